//! The findings as a list of records, the gravest first.

use super::finding::{self, Row};
use crate::messages::{Messages, message};
use crate::report::Report;
use udatactl_core::audit::Assessment;

/// The rows, the gravest first; of one weight in the order of the organizations and of the rules.
pub fn rows<'a>(messages: &Messages, assessments: impl IntoIterator<Item = &'a Assessment>) -> Vec<Row> {
    let mut rows: Vec<Row> =
        assessments.into_iter().flat_map(|assessment| finding::rows(messages, assessment)).collect();
    rows.sort_by_key(Row::rank);
    rows
}

/// The list as a report.
pub fn of(rows: &[Row]) -> Report {
    Report::list(Row::COLUMNS, rows, message!("audit-nothing"))
}
