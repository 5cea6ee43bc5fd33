//! Every run in English is a run in the marked pseudo-language, with the marks taken off before a test sees it: so each
//! scenario also proves that whatever a person reads comes from the catalogue or is data.

use std::collections::BTreeSet;
use std::sync::Mutex;

use super::output::Output;

/// The language code that English stands for here.
pub const LANGUAGE: &str = "en-XA";

/// What the catalogue puts before the values that a flag takes.
const VALUES: &str = "𝖳𝗁𝖾𝗋𝖾 𝖺𝗋𝖾:";

/// Words that are data: names, slugs and comments that the tests have put into the portal.
static DATA: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// Sentences that are not ours: the portal's, the system's, a library's.
const STRANGERS: &[&str] = &[
    "Test portal",
    "Not now",
    "Can manage the organization, its members and all its content.",
    "Can create and edit all the content of the organization.",
    "Can create content and edit only some of the content.",
    "Administrator,",
    "Partial editor,",
    "Editor,",
    "uData",
];

/// Makes the words of a text known as data.
pub fn know(text: &str) {
    DATA.lock().unwrap().extend(words(text).map(str::to_lowercase));
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The letter that a marked letter stands for (`marked_letter` in src/messages.rs).
fn unmarked(letter: char) -> char {
    let code = letter as u32;
    let plain = match code {
        0x1d5ba..=0x1d5d3 => code - 0x1d5ba + u32::from('a'),
        0x1d5a0..=0x1d5b9 => code - 0x1d5a0 + u32::from('A'),
        _ => return letter,
    };
    char::from_u32(plain).unwrap_or(letter)
}

/// The text as English reads.
pub fn take_marks_off(text: &str) -> String {
    text.chars().map(unmarked).collect()
}

/// Panics where a run showed a word that is neither marked nor data.
#[track_caller]
pub fn check(raw: &Output, arguments: &[String], strangers: &[String]) {
    if !raw.stderr.chars().chain(raw.stdout.chars()).any(|letter| unmarked(letter) != letter) {
        return;
    }
    let machine = ["json", "jsonl", "plain", "csv", "lines", "ids", "--json"];
    let for_a_person = arguments.iter().any(|word| word == "table" || word == "md" || word == "--accessible")
        && !arguments.iter().any(|word| machine.contains(&word.as_str()));
    let mut shown = raw.stderr.clone();
    if for_a_person {
        shown.push_str(&raw.stdout);
    }
    let known: BTreeSet<String> =
        arguments.iter().chain(strangers).flat_map(|text| words(text)).map(str::to_lowercase).collect();
    for line in shown.lines().filter(|line| !line.starts_with("{\"error\"") && !is_trace(line)) {
        // A list of values, in udata's own words, ends the sentence.
        let line = line.split_once(VALUES).map_or(line, |(before, _)| before);
        let mut prose: String = line.split('`').step_by(2).collect();
        for sentence in STRANGERS {
            prose = prose.replace(sentence, " ");
        }
        let kept = prose.split_whitespace().filter(|token| {
            !token.starts_with("--")
                && !token.starts_with(['/', '@'])
                && !token.contains("://")
                && !is_identifier(token)
        });
        for word in kept.flat_map(words) {
            let ours = word.chars().filter(char::is_ascii_lowercase).count() > 2
                && word.chars().all(|letter| letter.is_ascii_alphabetic());
            let lower = word.to_lowercase();
            let data = known.contains(&lower) || DATA.lock().unwrap().contains(&lower);
            assert!(!ours || data, "“{word}” comes from no catalogue: {}\n{raw}", take_marks_off(line));
        }
    }
}

/// True for the identifier of a request: its digits may happen to be a word.
fn is_identifier(token: &str) -> bool {
    token.len() == 36 && token.chars().all(|letter| letter.is_ascii_hexdigit() || letter == '-')
}

fn is_trace(line: &str) -> bool {
    ["GET ", "POST ", "PUT ", "DELETE ", "OPTIONS ", "PATCH "].iter().any(|method| line.starts_with(method))
}
