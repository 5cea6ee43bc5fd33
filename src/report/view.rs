//! How a result is to be shown.

use clap::ValueEnum;
use jiff::Timestamp;

/// A format of the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Table,
    Plain,
    Lines,
    Json,
    Jsonl,
    Csv,
    Md,
    Ids,
}

/// How the result is to be shown.
#[derive(Clone, Debug)]
pub struct View {
    pub format: Format,
    /// The fields asked for, in their order; empty for the usual ones.
    pub fields: Vec<String>,
    /// Semicolons, a byte order mark and CRLF: what Excel in France opens with a double click.
    pub french_csv: bool,
    pub accessible: bool,
    /// A part of this result is written already: the first has the line of the fields' names.
    pub goes_on: bool,
    /// Stdout is a terminal, which a stranger's text must not drive, whatever the format.
    pub terminal: bool,
    pub colored: bool,
    pub width: usize,
    pub now: Timestamp,
}
