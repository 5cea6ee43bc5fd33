//! The outcome for somebody's assignments: one record for each that was named or chosen.

use super::replacement::AssignmentReplacement;
use crate::membership::ChangeStatus;
use crate::messages::message;
use crate::report::{Note, Report, record};
use udata_client::AssignedSubject;
use udatactl_core::text::shell::Command;

/// So many identifiers still make a command that somebody would type.
const FEW: usize = 10;

record! {
    /// Something that somebody is assigned, or no longer.
    pub struct Row<'a> {
        person: String => shown(Text).whose("person_id").cut(Middle),
        action: &'static str => shown(Token("action")),
        kind: String => shown(Token("content-kind")),
        title: &'a str => shown(Text),
        result: ChangeStatus => shown(Token("result")),
        verified: bool => shown(Flag),
        id: &'a str => more(Text),
        page: Option<&'a str> => more(Text),
        /// Whether the content was assigned.
        before: bool => more(Flag),
        /// Whether the content is assigned; in a dry run, whether it would be.
        after: bool => more(Flag),
        person_id: &'a str => more(Text),
        organization: &'a str => more(Slug("organization_id")),
    }
}

/// The command that undoes it, unless it would be endless.
pub fn undo(edit: &AssignmentReplacement) -> Option<Note> {
    let ids: Vec<&str> = edit.changes().map(|assignable| assignable.assigned.id.as_str()).collect();
    let verb = if edit.gives { "remove" } else { "add" };
    let (slug, person) = (&edit.organization.slug, edit.person.word());
    let named = Command::new("assignment {} {} {}", &[verb, slug, &person]);
    let command = ids.iter().fold(named, |command, id| command.and("{}", &[id]));
    (ids.len() <= FEW).then(|| Note::Hint(message!("hint-undo", command = command)))
}

/// A record for each, where somebody has `now`; `written` is of what was to be changed and is as wanted.
pub fn report(
    edit: &AssignmentReplacement,
    now: &[AssignedSubject],
    written: ChangeStatus,
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
            result: if !edit.is_change(assignable) {
                ChangeStatus::Unchanged
            } else if after != edit.gives {
                ChangeStatus::Failed
            } else {
                written
            },
            verified,
        }
    });
    Report::list(Row::COLUMNS, rows, message!("nothing-to-do"))
}
