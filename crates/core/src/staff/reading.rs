//! Reading a list, whichever format it has.

use super::columns::{Columns, Field, Said};
use super::sheet::{Sheet, SheetRow};
use super::{json, ldif};
use crate::roster::document::cells::{self, Cell};
use crate::roster::document::csv_reader;
use crate::roster::document::lines::Lines;
use crate::roster::document::{Encoding, Flaw, Problem, decode, separator_said};
use crate::text::trimmed;

/// Headings stand in one of so many first rows.
const HIGHEST: usize = 20;

/// What may separate the cells of an export.
const SEPARATORS: [char; 4] = [';', '\t', ',', '|'];

/// What workbooks begin with: Excel's and those of `LibreOffice` are archives, those of an old Excel a file system of their own.
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"];

/// Reads a list, and finds its columns: as `said` names them, else by their headings.
///
/// # Errors
/// Everything that is wrong with its form, in the order of the lines: nothing of it may count then.
pub fn read(bytes: Vec<u8>, said: &Said) -> Result<(Sheet, Columns), Vec<Flaw>> {
    if WORKBOOKS.iter().any(|begin| bytes.starts_with(begin)) {
        return Err(vec![Flaw::at(0, Problem::Workbook)]);
    }
    let (text, encoding) = decode(bytes).map_err(|flaw| vec![flaw])?;
    let begin = text.trim_start();
    let sheet = if begin.starts_with(['[', '{']) {
        json::read(&text, encoding)?
    } else if ldif::is_one(&text) {
        ldif::read(&text, encoding)?
    } else {
        csv(&text, encoding, said)?
    };
    if sheet.rows.is_empty() {
        return Err(vec![Flaw::at(0, Problem::Empty)]);
    }
    let columns = Columns::of(&sheet.headings, said)
        .map_err(|problems| problems.into_iter().map(|problem| Flaw::at(0, problem)).collect::<Vec<_>>())?;
    Ok((sheet, columns))
}

fn csv(text: &str, encoding: Encoding, said: &Said) -> Result<Sheet, Vec<Flaw>> {
    let lines = Lines::of(text);
    let mut flaws = Vec::new();
    let first = text.split_inclusive(['\n', '\r']).next().unwrap_or_default();
    let (separator, from) = if separator_said(first).is_some() {
        csv_reader::separator(&lines, &mut flaws).ok_or(flaws.clone())?
    } else {
        let head: String = text.split_inclusive('\n').take(2 * HIGHEST).collect();
        let known = |separator: &char| most_known(&head, *separator, said);
        // Of those alike the first: `max_by_key` gives the last.
        let best = SEPARATORS.iter().rev().max_by_key(|separator| known(separator));
        (*best.unwrap_or(&';'), 0)
    };
    let records = cells::records(&lines, from, separator, &mut flaws);
    if !flaws.is_empty() {
        return Err(flaws);
    }
    let all: Vec<&Vec<Cell>> = records.iter().filter(|record| is_filled(record)).collect();
    let place =
        (0..all.len().min(HIGHEST)).rev().max_by_key(|place| known_in(all[*place], said)).unwrap_or(0);
    let Some(headings) = all.get(place) else { return Err(vec![Flaw::at(0, Problem::Empty)]) };
    let headings: Vec<String> = headings.iter().map(|cell| trimmed(&cell.text).to_owned()).collect();
    let mut rows = Vec::with_capacity(all.len());
    for record in &all[place + 1..] {
        for cell in record.iter().skip(headings.len()).filter(|cell| !trimmed(&cell.text).is_empty()) {
            flaws.push(lines.flaw(cell.at, Problem::NoHeading { text: trimmed(&cell.text).to_owned() }));
        }
        let text = |place: usize| record.get(place).map(|cell| csv_reader::plain(trimmed(&cell.text)));
        let cells = (0..headings.len()).map(|place| text(place).unwrap_or_default()).collect();
        rows.push(SheetRow { line: lines.number(record.first().map_or(0, |cell| cell.at)), cells });
    }
    if !flaws.is_empty() {
        return Err(flaws);
    }
    Ok(Sheet { headings, rows, encoding, separator: Some(separator), above: place })
}

/// How many known headings the row with the most of them has.
fn most_known(text: &str, separator: char, said: &Said) -> usize {
    let records = cells::records(&Lines::of(text), 0, separator, &mut Vec::new());
    let filled = records.iter().filter(|record| is_filled(record)).take(HIGHEST);
    filled.map(|record| known_in(record, said)).max().unwrap_or(0)
}

fn known_in(record: &[Cell], said: &Said) -> usize {
    record.iter().filter(|cell| Field::is_heading(trimmed(&cell.text), said)).count()
}

fn is_filled(record: &[Cell]) -> bool {
    record.iter().any(|cell| !trimmed(&cell.text).is_empty())
}

#[cfg(test)]
#[path = "reading_tests.rs"]
mod tests;
