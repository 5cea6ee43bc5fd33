//! A report as text, by what it is made of.

use super::value::Report;
use super::view::{Format, View};
use super::{parts, render};
use crate::failure::Failure;
use crate::messages::Messages;

impl Report {
    /// The result as text for stdout.
    ///
    /// # Errors
    /// A usage failure when `--fields` names a field that this result does not have.
    pub fn render(&self, view: &View, messages: &Messages) -> Result<String, Failure> {
        // A result that is made for a file or a program says all that it was asked for.
        let open = match view.format {
            Format::Md => Some(messages.open().for_markdown()),
            _ if messages.discretion().is_none() => None,
            Format::Table | Format::Plain | Format::Lines => None,
            _ => Some(messages.open()),
        };
        let messages = open.as_ref().unwrap_or(messages);
        match &self.verbatim {
            Some(text) => Ok(text.clone()),
            None if !self.parts.is_empty() => Ok(parts::render(self, view, messages)),
            None => render::render(self, view, messages),
        }
    }
}
