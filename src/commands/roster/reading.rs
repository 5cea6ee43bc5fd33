//! What plans and exports read: organizations and who is in them, side by side, whole or not at all.

use crate::commands::{resolve, rights};
use crate::context::Context;
use crate::membership;
use crate::portal::reference::{Noun, Reference};
use crate::portal::{self, Organization, Portal};
use crate::roster::{Role, Roll};

/// The organizations that were typed, each once, in their order.
///
/// # Errors
/// As [`resolve::organization`], for the first that fails; exit 6 for a deleted one.
pub fn organizations(context: &Context, typed: &[String]) -> anyhow::Result<Vec<Organization>> {
    let mut found: Vec<Organization> = Vec::new();
    for one in each(context, &resolve::listed(context, typed)?)? {
        if found.iter().all(|known| known.id != one.id) {
            found.push(one);
        }
    }
    Ok(found)
}

/// The same, one for each that was typed.
///
/// # Errors
/// As [`organizations`].
pub fn each(context: &Context, typed: &[String]) -> anyhow::Result<Vec<Organization>> {
    let quick =
        |portal: &Portal, typed: &String| match Reference::parse(typed, Noun::Organization, portal.site()) {
            Reference::Id(name) | Reference::Slug(name) => portal.organization(&name).ok(),
            _ => None,
        };
    let read = context.read_each(typed, quick)?;
    let found = typed.iter().zip(read).map(|(typed, read)| {
        let found = match read {
            Some(found) => found,
            // Asked again in the usual way, which tells what is wrong.
            None => resolve::organization(context, typed)?,
        };
        rights::require_alive(&found)?;
        Ok(found)
    });
    found.collect()
}

/// The rolls of organizations that were just read: their requests where they are shown to me, and what their partial
/// editors may edit.
///
/// # Errors
/// Exit 4 without a valid key; whatever a read gives.
pub fn rolls(context: &Context, organizations: &[Organization]) -> anyhow::Result<Vec<Roll>> {
    let me = context.me()?;
    let read = |portal: &Portal, organization: &Organization| {
        let requests = match rights::of(organization, me).members {
            true => shown(portal.membership_requests(&organization.id))?,
            false => None,
        };
        let mut roll = membership::roll(organization, requests);
        let has_partial_editors = roll.members.iter().any(|one| one.role == Some(Role::PartialEditor));
        if has_partial_editors && roll.requests.is_some() {
            roll.assignments = Some(membership::assignments(portal, &organization.id)?);
        }
        Ok(roll)
    };
    let read: Vec<portal::Result<Roll>> = context.read_each(organizations, read)?;
    read.into_iter().map(|roll| Ok(roll?)).collect()
}

/// Nothing, where they are not for me.
fn shown<T>(read: portal::Result<T>) -> portal::Result<Option<T>> {
    match read {
        Err(error) if error.status() == Some(403) => Ok(None),
        other => other.map(Some),
    }
}
