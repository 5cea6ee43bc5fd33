//! One value as text: for a person, worded; for a machine, as it is.

use std::borrow::Cow;

use jiff::Timestamp;
use serde_json::Value;

use super::age;
use super::column::{Column, Kind, Record};
use crate::messages::{Message, Messages};
use udatactl_core::text;

/// The number of letters of a long text that a person is shown.
const LONG: usize = 240;
/// The keys of a record under which the id of somebody is.
const OWN_IDS: [&str; 3] = ["person_id", "id", "request"];

/// The value for a machine: dates, tokens and numbers untouched, lists separated by commas, on one line.
pub fn for_machine<'a>(record: &'a Record, key: &str) -> Cow<'a, str> {
    let text = whole(record.get(key).unwrap_or(&Value::Null));
    if text.contains(text::is_control) { text.replace(text::is_control, " ").into() } else { text }
}

/// The value of a column for a script: what names something names nothing else, and the blanks of names are as people
/// read them.
pub fn for_script<'a>(record: &'a Record, column: &Column) -> Cow<'a, str> {
    match column.kind {
        Kind::Slug(id) => reference(record, column.key, id).unwrap_or_default().into(),
        _ => for_machine(record, column.key),
    }
}

/// The value of a column for `plain`: without blanks around it or twice, where it is a name or another short text, and
/// with ids in place of people where names are kept out.
pub fn for_plain<'a>(record: &'a Record, column: &Column, messages: &Messages) -> Cow<'a, str> {
    if let Some(id) = somebody(record, column, messages) {
        return id.into();
    }
    let value = for_script(record, column);
    let is_spaced = value.starts_with(' ') || value.ends_with(' ') || value.contains("  ");
    let value = match column.kind {
        Kind::Text | Kind::Sentence | Kind::Name | Kind::Person if is_spaced => {
            value.split_whitespace().collect::<Vec<_>>().join(" ").into()
        }
        _ => value,
    };
    veiled(record, column, messages, value)
}

/// The id of whom the cell names, where names are kept out, or several: whatever they are called, nothing of it is looked at.
fn somebody(record: &Record, column: &Column, messages: &Messages) -> Option<String> {
    let key = column.whose.filter(|_| messages.discretion().is_some())?;
    match record.get(column.key)? {
        Value::Array(several) => {
            Some(several.iter().map(|value| id_of(value, key)).collect::<Vec<_>>().join(","))
        }
        one if whole(one).is_empty() => None,
        _ => record.get(key)?.as_str().filter(|id| !id.is_empty()).map(str::to_owned),
    }
}

/// The id of one of several: its own, or what its text begins with.
fn id_of<'a>(value: &'a Value, key: &str) -> &'a str {
    let begun = || value.as_str().and_then(|text| text.split(' ').next());
    value.get(key).and_then(Value::as_str).or_else(begun).unwrap_or_default()
}

/// A cell that may name people, as it may be shown: its own record tells people of the same name apart.
fn veiled<'a>(record: &Record, column: &Column, messages: &Messages, text: Cow<'a, str>) -> Cow<'a, str> {
    let Some(discretion) = messages.discretion() else { return text };
    let own =
        || OWN_IDS.iter().filter_map(|key| record.get(*key).and_then(Value::as_str)).collect::<Vec<_>>();
    match column.kind {
        Kind::PartOfName => "".into(),
        _ if column.whose.is_some() => discretion.called(&text, &own()).into_owned().into(),
        Kind::Text | Kind::Sentence | Kind::Name | Kind::Person | Kind::Long | Kind::List | Kind::Slug(_) => {
            discretion.veil(&text, &own()).into_owned().into()
        }
        _ => text,
    }
}

/// The word that means just this one when it is typed; nothing where there is none.
fn reference(record: &Record, slug: &str, id: &str) -> Option<String> {
    let slug = record.get(slug)?.as_str()?;
    match record.get(id).and_then(Value::as_str) {
        Some(id) if text::is_like_an_id(id) => Some(text::reference(slug, id)),
        _ => Some(slug.to_owned()),
    }
}

/// The value's text as it is, escape sequences and all: to be cleaned.
fn whole(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Null => "".into(),
        Value::Bool(flag) => if *flag { "true" } else { "false" }.into(),
        Value::String(text) => text.into(),
        Value::Array(values) => values.iter().map(whole).collect::<Vec<_>>().join(",").into(),
        // Somebody or something that is named: its slug stands for it.
        Value::Object(named) if named.contains_key("slug") => whole(&named["slug"]),
        other => other.to_string().into(),
    }
}

