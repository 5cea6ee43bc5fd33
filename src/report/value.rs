//! The result of a command: records, or text, with sentences after it.

use serde::{Serialize, Serializer as _};

use super::column::{Column, Record, record};
use super::view::{Format, View};
use crate::exit_status::ExitStatus;
use crate::failure::Failure;
use crate::messages::Message;

/// A sentence after the result.
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
    /// A cut cell would mean nothing: where the columns do not fit a terminal, each field is a line.
    pub uncut: bool,
    /// One record that is shown by itself, not a list of them.
    pub single: bool,
    /// The sentence for when there is nothing to list.
    pub empty: Option<Message>,
    /// Said on stderr after the result.
    pub notes: Vec<Note>,
    /// Why the result is not what was asked, where it is not.
    pub failure: Option<Failure>,
    /// Text that stands for itself: written as it is, whatever the format.
    pub verbatim: Option<String>,
    /// The records as JSON or as lines of it, where that is all that is wanted of thousands: then there are no others.
    pub document: Option<String>,
    /// The first column names months, the others are figures: on a terminal each is a small chart.
    pub charts: bool,
    /// The parts of the report, where it is a whole of several results: then it has no records of its own.
    pub parts: Vec<ReportPart>,
    /// The title of a whole of several results where it stands by itself, in Markdown.
    pub title: Option<Message>,
}

/// A part of a whole: its key in JSON, its heading (`part-KEY`), and its own result. The notes of that are sentences
/// below it; `None` for what could not be had, with the sentence that says why.
#[derive(Debug)]
pub struct ReportPart {
    pub key: &'static str,
    pub report: Option<Report>,
    pub said: Vec<Message>,
}

impl Report {
    /// A list of records, and the sentence for when there is none.
    pub fn list(
        columns: &'static [Column],
        records: impl IntoIterator<Item: Serialize>,
        empty: Message,
    ) -> Self {
        Self::list_of(columns, records.into_iter().map(|given| record(&given)).collect(), empty)
    }

    /// Makes a list of records that are made already: thousands are made while others are read.
    pub fn list_of(columns: &'static [Column], records: Vec<Record>, empty: Message) -> Self {
        Self { records, empty: Some(empty), ..Self::empty_of(columns) }
    }

    /// Makes a list for JSON alone, whole: of thousands of rows no other form is made, and each is a line.
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

    /// Makes a list for a view: of rows that are wanted as JSON no records are made, only their text.
    pub fn list_for(
        view: &View,
        columns: &'static [Column],
        rows: impl IntoIterator<Item: Serialize>,
        empty: Message,
    ) -> Self {
        if !view.fields.is_empty() || !matches!(view.format, Format::Json | Format::Jsonl) {
            return Self::list(columns, rows, empty);
        }
        let mut rows = rows.into_iter().peekable();
        let empty = rows.peek().is_none().then_some(empty);
        let mut document = Vec::new();
        // Writing rows of our own to memory does not fail.
        if view.format == Format::Json {
            let _ = serde_json::Serializer::pretty(&mut document).collect_seq(rows);
        } else {
            for row in rows {
                let _ = serde_json::to_writer(&mut document, &row);
                document.push(b'\n');
            }
        }
        let document = String::from_utf8(document).ok();
        Self { empty, document, ..Self::empty_of(columns) }
    }

    /// One record.
    pub fn single<T: Serialize>(columns: &'static [Column], entry: &T) -> Self {
        Self { records: vec![record(entry)], single: true, ..Self::empty_of(columns) }
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
            uncut: false,
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
    pub fn of_parts(title: Message, parts: Vec<ReportPart>) -> Self {
        Self { title: Some(title), parts, ..Self::empty_of(&[]) }
    }

    /// Has a table show these keys, in this order.
    #[must_use]
    pub fn table(mut self, keys: &'static [&'static str]) -> Self {
        self.table = Some(keys);
        self
    }

    /// Has no cell be cut.
    #[must_use]
    pub fn uncut(mut self) -> Self {
        self.uncut = true;
        self
    }

    /// Adds a sentence after the result.
    #[must_use]
    pub fn note(mut self, note: Note) -> Self {
        self.notes.push(note);
        self
    }

    /// The exit status of the run.
    pub fn status(&self) -> ExitStatus {
        self.failure.as_ref().map_or(ExitStatus::Done, |failure| failure.status)
    }
}
