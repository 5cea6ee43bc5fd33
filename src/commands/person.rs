//! The verbs of `person`.

use clap::Subcommand;

use crate::context::Context;
use crate::report::Report;

pub mod find;
pub mod show;

/// The verbs of `person`.
#[derive(Debug, Subcommand)]
pub enum Command {
    Find(find::Arguments),
    Show(show::Arguments),
}

impl Command {
    /// Runs the verb.
    ///
    /// # Errors
    /// Whatever stops it.
    pub fn run(&self, context: &Context) -> anyhow::Result<Report> {
        match self {
            Self::Find(arguments) => find::run(arguments, context),
            Self::Show(arguments) => show::run(arguments, context),
        }
    }
}
