//! The journal read back: the line before and the line after a write become one entry.

use std::collections::HashMap;

use jiff::Timestamp;

use super::{Ending, Error, Journal, Stage, Subject};

/// A write of this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When it was about to be sent.
    pub at: Timestamp,
    pub run: String,
    pub subject: Subject,
    /// `None` for one that is under way, or whose process was killed.
    pub result: Option<Ending>,
    pub http: Option<u16>,
}

/// All writes, oldest first, and how many lines could not be understood.
#[derive(Debug, Default)]
pub struct History {
    pub entries: Vec<Entry>,
    pub broken: usize,
}

impl History {
    /// What was, or may have been, written in an organization of a portal, oldest first.
    pub fn written(&self, site: &str, organization: &str) -> impl Iterator<Item = &Entry> {
        let not_refused = self.entries.iter().filter(|entry| entry.result != Some(Ending::Refused));
        not_refused.filter(move |entry| {
            entry.subject.site == site && entry.subject.organization.as_deref() == Some(organization)
        })
    }
}

impl Journal {
    /// What this machine changed. Of two ends of a write the later counts; one whose start is missing is a broken line.
    ///
    /// # Errors
    /// When the file is there and can't be read.
    pub fn history(&self) -> Result<History, Error> {
        let (lines, broken) = self.lines()?;
        let mut history = History { entries: Vec::new(), broken };
        let mut open: HashMap<(String, usize), usize> = HashMap::new();
        for line in lines {
            let key = (line.run.clone(), line.number);
            match line.stage {
                Stage::Start(subject) => {
                    open.insert(key, history.entries.len());
                    let (at, run) = (line.at, line.run);
                    history.entries.push(Entry { at, run, subject: *subject, result: None, http: None });
                }
                Stage::End { result, http } => match open.get(&key) {
                    Some(&index) => {
                        history.entries[index].result = Some(result);
                        history.entries[index].http = http;
                    }
                    None => history.broken += 1,
                },
            }
        }
        Ok(history)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subject(action: &str) -> Subject {
        Subject { site: "https://a/".into(), action: action.into(), ..Subject::default() }
    }

    #[test]
    fn a_write_is_one_entry_and_a_killed_one_stays_open() {
        let directory = tempfile::tempdir().expect("a directory");
        let journal = Journal::new(directory.path(), Timestamp::UNIX_EPOCH);
        let first = journal.start(subject("remove")).expect("written");
        let _killed = journal.start(subject("role")).expect("written");
        journal.end(first, Ending::Refused, Some(403)).expect("written");
        let history = journal.history().expect("read");
        let seen: Vec<_> =
            history.entries.iter().map(|entry| (entry.subject.action.as_str(), entry.result)).collect();
        assert_eq!(seen, [("remove", Some(Ending::Refused)), ("role", None)]);
        assert_eq!((history.entries[0].http, history.broken), (Some(403), 0));
        journal.end(first, Ending::Undone, None).expect("written");
        let history = journal.history().expect("read");
        assert_eq!((history.entries[0].result, history.broken), (Some(Ending::Undone), 0));
    }

    #[test]
    fn an_end_without_its_start_is_counted() {
        let directory = tempfile::tempdir().expect("a directory");
        let journal = Journal::new(directory.path(), Timestamp::UNIX_EPOCH);
        journal.end(7, Ending::Done, None).expect("written");
        let history = journal.history().expect("read");
        assert_eq!((history.entries.len(), history.broken), (0, 1));
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
                        journal.end(number, Ending::Done, None).expect("written");
                    }
                });
            }
        });
        let history = Journal::new(directory.path(), Timestamp::UNIX_EPOCH).history().expect("read");
        assert_eq!((history.entries.len(), history.broken), (80, 0));
        assert!(history.entries.iter().all(|entry| entry.result == Some(Ending::Done)));
    }
}
