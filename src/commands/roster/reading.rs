//! What plans and exports read: organizations and who is in them, side by side, whole or not at all.

use crate::commands::{resolve, rights};
use crate::context::Context;
use crate::membership;
use crate::portal::reference::{Noun, Reference};
use crate::portal::{self, Me, Organization, Portal};
use crate::roster::{Role, Roll};

/// An organization, and its roll: with its requests where they are shown to me, and with what its partial editors may edit.
/// Of thousands the members are kept once, in the roll, unless they tell whom to ask.
pub type Read = (Organization, Roll);

/// The organizations that were typed, each once, in their order.
///
/// # Errors
/// As [`each`].
pub fn organizations(context: &Context, typed: &[String]) -> anyhow::Result<Vec<Read>> {
    let mut found: Vec<Read> = Vec::new();
    for one in each(context, &resolve::listed(context, typed)?)? {
        if found.iter().all(|(known, _)| known.id != one.0.id) {
            found.push(one);
        }
    }
    Ok(found)
}

/// The same, one for each that was typed.
///
/// # Errors
/// Exit 4 without a valid key, 6 for an organization that is not found or deleted; whatever a read gives.
pub fn each(context: &Context, typed: &[String]) -> anyhow::Result<Vec<Read>> {
    let me = context.me()?;
    let quick =
        |portal: &Portal, typed: &String| match Reference::parse(typed, Noun::Organization, portal.site()) {
            Reference::Id(name) | Reference::Slug(name) => {
                portal.organization(&name).and_then(|found| with_roll(portal, me, found)).ok()
            }
            _ => None,
        };
    let read = context.read_each(typed, quick)?;
    let found = typed.iter().zip(read).map(|(typed, read)| {
        let found = match read {
            Some(found) => found,
            // Asked again in the usual way, which tells what is wrong.
            None => with_roll(context.portal()?, me, resolve::organization(context, typed)?)?,
        };
        rights::require_alive(&found.0)?;
        Ok(found)
    });
    found.collect()
}

fn with_roll(portal: &Portal, me: &Me, mut organization: Organization) -> portal::Result<Read> {
    let requests = match rights::of(&organization, me).members {
        true => shown(portal.membership_requests(&organization.id))?,
        false => None,
    };
    let mut roll = membership::roll(&organization, requests);
    if roll.requests.is_some() {
        organization.members = Vec::new();
        if roll.members.iter().any(|one| one.role == Some(Role::PartialEditor)) {
            roll.assignments = Some(membership::assignments(portal, &organization.id)?);
        }
    }
    Ok((organization, roll))
}

/// Nothing, where they are not for me.
fn shown<T>(read: portal::Result<T>) -> portal::Result<Option<T>> {
    match read {
        Err(error) if error.is_hidden() => Ok(None),
        other => other.map(Some),
    }
}
