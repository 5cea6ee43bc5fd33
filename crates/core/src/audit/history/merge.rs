//! Two files, side by side: both are in the order of the ids, so that one line of each is enough to go on.

use std::cmp::Ordering;

use jiff::Timestamp;

use super::compare::seen_twice;
use super::difference::{Difference, Unmatched, What, Why};
use super::line::{Entry, Header, Name, Observation, Scope};

/// The outcome of a comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// In the order of [`Difference::place`].
    pub differences: Vec<Difference>,
    pub unmatched: Vec<Unmatched>,
    /// How many organizations were compared.
    pub compared: usize,
    /// Of those, how many do not show their requests and invitations both times.
    pub pending_unseen: usize,
}

/// Compares two files, the lines of each in the order of the ids.
///
/// # Errors
/// That of a line that can't be read.
pub fn between<E>(
    (earlier, before): (&Header, impl Iterator<Item = Result<Entry, E>>),
    (later, after): (&Header, impl Iterator<Item = Result<Entry, E>>),
) -> Result<Comparison, E> {
    let are_whole = [earlier, later].map(|header| header.scope == Scope::Portal);
    let mut found = Comparison::default();
    let (mut before, mut after) = (before.peekable(), after.peekable());
    loop {
        let order = match (before.peek(), after.peek()) {
            (None, None) => break,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(Ok(one)), Some(Ok(other))) => match (one.id(), other.id()) {
                (None, _) => Ordering::Less,
                (_, None) => Ordering::Greater,
                (one, other) => one.cmp(&other),
            },
            (Some(Err(_)), _) => Ordering::Less,
            (_, Some(Err(_))) => Ordering::Greater,
        };
        let one = if order == Ordering::Greater { None } else { before.next().transpose()? };
        let other = if order == Ordering::Less { None } else { after.next().transpose()? };
        match (one, other) {
            (Some(one), Some(other)) => found.both(&one, &other),
            (Some(one), None) => found.only_before(one, are_whole == [true, true]),
            (None, Some(other)) => found.only_after(other, are_whole[0], earlier.at),
            (None, None) => {}
        }
    }
    found.settle();
    Ok(found)
}

impl Comparison {
    fn both(&mut self, before: &Entry, after: &Entry) {
        match (before, after) {
            (Entry::Unread(_), _) => self.unmatched(Why::UnreadBefore, name(after, before)),
            (_, Entry::Unread(_)) => self.unmatched(Why::UnreadAfter, name(before, after)),
            (Entry::Seen(before), Entry::Seen(after)) => {
                self.compared += 1;
                self.pending_unseen += usize::from(before.pending.is_none() || after.pending.is_none());
                self.differences.extend(seen_twice(before, after));
            }
            (Entry::Seen(seen), Entry::Deleted(_)) => {
                self.compared += 1;
                if seen.deleted.is_none() {
                    self.differences.push(as_whole(seen, What::Deleted));
                }
            }
            (Entry::Deleted(_), Entry::Seen(seen)) => {
                self.compared += 1;
                if seen.deleted.is_none() {
                    self.differences.push(as_whole(seen, What::Restored));
                }
            }
            (Entry::Deleted(_), Entry::Deleted(_)) => self.compared += 1,
        }
    }

    /// One that only the first has: deleted where both have all that the portal has.
    fn only_before(&mut self, entry: Entry, are_whole: bool) {
        match entry {
            Entry::Unread(_) => self.unmatched(Why::UnreadBefore, name(&entry, &entry)),
            Entry::Seen(seen) if are_whole => {
                self.compared += 1;
                if seen.deleted.is_none() {
                    self.differences.push(as_whole(&seen, What::Deleted));
                }
            }
            Entry::Seen(seen) => self.unmatched(Why::OnlyBefore, seen.name),
            // It was deleted before.
            Entry::Deleted(_) => {}
        }
    }

    /// One that only the second has: made since where it says so; else it was deleted then, if the first has all that the
    /// portal had.
    fn only_after(&mut self, entry: Entry, was_whole: bool, then: Timestamp) {
        match entry {
            Entry::Unread(_) => self.unmatched(Why::UnreadAfter, name(&entry, &entry)),
            Entry::Seen(seen) => {
                let created = seen.created.as_deref().and_then(|text| text.parse::<Timestamp>().ok());
                let is_new = created.is_some_and(|created| created > then);
                if (is_new || was_whole) && seen.deleted.is_none() {
                    self.compared += 1;
                    let is_old = created.is_some_and(|created| created <= then);
                    let what = if is_old { What::Restored } else { What::Created };
                    self.differences.push(as_whole(&seen, what));
                } else {
                    self.unmatched(Why::OnlyAfter, seen.name);
                }
            }
            Entry::Deleted(name) => self.unmatched(Why::OnlyAfter, name),
        }
    }

    fn unmatched(&mut self, why: Why, organization: Name) {
        self.unmatched.push(Unmatched { why, organization });
    }

    /// Puts all in order. One that could not be read, and is only known as it was typed, may be one that the other has.
    fn settle(&mut self) {
        let (typed, mut known): (Vec<Unmatched>, Vec<Unmatched>) =
            std::mem::take(&mut self.unmatched).into_iter().partition(|one| one.organization.id.is_empty());
        for one in typed {
            let is_it = |other: &&mut Unmatched| {
                let Name { id, slug, name } = &other.organization;
                [id, slug, name].contains(&&one.organization.name)
            };
            match known.iter_mut().find(is_it) {
                Some(other) => other.why = one.why,
                None => known.push(one),
            }
        }
        known.sort();
        self.unmatched = known;
        self.differences.sort_by_cached_key(Difference::place);
    }
}

fn as_whole(seen: &Observation, what: What) -> Difference {
    let organization = seen.name.clone();
    Difference { organization, what, whom: None, request: None, before: None, after: None }
}

/// The names of an organization, from whichever line has them.
fn name(better: &Entry, other: &Entry) -> Name {
    match (better, other) {
        (Entry::Seen(seen), _) | (_, Entry::Seen(seen)) => seen.name.clone(),
        (Entry::Deleted(name), _) | (_, Entry::Deleted(name)) => name.clone(),
        (Entry::Unread(unread), Entry::Unread(_)) => Name {
            id: unread.id.clone().unwrap_or_default(),
            slug: String::new(),
            name: unread.organization.clone(),
        },
    }
}
