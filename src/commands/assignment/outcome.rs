//! What became of somebody's assignments: one record for each that was named or chosen.

use serde::Serialize;

use super::editors;
use super::replacement::AssignmentReplacement;
use crate::context::Context;
use crate::exit_status::ExitStatus;
use crate::failure::{Failure, portal_failure};
use crate::messages::message;
use crate::report::{Column, Kind, Note, Report};
use udata_client::AssignedSubject;
use udatactl_core::text::shell::Command;

/// So many identifiers still make a command that somebody would type.
const FEW: usize = 10;

pub const COLUMNS: &[Column] = &[
    Column::shown("person", Kind::Text).whose("person_id"),
    Column::shown("action", Kind::Token("action")),
    Column::shown("kind", Kind::Token("content-kind")),
    Column::shown("title", Kind::Text),
    Column::shown("result", Kind::Token("result")),
    Column::shown("verified", Kind::Flag),
    Column::more("id", Kind::Text),
    Column::more("page", Kind::Text),
    Column::more("before", Kind::Flag),
    Column::more("after", Kind::Flag),
    Column::more("person_id", Kind::Text),
    Column::more("organization", Kind::Slug("organization_id")),
];

#[derive(Serialize)]
struct Row<'a> {
    person: String,
    person_id: &'a str,
    organization: &'a str,
    action: &'static str,
    kind: String,
    title: &'a str,
    id: &'a str,
    page: Option<&'a str>,
    /// Whether it was assigned.
    before: bool,
    /// Whether it is; in a dry run, whether it would be.
    after: bool,
    result: &'static str,
    verified: bool,
}

/// Nothing had to be done.
pub fn unchanged(edit: &AssignmentReplacement) -> Report {
    report(edit, &edit.before, "unchanged", true)
}

/// What a dry run would do.
pub fn planned(edit: &AssignmentReplacement) -> Report {
    report(edit, &edit.wanted(), "planned", false)
}

/// Reads what the portal holds now, after a write whose answer may have been lost.
///
/// # Errors
/// That of the lost answer, where nothing of it was done.
pub fn read_back(
    edit: &AssignmentReplacement,
    context: &Context,
    lost: Option<anyhow::Error>,
) -> anyhow::Result<Report> {
    let now = match context.signed_in()?.assignments(&edit.organization.id) {
        Ok(assignments) => editors::theirs(&assignments, &edit.person.id),
        Err(error) => {
            let mut report = report(edit, &edit.wanted(), "failed", false);
            report.failure = Some(Failure::not_read_back(portal_failure(&error)));
            return Ok(report);
        }
    };
    let wanted = edit.wanted();
    let holds = edit.changes().filter(|assignable| now.contains(&assignable.assigned) == edit.gives).count();
    let mut report = report(edit, &now, "changed", true);
    if holds == edit.changes().count() && wanted.iter().all(|subject| now.contains(subject)) {
        report.notes.extend(undo(edit));
        return Ok(report);
    }
    match lost {
        Some(error) if holds == 0 => Err(error),
        _ => {
            let message = message!("assignment-not-read-back", person = &edit.person.name);
            report.failure = Some(Failure::new(ExitStatus::Partly, "not_read_back", message));
            Ok(report)
        }
    }
}

/// The command that undoes it, unless it would be endless.
fn undo(edit: &AssignmentReplacement) -> Option<Note> {
    let ids: Vec<&str> = edit.changes().map(|assignable| assignable.assigned.id.as_str()).collect();
    let verb = if edit.gives { "remove" } else { "add" };
    let (slug, person) = (&edit.organization.slug, edit.person.word());
    let named = Command::new("assignment {} {} {}", &[verb, slug, &person]);
    let command = ids.iter().fold(named, |command, id| command.and("{}", &[id]));
    (ids.len() <= FEW).then(|| Note::Hint(message!("hint-undo", command = command)))
}

/// A record for each, where somebody has `now`; `result` is of what was to be changed and is as wanted.
fn report(
    edit: &AssignmentReplacement,
    now: &[AssignedSubject],
    result: &'static str,
    verified: bool,
) -> Report {
    let rows = edit.chosen.iter().map(|assignable| {
        let after = now.contains(&assignable.assigned);
        Row {
            person: edit.person.word(),
            person_id: &edit.person.id,
            organization: &edit.organization.slug,
            action: edit.action(),
            kind: assignable.kind(),
            title: assignable.title(),
            id: &assignable.assigned.id,
            page: assignable.content.as_ref().and_then(|content| content.page.as_deref()),
            before: edit.before.contains(&assignable.assigned),
            after,
            result: match edit.is_change(assignable) {
                false => "unchanged",
                true if after != edit.gives => "failed",
                true => result,
            },
            verified,
        }
    });
    Report::list(COLUMNS, rows, message!("nothing-to-do"))
}
