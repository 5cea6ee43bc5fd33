//! Answers without what differs from one portal to another: identifiers, dates, keys, host and port, names of files.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::story::Case;
use super::telling::only;
use crate::support::http::Answer;

/// What udata adds to some of its 404s: the routes that it guesses were meant.
const GUESS: &str = " You have requested this URI [";

pub struct Neutral {
    /// Texts and what stands for each, in the order in which they are looked for.
    known: Vec<(String, String)>,
    /// Identifiers that only answers hold, in the order of their first appearance.
    met: Vec<String>,
}

impl Neutral {
    pub fn new(base: &str) -> Self {
        let host = base.trim_start_matches("http://");
        Self { known: vec![(host.to_owned(), "(portal)".to_owned())], met: Vec::new() }
    }

    /// Makes the names of identifiers and keys known.
    pub fn know(&mut self, names: &BTreeMap<String, String>, keys: &BTreeMap<String, String>) {
        self.known.truncate(1);
        let names = names.iter().map(|(name, value)| (value.clone(), format!("({name})")));
        let keys = keys.iter().map(|(name, value)| (value.clone(), format!("(key of {name})")));
        self.known.extend(names.chain(keys).filter(|(value, _)| value.len() > 8));
    }

    /// An answer as one JSON value: the status, the headers that a client looks at, the body.
    pub fn answer(&mut self, case: &Case, answer: &Answer) -> Value {
        let mut told = Map::new();
        told.insert("status".into(), answer.status.into());
        if case.method == "OPTIONS" {
            let mut methods: Vec<&str> = answer.header("Allow").unwrap_or_default().split(", ").collect();
            methods.sort_unstable();
            told.insert("Allow".into(), json!(methods));
        }
        for name in ["Location", "WWW-Authenticate"] {
            if let Some(value) = answer.header(name) {
                told.insert(name.into(), self.text(value).into());
            }
        }
        // Whether a 405 is JSON or a page is up to chance there (flask-restx's error handlers).
        if answer.status != 405 {
            told.insert("body".into(), self.body(case, answer));
        }
        Value::Object(told)
    }

    fn body(&mut self, case: &Case, answer: &Answer) -> Value {
        let Ok(mut body) = serde_json::from_str::<Value>(&answer.body) else {
            return match answer.body.trim_start() {
                "" => Value::Null,
                text if text.starts_with('<') => "(a page)".into(),
                text => self.text(text).into(),
            };
        };
        if !case.only.is_empty() && answer.status < 400 {
            body = only(&body, &case.only);
        }
        let mut body = self.value(body);
        if case.unordered {
            sort(&mut body);
        }
        body
    }

    fn value(&mut self, value: Value) -> Value {
        match value {
            Value::String(text) => self.text(&text).into(),
            Value::Array(values) => values.into_iter().map(|value| self.value(value)).collect(),
            Value::Object(fields) => {
                let mut fields: Vec<(String, Value)> = fields.into_iter().collect();
                fields.sort_by(|(one, _), (other, _)| one.cmp(other));
                let told = fields.into_iter().map(|(name, value)| {
                    if name.ends_with("_by_months") {
                        (name, "(months)".into())
                    } else {
                        (self.text(&name), self.value(value))
                    }
                });
                told.collect()
            }
            other => other,
        }
    }

    fn text(&mut self, text: &str) -> String {
        let mut text = text.split_once(GUESS).map_or(text, |(before, _)| before).to_owned();
        for (value, name) in &self.known {
            text = text.replace(value, name);
        }
        let mut told = String::new();
        let mut rest = text.as_str();
        while let Some(letter) = rest.chars().next() {
            let begins = !told.ends_with(|letter: char| letter.is_ascii_alphanumeric());
            let (length, name) = match () {
                () if !begins => (0, String::new()),
                () if date(rest) > 0 => (date(rest), date_name(&rest[..date(rest)]).to_owned()),
                () if file(rest) > 0 => (file(rest), "(file)".to_owned()),
                () if identifier(rest) > 0 => {
                    let length = identifier(rest);
                    (length, self.met_name(&rest[..length]))
                }
                () => (0, String::new()),
            };
            match length {
                0 => told.push(letter),
                _ => told.push_str(&name),
            }
            rest = &rest[length.max(letter.len_utf8())..];
        }
        told
    }

