//! The verbs of `audit`: what is wrong, and the command that mends it.

use clap::Subcommand;

use crate::context::Context;
use crate::report::Report;

pub mod accept;
mod baseline;
pub mod finding;
mod mending;
pub mod org;
mod policy;
pub mod rules;
mod selection;
mod totals;

/// The verbs of `audit`.
#[derive(Debug, Subcommand)]
pub enum Command {
    Org(org::Arguments),
    Accept(accept::Arguments),
    Rules(rules::Arguments),
}

impl Command {
    /// Runs the verb.
    ///
    /// # Errors
    /// Whatever stops it.
    pub fn run(&self, context: &Context) -> anyhow::Result<Report> {
        match self {
            Self::Org(arguments) => org::run(arguments, context),
            Self::Accept(arguments) => accept::run(arguments, context),
            Self::Rules(arguments) => Ok(rules::run(arguments, context)),
        }
    }
}
