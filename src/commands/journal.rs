//! The verbs of `journal`.

use clap::Subcommand;

use crate::context::Context;
use crate::report::Report;

mod assignments;
pub mod list;
pub mod purge;
pub mod settle;
mod undo;

/// The verbs of `journal`.
#[derive(Debug, Subcommand)]
pub enum Command {
    List(list::Arguments),
    Undo(undo::Arguments),
    Settle(settle::Arguments),
    Purge(purge::Arguments),
}

impl Command {
    /// Runs the verb.
    ///
    /// # Errors
    /// Whatever stops it.
    pub fn run(&self, context: &Context) -> anyhow::Result<Report> {
        match self {
            Self::List(arguments) => list::run(arguments, context),
            Self::Undo(arguments) => undo::run(arguments, context),
            Self::Settle(arguments) => settle::run(arguments, context),
            Self::Purge(arguments) => purge::run(arguments, context),
        }
    }
}
