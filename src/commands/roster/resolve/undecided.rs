//! A line that means nobody for certain.

use udatactl_core::roster::document::{Decision, Entry, LinePosition, Settled};
use udatactl_core::roster::{Member, OrganizationName, Person, Role, Standings};

/// A line that means nobody for certain.
pub struct Undecided<'a> {
    pub place: LinePosition,
    pub entry: &'a Entry,
    pub organization: &'a OrganizationName,
    pub standings: &'a Standings<'a>,
    pub candidates: Vec<Person>,
    pub is_probable: bool,
    /// The name and a masked address fit, and not a name alone.
    pub by_address: bool,
}

impl Undecided<'_> {
    /// Makes the decision of the line.
    pub fn decision(&self, settled: Settled) -> Decision {
        Decision { place: self.place, settled }
    }

    /// True where the name makes certain enough whom the line means: nobody is taken out for it.
    pub fn is_certain_by_name(&self) -> bool {
        self.by_address && self.entry.absent().is_none()
    }

    /// True where the line has an address, to which somebody new is invited.
    pub fn has_address(&self) -> bool {
        self.entry.mail.is_some() || self.entry.person.contains('@')
    }

    /// The role that the line wants, or `none`.
    pub fn wants(&self) -> Option<&'static str> {
        self.entry.role().map(Role::word).or(self.entry.absent().map(|_| "none"))
    }

    pub fn member(&self, person: &Person) -> Option<&Member> {
        self.standings.member(&person.id)
    }
}
