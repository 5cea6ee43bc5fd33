//! Organizations that may be one body: by what they are called, by their number, by their website. Which of them is the
//! right one, and whether they are one at all, only people can tell.

use std::collections::{BTreeMap, BTreeSet};

use super::certainty::Certainty;
use super::mail;
use crate::siret;
use crate::text::fold;

mod names;

use names::Called;

/// The digits of a SIRET that are the body's; the others are its establishment's.
const SIREN: usize = 9;

/// An organization as it is compared.
#[derive(Clone, Copy, Debug, Default)]
pub struct Body<'a> {
    pub name: &'a str,
    pub acronym: Option<&'a str>,
    pub siret: Option<&'a str>,
    pub website: Option<&'a str>,
}

/// What is left of a name without articles and kinds of body; nothing where nothing is.
pub fn core(name: &str) -> Option<String> {
    Called::of(name, None).core
}

/// What two organizations have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    Siret,
    /// The name, folded.
    Name,
    /// The name without articles and kinds of body.
    SimilarName,
    Acronym,
    Siren,
    Website,
}

impl By {
    /// All of them, the surest first.
    pub const ALL: [Self; 6] =
        [Self::Siret, Self::Name, Self::SimilarName, Self::Acronym, Self::Siren, Self::Website];

    /// The word for scripts and for the catalogue.
    pub fn word(self) -> &'static str {
        match self {
            Self::Siret => "siret",
            Self::Name => "name",
            Self::SimilarName => "similar_name",
            Self::Acronym => "acronym",
            Self::Siren => "siren",
            Self::Website => "website",
        }
    }

    /// How sure it makes that they are one body.
    pub fn certainty(self) -> Certainty {
        match self {
            Self::Siret | Self::Name => Certainty::Certain,
            Self::SimilarName => Certainty::Probable,
            // Departments of one body may well share them; SDIS, CCI and DREAL are many bodies' acronyms.
            Self::Acronym | Self::Siren | Self::Website => Certainty::Undecided,
        }
    }
}

/// Organizations that may be one body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub members: Vec<Member>,
}

/// One of a group: its place in what was compared, and what it has in common with at least one of the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub place: usize,
    pub by: BTreeSet<By>,
}

impl Member {
    /// How sure it is that this one is the same body as another of the group.
    pub fn certainty(&self) -> Certainty {
        self.by.iter().map(|by| by.certainty()).min().unwrap_or(Certainty::Undecided)
    }
}

impl Group {
    /// How sure the surest of it is.
    pub fn certainty(&self) -> Certainty {
        self.members.iter().map(Member::certainty).min().unwrap_or(Certainty::Undecided)
    }
}

/// What of an organization is compared.
struct Traits {
    called: Called,
    acronym: Option<String>,
    siret: Option<String>,
    host: Option<String>,
}

impl Traits {
    fn of(body: &Body) -> Self {
        let acronym = body.acronym.map(fold).filter(|acronym| !acronym.is_empty());
        Self {
            called: Called::of(body.name, acronym.as_deref()),
            siret: body.siret.and_then(number),
            host: body.website.and_then(mail::domain_of_page).filter(|host| !is_platform(host)),
            acronym,
        }
    }

    fn siren(&self) -> Option<&str> {
        self.siret.as_deref().map(|number| &number[..SIREN])
    }
}

/// A SIRET that could be somebody's, and not zeros that somebody typed to fill the field.
fn number(typed: &str) -> Option<String> {
    let number = siret::parse(typed).ok()?.number;
    (number.is_ascii() && number.bytes().any(|digit| digit != b'0')).then_some(number)
}

/// Hosts on which anybody has a page.
fn is_platform(host: &str) -> bool {
    const PLATFORMS: [&str; 14] = [
        "data.gouv.fr",
        "facebook.com",
        "fr-fr.facebook.com",
        "github.com",
        "gitlab.com",
        "instagram.com",
        "linkedin.com",
        "fr.linkedin.com",
        "sites.google.com",
        "google.com",
        "twitter.com",
        "x.com",
        "youtube.com",
        "wikipedia.org",
    ];
    PLATFORMS.contains(&host)
}

/// What others have in common with an organization, the surest first.
pub fn compared(one: &Body) -> impl Fn(&Body) -> Vec<By> + use<> {
    let one = Traits::of(one);
    move |other| {
        let other = Traits::of(other);
        let pair = [&one, &other];
        By::ALL.into_iter().filter(|by| !shared(*by, &pair).is_empty()).collect()
    }
}

