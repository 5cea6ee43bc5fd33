//! The verbs of `sandbox`: the portal in the box served to other programs, begun anew, handed out, shown.

use clap::Subcommand;

use crate::context::Context;
use crate::report::Report;

mod seed;
mod serve;

/// What can be done with the sandbox.
#[derive(Debug, Subcommand)]
pub enum Command {
    Serve(serve::Arguments),
}

impl Command {
    /// Runs the verb.
    ///
    /// # Errors
    /// Whatever stops it.
    pub fn run(&self, context: &Context) -> anyhow::Result<Report> {
        match self {
            Self::Serve(arguments) => serve::run(arguments, context),
        }
    }
}
