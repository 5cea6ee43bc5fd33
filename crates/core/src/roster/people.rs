//! People, and what they are in an organization or ask of it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::account::Account;
use super::role::Role;
use crate::text::reference;

/// Slugs that udata's own routes hide (`organizations/suggest/` and others): such an organization is found by its id.
pub const HIDDEN_SLUGS: [&str; 3] = ["suggest", "roles", "badges"];

/// A person, known by id; the name is only for reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub id: String,
    pub slug: String,
    pub name: String,
}

impl Person {
    /// The word that names them on a command line, and nobody else.
    pub fn word(&self) -> String {
        reference(&self.slug, &self.id)
    }
}

/// An organization, known by id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganizationName {
    pub id: String,
    pub slug: String,
    pub name: String,
}

impl OrganizationName {
    /// The word that means this very organization when it is typed.
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
pub struct Request {
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
    pub assignments: Vec<ContentReference>,
    /// The account behind it was deleted.
    pub account_deleted: bool,
}

/// Something that a partial editor may edit: udata's class and the id.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ContentReference {
    pub class: String,
    pub id: String,
}

impl std::fmt::Display for ContentReference {
    /// Writes the reference as a roster has it, such as `Dataset:5f4d…`.
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(formatter, "{}:{}", self.class, self.id)
    }
}

/// True where both are the same assignments, in whatever order.
pub fn are_alike(one: &[ContentReference], other: &[ContentReference]) -> bool {
    one.iter().collect::<BTreeSet<_>>() == other.iter().collect::<BTreeSet<_>>()
}

impl Request {
    /// True for one that names nobody, or a request without an account: shown, never touched.
    pub fn is_damaged(&self) -> bool {
        self.person.is_none() && (!self.invitation || self.email.is_none())
    }

    /// The address, whole or masked.
    pub fn address(&self) -> Option<&str> {
        self.email.as_deref().or(self.account_email.as_deref())
    }

    /// The domain of the address: what is behind the `@`.
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

impl Member {
    /// True where the portal lets them administer, whichever of their rows it looks at: it takes the first.
    pub fn is_administrator(&self) -> bool {
        let is_one = |role: &Option<Role>| *role == Some(Role::Admin);
        is_one(&self.role) && self.also.iter().all(is_one)
    }
}
