//! Where people stand towards an organization.

use std::collections::HashMap;

use super::current_members::CurrentMembers;
use super::people::{Member, Request};

/// Where somebody stands towards an organization.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing<'a> {
    Member(&'a Member),
    Asked(&'a Request),
    Invited(&'a Request),
    /// Refused or cancelled before, the latest of them.
    TurnedDown(&'a Request),
    Stranger,
}

impl<'a> Standing<'a> {
    /// Finds where one person stands, from the membership and the requests: of those that were answered the last one
    /// counts.
    fn of(member: Option<&'a Member>, requests: impl Iterator<Item = &'a Request>) -> Self {
        if let Some(member) = member {
            return Self::Member(member);
        }
        let mut latest: Option<&Request> = None;
        for request in requests {
            match (request.is_pending(), request.invitation) {
                (true, true) => return Self::Invited(request),
                (true, false) => return Self::Asked(request),
                // One without a date is as late as any other.
                _ if latest.is_none_or(|before| before.created <= request.created) => latest = Some(request),
                _ => {}
            }
        }
        latest.filter(|request| request.is_turned_down()).map_or(Self::Stranger, Self::TurnedDown)
    }
}

impl CurrentMembers {
    /// Finds where somebody stands, by account id or, for who has no account, by address.
    pub fn standing(&self, id: Option<&str>, email: Option<&str>) -> Standing<'_> {
        let email = email.map(str::to_lowercase);
        let theirs = |request: &&Request| match (&request.person, id, &email, &request.email) {
            (Some(person), Some(id), _, _) => person.id == id,
            (None, _, Some(email), Some(theirs)) => theirs.to_lowercase() == *email,
            _ => false,
        };
        let requests = self.requests.iter().flatten().filter(theirs);
        Standing::of(id.and_then(|id| self.member(id)), requests)
    }
}

/// Where everybody stands, found in the time of one look each.
pub struct Standings<'a> {
    members: HashMap<&'a str, &'a Member>,
    accounts: HashMap<&'a str, Vec<&'a Request>>,
    addresses: HashMap<String, Vec<&'a Request>>,
}

impl<'a> Standings<'a> {
    /// Finds where everybody stands among current members.
    pub fn of(current: &'a CurrentMembers) -> Self {
        let mut all = Self {
            members: current.members.iter().map(|member| (member.person.id.as_str(), member)).collect(),
            accounts: HashMap::new(),
            addresses: HashMap::new(),
        };
        for request in current.requests.iter().flatten() {
            match (&request.person, &request.email) {
                (Some(person), _) => all.accounts.entry(&person.id).or_default().push(request),
                (None, Some(email)) => all.addresses.entry(email.to_lowercase()).or_default().push(request),
                (None, None) => {}
            }
        }
        all
    }

    /// The member with this id.
    pub fn member(&self, id: &str) -> Option<&'a Member> {
        self.members.get(id).copied()
    }

    /// As [`CurrentMembers::standing`].
    pub fn get(&self, id: Option<&str>, email: Option<&str>) -> Standing<'a> {
        Standing::of(id.and_then(|id| self.member(id)), self.requests(id, email))
    }

    /// The invitations that wait for the answer of an account, or of an address.
    pub fn invitations(&self, id: Option<&str>, email: Option<&str>) -> impl Iterator<Item = &'a Request> {
        self.requests(id, email).filter(|request| request.invitation && request.is_pending())
    }

    fn requests(&self, id: Option<&str>, email: Option<&str>) -> impl Iterator<Item = &'a Request> {
        let by_account = id.and_then(|id| self.accounts.get(id));
        let by_address = email.and_then(|email| self.addresses.get(&email.to_lowercase()));
        by_account.into_iter().chain(by_address).flatten().copied()
    }
}
