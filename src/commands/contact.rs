//! The verbs of `contact`: the contact points of an organization, to which the public writes.

use clap::Subcommand;

use crate::context::Context;
use crate::report::Report;

mod add;
mod edit;
mod fields;
pub mod list;
pub mod outcome;
mod remove;
mod replace;

/// The verbs of `contact`.
#[derive(Debug, Subcommand)]
pub enum Command {
    List(list::Arguments),
    Add(add::Arguments),
    Replace(replace::Arguments),
    Remove(remove::Arguments),
}

impl Command {
    /// Runs the verb.
    ///
    /// # Errors
    /// Whatever stops it.
    pub fn run(&self, context: &Context) -> anyhow::Result<Report> {
        match self {
            Self::List(arguments) => list::run(arguments, context),
            Self::Add(arguments) => add::run(arguments, context),
            Self::Replace(arguments) => replace::run(arguments, context),
            Self::Remove(arguments) => remove::run(arguments, context),
        }
    }
}
