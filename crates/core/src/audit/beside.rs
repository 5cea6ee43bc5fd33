//! What lists that are kept elsewhere say of an organization: whom their lines mean among its members.

use std::collections::{HashMap, HashSet};

use super::certainty::Certainty;

/// What the lists say; nothing of a list that there is not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lists {
    /// Who has left.
    pub left: Option<Meant>,
    /// Who is of the staff.
    pub staff: Option<Meant>,
    /// A roster says who should be what.
    pub has_roster: bool,
}

/// Whom a list means in an organization.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meant {
    /// The lines that mean a member, by the member's id.
    pub people: HashMap<String, Vec<Mention>>,
    /// The members whom no line means, and whom one of those that mean nobody may be about.
    pub alike: HashSet<String>,
    /// The contact points that have the address or the name of a line.
    pub contacts: HashSet<String>,
}

/// A line that means somebody, and how surely.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Its number in the list.
    pub line: usize,
    /// What it says.
    pub text: String,
    pub certainty: Certainty,
}

impl Meant {
    /// How surely a member is meant; nothing for who is not.
    pub fn certainty(&self, id: &str) -> Option<Certainty> {
        self.people.get(id)?.iter().map(|mention| mention.certainty).min()
    }

    /// What the lines that mean a member say.
    pub fn texts(&self, id: &str) -> Vec<String> {
        self.people.get(id).into_iter().flatten().map(|mention| mention.text.clone()).collect()
    }
}
