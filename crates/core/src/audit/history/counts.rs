//! How many of what there are at one moment.

use super::line::{Counts, Entry};

impl Counts {
    /// Counts one more line.
    pub fn add(&mut self, entry: &Entry) {
        let seen = match entry {
            Entry::Seen(seen) if seen.deleted.is_some() => return self.deleted += 1,
            Entry::Deleted(_) => return self.deleted += 1,
            Entry::Unread(_) => return self.unread += 1,
            Entry::Seen(seen) => seen,
        };
        let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
        let administrators = count(seen.administrators().count());
        self.organizations += 1;
        self.members = self.members.saturating_add(count(seen.members.len().saturating_add(seen.damaged)));
        self.administrators += administrators;
        self.without_administrator += u64::from(administrators == 0);
        match &seen.pending {
            None => self.pending_unseen += 1,
            Some(pending) => {
                let invitations = pending.iter().filter(|one| one.invitation).count();
                self.invitations += count(invitations);
                self.requests += count(pending.len() - invitations);
            }
        }
    }
}
