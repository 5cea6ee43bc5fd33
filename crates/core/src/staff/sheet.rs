//! The rows of a list, whichever format it has: headings, and cells below them.

use crate::roster::document::Encoding;

/// A list as a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    pub headings: Vec<String>,
    pub rows: Vec<SheetRow>,
    pub encoding: Encoding,
    /// What separates the cells; nothing but in CSV.
    pub separator: Option<char>,
    /// So many rows stand above the headings: a title, a date.
    pub above: usize,
}

/// A row of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRow {
    /// The number of its line; in a list of JSON, of its entry.
    pub line: usize,
    /// As many as there are headings.
    pub cells: Vec<String>,
}
