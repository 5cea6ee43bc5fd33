//! The lines of a snapshot: what was observed of each organization, and by whom.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The version of the format, and the only one that is read.
pub const FORMAT: u32 = 1;

/// The first line: by whom, where, when, and of what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    #[serde(rename = "udatactl_snapshot")]
    pub format: u32,
    pub site: String,
    /// The id of the account that looked; nothing where nobody was signed in.
    pub account: Option<String>,
    pub at: Timestamp,
    pub scope: Scope,
    /// What was typed, where organizations were named.
    pub asked: Vec<String>,
    /// The version of the tool.
    pub tool: String,
}

/// Which organizations were asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    Named,
    /// Those of the account that looked.
    Mine,
    /// All of the portal: one that is missing was not there.
    Portal,
}

impl Scope {
    /// A stable word for reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::Mine => "mine",
            Self::Portal => "portal",
        }
    }
}

/// A line after the first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Line {
    Organization(Box<Observation>),
    Deleted(Name),
    Unread(Unread),
    Totals(Counts),
}

/// The counts of all lines of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Those that were read.
    pub organizations: u64,
    /// The portal said that they were deleted.
    pub deleted: u64,
    pub unread: u64,
    /// Memberships: somebody in two organizations counts twice, a member without an account too.
    pub members: u64,
    pub administrators: u64,
    /// Organizations that nobody administers who is known to be able to.
    pub without_administrator: u64,
    pub requests: u64,
    pub invitations: u64,
    /// Organizations whose requests and invitations are not shown.
    pub pending_unseen: u64,
}

/// What a line says of one organization.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    Seen(Box<Observation>),
    /// The portal says that it is deleted.
    Deleted(Name),
    Unread(Unread),
}

/// The names of an organization.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Name {
    pub id: String,
    pub slug: String,
    pub name: String,
}

/// An organization that could not be read: nothing is known of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unread {
    /// Nothing where it was typed in another way and never found.
    pub id: Option<String>,
    /// As it was typed, or the text that can be typed for it.
    pub organization: String,
    /// The stable word for why.
    pub why: String,
}

/// An organization as it was shown to whoever looked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observation {
    #[serde(flatten)]
    pub name: Name,
    pub acronym: Option<String>,
    pub siret: Option<String>,
    pub badges: Vec<String>,
    pub created: Option<String>,
    pub deleted: Option<String>,
    /// False where the portal does not show it to whoever looked: then nothing is not "never".
    pub last_seen_visible: bool,
    pub members: Vec<Member>,
    /// Members without an account, left behind by simultaneous writes.
    pub damaged: usize,
    /// The requests and invitations that wait; nothing where they are not shown.
    pub pending: Option<Vec<Pending>>,
    /// The portal's own figures, such as `datasets`.
    pub figures: BTreeMap<String, u64>,
}

/// A member, once, with the highest role.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    pub id: String,
    pub slug: String,
    pub first_name: String,
    pub last_name: String,
    pub role: String,
    pub since: Option<String>,
    pub last_seen: Option<String>,
    /// As the member list tells, in the words of [`Account`](crate::roster::Account).
    pub account: String,
    /// Listed in several rows.
    pub doubled: bool,
}

/// A request or an invitation that waits for an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pending {
    pub id: String,
    pub invitation: bool,
    pub role: Option<String>,
    pub created: Option<String>,
    /// The account's id; nothing for who is invited by an address.
    pub person: Option<String>,
    pub slug: Option<String>,
    /// The name, or the address that was invited.
    pub who: String,
}

impl Line {
    /// What it says of an organization, or the totals at the end.
    ///
    /// # Errors
    /// The totals.
    pub fn entry(self) -> Result<Entry, Counts> {
        Ok(match self {
            Self::Organization(seen) => Entry::Seen(seen),
            Self::Deleted(name) => Entry::Deleted(name),
            Self::Unread(unread) => Entry::Unread(unread),
            Self::Totals(counts) => return Err(counts),
        })
    }
}

impl From<Entry> for Line {
    fn from(entry: Entry) -> Self {
        match entry {
            Entry::Seen(seen) => Self::Organization(seen),
            Entry::Deleted(name) => Self::Deleted(name),
            Entry::Unread(unread) => Self::Unread(unread),
        }
    }
}

impl Entry {
    /// By which the lines of a file are in order: what has no id comes first.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Seen(seen) => Some(&seen.name.id),
            Self::Deleted(name) => Some(&name.id),
            Self::Unread(unread) => unread.id.as_deref(),
        }
    }
}

impl Observation {
    /// The administrators, but for those of whom it is known that they can't sign in.
    pub fn administrators(&self) -> impl Iterator<Item = &Member> {
        let is_gone = |member: &Member| matches!(member.account.as_str(), "deleted" | "switched_off");
        self.members.iter().filter(move |member| member.role == "admin" && !is_gone(member))
    }
}

impl Member {
    /// First and last name, or the slug of an account without a name.
    pub fn name(&self) -> String {
        let name = format!("{} {}", self.first_name, self.last_name);
        let name = name.trim();
        if name.is_empty() { self.slug.clone() } else { name.to_owned() }
    }
}
