//! A line of a roster, and who is behind it.

use crate::roster::document::wanted::Entry;
use crate::roster::people::Person;

/// A line of a roster, and who is behind it.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    pub entry: &'a Entry,
    pub who: LineIdentity,
    /// False where a person was taken by the name: enough to add or change them, not to prune others.
    pub is_certain: bool,
}

/// Whom a line names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineIdentity {
    Person(Person),
    /// An address of which no account is known.
    Address(String),
    /// Only this one fits, and somebody else may be meant: by the name and a masked address, or by a name alone.
    Probable {
        person: Person,
        by_address: bool,
    },
    /// Any of these may be meant, or somebody else.
    Ambiguous(Vec<Person>),
    Nobody(Nobody),
}

/// Why a line names nobody that something can be done about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nobody {
    /// The portal knows nobody by that.
    Unknown,
    /// The account is deleted or switched off.
    Closed,
    /// A page of another portal, or none of a person.
    Elsewhere,
    /// A name that nobody there has.
    Name,
    /// Nobody there has the address of somebody who is to leave.
    NotThere,
    /// An address, on a portal without invitations.
    NoInvitations,
    /// A member whose role this program does not know.
    Role,
}

/// A person who is on two lines, by whatever they are named there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twice {
    pub name: String,
    pub lines: (usize, usize),
}
