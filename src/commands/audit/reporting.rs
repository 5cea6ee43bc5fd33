//! The report of an audit: all of it at the end or, where the format and the place allow, each part as soon as it is there.

use super::delivery::Delivery;
use super::finding;
use super::list;
use super::mending::Mending;
use super::selection::FailOn;
use super::totals::Totals;
use crate::context::Context;
use crate::failure::Unread;
use crate::messages::{Messages, message};
use crate::report::{Note, Report, View};
use udatactl_core::audit::Assessment;

/// So many commands are proposed after a table; the others are in every other format.
const MOST_HINTS: usize = 10;

/// A report that grows.
pub struct Reporting<'a> {
    context: &'a Context,
    delivery: Delivery<'a>,
    messages: Messages,
    view: View,
    totals: Totals,
    rows: Vec<finding::Row>,
    /// All of them, for what is made of all of them.
    assessments: Vec<Assessment>,
    unread: Vec<Unread>,
}

impl<'a> Reporting<'a> {
    /// Begins a report.
    pub fn new(context: &'a Context, delivery: Delivery<'a>) -> Self {
        Self {
            context,
            delivery,
            messages: context.terminal.messages.open(),
            view: context.view(),
            totals: Totals::default(),
            rows: Vec::new(),
            assessments: Vec::new(),
            unread: Vec::new(),
        }
    }

    /// True where the members are part of it.
    pub fn has_members(&self) -> bool {
        self.delivery.has_members()
    }

    /// Adds what the rules say of so many organizations and of an account, and what could not be read; writes it where the
    /// format allows. `mending` keeps the commands.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn add(
        &mut self,
        organizations: usize,
        assessments: Vec<Assessment>,
        unread: Vec<Unread>,
        mending: Option<&mut Mending>,
    ) -> anyhow::Result<()> {
        self.totals.count(organizations, &assessments);
        self.unread.extend(unread);
        let is_list = self.delivery.is_list();
        if is_list || mending.is_some() {
            let rows = assessments.iter().flat_map(|assessment| finding::rows(&self.messages, assessment));
            let rows: Vec<finding::Row> = rows.collect();
            if let Some(mending) = mending {
                mending.keep_commands(&rows);
            }
            self.rows.extend(rows.into_iter().filter(|_| is_list));
        }
        if !is_list {
            self.assessments.extend(assessments);
            return Ok(());
        }
        if self.delivery.shows_accepted() {
            self.rows.extend(list::accepted(&self.messages, &assessments));
        }
        if self.delivery.is_in_parts() {
            // The gravest first; of one weight in the order of the organizations and of the rules.
            self.rows.sort_by_key(finding::Row::rank);
            let rows = std::mem::take(&mut self.rows);
            self.context.announce(&list::of(&rows, self.delivery.shows_accepted()), &self.view)?;
            self.view.goes_on = true;
        }
        Ok(())
    }

    /// Ends the report: the rows that are not written yet, the first commands that mend something, and the totals; or the
    /// document.
    ///
    /// # Errors
    /// Where it can't be written to where it was to go.
    pub fn end(mut self, fail_on: &[FailOn]) -> anyhow::Result<(Report, Vec<Unread>)> {
        let mut report = if !self.delivery.is_list() {
            self.delivery.deliver(&self.assessments)?
        } else if self.delivery.is_in_parts() {
            Report::silent()
        } else {
            self.rows.sort_by_key(finding::Row::rank);
            let total = self.rows.len();
            self.rows.truncate(self.context.limit().unwrap_or(usize::MAX));
            let shown = self.rows.len();
            let report = list::of(&self.rows, self.delivery.shows_accepted());
            let cut = (shown < total).then(|| Note::Say(message!("list-cut", shown = shown, total = total)));
            cut.into_iter().fold(report, Report::note)
        };
        report = report.note(Note::Say(self.totals.said()));
        if self.totals.accepted > 0 && !self.delivery.shows_accepted() {
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
        Ok((report, self.unread))
    }
}
