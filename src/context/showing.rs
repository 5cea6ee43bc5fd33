//! How a result is shown, and where it is written before the command has ended.

use std::io;

use crate::failure;
use crate::messages::Messages;
use crate::report::{Format, Report, View};
use crate::settings::site_flag;

use super::Context;

/// The entries of a list that a person is shown unless they ask for more.
const USUAL_LIMIT: usize = 50;

impl Context {
    /// How the result is shown.
    pub fn view(&self) -> View {
        let settings = &self.settings;
        let for_a_person = self.terminal.result_is_for_a_person();
        View {
            format: settings.format.unwrap_or(if for_a_person { Format::Table } else { Format::Plain }),
            fields: settings.fields.clone(),
            french_csv: settings.french_csv,
            accessible: settings.terminal.accessible,
            goes_on: false,
            terminal: for_a_person,
            colored: self.terminal.colored_result(),
            width: self.terminal.columns(),
            now: settings.now,
        }
    }

    /// True where a long result may be written as it comes: to a pipe, whole, in a format whose lines stand for themselves.
    pub fn streams(&self) -> bool {
        let streams = matches!(self.view().format, Format::Plain | Format::Jsonl | Format::Csv | Format::Ids);
        streams && !self.terminal.result_is_for_a_person() && self.limit().is_none()
    }

    /// Writes a result before the command has ended, for who waits for it.
    ///
    /// # Errors
    /// When it can't be written; a pipe that was closed is none.
    pub fn announce(&self, report: &Report, view: &View) -> anyhow::Result<()> {
        self.write_result(&report.render(view, &self.terminal.messages)?)
    }

    /// Writes the whole result: by pages where a person reads it here, but for what a machine would read.
    ///
    /// # Errors
    /// As [`crate::terminal::Terminal::result`].
    pub fn show_result(&self, text: &str) -> io::Result<()> {
        let is_for_eyes = matches!(self.view().format, Format::Table | Format::Md | Format::Lines);
        if is_for_eyes {
            self.terminal.result_by_pages(text, &self.interruption)
        } else {
            self.terminal.result(text)
        }
    }

    /// Writes a part of the result before the command has ended.
    ///
    /// # Errors
    /// When it can't be written; a pipe that was closed is none.
    pub fn write_result(&self, text: impl AsRef<[u8]>) -> anyhow::Result<()> {
        match self.terminal.result(text) {
            Err(cause) if cause.kind() != io::ErrorKind::BrokenPipe => Err(failure::stdout(&cause).into()),
            _ => Ok(()),
        }
    }

    /// How many entries a list gives: all in a pipe, fifty for a person, or as asked.
    pub fn limit(&self) -> Option<usize> {
        let usual = if self.terminal.result_is_for_a_person() { Some(USUAL_LIMIT) } else { None };
        self.settings.limit.unwrap_or(usual)
    }

    /// The sentences for what is handed on, with ids in place of people and the portal in each command. Asked for before anything is read: whom the
    /// portal named before is not known.
    pub fn veiled_messages(&self) -> &Messages {
        self.veiled.get_or_init(|| self.terminal.messages.veiled().with_flags(site_flag(&self.settings.site)))
    }
}

impl Drop for Context {
    /// What shows that something is going on does not outlive the run.
    fn drop(&mut self) {
        self.terminal.rest();
    }
}
