//! The refusals and the warnings of the guards.

use crate::roster::account::Account;

/// Why a plan is not carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// G1.
    LastAdministrator {
        unable: Vec<Unable>,
    },
    /// G2, with `--min-admins`.
    TooFewAdministrators {
        left: usize,
        wanted: usize,
        unable: Vec<Unable>,
    },
    RequiredAdministrator {
        name: String,
    },
    /// Whoever has to stay an administrator can't be one.
    RequiredIsGone {
        name: String,
        account: Account,
    },
    /// G5.
    Oneself,
    /// G6.
    TooManyRemovals {
        count: usize,
        most: usize,
        /// In the whole run.
        in_all: usize,
    },
    /// G6, for requests refused and invitations taken back.
    TooManyWithdrawals {
        count: usize,
        most: usize,
        /// In the whole run.
        in_all: usize,
    },
    /// G7.
    TooManyDemotions {
        count: usize,
        most: usize,
        /// In the whole run.
        in_all: usize,
    },
    /// G7, for what is taken from a partial editor who has so much.
    TooManyUnassigned {
        count: usize,
        most: usize,
        had: usize,
    },
    /// G16.
    NamedTwice {
        name: String,
    },
}

/// A warning that is given before asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// G2.
    FewAdministrators { left: usize },
    /// A partial editor may edit nothing until something is assigned.
    LosesEveryRight { name: String },
    /// Leaving the role of a partial editor drops what was assigned (`MemberAPI.put`, `MemberAPI.delete`).
    LosesAssignments { name: String },
}

/// An administrator who would be left and can't act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unable {
    pub name: String,
    /// Gone; else the portal lists them twice, and not always as an administrator.
    pub account: Account,
}
