//! Text of strangers made fit for a terminal: names, comments and messages that the portal hands on.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

mod around;
mod characters;
pub mod markdown;
pub mod shell;
mod shortening;
mod wrapping;

pub use shortening::{shorten, shorten_middle, telling_apart};
pub use wrapping::{fitted, prose, wrap, wrap_all};

pub use around::{bare, listed, trimmed};
pub use characters::{is_control, is_unsafe};

/// The text without control characters, escape sequences and bidirectional marks, its white space on one line.
pub fn clean(text: &str) -> String {
    if is_clean(text) {
        return text.to_owned();
    }
    let spaced: String = strip_escapes(text)
        .chars()
        .map(|character| if character.is_whitespace() { ' ' } else { character })
        .filter(|&character| !is_unsafe(character))
        .collect();
    spaced.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// True for letters with single blanks between them, as most texts are.
fn is_clean(text: &str) -> bool {
    let mut before = ' ';
    for letter in text.chars() {
        let is_plain = letter.is_ascii_graphic() || !letter.is_whitespace() && !is_unsafe(letter);
        if !is_plain && (letter != ' ' || before == ' ') {
            return false;
        }
        before = letter;
    }
    text.is_empty() || before != ' '
}

/// More letters than a sentence or a cell is read with; what comes after is nonsense, and slow to lay out.
const LONGEST: usize = 5_000;

/// Cleans a text as [`clean`] does, and cuts it to what anybody reads.
pub fn for_a_person(text: &str) -> String {
    if text.len() <= LONGEST {
        return clean(text);
    }
    // Cleaning only drops and joins, so that much more than this never shows.
    let begun: String = text.chars().take(20 * LONGEST).collect();
    let clean = clean(&begun);
    match clean.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &clean[..end]),
        None => clean,
    }
}

/// Slugs that mean something else where they are typed or called: oneself, and what udata's own routes hide.
const TAKEN: [&str; 5] = ["me", "moi", "suggest", "roles", "badges"];

/// True for what may be an id of the portal: 24 hexadecimal digits.
pub fn is_like_an_id(text: &str) -> bool {
    text.len() == 24 && text.bytes().all(|digit| digit.is_ascii_hexdigit())
}

/// The text that means just this account or organization when it is typed: the slug, or the id where the slug can mean
/// anything else. People choose the names that slugs are made of, so that one may be another's id, or look like a flag.
pub fn reference(slug: &str, id: &str) -> String {
    let is_plain = |character: u8| {
        character.is_ascii_lowercase() || character.is_ascii_digit() || b"-_".contains(&character)
    };
    // The identifiers of requests look like that.
    let is_uuid =
        slug.len() == 36 && slug.bytes().all(|character| character.is_ascii_hexdigit() || character == b'-');
    let is_certain = !slug.is_empty()
        && !is_uuid
        && slug.bytes().all(is_plain)
        && !slug.starts_with('-')
        && !is_like_an_id(slug)
        && !TAKEN.contains(&slug);
    if is_certain { slug.to_owned() } else { format!("id:{id}") }
}

/// JSON with what could act on a terminal written as `\u` escapes: the same value, harmless to look at.
pub fn harmless_json(json: &str) -> String {
    let mut kept = String::with_capacity(json.len());
    for character in json.chars() {
        if character != '\n' && is_unsafe(character) {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                kept.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            kept.push(character);
        }
    }
    kept
}

/// Lines of text without what could act on a terminal.
pub fn harmless_lines(text: &str) -> String {
    strip_escapes(text)
        .chars()
        .filter(|&character| matches!(character, '\n' | '\t') || !is_unsafe(character))
        .collect()
}

/// Drops whole CSI and OSC sequences, so that their parameters do not stay behind as letters.
fn strip_escapes(text: &str) -> String {
    let mut kept = String::with_capacity(text.len().min(4096));
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match (character, characters.peek()) {
            ('\u{1b}', Some('[')) | ('\u{9b}', _) => {
                if character == '\u{1b}' {
                    characters.next();
                }
                for parameter in characters.by_ref() {
                    if ('@'..='~').contains(&parameter) {
                        break;
                    }
                }
            }
            ('\u{1b}', Some(']')) => {
                while let Some(parameter) = characters.next() {
                    let string_ends = parameter == '\u{7}' || parameter == '\u{9c}';
                    if string_ends || (parameter == '\u{1b}' && characters.next_if_eq(&'\\').is_some()) {
                        break;
                    }
                }
            }
            ('\u{1b}', _) => {
                characters.next();
            }
            _ => kept.push(character),
        }
    }
    kept
}

/// The text behind a word that says what follows, in whatever case.
pub fn after<'a>(typed: &'a str, word: &str) -> Option<&'a str> {
    let begins = typed.get(..word.len())?.eq_ignore_ascii_case(word);
    begins.then(|| typed[word.len()..].trim())
}

/// True for a dash of any length, the minus sign and the underscore among them.
pub fn is_dash(character: char) -> bool {
    matches!(
        character,
        '-' | '_' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}'
    )
}

/// True for an apostrophe as keyboards, spreadsheets and word processors write it.
pub fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '`' | '\u{b4}' | '\u{2bc}' | '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{ff07}')
}

/// The text for comparing what people type: no accents, no case, letters that are joined taken apart, a space for each dash,
/// apostrophe and kind of blank, one between words and none at the ends.
pub fn fold(text: &str) -> String {
    let folded = if text.is_ascii() { text.bytes().map(plain).collect() } else { taken_apart(text) };
    if is_clean(&folded) { folded } else { clean(&folded) }
}

