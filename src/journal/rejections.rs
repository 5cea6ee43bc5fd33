//! The requests and invitations that this machine refused, read once a run: a roster asks for each person anew.

use std::collections::HashMap;

use super::entry::Entry;
use super::record::{Error, WriteOutcome};
use super::writer::Journal;

impl Journal {
    /// The refusals of a request that were done before they were first asked for; a refusal that was undone since is one.
    ///
    /// # Errors
    /// When the file is there and can't be read.
    pub fn rejections(&self, request: &str) -> Result<&[Entry], Error> {
        if self.rejections.get().is_none() {
            let _ = self.rejections.set(self.read_rejections()?);
        }
        let known = self.rejections.get().and_then(|known| known.get(request));
        Ok(known.map(Vec::as_slice).unwrap_or_default())
    }

    fn read_rejections(&self) -> Result<HashMap<String, Vec<Entry>>, Error> {
        let mut known = HashMap::<String, Vec<Entry>>::new();
        for entry in self.newest()? {
            let entry = entry?;
            let is_done = matches!(entry.result, Some(WriteOutcome::Done | WriteOutcome::Undone));
            if let Some(request) = entry.subject.request.clone()
                && entry.subject.action == "reject"
                && is_done
            {
                known.entry(request).or_default().push(entry);
            }
        }
        Ok(known)
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::journal::{Made, WriteSubject};

    #[test]
    fn they_are_read_once() {
        let directory = tempfile::tempdir().expect("a directory");
        let journal = Journal::new(directory.path(), Timestamp::UNIX_EPOCH);
        let outcomes = [("a", WriteOutcome::Done), ("b", WriteOutcome::Refused), ("c", WriteOutcome::Undone)];
        for (request, outcome) in outcomes {
            let action = "reject".into();
            let subject = WriteSubject { action, request: Some(request.into()), ..WriteSubject::default() };
            let number = journal.start(subject).expect("written");
            journal.end(number, outcome, None, Made::default()).expect("written");
        }
        let counts = || ["a", "b", "c"].map(|request| journal.rejections(request).expect("read").len());
        assert_eq!(counts(), [1, 0, 1]);
        std::fs::write(journal.path(), "").expect("written");
        assert_eq!(counts(), [1, 0, 1]);
    }
}
