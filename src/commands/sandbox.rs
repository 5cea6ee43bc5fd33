//! The verbs of `sandbox`: the portal in the box served to other programs, begun anew, handed out, shown.

use clap::Subcommand;

use crate::context::Context;
use crate::report::Report;

pub mod export;
pub mod reset;
mod seed;
pub mod serve;
mod tour;

/// The verbs of `sandbox`.
#[derive(Debug, Subcommand)]
pub enum Command {
    Tour(tour::Arguments),
    Serve(serve::Arguments),
    Reset(reset::Arguments),
    Export(export::Arguments),
}

impl Command {
    /// Runs the verb.
    ///
    /// # Errors
    /// Whatever stops it.
    pub fn run(&self, context: &Context) -> anyhow::Result<Report> {
        match self {
            Self::Tour(arguments) => tour::run(arguments, context),
            Self::Serve(arguments) => serve::run(arguments, context),
            Self::Reset(arguments) => reset::run(arguments, context),
            Self::Export(arguments) => export::run(arguments, context),
        }
    }
}
