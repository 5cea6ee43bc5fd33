//! The findings as a list of records, the gravest first.

use serde::Serialize;

use super::finding::{self, Entry, Row};
use crate::messages::{Messages, message};
use crate::report::{Report, View};
use udatactl_core::audit::Assessment;

/// The fields that a table shows where some findings are accepted.
const WITH_ACCEPTED: &[&str] = &["severity", "organization", "finding", "reason", "author", "until"];

/// The lines of a list before they are made, the gravest first; of one weight in the order of the organizations and of the
/// rules.
#[derive(Default)]
pub struct Lines<'a> {
    open: Vec<Entry<'a>>,
    pub untold: Untold,
    accepted: Vec<Entry<'a>>,
}

/// Of how many organizations a rule was left open, in the order of the rules.
#[derive(Default)]
pub struct Untold(Vec<(&'static str, usize)>);

impl Untold {
    /// True where none was.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds what was left open elsewhere.
    pub fn extend(&mut self, other: Self) {
        other.0.into_iter().for_each(|(rule, organizations)| self.add(rule, organizations));
    }

    fn add(&mut self, rule: &'static str, organizations: usize) {
        match self.0.iter_mut().find(|(known, _)| *known == rule) {
            Some((_, count)) => *count += organizations,
            None => self.0.push((rule, organizations)),
        }
    }
}

impl<'a> Lines<'a> {
    /// The lines of what was found and could not be told of these organizations and, where that is shown, of what is accepted.
    pub fn of(assessments: impl IntoIterator<Item = &'a Assessment>, shows_accepted: bool) -> Self {
        let mut lines = Self::default();
        for assessment in assessments {
            for entry in finding::open(assessment) {
                match entry.untold() {
                    Some(rule) => lines.untold.add(rule, 1),
                    None => lines.open.push(entry),
                }
            }
            lines.accepted.extend(finding::accepted(assessment).filter(|_| shows_accepted));
        }
        lines.open.sort_by_key(Entry::rank);
        lines
    }

    /// The lines of what was left open.
    pub fn of_untold(untold: Untold) -> Self {
        Self { untold, ..Self::default() }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.open.len() + self.untold.0.len() + self.accepted.len()
    }

    /// The rows, each made as it is wanted.
    pub fn rows(&self, messages: &Messages) -> impl Iterator<Item = Row> {
        let untold = self.untold.0.iter().map(|(rule, count)| finding::of_untold(messages, rule, *count));
        let row = |entry: &Entry| entry.row(messages);
        self.open.iter().map(row).chain(untold).chain(self.accepted.iter().map(row))
    }
}

/// The rows of what was found and could not be told.
pub fn rows<'a>(messages: &Messages, assessments: impl IntoIterator<Item = &'a Assessment>) -> Vec<Row> {
    Lines::of(assessments, false).rows(messages).collect()
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
