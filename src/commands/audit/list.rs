//! The findings as a list of records, the gravest first.

use super::finding::{self, Row};
use crate::messages::{Messages, message};
use crate::report::Report;
use udatactl_core::audit::Assessment;

/// The fields that a table shows where some findings are accepted.
const WITH_ACCEPTED: &[&str] = &["severity", "organization", "finding", "reason", "author", "until"];

/// The rows, the gravest first; of one weight in the order of the organizations and of the rules.
pub fn rows<'a>(messages: &Messages, assessments: impl IntoIterator<Item = &'a Assessment>) -> Vec<Row> {
    let mut rows: Vec<Row> =
        assessments.into_iter().flat_map(|assessment| finding::rows(messages, assessment)).collect();
    rows.sort_by_key(Row::rank);
    rows
}

/// The rows of what was found and is accepted, in the order of the organizations.
pub fn accepted<'a>(messages: &Messages, assessments: impl IntoIterator<Item = &'a Assessment>) -> Vec<Row> {
    assessments.into_iter().flat_map(|assessment| finding::accepted_rows(messages, assessment)).collect()
}

/// The list as a report; a table of one that shows what is accepted says why, too.
pub fn of<'a>(rows: impl IntoIterator<Item = &'a Row>, shows_accepted: bool) -> Report {
    let report = Report::list(Row::COLUMNS, rows, message!("audit-nothing"));
    if shows_accepted { report.table(WITH_ACCEPTED) } else { report }
}
