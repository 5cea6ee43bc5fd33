//! The verbs of `profile`.

use clap::Subcommand;

use crate::context::Context;
use crate::report::Report;

pub mod known;
mod list;
pub mod remove;
mod show;
pub mod r#use;

/// The verbs of `profile`.
#[derive(Debug, Subcommand)]
pub enum Command {
    List(list::Arguments),
    Use(r#use::Arguments),
    Show(show::Arguments),
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
            Self::Use(arguments) => r#use::run(arguments, context),
            Self::Show(arguments) => show::run(arguments, context),
            Self::Remove(arguments) => remove::run(arguments, context),
        }
    }
}
