//! What a command gives back: one value that can be shown as a table, JSON, CSV and more, with its exit status.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::exit_status::ExitStatus;
use crate::failure::Failure;
use crate::messages::{Message, Messages};

pub mod age;
mod cell;
mod chart;
#[cfg(test)]
mod markdown_tests;
mod parts;
mod render;

pub use parts::Part;
pub use render::{Format, View, named};

/// How a value is shown to a person. Machines always get the value itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    /// A member's name, with a word where the key `account` says `none` or `deleted`.
    Name,
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

/// One field of a record.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub key: &'static str,
    pub kind: Kind,
    /// Part of a table; every other format but `plain` and `md` has all fields.
    pub shown: bool,
    /// It names the account whose id the key here has, and is that id where names are kept out.
    pub whose: Option<&'static str>,
}

impl Column {
    /// A field that a table shows.
    pub const fn shown(key: &'static str, kind: Kind) -> Self {
        Self { key, kind, shown: true, whose: None }
    }

    /// A field that only exports, single records and `--fields` show.
    pub const fn more(key: &'static str, kind: Kind) -> Self {
        Self { key, kind, shown: false, whose: None }
    }

    /// The same field, which names the account whose id the key `id` has; of a list, each of them has the key, or is a text that
    /// begins with the id.
    #[must_use]
    pub const fn whose(self, id: &'static str) -> Self {
        Self { whose: Some(id), ..self }
    }
}

/// A record: its keys are those of the JSON output.
pub type Record = Map<String, Value>;

/// What a sentence after the result is.
#[derive(Clone, Debug, PartialEq)]
pub enum Note {
    Say(Message),
    Warn(Message),
    Hint(Message),
}

/// The result of a command.
#[derive(Debug)]
pub struct Report {
    pub columns: &'static [Column],
    /// The keys that a table of this result shows, in this order, instead of the columns' own choice.
    pub table: Option<&'static [&'static str]>,
    pub records: Vec<Record>,
    /// One record that is shown by itself, not a list of them.
    pub single: bool,
    /// What is said when there is nothing to list.
    pub empty: Option<Message>,
    /// Said on stderr after the result.
    pub notes: Vec<Note>,
    /// Why the result is not what was asked, where it is not.
    pub failure: Option<Failure>,
    /// Text that stands for itself: written as it is, whatever the format.
    pub verbatim: Option<String>,
    /// The records as JSON, where that is all that is wanted of thousands: then there are no others.
    pub document: Option<String>,
    /// The first column names months, the others are figures: on a terminal each is a small chart.
    pub charts: bool,
    /// What it is made of, where it is a whole of several results: then it has no records of its own.
    pub parts: Vec<Part>,
    /// What a whole of several results is called where it stands by itself, in Markdown.
    pub title: Option<Message>,
}

impl Report {
    /// A list of records, and the sentence for when there is none.
    pub fn list(
        columns: &'static [Column],
        records: impl IntoIterator<Item: Serialize>,
        empty: Message,
    ) -> Self {
        Self::list_of(columns, records.into_iter().map(|one| record(&one)).collect(), empty)
    }

    /// The same of records that are made already: thousands are made while others are read.
    pub fn list_of(columns: &'static [Column], records: Vec<Record>, empty: Message) -> Self {
        Self { records, empty: Some(empty), ..Self::empty_of(columns) }
    }

    /// The same for JSON alone, whole: of thousands of rows no other form is made, and each is a line.
    pub fn json_list<T: Serialize>(rows: &[T], empty: Message) -> Self {
        let mut document = Vec::from(*b"[");
        for row in rows {
            document.extend(if document.len() > 1 { ",\n" } else { "\n" }.bytes());
            // Writing rows of our own to memory does not fail.
            let _ = serde_json::to_writer(&mut document, row);
        }
        document.extend(if rows.is_empty() { "]" } else { "\n]" }.bytes());
        let document = String::from_utf8(document).ok();
        Self { document, empty: rows.is_empty().then_some(empty), ..Self::empty_of(&[]) }
    }

    /// One record.
    pub fn single<T: Serialize>(columns: &'static [Column], one: &T) -> Self {
        Self { records: vec![record(one)], single: true, ..Self::empty_of(columns) }
    }

    /// Nothing on stdout: all is said in notes.
    pub fn silent() -> Self {
        Self { verbatim: Some(String::new()), ..Self::empty_of(&[]) }
    }

    /// Text written to stdout as it is.
    pub fn text(text: String) -> Self {
        Self { verbatim: Some(text), ..Self::empty_of(&[]) }
    }

    fn empty_of(columns: &'static [Column]) -> Self {
        Self {
            columns,
            table: None,
            records: Vec::new(),
            single: false,
            empty: None,
            notes: Vec::new(),
            failure: None,
            verbatim: None,
            document: None,
            charts: false,
            parts: Vec::new(),
            title: None,
        }
    }

    /// A whole of several results: one document for a machine, chapters for a person.
    pub fn of_parts(title: Message, parts: Vec<Part>) -> Self {
        Self { title: Some(title), parts, ..Self::empty_of(&[]) }
    }

    /// The same report with these keys in a table, in this order.
    #[must_use]
    pub fn table(mut self, keys: &'static [&'static str]) -> Self {
        self.table = Some(keys);
        self
    }

    /// The same report with one more sentence after it.
    #[must_use]
    pub fn note(mut self, note: Note) -> Self {
        self.notes.push(note);
        self
    }

    /// The exit status of the run.
    pub fn status(&self) -> ExitStatus {
        self.failure.as_ref().map_or(ExitStatus::Done, |failure| failure.status)
    }

    /// The result as text for stdout.
    ///
    /// # Errors
    /// A usage failure when `--fields` names a field that this result does not have.
    pub fn render(&self, view: &View, messages: &Messages) -> Result<String, Failure> {
        // What is made for a file or a program says all that it was asked for.
        let open = match view.format {
            Format::Md => Some(messages.open().for_markdown()),
            _ if messages.discretion().is_none() => None,
            Format::Table | Format::Plain | Format::Lines => None,
            Format::Json | Format::Jsonl | Format::Csv | Format::Ids => Some(messages.open()),
        };
        let messages = open.as_ref().unwrap_or(messages);
        match &self.verbatim {
            Some(text) => Ok(text.clone()),
            None if !self.parts.is_empty() => Ok(parts::render(self, view, messages)),
            None => render::render(self, view, messages),
        }
    }
}

/// A value as a record, by the names of its fields.
pub fn record<T: Serialize>(value: &T) -> Record {
    match serde_json::to_value(value) {
        Ok(Value::Object(record)) => record,
        other => Record::from_iter([("value".to_owned(), other.unwrap_or(Value::Null))]),
    }
}
