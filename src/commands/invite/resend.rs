//! `invite resend`: cancels invitations and sends them anew, since the portal knows no reminder.

use clap::Args;

use super::sent;
use crate::commands::change::guards::Guards;
use crate::commands::known_role::require_role;
use crate::commands::{pending, words};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::messages::message;
use crate::report::Report;
use udatactl_core::roster::{Action, Change, CurrentMembers, Request, Role};

/// Which invitations, of which organization.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG")]
    org: String,
    #[arg(value_name = "INVITATION", required = true)]
    invitation: Vec<String>,
    #[arg(long, value_name = "ROLE", value_parser = words::role())]
    role: Option<Role>,
}

/// Sends invitations anew, one by one, each with its role or another one, its comment and assignments, and reads back.
///
/// # Errors
/// Exit 6 for an invitation that was answered; exit 8 for one that was cancelled and not sent.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let (edit, changes) =
        sent::begin(context, &arguments.org, &arguments.invitation, |current, invitation| {
            change(context, current, invitation, arguments.role)
        })?;
    if arguments.role == Some(Role::PartialEditor) {
        require_role(context, Role::PartialEditor)?;
    }
    let policy = edit.policy(&Guards::default())?;
    edit.carry_out(changes, &policy)
}

fn change(
    context: &Context,
    current: &CurrentMembers,
    invitation: &Request,
    wanted: Option<Role>,
) -> anyhow::Result<Change> {
    let target = invitation.target();
    if !invitation.is_pending() {
        return Err(pending::answered(context, current, invitation, &target).into());
    }
    // A role that we do not know can't be sent anew as it was.
    let Some(role) = wanted.or(invitation.role) else {
        let message = message!("invite-resend-unknown-role", person = &target.name);
        return Err(Failure::new(Code::UnknownRole, message).into());
    };
    let action = Action::Resend {
        invitation: invitation.id.clone(),
        role,
        comment: invitation.comment.clone(),
        email: invitation.person.is_none().then(|| invitation.email.clone()).flatten(),
        // Nobody but a partial editor has assignments.
        assignments: match role {
            Role::PartialEditor => invitation.assignments.clone(),
            _ => Vec::new(),
        },
    };
    Ok(Change { target, action })
}
