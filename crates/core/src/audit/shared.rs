//! Accounts that are no person's: a robot's, a service's, an organization's. Only what they are called tells.

use super::facts::Person;
use crate::text;

/// The words of a function. A name made of nothing else is no person's.
const FUNCTIONS: &[&str] = &[
    "accueil",
    "admin",
    "admins",
    "administrateur",
    "administrateurs",
    "administration",
    "administrator",
    "api",
    "automate",
    "bot",
    "bureau",
    "cartographie",
    "cellule",
    "collectivite",
    "commune",
    "communication",
    "compte",
    "contact",
    "contacts",
    "crawler",
    "data",
    "datagouv",
    "datalab",
    "department",
    "departement",
    "desk",
    "direction",
    "donnees",
    "dsi",
    "equipe",
    "generique",
    "geomatique",
    "gis",
    "gouv",
    "gtfs",
    "harvester",
    "helpdesk",
    "info",
    "information",
    "informations",
    "informatique",
    "infos",
    "mairie",
    "mission",
    "mobilite",
    "mobilites",
    "moissonneur",
    "noreply",
    "numerique",
    "observatoire",
    "office",
    "open",
    "opendata",
    "ouvertes",
    "partage",
    "plateforme",
    "pole",
    "portail",
    "producteur",
    "publication",
    "publisher",
    "region",
    "robot",
    "secretariat",
    "service",
    "services",
    "shared",
    "si",
    "sig",
    "support",
    "systeme",
    "team",
    "technique",
    "territoire",
    "transport",
    "transports",
    "ville",
    "webmaster",
    "webmestre",
];
/// Words that no person has for a first or a last name: half a name of nothing else is enough.
const NO_NAMES: &[&str] = &[
    "admin",
    "administrateur",
    "administration",
    "bot",
    "collectivite",
    "commune",
    "communication",
    "contact",
    "contacts",
    "data",
    "datagouv",
    "direction",
    "donnees",
    "dsi",
    "equipe",
    "geomatique",
    "harvester",
    "helpdesk",
    "informatique",
    "mairie",
    "moissonneur",
    "noreply",
    "numerique",
    "opendata",
    "ouvertes",
    "secretariat",
    "service",
    "services",
    "sig",
    "support",
    "team",
    "webmaster",
    "webmestre",
];
/// First names that are none; each is somebody's last name.
const NO_FIRST_NAMES: &[&str] = &[
    "accueil",
    "agence",
    "association",
    "bureau",
    "communaute",
    "compte",
    "conseil",
    "departement",
    "info",
    "infos",
    "metropole",
    "ministere",
    "plateforme",
    "pole",
    "portail",
    "prefecture",
    "region",
    "robot",
    "syndicat",
    "ville",
];
/// Words between others.
const JOINING: &[&str] =
    &["a", "au", "aux", "d", "de", "des", "du", "et", "l", "la", "le", "les", "of", "the"];

/// What an organization is called, in the words that say something.
pub struct Called(Vec<Vec<String>>);

impl Called {
    /// Takes its names apart once for all its members.
    pub fn new(names: &[&str]) -> Self {
        Self(names.iter().map(|name| telling(name)).filter(|words| !words.is_empty()).collect())
    }
}

/// True where the account's name, or what is readable of its address, is a function's or its organization's, or where
/// half of the name is missing.
pub fn looks_shared(person: &Person, organization: &Called) -> bool {
    let local = person.mail.as_deref().and_then(|mail| mail.split_once('@')).map(|(local, _)| local);
    let readable = local.filter(|local| !local.contains('*'));
    let [first, last] = person.halves.each_ref().map(|half| telling(half));
    let [has_first, has_last] = person.halves.each_ref().map(|half| half.chars().any(char::is_alphabetic));
    let whole = [first.as_slice(), &last].concat();
    let is_the_organization = organization.0.iter().any(|name| [&whole, &first, &last].contains(&name));
    has_first != has_last
        || is_the_organization
        || is_of(&whole, FUNCTIONS)
        || is_of(&first, NO_NAMES)
        || is_of(&first, NO_FIRST_NAMES)
        // A last name may begin with "de la", and so be one.
        || is_of(&words(&person.halves[1]), NO_NAMES)
        || is_of(&telling(&person.person.slug), FUNCTIONS)
        || readable.is_some_and(|local| is_of(&telling(local), FUNCTIONS))
}

/// The words of a name that say something; what joins them says nothing.
fn telling(text: &str) -> Vec<String> {
    words(text).into_iter().filter(|word| !JOINING.contains(&word.as_str())).collect()
}

/// The words of a name, folded, without numbers.
fn words(text: &str) -> Vec<String> {
    let folded = text::fold(text).replace("open data", "opendata");
    let words = folded.split(|character: char| !character.is_alphabetic());
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn is_of(words: &[String], list: &[&str]) -> bool {
    !words.is_empty() && words.iter().all(|word| list.contains(&word.as_str()))
}

#[cfg(test)]
#[path = "shared_tests.rs"]
mod tests;
