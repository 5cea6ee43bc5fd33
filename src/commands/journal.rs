//! The verbs of `journal`.

use clap::Subcommand;

use crate::context::Context;
use crate::report::Report;
use crate::roster::Assigned;

mod list;
mod purge;
mod settle;
mod undo;

/// What can be done with the journal.
#[derive(Debug, Subcommand)]
pub enum Command {
    List(list::Arguments),
    Undo(undo::Arguments),
    Settle(settle::Arguments),
    Purge(purge::Arguments),
}

impl Command {
    /// Runs the verb.
    ///
    /// # Errors
    /// Whatever stops it.
    pub fn run(&self, context: &Context) -> anyhow::Result<Report> {
        match self {
            Self::List(arguments) => list::run(arguments, context),
            Self::Undo(arguments) => undo::run(arguments, context),
            Self::Settle(arguments) => settle::run(arguments, context),
            Self::Purge(arguments) => purge::run(arguments, context),
        }
    }
}

/// Assignments as the journal has them, such as `Dataset/5f4d…`.
fn listed<'w>(words: impl Iterator<Item = &'w str>) -> Vec<Assigned> {
    let pairs = words.filter_map(|one| one.split_once('/'));
    pairs.map(|(class, id)| Assigned { class: class.to_owned(), id: id.to_owned() }).collect()
}
