//! The verbs of `notification`.

use clap::Subcommand;

use crate::context::Context;
use crate::report::Report;

pub mod digest;
pub mod list;
pub mod read;

/// The verbs of `notification`.
#[derive(Debug, Subcommand)]
pub enum Command {
    List(list::Arguments),
    Read(read::Arguments),
    Digest(digest::Arguments),
}

impl Command {
    /// Runs the verb.
    ///
    /// # Errors
    /// Whatever stops it.
    pub fn run(&self, context: &Context) -> anyhow::Result<Report> {
        match self {
            Self::List(arguments) => list::run(arguments, context),
            Self::Read(arguments) => read::run(arguments, context),
            Self::Digest(arguments) => digest::run(arguments, context),
        }
    }
}