    fn met_name(&mut self, identifier: &str) -> String {
        let place = self.met.iter().position(|met| met == identifier).unwrap_or_else(|| {
            self.met.push(identifier.to_owned());
            self.met.len() - 1
        });
        format!("(id {})", place + 1)
    }
}

/// How long the identifier is that a text begins with: 24 hexadecimal digits, or a UUID.
fn identifier(text: &str) -> usize {
    let end = text.find(|letter: char| !(letter.is_ascii_hexdigit() || letter == '-')).unwrap_or(text.len());
    let parts: Vec<usize> = text[..end].split('-').map(str::len).collect();
    let ends = !text[end..].starts_with(|letter: char| letter.is_ascii_alphanumeric());
    match parts[..] {
        [24] | [8, 4, 4, 4, 12] if ends => end,
        _ => 0,
    }
}

/// How long the name of a stored file is that a text begins with: `66/` and 30 hexadecimal digits.
fn file(text: &str) -> usize {
    let is_hexadecimal = |text: &str| text.bytes().all(|letter| letter.is_ascii_hexdigit());
    let found = text.split_at_checked(33).filter(|(name, _)| name.as_bytes()[2] == b'/');
    found.filter(|(name, _)| is_hexadecimal(&name[..2]) && is_hexadecimal(&name[3..])).map_or(0, |_| 33)
}

/// How long the date and time is that a text begins with.
fn date(text: &str) -> usize {
    const SHAPE: &str = "0000-00-00T00:00:00";
    let fits =
        |(letter, shape): (u8, u8)| if shape == b'0' { letter.is_ascii_digit() } else { letter == shape };
    if text.len() < SHAPE.len() || !text.bytes().zip(SHAPE.bytes()).all(fits) {
        return 0;
    }
    let rest = &text[SHAPE.len()..];
    let fraction =
        rest.find(|letter: char| !(letter == '.' || letter.is_ascii_digit())).unwrap_or(rest.len());
    let offset = if rest[fraction..].starts_with("+00:00") { 6 } else { 0 };
    SHAPE.len() + fraction + offset
}

fn date_name(date: &str) -> &'static str {
    if date.ends_with("+00:00") { "(date)" } else { "(date without offset)" }
}

fn sort(value: &mut Value) {
    match value {
        Value::Array(values) => {
            values.iter_mut().for_each(sort);
            values.sort_by_key(Value::to_string);
        }
        Value::Object(fields) => fields.values_mut().for_each(sort),
        _ => {}
    }
}

/// Where two answers differ: the place, the first's and the second's value.
pub fn differences(one: &Value, other: &Value) -> Vec<String> {
    let mut found = Vec::new();
    compare("", one, other, &mut found);
    found
}

fn compare(place: &str, one: &Value, other: &Value, found: &mut Vec<String>) {
    match (one, other) {
        (Value::Object(ones), Value::Object(others)) => {
            let missing = json!("(missing)");
            let names = ones.keys().chain(others.keys().filter(|name| !ones.contains_key(*name)));
            for name in names {
                let (one, other) = (ones.get(name).unwrap_or(&missing), others.get(name).unwrap_or(&missing));
                compare(&format!("{place}/{name}"), one, other, found);
            }
        }
        (Value::Array(ones), Value::Array(others)) if ones.len() == others.len() => {
            for (number, (one, other)) in ones.iter().zip(others).enumerate() {
                compare(&format!("{place}/{number}"), one, other, found);
            }
        }
        _ if one != other => found.push(format!("{place}: {one} | {other}")),
        _ => {}
    }
}

/// A neutral answer, for a person to read.
pub fn text(answer: &Value) -> String {
    serde_json::to_string_pretty(answer).unwrap()
}
