//! Whom a text means among people that are known: one of them for certain, one of them probably, several, or nobody.

use std::collections::{HashMap, HashSet};

use super::address;
use super::people::Person;
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

impl<'a> Meaning<'a> {
    /// Everybody who may be meant.
    pub fn people(self) -> Vec<&'a Person> {
        match self {
            Self::Certain(person) | Self::Probable(person) => vec![person],
            Self::Ambiguous(people) => people,
            Self::Unknown => Vec::new(),
        }
    }
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
    masks: HashMap<String, Masked<'a>>,
    /// The ids of those of whom an address is shown, as a mask or whole.
    shown: HashSet<&'a str>,
}

/// People whose addresses are masked alike. Thousands may be, so that each look is into a part of them.
#[derive(Default)]
struct Masked<'a> {
    /// By the folded words of the name, in the order of the alphabet.
    names: HashMap<String, Vec<&'a Person>>,
    /// By each telling word of the name; under none those whose names have none.
    words: HashMap<String, Vec<&'a Person>>,
    all: Vec<&'a Person>,
    ids: HashSet<&'a str>,
}

/// Words that stand before a name, or in brackets beside it, and are none of it.
const TITLES: [&str; 14] = [
    "m",
    "mr",
    "mme",
    "mlle",
    "monsieur",
    "madame",
    "mademoiselle",
    "dr",
    "docteur",
    "pr",
    "professeur",
    "maitre",
    "mrs",
    "ms",
];

/// So many candidates are told of a text that may mean many more.
const MOST_CANDIDATES: usize = 20;

/// Words that many names share.
const PARTICLES: [&str; 15] =
    ["de", "du", "des", "la", "le", "les", "l", "d", "el", "van", "von", "der", "di", "da", "dos"];

impl<'a> Known<'a> {
    /// People, each with the address as the portal gives it. Who comes twice is one.
    pub fn of(people: impl Iterator<Item = (&'a Person, Option<&'a str>)>) -> Self {
        let mut known = Self::default();
        let mut seen: HashSet<(&str, String)> = HashSet::new();
        for (person, email) in people {
            if known.ids.insert(&person.id, person).is_none() {
                if !person.slug.is_empty() {
                    known.slugs.entry(&person.slug).or_default().push(person);
                }
                known.names.entry(in_any_order(&person.name)).or_default().push(person);
            }
            // A domain alone is anybody's there.
            let Some(email) = email.map(str::to_lowercase).filter(|email| !email.starts_with('*')) else {
                continue;
            };
            if !seen.insert((&person.id, email.clone())) {
                continue;
            }
            known.shown.insert(&person.id);
            if address::is_mask(&email) {
                known.masks.entry(email).or_default().add(person);
            } else {
                known.addresses.entry(email).or_default().push(person);
            }
        }
        known
    }

    /// Takes those with these ids for somebody else than who has a masked address, unless they are called so.
    pub fn set_aside(&mut self, ids: &HashSet<String>) {
        for masked in self.masks.values_mut() {
            masked.all.retain(|person| !ids.contains(&person.id));
            masked.words.values_mut().for_each(|people| people.retain(|person| !ids.contains(&person.id)));
        }
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

    /// Finds those who are called so, in either order: where the last name begins is not known.
    pub fn name(&self, name: &str) -> Vec<&'a Person> {
        let wanted = called(name);
        let found = self.names.get(&sorted(&wanted)).map_or(&[][..], Vec::as_slice);
        found.iter().copied().filter(|person| is_turned(&called(&person.name), &wanted)).collect()
    }

    /// Whoever is called so: by a name nobody is more than probable.
    pub fn named(&self, name: &str) -> Meaning<'a> {
        match self.name(name).as_slice() {
            [] => Meaning::Unknown,
            [one] => Meaning::Probable(one),
            several => Meaning::Ambiguous(several.to_vec()),
        }
    }

    /// Whoever has this address, where the portal shows it whole.
    pub fn address(&self, address: &str) -> Meaning<'a> {
        certain(self.addresses.get(&address.to_lowercase()).map_or(&[], Vec::as_slice))
    }

    /// Whether the one with this id may have this address; nothing where none of theirs is shown.
    pub fn has(&self, id: &str, address: &str) -> Option<bool> {
        let whole = self.addresses.get(&address.to_lowercase());
        let is_whole = whole.is_some_and(|people| people.iter().any(|person| person.id == id));
        let is_masked =
            || self.masks.get(&address::mask(address)).is_some_and(|masked| masked.ids.contains(id));
        self.shown.contains(id).then(|| is_whole || is_masked())
    }

    /// True where this may be the masked address of somebody.
    pub fn has_mask(&self, address: &str) -> bool {
        self.masks.contains_key(&address::mask(address))
    }

    /// Finds those whose masked addresses this may be, where it can't be the one's with this id.
    pub fn masked(&self, address: &str, id: &str) -> Vec<&'a Person> {
        let others = self.masks.get(&address::mask(address)).filter(|masked| !masked.ids.contains(id));
        others.map(|masked| masked.all.iter().copied().take(MOST_CANDIDATES).collect()).unwrap_or_default()
    }

    /// Whoever has this address, as far as the portal shows it. A mask that fits means somebody only together with the name;
    /// who has a name without a word in common with it is somebody else.
    pub fn mailbox(&self, address: &str, name: Option<&str>) -> Meaning<'a> {
        let shown = self.address(address);
        let Some(masked) = self.masks.get(&address::mask(address)).filter(|_| shown == Meaning::Unknown)
        else {
            return shown;
        };
        match masked.called(name).as_slice() {
            [] => {}
            [one] => return Meaning::Probable(one),
            several => return Meaning::Ambiguous(several.to_vec()),
        }
        let candidates = masked.candidates(name);
        if candidates.is_empty() { Meaning::Unknown } else { Meaning::Ambiguous(candidates) }
    }
}

