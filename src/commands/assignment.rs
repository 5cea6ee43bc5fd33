//! The verbs of `assignment`: what each partial editor of an organization may edit.

use clap::Subcommand;

use crate::context::Context;
use crate::report::Report;

mod add;
mod copy;
mod edit;
mod editors;
pub mod list;
pub mod outcome;
mod remove;
mod replacement;
mod write;

/// The verbs of `assignment`.
#[derive(Debug, Subcommand)]
pub enum Command {
    List(list::Arguments),
    Add(add::Arguments),
    Remove(remove::Arguments),
    Copy(copy::Arguments),
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
            Self::Remove(arguments) => remove::run(arguments, context),
            Self::Copy(arguments) => copy::run(arguments, context),
        }
    }
}
