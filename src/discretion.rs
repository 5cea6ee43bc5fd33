//! Whom a run has met, and what stands for them where names are kept out: in the logs of CI, an id.
//!
//! Whatever the portal, a roster or a profile says of people is made known here; whatever is then said, by whatever
//! sentence, is looked through for their names, slugs and addresses. Nothing of it depends on who says it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use serde_json::Value;

use crate::text;

mod address;
mod words;

use words::{Word, words};

/// What stands for somebody who has no id, or who may be one of several.
const SOMEBODY: &str = "***";
/// Words of ours that are no names, whoever is called so.
const OURS: [&str; 9] =
    ["admin", "all", "accepted", "canceled", "editor", "me", "member", "pending", "refused"];
/// How a command in a sentence begins; its first words, the program's, the noun's and the verb's, are ours.
const COMMAND: &str = "udatactl ";
const WORDS_OF_OURS: usize = 3;

/// The people that a run has met.
#[derive(Debug, Default)]
pub struct Discretion {
    met: RwLock<Met>,
}

#[derive(Debug, Default)]
struct Met {
    /// By their first word; the longest first.
    names: HashMap<String, Vec<Known>>,
    /// The ids behind an address.
    addresses: HashMap<String, Vec<String>>,
}

/// A text that names somebody, or an organization: then it stays.
#[derive(Debug)]
struct Known {
    words: Vec<String>,
    is_public: bool,
    ids: Vec<String>,
    /// Where a file names somebody who has no id.
    place: Option<String>,
}

/// A part of a text that is somebody, and what stands for it.
struct Veiled {
    start: usize,
    end: usize,
    mark: String,
}

impl Discretion {
    /// Makes known whom an answer of the portal names, at whatever depth.
    pub fn meet(&self, answer: &Value) {
        match answer {
            Value::Array(values) => values.iter().for_each(|value| self.meet(value)),
            Value::Object(fields) => {
                let text = |key: &str| fields.get(key).and_then(Value::as_str).unwrap_or_default();
                let id = Some(text("id")).filter(|id| !id.is_empty());
                if fields.contains_key("first_name") || fields.contains_key("last_name") {
                    let (first, last) = (text("first_name"), text("last_name"));
                    for called in [&format!("{first} {last}"), &format!("{last} {first}"), text("slug")] {
                        self.keep(called, |known| remember(&mut known.ids, id));
                    }
                } else if fields.contains_key("slug") && fields.contains_key("name") {
                    for called in [text("name"), text("slug")] {
                        self.keep(called, |known| known.is_public = true);
                    }
                }
                let address = Some(text("email")).filter(|address| !address.is_empty());
                if let (Some(id), Some(address), false) = (id, address, fields.contains_key("name")) {
                    self.address(address, id);
                }
                fields.values().for_each(|value| self.meet(value));
            }
            _ => {}
        }
    }

    /// Makes somebody known whom a file names, in this place; the id is the portal's to tell.
    pub fn read(&self, place: &str, called: &str) {
        self.keep(called, |known| known.place = Some(place.to_owned()));
    }

    fn address(&self, address: &str, id: &str) {
        let mut met = self.met.write().unwrap_or_else(PoisonError::into_inner);
        remember(met.addresses.entry(address.to_lowercase()).or_default(), Some(id));
    }

    fn keep(&self, text: &str, note: impl FnOnce(&mut Known)) {
        let words: Vec<String> = words(text).into_iter().map(|word| word.folded).collect();
        // A slug may be anything, also somebody else's id, which has to stay what it is.
        let is_a_name = text.chars().any(char::is_alphabetic) && !is_identifier(text);
        let Some(first) = words.first().filter(|_| is_a_name && !OURS.contains(&&*words.join("-"))) else {
            return;
        };
        let mut met = self.met.write().unwrap_or_else(PoisonError::into_inner);
        let known = met.names.entry(first.clone()).or_default();
        let index = known.iter().position(|one| one.words == words).unwrap_or_else(|| {
            let index = known.partition_point(|one| one.words.len() > words.len());
            known.insert(index, Known { words, is_public: false, ids: Vec::new(), place: None });
            index
        });
        note(&mut known[index]);
    }

