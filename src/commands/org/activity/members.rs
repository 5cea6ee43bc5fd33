//! Who is a member, the latest first: who arrived is told by the portal, who was removed by this machine's journal alone.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::dashboard::Dashboard;
use crate::commands::member::list::{Row, rows};
use crate::journal;
use crate::membership;
use crate::messages::message;
use crate::report::{Note, Report, age};
use udatactl_core::text::shell::Command;

/// The columns of its table.
const TABLE: &[&str] = &["slug", "name", "role", "since", "last_seen"];

/// Lists the members, with how many arrived and were removed since the moment asked for.
///
/// # Errors
/// A journal that can't be read.
pub fn report(dashboard: &Dashboard) -> Result<Report, journal::Error> {
    let mut members: Vec<Row> = rows(dashboard.organization).map(|(_, row)| row).collect();
    let since = |row: &Row| row.since.as_deref().and_then(age::parse);
    members.sort_by_key(|row| std::cmp::Reverse(since(row)));
    let arrived = members.iter().filter(|row| since(row).is_some_and(|at| at >= dashboard.since)).count();
    let removed = removed(dashboard, dashboard.since)?;
    let (rows, cut) = dashboard.cut(members);
    let format = dashboard.context.view().format;
    let mut report = Report::list(Row::COLUMNS, &rows, message!("member-list-empty")).table(TABLE);
    report.notes.extend(cut);
    let mut report = report.note_hidden(format);
    let moment = || age::minute(dashboard.since);
    report = report.note(Note::Say(message!("activity-arrived", count = arrived, since = moment())));
    if removed > 0 {
        let slug = membership::word(dashboard.organization);
        let command = Command::new("journal list --names --org {}", &[&slug]);
        let said = message!("activity-removed", count = removed, since = moment(), command = command);
        report = report.note(Note::Hint(said));
    }
    Ok(report.note(Note::Say(message!("activity-departures-unknown"))))
}

/// How many this machine has removed since then who are no members again.
fn removed(dashboard: &Dashboard, since: Timestamp) -> Result<usize, journal::Error> {
    let organization = dashboard.organization;
    let is_member = |id: &str| {
        organization.members.iter().any(|member| member.user.as_ref().is_some_and(|user| user.id == id))
    };
    let mut people = BTreeSet::new();
    for entry in dashboard.context.written(&organization.id)? {
        let entry = entry?;
        if entry.at < since {
            break;
        }
        if entry.subject.action == "remove" {
            people.extend(entry.subject.person.filter(|person| !is_member(person)));
        }
    }
    Ok(people.len())
}
