//! An organization as it is, in a roster's words: an export writes it and a merge compares a file with it.

use std::collections::HashSet;

use super::{validate, words};
use crate::roster::account::Account;
use crate::roster::address::is_address;
use crate::roster::current_members::CurrentMembers;
use crate::roster::people::{ContentReference, Person, Request};
use crate::roster::role::Role;
use crate::text::is_like_an_id as is_id;

/// Something that a roster says to people in words; the catalogue has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark<'a> {
    /// Why an organization is unmanaged: its requests are not shown to who exports.
    Hidden,
    /// Why an organization is unmanaged: nobody is a member or invited.
    Nobody,
    /// Why somebody is unmanaged: this program does not know their role.
    UnknownRole,
    /// A member who can't sign in any more.
    Deleted,
    SwitchedOff,
    /// When somebody was invited.
    Invited(&'a str),
    /// Somebody has asked to join: their name, their id and when.
    Asked(&'a str, &'a str, &'a str),
    /// So many members without an account are left out.
    Damaged(usize),
}

/// Who is what in one organization.
pub struct Present<'a> {
    pub current: &'a CurrentMembers,
    /// Why nothing is planned there.
    pub unmanaged: Option<Remark<'static>>,
    /// The members and the invited, by name.
    pub people: Vec<Someone<'a>>,
    /// Who has asked to join.
    pub asked: Vec<(&'a Person, &'a Request)>,
}

/// A member, or somebody invited.
pub struct Someone<'a> {
    /// The id, or the address of who has no account.
    pub key: &'a str,
    pub person: Option<&'a Person>,
    /// As the portal gives it: mostly masked.
    pub mail: Option<&'a str>,
    /// Nothing where this program does not know it.
    pub role: Option<Role>,
    /// The assignments of a partial editor; nothing where they were not read, or can't be written.
    pub assignments: Option<Vec<ContentReference>>,
    /// The day of a pending invitation; empty where the portal does not say.
    pub invited: Option<&'a str>,
    /// The id is somebody else's slug: people choose their slugs.
    is_shadowed: bool,
    pub account: Account,
}

/// Puts an organization into a roster's words. A pending invitation counts as its role; one to an address that is none
/// is left out.
pub fn present(current: &CurrentMembers) -> Present<'_> {
    let mut known: HashSet<String> = HashSet::new();
    let members = current.members.iter().map(|member| Someone {
        key: &member.person.id,
        person: Some(&member.person),
        mail: member.email.as_deref(),
        role: member.role,
        assignments: match (member.role, &current.assignments) {
            (Some(Role::PartialEditor), Some(_)) => writable(current.assigned(&member.person.id)),
            _ => None,
        },
        invited: None,
        is_shadowed: false,
        account: member.account,
    });
    let waiting = || current.requests.iter().flatten().filter(|request| request.is_pending());
    let invited = waiting().filter(|request| request.invitation).filter_map(|request| {
        let address = request.email.as_deref().filter(|address| is_address(address));
        Some(Someone {
            key: request.person.as_ref().map(|person| person.id.as_str()).or(address)?,
            person: request.person.as_ref(),
            mail: request.person.as_ref().and(request.address()),
            role: request.role,
            assignments: match request.role {
                Some(Role::PartialEditor) => writable(request.assignments.clone()),
                _ => None,
            },
            invited: Some(day(request)),
            is_shadowed: false,
            account: if request.account_deleted { Account::Deleted } else { Account::Unknown },
        })
    });
    let mut people: Vec<Someone> =
        members.chain(invited).filter(|someone| known.insert(someone.key.to_lowercase())).collect();
    let slugs: HashSet<&str> = people
        .iter()
        .filter_map(|someone| someone.person)
        .map(|person| person.slug.as_str())
        .filter(|slug| is_id(slug))
        .collect();
    for someone in people.iter_mut().filter(|person| slugs.contains(person.key)) {
        someone.is_shadowed = true;
    }
    people.sort_by_cached_key(|someone| {
        (words::fold(someone.name().unwrap_or(someone.key)), someone.key.to_owned())
    });
    let asked = waiting().filter(|request| !request.invitation);
    let asked = asked.filter_map(|request| Some((request.person.as_ref()?, request))).collect();
    let unmanaged = match (&current.requests, people.is_empty()) {
        (None, _) => Some(Remark::Hidden),
        (Some(_), true) => Some(Remark::Nobody),
        (Some(_), false) => None,
    };
    Present { current, unmanaged, people, asked }
}

impl Someone<'_> {
    /// The word that names them in a roster, and nobody else.
    pub fn word(&self) -> String {
        if self.is_shadowed { format!("id:{}", self.key) } else { self.key.to_owned() }
    }

    /// The name, where an account is known.
    pub fn name(&self) -> Option<&str> {
        self.person.map(|person| person.name.as_str())
    }
}

/// The day on which a request was made.
pub fn day(request: &Request) -> &str {
    request.created.as_deref().and_then(|moment| moment.get(..10)).unwrap_or_default()
}

/// Sorts assignments; nothing where one of them would not be read back.
fn writable(mut all: Vec<ContentReference>) -> Option<Vec<ContentReference>> {
    all.sort();
    all.dedup();
    all.iter()
        .all(|reference| validate::assigned(&reference.to_string()).as_ref() == Some(reference))
        .then_some(all)
}
