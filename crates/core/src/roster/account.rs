//! Whether whoever an account belongs to can sign in.

use serde::{Deserialize, Serialize};

/// The state of an account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Account {
    /// Nobody has looked: the member list names the deleted ones only.
    #[default]
    Unknown,
    Active,
    Deleted,
    /// Switched off by the portal's staff.
    SwitchedOff,
}

impl Account {
    /// A stable word for reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Active => "active",
            Self::Deleted => "deleted",
            Self::SwitchedOff => "switched_off",
        }
    }

    /// True where nobody can sign in with it.
    pub fn is_gone(self) -> bool {
        matches!(self, Self::Deleted | Self::SwitchedOff)
    }
}
