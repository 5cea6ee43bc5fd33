//! The steps about people as stable words for reports, and which of them count.

use super::line::Nobody;
use super::{Doubt, Reconciled, Unmanaged, What};

/// The words of steps that a run leaves undone, or finds, each a class of its own in a plan.
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
            Self::Unlisted { .. } => "unlisted",
            Self::Unmanaged(_) => "unmanaged",
        }
    }

    /// The reason of a step, as a stable word.
    pub fn reason(&self) -> Option<&'static str> {
        match self {
            Self::Undecided(Doubt::Probable) => Some("probable"),
            Self::Undecided(Doubt::Ambiguous) => Some("ambiguous"),
            Self::Unmanaged(Unmanaged::NotListed) => Some("not_listed"),
            Self::Unmanaged(Unmanaged::Asked) => Some("asked"),
            Self::Unmanaged(Unmanaged::Role) => Some("unknown_role"),
            Self::Unmanaged(Unmanaged::Said) => Some("said_unmanaged"),
            Self::Unlisted { is_spared: true } => Some("maybe_listed"),
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
}

impl Reconciled {
    /// True for a step that is to be looked at: it counts for `--exit-code`.
    pub fn is_finding(&self) -> bool {
        CLASSES.contains(&self.what.word()) || self.asks_to_be_refused()
    }

    /// True where the file, or the run, wants something that is not done: then a run does not end well.
    pub fn is_left_undone(&self) -> bool {
        match self.what {
            // Whose account is closed and who has the role already can't be more than that.
            What::Unknown(Nobody::Closed) => self.has.is_none() || self.has != self.wants,
            What::Undecided(_) | What::Unknown(_) | What::AnotherRole | What::RefusedBefore => true,
            What::Unlisted { is_spared } => is_spared,
            _ => self.asks_to_be_refused(),
        }
    }

    /// True for somebody who is to be absent and has asked to join: a roster refuses nobody.
    fn asks_to_be_refused(&self) -> bool {
        self.line.is_some() && self.what == What::Unmanaged(Unmanaged::Asked)
    }
}
