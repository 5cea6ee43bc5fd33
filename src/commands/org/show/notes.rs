//! Notes of `org show` after the record: what is wrong, and what to do next.

use super::row::{Administrator, Mine, Row};
use crate::context::Context;
use crate::membership;
use crate::messages::message;
use crate::report::{Note, Report, age};
use udata_client::Organization;
use udatactl_core::text::shell::Command;

/// Adds the sentences to the report.
pub fn add(
    mut report: Report,
    context: &Context,
    organization: &Organization,
    row: &Row,
    mine: Option<&Mine>,
) -> Report {
    let slug = &membership::word(organization);
    let mut add = |note| report.notes.push(note);
    if organization.deleted.is_some() {
        add(Note::Warn(message!("show-deleted", organization = &organization.name)));
        return report;
    }
    if row.damaged_members > 0 {
        let (count, name) = (row.damaged_members, &organization.name);
        add(Note::Warn(message!("warning-damaged-members", count = count, organization = name)));
    }
    if row.doubled_members > 0 {
        let (count, name) = (row.doubled_members, &row.name);
        add(Note::Warn(message!("warning-doubled-members", count = count, organization = name)));
    }
    let is_gone =
        |administrator: &&Administrator| matches!(administrator.account, "deleted" | "switched_off");
    let gone: Vec<String> = row
        .administered_by
        .iter()
        .filter(is_gone)
        .map(|administrator| format!("{} ({})", administrator.name, administrator.slug))
        .collect();
    if !gone.is_empty() {
        add(Note::Warn(message!("show-gone-administrators", count = gone.len(), people = gone)));
    }
    let may_manage = mine.is_some_and(|mine| mine.permissions.members);
    match row.administrators {
        0 => {
            add(Note::Warn(message!("show-no-administrator")));
            let command = Command::new("org recover {}", &[slug]);
            add(Note::Hint(message!("show-recover", command = command)));
        }
        1 if may_manage => {
            add(Note::Hint(message!("show-one-administrator", members = row.members, slug = slug)));
        }
        _ => {}
    }
    if let Some(count) = row.pending_requests.filter(|count| *count > 0) {
        let command = Command::new("requests list {}", &[slug]);
        add(Note::Hint(message!("show-pending-requests", count = count, command = command)));
    }
    if let Some(count) = row.pending_invitations.filter(|count| *count > 0) {
        let command = Command::new("invite list {}", &[slug]);
        add(Note::Hint(message!("show-pending-invitations", count = count, command = command)));
    }
    let Some(mine) = mine else { return report };
    match mine.pending() {
        Some(invitation) if invitation.is_invitation() => {
            let command = Command::new("invite accept {}", &[&invitation.id]);
            add(Note::Hint(message!("invited-already", command = command)));
        }
        Some(request) => {
            let created = request.created.as_deref().unwrap_or_default();
            let since = age::of(created, context.settings.now);
            add(Note::Say(message!("show-asked", since = since)));
        }
        None if mine.role.is_none() && !may_manage && row.administrators > 0 => {
            let command = Command::new("org join {}", &[slug]);
            add(Note::Hint(message!("show-join", command = command)));
        }
        None => {}
    }
    report
}
