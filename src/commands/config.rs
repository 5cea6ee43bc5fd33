//! The verbs of `config`: the settings that this machine keeps for every run.

use clap::Subcommand;

use crate::context::Context;
use crate::report::Report;
use crate::settings::LeftOut;

pub mod change;
mod get;
mod named;
pub mod path;
pub mod rows;
mod set;
mod unset;

/// The verbs of `config`.
#[derive(Debug, Subcommand)]
pub enum Command {
    List(rows::Arguments),
    Get(get::Arguments),
    Set(set::Arguments),
    Unset(unset::Arguments),
    Path(path::Arguments),
}

impl Command {
    /// Runs the verb; what is wrong with other settings is told, and stops neither what mends them nor what only looks.
    ///
    /// # Errors
    /// Whatever stops it.
    pub fn run(&self, context: &Context) -> anyhow::Result<Report> {
        let examined = context.settings.examined.as_ref();
        for warning in examined.into_iter().flat_map(|examined| &examined.warnings) {
            context.terminal.warn(warning);
        }
        if matches!(self, Self::Set(_) | Self::Unset(_)) {
            let refused = examined.into_iter().flat_map(|examined| &examined.refused);
            let others = refused.filter(|refused| !matches!(refused.left_out, LeftOut::Profiles));
            others.for_each(|refused| context.terminal.warn(&refused.failure.message));
        }
        match self {
            Self::List(arguments) => rows::run(arguments, context),
            Self::Get(arguments) => get::run(arguments, context),
            Self::Set(arguments) => set::run(arguments, context),
            Self::Unset(arguments) => unset::run(arguments, context),
            Self::Path(arguments) => path::run(arguments, context),
        }
    }
}
