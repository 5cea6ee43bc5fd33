//! What becomes of somebody, as stable words for reports; and which of it counts.

use super::{Doubt, Nobody, Unmanaged, What};

/// The words of what a run leaves undone, or finds, each a class of its own in a plan.
const CLASSES: [&str; 7] =
    ["undecided", "unknown", "another_role", "refused_before", "overdue", "stale", "unlisted"];

impl What {
    /// A stable word for reports.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Do(action) => action.word(),
            Self::Unchanged => "unchanged",
            Self::Waiting => "waiting",
            Self::Stale => "stale",
            Self::AnotherRole => "another_role",
            Self::RefusedBefore => "refused_before",
            Self::Undecided(_) => "undecided",
            Self::Unknown(_) => "unknown",
            Self::Overdue(_) => "overdue",
            Self::Unlisted => "unlisted",
            Self::Unmanaged(_) => "unmanaged",
        }
    }

    /// Why it is so, as a stable word.
    pub fn reason(&self) -> Option<&'static str> {
        match self {
            Self::Undecided(Doubt::Probable) => Some("probable"),
            Self::Undecided(Doubt::Ambiguous) => Some("ambiguous"),
            Self::Unmanaged(Unmanaged::NotListed) => Some("not_listed"),
            Self::Unmanaged(Unmanaged::Asked) => Some("asked"),
            Self::Unmanaged(Unmanaged::Role) => Some("unknown_role"),
            Self::Unmanaged(Unmanaged::Said) => Some("said_unmanaged"),
            Self::Unmanaged(Unmanaged::MaybeListed) => Some("maybe_listed"),
            Self::Unknown(Nobody::Unknown) => Some("no_account"),
            Self::Unknown(Nobody::Closed) => Some("closed_account"),
            Self::Unknown(Nobody::Elsewhere) => Some("elsewhere"),
            Self::Unknown(Nobody::Name) => Some("only_a_name"),
            Self::Unknown(Nobody::NotThere) => Some("not_there"),
            Self::Unknown(Nobody::NoInvitations) => Some("no_invitations"),
            Self::Unknown(Nobody::Role) => Some("unknown_role"),
            _ => None,
        }
    }

    /// True for what is to be looked at: it counts for `--exit-code`.
    pub fn is_finding(&self) -> bool {
        // Who would be pruned and is not is one as well.
        CLASSES.contains(&self.word()) || *self == Self::Unmanaged(Unmanaged::MaybeListed)
    }

    /// True where the file wants something that is not done: then a run does not end well.
    pub fn is_left_undone(&self) -> bool {
        matches!(self, Self::Undecided(_) | Self::Unknown(_) | Self::AnotherRole | Self::RefusedBefore)
    }
}
