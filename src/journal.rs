//! What this machine changed: a line before and a line after each write, in JSON, one file for all portals.
//!
//! It holds ids, roles and states; never a name, an address, a comment or a key.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

mod file;
mod history;
mod line;
mod purge;

pub use history::{Entry, History};

/// What a write is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Subject {
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<String>,
    pub before: Option<String>,
    pub after: Option<String>,
    /// What a partial editor loses by it, such as `Dataset/5f4d…`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assignments: Vec<String>,
    /// Names of guards that a flag switched off.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waived: Vec<String>,
}

/// How a write ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Ending {
    Done,
    /// The portal refused it: nothing was changed.
    Refused,
    /// No usable answer: it may have been done.
    Unknown,
    /// It was done, and the look after it no longer found it: somebody else wrote at the same moment.
    Undone,
    /// Nobody knew, and a look at the portal showed later that it was not done.
    #[serde(rename = "not_done")]
    NotDone,
}

impl Ending {
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
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Line {
    pub at: Timestamp,
    /// The run: when it started, and chance.
    pub run: String,
    /// The write within the run, from 1.
    pub number: usize,
    /// Why the run was made, such as a ticket, where somebody said so; with the line before a write.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    #[serde(flatten)]
    pub stage: Stage,
}

/// Before or after a write.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(tag = "stage", rename_all = "lowercase")]
pub enum Stage {
    Start(Box<Subject>),
    End {
        result: Ending,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        http: Option<u16>,
        #[serde(flatten)]
        made: Made,
    },
}

/// What a write has made, whose id only the portal's answer told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Made {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization: Option<String>,
    /// Whoever was added at once, where only an address was known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// An invitation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<String>,
}

/// The journal can't be read or written.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {cause}")]
pub struct Error {
    pub path: PathBuf,
    pub cause: io::Error,
}

/// The journal of this machine.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    run: String,
    reason: Option<String>,
    begun: AtomicUsize,
    repaired: AtomicBool,
}

impl Journal {
    /// The journal in a directory, for a run that starts now. Its name ends in chance: in containers that share a journal
    /// the second and the number of the process are soon those of another.
    pub fn new(directory: &Path, now: Timestamp) -> Self {
        let chance = Uuid::new_v4().as_u128() >> 80;
        let run = format!("{}-{chance:012x}", now.strftime("%Y%m%dT%H%M%SZ"));
        let path = directory.join("journal.jsonl");
        Self { path, run, reason: None, begun: AtomicUsize::new(0), repaired: AtomicBool::new(false) }
    }

    /// The same journal; each write of the run is kept with why it was made.
    #[must_use]
    pub fn because(self, reason: Option<String>) -> Self {
        Self { reason, ..self }
    }

    /// Where it is kept.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The name of this run: when it started, and chance.
    pub fn run(&self) -> &str {
        &self.run
    }

    /// How many writes this run has begun.
    pub fn started(&self) -> usize {
        self.begun.load(Ordering::Relaxed)
    }

    /// Writes down what is about to be sent; gives the number to end it with.
    ///
    /// # Errors
    /// When it can't be written: then nothing must be sent.
    pub fn start(&self, subject: Subject) -> Result<usize, Error> {
        let number = self.begun.fetch_add(1, Ordering::Relaxed) + 1;
        self.append(&self.run, number, Stage::Start(Box::new(subject)))?;
        Ok(number)
    }

    /// Writes down how a write ended, and what it made.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn end(&self, number: usize, result: Ending, http: Option<u16>, made: Made) -> Result<(), Error> {
        self.append(&self.run, number, Stage::End { result, http, made })
    }

    /// Writes down how a write of another run ended, which was found out later.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn settle(&self, entry: &Entry, result: Ending, made: Made) -> Result<(), Error> {
        self.append(&entry.run, entry.number, Stage::End { result, http: entry.http, made })
    }

    fn append(&self, run: &str, number: usize, stage: Stage) -> Result<(), Error> {
        let reason = self.reason.clone().filter(|_| matches!(stage, Stage::Start(_)));
        let line = Line { at: Timestamp::now(), run: run.to_owned(), number, reason, stage };
        self.write(&line).map_err(|cause| self.unusable(cause))
    }

    fn unusable(&self, cause: io::Error) -> Error {
        Error { path: self.path.clone(), cause }
    }

    /// True where this run found half a line at the end, left by a killed process, and took it away.
    pub fn was_repaired(&self) -> bool {
        self.repaired.load(Ordering::Relaxed)
    }

    /// All lines, oldest first, but those that are damaged.
    ///
    /// # Errors
    /// When the file is there and can't be read.
    pub fn lines(&self) -> Result<Vec<Line>, Error> {
        Ok(self.numbered()?.into_iter().filter_map(|(_, line)| line).collect())
    }

    /// All lines with their numbers from 1; nothing for one that is damaged.
    ///
    /// # Errors
    /// When the file is there and can't be read.
    fn numbered(&self) -> Result<Vec<(usize, Option<Line>)>, Error> {
        let text = self.text().map_err(|cause| self.unusable(cause))?;
        Ok(line::each(&text).map(|(number, text)| (number, line::read(text))).collect())
    }
}
