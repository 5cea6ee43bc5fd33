//! What differs between two rosters: who joins, who leaves, who gets another role or other assignments.

use std::collections::HashMap;

use super::Role;
use super::document::{Document, Entry, Wish};

/// A person whom two rosters see differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference<'a> {
    pub organization: &'a str,
    /// As the second roster has them; as the first has, where the second does not.
    pub entry: &'a Entry,
    pub word: Word,
    pub before: Option<Role>,
    pub after: Option<Role>,
}

/// In which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    Joins,
    Leaves,
    Role,
    Assignments,
}

type Known<'a> = HashMap<(&'a str, &'a str), &'a Entry>;

/// The differences, in the order of the second roster, then who is only in the first. Who is said to be absent is as one
/// who is not in the roster.
pub fn between<'a>(before: &'a Document, after: &'a Document) -> Vec<Difference<'a>> {
    let (old, new) = (known(before), known(after));
    let mut found: Vec<Difference> = entries(after)
        .filter_map(|(organization, entry)| {
            let earlier = old.get(&(organization, entry.person.as_str())).copied();
            compare(organization, earlier, Some(entry))
        })
        .collect();
    let gone = entries(before)
        .filter(|(organization, entry)| !new.contains_key(&(*organization, entry.person.as_str())));
    found.extend(gone.filter_map(|(organization, entry)| compare(organization, Some(entry), None)));
    found
}

fn compare<'a>(
    organization: &'a str,
    before: Option<&'a Entry>,
    after: Option<&'a Entry>,
) -> Option<Difference<'a>> {
    let (from, to) = (before.and_then(Entry::role), after.and_then(Entry::role));
    let word = match (from, to) {
        (None, None) => return None,
        (None, Some(_)) => Word::Joins,
        (Some(_), None) => Word::Leaves,
        (Some(from), Some(to)) if from != to => Word::Role,
        _ if assignments(before) != assignments(after) => Word::Assignments,
        _ => return None,
    };
    Some(Difference { organization, entry: after.or(before)?, word, before: from, after: to })
}

/// What somebody is assigned, in no order.
fn assignments(entry: Option<&Entry>) -> Option<Vec<(&str, &str)>> {
    let Wish::Member { assignments: Some(all), .. } = &entry?.wish else { return None };
    let mut all: Vec<(&str, &str)> = all.iter().map(|one| (one.class.as_str(), one.id.as_str())).collect();
    all.sort_unstable();
    Some(all)
}

fn entries(document: &Document) -> impl Iterator<Item = (&str, &Entry)> {
    let each = document.organizations.iter();
    each.flat_map(|one| one.people.iter().map(move |entry| (one.organization.as_str(), entry)))
}

fn known(document: &Document) -> Known<'_> {
    entries(document).map(|(organization, entry)| ((organization, entry.person.as_str()), entry)).collect()
}
