//! All of the journal, oldest first, for who looks at it again and again while others write: only what is new is read then.

use std::collections::{BTreeSet, HashMap};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};

use same_file::Handle;

use super::entry::{End, Entry};
use super::line;
use super::record::{Error, Line, Made, Stage, WriteOutcome};
use super::writer::Journal;

/// All writes, oldest first, as far as the journal was read. Damaged lines are passed over.
#[derive(Debug, Default)]
pub struct History {
    entries: Vec<Entry>,
    /// Where in the entries each write is.
    places: HashMap<(String, usize), usize>,
    /// The entries whose end nobody noted, or nobody knew.
    undecided: BTreeSet<usize>,
    /// The file that was read, and how much of it.
    file: Option<Handle>,
    read: u64,
}

impl History {
    /// The writes whose end nobody noted, or nobody knew, oldest first, each with its place among all.
    pub fn undecided(&self) -> impl Iterator<Item = (usize, &Entry)> {
        self.undecided.iter().map(|place| (*place, &self.entries[*place]))
    }

    /// All writes, oldest first.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    fn take(&mut self, line: Line) {
        let Line { at, run, number, reason, stage } = line;
        let key = (run, number);
        match stage {
            Stage::Start(subject) => {
                let place = self.entries.len();
                self.entries.push(Entry::begun(at, key.clone(), reason, *subject));
                self.places.insert(key, place);
                self.undecided.insert(place);
            }
            Stage::End { result, http, made } => {
                let Some(&place) = self.places.get(&key) else { return };
                self.entries[place].end(End { result, http, made });
                match result {
                    WriteOutcome::Unknown => self.undecided.insert(place),
                    _ => self.undecided.remove(&place),
                };
            }
        }
    }
}

impl Journal {
    /// Writes down how a write of another run ended, which was found out later.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn settle(&self, entry: &Entry, result: WriteOutcome, made: Made) -> Result<(), Error> {
        self.append(&entry.run, entry.number, Stage::End { result, http: entry.http, made })
    }

    /// Reads the history of this machine. Of two ends of a write the later counts; one whose start is missing is a
    /// broken line.
    ///
    /// # Errors
    /// When the file is there and can't be read.
    pub fn history(&self) -> Result<History, Error> {
        let mut history = History::default();
        self.refresh(&mut history)?;
        Ok(history)
    }

    /// Adds what was written since; all is read anew where the file is another one, as after a purge.
    ///
    /// # Errors
    /// When the file is there and can't be read.
    pub fn refresh(&self, history: &mut History) -> Result<(), Error> {
        self.read_on(history).map_err(|cause| self.unusable(cause))
    }

    fn read_on(&self, history: &mut History) -> io::Result<()> {
        let Some((mut file, length)) = self.open()? else {
            *history = History::default();
            return Ok(());
        };
        let handle = Handle::from_file(file.try_clone()?)?;
        if history.file.as_ref() != Some(&handle) || length < history.read {
            *history = History { file: Some(handle), ..History::default() };
        }
        file.seek(SeekFrom::Start(history.read))?;
        let mut file = BufReader::new(file.take(length - history.read));
        let mut text = Vec::new();
        while file.read_until(b'\n', &mut text)? > 0 {
            let line = line::read(&text);
            // Half a line may be taken off the end, and another one written in its place.
            if line.is_none() && text.last() != Some(&b'\n') {
                break;
            }
            history.read += u64::try_from(text.len()).unwrap_or_default();
            line.into_iter().for_each(|line| history.take(line));
            text.clear();
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::journal::WriteSubject;

    #[test]
    fn only_what_is_new_is_read_again_and_another_file_whole() {
        let directory = tempfile::tempdir().expect("a directory");
        let journal = Journal::new(directory.path(), Timestamp::UNIX_EPOCH);
        let write = || {
            let number = journal.start(WriteSubject::default()).expect("written");
            journal.end(number, WriteOutcome::Done, None, Made::default()).expect("written");
        };
        write();
        let mut history = journal.history().expect("read");
        let numbers =
            |history: &History| history.entries().iter().map(|entry| entry.number).collect::<Vec<_>>();
        // What was read is not looked at again, not even to see it damaged.
        let text = std::fs::read_to_string(journal.path()).expect("text");
        std::fs::write(journal.path(), text.replacen("start", "strat", 1)).expect("written");
        write();
        journal.refresh(&mut history).expect("read");
        assert_eq!(numbers(&history), [1, 2]);
        let other = directory.path().join("other");
        std::fs::copy(journal.path(), &other).expect("copied");
        std::fs::rename(other, journal.path()).expect("renamed");
        write();
        journal.refresh(&mut history).expect("read");
        assert_eq!(numbers(&history), [2, 3]);
        std::fs::remove_file(journal.path()).expect("removed");
        journal.refresh(&mut history).expect("read");
        assert_eq!(numbers(&history), [0; 0]);
    }
}
