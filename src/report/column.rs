//! The fields of a record.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::table::Cut;

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
    /// A mail address; of one that is masked, a table shows the domain.
    Mail,
    /// A moment, shown as an age such as "3 days ago".
    Moment,
    /// A month, a day, or a moment to the minute, as the language writes it.
    Date,
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
    /// A UUID; a table shows as much of its beginning as tells its rows apart.
    Uuid,
    /// Several texts.
    List,
    /// Several tokens, worded like one.
    Tokens(&'static str),
}

impl Kind {
    /// What a table may cut of it, unless the column says otherwise.
    const fn cut(self) -> Cut {
        match self {
            Self::Text | Self::Name | Self::Mail | Self::Person | Self::PartOfName | Self::Long => Cut::End,
            Self::Slug(_) => Cut::Middle,
            Self::Sentence | Self::List | Self::Tokens(_) => Cut::Lines,
            Self::Moment
            | Self::Date
            | Self::Due
            | Self::Seen
            | Self::Count
            | Self::Flag
            | Self::Token(_)
            | Self::Uuid => Cut::Never,
        }
    }
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
    /// What it gives up where a table is too wide.
    pub cut: Cut,
}

impl Column {
    /// A field that a table shows.
    pub const fn shown(key: &'static str, kind: Kind) -> Self {
        Self::new(key, kind, Reach::Table)
    }

    /// A field that only exports, single records and `--fields` show.
    pub const fn more(key: &'static str, kind: Kind) -> Self {
        Self::new(key, kind, Reach::Export)
    }

    /// A field that only JSON and `--fields` show.
    pub const fn data(key: &'static str, kind: Kind) -> Self {
        Self::new(key, kind, Reach::Data)
    }

    const fn new(key: &'static str, kind: Kind, reach: Reach) -> Self {
        Self { key: key_of(key), kind, reach, whose: None, cut: kind.cut() }
    }

    /// Has the field name the account whose id the key `id` has; of a list, each of them has the key, or is a text that
    /// begins with the id.
    #[must_use]
    pub const fn whose(self, id: &'static str) -> Self {
        Self { whose: Some(id), ..self }
    }

    /// Has a table cut it otherwise than its kind.
    #[must_use]
    pub const fn cut(self, cut: Cut) -> Self {
        Self { cut, ..self }
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
