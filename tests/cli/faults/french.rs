//! What a person reads in French is French: no word that only the English catalogue has, no key of the catalogue.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::LazyLock;

struct Catalogue {
    keys: BTreeSet<String>,
    words: BTreeSet<String>,
}

static FRENCH: LazyLock<Catalogue> = LazyLock::new(|| read("fr"));
static ENGLISH: LazyLock<Catalogue> = LazyLock::new(|| read("en"));

fn read(language: &str) -> Catalogue {
    let directory = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("locales").join(language);
    let mut catalogue = Catalogue { keys: BTreeSet::new(), words: BTreeSet::new() };
    for file in std::fs::read_dir(directory).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let (key, said) = line.split_once('=').unwrap_or(("", line));
            if !key.starts_with(' ') && key.contains('-') {
                catalogue.keys.insert(key.trim().to_owned());
            }
            // A command is in no language, and the glossary has words of the API in a column.
            let is_example = line.trim_start().starts_with("udatactl ") || line.trim().contains("   ");
            let prose: String = said.split('`').step_by(2).collect();
            catalogue.words.extend(words(if is_example { "" } else { &prose }));
        }
    }
    catalogue
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let letters = text.split(|letter: char| !letter.is_alphabetic());
    letters.filter(|word| word.chars().count() > 2).map(str::to_lowercase)
}

/// What of a text is no French, except for `strangers`' words.
pub fn leftovers(text: &str, strangers: &[&str]) -> Vec<String> {
    let theirs: BTreeSet<String> = strangers.iter().flat_map(|text| words(text)).collect();
    // Commands, addresses, identifiers and names in quotation marks are in no language.
    let prose: String = text.split('`').step_by(2).collect();
    let is_code = |letter: char| "/_@".contains(letter) || letter.is_ascii_digit();
    let tokens =
        || prose.split_whitespace().filter(|token| !token.contains(is_code) && !token.starts_with("--"));
    let keys = tokens().map(|token| token.trim_matches(|letter: char| !letter.is_alphanumeric()));
    let keys = keys.filter(|token| FRENCH.keys.contains(*token) && !FRENCH.words.contains(*token));
    let english = tokens().filter(|token| !token.contains('-')).flat_map(words).filter(|word| {
        ENGLISH.words.contains(word) && !FRENCH.words.contains(word) && !theirs.contains(word)
    });
    keys.map(str::to_owned).chain(english).collect()
}

#[test]
fn english_and_keys_are_found_and_french_is_not() {
    assert_eq!(leftovers("Erreur : the portal { failure-odd }", &[]), ["failure-odd", "the", "portal"]);
    assert_eq!(leftovers("Le portail a échoué (`org show x`) chez Ada Member", &["Member"]), [""; 0]);
}
