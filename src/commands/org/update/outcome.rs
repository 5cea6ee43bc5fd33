//! The outcome for each field, as the portal holds it afterwards.

use super::edit::{self, FieldEdit, LOGO};
use crate::failure::{Code, Failure};
use crate::membership::{self, ChangeStatus};
use crate::messages::message;
use crate::report::{Note, Report, record};
use udata_client::Organization;
use udatactl_core::text::shell::{Command, flagged};

/// A longer value makes no command to copy.
const LONGEST_UNDO: usize = 200;

record! {
    /// A field of an organization, before and after.
    pub struct Row {
        field: &'static str => shown(Token("field")),
        before: Option<String> => shown(Long),
        after: Option<String> => shown(Long),
        result: ChangeStatus => shown(Token("result")),
        verified: bool => shown(Flag),
        /// The organization's slug; its id stays whatever its name.
        target: String => more(Text),
        action: &'static str => more(Token("action")),
        id: String => more(Text),
    }
}

/// One field: `after` is what is wanted in a dry run, and what was read in a run.
fn row(
    organization: &Organization,
    edit: &FieldEdit,
    written: ChangeStatus,
    after: Option<String>,
    verified: bool,
) -> Row {
    Row {
        field: edit.field,
        before: edit.before.clone(),
        after: if written == ChangeStatus::Unchanged { edit.before.clone() } else { after },
        result: written,
        verified,
        target: organization.slug.clone(),
        action: "update",
        id: organization.id.clone(),
    }
}

/// Nothing had to be sent: every field is as it is to be.
pub fn unchanged(organization: &Organization, edits: &[FieldEdit]) -> Report {
    report(edits.iter().map(|edit| row(organization, edit, ChangeStatus::Unchanged, None, true)).collect())
}

/// What a dry run would send.
pub fn planned(organization: &Organization, edits: &[FieldEdit]) -> Report {
    let row = |edit: &FieldEdit| {
        let written = if edit.changes() { ChangeStatus::Planned } else { ChangeStatus::Unchanged };
        row(organization, edit, written, edit.after.clone(), false)
    };
    report(edits.iter().map(row).collect())
}

fn report(rows: Vec<Row>) -> Report {
    Report::list(Row::COLUMNS, &rows, message!("nothing-to-do"))
}

/// Reports what was sent, where nothing could be read afterwards.
pub fn unread(
    organization: &Organization,
    edits: &[FieldEdit],
    written: ChangeStatus,
    why: &anyhow::Error,
) -> Report {
    let written = |edit: &FieldEdit| if edit.changes() { written } else { ChangeStatus::Unchanged };
    let rows =
        edits.iter().map(|edit| row(organization, edit, written(edit), edit.after.clone(), !edit.changes()));
    let mut report = report(rows.collect());
    report.failure = Some(Failure::not_read_back(Failure::explain(why)));
    report
}

/// Compares what the portal holds with what was wanted.
pub fn read_back(before: &Organization, now: &Organization, edits: &[FieldEdit], logo_sent: bool) -> Report {
    let mut differing = 0;
    let rows: Vec<Row> = edits
        .iter()
        .map(|edit| {
            let held = edit::held(now, edit.field);
            let as_wanted = match edit.field {
                LOGO => logo_sent && held.is_some() && held != edit.before,
                _ => edit::same(held.as_deref(), edit.after.as_deref()),
            };
            let written = match (edit.changes(), as_wanted) {
                (false, _) => ChangeStatus::Unchanged,
                (true, true) => ChangeStatus::Changed,
                (true, false) => ChangeStatus::Failed,
            };
            differing += usize::from(written == ChangeStatus::Failed);
            row(now, edit, written, held, as_wanted)
        })
        .collect();
    let mut report = report(rows);
    if before.slug != now.slug {
        let slugs = message!("update-new-slug", before = &before.slug, after = &now.slug);
        report = report.note(Note::Say(slugs));
    }
    if differing > 0 {
        let message = message!("update-differs", count = differing);
        report.failure = Some(Failure::new(Code::NotAsWanted, message));
    } else if let Some(command) = undo(now, edits) {
        report = report.note(Note::Hint(message!("hint-undo", command = command)));
    }
    report
}

/// The command that gives the fields their old values, where it can be written on a line.
fn undo(now: &Organization, edits: &[FieldEdit]) -> Option<Command> {
    let mut command = Command::new("org update {}", &[&membership::word(now)]);
    let mut cleared = Vec::new();
    for edit in edits.iter().filter(|edit| edit.changes()) {
        match &edit.before {
            _ if edit.field == LOGO => return None,
            Some(before) if before.len() > LONGEST_UNDO || before.contains('\n') => return None,
            Some(before) => command = command.written(vec![flagged(&format!("--{}", edit.field), before)]),
            None => cleared.push(edit.field),
        }
    }
    if !cleared.is_empty() {
        command = command.with("--unset", Some(&cleared.join(",")));
    }
    Some(command)
}