/// The value for a person.
pub fn for_person(record: &Record, column: &Column, messages: &Messages, now: Timestamp) -> String {
    let is_list = record.get(column.key).is_some_and(Value::is_array);
    match somebody(record, column, messages).filter(|_| !is_list) {
        Some(id) if column.kind == Kind::Name => noted(record.get("account"), &id, messages),
        Some(id) => id,
        None => veiled(record, column, messages, worded(record, column, messages, now).into()).into_owned(),
    }
}

/// A name with the word for the state of its account.
fn noted(account: Option<&Value>, name: &str, messages: &Messages) -> String {
    let account = account.and_then(Value::as_str).unwrap_or_default();
    match messages.find_key(&format!("name-{account}")) {
        Some(note) => format!("{name} {note}").trim().to_owned(),
        None => name.to_owned(),
    }
}

fn worded(record: &Record, column: &Column, messages: &Messages, now: Timestamp) -> String {
    let value = record.get(column.key).unwrap_or(&Value::Null);
    let word = |prefix: &str, token: &str| {
        // udata's `dataset:updated`; a colon is no part of a key.
        let key = format!("{prefix}-{}", token.replace(':', "-"));
        messages.find_key(&key).unwrap_or_else(|| text::for_a_person(token))
    };
    match (column.kind, value) {
        (Kind::Seen, Value::Null) => {
            let visible = record.get("last_seen_visible").and_then(Value::as_bool).unwrap_or(false);
            messages.say(&Message::new(if visible { "seen-never" } else { "seen-hidden" }))
        }
        // A record about nobody has no state.
        (Kind::Token("state"), Value::Null) if record.get("person").is_some_and(Value::is_null) => {
            String::new()
        }
        (Kind::Token(prefix), Value::Null) => {
            messages.find_key(&format!("{prefix}-none")).unwrap_or_default()
        }
        (Kind::Slug(id), Value::String(_)) => {
            text::for_a_person(&reference(record, column.key, id).unwrap_or_default())
        }
        (Kind::Name, value) => noted(record.get("account"), &text::for_a_person(&whole(value)), messages),
        (Kind::Person, Value::Null) => messages.say(&Message::new("no-account")),
        (_, Value::Null) => String::new(),
        (Kind::Moment | Kind::Seen, Value::String(date)) => match age::parse(date) {
            Some(moment) => messages.say(&age::ago(moment, now)),
            None => text::for_a_person(date),
        },
        (Kind::Due, Value::String(date)) => match age::parse(date) {
            Some(moment) => messages.say(&age::until(moment, now)),
            None => text::for_a_person(date),
        },
        (Kind::Count, Value::Number(count)) => {
            count.as_i64().map_or_else(|| count.to_string(), |count| messages.number(count))
        }
        (Kind::Flag, Value::Bool(flag)) => {
            messages.say(&Message::new(if *flag { "word-yes" } else { "word-no" }))
        }
        (Kind::Token(prefix), Value::String(token)) => word(prefix, token),
        (Kind::Tokens(prefix), Value::Array(tokens)) => tokens
            .iter()
            .filter_map(Value::as_str)
            .map(|token| word(prefix, token))
            .collect::<Vec<_>>()
            .join(", "),
        // Half a name is none that is known.
        (Kind::Long, Value::String(long)) => {
            text::shorten(&messages.veil(&text::for_a_person(long), &[]), LONG)
        }
        (_, Value::Array(values)) => {
            values.iter().map(|value| named(value, column, messages)).collect::<Vec<_>>().join(", ")
        }
        (_, value) => text::for_a_person(&whole(value)),
    }
}

/// One of several values; what has a name and a slug is shown with both, and an account that is gone is said to be.
fn named(value: &Value, column: &Column, messages: &Messages) -> String {
    if let Some(key) = column.whose.filter(|_| messages.discretion().is_some()) {
        return noted(value.get("account"), id_of(value, key), messages);
    }
    let part = |key: &str| value.get(key).and_then(Value::as_str).map(text::for_a_person);
    match (part("name"), part("slug")) {
        (Some(name), Some(slug)) => noted(value.get("account"), &format!("{name} ({slug})"), messages),
        _ => text::for_a_person(&whole(value)),
    }
}

/// The heading of a column.
pub fn heading(column: &Column, messages: &Messages) -> String {
    messages.find_key(&format!("column-{}", column.key)).unwrap_or_else(|| column.key.to_owned())
}

#[cfg(test)]
#[path = "discreet_tests.rs"]
mod tests;
