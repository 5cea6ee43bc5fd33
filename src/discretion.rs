//! Whom a run has met, and what stands for them where names are kept out: in the logs of CI, an id.
//!
//! Whatever the portal, a roster or a profile says of people is made known here; whatever is then said, by whatever
//! sentence, is looked through for their names, slugs and addresses. Nothing of it depends on who says it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use serde_json::Value;

use udatactl_core::text;

mod address;
mod command;
mod mark;
mod names;
mod words;

use address::Found;
use mark::{SOMEBODY, mark};
use names::{Known, Names};
use words::{Word, words};

/// The people that a run has met.
#[derive(Debug, Default)]
pub struct Discretion {
    met: RwLock<Met>,
}

#[derive(Debug, Default)]
struct Met {
    names: Names,
    /// The ids behind an address.
    addresses: HashMap<String, Vec<String>>,
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
        let is_address = address::all(called).iter().any(|found| called.len() == found.end - found.start);
        if !is_address {
            self.keep(called, |known| known.place = Some(place.to_owned()));
        }
    }

    fn address(&self, address: &str, id: &str) {
        let mut met = self.met.write().unwrap_or_else(PoisonError::into_inner);
        remember(met.addresses.entry(address.to_lowercase()).or_default(), Some(id));
    }

    fn keep(&self, text: &str, note: impl Fn(&mut Known)) {
        // A slug may be anything, also somebody else's id, which has to stay what it is.
        if !is_identifier(text) {
            self.met.write().unwrap_or_else(PoisonError::into_inner).names.keep(text, note);
        }
    }

    /// The text with an id in place of everybody known; `own` are ids that tell people of the same name apart.
    pub fn veil<'a>(&self, text: &'a str, own: &[&str]) -> Cow<'a, str> {
        let met = self.met.read().unwrap_or_else(PoisonError::into_inner);
        match command::words(text) {
            Some(words) => command::assembled(text, &words, |word| met.veiled(word, own, true)),
            None => met.veiled(text, own, false),
        }
    }

    /// A value that is somebody's name, whatever is written in it; where nobody is called so, what it says otherwise.
    pub fn called<'a>(&self, called: &'a str, own: &[&str]) -> Cow<'a, str> {
        let met = self.met.read().unwrap_or_else(PoisonError::into_inner);
        match met.names.whole(called) {
            Some(known) if !known.ids.is_empty() || known.place.is_some() => {
                known.mark(own).to_owned().into()
            }
            _ => met.veiled(called, own, false),
        }
    }

    /// The words for a person: also who is not known is not named.
    pub fn somebody<'a>(&self, called: &'a str) -> Cow<'a, str> {
        match self.called(called, &[]) {
            Cow::Borrowed(kept) if !is_identifier(kept) && !kept.is_empty() => Cow::Borrowed(SOMEBODY),
            veiled => veiled,
        }
    }
}

impl Met {
    /// A text without those who are known; one word of a command means whom it names.
    fn veiled<'a>(&self, text: &'a str, own: &[&str], is_of_a_command: bool) -> Cow<'a, str> {
        let whole = || self.names.whole(text).filter(|known| known.is_a_person());
        if let Some(known) = is_of_a_command.then(whole).flatten() {
            return known.mark(own).to_owned().into();
        }
        let mut addresses = address::all(text);
        let mut veiled = self.named(text, own, &addresses, is_of_a_command);
        let mut names = veiled.iter().peekable();
        addresses.retain(|address| {
            while names.next_if(|name| name.end <= address.start).is_some() {}
            names.peek().is_none_or(|name| address.end <= name.start)
        });
        veiled.extend(addresses.iter().map(|found| {
            let ids = self.addresses.get(&text[found.start..found.end].to_lowercase());
            // A flag that takes an address takes no id.
            let mark = match ids {
                Some(ids) if !found.is_of_a_flag => mark(ids, own, SOMEBODY),
                _ => SOMEBODY,
            };
            let mark =
                if mark == SOMEBODY { format!("{SOMEBODY}@{}", found.domain) } else { mark.to_owned() };
            Veiled { start: found.start, end: found.end, mark }
        }));
        if veiled.is_empty() {
            return Cow::Borrowed(text);
        }
        veiled.sort_by_key(|veiled| veiled.start);
        Cow::Owned(assembled(text, &veiled))
    }

    /// Where people are named in a text.
    fn named(&self, text: &str, own: &[&str], addresses: &[Found], is_of_a_command: bool) -> Vec<Veiled> {
        let words: Vec<Word> = words(text);
        let mut veiled: Vec<Veiled> = Vec::new();
        let mut index = 0;
        while let Some(word) = words.get(index) {
            let fits = |(count, known): &(usize, &Known)| {
                let (start, end) = (word.start, words[index + count - 1].end);
                let stands_alone = *count > 1 || is_of_a_command || words::stands_alone(text, start, end);
                stands_alone
                    && !known.is_any_word
                    && !words::is_glued(text, start, end)
                    && !address::parts(text, addresses, start, end)
            };
            let Some((count, known)) = self.names.beginning(&words[index..]).into_iter().find(fits) else {
                index += 1;
                continue;
            };
            let [before, after] = &known.edges;
            let (start, end) = (word.start, words[index + count - 1].end);
            let begun = veiled.last().map_or(0, |last| last.end);
            let start = if text[begun..start].ends_with(before) { start - before.len() } else { start };
            let end = if text[end..].starts_with(after) { end + after.len() } else { end };
            index += count;
            if !known.is_public {
                veiled.push(Veiled { start, end, mark: known.mark(own).to_owned() });
            }
        }
        veiled
    }
}

fn remember(ids: &mut Vec<String>, id: Option<&str>) {
    if let Some(id) = id.filter(|id| ids.iter().all(|known| known != id)) {
        ids.push(id.to_owned());
    }
}

/// True for what only names somebody by a number: those of `MongoDB`, and those of requests.
fn is_identifier(text: &str) -> bool {
    let text = text.trim();
    matches!(text.len(), 24 | 36)
        && text.bytes().all(|character| character.is_ascii_hexdigit() || character == b'-')
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

/// Hides people in an address that a trace shows: nothing of what was looked for, nobody's slug.
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
