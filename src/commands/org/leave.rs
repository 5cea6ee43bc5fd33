//! `org leave`: takes oneself out of an organization, where the portal lets one.

use clap::Args;

use super::join::oneself;
use crate::commands::change::guards::Guards;
use crate::commands::change::{Actor, MembershipEdit};
use crate::commands::consent::Stake;
use crate::commands::{resolve, rights};
use crate::context::Context;
use crate::messages::message;
use crate::report::{Note, Report};
use udatactl_core::roster::{Action, Change};

/// Which organization.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG")]
    org: String,
    #[command(flatten)]
    guards: Guards,
}

/// Leaves an organization.
///
/// # Errors
/// Exit 3 for its last administrator; exit 5 for who is no administrator, with whom to write to.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.signed_in()?;
    let organization = resolve::organization(context, &arguments.org)?;
    rights::require_alive(&organization)?;
    let me = context.me()?;
    let is_member = rights::role(&organization, &me.id).is_some();
    if is_member && !rights::of(&organization, me).members {
        // Nobody but an administrator can remove anybody, oneself included (`MemberAPI.delete`).
        let message = message!("leave-only-administrators", organization = &organization.name);
        return Err(rights::refused(&organization, message).into());
    }
    let who = if is_member { Actor::Administrator } else { Actor::Oneself };
    let edit = MembershipEdit::of(context, organization, who, Stake::Named)?;
    let target = oneself(me);
    let Some(member) = edit.current.member(&me.id) else {
        let said = message!("leave-no-member", organization = &edit.organization.name);
        return Ok(edit.leave_alone(&target, "remove", None).note(Note::Say(said)));
    };
    let action = Action::Remove { from: member.role };
    let guards = Guards { allow_self: true, ..arguments.guards.clone() };
    let policy = edit.policy(&guards)?;
    edit.carry_out(vec![Change { target, action }], &policy)
}
