//! A roster in CSV, as a spreadsheet writes it: a line of headings, then a person a line, the organization in each or only
//! where it changes.

use std::collections::BTreeMap;

use super::cells::{self, Cell};
use super::flaw::{Flaw, Problem};
use super::lines::Lines;
use super::validate::{Draft, OrganizationEntry, Places, Row};
use super::words;
use crate::text::trimmed;

/// Where each column stands.
type Columns = BTreeMap<&'static str, usize>;

/// Reads a roster, with the separator of its cells; what is wrong goes to `flaws`.
pub fn read(lines: &Lines, flaws: &mut Vec<Flaw>) -> (Draft, char) {
    let Some((separator, from)) = separator(lines, flaws) else { return (Draft::default(), ';') };
    let records = cells::records(lines, from, separator, flaws);
    let mut records = records.iter().filter(|record| is_said(record));
    let (mut draft, mut places) = (Draft::default(), BTreeMap::new());
    let Some(first) = records.next().filter(|_| flaws.is_empty()) else { return (draft, separator) };
    let columns = headings(first, lines, flaws);
    // Under wrong headings every cell would be wrong, too.
    if !flaws.is_empty() {
        return (draft, separator);
    }
    for record in records {
        let (organization, row) = row(record, &columns, lines, flaws);
        // A row without an organization is its own flaw, in its own line.
        let name = organization.clone().unwrap_or_else(|| format!("\0{}", row.line));
        let index = *places.entry(name).or_insert_with(|| {
            let at = row.places.of("organization");
            draft.parts.push(OrganizationEntry {
                line: row.line,
                at,
                organization,
                ..OrganizationEntry::default()
            });
            draft.parts.len() - 1
        });
        let part = &mut draft.parts[index];
        // A row of nobody says it of the organization.
        match row
            .person
            .as_ref()
            .or(row.mail.as_ref())
            .or(row.id.as_ref().filter(|id| !trimmed(id).is_empty()))
        {
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

/// True for a record that says something.
pub fn is_said(record: &[Cell]) -> bool {
    let is_blank = record.iter().all(|cell| trimmed(&cell.text).is_empty());
    !is_blank && !record.first().is_some_and(|cell| cell.text.starts_with('#'))
}

/// A record as a row, and the organization that it names.
fn row(record: &[Cell], columns: &Columns, lines: &Lines, flaws: &mut Vec<Flaw>) -> (Option<String>, Row) {
    let at = record.first().map_or(0, |cell| cell.at);
    let known = |index: &usize| columns.values().any(|known| known == index);
    for (index, one) in record.iter().enumerate() {
        let text = trimmed(&one.text);
        if !text.is_empty() && !known(&index) {
            flaws.push(lines.flaw(one.at, Problem::NoHeading { text: text.to_owned() }));
        }
    }
    let one = |key: &str| columns.get(key).and_then(|index| record.get(*index));
    let cell = |key: &str| one(key).map(|cell| plain(&cell.text));
    let filled = |key: &str| cell(key).filter(|text| !trimmed(text).is_empty());
    let values: Vec<(&str, usize)> = columns.keys().filter_map(|key| Some((*key, one(key)?.at))).collect();
    let assignments = filled("assignments");
    let row = Row {
        line: lines.number(at),
        places: Places { row: at, values },
        person: filled("person"),
        id: cell("id"),
        mail: filled("mail"),
        name: cell("name"),
        new: cell("new"),
        role: cell("role"),
        assignments: assignments.map(|text| text.split_whitespace().map(str::to_owned).collect()),
        until: cell("until"),
        absent: cell("absent"),
        unmanaged: cell("unmanaged"),
    };
    (filled("organization").map(|text| trimmed(&text).to_owned()), row)
}

/// Finds the separator of the cells, and the byte at which the first line of cells begins: as `sep=;` says in the first
/// line, which Excel writes and reads, or the one that is most often between the headings.
pub fn separator(lines: &Lines, flaws: &mut Vec<Flaw>) -> Option<(char, usize)> {
    let mut all = lines.text.split_inclusive(['\n', '\r']);
    let first = all.clone().next().unwrap_or_default();
    if let Some(said) = words::separator(first) {
        let is_it = |character: &char| {
            said.starts_with(*character) && said.trim_start_matches(*character).trim().is_empty()
        };
        return if let Some(separator) = SEPARATORS.into_iter().find(is_it) {
            Some((separator, first.len()))
        } else {
            flaws.push(lines.flaw(0, Problem::Separator { text: said.trim().to_owned() }));
            None
        };
    }
    let headings = all.find(|line| !line.trim().is_empty() && !line.starts_with('#')).unwrap_or_default();
    let count = |separator: &char| headings.matches(*separator).count();
    Some((SEPARATORS.into_iter().max_by_key(count).unwrap_or(';'), 0))
}

/// The characters that may separate cells.
const SEPARATORS: [char; 3] = [',', '\t', ';'];

fn headings(record: &[Cell], lines: &Lines, flaws: &mut Vec<Flaw>) -> Columns {
    let mut columns = BTreeMap::new();
    let at = record.first().map_or(0, |cell| cell.at);
    for (index, cell) in record.iter().enumerate() {
        let heading = trimmed(&cell.text);
        if heading.is_empty() {
            continue;
        }
        let problem = match words::column(heading) {
            Some(key) if columns.insert(key, index).is_none() => continue,
            Some(_) => Problem::ColumnTwice { heading: heading.to_owned() },
            None => {
                let known = words::near(heading, words::headings());
                Problem::UnknownColumn { heading: heading.to_owned(), known }
            }
        };
        flaws.push(lines.flaw(cell.at, problem));
    }
    for column in ["organization", "role"] {
        if !columns.contains_key(column) {
            flaws.push(Flaw::at(lines.number(at), Problem::NoColumn { column }));
        }
    }
    if !columns.contains_key("person") && !columns.contains_key("mail") {
        flaws.push(Flaw::at(lines.number(at), Problem::NoColumn { column: "person" }));
    }
    columns
}

/// A cell without the quote that keeps a spreadsheet from taking it for a formula.
pub fn plain(cell: &str) -> String {
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
