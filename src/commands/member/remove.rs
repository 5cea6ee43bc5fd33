//! `member remove`: takes people out of an organization.

use clap::Args;
use clap::builder::NonEmptyStringValueParser;

use crate::cli::Guards;
use crate::commands::change::{As, Changing};
use crate::commands::consent::Stake;
use crate::commands::resolve;
use crate::context::Context;
use crate::report::Report;
use crate::roster::{Action, Change, Target};

/// Whom to remove, and from where.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG", value_parser = NonEmptyStringValueParser::new())]
    org: String,
    #[arg(value_name = "PERSON", required = true, value_parser = NonEmptyStringValueParser::new())]
    person: Vec<String>,
    #[command(flatten)]
    guards: Guards,
}

/// Removes members, one by one, and reads back.
///
/// # Errors
/// Exit 3 when a guard refuses, 6 for somebody who is no member, 8 when it is only partly done.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let stake = if resolve::is_derived(&arguments.person) { Stake::Derived } else { Stake::Named };
    let people = resolve::listed(context, &arguments.person)?;
    let changing = Changing::begin(context, &arguments.org, As::Administrator, stake)?;
    let changes = people
        .iter()
        .map(|typed| {
            let member = resolve::member(context, &changing.roll, typed)?;
            Ok(Change { target: Target::of(&member.person), action: Action::Remove { from: member.role } })
        })
        .collect::<anyhow::Result<Vec<_>>>()?;
    let policy = changing.policy(&arguments.guards)?;
    changing.carry_out(changes, &policy)
}
