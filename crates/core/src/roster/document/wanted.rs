//! A roster as its file says it.

use jiff::civil::Date;

use super::encoding::Encoding;
use crate::roster::guard::Ceiling;
use crate::roster::people::ContentReference;
use crate::roster::role::Role;

/// The version of the format that is written, and the only one that is read.
pub const FORMAT: i64 = 1;

/// A roster file that was judged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The portal that it was made on.
    pub site: Option<String>,
    pub organizations: Vec<Wanted>,
}

/// Who should be what in one organization.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub line: usize,
    /// An id, or whatever else names it.
    pub organization: String,
    pub min_admins: Option<usize>,
    pub required_admins: Vec<String>,
    pub max_removals: Option<Ceiling>,
    /// Why nothing is planned there: the exporter could not see it all.
    pub unmanaged: Option<String>,
    /// Nobody only where it is unmanaged.
    pub people: Vec<Entry>,
}

/// Somebody, and what they should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub line: usize,
    /// An id; of who is to come, an address or whatever else names them.
    pub person: String,
    /// The id, settled beside what `person` says.
    pub id: Option<String>,
    /// Beside an id, or for who is found by it.
    pub mail: Option<String>,
    /// The person's name: with a masked address it makes somebody probable.
    pub name: Option<String>,
    /// The address belongs to nobody there.
    pub is_new: bool,
    pub desired: DesiredMembership,
    /// When to look at it again; nobody goes by itself.
    pub until: Option<Date>,
}

/// The membership that somebody should have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DesiredMembership {
    /// A member; `assignments` is nothing where the file says nothing of them.
    Member { role: Role, assignments: Option<Vec<ContentReference>> },
    /// No member, for this reason.
    Absent { reason: String },
    /// Nothing: for this reason they are left as they are.
    Unmanaged { reason: String },
}

/// A roster that was read, and how its file was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    pub document: Document,
    pub encoding: Encoding,
    /// The separator of the cells; nothing in TOML.
    pub separator: Option<char>,
    /// The file, decoded.
    pub text: String,
}