/// The groups of those that may be one body, by what is asked for; the surest first. What makes a group certain or probable
/// makes one with whatever it touches; what leaves it undecided makes a group of its own, unless they are in one already.
pub fn groups(bodies: &[Body], by: &[By]) -> Vec<Group> {
    let traits: Vec<Traits> = bodies.iter().map(Traits::of).collect();
    let traits: Vec<&Traits> = traits.iter().collect();
    let mut joined = Joined { above: (0..traits.len()).collect() };
    let mut firm: Vec<(By, Vec<usize>)> = Vec::new();
    let mut undecided: Vec<(By, Vec<usize>)> = Vec::new();
    for &by in by {
        for places in shared(by, &traits) {
            if by.certainty() == Certainty::Undecided {
                undecided.push((by, places));
            } else {
                places.windows(2).for_each(|pair| joined.join(pair[0], pair[1]));
                firm.push((by, places));
            }
        }
    }
    let mut found: BTreeMap<usize, BTreeMap<usize, BTreeSet<By>>> = BTreeMap::new();
    for (by, places) in firm {
        for place in places {
            found.entry(joined.root(place)).or_default().entry(place).or_default().insert(by);
        }
    }
    let mut apart: BTreeMap<Vec<usize>, BTreeSet<By>> = BTreeMap::new();
    for (by, places) in undecided {
        let roots: BTreeSet<usize> = places.iter().map(|place| joined.root(*place)).collect();
        if let [root] = roots.into_iter().collect::<Vec<_>>()[..] {
            for place in places {
                found.entry(root).or_default().entry(place).or_default().insert(by);
            }
        } else {
            apart.entry(places).or_default().insert(by);
        }
    }
    let firm = found.into_values().map(|members| Group {
        members: members.into_iter().map(|(place, by)| Member { place, by }).collect(),
    });
    let apart = apart.into_iter().map(|(places, by)| Group {
        members: places.into_iter().map(|place| Member { place, by: by.clone() }).collect(),
    });
    let mut groups: Vec<Group> = firm.chain(apart).collect();
    groups.sort_by_key(Group::certainty);
    groups
}

/// The places of those that share something of that kind, in sets of two or more.
fn shared(by: By, traits: &[&Traits]) -> Vec<Vec<usize>> {
    let siret = |place: usize| traits[place].siret.as_deref();
    let folded = |place: usize| Some(traits[place].called.folded.as_str());
    match by {
        By::Siret => alike(traits, |one| one.siret.as_deref()),
        By::Name => alike(traits, |one| Some(&one.called.folded)),
        By::SimilarName => {
            let cores = alike(traits, |one| one.called.core.as_deref()).into_iter();
            let sets = cores.flat_map(|set| names::by_level(&set, |place| &traits[place].called));
            sets.filter(|set| set.len() > 1 && !are_one(set, folded)).collect()
        }
        By::Acronym => by_acronym(traits),
        By::Siren => {
            let sets = alike(traits, Traits::siren).into_iter();
            sets.filter(|set| !are_one(set, siret)).collect()
        }
        By::Website => alike(traits, |one| one.host.as_deref()),
    }
}

/// Those with one acronym, or one that is the whole name of another.
fn by_acronym(traits: &[&Traits]) -> Vec<Vec<usize>> {
    let mut sets: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (place, one) in traits.iter().enumerate() {
        if let Some(acronym) = &one.acronym {
            sets.entry(acronym).or_default().insert(place);
        }
    }
    for (place, one) in traits.iter().enumerate() {
        if let Some(set) = sets.get_mut(one.called.folded.as_str()) {
            set.insert(place);
        }
    }
    sets.into_values().filter(|set| set.len() > 1).map(|set| set.into_iter().collect()).collect()
}

fn alike<'t>(traits: &[&'t Traits], key: impl Fn(&'t Traits) -> Option<&'t str>) -> Vec<Vec<usize>> {
    let mut sets: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, one) in traits.iter().enumerate() {
        if let Some(key) = key(one).filter(|key| !key.is_empty()) {
            sets.entry(key).or_default().push(place);
        }
    }
    sets.into_values().filter(|set| set.len() > 1).collect()
}

fn are_one<'t>(set: &[usize], key: impl Fn(usize) -> Option<&'t str>) -> bool {
    set.windows(2).all(|pair| key(pair[0]) == key(pair[1]))
}

/// Which places belong together.
struct Joined {
    above: Vec<usize>,
}

impl Joined {
    fn root(&mut self, place: usize) -> usize {
        let mut root = place;
        while self.above[root] != root {
            self.above[root] = self.above[self.above[root]];
            root = self.above[root];
        }
        root
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.above[one.max(other)] = one.min(other);
    }
}

#[cfg(test)]
#[path = "duplicates_tests.rs"]
mod tests;
