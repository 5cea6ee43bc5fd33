//! The fields of a record.

use serde::Serialize;
use serde_json::{Map, Value};

/// How a value is shown to a person. Machines always get the value itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    /// A member's name, with a word where the key `account` says `none` or `deleted`.
    Name,
    /// A sentence, which a table breaks into lines instead of cutting it.
    Sentence,
    /// A text of several lines, such as a description, shown shortened.
    Long,
    /// A moment, shown as an age such as "3 days ago".
    Moment,
    /// A moment to come, shown as "in 3 days".
    Due,
    /// When a person was last seen: never and not visible are told apart by the key `last_seen_visible`.
    Seen,
    /// A person's name; nothing is said to be no account.
    Person,
    /// A count.
    Count,
    Flag,
    /// A stable English token that the catalogue words under `PREFIX-TOKEN`.
    Token(&'static str),
    /// The slug of what the key here has the id of; shown as what means just that when it is typed.
    Slug(&'static str),
    /// A first or a last name: nothing where names are kept out.
    PartOfName,
    /// Several texts.
    List,
    /// Several tokens, worded like one.
    Tokens(&'static str),
}

/// Who sees a field without asking for it with `--fields`. JSON always has all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// A table, `plain` and `md` have it, and every other format.
    Table,
    /// Every format but those, and single records.
    Export,
    /// JSON alone.
    Data,
}

/// One field of a record.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub key: &'static str,
    pub kind: Kind,
    pub reach: Reach,
    /// It names the account whose id the key here has, and is that id where names are kept out.
    pub whose: Option<&'static str>,
}

impl Column {
    /// A field that a table shows.
    pub const fn shown(key: &'static str, kind: Kind) -> Self {
        Self { key: key_of(key), kind, reach: Reach::Table, whose: None }
    }

    /// A field that only exports, single records and `--fields` show.
    pub const fn more(key: &'static str, kind: Kind) -> Self {
        Self { key: key_of(key), kind, reach: Reach::Export, whose: None }
    }

    /// A field that only JSON and `--fields` show.
    pub const fn data(key: &'static str, kind: Kind) -> Self {
        Self { key: key_of(key), kind, reach: Reach::Data, whose: None }
    }

    /// Has the field name the account whose id the key `id` has; of a list, each of them has the key, or is a text that
    /// begins with the id.
    #[must_use]
    pub const fn whose(self, id: &'static str) -> Self {
        Self { whose: Some(id), ..self }
    }
}

/// The key of a field: what serde makes of its name.
const fn key_of(field: &'static str) -> &'static str {
    match field.as_bytes() {
        [b'r', b'#', ..] => field.split_at(2).1,
        _ => field,
    }
}

/// A record: its keys are those of the JSON output.
pub type Record = Map<String, Value>;

/// A value as a record, by the names of its fields.
pub fn record<T: Serialize>(value: &T) -> Record {
    match serde_json::to_value(value) {
        Ok(Value::Object(record)) => record,
        other => Record::from_iter([("value".to_owned(), other.unwrap_or(Value::Null))]),
    }
}
