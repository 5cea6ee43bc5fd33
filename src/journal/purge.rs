//! Forgets the writes that are older than a moment.

use std::collections::HashSet;

use jiff::Timestamp;

use super::line;
use super::record::{Error, Line};
use super::writer::Journal;
use udatactl_files::lock::WAIT_LIMIT;
use udatactl_files::private;

/// The outcome of a purge of the journal, made or only counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Purged {
    /// Writes that were in it.
    pub before: usize,
    /// Writes that it keeps.
    pub after: usize,
    /// Damaged lines that went too.
    pub damaged: usize,
}

impl Journal {
    /// Counts what a purge would take out.
    ///
    /// # Errors
    /// When the file is there and can't be read.
    pub fn older_than(&self, limit: Timestamp) -> Result<Purged, Error> {
        let text = self.text().map_err(|cause| self.unusable(cause))?;
        Ok(sift(&text, limit).1)
    }

    /// Takes out the writes of which every line is older, and the damaged lines between them. The others stay as they
    /// are, and all of them where it fails.
    ///
    /// # Errors
    /// When the file can't be read or written.
    pub fn purge(&self, limit: Timestamp) -> Result<Purged, Error> {
        let purge = || {
            let _held = self.hold(WAIT_LIMIT)?;
            self.repair()?;
            let text = self.text_as_it_is()?;
            let (kept, purged) = sift(&text, limit);
            if kept.len() < text.len() {
                private::renew(&self.path, &kept)?;
            }
            Ok(purged)
        };
        purge().map_err(|cause| self.unusable(cause))
    }
}

/// Sorts the lines: those that are kept, and the count.
fn sift(text: &[u8], limit: Timestamp) -> (Vec<u8>, Purged) {
    let lines: Vec<(&[u8], Option<Line>)> =
        line::each(text).map(|(_, text)| (text, line::read(text))).collect();
    let key = |line: &Line| (line.run.clone(), line.number);
    let read = || lines.iter().filter_map(|(_, line)| line.as_ref());
    let writes: HashSet<_> = read().map(key).collect();
    let young: HashSet<_> = read().filter(|line| line.at >= limit).map(key).collect();
    // A damaged line was written before the next one that can be read.
    let mut next_is_old = false;
    let mut damaged = 0;
    let mut kept = Vec::with_capacity(lines.len());
    for (text, line) in lines.iter().rev() {
        let keeps = match line {
            Some(line) => {
                next_is_old = line.at < limit;
                young.contains(&key(line))
            }
            None => !next_is_old,
        };
        damaged += usize::from(!keeps && line.is_none());
        kept.extend(keeps.then_some(*text));
    }
    let kept = kept.iter().rev().flat_map(|text| text.iter().chain(b"\n")).copied().collect();
    (kept, Purged { before: writes.len(), after: young.len(), damaged })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::record::Stage;
    use crate::journal::{Made, WriteOutcome, WriteSubject};

    fn moment(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a moment")
    }

    fn text(second: i64, number: usize, stage: Stage) -> String {
        let line = Line { at: moment(second), run: "r".into(), number, reason: None, stage };
        line::write(&line).expect("JSON") + "\n"
    }

    fn start(second: i64, number: usize) -> String {
        text(second, number, Stage::Start(Box::default()))
    }

    fn end(second: i64, number: usize) -> String {
        text(second, number, Stage::End { result: WriteOutcome::Done, http: None, made: Made::default() })
    }

    #[test]
    fn what_is_older_goes_and_the_rest_stays_as_it_is() {
        let directory = tempfile::tempdir().expect("a directory");
        let journal = Journal::new(directory.path(), moment(0));
        let old = start(10, 1) + "{damaged, and old}\n" + &end(20, 1) + &start(30, 2);
        // Begun before and ended after; under way; damaged, nobody knows when.
        let young = start(90, 3) + &start(120, 4) + &end(130, 3) + "{damaged}\n";
        std::fs::write(journal.path(), old + &young).expect("written");
        let wanted = Purged { before: 4, after: 2, damaged: 1 };
        assert_eq!(journal.older_than(moment(100)).expect("read"), wanted);
        assert_eq!(journal.purge(moment(100)).expect("purged"), wanted);
        assert_eq!(std::fs::read_to_string(journal.path()).expect("read"), young);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(journal.path()).expect("there").permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn what_is_written_meanwhile_is_not_lost() {
        let directory = tempfile::tempdir().expect("a directory");
        let writes = 200;
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let journal = Journal::new(directory.path(), moment(1));
                for _ in 0..writes {
                    journal.start(WriteSubject::default()).expect("written");
                }
            });
            scope.spawn(|| {
                let journal = Journal::new(directory.path(), moment(2));
                for number in 0..40 {
                    let old = start(10, number);
                    let held = journal.hold(WAIT_LIMIT).expect("held");
                    let now = journal.text_as_it_is().expect("read");
                    private::replace(journal.path(), &[now, old.into_bytes()].concat()).expect("written");
                    drop(held);
                    assert_eq!(journal.purge(moment(100)).map(|it| it.before - it.after).expect("purged"), 1);
                }
            });
        });
        let lines = Journal::new(directory.path(), moment(3)).lines();
        assert_eq!(lines.len(), writes);
    }
}
