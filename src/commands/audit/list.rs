//! The findings as a list of records, the gravest first, with the first commands that mend something.

use super::finding::{self, Row};
use crate::messages::{Messages, message};
use crate::report::{Note, Report};
use udatactl_core::audit::Assessment;

/// So many commands are proposed after a table; the others are in every other format.
const MOST_HINTS: usize = 10;

/// The rows, the gravest first; of one weight in the order of the organizations and of the rules.
pub fn rows<'a>(messages: &Messages, assessments: impl IntoIterator<Item = &'a Assessment>) -> Vec<Row> {
    let mut rows: Vec<Row> =
        assessments.into_iter().flat_map(|assessment| finding::rows(messages, assessment)).collect();
    rows.sort_by_key(Row::rank);
    rows
}

/// The list without anything beside it.
pub fn bare(rows: &[Row]) -> Report {
    Report::list(Row::COLUMNS, rows, message!("audit-nothing"))
}

/// The list with the first commands that mend something.
pub fn proposing(rows: &[Row]) -> Report {
    let mut report = bare(rows);
    let commands: Vec<&String> = rows.iter().filter_map(|row| row.command.as_ref()).collect();
    for command in commands.iter().take(MOST_HINTS) {
        report = report.note(Note::Hint(message!("audit-mend", command = *command)));
    }
    if commands.len() > MOST_HINTS {
        report = report.note(Note::Say(message!("audit-more-mends", count = commands.len() - MOST_HINTS)));
    }
    report
}
