//! A rule: its stable name, how much it weighs, and what has to be read for it.

use serde::{Deserialize, Serialize};

use super::facts::Facts;
use super::finding::Outcome;
use super::thresholds::Thresholds;

/// A rule over what was read: of an organization, unless it says otherwise.
#[derive(Debug)]
pub struct Rule<F: 'static = Facts> {
    /// The catalogue says what it asks (`rule-NAME`) and what it found (`finding-NAME`).
    pub name: &'static str,
    pub group: Group,
    /// How much a finding weighs unless a policy says otherwise.
    pub severity: Severity,
    /// What has to be read for it besides the organization with its members.
    pub reads: &'static [Source],
    pub check: fn(&F, &Thresholds) -> Outcome,
}

/// How much a finding weighs, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Advice, or worth a look.
    Note,
    Warning,
    Error,
}

impl Severity {
    pub const ALL: [Self; 3] = [Self::Note, Self::Warning, Self::Error];

    /// A stable word for reports and policies.
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What rules are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    Administration,
    People,
    Waiting,
    Identity,
    Life,
    Key,
    Exceptions,
    Certification,
    Transport,
}

impl Group {
    /// A stable word for reports and for choosing rules.
    pub fn word(self) -> &'static str {
        match self {
            Self::Administration => "administration",
            Self::People => "people",
            Self::Waiting => "waiting",
            Self::Identity => "identity",
            Self::Life => "life",
            Self::Key => "key",
            Self::Exceptions => "exceptions",
            Self::Certification => "certification",
            Self::Transport => "transport",
        }
    }
}

/// What is read for rules, besides the organization with its members.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Source {
    /// Whether the members' accounts are in use: a call for each.
    Accounts,
    /// Membership requests and invitations: one call.
    Requests,
    /// What partial editors may edit: one call.
    Assignments,
    /// Other organizations with the same SIRET: one call.
    SameSiret,
    /// Other organizations with the same name or acronym: two calls.
    SameName,
    /// Datasets, reuses and dataservices: a call for each hundred.
    Content,
    Harvesters,
    Discussions,
    Contacts,
    /// The register of companies, which is no part of the portal: one call.
    Register,
}

impl Source {
    /// A stable word for reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Accounts => "accounts",
            Self::Requests => "requests",
            Self::Assignments => "assignments",
            Self::SameSiret => "same_siret",
            Self::SameName => "same_name",
            Self::Content => "content",
            Self::Harvesters => "harvesters",
            Self::Discussions => "discussions",
            Self::Contacts => "contacts",
            Self::Register => "register",
        }
    }
}
