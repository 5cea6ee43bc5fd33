//! Invitations that an organization has sent: what `cancel` and `resend` share.

use crate::commands::change::{Actor, MembershipEdit};
use crate::commands::consent::Stake;
use crate::commands::{pending, resolve};
use crate::context::Context;
use crate::membership;
use udatactl_core::roster::{Change, CurrentMembers, Request};

/// Begins to change the invitations that were typed, and makes one change of each.
///
/// # Errors
/// Exit 6 for one that is not there, exit 7 on a portal without invitations, and as [`MembershipEdit::of`] and `change`.
pub fn begin<'a>(
    context: &'a Context,
    organization: &str,
    typed: &[String],
    change: impl Fn(&CurrentMembers, &Request) -> anyhow::Result<Change>,
) -> anyhow::Result<(MembershipEdit<'a>, Vec<Change>)> {
    let stake = if resolve::is_derived(typed) { Stake::Derived } else { Stake::Named };
    let typed = resolve::listed(context, typed)?;
    let organization = resolve::organization(context, organization)?;
    pending::require_invitations(context, &[membership::name(&organization)])?;
    let edit = MembershipEdit::of(context, organization, Actor::Administrator, stake)?;
    let changes = typed
        .iter()
        .map(|typed| {
            let kind = resolve::Kind::Invitation;
            change(&edit.current, resolve::request(context, &edit.current, kind, typed)?)
        })
        .collect::<anyhow::Result<_>>()?;
    Ok((edit, changes))
}
