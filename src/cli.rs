//! The command tree: the flags that every command has, the commands, and the one dispatch.
//!
//! The texts of `--help` are in the catalogue (`locales/*/help.ftl`), put in by `help.rs`.

use std::path::PathBuf;

use clap::builder::{NonEmptyStringValueParser, RangedU64ValueParser};
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use serde::{Deserialize, Serialize};

use crate::commands;
use crate::context::Context;
use crate::report::{Format, Report};
use crate::text::shell::flagged;

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

/// The flags of every command.
#[derive(Clone, Debug, Args)]
pub struct Globals {
    #[arg(short = 'P', long, global = true, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    pub profile: Option<String>,
    #[arg(short, long, global = true, value_name = "SITE", value_parser = NonEmptyStringValueParser::new())]
    pub site: Option<String>,
    #[arg(short, long, global = true, value_name = "FORMAT")]
    pub output: Option<Format>,
    #[arg(long, global = true, conflicts_with = "output")]
    pub json: bool,
    #[arg(long, global = true, value_name = "FIELD", value_delimiter = ',', value_parser = NonEmptyStringValueParser::new())]
    pub fields: Vec<String>,
    #[arg(long, global = true, value_name = "DIALECT")]
    pub csv_dialect: Option<CsvDialect>,
    #[arg(short = 'n', long, global = true)]
    pub dry_run: bool,
    #[arg(short, long, global = true)]
    pub yes: bool,
    #[arg(long, global = true, value_name = "VALUE", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    pub confirm: Option<String>,
    #[arg(long, global = true)]
    pub no_input: bool,
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    #[arg(short, long, global = true, action = ArgAction::Count)]
    pub verbose: u8,
    #[arg(long, global = true, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new())]
    pub reason: Option<String>,
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = NonEmptyStringValueParser::new())]
    pub lang: Option<String>,
    #[arg(long, global = true, value_name = "WHEN")]
    pub color: Option<When>,
    #[arg(long, global = true)]
    pub accessible: bool,
    #[arg(long, global = true)]
    pub show_names: bool,
    #[arg(long, global = true, value_name = "DURATION", value_parser = NonEmptyStringValueParser::new())]
    pub timeout: Option<String>,
    #[arg(long, global = true, value_name = "DURATION", value_parser = NonEmptyStringValueParser::new())]
    pub deadline: Option<String>,
    #[arg(long, global = true, value_name = "COUNT")]
    pub retries: Option<u32>,
    #[arg(long, global = true, value_name = "COUNT")]
    pub parallel: Option<usize>,
    #[arg(long, global = true, value_name = "COUNT", conflicts_with = "all", value_parser = RangedU64ValueParser::<usize>::new().range(1..))]
    pub limit: Option<usize>,
    #[arg(long, global = true)]
    pub all: bool,
    #[arg(long, global = true, value_name = "FILE")]
    pub cacert: Option<PathBuf>,
    #[arg(long, global = true, value_name = "URL", value_parser = NonEmptyStringValueParser::new())]
    pub proxy: Option<String>,
    #[arg(short, long, global = true, action = ArgAction::Help)]
    pub help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version)]
    pub version: Option<bool>,
}

/// The guards, on every command that can remove or demote.
#[derive(Clone, Debug, Default, PartialEq, Eq, Args, Deserialize, Serialize)]
pub struct Guards {
    #[arg(long, value_name = "COUNT")]
    pub min_admins: Option<usize>,
    #[arg(long, value_name = "PERSON", value_parser = NonEmptyStringValueParser::new())]
    pub required_admin: Vec<String>,
    #[arg(long, value_name = "COUNT", value_parser = NonEmptyStringValueParser::new())]
    pub max_removals: Option<String>,
    #[arg(long)]
    pub allow_self: bool,
    #[arg(long)]
    pub allow_no_admin: bool,
}

impl Guards {
    /// The words that say the same on a command line.
    pub fn words(&self) -> Vec<String> {
        let mut words = Vec::new();
        words.extend(self.min_admins.map(|count| format!("--min-admins {count}")));
        words.extend(self.required_admin.iter().map(|one| flagged("--required-admin", one)));
        words.extend(self.max_removals.iter().map(|count| flagged("--max-removals", count)));
        words.extend(self.allow_self.then(|| "--allow-self".to_owned()));
        words.extend(self.allow_no_admin.then(|| "--allow-no-admin".to_owned()));
        words
    }
}

/// A dialect of CSV.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CsvDialect {
    Fr,
    Standard,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum When {
    Auto,
    Always,
    Never,
}

/// What the profile of a run is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To act with it: it must exist, and nothing may contradict it.
    Act,
    /// To make, change or remove it: the name may be a new one.
    Keep,
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
    /// What the command wants of the profile.
    pub fn purpose(&self) -> Purpose {
        match self {
            Self::Auth(command) => command.purpose(),
            Self::Profile(_) | Self::Completion(_) | Self::Man(_) | Self::Help(_) => Purpose::Keep,
            #[cfg(feature = "sandbox")]
            Self::Sandbox(_) => Purpose::Keep,
            _ => Purpose::Act,
        }
    }

    /// True where `--reason` is a text of the command's own, for a letter, and not the journal's.
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
            Self::Man(arguments) => commands::man::run(arguments, context),
            Self::Help(arguments) => commands::help::run(arguments, context),
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_tree_holds_together() {
        super::Cli::command().debug_assert();
    }
}
