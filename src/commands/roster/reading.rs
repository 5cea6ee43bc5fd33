//! The readings of plans and exports: organizations and who is in them, side by side, each whole or not at all.

use std::collections::HashSet;

use crate::commands::unread::Several;
use crate::commands::{resolve, rights};
use crate::context::Context;
use crate::failure::{Failure, portal_failure};
use crate::membership;
use udata_client::{self as portal, Me, Organization, Portal};
use udatactl_core::roster::{CurrentMembers, Role};

/// An organization, and its current members: with its requests where they are shown to me, and with what its partial editors may edit.
/// Of thousands the members are kept once, in the current members, unless they tell whom to ask.
pub type Read = (Organization, CurrentMembers);

/// Reads the organizations that were typed, each once, in their order.
///
/// # Errors
/// Exit 4 without a valid key, 6 for organizations that are not found or deleted, all at once; where none could be read
/// and all failed alike, that failure.
pub fn organizations(context: &Context, typed: &[String]) -> anyhow::Result<Several<Read>> {
    let typed = resolve::listed(context, typed)?;
    let mut several = Several::of_typed(context, &typed, each(context, &typed)?)?;
    let mut seen = HashSet::new();
    several.read.retain(|(organization, _)| seen.insert(organization.id.clone()));
    Ok(several)
}

/// Reads each organization that was typed, in their order.
///
/// # Errors
/// Exit 4 without a valid key; each has an outcome of its own.
pub fn each(context: &Context, typed: &[String]) -> anyhow::Result<Vec<Result<Read, Failure>>> {
    let me = context.me()?;
    resolve::each(context, typed, |portal, found| {
        rights::require_alive(&found)?;
        with_requests(portal, me, found).map_err(|error| portal_failure(&error))
    })
}

fn with_requests(portal: &Portal, me: &Me, mut organization: Organization) -> portal::Result<Read> {
    let requests = if rights::of(&organization, me).members {
        shown(portal.membership_requests(&organization.id))?
    } else {
        None
    };
    let mut current = membership::current_members(&organization, requests);
    if current.requests.is_some() {
        organization.members = Vec::new();
        if current.members.iter().any(|member| member.role == Some(Role::PartialEditor)) {
            current.assignments = Some(membership::assignments(portal, &organization.id)?);
        }
    }
    Ok((organization, current))
}

/// Nothing where the requests or assignments are not for me.
fn shown<T>(read: portal::Result<T>) -> portal::Result<Option<T>> {
    match read {
        Err(error) if error.is_hidden() => Ok(None),
        other => other.map(Some),
    }
}
