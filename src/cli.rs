//! The command tree: the nouns, and the one dispatch.
//!
//! The texts of `--help` are in the catalogue (`locales/*/help.ftl`), put in by `help.rs`.

use clap::{CommandFactory, Parser, Subcommand};

use crate::commands;
use crate::context::Context;
use crate::flags::{Globals, Purpose};
use crate::report::Report;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "udatactl",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub struct Cli {
    #[command(flatten)]
    pub globals: Globals,
    #[command(subcommand)]
    pub command: Command,
}

/// The nouns.
#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(subcommand)]
    Auth(commands::auth::Command),
    #[command(subcommand, alias = "profiles")]
    Profile(commands::profile::Command),
    #[command(subcommand, alias = "orgs", alias = "organization")]
    Org(commands::org::Command),
    #[command(subcommand, alias = "members")]
    Member(commands::member::Command),
    #[command(subcommand, alias = "request")]
    Requests(commands::requests::Command),
    #[command(subcommand, alias = "invites", alias = "invitation")]
    Invite(commands::invite::Command),
    #[command(subcommand, alias = "assignments")]
    Assignment(commands::assignment::Command),
    #[command(subcommand, alias = "roles")]
    Role(commands::role::Command),
    #[command(subcommand, alias = "people", alias = "persons")]
    Person(commands::person::Command),
    #[command(subcommand, alias = "badges")]
    Badge(commands::badge::Command),
    #[command(subcommand, alias = "notifications")]
    Notification(commands::notification::Command),
    #[command(subcommand, alias = "rosters")]
    Roster(commands::roster::Command),
    Offboard(commands::offboard::Arguments),
    #[command(subcommand)]
    Journal(commands::journal::Command),
    #[cfg(feature = "sandbox")]
    #[command(subcommand)]
    Sandbox(commands::sandbox::Command),
    Api(commands::api::Arguments),
    #[command(subcommand, alias = "accounts")]
    Account(commands::account::Command),
    Completion(commands::completion::Arguments),
    Man(commands::man::Arguments),
    Help(commands::help::Arguments),
}

impl Command {
    /// The purpose of the profile for the command.
    pub fn purpose(&self) -> Purpose {
        match self {
            Self::Auth(command) => command.purpose(),
            Self::Profile(_) | Self::Completion(_) | Self::Man(_) | Self::Help(_) => Purpose::Keep,
            #[cfg(feature = "sandbox")]
            Self::Sandbox(_) => Purpose::Keep,
            _ => Purpose::Act,
        }
    }

    /// True where `--reason` is a text of the command's own, for a message to the support desk, and not the journal's.
    pub fn has_its_own_reason(&self) -> bool {
        use commands::org::Command::{CertifyRequest, Recover};
        matches!(self, Self::Org(CertifyRequest(_) | Recover(_)))
    }

    /// Runs the command.
    ///
    /// # Errors
    /// Whatever stops it; `failure.rs` words it.
    pub fn run(&self, context: &Context) -> anyhow::Result<Report> {
        match self {
            Self::Auth(command) => command.run(context),
            Self::Profile(command) => command.run(context),
            Self::Org(command) => command.run(context),
            Self::Member(command) => command.run(context),
            Self::Requests(command) => command.run(context),
            Self::Invite(command) => command.run(context),
            Self::Assignment(command) => command.run(context),
            Self::Role(command) => command.run(context),
            Self::Person(command) => command.run(context),
            Self::Badge(command) => command.run(context),
            Self::Notification(command) => command.run(context),
            Self::Roster(command) => command.run(context),
            Self::Offboard(arguments) => commands::offboard::run(arguments, context),
            Self::Journal(command) => command.run(context),
            #[cfg(feature = "sandbox")]
            Self::Sandbox(command) => command.run(context),
            Self::Api(arguments) => commands::api::run(arguments, context),
            Self::Account(command) => command.run(context),
            Self::Completion(arguments) => commands::completion::run(arguments, context),
            Self::Man(arguments) => commands::man::run(arguments, context, Cli::command),
            Self::Help(arguments) => commands::help::run(arguments, context, Cli::command),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_holds_together() {
        Cli::command().debug_assert();
    }
}
