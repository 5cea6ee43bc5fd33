//! Where somebody who leaves is looked for, and where nobody but others can act.

use super::leaver::Leaving;
use crate::commands::change::require_administrator;
use crate::commands::unread::{self, Several};
use crate::commands::{pending, resolve, rights, scope};
use crate::context::Context;
use crate::failure::{Unread, portal_failure};
use crate::membership;
use crate::messages::message;
use crate::report::Note;
use udata_client::Organization;
use udatactl_core::roster::{CurrentMembers, OrganizationName};

/// The organizations of a run.
#[derive(Default)]
pub struct Places {
    /// The organizations that I administer and that were looked at.
    pub mine: Vec<OrganizationName>,
    /// The organizations that I administer and where something of the leaver's was found.
    pub found: Vec<(Organization, CurrentMembers)>,
    /// The organizations that were named and where nothing of the leaver's was found.
    pub without: Vec<CurrentMembers>,
    /// The organizations where the leaver is a member and others administer.
    pub foreign: Vec<Organization>,
    /// The organizations where I am a member, and neither administer nor see who has asked or is invited.
    pub hidden: Vec<OrganizationName>,
    /// The organizations that could not be read: they may be in any of the other lists.
    pub unread: Vec<Unread>,
}

/// Looks into the organizations that were named, or into all that I administer. Of one that can't be read nothing is
/// concluded.
///
/// # Errors
/// Exit 6 for organizations that are not found, all at once, and for an address that may be somebody's there; exit 5 for one
/// that was named and that I do not administer; where none could be read and all failed alike, that failure.
pub fn read(context: &Context, leaving: &mut Leaving, named: &[String]) -> anyhow::Result<Places> {
    let mut places = Places::default();
    let mine = if named.is_empty() {
        administered(context, leaving, &mut places)?
    } else {
        let typed = resolve::listed(context, named)?;
        let found = resolve::each(context, &typed, |_, found| Ok(found))?;
        let Several { read, unread } =
            Several::of_typed(context, &typed, found)?.once(|organization| &organization.id);
        places.unread.extend(unread);
        read.iter().try_for_each(|organization| {
            rights::require_alive(organization)?;
            require_administrator(context, organization)
        })?;
        read
    };
    let requests = context.read_each(&mine, |portal, one| {
        portal.membership_requests(&one.id).map_err(|error| portal_failure(&error))
    })?;
    let mut all: Vec<(Organization, CurrentMembers)> = Vec::with_capacity(mine.len());
    for (organization, requests) in mine.into_iter().zip(requests) {
        match requests {
            Ok(requests) => {
                let current = membership::current_members(&organization, Some(requests));
                all.push((organization, current));
            }
            Err(failure) => {
                let name = membership::name(&organization);
                places.unread.push(Unread::of(&name.word(), Some(&name.id))(failure));
            }
        }
    }
    leaving.settle(all.iter().map(|(_, current)| current))?;
    for (organization, current) in all {
        places.mine.push(current.organization.clone());
        if leaving.leaver.is_in(&current) {
            places.found.push((organization, current));
        } else if !named.is_empty() {
            places.without.push(current);
        }
    }
    unread::require_some(places.mine.is_empty() && places.foreign.is_empty(), &places.unread)?;
    Ok(places)
}

/// Finds the organizations that I administer, among mine and those that the leaver is a member of; the others are
/// noted.
fn administered(
    context: &Context,
    leaving: &Leaving,
    places: &mut Places,
) -> anyhow::Result<Vec<Organization>> {
    let mut candidates = scope::mine(context)?;
    let of_mine = candidates.len();
    let is_new =
        |organization: &&OrganizationName| candidates.iter().all(|known| known.id != organization.id);
    let theirs: Vec<OrganizationName> = leaving.organizations.iter().filter(is_new).cloned().collect();
    candidates.extend(theirs);
    let read = context.read_each(&candidates, |portal, one| {
        portal.organization(&one.id).map_err(|error| portal_failure(&error))
    })?;
    let read = read.into_iter().enumerate().map(|(index, read)| Ok((index, read?)));
    let Several { read, unread } = Several::of_known(&candidates, read.collect())?;
    places.unread.extend(unread);
    let me = context.me()?;
    let mut administered = Vec::with_capacity(of_mine);
    for (index, organization) in read {
        if organization.deleted.is_some() {
            continue;
        }
        if rights::of(&organization, me).members {
            administered.push(organization);
        } else if leaving.is_member(&organization) {
            places.foreign.push(organization);
        } else if index < of_mine {
            places.hidden.push(membership::name(&organization));
        }
    }
    Ok(administered)
}

impl Places {
    /// The notes on where nothing could be done or seen.
    pub fn notes(&self, leaving: &Leaving) -> Vec<Note> {
        let elsewhere = |foreign: &Organization| {
            let (person, slug) = (&leaving.name, membership::word(foreign));
            let said =
                message!("offboard-elsewhere", person = person, organization = &foreign.name, slug = slug);
            [Note::Warn(said), Note::Hint(leaving.whom_to_ask(foreign))]
        };
        let mut notes: Vec<Note> = self.foreign.iter().flat_map(elsewhere).collect();
        notes.extend(pending::notes(&[], &self.hidden));
        if leaving.only_address {
            notes.push(Note::Say(message!("offboard-address", email = &leaving.word)));
        }
        notes
    }
}
