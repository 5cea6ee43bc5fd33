//! Accounts that are no person's: a robot's, a service's, an organization's. Only what they are called tells.

use std::borrow::Cow;

use super::facts::Person;
use crate::text;

/// True for the word of a function. A name made of nothing else is no person's.
fn is_function(word: &str) -> bool {
    matches!(
        word,
        "accueil"
            | "admin"
            | "administrateur"
            | "administrateurs"
            | "administration"
            | "administrator"
            | "admins"
            | "api"
            | "automate"
            | "bot"
            | "bureau"
            | "cartographie"
            | "cellule"
            | "collectivite"
            | "commune"
            | "communication"
            | "compte"
            | "contact"
            | "contacts"
            | "crawler"
            | "data"
            | "datagouv"
            | "datalab"
            | "departement"
            | "department"
            | "desk"
            | "direction"
            | "donnees"
            | "dsi"
            | "equipe"
            | "generique"
            | "geomatique"
            | "gis"
            | "gouv"
            | "gtfs"
            | "harvester"
            | "helpdesk"
            | "info"
            | "information"
            | "informations"
            | "informatique"
            | "infos"
            | "mairie"
            | "mission"
            | "mobilite"
            | "mobilites"
            | "moissonneur"
            | "noreply"
            | "numerique"
            | "observatoire"
            | "office"
            | "open"
            | "opendata"
            | "ouvertes"
            | "partage"
            | "plateforme"
            | "pole"
            | "portail"
            | "producteur"
            | "publication"
            | "publisher"
            | "region"
            | "robot"
            | "secretariat"
            | "service"
            | "services"
            | "shared"
            | "si"
            | "sig"
            | "support"
            | "systeme"
            | "team"
            | "technique"
            | "territoire"
            | "transport"
            | "transports"
            | "ville"
            | "webmaster"
            | "webmestre"
    )
}

/// True for a word that no person has for a first or a last name: half a name of nothing else is enough.
fn is_no_name(word: &str) -> bool {
    matches!(
        word,
        "admin"
            | "administrateur"
            | "administration"
            | "bot"
            | "collectivite"
            | "commune"
            | "communication"
            | "contact"
            | "contacts"
            | "data"
            | "datagouv"
            | "direction"
            | "donnees"
            | "dsi"
            | "equipe"
            | "geomatique"
            | "harvester"
            | "helpdesk"
            | "informatique"
            | "mairie"
            | "moissonneur"
            | "noreply"
            | "numerique"
            | "opendata"
            | "ouvertes"
            | "secretariat"
            | "service"
            | "services"
            | "sig"
            | "support"
            | "team"
            | "webmaster"
            | "webmestre"
    )
}

/// True for a first name that is none; each is somebody's last name.
fn is_no_first_name(word: &str) -> bool {
    matches!(
        word,
        "accueil"
            | "agence"
            | "association"
            | "bureau"
            | "communaute"
            | "compte"
            | "conseil"
            | "departement"
            | "info"
            | "infos"
            | "metropole"
            | "ministere"
            | "plateforme"
            | "pole"
            | "portail"
            | "prefecture"
            | "region"
            | "robot"
            | "syndicat"
            | "ville"
    )
}

/// True for a word between others.
fn joins(word: &str) -> bool {
    matches!(
        word,
        "a" | "au" | "aux" | "d" | "de" | "des" | "du" | "et" | "l" | "la" | "le" | "les" | "of" | "the"
    )
}

/// What an organization is called, in the words that say something.
pub struct Called(Vec<Vec<String>>);

impl Called {
    /// Takes its names apart once for all its members.
    pub fn new(names: &[&str]) -> Self {
        let words = |name: &&str| telling(&text::fold(name)).map(str::to_owned).collect::<Vec<_>>();
        Self(names.iter().map(words).filter(|words| !words.is_empty()).collect())
    }
}

/// True where the account's name, or what is readable of its address, is a function's or its organization's, or where
/// half of the name is missing.
pub fn looks_shared(person: &Person, organization: &Called) -> bool {
    let [first, last] = &person.halves;
    let has_letters = |half: &str| half.contains(char::is_alphabetic);
    let mut whole: Vec<&str> = telling(first).collect();
    let middle = whole.len();
    whole.extend(telling(last));
    let (first, telling_last) = whole.split_at(middle);
    let local = person.mail.as_deref().and_then(|mail| mail.split_once('@')).map(|(local, _)| local);
    let readable = local.filter(|local| !local.contains('*'));
    has_letters(&person.halves[0]) != has_letters(last)
        || [&whole, first, telling_last].iter().any(|name| organization.0.iter().any(|known| known == name))
        || are(whole.iter().copied(), is_function)
        || are(first.iter().copied(), is_no_name)
        || are(first.iter().copied(), is_no_first_name)
        // A last name may begin with "de la", and so be one.
        || are(words(last), is_no_name)
        || are(telling(&folded(&person.person.slug)), is_function)
        || readable.is_some_and(|local| are(telling(&folded(local)), is_function))
}

/// A text folded, as far as its words go: most slugs and addresses are.
fn folded(text: &str) -> Cow<'_, str> {
    let is_folded = text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_folded { Cow::Borrowed(text) } else { Cow::Owned(text::fold(text)) }
}

/// The words of a folded name that say something; what joins them says nothing.
fn telling(folded: &str) -> impl Iterator<Item = &str> {
    words(folded).filter(|word| !joins(word))
}

/// The words of a folded name, without numbers. "Open data" is one.
fn words(folded: &str) -> impl Iterator<Item = &str> {
    let words = folded.split(|letter: char| !letter.is_alphabetic());
    let mut rest = words.filter(|word| !word.is_empty()).peekable();
    std::iter::from_fn(move || match rest.next()? {
        "open" if rest.next_if_eq(&"data").is_some() => Some("opendata"),
        word => Some(word),
    })
}

/// True for words that are all of a kind.
fn are<'w>(words: impl Iterator<Item = &'w str>, is_one: fn(&str) -> bool) -> bool {
    let mut words = words.peekable();
    words.peek().is_some() && words.all(is_one)
}

#[cfg(test)]
#[path = "shared_tests.rs"]
mod tests;
