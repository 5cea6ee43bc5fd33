//! Lines before and after each write of a run.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};

use jiff::Timestamp;
use uuid::Uuid;

use super::entry::Entry;
use super::record::{Error, Line, Made, Stage, WriteOutcome, WriteSubject};

/// The journal of this machine.
#[derive(Debug)]
pub struct Journal {
    pub(super) path: PathBuf,
    run: String,
    reason: Option<String>,
    begun: AtomicUsize,
    /// Held by the thread of this process that writes: whoever waits for the file's lock looks again only now and then.
    pub(super) turn: Mutex<()>,
    pub(super) repaired: AtomicBool,
    /// The refusals that were done, by the request that was refused; read when they are first asked for.
    pub(super) rejections: OnceLock<HashMap<String, Vec<Entry>>>,
}

impl Journal {
    /// The journal in a directory, for a run that starts now. Its name ends in chance: in containers that share a journal
    /// the second and the number of the process are soon those of another.
    pub fn new(directory: &Path, now: Timestamp) -> Self {
        let chance = Uuid::new_v4().as_u128() >> 80;
        let run = format!("{}-{chance:012x}", now.strftime("%Y%m%dT%H%M%SZ"));
        let path = directory.join("journal.jsonl");
        Self {
            path,
            run,
            reason: None,
            begun: AtomicUsize::new(0),
            turn: Mutex::default(),
            repaired: AtomicBool::new(false),
            rejections: OnceLock::new(),
        }
    }

    /// Gives the reason of the run, which is kept with each of its writes.
    #[must_use]
    pub fn because(self, reason: Option<String>) -> Self {
        Self { reason, ..self }
    }

    /// The path of the journal's file.
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
    pub fn start(&self, subject: WriteSubject) -> Result<usize, Error> {
        let number = self.begun.fetch_add(1, Ordering::Relaxed) + 1;
        self.append(&self.run, number, Stage::Start(Box::new(subject)))?;
        Ok(number)
    }

    /// Writes down how a write ended, and what it made.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn end(
        &self,
        number: usize,
        result: WriteOutcome,
        http: Option<u16>,
        made: Made,
    ) -> Result<(), Error> {
        self.append(&self.run, number, Stage::End { result, http, made })
    }

    pub(super) fn append(&self, run: &str, number: usize, stage: Stage) -> Result<(), Error> {
        let reason = self.reason.clone().filter(|_| matches!(stage, Stage::Start(_)));
        let line = Line { at: Timestamp::now(), run: run.to_owned(), number, reason, stage };
        self.write(&line).map_err(|cause| self.unusable(cause))
    }

    pub(super) fn unusable(&self, cause: io::Error) -> Error {
        Error { path: self.path.clone(), cause }
    }

    /// True where this run found half a line at the end, left by a killed process, and took it away.
    pub fn was_repaired(&self) -> bool {
        self.repaired.load(Ordering::Relaxed)
    }
}
