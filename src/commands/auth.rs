//! The verbs of `auth`.

use clap::Subcommand;

use crate::context::Context;
use crate::flags::Purpose;
use crate::report::Report;

pub mod import;
mod keeping;
pub mod login;
pub mod logout;
mod origin;
pub mod status;
pub mod token;

pub use logout::{forget, places};
pub use origin::KeyLocation;

/// The verbs of `auth`.
#[derive(Debug, Subcommand)]
pub enum Command {
    Login(login::Arguments),
    Status(status::Arguments),
    Logout(logout::Arguments),
    Import(import::Arguments),
    #[command(subcommand)]
    Token(token::Command),
}

impl Command {
    /// The purpose of the profile for the verb.
    pub fn purpose(&self) -> Purpose {
        match self {
            Self::Status(_) | Self::Token(_) => Purpose::Act,
            Self::Login(_) | Self::Logout(_) | Self::Import(_) => Purpose::Keep,
        }
    }

    /// Runs the verb.
    ///
    /// # Errors
    /// Whatever stops it.
    pub fn run(&self, context: &Context) -> anyhow::Result<Report> {
        match self {
            Self::Login(arguments) => login::run(arguments, context),
            Self::Status(arguments) => status::run(arguments, context),
            Self::Logout(arguments) => logout::run(arguments, context),
            Self::Import(arguments) => import::run(arguments, context),
            Self::Token(command) => command.run(context),
        }
    }
}
