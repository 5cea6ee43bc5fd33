//! `role list`: who may do what on this portal.

use clap::Args;

use super::powers::{POWERS, grant};
use crate::context::Context;
use crate::messages::{Message, message};
use crate::report::{Column, Note, Report, record};
use udata_client::Filter;
use udatactl_core::roster::Role;

/// Nothing to choose.
#[derive(Debug, Args)]
pub struct Arguments {}

/// The same for a portal without partial editors.
const COLUMNS_OF_TWO: &[Column] = &[Row::COLUMNS[0], Row::COLUMNS[1], Row::COLUMNS[2]];

record! {
    /// Something that may be done, and by whom.
    pub struct Row {
        permission: &'static str => shown(Token("may")).cut(Lines),
        admin: &'static str => shown(Token("grant")),
        editor: &'static str => shown(Token("grant")),
        #[serde(skip_serializing_if = "Option::is_none")]
        partial_editor: Option<&'static str> => shown(Token("grant")),
    }
}

/// Lists what may be done, with a column for each role that the portal has.
///
/// # Errors
/// When the portal does not answer.
pub fn run(_: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let roles = context.portal()?.roles()?;
    let partial = roles.iter().any(|role| role.id == Role::PartialEditor.word());
    let invitations = invitations(context);
    let word = |role: Role, power: &str| grant(role, power, invitations).word();
    let row = |power: &'static str| Row {
        permission: power,
        admin: word(Role::Admin, power),
        editor: word(Role::Editor, power),
        partial_editor: partial.then(|| word(Role::PartialEditor, power)),
    };
    let rows: Vec<Row> = POWERS.into_iter().map(row).collect();
    let columns = if partial { Row::COLUMNS } else { COLUMNS_OF_TWO };
    let mut report = Report::list(columns, &rows, message!("nothing-to-do"));
    report = report.note(Note::Say(Message::new(match invitations {
        None => "role-list-requests-unknown",
        Some(true) => "role-list-requests-hidden",
        Some(false) => "role-list-requests-shown",
    })));
    for role in &roles {
        if Role::parse(&role.id).is_none() {
            report = report.note(Note::Warn(message!("role-list-unknown", role = &role.id)));
        }
        if let Some(description) = &role.description {
            let said = message!("role-list-in-its-words", role = &role.label, description = description);
            report = report.note(Note::Say(said));
        }
    }
    let about_partial = if partial { "role-list-partial" } else { "role-list-no-partial" };
    report = report.note(Note::Say(Message::new(about_partial)));
    Ok(report.note(Note::Say(Message::new("role-list-portal-staff"))))
}

/// Whether this portal invites, and so shows requests to administrators only. A look at any organization tells; where
/// none can be had, nothing is concluded.
fn invitations(context: &Context) -> Option<bool> {
    let portal = context.portal().ok()?;
    let some = portal.organizations(&Filter { limit: Some(5), ..Filter::default() }).ok()?;
    let (organization, member) = some.entries.iter().find_map(|organization| {
        let user = organization.members.iter().find_map(|member| member.user.as_ref())?;
        Some((&organization.id, &user.id))
    })?;
    portal.routes_of(organization, member).ok().map(|routes| routes.invitations)
}
