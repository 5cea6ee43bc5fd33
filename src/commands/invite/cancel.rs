//! `invite cancel`: takes invitations back.

use clap::Args;
use clap::builder::NonEmptyStringValueParser;

use crate::cli::Guards;
use crate::commands::change::{As, Changing};
use crate::commands::consent::Stake;
use crate::commands::{pending, resolve};
use crate::context::Context;
use crate::membership;
use crate::report::Report;
use crate::roster::{Action, Change};

/// Which invitations, of which organization.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG", value_parser = NonEmptyStringValueParser::new())]
    org: String,
    #[arg(value_name = "INVITATION", required = true, value_parser = NonEmptyStringValueParser::new())]
    invitation: Vec<String>,
    #[arg(long, value_name = "COUNT", value_parser = NonEmptyStringValueParser::new())]
    max_removals: Option<String>,
}

/// Takes invitations back, one by one, and reads back.
///
/// # Errors
/// Exit 6 for an invitation that was answered.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let stake = if resolve::is_derived(&arguments.invitation) { Stake::Derived } else { Stake::Named };
    let typed = resolve::listed(context, &arguments.invitation)?;
    let organization = resolve::organization(context, &arguments.org)?;
    pending::require_invitations(context, &[membership::name(&organization)])?;
    let changing = Changing::of(context, organization, As::Administrator, stake)?;
    let changes: Vec<Change> = typed
        .iter()
        .map(|typed| {
            let invitation = resolve::request(context, &changing.roll, resolve::Kind::Invitation, typed)?;
            let target = pending::target(invitation);
            let action = match invitation.status.as_str() {
                "pending" => Action::Cancel { invitation: invitation.id.clone() },
                "canceled" => Action::Keep { role: None },
                _ => return Err(pending::answered(context, &changing.roll, invitation, &target).into()),
            };
            Ok(Change { target, action })
        })
        .collect::<anyhow::Result<_>>()?;
    let guards = Guards { max_removals: arguments.max_removals.clone(), ..Guards::default() };
    let policy = changing.policy(&guards)?;
    changing.carry_out(changes, &policy)
}
