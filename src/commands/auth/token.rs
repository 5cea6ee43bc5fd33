//! The verbs of `auth token`: the keys of my account.

use clap::Subcommand;

use crate::context::Context;
use crate::report::Report;

pub mod create;
mod kept;
pub mod list;
mod making;
mod only_key;
pub mod revoke;
pub mod rotate;
pub mod row;

/// The verbs of `auth token`.
#[derive(Debug, Subcommand)]
pub enum Command {
    List(list::Arguments),
    Create(create::Arguments),
    Rotate(rotate::Arguments),
    Revoke(revoke::Arguments),
}

impl Command {
    /// Runs the verb.
    ///
    /// # Errors
    /// Whatever stops it.
    pub fn run(&self, context: &Context) -> anyhow::Result<Report> {
        match self {
            Self::List(arguments) => list::run(arguments, context),
            Self::Create(arguments) => create::run(arguments, context),
            Self::Rotate(arguments) => rotate::run(arguments, context),
            Self::Revoke(arguments) => revoke::run(arguments, context),
        }
    }
}
