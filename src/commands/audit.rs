//! The verbs of `audit`: what is wrong with organizations, and who is where in them.

use clap::Subcommand;

use crate::context::Context;
use crate::report::Report;

pub mod duplicates;
pub mod people;

/// The verbs of `audit`.
#[derive(Debug, Subcommand)]
pub enum Command {
    People(people::Arguments),
    Duplicates(duplicates::Arguments),
}

impl Command {
    /// Runs the verb.
    ///
    /// # Errors
    /// Whatever stops it.
    pub fn run(&self, context: &Context) -> anyhow::Result<Report> {
        match self {
            Self::People(arguments) => people::run(arguments, context),
            Self::Duplicates(arguments) => duplicates::run(arguments, context),
        }
    }
}
