//! The verbs of `requests`.

use clap::Subcommand;

use crate::context::Context;
use crate::report::Report;

mod approve;
pub mod list;
pub mod mine;
mod reject;
pub mod show;

/// The verbs of `requests`.
#[derive(Debug, Subcommand)]
pub enum Command {
    List(list::Arguments),
    Show(show::Arguments),
    Approve(approve::Arguments),
    Reject(reject::Arguments),
    Mine(mine::Arguments),
}

impl Command {
    /// Runs the verb.
    ///
    /// # Errors
    /// Whatever stops it.
    pub fn run(&self, context: &Context) -> anyhow::Result<Report> {
        match self {
            Self::List(arguments) => list::run(arguments, context),
            Self::Show(arguments) => show::run(arguments, context),
            Self::Approve(arguments) => approve::run(arguments, context),
            Self::Reject(arguments) => reject::run(arguments, context),
            Self::Mine(arguments) => mine::run(arguments, context),
        }
    }
}
