//! The verbs of `audit`: what is wrong with organizations and the command that mends it, and who is where in them.

use clap::Subcommand;

use crate::context::Context;
use crate::report::Report;

mod cost;
pub mod duplicates;
pub mod finding;
mod lists;
pub mod org;
pub mod people;
mod portal;
mod reporting;
pub mod rules;
mod selection;
mod totals;

/// The verbs of `audit`.
#[derive(Debug, Subcommand)]
pub enum Command {
    Org(org::Arguments),
    Portal(portal::Arguments),
    Rules(rules::Arguments),
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
            Self::Org(arguments) => org::run(arguments, context),
            Self::Portal(arguments) => portal::run(arguments, context),
            Self::Rules(arguments) => Ok(rules::run(arguments, context)),
            Self::People(arguments) => people::run(arguments, context),
            Self::Duplicates(arguments) => duplicates::run(arguments, context),
        }
    }
}
