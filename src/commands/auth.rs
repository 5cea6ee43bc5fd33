//! The verbs of `auth`.

use clap::Subcommand;

use crate::context::Context;
use crate::flags::Purpose;
use crate::report::Report;

pub mod login;
pub mod logout;
mod origin;
pub mod status;

pub use logout::forget;
pub use origin::KeyLocation;

/// The verbs of `auth`.
#[derive(Debug, Subcommand)]
pub enum Command {
    Login(login::Arguments),
    Status(status::Arguments),
    Logout(logout::Arguments),
}

impl Command {
    /// The purpose of the profile for the verb.
    pub fn purpose(&self) -> Purpose {
        match self {
            Self::Status(_) => Purpose::Act,
            Self::Login(_) | Self::Logout(_) => Purpose::Keep,
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
        }
    }
}
