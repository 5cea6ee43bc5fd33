//! The verbs of `audit`.

use clap::Subcommand;

use crate::context::Context;
use crate::report::Report;

pub mod diff;
mod file;
mod folder;
pub mod moment;
mod observe;
pub mod past;
pub mod snapshot;
pub mod trend;

/// The verbs of `audit`.
#[derive(Debug, Subcommand)]
pub enum Command {
    Snapshot(snapshot::Arguments),
    Diff(diff::Arguments),
    Trend(trend::Arguments),
}

impl Command {
    /// Runs the verb.
    ///
    /// # Errors
    /// Whatever stops it.
    pub fn run(&self, context: &Context) -> anyhow::Result<Report> {
        match self {
            Self::Snapshot(arguments) => snapshot::run(arguments, context),
            Self::Diff(arguments) => diff::run(arguments, context),
            Self::Trend(arguments) => trend::run(arguments, context),
        }
    }
}
