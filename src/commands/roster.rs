//! The verbs of `roster`: who should be what, in a file.

use clap::Subcommand;

use crate::context::Context;
use crate::report::Report;

pub mod apply;
pub mod diff;
pub mod export;
pub mod import;
pub mod plan;
pub(super) mod planning;
pub(super) mod read;
mod reading;
mod remarks;
pub mod resolve;
mod saved;
mod snapshot;
pub mod validate;

/// The verbs of `roster`.
#[derive(Debug, Subcommand)]
pub enum Command {
    Export(export::Arguments),
    Import(import::Arguments),
    Resolve(resolve::Arguments),
    Validate(validate::Arguments),
    Diff(diff::Arguments),
    Plan(plan::Arguments),
    Apply(apply::Arguments),
}

impl Command {
    /// Runs the verb.
    ///
    /// # Errors
    /// Whatever stops it.
    pub fn run(&self, context: &Context) -> anyhow::Result<Report> {
        match self {
            Self::Export(arguments) => export::run(arguments, context),
            Self::Import(arguments) => import::run(arguments, context),
            Self::Resolve(arguments) => resolve::run(arguments, context),
            Self::Validate(arguments) => validate::run(arguments, context),
            Self::Diff(arguments) => diff::run(arguments, context),
            Self::Plan(arguments) => plan::run(arguments, context),
            Self::Apply(arguments) => apply::run(arguments, context),
        }
    }
}
