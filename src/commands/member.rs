//! The verbs of `member`.

use clap::Subcommand;

use crate::context::Context;
use crate::report::Report;

mod add;
mod demote;
pub mod list;
mod promote;
mod remove;
mod replace;
mod role_change;
mod set_role;
pub mod show;

/// The verbs of `member`.
#[derive(Debug, Subcommand)]
pub enum Command {
    List(list::Arguments),
    Show(show::Arguments),
    Add(add::Arguments),
    Remove(remove::Arguments),
    Replace(replace::Arguments),
    Promote(promote::Arguments),
    Demote(demote::Arguments),
    SetRole(set_role::Arguments),
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
            Self::Add(arguments) => add::run(arguments, context),
            Self::Remove(arguments) => remove::run(arguments, context),
            Self::Replace(arguments) => replace::run(arguments, context),
            Self::Promote(arguments) => promote::run(arguments, context),
            Self::Demote(arguments) => demote::run(arguments, context),
            Self::SetRole(arguments) => set_role::run(arguments, context),
        }
    }
}
