//! The verbs of `member`.

use clap::Subcommand;

use crate::context::Context;
use crate::report::Report;

mod list;
mod remove;

/// What can be done with members.
#[derive(Debug, Subcommand)]
pub enum Command {
    List(list::Arguments),
    Remove(remove::Arguments),
}

impl Command {
    /// Runs the verb.
    ///
    /// # Errors
    /// Whatever stops it.
    pub fn run(&self, context: &Context) -> anyhow::Result<Report> {
        match self {
            Self::List(arguments) => list::run(arguments, context),
            Self::Remove(arguments) => remove::run(arguments, context),
        }
    }
}
