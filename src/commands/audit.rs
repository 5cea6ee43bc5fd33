//! The verbs of `audit`: what is wrong with organizations and the command that mends it, and who is where in them.

use clap::Subcommand;

use crate::context::Context;
use crate::report::Report;

pub mod accept;
mod baseline;
mod beside;
mod catalog;
mod cost;
mod delivery;
pub mod diff;
mod document;
pub mod duplicates;
mod figures;
mod file;
pub mod finding;
mod folder;
mod html;
mod list;
mod lists;
mod material;
mod mending;
mod met;
pub mod moment;
mod observe;
pub mod org;
pub mod owners;
pub mod past;
pub mod people;
mod policy;
mod portal;
mod reporting;
mod resume;
pub mod rules;
mod selection;
pub mod snapshot;
mod survey;
mod totals;
pub mod trend;

/// The verbs of `audit`.
#[derive(Debug, Subcommand)]
pub enum Command {
    Org(Box<org::Arguments>),
    Portal(Box<portal::Arguments>),
    Accept(accept::Arguments),
    Rules(rules::Arguments),
    People(people::Arguments),
    Duplicates(duplicates::Arguments),
    Snapshot(snapshot::Arguments),
    Diff(diff::Arguments),
    Trend(trend::Arguments),
}

impl Command {
    /// True for a verb that makes documents, such as a page.
    pub fn makes_documents(&self) -> bool {
        matches!(self, Self::Org(_) | Self::Portal(_))
    }

    /// Runs the verb.
    ///
    /// # Errors
    /// Whatever stops it.
    pub fn run(&self, context: &Context) -> anyhow::Result<Report> {
        match self {
            Self::Org(arguments) => org::run(arguments, context),
            Self::Portal(arguments) => portal::run(arguments, context),
            Self::Accept(arguments) => accept::run(arguments, context),
            Self::Rules(arguments) => Ok(rules::run(arguments, context)),
            Self::People(arguments) => people::run(arguments, context),
            Self::Duplicates(arguments) => duplicates::run(arguments, context),
            Self::Snapshot(arguments) => snapshot::run(arguments, context),
            Self::Diff(arguments) => diff::run(arguments, context),
            Self::Trend(arguments) => trend::run(arguments, context),
        }
    }
}
