//! The journal read back: the line before and the line after a write become one entry.

use std::collections::HashMap;

use jiff::Timestamp;

use super::record::{Error, Line, Made, Stage, WriteOutcome, WriteSubject};
use super::writer::Journal;

/// A write of this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When it was about to be sent.
    pub at: Timestamp,
    pub run: String,
    /// The write within the run, from 1.
    pub number: usize,
    /// Why the run was made, where somebody said so.
    pub reason: Option<String>,
    /// With what it made, once that is known.
    pub subject: WriteSubject,
    /// `None` for one that is under way, or whose process was killed.
    pub result: Option<WriteOutcome>,
    pub http: Option<u16>,
}

impl Entry {
    /// A short name that stays the same: eight hexadecimal digits made of the run and the number.
    pub fn id(&self) -> String {
        format!("{:08x}", crc32fast::hash(self.long_id().as_bytes()))
    }

    /// How it ended, as a stable word; `under_way` where no end was written.
    pub fn word(&self) -> &'static str {
        self.result.map_or("under_way", WriteOutcome::word)
    }

    /// True where it changed something, or may have.
    pub fn may_hold(&self) -> bool {
        !self.result.is_some_and(WriteOutcome::is_without_effect)
    }

    /// The run and the number, which no other write has.
    pub fn long_id(&self) -> String {
        format!("{}-{}", self.run, self.number)
    }
}

/// All writes, oldest first, and the numbers of the lines that are damaged.
#[derive(Debug, Default)]
pub struct History {
    pub entries: Vec<Entry>,
    pub broken: Vec<usize>,
}

impl History {
    /// The entries that changed, or may have changed, an organization of a portal, oldest first.
    pub fn written(&self, site: &str, organization: &str) -> impl Iterator<Item = &Entry> {
        let held = self.entries.iter().filter(|entry| entry.may_hold());
        held.filter(move |entry| {
            entry.subject.site == site && entry.subject.organization.as_deref() == Some(organization)
        })
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
        let mut open: HashMap<(String, usize), usize> = HashMap::new();
        for (at_line, line) in self.numbered()? {
            let Some(Line { at, run, number, reason, stage }) = line else {
                history.broken.push(at_line);
                continue;
            };
            let key = (run.clone(), number);
            match stage {
                Stage::Start(subject) => {
                    open.insert(key, history.entries.len());
                    let entry =
                        Entry { at, run, number, reason, subject: *subject, result: None, http: None };
                    history.entries.push(entry);
                }
                Stage::End { result, http, made } => match open.get(&key) {
                    Some(&index) => history.entries[index].end(result, http, made),
                    None => history.broken.push(at_line),
                },
            }
        }
        Ok(history)
    }
}

impl Entry {
    fn end(&mut self, result: WriteOutcome, http: Option<u16>, made: Made) {
        (self.result, self.http) = (Some(result), http);
        let subject = &mut self.subject;
        subject.organization = made.organization.or(subject.organization.take());
        subject.person = made.person.or(subject.person.take());
        subject.request = made.request.or(subject.request.take());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subject(action: &str) -> WriteSubject {
        WriteSubject { site: "https://a/".into(), action: action.into(), ..WriteSubject::default() }
    }

    #[test]
    fn a_write_is_one_entry_and_a_killed_one_stays_open() {
        let directory = tempfile::tempdir().expect("a directory");
        let journal = Journal::new(directory.path(), Timestamp::UNIX_EPOCH);
        let first = journal.start(subject("remove")).expect("written");
        let _killed = journal.start(subject("role")).expect("written");
        journal.end(first, WriteOutcome::Refused, Some(403), Made::default()).expect("written");
        let history = journal.history().expect("read");
        let seen: Vec<_> =
            history.entries.iter().map(|entry| (entry.subject.action.as_str(), entry.result)).collect();
        assert_eq!(seen, [("remove", Some(WriteOutcome::Refused)), ("role", None)]);
        assert_eq!((history.entries[0].http, history.broken.len()), (Some(403), 0));
        journal.end(first, WriteOutcome::Undone, None, Made::default()).expect("written");
        let history = journal.history().expect("read");
        assert_eq!((history.entries[0].result, history.broken.len()), (Some(WriteOutcome::Undone), 0));
    }

    #[test]
    fn what_was_made_belongs_to_the_write_and_ids_differ() {
        let directory = tempfile::tempdir().expect("a directory");
        let journal = Journal::new(directory.path(), Timestamp::UNIX_EPOCH);
        let [first, _] = [(); 2].map(|()| journal.start(subject("create")).expect("written"));
        let made = Made { organization: Some("5f".into()), ..Made::default() };
        journal.end(first, WriteOutcome::Unknown, None, Made::default()).expect("written");
        journal.end(first, WriteOutcome::Unknown, None, made).expect("written");
        let entries = journal.history().expect("read").entries;
        assert_eq!(entries[0].subject.organization.as_deref(), Some("5f"));
        assert_ne!(entries[0].id(), entries[1].id());
        assert_eq!(journal.history().expect("read").entries[0].id(), entries[0].id());
    }

    #[test]
    fn an_end_without_its_start_is_counted() {
        let directory = tempfile::tempdir().expect("a directory");
        let journal = Journal::new(directory.path(), Timestamp::UNIX_EPOCH);
        journal.end(7, WriteOutcome::Done, None, Made::default()).expect("written");
        let history = journal.history().expect("read");
        assert_eq!((history.entries.len(), history.broken), (0, vec![1]));
    }

    #[test]
    fn several_writers_at_once_lose_and_mix_nothing() {
        let directory = tempfile::tempdir().expect("a directory");
        std::thread::scope(|scope| {
            for writer in 0..8 {
                let path = directory.path();
                scope.spawn(move || {
                    let now = Timestamp::from_second(writer).expect("a moment");
                    let journal = Journal::new(path, now);
                    for _ in 0..10 {
                        let number = journal.start(subject("role")).expect("written");
                        journal.end(number, WriteOutcome::Done, None, Made::default()).expect("written");
                    }
                });
            }
        });
        let history = Journal::new(directory.path(), Timestamp::UNIX_EPOCH).history().expect("read");
        assert_eq!((history.entries.len(), history.broken.len()), (80, 0));
        assert!(history.entries.iter().all(|entry| entry.result == Some(WriteOutcome::Done)));
    }
}
