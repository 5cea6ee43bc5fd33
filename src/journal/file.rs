//! The journal's file: one writer at a time, private, its last line whole.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::sync::PoisonError;
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
        let turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let held = self.hold(WAIT_LIMIT)?;
        if !self.ends_whole()? {
            self.repair()?;
        }
        let text = line::write(line)? + "\n";
        let mut file = private::options().create(true).append(true).open(&self.path)?;
        file.write_all(text.as_bytes())?;
        // The others need not wait for the disk as well.
        drop((held, turn));
        match line.stage {
            Stage::Start(_) => file.sync_data(),
            Stage::End { .. } => Ok(()),
        }
    }

    /// True where the last line is whole, or there is none: a year of lines is not read for that.
    fn ends_whole(&self) -> io::Result<bool> {
        self.open_as_it_is()?.map_or(Ok(true), |(file, length)| ends_whole(&file, length))
    }

    /// Reads all that the file holds; nothing where there is none.
    pub(super) fn text(&self) -> io::Result<Vec<u8>> {
        let mut text = Vec::new();
        if let Some((file, length)) = self.open()? {
            file.take(length).read_to_end(&mut text)?;
        }
        Ok(text)
    }

    /// The file, open for reading at its beginning, and how much of it is to be read: more may be written meanwhile.
    /// Nothing where there is none.
    pub(super) fn open(&self) -> io::Result<Option<(File, u64)>> {
        let Some((mut file, length)) = self.open_as_it_is()? else { return Ok(None) };
        if !ends_whole(&file, length)? {
            // Another process is writing it just now, or was killed. What can't be repaired is read as it is.
            let repaired = self.hold(PATIENCE_TO_READ).and_then(|_held| self.repair());
            if repaired.is_ok() {
                return self.open_as_it_is();
            }
        }
        file.rewind()?;
        Ok(Some((file, length)))
    }

    fn open_as_it_is(&self) -> io::Result<Option<(File, u64)>> {
        let file = match private::options().read(true).open(&self.path) {
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(None),
            opened => opened?,
        };
        let length = file.metadata()?.len();
        Ok(Some((file, length)))
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

/// True where a file of this length ends with a line break, or is empty.
fn ends_whole(mut file: &File, length: u64) -> io::Result<bool> {
    let Some(last) = length.checked_sub(1) else { return Ok(true) };
    let mut byte = [0];
    file.seek(SeekFrom::Start(last))?;
    // Nothing is there where another process has taken half a line off the end just now.
    Ok(file.read(&mut byte)? == 1 && byte == *b"\n")
}

fn is_whole(text: &[u8]) -> bool {
    text.last().is_none_or(|last| *last == b'\n')
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::journal::{Made, WriteOutcome, WriteSubject};

    impl Journal {
        /// The lines that can be read.
        pub fn lines(&self) -> Vec<Line> {
            let text = self.text().expect("read");
            line::each(&text).filter_map(|(_, text)| line::read(text)).collect()
        }
    }

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
        assert_eq!((next.lines().len(), next.was_repaired()), (1, true));
        append(&killed, b"{\"at\":\"\xc3");
        let next = journal(&directory);
        next.end(number, WriteOutcome::Done, Some(204), Made::default()).expect("written");
        assert!(next.was_repaired());
        assert_eq!(next.lines().len(), std::fs::read_to_string(next.path()).expect("text").lines().count());
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
        assert_eq!((first.lines().len(), first.was_repaired()), (2, false));
        assert!(matches!(first.lines()[1].stage, Stage::Start(_)));
    }
}
