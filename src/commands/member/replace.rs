//! `member replace`: hands an organization over from one member to somebody else.

use clap::Args;

use crate::commands::change::guards::Guards;
use crate::commands::departure::Departure;
use crate::context::Context;
use crate::report::Report;
use udatactl_core::text::shell::Command;

/// Where, who leaves, and who comes in their place.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG")]
    org: String,
    #[arg(value_name = "OLD")]
    old: String,
    #[arg(value_name = "NEW")]
    new: String,
    #[arg(long)]
    invite_again: bool,
    #[arg(long, value_name = "TEXT")]
    comment: Option<String>,
    #[command(flatten)]
    guards: Guards,
}

/// Gives the one the other's role and assignments, and removes the other once the one is a member.
///
/// # Errors
/// As [`Departure::carry_out`].
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let again = |old: &str, new: &str| Command::new("member replace {} {} {}", &[&arguments.org, old, new]);
    let departure = Departure {
        context,
        person: &arguments.old,
        org: std::slice::from_ref(&arguments.org),
        successor: Some(&arguments.new),
        invite_again: arguments.invite_again,
        comment: arguments.comment.as_deref(),
        guards: &arguments.guards,
        again: &again,
    };
    departure.carry_out()
}
