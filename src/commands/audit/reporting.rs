//! The report of an audit: all of it at the end or, where the format allows, each part as soon as it is there.

use super::finding;
use super::selection::FailOn;
use super::totals::Totals;
use crate::context::Context;
use crate::failure::Unread;
use crate::messages::message;
use crate::report::{Note, Report, View};
use udatactl_core::audit::Assessment;

/// So many commands are proposed after a table; the others are in every other format.
const MOST_HINTS: usize = 10;

/// A report that grows.
pub struct Reporting<'a> {
    context: &'a Context,
    view: View,
    /// The accepted findings are shown, too.
    accepted: bool,
    totals: Totals,
    rows: Vec<finding::Row>,
    unread: Vec<Unread>,
}

impl<'a> Reporting<'a> {
    /// Begins a report.
    pub fn new(context: &'a Context, accepted: bool) -> Self {
        let (totals, view) = (Totals::default(), context.view());
        Self { context, view, accepted, totals, rows: Vec::new(), unread: Vec::new() }
    }

    /// Adds what the rules say of so many organizations and of an account, and what could not be read; writes it where the
    /// format allows. `keep` sees the rows before.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn add(
        &mut self,
        organizations: usize,
        assessments: &[Assessment],
        unread: Vec<Unread>,
        keep: impl FnOnce(&[finding::Row]),
    ) -> anyhow::Result<()> {
        self.totals.count(organizations, assessments);
        self.unread.extend(unread);
        let mut rows: Vec<finding::Row> =
            assessments.iter().flat_map(|assessment| finding::rows(self.context, assessment)).collect();
        keep(&rows);
        if self.accepted {
            let accepted = |assessment| finding::accepted_rows(self.context, assessment);
            rows.extend(assessments.iter().flat_map(accepted));
        }
        self.rows.append(&mut rows);
        if self.context.streams() {
            // The gravest first; of one weight in the order of the organizations and of the rules.
            self.rows.sort_by_key(finding::Row::rank);
            let rows = std::mem::take(&mut self.rows);
            let report = Report::list(finding::Row::COLUMNS, &rows, message!("audit-nothing"));
            self.context.announce(&report, &self.view)?;
            self.view.goes_on = true;
        }
        Ok(())
    }

    /// Ends the report: the rows that are not written yet, the first commands that mend something, and the totals.
    pub fn end(mut self, fail_on: &[FailOn]) -> (Report, Vec<Unread>) {
        let mut report = if self.context.streams() {
            Report::silent()
        } else {
            self.rows.sort_by_key(finding::Row::rank);
            let total = self.rows.len();
            self.rows.truncate(self.context.limit().unwrap_or(usize::MAX));
            let shown = self.rows.len();
            let report = Report::list(finding::Row::COLUMNS, &self.rows, message!("audit-nothing"));
            let cut = (shown < total).then(|| Note::Say(message!("list-cut", shown = shown, total = total)));
            cut.into_iter().fold(report, Report::note)
        };
        report = report.note(Note::Say(self.totals.said()));
        if self.totals.accepted > 0 && !self.accepted {
            report = report.note(Note::Say(message!("audit-accepted", count = self.totals.accepted)));
        }
        let commands: Vec<&String> = self
            .rows
            .iter()
            .filter(|row| !row.is_accepted())
            .filter_map(|row| row.command.as_ref())
            .collect();
        for command in commands.iter().take(MOST_HINTS) {
            report = report.note(Note::Hint(message!("audit-mend", command = *command)));
        }
        if commands.len() > MOST_HINTS {
            let more = commands.len() - MOST_HINTS;
            report = report.note(Note::Say(message!("audit-more-mends", count = more)));
        }
        report.failure = self.totals.failure(fail_on);
        (report, self.unread)
    }
}