    /// The text with an id in place of everybody known; `own` are ids that tell people of the same name apart.
    pub fn veil<'a>(&self, text: &'a str, own: &[&str]) -> Cow<'a, str> {
        let met = self.met.read().unwrap_or_else(PoisonError::into_inner);
        let mut veiled: Vec<Veiled> = address::all(text)
            .into_iter()
            .map(|found| {
                let ids = met.addresses.get(&text[found.start..found.end].to_lowercase());
                // What takes an address takes no id.
                let mark = match ids {
                    Some(ids) if !found.is_of_a_flag => mark(ids, own, SOMEBODY),
                    _ => SOMEBODY,
                };
                let mark =
                    if mark == SOMEBODY { format!("{SOMEBODY}@{}", found.domain) } else { mark.to_owned() };
                Veiled { start: found.start, end: found.end, mark }
            })
            .collect();
        let addresses = veiled.len();
        let is_free = |word: &Word| {
            veiled[..addresses].iter().all(|one| word.end <= one.start || one.end <= word.start)
        };
        let words: Vec<Word> = words(text).into_iter().filter(is_free).collect();
        let ours = if text.starts_with(COMMAND) { begins_after(text, WORDS_OF_OURS) } else { 0 };
        let mut index = 0;
        while let Some(word) = words.get(index) {
            let known = met.names.get(&word.folded).into_iter().flatten();
            let mut fitting = known.filter(|known| words::begin(text, &words[index..], &known.words));
            let Some(known) = fitting.next() else {
                index += 1;
                continue;
            };
            let (start, end) = (word.start, words[index + known.words.len() - 1].end);
            index += known.words.len();
            let stands_alone = known.words.len() > 1 || ours > 0 || words::stands_alone(text, start, end);
            if !known.is_public && start >= ours && stands_alone {
                let nowhere = known.place.as_deref().unwrap_or(SOMEBODY);
                veiled.push(Veiled { start, end, mark: mark(&known.ids, own, nowhere).to_owned() });
            }
        }
        if veiled.is_empty() {
            return Cow::Borrowed(text);
        }
        veiled.sort_by_key(|one| one.start);
        Cow::Owned(assembled(text, &veiled))
    }

    /// What is said of a person: also who is not known is not named.
    pub fn somebody<'a>(&self, called: &'a str) -> Cow<'a, str> {
        match self.veil(called, &[]) {
            Cow::Borrowed(kept) if !is_identifier(kept) && !kept.is_empty() => Cow::Borrowed(SOMEBODY),
            veiled => veiled,
        }
    }
}

fn remember(ids: &mut Vec<String>, id: Option<&str>) {
    if let Some(id) = id.filter(|id| ids.iter().all(|known| known != id)) {
        ids.push(id.to_owned());
    }
}

fn mark<'a>(ids: &'a [String], own: &[&str], without: &'a str) -> &'a str {
    match ids {
        [] => without,
        [id] => id,
        _ => ids.iter().find(|id| own.contains(&id.as_str())).map_or(SOMEBODY, String::as_str),
    }
}

/// True for what only names somebody by a number: those of MongoDB, and those of requests.
fn is_identifier(text: &str) -> bool {
    let text = text.trim();
    matches!(text.len(), 24 | 36) && text.bytes().all(|letter| letter.is_ascii_hexdigit() || letter == b'-')
}

/// Where so many words of a command end.
fn begins_after(command: &str, words: usize) -> usize {
    command.match_indices(' ').nth(words - 1).map_or(command.len(), |(index, _)| index + 1)
}

/// The text with its marks; somebody who is named in two ways side by side, `Name (slug)`, is named once.
fn assembled(text: &str, veiled: &[Veiled]) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut at = 0;
    let mut last: Option<&str> = None;
    for one in veiled {
        let between = &text[at..one.start];
        let again = last == Some(&one.mark) && matches!(between.trim(), "" | "(" | "·");
        at = one.end;
        if again {
            let is_closed = between.trim() == "(" && text[at..].starts_with(')');
            at += usize::from(is_closed);
        } else {
            whole.push_str(between);
            whole.push_str(&one.mark);
        }
        last = Some(&one.mark);
    }
    whole.push_str(&text[at..]);
    whole
}

/// What a trace shows of an address: nothing of what was looked for, nobody's slug.
pub fn veiled_path(line: &str) -> String {
    let hidden = |part: &str| {
        let is_told = part.is_empty() || is_identifier(part) || matches!(part, "suggest" | "me");
        if is_told { part.to_owned() } else { SOMEBODY.to_owned() }
    };
    let word = |word: &str| {
        let Some((path, _)) = word.split_once('?').or(word.contains("://").then_some((word, ""))) else {
            return word.to_owned();
        };
        let mut of_a_person = false;
        let parts = path.split('/').map(|part| {
            let shown = if of_a_person { hidden(part) } else { part.to_owned() };
            of_a_person = matches!(part, "users" | "member");
            shown
        });
        parts.collect::<Vec<_>>().join("/")
    };
    text::clean(line).split(' ').map(word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
#[path = "discretion/discretion_tests.rs"]
mod tests;
