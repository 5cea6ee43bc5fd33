//! What is wrong with a CSV of organizations, worded.

use crate::failure::code::Code;
use crate::failure::value::Failure;
use crate::messages::{Message, message};
use udata_client::CatalogFlaw;

/// The failure of a file that is no whole CSV of organizations: exit 2.
pub fn unusable(file: &str, flaw: &CatalogFlaw) -> Failure {
    let message = message!("failure-catalog", file = file, flaw = word(flaw));
    Failure::new(Code::CatalogUnusable, message).hint(Message::new("hint-catalog-again"))
}

/// The flaw as the end of a sentence.
pub fn word(flaw: &CatalogFlaw) -> Message {
    match flaw {
        CatalogFlaw::Empty => Message::new("catalog-empty"),
        CatalogFlaw::Html => Message::new("catalog-html"),
        CatalogFlaw::Encoding { line } => message!("catalog-encoding", line = *line),
        CatalogFlaw::Columns(missing) => message!("catalog-columns", columns = missing.join(", ")),
        CatalogFlaw::Cells { line, got, expected } => {
            message!("catalog-cells", line = *line, got = *got, expected = *expected)
        }
        CatalogFlaw::Cell { line, column } => message!("catalog-cell", line = *line, column = column),
        CatalogFlaw::Twice { line, id } => message!("catalog-twice", line = *line, id = id),
        CatalogFlaw::CutShort => Message::new("catalog-cut"),
        CatalogFlaw::Outsized => Message::new("catalog-outsized"),
    }
}
