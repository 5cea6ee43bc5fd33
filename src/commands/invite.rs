//! The verbs of `invite`.

use clap::Subcommand;

use crate::context::Context;
use crate::report::Report;

mod answer;
mod cancel;
pub mod inbox;
pub mod list;
mod prune;
mod resend;
mod sent;

/// The verbs of `invite`.
#[derive(Debug, Subcommand)]
pub enum Command {
    List(list::Arguments),
    Cancel(cancel::Arguments),
    Resend(resend::Arguments),
    Prune(prune::Arguments),
    Inbox(inbox::Arguments),
    Accept(answer::Arguments),
    Refuse(answer::Arguments),
}

impl Command {
    /// Runs the verb.
    ///
    /// # Errors
    /// Whatever stops it.
    pub fn run(&self, context: &Context) -> anyhow::Result<Report> {
        match self {
            Self::List(arguments) => list::run(arguments, context),
            Self::Cancel(arguments) => cancel::run(arguments, context),
            Self::Resend(arguments) => resend::run(arguments, context),
            Self::Prune(arguments) => prune::run(arguments, context),
            Self::Inbox(arguments) => inbox::run(arguments, context),
            Self::Accept(arguments) => answer::accept(arguments, context),
            Self::Refuse(arguments) => answer::refuse(arguments, context),
        }
    }
}
