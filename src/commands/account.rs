//! The verbs of `account`.

use clap::Subcommand;

use crate::context::Context;
use crate::report::Report;

pub mod create;

/// The verbs of `account`.
#[derive(Debug, Subcommand)]
pub enum Command {
    Create(create::Arguments),
}

impl Command {
    /// Runs the verb.
    ///
    /// # Errors
    /// Whatever stops it.
    pub fn run(&self, context: &Context) -> anyhow::Result<Report> {
        match self {
            Self::Create(arguments) => create::run(arguments, context),
        }
    }
}
