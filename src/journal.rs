//! What this machine changed: a line before and a line after each write, in JSON, one file for all portals.
//!
//! It holds ids, roles and states; never a name, an address, a comment or a key.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

mod history;

pub use history::Entry;

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
}

/// A line of the journal.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Line {
    pub at: Timestamp,
    /// The run: when it started and its process.
    pub run: String,
    /// The write within the run, from 1.
    pub number: usize,
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
    },
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
    written: std::cell::Cell<usize>,
}

impl Journal {
    /// The journal in a directory, for a run that starts now.
    pub fn new(directory: &Path, now: Timestamp) -> Self {
        let run = format!("{}-{}", now.strftime("%Y%m%dT%H%M%SZ"), std::process::id());
        Self { path: directory.join("journal.jsonl"), run, written: std::cell::Cell::new(0) }
    }

    /// Where it is kept.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The name of this run: when it started and its process.
    pub fn run(&self) -> &str {
        &self.run
    }

    /// How many writes this run has begun.
    pub fn started(&self) -> usize {
        self.written.get()
    }

    /// Writes down what is about to be sent; gives the number to end it with.
    ///
    /// # Errors
    /// When it can't be written: then nothing must be sent.
    pub fn start(&self, subject: Subject) -> Result<usize, Error> {
        let number = self.written.get() + 1;
        self.append(number, Stage::Start(Box::new(subject)))?;
        self.written.set(number);
        Ok(number)
    }

    /// Writes down how a write ended.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn end(&self, number: usize, result: Ending, http: Option<u16>) -> Result<(), Error> {
        self.append(number, Stage::End { result, http })
    }

    fn append(&self, number: usize, stage: Stage) -> Result<(), Error> {
        let line = Line { at: Timestamp::now(), run: self.run.clone(), number, stage };
        self.write(&line).map_err(|cause| Error { path: self.path.clone(), cause })
    }

    /// Appends under a lock, on a line of its own even where a killed process left half a line.
    fn write(&self, line: &Line) -> io::Result<()> {
        if let Some(directory) = self.path.parent() {
            std::fs::create_dir_all(directory)?;
        }
        let mut options = OpenOptions::new();
        options.create(true).append(true).read(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&self.path)?;
        file.lock()?;
        let mut text = String::new();
        if !ends_with_newline(&mut file)? {
            text.push('\n');
        }
        text.push_str(&serde_json::to_string(line)?);
        text.push('\n');
        file.write_all(text.as_bytes())?;
        file.sync_data()
    }

    /// All lines, oldest first; a line that is no JSON (a process was killed while writing) is left out and counted.
    ///
    /// # Errors
    /// When the file is there and can't be read.
    pub fn lines(&self) -> Result<(Vec<Line>, usize), Error> {
        let text = match std::fs::read_to_string(&self.path) {
            Ok(text) => text,
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => String::new(),
            Err(cause) => return Err(Error { path: self.path.clone(), cause }),
        };
        let mut broken = 0;
        let lines = text
            .lines()
            .filter(|line| !line.trim().is_empty())
            .filter_map(|line| serde_json::from_str(line).inspect_err(|_| broken += 1).ok())
            .collect();
        Ok((lines, broken))
    }
}

fn ends_with_newline(file: &mut File) -> io::Result<bool> {
    use std::io::{Read, Seek, SeekFrom};
    if file.seek(SeekFrom::End(0))? == 0 {
        return Ok(true);
    }
    file.seek(SeekFrom::End(-1))?;
    let mut last = [0];
    file.read_exact(&mut last)?;
    Ok(last == *b"\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back_also_after_a_broken_line() {
        let directory = tempfile::tempdir().expect("a directory");
        let journal = Journal::new(directory.path(), Timestamp::UNIX_EPOCH);
        let subject = Subject { site: "https://a/".into(), action: "remove".into(), ..Subject::default() };
        let number = journal.start(subject).expect("written");
        let mut file = OpenOptions::new().append(true).open(journal.path()).expect("open");
        file.write_all(b"{\"at\":\"2026").expect("half a line");
        journal.end(number, Ending::Done, Some(204)).expect("written");
        let (lines, broken) = journal.lines().expect("read");
        assert_eq!((lines.len(), broken), (2, 1));
        assert_eq!(lines[1].stage, Stage::End { result: Ending::Done, http: Some(204) });
    }
}
