//! The verbs of `role`.

use clap::Subcommand;

use crate::context::Context;
use crate::report::Report;

pub mod list;
pub mod powers;

/// The verbs of `role`.
#[derive(Debug, Subcommand)]
pub enum Command {
    List(list::Arguments),
}

impl Command {
    /// Runs the verb.
    ///
    /// # Errors
    /// Whatever stops it.
    pub fn run(&self, context: &Context) -> anyhow::Result<Report> {
        match self {
            Self::List(arguments) => list::run(arguments, context),
        }
    }
}
