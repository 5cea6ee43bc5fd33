//! A write of this machine: the line before it and the line after it, put together.

use jiff::Timestamp;

use super::record::{Made, WriteOutcome, WriteSubject};

/// What a line after a write says.
#[derive(Debug)]
pub(super) struct End {
    pub result: WriteOutcome,
    pub http: Option<u16>,
    pub made: Made,
}

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
    /// What a line before a write says; it is under way.
    pub(super) fn begun(
        at: Timestamp,
        (run, number): (String, usize),
        reason: Option<String>,
        subject: WriteSubject,
    ) -> Self {
        Self { at, run, number, reason, subject, result: None, http: None }
    }

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

    /// How it ended, and what it made. Of two ends the later counts.
    pub(super) fn end(&mut self, end: End) {
        let End { result, http, made } = end;
        (self.result, self.http) = (Some(result), http);
        let subject = &mut self.subject;
        subject.organization = made.organization.or(subject.organization.take());
        subject.person = made.person.or(subject.person.take());
        subject.request = made.request.or(subject.request.take());
        subject.content = made.content.or(subject.content.take());
    }
}
