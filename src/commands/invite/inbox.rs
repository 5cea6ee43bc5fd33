//! `invite inbox`: the invitations that I have received and not answered.

use clap::Args;
use serde::Serialize;

use crate::context::Context;
use crate::messages::message;
use crate::report::{Column, Kind, Note, Report, age};
use udata_client::invitations::ReceivedInvitation;
use udatactl_core::text::shell::Command;

/// No argument.
#[derive(Debug, Args)]
pub struct Arguments {}

const COLUMNS: &[Column] = &[
    Column::shown("organization", Kind::Slug("organization_id")),
    Column::shown("name", Kind::Text),
    Column::shown("role", Kind::Token("role")),
    Column::shown("created", Kind::Moment),
    Column::shown("comment", Kind::Text),
    Column::more("id", Kind::Text),
    Column::more("organization_id", Kind::Text),
    Column::more("age_days", Kind::Count),
    Column::more("assignments", Kind::Count),
];

#[derive(Serialize)]
struct Row {
    organization: String,
    organization_id: String,
    name: String,
    id: String,
    role: Option<String>,
    created: Option<String>,
    age_days: Option<i64>,
    comment: Option<String>,
    assignments: usize,
}

/// Lists my invitations, oldest first.
///
/// # Errors
/// Exit 7 on a portal without invitations.
pub fn run(_arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let mut received = context.signed_in()?.received_invitations()?;
    received.sort_by_cached_key(|invitation| invitation.created.as_deref().and_then(age::parse));
    context.settings.name_cache().keep_inbox(&received);
    let total = received.len();
    received.truncate(context.limit().unwrap_or(usize::MAX));
    let rows: Vec<Row> = received.into_iter().map(|invitation| row(invitation, context)).collect();
    let mut report = Report::list(COLUMNS, &rows, message!("invite-inbox-empty"));
    if rows.len() < total {
        report = report.note(Note::Say(message!("list-cut", shown = rows.len(), total = total)));
    }
    if let Some(first) = rows.first() {
        let command = Command::new("invite accept {}", &[&first.organization]);
        report = report.note(Note::Hint(message!("invite-inbox-answer", command = command)));
    }
    Ok(report)
}

fn row(invitation: ReceivedInvitation, context: &Context) -> Row {
    let created = invitation.created.as_deref().and_then(age::parse);
    Row {
        organization: invitation.organization.slug,
        organization_id: invitation.organization.id,
        name: invitation.organization.name,
        id: invitation.id,
        role: invitation.role,
        age_days: created.map(|created| age::days_between(created, context.settings.now)),
        created: invitation.created,
        comment: invitation.comment,
        assignments: invitation.assignments.map_or(0, |assignments| assignments.len()),
    }
}
