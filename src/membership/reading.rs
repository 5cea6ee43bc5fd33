//! An organization, as the portal gives it, in the roster's words.

use std::collections::{BTreeMap, HashMap};

use super::accounts::told;
use udata_client::people::Affiliation;
use udata_client::{self as portal, MembershipRequest, Organization, Portal, User};
use udatactl_core::roster::{
    ContentReference, CurrentMembers, Member, OrganizationName, Person, Request, Role,
};

/// Which requests of an organization are read along with its members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Requests {
    None,
    /// All requests of the organization: for its administrators.
    All,
    /// The requests of one account: one's own, where the portal tells.
    Of(String),
}

/// Reads an organization afresh.
///
/// # Errors
/// Whatever a call gives: current members are whole or there are none.
pub fn read(portal: &Portal, organization: &str, requests: &Requests) -> portal::Result<CurrentMembers> {
    let organization = portal.organization(organization)?;
    complete(portal, &organization, requests)
}

/// Makes the current members of an organization that was just read.
///
/// # Errors
/// Whatever reading its requests gives.
pub fn complete(
    portal: &Portal,
    organization: &Organization,
    requests: &Requests,
) -> portal::Result<CurrentMembers> {
    let requests = match requests {
        Requests::None => None,
        Requests::All => Some(portal.membership_requests(&organization.id)?),
        Requests::Of(account) => portal.own_membership_requests(&organization.id, account)?,
    };
    Ok(current_members(organization, requests))
}

/// The members with an account, each once: the row with the highest role, and the roles of further rows about the same
/// account.
pub fn members(organization: &Organization) -> Vec<(&portal::Member, &User, Vec<Option<Role>>)> {
    let mut members: Vec<(&portal::Member, &User, Vec<Option<Role>>)> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for row in &organization.members {
        let Some(user) = &row.user else { continue };
        match places.get(user.id.as_str()) {
            None => {
                places.insert(&user.id, members.len());
                members.push((row, user, Vec::new()));
            }
            Some(place) => {
                let (known, _, also) = &mut members[*place];
                let (higher, lower) = if Role::parse(&row.role) > Role::parse(&known.role) {
                    (row, *known)
                } else {
                    (*known, row)
                };
                *known = higher;
                also.push(Role::parse(&lower.role));
            }
        }
    }
    members
}

/// How many members there are, the damaged included.
pub fn count(organization: &Organization) -> usize {
    members(organization).len() + damaged(organization)
}

/// How many members have no account.
pub fn damaged(organization: &Organization) -> usize {
    organization.members.iter().filter(|row| row.user.is_none()).count()
}

/// The current members of an organization, from what was read.
pub fn current_members(
    organization: &Organization,
    requests: Option<Vec<MembershipRequest>>,
) -> CurrentMembers {
    let member = |(row, user, also): (&portal::Member, &User, Vec<Option<Role>>)| Member {
        person: person(user),
        role: Role::parse(&row.role),
        since: row.since.clone(),
        email: user.email.clone(),
        account: told(user),
        also,
    };
    CurrentMembers {
        organization: name(organization),
        damaged: damaged(organization),
        members: members(organization).into_iter().map(member).collect(),
        requests: requests.map(|requests| requests.iter().map(request).collect()),
        assignments: None,
        others: BTreeMap::new(),
    }
}

/// Reads what partial editors may edit there, each with the id of whose it is.
///
/// # Errors
/// Whatever reading it gives: before udata 15.4 there is no such list.
pub fn assignments(portal: &Portal, organization: &str) -> portal::Result<Vec<(String, ContentReference)>> {
    let each = portal.assignments(organization)?.into_iter();
    Ok(each.map(|assignment| (assignment.user.id, assigned(&assignment.subject))).collect())
}

fn assigned(subject: &portal::requests::AssignedSubject) -> ContentReference {
    ContentReference { class: subject.class.clone(), id: subject.id.clone() }
}

/// The name in plans of an organization that somebody is a member of.
pub fn affiliation(affiliation: &Affiliation) -> OrganizationName {
    OrganizationName {
        id: affiliation.id.clone(),
        slug: affiliation.slug.clone(),
        name: affiliation.name.clone(),
    }
}

/// The name of an organization in plans.
pub fn name(organization: &Organization) -> OrganizationName {
    OrganizationName {
        id: organization.id.clone(),
        slug: organization.slug.clone(),
        name: organization.name.clone(),
    }
}

/// The word that means this very organization when it is typed.
pub fn word(organization: &Organization) -> String {
    name(organization).word()
}

/// The name of a person in plans.
pub fn person(user: &User) -> Person {
    Person { id: user.id.clone(), slug: user.slug.clone(), name: user.name() }
}

/// A request or an invitation, in the roster's words.
pub fn request(request: &MembershipRequest) -> Request {
    Request {
        id: request.id.clone(),
        person: request.user.as_ref().map(person),
        email: request.email.clone(),
        account_email: request.user.as_ref().and_then(|user| user.email.clone()),
        invitation: request.is_invitation(),
        status: request.status.clone(),
        role: request.role.as_deref().and_then(Role::parse),
        comment: request.comment.clone(),
        created: request.created.clone(),
        assignments: request.assignments.iter().flatten().map(assigned).collect(),
        account_deleted: request.user.as_ref().is_some_and(User::is_deleted),
    }
}
