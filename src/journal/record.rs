//! A line of the journal, and what it is about.

use std::io;
use std::path::PathBuf;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The subject of a write.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct WriteSubject {
    /// The portal's root.
    pub site: String,
    /// The id of the account that acts.
    #[serde(rename = "as")]
    pub account: Option<String>,
    pub organization: Option<String>,
    /// A word such as `remove`, `role`, `approve`, `update`.
    pub action: String,
    pub person: Option<String>,
    /// A request's or an invitation's id.
    pub request: Option<String>,
    /// Something published: its kind and its id, such as `dataset/5f4d…`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<String>,
    pub before: Option<String>,
    pub after: Option<String>,
    /// The assignments that a partial editor loses by it, such as `Dataset/5f4d…`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub assignments: Vec<String>,
    /// Names of guards that a flag switched off.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub waived: Vec<String>,
}

/// How a write ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum WriteOutcome {
    Done,
    /// The portal refused it: nothing was changed.
    Refused,
    /// No usable answer: it may have been done.
    Unknown,
    /// It was done, and the read after it no longer found it: somebody else wrote at the same moment.
    Undone,
    /// Nobody knew, and a read of the portal showed later that it was not done.
    #[serde(rename = "not_done")]
    NotDone,
}

impl WriteOutcome {
    /// How a write with this result ended; `in_doubt` tells whether an error may hide that it was done.
    pub fn of<T, E>(result: &Result<T, E>, in_doubt: impl Fn(&E) -> bool) -> Self {
        match result {
            Ok(_) => Self::Done,
            Err(error) if in_doubt(error) => Self::Unknown,
            Err(_) => Self::Refused,
        }
    }

    /// True where nothing was changed.
    pub fn is_without_effect(self) -> bool {
        matches!(self, Self::Refused | Self::NotDone)
    }

    /// A stable word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Refused => "refused",
            Self::Unknown => "unknown",
            Self::Undone => "undone",
            Self::NotDone => "not_done",
        }
    }
}

/// A line of the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    pub at: Timestamp,
    /// The run: when it started, and chance.
    pub run: String,
    /// The write within the run, from 1.
    pub number: usize,
    /// Why the run was made, such as a ticket, where somebody said so; with the line before a write.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    #[serde(flatten)]
    pub stage: Stage,
}

/// Before or after a write.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "stage", rename_all = "lowercase")]
pub enum Stage {
    Start(Box<WriteSubject>),
    End {
        result: WriteOutcome,
        #[serde(skip_serializing_if = "Option::is_none")]
        http: Option<u16>,
        #[serde(flatten)]
        made: Made,
    },
}

/// The ids of what a write has made, which only the portal's answer told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Made {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization: Option<String>,
    /// Whoever was added at once, where only an address was known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// The invitation that was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<String>,
    /// What was made besides: its kind and its id, such as `key/5f4d…`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<String>,
}

/// The journal can't be read or written.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {cause}")]
pub struct Error {
    pub path: PathBuf,
    pub cause: io::Error,
}
