//! The journal read from its end: the line before and the line after a write become one entry, whatever lies between.

use std::collections::HashMap;
use std::io;

use super::backwards::Backwards;
use super::entry::{End, Entry};
use super::line;
use super::record::{Error, Line, Stage};
use super::writer::Journal;

/// The writes of this machine, the newest first. No more is read than is asked for, and no more is held than the ends
/// whose beginning is still to come.
#[derive(Debug)]
pub struct Newest<'a> {
    journal: &'a Journal,
    /// `None` where there is no journal, or where it could not be read on.
    lines: Option<Backwards>,
    /// The ends of writes whose start was not read yet, each with its line; of one write the last end comes first.
    ends: HashMap<(String, usize), Vec<(usize, End)>>,
    /// The damaged lines, counted from the end of the file.
    broken: Vec<usize>,
}

impl Journal {
    /// What this machine changed, the newest first. Of two ends of a write the later counts; one whose start is missing is
    /// a damaged line.
    ///
    /// # Errors
    /// When the file is there and can't be read.
    pub fn newest(&self) -> Result<Newest<'_>, Error> {
        let file = self.open().map_err(|cause| self.unusable(cause))?;
        let lines = file.map(|(file, length)| Backwards::new(file, length));
        Ok(Newest { journal: self, lines, ends: HashMap::new(), broken: Vec::new() })
    }
}

impl Newest<'_> {
    /// The numbers of the damaged lines, in the whole journal.
    ///
    /// # Errors
    /// When the rest of the file can't be read.
    pub fn broken(mut self) -> Result<Vec<usize>, Error> {
        self.by_ref().try_for_each(|entry| entry.map(drop))?;
        let count = self.lines.as_ref().map_or(0, Backwards::count);
        let without_start = self.ends.into_values().flatten().map(|(line, _)| line);
        let from_end = self.broken.into_iter().chain(without_start);
        let mut numbers: Vec<usize> = from_end.map(|line| count + 1 - line).collect();
        numbers.sort_unstable();
        Ok(numbers)
    }

    fn read_on(&mut self) -> io::Result<Option<Entry>> {
        let Some(lines) = &mut self.lines else { return Ok(None) };
        while let Some(text) = lines.next()? {
            if text.trim_ascii().is_empty() {
                continue;
            }
            let line = line::read(text);
            let Some(Line { at, run, number, reason, stage }) = line else {
                self.broken.push(lines.count());
                continue;
            };
            match stage {
                Stage::End { result, http, made } => {
                    let end = End { result, http, made };
                    self.ends.entry((run, number)).or_default().push((lines.count(), end));
                }
                Stage::Start(subject) => {
                    let key = (run, number);
                    let ends = self.ends.remove(&key);
                    let mut entry = Entry::begun(at, key, reason, *subject);
                    ends.into_iter().flatten().rev().for_each(|(_, end)| entry.end(end));
                    return Ok(Some(entry));
                }
            }
        }
        Ok(None)
    }
}

