//! The journal's file: one writer at a time, private, its last line whole.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::sync::atomic::Ordering;
use std::time::Duration;

use super::line;
use super::record::{Line, Stage};
use super::writer::Journal;
use udatactl_files::lock::{self, WAIT_LIMIT};
use udatactl_files::private;

/// How long whoever only reads waits for who writes just now.
const PATIENCE_TO_READ: Duration = Duration::from_millis(400);

impl Journal {
    /// Holds the journal against the other processes. The lock is a file beside it: a purge puts another in its place.
    pub(super) fn hold(&self, limit: Duration) -> io::Result<File> {
        if let Some(directory) = self.path.parent() {
            private::directory(directory)?;
        }
        lock::hold(&self.path.with_extension("lock"), limit)
    }

    /// Appends a line, once a killed process's half line is out of the way. What is about to be sent is on the disk
    /// before that; how it ended may follow.
    pub(super) fn write(&self, line: &Line) -> io::Result<()> {
        let held = self.hold(WAIT_LIMIT)?;
        if !self.ends_whole()? {
            self.repair()?;
        }
        let text = line::write(line)? + "\n";
        let mut file = private::options().create(true).append(true).open(&self.path)?;
        file.write_all(text.as_bytes())?;
        // The others need not wait for the disk as well.
        drop(held);
        match line.stage {
            Stage::Start(_) => file.sync_data(),
            Stage::End { .. } => Ok(()),
        }
    }

    /// True where the last line is whole, or there is none: a year of lines is not read for that.
    fn ends_whole(&self) -> io::Result<bool> {
        let mut file = match private::options().read(true).open(&self.path) {
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(true),
            opened => opened?,
        };
        if file.seek(SeekFrom::End(0))? == 0 {
            return Ok(true);
        }
        let mut last = [0];
        file.seek(SeekFrom::End(-1))?;
        file.read_exact(&mut last)?;
        Ok(last == *b"\n")
    }

    /// Reads all that the file holds; nothing where there is none.
    pub(super) fn text(&self) -> io::Result<Vec<u8>> {
        let text = self.text_as_it_is()?;
        if is_whole(&text) {
            return Ok(text);
        }
        // Another process is writing it just now, or was killed. What can't be repaired is read as it is.
        match self.hold(PATIENCE_TO_READ).and_then(|_held| self.repair()) {
            Ok(()) => self.text_as_it_is(),
            Err(_) => Ok(text),
        }
    }

    pub(super) fn text_as_it_is(&self) -> io::Result<Vec<u8>> {
        match private::read(&self.path) {
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            read => read,
        }
    }

    /// Takes half a line off the end, while the journal is held: of a start, nothing was sent; of an end, the write
    /// stays without a result. Where only the line break is missing, it is added.
    pub(super) fn repair(&self) -> io::Result<()> {
        let text = self.text_as_it_is()?;
        if is_whole(&text) {
            return Ok(());
        }
        let last = text.iter().rposition(|byte| *byte == b'\n').map_or(0, |position| position + 1);
        let mut file = private::options().append(true).open(&self.path)?;
        if line::read(&text[last..]).is_some() {
            file.write_all(b"\n")?;
        } else {
            file.set_len(u64::try_from(last).unwrap_or(u64::MAX))?;
            self.repaired.store(true, Ordering::Relaxed);
        }
        file.sync_data()
    }
}

fn is_whole(text: &[u8]) -> bool {
    text.last().is_none_or(|last| *last == b'\n')
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::journal::{Made, Stage, WriteOutcome, WriteSubject};

    fn journal(directory: &tempfile::TempDir) -> Journal {
        Journal::new(directory.path(), Timestamp::UNIX_EPOCH)
    }

    fn append(journal: &Journal, text: &[u8]) {
        let mut file = File::options().append(true).open(journal.path()).expect("open");
        file.write_all(text).expect("written");
    }

    #[test]
    fn half_a_line_is_taken_off_and_what_follows_is_whole() {
        let directory = tempfile::tempdir().expect("a directory");
        let killed = journal(&directory);
        let number = killed.start(WriteSubject::default()).expect("written");
        append(&killed, b"{\"at\":\"2026");
        let next = journal(&directory);
        assert_eq!((next.lines().expect("read").len(), next.was_repaired()), (1, true));
        append(&killed, b"{\"at\":\"\xc3");
        let next = journal(&directory);
        next.end(number, WriteOutcome::Done, Some(204), Made::default()).expect("written");
        assert!(next.was_repaired());
        let lines = next.numbered().expect("read");
        assert!(lines.len() == 2 && lines.iter().all(|(_, line)| line.is_some()), "{lines:?}");
        assert!(!journal(&directory).was_repaired());
    }

    #[test]
    fn a_missing_line_break_costs_nothing() {
        let directory = tempfile::tempdir().expect("a directory");
        let first = journal(&directory);
        first.start(WriteSubject::default()).expect("written");
        let text = std::fs::read(first.path()).expect("read");
        std::fs::write(first.path(), &text[..text.len() - 1]).expect("cut");
        first.start(WriteSubject::default()).expect("written");
        assert_eq!((first.lines().expect("read").len(), first.was_repaired()), (2, false));
        assert!(matches!(first.lines().expect("read")[1].stage, Stage::Start(_)));
    }
}
