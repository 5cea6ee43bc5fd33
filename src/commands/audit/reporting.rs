//! The report of an audit: all of it at the end or, where the format and the place allow, each part as soon as it is there.

use super::delivery::Delivery;
use super::finding::{self, Row};
use super::list::{self, Lines, Untold};
use super::mending::Mending;
use super::selection::{FailOn, Selected};
use super::totals::Totals;
use crate::context::Context;
use crate::failure::{Code, Failure, Unread};
use crate::messages::{Messages, message};
use crate::report::{Note, Report, View};
use crate::settings::site_flag;
use udata_client::side_by_side;
use udatactl_core::audit::Assessment;

/// So many commands are proposed after a table; the others are in every other format.
const MOST_HINTS: usize = 10;

/// So many organizations are made into text at a time, and so many such parts at once.
const PART: usize = 400;
const PROCESSORS: usize = 4;

/// A report that grows.
pub struct Reporting<'a> {
    context: &'a Context,
    delivery: Delivery<'a>,
    messages: Messages,
    /// The same, with commands that say which portal they are for: in files they are run elsewhere.
    of_files: Messages,
    view: View,
    totals: Totals,
    /// Those that are not written yet.
    assessments: Vec<Assessment>,
    /// What rules left open, which is told at the end.
    untold: Untold,
    unread: Vec<Unread>,
}

impl<'a> Reporting<'a> {
    /// Begins a report.
    pub fn new(context: &'a Context, delivery: Delivery<'a>) -> Self {
        let typed = &context.settings.where_flags;
        let flags = if typed.is_empty() { site_flag(&context.settings.site) } else { typed.clone() };
        Self {
            context,
            delivery,
            messages: context.terminal.messages.open(),
            of_files: context.terminal.messages.open().with_flags(flags),
            view: context.view(),
            totals: Totals::default(),
            assessments: Vec::new(),
            untold: Untold::default(),
            unread: Vec::new(),
        }
    }

    /// True where the members are part of it.
    pub fn has_members(&self) -> bool {
        self.delivery.has_members()
    }

    /// True where it says which rules were asked.
    pub fn has_rules(&self) -> bool {
        !self.delivery.is_list()
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
        if let Some(mending) = mending {
            let entries = assessments.iter().flat_map(finding::open);
            mending.keep_commands(entries.map(|entry| entry.row(&self.of_files)));
        }
        if !self.delivery.is_in_parts() {
            self.assessments.extend(assessments);
            return Ok(());
        }
        // Several parts are made into text at once, and written in their order.
        let mut parts: Vec<&[Assessment]> = assessments.chunks(PART).collect();
        if parts.is_empty() {
            parts.push(&[]); // a heading, where the format has one
        }
        for parts in parts.chunks(2 * PROCESSORS) {
            let numbered: Vec<(usize, &[Assessment])> = parts.iter().copied().enumerate().collect();
            let made = side_by_side(PROCESSORS, &numbered, |(number, part)| {
                let mut lines = Lines::of(*part, self.delivery.shows_accepted());
                let untold = std::mem::take(&mut lines.untold);
                Ok::<_, anyhow::Error>((untold, self.text(&lines, self.view.goes_on || *number > 0)?))
            });
            for part in made {
                let (untold, text) = part?;
                self.untold.extend(untold);
                self.context.write_result(text)?;
            }
            self.view.goes_on = true;
        }
        Ok(())
    }

    /// Lines as they are written, after others or as the first.
    fn text(&self, lines: &Lines, goes_on: bool) -> anyhow::Result<String> {
        let view = View { goes_on, ..self.view.clone() };
        let list = list::of(lines.rows(&self.messages), self.delivery.shows_accepted(), &view);
        Ok(list.render(&view, &self.context.terminal.messages)?)
    }

    /// A command with the words that a person has to choose in that person's language.
    fn spoken(&self, command: &str, choose: &[&str]) -> String {
        let said = |word: &str| self.messages.say(&message!(format!("choose-{}", word.to_lowercase())));
        let word = |word: &str| if choose.contains(&word) { said(word) } else { word.to_owned() };
        command.split(' ').map(word).collect::<Vec<_>>().join(" ")
    }

    /// Ends the report: the rows that are not written yet, in JSON those about lines of lists that mean nobody, the first commands that mend something, and the totals; or the
    /// document.
    ///
    /// # Errors
    /// Where it can't be written to where it was to go.
    pub fn end(mut self, fail_on: &[FailOn], selected: &Selected) -> anyhow::Result<(Report, Vec<Unread>)> {
        let unmet = if self.delivery.is_json() { selected.beside.rows(&self.messages) } else { Vec::new() };
        let (mut commands, mut more) = (Vec::new(), 0);
        let shows_accepted = self.delivery.shows_accepted();
        let mut report = if !self.delivery.is_list() {
            self.delivery.deliver(&self.assessments, unmet)?
        } else if self.delivery.is_in_parts() {
            if !self.untold.is_empty() {
                let untold = std::mem::take(&mut self.untold);
                self.context.write_result(self.text(&Lines::of_untold(untold), self.view.goes_on)?)?;
                self.view.goes_on = true;
            }
            if !unmet.is_empty() {
                self.context.announce(&list::of(unmet, shows_accepted, &self.view), &self.view)?;
            }
            Report::silent()
        } else {
            let lines = Lines::of(&self.assessments, shows_accepted);
            let total = lines.len();
            let shown = self.context.limit().unwrap_or(usize::MAX).min(total);
            let keep = |row: &Row| match row.command.as_ref().filter(|_| !row.is_accepted()) {
                Some(command) if commands.len() < MOST_HINTS => {
                    commands.push(self.spoken(command, &row.choose));
                }
                command => more += usize::from(command.is_some()),
            };
            let rows = lines.rows(&self.messages).take(shown).inspect(keep);
            let report = list::of(rows.chain(unmet), shows_accepted, &self.view);
            let cut = (shown < total).then(|| Note::Say(message!("list-cut", shown = shown, total = total)));
            cut.into_iter().fold(report, Report::note)
        };
        report = report.note(Note::Say(self.totals.said()));
        if self.totals.accepted > 0 && !shows_accepted {
            report = report.note(Note::Say(message!("audit-accepted", count = self.totals.accepted)));
        }
        for command in commands {
            report = report.note(Note::Hint(message!("audit-mend", command = command)));
        }
        if more > 0 {
            report = report.note(Note::Say(message!("audit-more-mends", count = more)));
        }
        report.failure = self.totals.failure(fail_on);
        if self.totals.organizations + self.unread.len() == 0 && !selected.rules.is_empty() {
            let nothing = message!("audit-nowhere");
            // What looked at nothing found nothing wrong, which is not what was wanted.
            match report.failure {
                None if !fail_on.is_empty() => report.failure = Some(Failure::new(Code::Findings, nothing)),
                _ => report = report.note(Note::Warn(nothing)),
            }
        }
        Ok((report, self.unread))
    }
}
