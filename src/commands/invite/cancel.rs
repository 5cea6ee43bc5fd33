//! `invite cancel`: takes invitations back.

use clap::Args;

use super::sent;
use crate::commands::change::guards::Guards;
use crate::commands::pending;
use crate::context::Context;
use crate::report::Report;
use udatactl_core::roster::{Action, Change};

/// Which invitations, of which organization.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG")]
    org: String,
    #[arg(value_name = "INVITATION", required = true)]
    invitation: Vec<String>,
    #[arg(long, value_name = "COUNT")]
    max_removals: Option<String>,
}

/// Takes invitations back, one by one, and reads back.
///
/// # Errors
/// Exit 6 for an invitation that was answered.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let (edit, changes) =
        sent::begin(context, &arguments.org, &arguments.invitation, |current, invitation| {
            let target = invitation.target();
            let action = match invitation.status.as_str() {
                "pending" => Action::Cancel { invitation: invitation.id.clone() },
                "canceled" => Action::Keep { role: None },
                _ => return Err(pending::answered(context, current, invitation, &target).into()),
            };
            Ok(Change { target, action })
        })?;
    let guards = Guards { max_removals: arguments.max_removals.clone(), ..Guards::default() };
    let policy = edit.policy(&guards)?;
    edit.carry_out(changes, &policy)
}
