//! The differences between two rosters: who joins, who leaves, who gets another role or other assignments.

use std::collections::{BTreeSet, HashMap};

use super::document::{DesiredMembership, Document, Entry};

/// A person whom two rosters see differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference<'a> {
    pub organization: &'a str,
    /// The person's entry in the second roster; in the first one, where the second has none.
    pub entry: &'a Entry,
    pub word: Word,
    /// udata's word for the role, `unmanaged`, or nothing for who is no member.
    pub before: Option<&'static str>,
    pub after: Option<&'static str>,
}

/// The way in which two rosters see a person differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    Joins,
    Leaves,
    Role,
    Assignments,
}

type Known<'a> = HashMap<(&'a str, &'a str), &'a Entry>;

/// The differences, in the order of the second roster, then who is only in the first. Who is said to be absent is as one
/// who is not in the roster; an organization that one of the two does not manage is not compared.
pub fn between<'a>(before: &'a Document, after: &'a Document) -> Vec<Difference<'a>> {
    let (old, new) = (known(before), known(after));
    let unmanaged = unmanaged(before, after);
    let is_compared = |(organization, _): &(&str, &Entry)| !unmanaged.contains(organization);
    let mut found: Vec<Difference> = entries(after)
        .filter(is_compared)
        .filter_map(|(organization, entry)| {
            let earlier = old.get(&(organization, entry.person.as_str())).copied();
            compare(organization, earlier, Some(entry))
        })
        .collect();
    let gone = entries(before)
        .filter(is_compared)
        .filter(|(organization, entry)| !new.contains_key(&(*organization, entry.person.as_str())));
    found.extend(gone.filter_map(|(organization, entry)| compare(organization, Some(entry), None)));
    found
}

/// The organizations that one of the two does not manage.
pub fn unmanaged<'a>(before: &'a Document, after: &'a Document) -> BTreeSet<&'a str> {
    let each = before.organizations.iter().chain(&after.organizations);
    each.filter(|wanted| wanted.unmanaged.is_some()).map(|wanted| wanted.organization.as_str()).collect()
}

fn compare<'a>(
    organization: &'a str,
    before: Option<&'a Entry>,
    after: Option<&'a Entry>,
) -> Option<Difference<'a>> {
    let (from, to) = (before.and_then(state), after.and_then(state));
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

fn state(entry: &Entry) -> Option<&'static str> {
    match &entry.desired {
        DesiredMembership::Member { role, .. } => Some(role.word()),
        DesiredMembership::Unmanaged { .. } => Some("unmanaged"),
        DesiredMembership::Absent { .. } => None,
    }
}

/// The assignments of an entry, sorted so that their order does not count.
fn assignments(entry: Option<&Entry>) -> Option<Vec<(&str, &str)>> {
    let DesiredMembership::Member { assignments: Some(all), .. } = &entry?.desired else { return None };
    let mut all: Vec<(&str, &str)> =
        all.iter().map(|reference| (reference.class.as_str(), reference.id.as_str())).collect();
    all.sort_unstable();
    Some(all)
}

fn entries(document: &Document) -> impl Iterator<Item = (&str, &Entry)> {
    let each = document.organizations.iter();
    each.flat_map(|wanted| wanted.people.iter().map(move |entry| (wanted.organization.as_str(), entry)))
}

fn known(document: &Document) -> Known<'_> {
    entries(document).map(|(organization, entry)| ((organization, entry.person.as_str()), entry)).collect()
}
