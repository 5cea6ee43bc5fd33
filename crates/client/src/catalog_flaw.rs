//! Flaws of a CSV of organizations.

/// Why a text is no whole CSV of organizations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CatalogFlaw {
    Empty,
    /// A page where the CSV was expected.
    Html,
    /// Another encoding than udata's UTF-8.
    Encoding {
        line: u64,
    },
    /// The columns that are missing from the first line.
    Columns(Vec<&'static str>),
    /// A row has another number of cells than the first line.
    Cells {
        line: u64,
        got: u64,
        expected: u64,
    },
    /// What a cell holds is not what udata writes there.
    Cell {
        line: u64,
        column: String,
    },
    /// An organization is there twice.
    Twice {
        line: u64,
        id: String,
    },
    /// The text ends in the middle of a line.
    CutShort,
    /// There is more of it than any portal has.
    Outsized,
}