/// A letter of ASCII as [`fold`] has it.
fn plain(letter: u8) -> char {
    match letter {
        b'-' | b'_' | b'\'' | b'`' => ' ',
        other => char::from(other.to_ascii_lowercase()),
    }
}

fn taken_apart(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let spaced = |letter: char| if is_dash(letter) || is_apostrophe(letter) { ' ' } else { letter };
    // A dash and an apostrophe of compatibility lose what they are when they are decomposed.
    let mut push = |letter| match letter {
        'œ' => folded.push_str("oe"),
        'æ' => folded.push_str("ae"),
        'ß' => folded.push_str("ss"),
        // A soft hyphen is only seen where a line breaks.
        '\u{ad}' => {}
        'ø' => folded.push('o'),
        'ł' => folded.push('l'),
        other => folded.push(other),
    };
    // The order of the marks, which all go, is all that the letters one by one do not tell.
    for letter in text.chars().map(spaced) {
        if letter.is_ascii() {
            push(letter.to_ascii_lowercase());
            continue;
        }
        decompose_compatible(letter, |part| {
            if !is_combining_mark(part) {
                part.to_lowercase().for_each(&mut push);
            }
        });
    }
    folded
}

/// Marks by which French writes both genders of a word: `éditeur·rice`, `éditeur.rice`, `éditeur(rice)`.
const OF_BOTH_GENDERS: &[char] = &['·', '.', '•', '‧', '∙', '⋅', '・', '(', ')', '/'];
/// The endings that stand behind those marks.
const ENDINGS: [&str; 6] = ["rice", "trice", "le", "e", "s", "es"];

/// A word or two as people write them, folded, of two genders written at once the first: `éditeur·rice partiel·le` is
/// `editeur partiel`.
pub fn word(text: &str) -> String {
    let folded = fold(text).replace(OF_BOTH_GENDERS, " ");
    let mut words = folded.split_whitespace();
    let first = words.next().into_iter();
    first.chain(words.filter(|word| !ENDINGS.contains(word))).collect::<Vec<_>>().join(" ")
}

/// How like a known word (Jaro-Winkler, 1 for equal) another has to be for the known one to be proposed.
const LIKE: f64 = 0.8;

/// True for a word that somebody may have meant who typed another: no more than one letter in three is amiss, however the
/// words begin.
pub fn is_near(typed: &str, known: &str) -> bool {
    let [typed, known] = [typed, known].map(fold);
    strsim::osa_distance(&typed, &known) * 3 <= typed.chars().count().max(known.chars().count())
}

/// The known word that is meant, where one is near.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(word);
    let rated = known.into_iter().map(|known| (strsim::jaro_winkler(&folded, &fold(known)), known));
    rated
        .filter(|(likeness, known)| *likeness > LIKE && is_near(word, known))
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn escape_sequences_leave_nothing_behind() {
        assert_eq!(clean("Vi\u{1b}[31mlle\u{1b}[0m"), "Ville");
        assert_eq!(clean("a\u{1b}]0;title\u{7}b\u{202e}c"), "abc");
        assert_eq!(clean(" one\n\ttwo  "), "one two");
    }

    #[test]
    fn json_on_a_terminal_keeps_its_value() {
        let json = "{\n  \"a\": \"x\u{9b}31m\u{202e}\u{e0001}y\"\n}";
        let shown = harmless_json(json);
        assert!(!shown.chars().any(|character| character != '\n' && is_unsafe(character)));
        let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("JSON");
        assert_eq!(value(&shown), value(json));
    }

    #[test]
    fn accents_and_case_do_not_count_when_folded() {
        assert_eq!(fold("Ville de DÉMONSTRATION"), fold("ville de demonstration"));
        assert_eq!(fold("Jean-Paul  Été"), "jean paul ete");
        for alike in [
            "cœur d'île",
            "Cœur d’Île",
            "  COEUR\u{a0}D\u{2019}I\u{302}LE ",
            "cœur\u{2011}d\u{2bc}île",
            "cœur\u{2013}d`île",
            "cœur\u{2212}d\u{2018}île\u{200b}",
            "cœur\u{202f}d\u{ff07}île\u{ad}",
        ] {
            assert_eq!(fold(alike), "coeur d ile", "{alike:?}");
        }
        assert_eq!(fold("Æther Straße İzmir"), "aether strasse izmir");
    }

    #[test]
    fn a_slug_that_can_mean_anything_else_is_an_id() {
        let id = "534fff80a3a7292c64a77f02";
        assert_eq!(reference("ville-de_lyon2", id), "ville-de_lyon2");
        for slug in [
            "",
            "-rf",
            "--all",
            "suggest",
            "roles",
            "badges",
            "me",
            "Ville",
            "a b",
            "é",
            "id:x",
            id,
            "5".repeat(24).as_str(),
        ] {
            assert_eq!(reference(slug, id), format!("id:{id}"), "{slug}");
        }
    }

    proptest! {
        #[test]
        fn nothing_unsafe_survives(text in "\\PC*|.*") {
            prop_assert!(!clean(&text).chars().any(is_unsafe));
        }

        #[test]
        fn plain_letters_are_cleaned_and_folded_as_others(text in "[ -~]*") {
            // What is beyond ASCII goes the long way, and is cut off again.
            let (mut cleaned, mut folded) = (clean(&format!("{text}é")), fold(&format!("{text}é")));
            prop_assert_eq!((cleaned.pop(), folded.pop()), (Some('é'), Some('e')));
            prop_assert_eq!(cleaned.trim_end(), clean(&text));
            prop_assert_eq!(folded.trim_end(), fold(&text));
        }

        #[test]
        fn folding_twice_changes_nothing(text in ".*") {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }
    }
}
