//! What this machine wrote before, as its journal tells.

use crate::journal::{Entry, Error};

use super::Context;

impl Context {
    /// What was, or may have been, written in an organization of this portal, the newest first. No more of the journal is
    /// read than is asked for.
    ///
    /// # Errors
    /// When the journal is there and can't be read.
    pub fn written(&self, organization: &str) -> Result<impl Iterator<Item = Result<Entry, Error>>, Error> {
        let is_meant = move |entry: &Entry| {
            entry.may_hold()
                && entry.subject.organization.as_deref() == Some(organization)
                && self.settings.is_here(&entry.subject.site)
        };
        Ok(self.journal.newest()?.filter(move |entry| entry.as_ref().map_or(true, is_meant)))
    }

    /// The newest of these that is meant.
    ///
    /// # Errors
    /// When the journal is there and can't be read.
    pub fn last_written(
        &self,
        organization: &str,
        is_meant: impl Fn(&Entry) -> bool,
    ) -> Result<Option<Entry>, Error> {
        self.written(organization)?.find(|entry| entry.as_ref().map_or(true, &is_meant)).transpose()
    }
}
