//! The findings as a list of records, the gravest first.

use serde::Serialize;

use super::finding::{self, Entry, Row};
use crate::messages::{Messages, message};
use crate::report::{Report, View};
use udatactl_core::audit::Assessment;

/// The fields that a table shows where some findings are accepted.
const WITH_ACCEPTED: &[&str] = &["severity", "organization", "finding", "reason", "author", "until"];

/// The entries of a list, the gravest first; of one weight in the order of the organizations and of the rules.
pub fn entries<'a>(
    assessments: impl IntoIterator<Item = &'a Assessment>,
    shows_accepted: bool,
) -> Vec<Entry<'a>> {
    let each = assessments.into_iter().flat_map(|assessment| {
        finding::open(assessment).chain(finding::accepted(assessment).filter(move |_| shows_accepted))
    });
    let mut entries: Vec<Entry> = each.collect();
    entries.sort_by_key(Entry::rank);
    entries
}

/// The rows of what was found and could not be told.
pub fn rows<'a>(messages: &Messages, assessments: impl IntoIterator<Item = &'a Assessment>) -> Vec<Row> {
    entries(assessments, false).iter().map(|entry| entry.row(messages)).collect()
}

/// The rows of what was found and is accepted, in the order of the organizations.
pub fn accepted<'a>(messages: &Messages, assessments: impl IntoIterator<Item = &'a Assessment>) -> Vec<Row> {
    assessments.into_iter().flat_map(finding::accepted).map(|entry| entry.row(messages)).collect()
}

/// The list as a report; a table of one that shows what is accepted says why, too.
pub fn of(rows: impl IntoIterator<Item: Serialize>, shows_accepted: bool, view: &View) -> Report {
    let report = Report::list_for(view, Row::COLUMNS, rows, message!("audit-nothing"));
    if shows_accepted { report.table(WITH_ACCEPTED) } else { report }
}
