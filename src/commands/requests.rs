//! The verbs of `requests`.

use clap::Subcommand;

use crate::context::Context;
use crate::report::Report;

/// What can be done.
#[derive(Debug, Subcommand)]
pub enum Command {}

impl Command {
    /// Runs the verb.
    ///
    /// # Errors
    /// Whatever stops it.
    pub fn run(&self, _context: &Context) -> anyhow::Result<Report> {
        match *self {}
    }
}
