//! The verbs of `badge`: everybody sees badges, the portal's own staff gives and takes them.

use clap::Subcommand;

use crate::context::Context;
use crate::report::Report;

mod add;
pub mod list;
mod remove;
pub mod setting;

/// The verbs of `badge`.
#[derive(Debug, Subcommand)]
pub enum Command {
    List(list::Arguments),
    Add(add::Arguments),
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
            Self::Add(arguments) => add::run(arguments, context),
            Self::Remove(arguments) => remove::run(arguments, context),
        }
    }
}
