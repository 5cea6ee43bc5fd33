//! The lines of a list: somebody, where they work, and since and until when.

use jiff::civil::Date;

use super::columns::{self, Columns, Field};
use super::sheet::{Sheet, SheetRow};
use super::spouse;
use crate::roster::address;
use crate::roster::date::{self, NoDate};
use crate::roster::document::Problem;
use crate::roster::is_mask;
use crate::text::{fold, trimmed};

/// Somebody, as a line of a list says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StaffLine {
    pub line: usize,
    pub name: Option<String>,
    /// A name that they had before, or have besides.
    pub other_name: Option<String>,
    pub mail: Option<String>,
    pub number: Option<String>,
    pub organization: Option<String>,
    pub role: Option<String>,
    pub arrival: Option<Date>,
    /// The last day.
    pub departure: Option<Date>,
    pub comment: Option<String>,
    /// What of the line can't be understood.
    pub problem: Option<Problem>,
}

/// A row that is about nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Passed {
    /// It counts the others.
    Total,
    /// The headings once more.
    Headings,
}

/// What a row begins with that counts others.
const TOTALS: [&str; 7] =
    ["total", "totaux", "sous total", "total general", "nombre", "effectif", "grand total"];

/// Reads the lines, and tells which rows are about nobody.
pub fn lines(sheet: &Sheet, columns: &Columns) -> (Vec<StaffLine>, Vec<(usize, Passed)>) {
    let headings: Vec<String> = sheet.headings.iter().map(|heading| columns::key(heading)).collect();
    let (mut lines, mut passed) = (Vec::with_capacity(sheet.rows.len()), Vec::new());
    for row in sheet.rows.iter().filter(|row| row.cells.iter().any(|cell| !trimmed(cell).is_empty())) {
        let cell = |field: Field| cell(row, columns, field);
        match passing(row, &headings, &cell) {
            Some(why) => passed.push((row.line, why)),
            None => lines.push(line(row.line, &cell)),
        }
    }
    (lines, passed)
}

fn cell(row: &SheetRow, columns: &Columns, field: Field) -> Option<String> {
    let text = row.cells.get(columns.place(field)?)?;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = trimmed(&text);
    (!text.is_empty()).then(|| text.to_owned())
}

fn passing(row: &SheetRow, headings: &[String], cell: &dyn Fn(Field) -> Option<String>) -> Option<Passed> {
    let first = row.cells.iter().find(|cell| !trimmed(cell).is_empty())?;
    if row.cells.iter().map(|cell| columns::key(cell)).eq(headings.iter().cloned()) {
        return Some(Passed::Headings);
    }
    let first = columns::key(first);
    let counts = TOTALS
        .iter()
        .any(|total| first == *total || first.strip_prefix(total).is_some_and(|rest| rest.starts_with(' ')));
    // Somebody may be called so.
    let is_word = |text: String| text.contains(char::is_alphabetic);
    let is_somebody = [Field::FirstName, Field::Mail, Field::Role]
        .into_iter()
        .any(|field| cell(field).is_some_and(is_word));
    (counts && !is_somebody).then_some(Passed::Total)
}

fn line(number: usize, cell: &dyn Fn(Field) -> Option<String>) -> StaffLine {
    let mut line = StaffLine {
        line: number,
        number: cell(Field::Number),
        organization: cell(Field::Organization),
        role: cell(Field::Role),
        comment: cell(Field::Comment),
        ..StaffLine::default()
    };
    (line.name, line.other_name) = names(cell);
    let mut problems = Vec::new();
    if let Some(text) = cell(Field::Mail) {
        match address::read(&text) {
            Some(mailbox) => {
                line.mail = Some(mailbox.address);
                line.name = line.name.or(mailbox.name);
            }
            None if is_mask(&text) => problems.push(Problem::Masked { text }),
            None => problems.push(Problem::BadAddress { text }),
        }
    }
    for (field, date) in [(Field::Arrival, &mut line.arrival), (Field::Departure, &mut line.departure)] {
        let Some(text) = cell(field) else { continue };
        match day(&text) {
            Ok(day) => *date = Some(day),
            Err(NoDate { meant: Some(meant) }) => problems.push(Problem::ShortYear { text, meant }),
            Err(NoDate { meant: None }) => problems.push(Problem::BadDate { text }),
        }
    }
    if problems.is_empty() && line.name.is_none() && line.mail.is_none() && line.number.is_none() {
        problems.push(Problem::Missing { key: "person" });
    }
    line.problem = problems.into_iter().next();
    line
}

/// A day, also with the midnight that spreadsheets write behind it.
fn day(text: &str) -> Result<Date, NoDate> {
    date::read(text).or_else(|no| match text.split_once([' ', 'T']) {
        Some((day, time)) if time.contains(':') => date::read(day),
        _ => Err(no),
    })
}

/// The name, and one that the account may have instead.
fn names(cell: &dyn Fn(Field) -> Option<String>) -> (Option<String>, Option<String>) {
    let joined = |last: &str, first: Option<&str>| match first {
        Some(first) => format!("{first} {last}"),
        None => last.to_owned(),
    };
    let first = cell(Field::FirstName);
    let (name, other) = if let Some(last) = cell(Field::LastName) {
        let (last, other) = spouse::parted(&last);
        let other = other.map(|other| joined(&other, first.as_deref()));
        (Some(joined(&last, first.as_deref())), other)
    } else if let Some(whole) = cell(Field::Name) {
        let (name, other) = spouse::parted(&whole);
        // Of `Jeanne MARTIN née DURAND` the first name stands once.
        let other =
            other.map(|other| if other.contains(' ') { other } else { spouse::renamed(&name, &other) });
        (Some(name), other)
    } else {
        (first.clone(), None)
    };
    let born = cell(Field::BirthName).map(|born| joined(&born, first.as_deref()));
    let is_other = |other: &String| name.as_ref().is_none_or(|name| fold(name) != fold(other));
    let other = other.or(born).filter(is_other);
    (name, other)
}

#[cfg(test)]
#[path = "line_tests.rs"]
mod tests;
