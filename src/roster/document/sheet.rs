//! A roster in CSV, as a spreadsheet writes it: a line of headings, then a person a line, the organization in each or only
//! where it changes.

use std::collections::BTreeMap;

use super::flaw::{Flaw, Problem};
use super::judge::{Draft, Part, Row};
use super::lines::Lines;
use super::words;

/// Reads it, with what stands between its cells; what is wrong goes to `flaws`.
pub fn read(text: &str, flaws: &mut Vec<Flaw>) -> (Draft, char) {
    let separator = separator(text);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator as u8)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut columns: Option<BTreeMap<&'static str, usize>> = None;
    let (mut draft, mut places) = (Draft::default(), BTreeMap::new());
    let mut record = csv::StringRecord::new();
    let lines = Lines::of(text);
    loop {
        let read = reader.read_record(&mut record);
        // A record begins at the end of the line before it, where that has a carriage return.
        let place =
            record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or_default());
        let ends = |letter: &u8| matches!(letter, b'\r' | b'\n');
        let skipped =
            text.as_bytes()[place.min(text.len())..].iter().take_while(|letter| ends(letter)).count();
        let line = lines.number(place + skipped);
        match read {
            Ok(false) => break,
            Err(error) => {
                flaws.push(Flaw::at(line, Problem::Syntax { why: error.to_string() }));
                break;
            }
            Ok(true) => {}
        }
        let is_blank = record.iter().all(|cell| cell.trim().is_empty());
        if is_blank || record.get(0).is_some_and(|cell| cell.starts_with('#')) {
            continue;
        }
        let Some(columns) = &columns else {
            columns = Some(headings(&record, line, flaws));
            // Under wrong headings every cell would be wrong, too.
            if !flaws.is_empty() {
                break;
            }
            continue;
        };
        let cell = |key: &str| columns.get(key).and_then(|index| record.get(*index)).map(plain);
        let filled = |key: &str| cell(key).filter(|text| !text.trim().is_empty());
        let assignments = filled("assignments");
        let row = Row {
            line,
            person: filled("person").or_else(|| filled("mail")),
            name: cell("name"),
            role: cell("role"),
            assignments: assignments.map(|text| text.split_whitespace().map(str::to_owned).collect()),
            until: cell("until"),
            absent: cell("absent"),
            unmanaged: cell("unmanaged"),
        };
        let organization =
            cell("organization").map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        // A row without an organization is its own flaw, in its own line.
        let name = organization.clone().unwrap_or_else(|| format!("\0{line}"));
        let index = *places.entry(name).or_insert_with(|| {
            draft.parts.push(Part { line, organization, ..Part::default() });
            draft.parts.len() - 1
        });
        let part = &mut draft.parts[index];
        // A row of nobody says it of the organization.
        match &row.person {
            None if row.role.as_deref().unwrap_or_default().trim().is_empty() && part.unmanaged.is_none() => {
                part.unmanaged = row.unmanaged.clone().filter(|reason| !reason.trim().is_empty());
                if part.unmanaged.is_none() {
                    part.rows.push(row);
                }
            }
            _ => part.rows.push(row),
        }
    }
    (draft, separator)
}

/// What stands between the cells of the headings: most often there.
fn separator(text: &str) -> char {
    let headings =
        text.lines().find(|line| !line.trim().is_empty() && !line.starts_with('#')).unwrap_or_default();
    let count = |separator: &char| headings.matches(*separator).count();
    [',', '\t', ';'].into_iter().max_by_key(count).unwrap_or(';')
}

fn headings(record: &csv::StringRecord, line: usize, flaws: &mut Vec<Flaw>) -> BTreeMap<&'static str, usize> {
    let mut columns = BTreeMap::new();
    for (index, heading) in record.iter().enumerate().filter(|(_, heading)| !heading.trim().is_empty()) {
        let problem = match words::column(heading) {
            Some(key) if columns.insert(key, index).is_none() => continue,
            Some(_) => Problem::ColumnTwice { heading: heading.trim().to_owned() },
            None => {
                let known = words::near(heading, words::headings());
                Problem::UnknownColumn { heading: heading.trim().to_owned(), known }
            }
        };
        flaws.push(Flaw::at(line, problem));
    }
    for column in ["organization", "role"] {
        if !columns.contains_key(column) {
            flaws.push(Flaw::at(line, Problem::NoColumn { column }));
        }
    }
    if !columns.contains_key("person") && !columns.contains_key("mail") {
        flaws.push(Flaw::at(line, Problem::NoColumn { column: "person" }));
    }
    columns
}

/// A cell without the quote that keeps a spreadsheet from taking it for a formula.
fn plain(cell: &str) -> String {
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest.to_owned(),
        _ => cell.to_owned(),
    }
}

/// A cell with that quote, where a spreadsheet would take it for a formula, or where the quote would be taken off.
pub fn neutral(cell: &str) -> String {
    if is_formula(cell) { format!("'{cell}") } else { cell.to_owned() }
}

fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}