impl<'a> Masked<'a> {
    fn add(&mut self, person: &'a Person) {
        let name = called(&person.name);
        self.names.entry(sorted(&name)).or_default().push(person);
        let mut words: Vec<&str> = telling(&name).collect();
        words.sort_unstable();
        words.dedup();
        if words.is_empty() {
            words.push("");
        }
        for word in words {
            self.words.entry(word.to_owned()).or_default().push(person);
        }
        self.all.push(person);
        self.ids.insert(&person.id);
    }

    fn called(&self, name: Option<&str>) -> Vec<&'a Person> {
        let Some(name) = name.map(called) else { return Vec::new() };
        let found = self.names.get(&sorted(&name)).into_iter().flatten();
        found
            .copied()
            .filter(|person| is_turned(&called(&person.name), &name))
            .take(MOST_CANDIDATES)
            .collect()
    }

    /// Finds those whose names do not tell that they are somebody else.
    fn candidates(&self, name: Option<&str>) -> Vec<&'a Person> {
        let name = name.map(called).unwrap_or_default();
        let mut words = telling(&name).peekable();
        // A name without a telling word tells nobody apart.
        if words.peek().is_none() {
            return self.all.iter().copied().take(MOST_CANDIDATES).collect();
        }
        let mut found: Vec<&Person> = Vec::new();
        for word in words.chain([""]) {
            for person in self.words.get(word).into_iter().flatten() {
                if found.len() < MOST_CANDIDATES && found.iter().all(|known| known.id != person.id) {
                    found.push(person);
                }
            }
        }
        found
    }
}

/// The words of a folded name that tell people apart.
pub fn telling(name: &str) -> impl Iterator<Item = &str> {
    name.split(' ').filter(|word| word.chars().count() > 1 && !PARTICLES.contains(word))
}

fn certain<'a>(found: &[&'a Person]) -> Meaning<'a> {
    match found {
        [] => Meaning::Unknown,
        [one] => Meaning::Certain(one),
        several => Meaning::Ambiguous(several.to_vec()),
    }
}

/// A name for comparing: folded, without titles and without the comma that stands behind a last name. "M. MARTIN, Jean" is
/// "martin jean".
pub fn called(name: &str) -> String {
    let folded = fold(name);
    let is_title = |word: &str| TITLES.contains(&word.trim_matches(['.', '(', ')']));
    let is_beside = |word: &str| word.starts_with('(') && word.ends_with(')') && is_title(word);
    let has_title = folded.split(' ').next().is_some_and(is_title);
    if !has_title && !folded.contains(['(', ',']) {
        return folded;
    }
    let mut words: Vec<&str> = folded.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    while words.len() > 1 && is_title(words[0]) {
        words.remove(0);
    }
    if words.len() > 1 {
        words.retain(|word| !is_beside(word));
    }
    words.join(" ")
}

/// True where the text is the person's name, in either order.
pub fn is_named(person: &Person, name: &str) -> bool {
    is_turned(&called(&person.name), &called(name))
}

/// True where a word of the text is of the person's name, or none of either tells people apart.
pub fn may_be_named(person: &Person, name: &str) -> bool {
    let (own, name) = (called(&person.name), called(name));
    let mut words = telling(&name).peekable();
    words.peek().is_none()
        || telling(&own).next().is_none()
        || words.any(|word| telling(&own).any(|own| own == word))
}

/// True where both have the same words, from whichever of them on: "Martin Jean Paul" is "Jean Paul Martin" turned.
fn is_turned(word: &str, other: &str) -> bool {
    let mut words: Vec<&str> = word.split(' ').collect();
    word.len() == other.len()
        && (0..words.len()).any(|_| {
            words.rotate_left(1);
            words.join(" ") == other
        })
}

/// The words of a name as [`called`] has them, in the order of the alphabet.
pub fn in_any_order(name: &str) -> String {
    sorted(&called(name))
}

fn sorted(folded: &str) -> String {
    let mut words: Vec<&str> = folded.split(' ').collect();
    words.sort_unstable();
    words.join(" ")
}

#[cfg(test)]
#[path = "known_tests.rs"]
mod tests;
