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
    Html,
    Junit,
    Openmetrics,
    #[cfg(feature = "xlsx")]
    Xlsx,
}

impl Format {
    /// True for a document that a verb makes of all that it found, and no list of its records.
    pub fn is_document(self) -> bool {
        match self {
            Self::Table
            | Self::Plain
            | Self::Lines
            | Self::Json
            | Self::Jsonl
            | Self::Csv
            | Self::Md
            | Self::Ids => false,
            Self::Html | Self::Junit | Self::Openmetrics => true,
            #[cfg(feature = "xlsx")]
            Self::Xlsx => true,
        }
    }

    /// True for what no terminal can show.
    pub fn is_binary(self) -> bool {
        #[cfg(feature = "xlsx")]
        return self == Self::Xlsx;
        #[cfg(not(feature = "xlsx"))]
        false
    }

    /// The word for it on the command line.
    pub fn word(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }
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
