//! Exceptions added to the text of a baseline, of which all else is kept as it is.

use std::fmt::Write;

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};

use crate::audit::exception::Exception;

/// The version of the format, and the only one that is read.
pub const FORMAT: i64 = 1;

/// The exceptions of the file stand where nothing can be added to them: `exception = [{ … }]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unwritable;

/// Adds exceptions to the text of a baseline, which may be empty; `comments` begin a new one.
///
/// # Errors
/// Where they can't be added as tables of their own.
pub fn add(text: &str, comments: &[String], exceptions: &[Exception]) -> Result<String, Unwritable> {
    let mut begun = String::new();
    if text.trim().is_empty() {
        for comment in comments {
            let _ = writeln!(begun, "# {comment}");
        }
        let _ = writeln!(begun, "format = {FORMAT}");
    }
    let mut document: DocumentMut = format!("{begun}{text}").parse().map_err(|_| Unwritable)?;
    let all = document.entry("exception").or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    let all = all.as_array_of_tables_mut().ok_or(Unwritable)?;
    for exception in exceptions {
        let mut table = Table::new();
        table["finding"] = value(&exception.finding.text);
        table["reason"] = value(&exception.reason);
        table["author"] = value(&exception.author);
        table["until"] = value(date(exception));
        all.push(table);
    }
    Ok(document.to_string())
}

fn date(exception: &Exception) -> toml_edit::Datetime {
    let day = exception.until;
    let of = |number: i8| u8::try_from(number).unwrap_or_default();
    let date = toml_edit::Date {
        year: u16::try_from(day.year()).unwrap_or_default(),
        month: of(day.month()),
        day: of(day.day()),
    };
    toml_edit::Datetime { date: Some(date), time: None, offset: None }
}
