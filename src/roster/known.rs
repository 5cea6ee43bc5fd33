//! Whom a text means among people that are known: one of them for certain, one of them probably, several, or nobody.

use std::collections::HashMap;

use super::{Person, address};
use crate::text::fold;

/// Whom a text means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning<'a> {
    /// It can mean nobody else.
    Certain(&'a Person),
    /// A masked address and the name fit this one, and nobody else there.
    Probable(&'a Person),
    /// It may be any of these, or somebody else where it is an address.
    Ambiguous(Vec<&'a Person>),
    Unknown,
}

/// People, found by what may mean them, in the time of one look each.
#[derive(Default)]
pub struct Known<'a> {
    ids: HashMap<&'a str, &'a Person>,
    slugs: HashMap<&'a str, Vec<&'a Person>>,
    /// By the folded words of the name, in the order of the alphabet.
    names: HashMap<String, Vec<&'a Person>>,
    /// By the address, where the portal shows it whole.
    addresses: HashMap<String, Vec<&'a Person>>,
    masks: HashMap<String, Vec<&'a Person>>,
}

/// Words that many names share.
const PARTICLES: [&str; 15] =
    ["de", "du", "des", "la", "le", "les", "l", "d", "el", "van", "von", "der", "di", "da", "dos"];

impl<'a> Known<'a> {
    /// People, each with the address as the portal gives it. Who comes twice is one.
    pub fn of(people: impl Iterator<Item = (&'a Person, Option<&'a str>)>) -> Self {
        let mut known = Self::default();
        for (person, email) in people {
            if known.ids.insert(&person.id, person).is_none() {
                if !person.slug.is_empty() {
                    known.slugs.entry(&person.slug).or_default().push(person);
                }
                known.names.entry(sorted(&fold(&person.name))).or_default().push(person);
            }
            let Some(email) = email.map(str::to_lowercase) else { continue };
            let place = match address::is_mask(&email) {
                true if email.starts_with('*') => continue,
                true => &mut known.masks,
                false => &mut known.addresses,
            };
            let there = place.entry(email).or_default();
            if there.iter().all(|one| one.id != person.id) {
                there.push(person);
            }
        }
        known
    }

    /// The one with this id.
    pub fn id(&self, id: &str) -> Option<&'a Person> {
        self.ids.get(id).copied()
    }

    /// Whoever has this slug.
    pub fn slug(&self, slug: &str) -> Meaning<'a> {
        certain(self.slugs.get(slug).map_or(&[], Vec::as_slice))
    }

    /// Whoever has these 24 hexadecimal digits as an id or as a slug.
    pub fn hex(&self, digits: &str) -> Meaning<'a> {
        match (self.id(digits), self.slugs.get(digits).map_or(&[][..], Vec::as_slice)) {
            (Some(person), named) => {
                let mut all = vec![person];
                all.extend(named.iter().filter(|other| other.id != person.id));
                certain(&all)
            }
            (None, named) => certain(named),
        }
    }

    /// Those who are called so, in either order: where the last name begins is not known.
    pub fn name(&self, name: &str) -> Vec<&'a Person> {
        let wanted = fold(name);
        let found = self.names.get(&sorted(&wanted)).map_or(&[][..], Vec::as_slice);
        found.iter().copied().filter(|person| is_turned(&fold(&person.name), &wanted)).collect()
    }

    /// True where somebody's address is shown whole and is this one.
    pub fn shows(&self, address: &str) -> bool {
        self.addresses.contains_key(&address.to_lowercase())
    }

    /// Whoever has this address, as far as the portal shows it. A mask that fits means somebody only together with the name;
    /// who has a name without a word in common with it is somebody else. `others` are known to be somebody else, unless they
    /// are called so.
    pub fn mailbox(&self, address: &str, name: Option<&str>, others: &dyn Fn(&str) -> bool) -> Meaning<'a> {
        let address = address.to_lowercase();
        if let Some(found) = self.addresses.get(&address) {
            return certain(found);
        }
        let fitting = self.masks.get(&address::mask(&address)).map_or(&[][..], Vec::as_slice);
        let is_called = |person: &&Person| name.is_some_and(|name| is_named(person, name));
        let called: Vec<&Person> = fitting.iter().copied().filter(is_called).collect();
        match called.as_slice() {
            [] => {}
            [one] => return Meaning::Probable(one),
            _ => return Meaning::Ambiguous(called),
        }
        let may_be = |person: &&Person| {
            !others(&person.id) && name.is_none_or(|name| have_a_word_in_common(&person.name, name))
        };
        let candidates: Vec<&Person> = fitting.iter().copied().filter(may_be).collect();
        if candidates.is_empty() { Meaning::Unknown } else { Meaning::Ambiguous(candidates) }
    }
}

fn certain<'a>(found: &[&'a Person]) -> Meaning<'a> {
    match found {
        [] => Meaning::Unknown,
        [one] => Meaning::Certain(one),
        several => Meaning::Ambiguous(several.to_vec()),
    }
}

/// True where the text is the person's name, in either order.
pub fn is_named(person: &Person, name: &str) -> bool {
    is_turned(&fold(&person.name), &fold(name))
}

/// True where both have the same words, from whichever of them on: "Martin Jean Paul" is "Jean Paul Martin" turned.
fn is_turned(one: &str, other: &str) -> bool {
    let mut words: Vec<&str> = one.split(' ').collect();
    one.len() == other.len()
        && (0..words.len()).any(|_| {
            words.rotate_left(1);
            words.join(" ") == other
        })
}

fn sorted(folded: &str) -> String {
    let mut words: Vec<&str> = folded.split(' ').collect();
    words.sort_unstable();
    words.join(" ")
}

fn have_a_word_in_common(one: &str, other: &str) -> bool {
    let (one, other) = (fold(one), fold(other));
    let telling = |word: &&str| word.chars().count() > 1 && !PARTICLES.contains(word);
    let words: Vec<&str> = other.split(' ').filter(telling).collect();
    // A name without a telling word tells nobody apart.
    let mut own = one.split(' ').filter(telling).peekable();
    words.is_empty() || own.peek().is_none() || own.any(|word| words.contains(&word))
}

#[cfg(test)]
#[path = "known_tests.rs"]
mod tests;
