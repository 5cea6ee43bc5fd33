//! Writes that are no memberships, each in the journal before and after.

use crate::journal::{self, Made, WriteOutcome, WriteSubject};
use udata_client::Portal;

use super::Context;

/// Sends writes. Nobody has one in a dry run, so whoever forgets to ask whether it is one writes nothing.
pub struct Writer<'c> {
    context: &'c Context,
}

impl Context {
    /// Gives what sends writes, and nothing in a dry run.
    pub fn writer(&self) -> Option<Writer<'_>> {
        (!self.settings.dry_run).then_some(Writer { context: self })
    }

    /// Says why the journal lacks the end of a write that was sent, where it does.
    pub fn unended(&self) -> Option<&journal::Error> {
        self.unended.get()
    }

    /// The subject of a write on this portal by this account.
    ///
    /// # Errors
    /// Exit 4 without a valid key.
    pub fn subject(&self, action: &str, organization: Option<&str>) -> anyhow::Result<WriteSubject> {
        Ok(WriteSubject {
            site: self.settings.site.to_string(),
            account: Some(self.me()?.id.clone()),
            organization: organization.map(str::to_owned),
            action: action.to_owned(),
            ..WriteSubject::default()
        })
    }
}

impl<'c> Writer<'c> {
    pub fn context(&self) -> &'c Context {
        self.context
    }

    /// Sends one write that is no membership: journaled before and after, not cut by the first Ctrl-C. A journal that
    /// fails after it is kept in mind: what the write gave is what the command goes on with.
    ///
    /// # Errors
    /// When the journal can't be written (then nothing is sent), and whatever the write gives.
    pub fn write<T>(
        &self,
        subject: WriteSubject,
        send: impl FnOnce(&Portal) -> udata_client::Result<T>,
    ) -> anyhow::Result<T> {
        self.write_and_note(subject, send, |_| Made::default())
    }

    /// Sends one write as [`Writer::write`] does, and notes what it made, which only the portal's answer tells.
    ///
    /// # Errors
    /// As [`Writer::write`].
    pub fn write_and_note<T>(
        &self,
        subject: WriteSubject,
        send: impl FnOnce(&Portal) -> udata_client::Result<T>,
        made: impl FnOnce(&T) -> Made,
    ) -> anyhow::Result<T> {
        let portal = self.context.signed_in()?;
        self.context.settle_doubts()?;
        self.context.interruption.writing();
        let number = self.context.journal.start(subject)?;
        let result = send(portal);
        let outcome = WriteOutcome::of(&result, udata_client::Error::leaves_doubt);
        let status = result.as_ref().err().and_then(udata_client::Error::status);
        let made = result.as_ref().map_or_else(|_| Made::default(), made);
        self.note_end(number, outcome, status, made);
        Ok(result?)
    }

    /// Notes what the last write made, which was found afterwards; `is_lost` where its answer was lost.
    pub fn note_made(&self, made: Made, is_lost: bool) {
        if made != Made::default() {
            let outcome = if is_lost { WriteOutcome::Unknown } else { WriteOutcome::Done };
            self.note_end(self.context.journal.started(), outcome, None, made);
        }
    }

    fn note_end(&self, number: usize, outcome: WriteOutcome, status: Option<u16>, made: Made) {
        if let Err(error) = self.context.journal.end(number, outcome, status, made) {
            let _ = self.context.unended.set(error);
        }
    }
}
