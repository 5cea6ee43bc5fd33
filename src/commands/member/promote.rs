//! `member promote`: gives members a higher role.

use clap::Args;
use clap::builder::NonEmptyStringValueParser;

use super::ladder::{Climb, ROLES, Step, role};
use crate::cli::Guards;
use crate::context::Context;
use crate::report::Report;

/// Whom to promote, where, and to what.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG", value_parser = NonEmptyStringValueParser::new())]
    org: String,
    #[arg(value_name = "PERSON", required = true, value_parser = NonEmptyStringValueParser::new())]
    person: Vec<String>,
    #[arg(long, value_name = "ROLE", value_parser = ROLES)]
    to: Option<String>,
    #[command(flatten)]
    guards: Guards,
}

/// Moves each person one role up, or up to the role that is named.
///
/// # Errors
/// As [`Climb::run`].
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let step = Step::Up(arguments.to.as_deref().map(role));
    Climb { org: &arguments.org, people: &arguments.person, guards: &arguments.guards, step }.run(context)
}
