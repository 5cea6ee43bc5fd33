//! The roll of an organization: its members, and who has asked or is invited.

use std::collections::{BTreeMap, BTreeSet};

use super::{Account, Role, Standing, Target};
use crate::text::reference;

/// Slugs that udata's own routes hide (`organizations/suggest/` and others): such an organization is found by its id.
pub const HIDDEN_SLUGS: [&str; 3] = ["suggest", "roles", "badges"];

/// A person, known by id; the name is only for reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: String,
    pub slug: String,
    pub name: String,
}

impl Person {
    /// What names them on a command line, and nobody else.
    pub fn word(&self) -> String {
        reference(&self.slug, &self.id)
    }
}

/// An organization, known by id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganizationName {
    pub id: String,
    pub slug: String,
    pub name: String,
}

impl OrganizationName {
    /// What means this very organization when it is typed.
    pub fn word(&self) -> String {
        reference(&self.slug, &self.id)
    }
}

/// A member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub person: Person,
    /// `None` for a role that we do not know.
    pub role: Option<Role>,
    pub since: Option<String>,
    /// The account's address as the portal gives it: mostly masked.
    pub email: Option<String>,
    pub account: Account,
    /// The roles of further rows about the same account, which simultaneous writes leave behind. Of all its rows `role`
    /// is the highest.
    pub also: Vec<Option<Role>>,
}

/// A membership request or an invitation, in whatever state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    pub id: String,
    pub person: Option<Person>,
    /// Where the invitation was sent, of somebody without an account.
    pub email: Option<String>,
    /// The account's address as the portal gives it: mostly masked.
    pub account_email: Option<String>,
    pub invitation: bool,
    /// udata's word: `pending`, `accepted`, `refused`, `canceled`.
    pub status: String,
    pub role: Option<Role>,
    pub comment: Option<String>,
    pub created: Option<String>,
    pub assignments: Vec<Assigned>,
    /// The account behind it was deleted.
    pub account_deleted: bool,
}

/// Something that a partial editor may edit: udata's class and the id.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Assigned {
    pub class: String,
    pub id: String,
}

impl std::fmt::Display for Assigned {
    /// As a roster has it, such as `Dataset:5f4d…`.
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(formatter, "{}:{}", self.class, self.id)
    }
}

/// True where both are the same assignments, in whatever order.
pub fn are_alike(one: &[Assigned], other: &[Assigned]) -> bool {
    one.iter().collect::<BTreeSet<_>>() == other.iter().collect::<BTreeSet<_>>()
}

impl Pending {
    /// True for one that names nobody, or a request without an account: shown, never touched.
    pub fn is_damaged(&self) -> bool {
        self.person.is_none() && (!self.invitation || self.email.is_none())
    }

    /// Whose it is, for a change.
    pub fn target(&self) -> Target {
        match (&self.person, &self.email) {
            (Some(person), _) => Target::of(person),
            (None, email) => Target::address(email.as_deref().unwrap_or(&self.id)),
        }
    }

    /// The address, whole or masked.
    pub fn address(&self) -> Option<&str> {
        self.email.as_deref().or(self.account_email.as_deref())
    }

    /// What is behind the `@` of that address.
    pub fn domain(&self) -> Option<&str> {
        self.address()?.rsplit_once('@').map(|(_, domain)| domain)
    }

    /// True while nobody has answered.
    pub fn is_pending(&self) -> bool {
        self.status == "pending"
    }

    /// True where somebody said no, or the invitation was taken back.
    pub fn is_turned_down(&self) -> bool {
        matches!(self.status.as_str(), "refused" | "canceled")
    }
}

/// The members of an organization and its requests, as read at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roll {
    pub organization: OrganizationName,
    pub members: Vec<Member>,
    /// Members without a user, which simultaneous writes leave behind: counted, never touched.
    pub damaged: usize,
    /// `None` where they could not be read.
    pub requests: Option<Vec<Pending>>,
    /// What partial editors may edit, each with the id of whose it is; `None` where it was not read.
    pub assignments: Option<Vec<(String, Assigned)>>,
    /// What was looked up of accounts, by id: also of people who are no members yet.
    pub others: BTreeMap<String, Account>,
}

impl Member {
    /// True where the portal lets them administer, whichever of their rows it looks at: it takes the first.
    pub fn is_administrator(&self) -> bool {
        let is_one = |role: &Option<Role>| *role == Some(Role::Admin);
        is_one(&self.role) && self.also.iter().all(is_one)
    }
}

impl Roll {
    /// The member with this id.
    pub fn member(&self, id: &str) -> Option<&Member> {
        self.members.iter().find(|member| member.person.id == id)
    }

    /// The administrators, whether or not they can sign in.
    pub fn administrators(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| member.role == Some(Role::Admin))
    }

    /// How many members are listed more than once.
    pub fn doubled(&self) -> usize {
        self.members.iter().filter(|member| !member.also.is_empty()).count()
    }

    /// Notes what was found out of some accounts.
    pub fn note(&mut self, found: &BTreeMap<String, Account>) {
        for member in &mut self.members {
            if let Some(account) = found.get(&member.person.id) {
                member.account = *account;
            }
        }
        self.others.extend(found.iter().map(|(id, account)| (id.clone(), *account)));
    }

    /// The request or invitation with this id.
    pub fn request(&self, id: &str) -> Option<&Pending> {
        self.requests.iter().flatten().find(|request| request.id == id)
    }

    /// Everybody with an account who is a member, or whose request or invitation waits or was turned down, with the address
    /// as the portal gives it.
    pub fn everybody(&self) -> impl Iterator<Item = (&Person, Option<&str>)> {
        let members = self.members.iter().map(|member| (&member.person, member.email.as_deref()));
        let is_there = |request: &&Pending| {
            request.is_pending() || (request.is_turned_down() && !request.account_deleted)
        };
        let asked = self.requests.iter().flatten().filter(is_there);
        members.chain(asked.filter_map(|one| Some((one.person.as_ref()?, one.account_email.as_deref()))))
    }

    /// The members whose accounts are known to be gone, and those whose request or invitation still waits.
    pub fn gone(&self) -> impl Iterator<Item = &Person> {
        let members = self.members.iter().filter(|member| member.account.is_gone()).map(|one| &one.person);
        let is_gone = |one: &&Pending| one.account_deleted && one.is_pending();
        members.chain(self.requests.iter().flatten().filter(is_gone).filter_map(|one| one.person.as_ref()))
    }

    /// What a partial editor may edit.
    pub fn assigned(&self, id: &str) -> Vec<Assigned> {
        let theirs = self.assignments.iter().flatten().filter(|(whose, _)| whose == id);
        theirs.map(|(_, assigned)| assigned.clone()).collect()
    }

    /// Where somebody stands, by account id or, for who has no account, by address.
    pub fn standing(&self, id: Option<&str>, email: Option<&str>) -> Standing<'_> {
        let email = email.map(str::to_lowercase);
        let theirs = |request: &&Pending| match (&request.person, id, &email, &request.email) {
            (Some(person), Some(id), _, _) => person.id == id,
            (None, _, Some(email), Some(theirs)) => theirs.to_lowercase() == *email,
            _ => false,
        };
        let requests = self.requests.iter().flatten().filter(theirs);
        Standing::of(id.and_then(|id| self.member(id)), requests)
    }
}
