//! `invite inbox`: the invitations that I have received and not answered.

use clap::Args;

use crate::context::Context;
use crate::messages::message;
use crate::report::{Note, Report, age, record};
use udata_client::invitations::ReceivedInvitation;
use udatactl_core::text::shell::Command;

/// No argument.
#[derive(Debug, Args)]
pub struct Arguments {}

record! {
    /// An invitation that I received.
    pub struct Row {
        organization: String => shown(Slug("organization_id")),
        name: String => shown(Text),
        role: Option<String> => shown(Token("role")),
        created: Option<String> => shown(Moment),
        comment: Option<String> => shown(Text),
        id: String => more(Text),
        organization_id: String => more(Text),
        age_days: Option<i64> => more(Count),
        assignments: usize => more(Count),
    }
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
    let mut report = Report::list(Row::COLUMNS, &rows, message!("invite-inbox-empty"));
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
