//! What an organization is called, without what many have in common.

use std::collections::BTreeMap;

use crate::text::fold;

/// A kind of public body that has a place's name: of one place there is one of each, and they are not the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Town,
    Community,
    Department,
    Region,
}

/// What bodies are called, in French and in Portuguese, folded; the longest first.
const KINDS: &[(&str, Level)] = &[
    ("communaute de communes", Level::Community),
    ("communaute d agglomeration", Level::Community),
    ("communaute urbaine", Level::Community),
    ("communaute", Level::Community),
    ("agglomeration", Level::Community),
    ("agglo", Level::Community),
    ("metropole", Level::Community),
    ("conseil departemental", Level::Department),
    ("conseil general", Level::Department),
    ("departement", Level::Department),
    ("conseil regional", Level::Region),
    ("region", Level::Region),
    ("camara municipal", Level::Town),
    ("municipio", Level::Town),
    ("cidade", Level::Town),
    ("conseil municipal", Level::Town),
    ("municipalite", Level::Town),
    ("hotel de ville", Level::Town),
    ("mairie", Level::Town),
    ("commune", Level::Town),
    ("ville", Level::Town),
];

/// Words of a landscape, folded: a bare name with one of them is a community's, and one without is not.
const LANDSCAPES: [&str; 13] = [
    "bassin", "coeur", "cote", "monts", "pays", "plaine", "plateau", "rives", "terres", "val", "vallee",
    "vallees", "vals",
];

/// Articles and what joins words, in French and in Portuguese, folded.
const JOINING: [&str; 18] = [
    "a", "au", "aux", "d", "da", "das", "de", "des", "do", "dos", "du", "en", "et", "l", "la", "le", "les",
    "o",
];

/// The name of an organization.
pub struct Called {
    pub folded: String,
    /// What is left without articles and kinds of body; nothing where nothing is.
    pub core: Option<String>,
    pub level: Option<Level>,
}

impl Called {
    /// Takes a name apart; its acronym, where it stands there too, is no part of what is left.
    pub fn of(name: &str, acronym: Option<&str>) -> Self {
        let folded = fold(name);
        let mut words: Vec<&str> =
            folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let mut level = None;
        for (kind, its) in KINDS {
            let kind: Vec<&str> = kind.split(' ').collect();
            if let Some(at) = words.windows(kind.len()).position(|found| found == kind) {
                words.drain(at..at + kind.len());
                // "Ville et métropole" is of both, and so of none.
                level = Some(match level {
                    None => Some(*its),
                    Some(known) if known == Some(*its) => known,
                    Some(_) => None,
                });
            }
        }
        if words.len() > 1 {
            words.retain(|word| acronym != Some(*word));
        }
        words.retain(|word| !JOINING.contains(word));
        let core = (!words.is_empty()).then(|| words.join(" "));
        Self { folded, core, level: level.flatten() }
    }
}

/// Those of one place, each with those of its kind. A bare name is the town's, or that of the only kind there is; the
/// community around a town mostly has more to its name than the town's.
pub fn by_level<'c>(places: &[usize], called: impl Fn(usize) -> &'c Called) -> Vec<Vec<usize>> {
    let mut sets: BTreeMap<Option<Level>, Vec<usize>> = BTreeMap::new();
    for &place in places {
        sets.entry(called(place).level).or_default().push(place);
    }
    let Some(bare) = sets.remove(&None) else { return sets.into_values().collect() };
    let is_landscape = |core: &str| core.split(' ').any(|word| LANDSCAPES.contains(&word));
    let is_of_a_community = called(bare[0]).core.as_deref().is_some_and(is_landscape);
    let fits = |level: &Option<Level>| *level != Some(Level::Community) || is_of_a_community;
    match sets.iter_mut().find(|(level, _)| fits(level)) {
        Some((_, set)) => set.extend(bare),
        None => drop(sets.insert(None, bare)),
    }
    sets.into_values().collect()
}