impl Iterator for Newest<'_> {
    type Item = Result<Entry, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let read = self.read_on();
        if read.is_err() {
            self.lines = None;
        }
        read.map_err(|cause| self.journal.unusable(cause)).transpose()
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use proptest::prelude::*;

    use super::*;
    use crate::journal::{Made, WriteOutcome, WriteSubject};

    fn subject(action: &str) -> WriteSubject {
        WriteSubject { site: "https://a/".into(), action: action.into(), ..WriteSubject::default() }
    }

    /// All entries, oldest first, and the damaged lines.
    fn read(journal: &Journal) -> (Vec<Entry>, Vec<usize>) {
        let mut newest = journal.newest().expect("readable");
        let mut entries: Vec<Entry> = newest.by_ref().collect::<Result<_, _>>().expect("read");
        entries.reverse();
        (entries, newest.broken().expect("read"))
    }

    #[test]
    fn a_write_is_one_entry_and_a_killed_one_stays_open() {
        let directory = tempfile::tempdir().expect("a directory");
        let journal = Journal::new(directory.path(), Timestamp::UNIX_EPOCH);
        let first = journal.start(subject("remove")).expect("written");
        let _killed = journal.start(subject("role")).expect("written");
        journal.end(first, WriteOutcome::Refused, Some(403), Made::default()).expect("written");
        let (entries, broken) = read(&journal);
        let seen: Vec<_> =
            entries.iter().map(|entry| (entry.subject.action.as_str(), entry.result)).collect();
        assert_eq!(seen, [("remove", Some(WriteOutcome::Refused)), ("role", None)]);
        assert_eq!((entries[0].http, broken.len()), (Some(403), 0));
        journal.end(first, WriteOutcome::Undone, None, Made::default()).expect("written");
        let (entries, broken) = read(&journal);
        assert_eq!((entries[0].result, broken.len()), (Some(WriteOutcome::Undone), 0));
    }

    #[test]
    fn what_was_made_belongs_to_the_write_and_ids_differ() {
        let directory = tempfile::tempdir().expect("a directory");
        let journal = Journal::new(directory.path(), Timestamp::UNIX_EPOCH);
        let [first, _] = [(); 2].map(|()| journal.start(subject("create")).expect("written"));
        let made = Made { organization: Some("5f".into()), ..Made::default() };
        journal.end(first, WriteOutcome::Unknown, None, Made::default()).expect("written");
        journal.end(first, WriteOutcome::Unknown, None, made).expect("written");
        let (entries, _) = read(&journal);
        assert_eq!(entries[0].subject.organization.as_deref(), Some("5f"));
        assert_ne!(entries[0].id(), entries[1].id());
        assert_eq!(read(&journal).0[0].id(), entries[0].id());
    }

    #[test]
    fn an_end_without_its_start_is_counted() {
        let directory = tempfile::tempdir().expect("a directory");
        let journal = Journal::new(directory.path(), Timestamp::UNIX_EPOCH);
        journal.end(7, WriteOutcome::Done, None, Made::default()).expect("written");
        assert_eq!(read(&journal), (Vec::new(), vec![1]));
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
        let (entries, broken) = read(&Journal::new(directory.path(), Timestamp::UNIX_EPOCH));
        assert_eq!((entries.len(), broken.len()), (80, 0));
        assert!(entries.iter().all(|entry| entry.result == Some(WriteOutcome::Done)));
    }

    #[test]
    fn no_more_is_read_than_is_asked_for() {
        let directory = tempfile::tempdir().expect("a directory");
        let journal = Journal::new(directory.path(), Timestamp::UNIX_EPOCH);
        for _ in 0..1_000 {
            let number = journal.start(subject("role")).expect("written");
            journal.end(number, WriteOutcome::Done, None, Made::default()).expect("written");
        }
        let mut newest = journal.newest().expect("readable");
        assert_eq!(newest.next().and_then(Result::ok).map(|entry| entry.number), Some(1_000));
        assert_eq!(newest.lines.as_ref().map(Backwards::count), Some(3), "an empty one, an end and a start");
    }

    /// What a line of a journal may be.
    #[derive(Clone, Copy, Debug)]
    enum Kind {
        Start,
        End(WriteOutcome),
        Damaged,
        Empty,
    }

    proptest! {
        /// The journal read from its beginning, as simply as can be.
        #[test]
        fn the_end_tells_what_the_beginning_tells(
            lines in prop::collection::vec(
                (0..3usize, 1..4usize, prop::sample::select(vec![
                    Kind::Start, Kind::End(WriteOutcome::Done), Kind::End(WriteOutcome::Unknown), Kind::Damaged, Kind::Empty,
                ])),
                0..40,
            ),
        ) {
            let directory = tempfile::tempdir().expect("a directory");
            let journal = Journal::new(directory.path(), Timestamp::UNIX_EPOCH);
            let (mut text, mut entries, mut damaged) = (String::new(), Vec::<Entry>::new(), Vec::new());
            for (index, (run, number, kind)) in lines.into_iter().enumerate() {
                let run = format!("run-{run}");
                let at = Timestamp::from_second(i64::try_from(index).expect("few")).expect("a moment");
                let made = Made { request: Some(index.to_string()), ..Made::default() };
                let stage = match kind {
                    Kind::Start => Stage::Start(Box::new(subject("role"))),
                    Kind::End(result) => Stage::End { result, http: None, made: made.clone() },
                    Kind::Damaged | Kind::Empty => {
                        text += if matches!(kind, Kind::Empty) { " \n" } else { "{}\n" };
                        damaged.extend(matches!(kind, Kind::Damaged).then_some(index + 1));
                        continue;
                    }
                };
                let is_theirs = |entry: &&mut Entry| entry.run == run && entry.number == number;
                match (kind, entries.iter_mut().rev().find(is_theirs)) {
                    (Kind::End(result), Some(entry)) => entry.end(End { result, http: None, made }),
                    (Kind::End(_), None) => damaged.push(index + 1),
                    _ => entries.push(Entry::begun(at, (run.clone(), number), None, subject("role"))),
                }
                let line = Line { at, run, number, reason: None, stage };
                text += &(line::write(&line).expect("JSON") + "\n");
            }
            std::fs::write(journal.path(), text).expect("written");
            prop_assert_eq!(read(&journal), (entries.clone(), damaged));
            let history = journal.history().expect("read");
            prop_assert_eq!(history.entries(), entries);
            let open = |entry: &Entry| matches!(entry.result, None | Some(WriteOutcome::Unknown));
            let undecided: Vec<usize> = history.undecided().map(|(place, _)| place).collect();
            let places = history.entries().iter().enumerate().filter(|(_, entry)| open(entry));
            prop_assert_eq!(undecided, places.map(|(place, _)| place).collect::<Vec<_>>());
        }
    }
}
