//! `offboard`: takes somebody out of all the organizations that I administer, or hands over to somebody else there.

use clap::Args;

use crate::commands::change::guards::Guards;
use crate::commands::departure::Departure;
use crate::context::Context;
use crate::report::Report;
use udatactl_core::text::shell::Command;

/// Who leaves, from where, and who comes in their place.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "PERSON")]
    person: String,
    #[arg(long, value_name = "ORG")]
    org: Vec<String>,
    #[arg(long, value_name = "PERSON")]
    replace_by: Option<String>,
    #[arg(long, requires = "replace_by")]
    invite_again: bool,
    #[arg(long, value_name = "TEXT")]
    comment: Option<String>,
    #[command(flatten)]
    guards: Guards,
}

/// Removes them, cancels their invitations and rejects their requests; with a successor, only where that one is a
/// member, and elsewhere invites the successor.
///
/// # Errors
/// As [`Departure::carry_out`].
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let again = |leaver: &str, successor: &str| {
        let places = arguments
            .org
            .iter()
            .fold(Command::new("offboard {}", &[leaver]), |command, org| command.with("--org", Some(org)));
        places.with("--replace-by", Some(successor))
    };
    let departure = Departure {
        context,
        person: &arguments.person,
        org: &arguments.org,
        successor: arguments.replace_by.as_deref(),
        invite_again: arguments.invite_again,
        comment: arguments.comment.as_deref(),
        guards: &arguments.guards,
        again: &again,
    };
    departure.carry_out()
}
