//! The words of a roster: its keys and columns in English and French, roles as people write them.

use unicode_normalization::UnicodeNormalization;

use crate::text;
use crate::text::trimmed;

/// The keys of the file, of an organization and of a person.
pub const OF_FILE: [&str; 3] = ["format", "site", "roster"];
pub const OF_ORGANIZATION: [&str; 7] =
    ["organization", "name", "min_admins", "required_admins", "max_removals", "unmanaged", "people"];
pub const OF_PERSON: [&str; 10] =
    ["person", "id", "name", "mail", "new", "role", "assignments", "until", "absent", "unmanaged"];

/// A column, and the headings that stand for it, folded; in English the key is what is written.
pub struct Column {
    pub key: &'static str,
    /// The column's heading as it is written in French.
    pub french: &'static str,
    headings: &'static [&'static str],
}

/// The columns.
pub const COLUMNS: [Column; 12] = [
    Column {
        key: "organization",
        french: "organisation",
        headings: &["organization", "organisation", "identifiant de l'organisation"],
    },
    Column {
        key: "organization_name",
        french: "nom de l'organisation",
        headings: &["organization_name", "nom de l'organisation", "nom_organisation"],
    },
    Column { key: "person", french: "personne", headings: &["person", "personne", "identifiant", "user"] },
    Column { key: "id", french: "id", headings: &["id"] },
    Column { key: "new", french: "nouveau", headings: &["new", "nouveau", "nouvelle", "nouveau venu"] },
    Column { key: "name", french: "nom", headings: &["name", "nom", "nom complet"] },
    Column {
        key: "mail",
        french: "courriel",
        headings: &["mail", "courriel", "email", "adresse", "adresse electronique"],
    },
    Column { key: "role", french: "rôle", headings: &["role"] },
    Column { key: "assignments", french: "assignations", headings: &["assignments", "assignations"] },
    Column { key: "until", french: "jusqu'au", headings: &["until", "jusqu'au", "echeance"] },
    Column { key: "absent", french: "absent", headings: &["absent", "depart", "motif de depart"] },
    Column {
        key: "unmanaged",
        french: "non géré",
        headings: &["unmanaged", "non gere", "non geree", "motif de non-gestion"],
    },
];

/// Whether a word says yes or no; nothing for another one.
pub fn yes(word: &str) -> Option<bool> {
    match fold(word).as_str() {
        "yes" | "y" | "true" | "1" | "x" | "new" | "oui" | "o" | "vrai" | "nouveau" | "nouvelle" => {
            Some(true)
        }
        "no" | "n" | "false" | "0" | "-" | "non" | "faux" => Some(false),
        _ => None,
    }
}

/// The column that a heading stands for.
pub fn column(heading: &str) -> Option<&'static str> {
    let folded = fold(heading);
    COLUMNS.iter().find(|column| column.headings.contains(&folded.as_str())).map(|column| column.key)
}

/// Headings of lists of people that no roster has.
const OF_LISTS: [&str; 10] = [
    "prenom",
    "nom de famille",
    "nom d'usage",
    "nom prenom",
    "prenom nom",
    "nom et prenom",
    "prenom et nom",
    "first name",
    "last name",
    "e-mail",
];

/// True for the heading of a column about people, and no person.
pub fn is_heading(text: &str) -> bool {
    column(text).is_some() || OF_LISTS.contains(&fold(text).as_str())
}

/// The known word that is meant, where one is near.
pub fn near(word: &str, known: impl IntoIterator<Item = &'static str>) -> Option<&'static str> {
    text::nearest(word, known)
}

/// All headings of all columns.
pub fn headings() -> impl Iterator<Item = &'static str> {
    COLUMNS.iter().flat_map(|column| column.headings.iter().copied())
}

/// A word without case, accents, and the unusual spaces and quotes of spreadsheets.
pub fn fold(word: &str) -> String {
    let plain = word.nfkd().filter(|character| !unicode_normalization::char::is_combining_mark(*character));
    let plain = plain.map(|character| if character == '’' { '\'' } else { character });
    plain.flat_map(char::to_lowercase).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reads the separator that `sep=;` names, in whichever case and, as a spreadsheet may have saved it, between quotes.
pub fn separator(line: &str) -> Option<&str> {
    let line = line.trim_end_matches(['\n', '\r']);
    let line = line.strip_prefix('"').map_or(line, |rest| rest.strip_suffix('"').unwrap_or(rest));
    let (key, said) = line.split_at_checked(4)?;
    key.eq_ignore_ascii_case("sep=").then_some(said)
}

/// True for a text with a line break in it.
pub fn is_broken(text: &str) -> bool {
    trimmed(text).contains(['\n', '\r', '\u{2028}', '\u{2029}'])
}

/// True for `key = …`, as a line of TOML begins.
pub fn is_assignment(line: &str) -> bool {
    let Some((key, _)) = line.split_once('=') else { return false };
    let key = key.trim();
    !key.is_empty()
        && key.chars().all(|character| character.is_ascii_alphanumeric() || "_-\"".contains(character))
}

/// The text without what surrounds it unseen; nothing where nothing is left.
pub fn filled(text: Option<String>) -> Option<String> {
    text.map(|text| trimmed(&text).to_owned()).filter(|text| !text.is_empty())
}
