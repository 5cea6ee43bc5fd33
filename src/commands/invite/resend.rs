//! `invite resend`: cancels invitations and sends them anew, since the portal knows no reminder.

use clap::Args;
use clap::builder::NonEmptyStringValueParser;

use crate::cli::Guards;
use crate::commands::change::{As, Changing};
use crate::commands::consent::Stake;
use crate::commands::{pending, resolve};
use crate::context::Context;
use crate::exit_status::ExitStatus;
use crate::failure::Failure;
use crate::membership;
use crate::message;
use crate::report::Report;
use crate::roster::{Action, Change, Pending, Roll};

/// Which invitations, of which organization.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG", value_parser = NonEmptyStringValueParser::new())]
    org: String,
    #[arg(value_name = "INVITATION", required = true, value_parser = NonEmptyStringValueParser::new())]
    invitation: Vec<String>,
}

/// Sends invitations anew, one by one, each with its role, comment and assignments, and reads back.
///
/// # Errors
/// Exit 6 for an invitation that was answered; exit 8 for one that was cancelled and not sent.
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
            change(context, &changing.roll, invitation)
        })
        .collect::<anyhow::Result<_>>()?;
    let policy = changing.policy(&Guards::default())?;
    changing.carry_out(changes, &policy)
}

fn change(context: &Context, roll: &Roll, invitation: &Pending) -> anyhow::Result<Change> {
    let target = pending::target(invitation);
    if !invitation.is_pending() {
        return Err(pending::answered(context, roll, invitation, &target).into());
    }
    // A role that we do not know can't be sent anew as it was.
    let Some(role) = invitation.role else {
        let message = message!("invite-resend-unknown-role", person = &target.name);
        return Err(Failure::new(ExitStatus::Guarded, "unknown_role", message).into());
    };
    let action = Action::Resend {
        invitation: invitation.id.clone(),
        role,
        comment: invitation.comment.clone(),
        email: invitation.person.is_none().then(|| invitation.email.clone()).flatten(),
        assignments: invitation.assignments.clone(),
    };
    Ok(Change { target, action })
}
