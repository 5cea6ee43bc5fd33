//! A partial editor's assignments, and what is to become of them: the portal replaces the whole list.

use crate::commands::consent::Stake;
use crate::commands::subjects::Assignable;
use udata_client::{AssignedSubject, Organization};
use udatactl_core::roster::{Person, Policy};

/// A partial editor's assignments, and what is to become of them.
pub struct AssignmentReplacement {
    pub organization: Organization,
    pub person: Person,
    pub gives: bool,
    pub before: Vec<AssignedSubject>,
    pub chosen: Vec<Assignable>,
    pub stake: Stake,
    pub policy: Policy,
}

impl AssignmentReplacement {
    /// The content that is to be assigned and is not, or the other way round.
    pub fn changes(&self) -> impl Iterator<Item = &Assignable> {
        self.chosen.iter().filter(|assignable| self.is_change(assignable))
    }

    pub fn is_change(&self, assignable: &Assignable) -> bool {
        self.before.contains(&assignable.assigned) != self.gives
    }

    /// The word for it in the report and in the journal.
    pub fn action(&self) -> &'static str {
        if self.gives { "assign" } else { "unassign" }
    }

    /// The whole list that is wanted.
    pub fn wanted(&self) -> Vec<AssignedSubject> {
        let changed = || self.changes().map(|assignable| assignable.assigned.clone());
        let taken: Vec<AssignedSubject> = if self.gives { Vec::new() } else { changed().collect() };
        let mut wanted: Vec<AssignedSubject> =
            self.before.iter().filter(|subject| !taken.contains(subject)).cloned().collect();
        if self.gives {
            wanted.extend(changed());
        }
        wanted
    }
}
