//! The verbs of `notification`.

use clap::Subcommand;

use crate::context::Context;
use crate::report::Report;

pub mod digest;
mod follow;
mod following;
mod kind;
pub mod list;
mod mute;
pub mod outcome;
mod pause;
mod preference;
pub mod read;
pub mod settings;
mod unfollow;

/// The verbs of `notification`.
#[derive(Debug, Subcommand)]
pub enum Command {
    List(list::Arguments),
    Read(read::Arguments),
    Digest(digest::Arguments),
    Settings(settings::Arguments),
    Mute(mute::Arguments),
    Pause(pause::Arguments),
    Follow(follow::Arguments),
    Unfollow(unfollow::Arguments),
}

impl Command {
    /// Runs the verb.
    ///
    /// # Errors
    /// Whatever stops it.
    pub fn run(&self, context: &Context) -> anyhow::Result<Report> {
        match self {
            Self::List(arguments) => list::run(arguments, context),
            Self::Read(arguments) => read::run(arguments, context),
            Self::Digest(arguments) => digest::run(arguments, context),
            Self::Settings(arguments) => settings::run(arguments, context),
            Self::Mute(arguments) => mute::run(arguments, context),
            Self::Pause(arguments) => pause::run(arguments, context),
            Self::Follow(arguments) => follow::run(arguments, context),
            Self::Unfollow(arguments) => unfollow::run(arguments, context),
        }
    }
}
