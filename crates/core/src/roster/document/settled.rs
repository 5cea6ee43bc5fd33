//! A roster in which lines are settled: the identifier, or that somebody is new, written beside what is there. All else
//! stays, its comments, order and layout too.

use std::collections::HashMap;

use toml_edit::{DocumentMut, Item, TableLike, Value};

use super::cells::Cell;
use super::lines::Lines;
use super::merge::Shape;
use super::wanted::Reading;
use super::{cells, csv_reader, words};

/// The decision that is written beside a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settled {
    /// They are the account with this id.
    Person(String),
    /// They are nobody who is there yet.
    New,
}

/// Where a line stands in its document: the place of the organization, and of the person there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LinePosition {
    pub organization: usize,
    pub person: usize,
}

/// Which line is settled, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    pub place: LinePosition,
    pub settled: Settled,
}

/// The text of a roster with decisions in it.
///
/// # Errors
/// Where an organization is not under `[[roster]]`, or its people are no list.
pub fn settle(reading: &Reading, decisions: &[Decision]) -> Result<String, Shape> {
    match reading.separator {
        Some(separator) => in_csv(reading, separator, decisions),
        None => in_toml(reading, decisions),
    }
}

/// The text in the place of a reason.
const NO_REASON: &str = "-";

/// The text of a roster without the reasons in it: those are for the readers of the file, and of no plan.
///
/// # Errors
/// Where an organization is not under `[[roster]]`, or its people are no list.
pub fn without_reasons(reading: &Reading) -> Result<String, Shape> {
    let Some(separator) = reading.separator else { return toml_without_reasons(reading) };
    let records = said(&Lines::of(&reading.text), separator)?;
    let (headings, records) = records.split_first().ok_or(Shape)?;
    let is_reason = |cell: &Cell| matches!(words::column(&cell.text), Some("absent" | "unmanaged"));
    let columns: Vec<usize> =
        headings.iter().enumerate().filter(|(_, cell)| is_reason(cell)).map(|(index, _)| index).collect();
    let mut edits = Vec::new();
    for record in records {
        let filled = |column: &&usize| record.get(**column).is_some_and(|cell| !cell.text.trim().is_empty());
        let edit = |column: &usize| CellEdit { record, column: *column, text: NO_REASON.to_owned() };
        edits.extend(columns.iter().filter(filled).map(edit));
    }
    Ok(edited(&reading.text, separator, edits))
}

/// The records of a sheet that say something, the headings first.
fn said(lines: &Lines, separator: char) -> Result<Vec<Vec<Cell>>, Shape> {
    let mut flaws = Vec::new();
    let (_, from) = csv_reader::separator(lines, &mut flaws).ok_or(Shape)?;
    let mut records = cells::records(lines, from, separator, &mut flaws);
    records.retain(|record| csv_reader::is_said(record));
    Ok(records)
}

fn toml_without_reasons(reading: &Reading) -> Result<String, Shape> {
    let mut tree: DocumentMut = reading.text.parse().map_err(|_| Shape)?;
    let rosters = tree.get_mut("roster").and_then(Item::as_array_of_tables_mut).ok_or(Shape)?;
    for roster in rosters.iter_mut() {
        blank(roster);
        let Some(people) = roster.get_mut("people") else { continue };
        if let Some(people) = people.as_array_mut() {
            people.iter_mut().filter_map(Value::as_inline_table_mut).for_each(|line| blank(line));
        } else if let Some(people) = people.as_array_of_tables_mut() {
            people.iter_mut().for_each(|line| blank(line));
        }
    }
    Ok(tree.to_string())
}

fn blank(table: &mut dyn TableLike) {
    for key in ["absent", "unmanaged"] {
        if let Some(value) = table.get_mut(key).and_then(Item::as_value_mut) {
            let decor = value.decor().clone();
            *value = NO_REASON.into();
            *value.decor_mut() = decor;
        }
    }
}

fn in_toml(reading: &Reading, decisions: &[Decision]) -> Result<String, Shape> {
    let mut tree: DocumentMut = reading.text.parse().map_err(|_| Shape)?;
    for decision in decisions {
        let rosters = tree.get_mut("roster").and_then(Item::as_array_of_tables_mut).ok_or(Shape)?;
        let people = rosters
            .get_mut(decision.place.organization)
            .and_then(|table| table.get_mut("people"))
            .ok_or(Shape)?;
        let (key, value): (&str, Value) = match &decision.settled {
            Settled::Person(id) => ("id", id.as_str().into()),
            Settled::New => ("new", true.into()),
        };
        if let Some(people) = people.as_array_mut() {
            let line =
                people.get_mut(decision.place.person).and_then(Value::as_inline_table_mut).ok_or(Shape)?;
            line.insert(key, value);
            line.fmt();
        } else {
            let people = people.as_array_of_tables_mut().ok_or(Shape)?;
            people.get_mut(decision.place.person).ok_or(Shape)?.insert(key, Item::Value(value));
        }
    }
    Ok(tree.to_string())
}

fn in_csv(reading: &Reading, separator: char, decisions: &[Decision]) -> Result<String, Shape> {
    let lines = Lines::of(&reading.text);
    let records = said(&lines, separator)?;
    let (headings, records) = records.split_first().ok_or(Shape)?;
    let rows: HashMap<usize, &Vec<Cell>> =
        records.iter().filter_map(|record| Some((lines.number(record.first()?.at), record))).collect();
    let mut edits: Vec<CellEdit> = Vec::new();
    let mut width = headings.len();
    for key in ["id", "new"] {
        let is_it = |decision: &&Decision| (key == "id") == matches!(decision.settled, Settled::Person(_));
        let mut decided = decisions.iter().filter(is_it).peekable();
        if decided.peek().is_none() {
            continue;
        }
        let known = headings.iter().position(|cell| words::column(&cell.text) == Some(key));
        let column = known.unwrap_or_else(|| {
            edits.push(CellEdit { record: headings, column: width, text: heading(headings, key) });
            width += 1;
            width - 1
        });
        for decision in decided {
            let entry = reading.document.organizations.get(decision.place.organization).ok_or(Shape)?;
            let line = entry.people.get(decision.place.person).ok_or(Shape)?.line;
            let record = rows.get(&line).ok_or(Shape)?;
            let text = match &decision.settled {
                Settled::Person(id) => id.clone(),
                Settled::New => "x".to_owned(),
            };
            edits.push(CellEdit { record, column, text });
        }
    }
    Ok(edited(&reading.text, separator, edits))
}

/// The heading of a column, in the language of the others.
fn heading(headings: &[Cell], key: &'static str) -> String {
    let is_french = headings.iter().any(|cell| {
        words::COLUMNS.iter().any(|column| {
            words::fold(column.french) != words::fold(column.key)
                && words::fold(column.french) == words::fold(&cell.text)
        })
    });
    words::COLUMNS
        .iter()
        .find(|column| column.key == key)
        .map_or(key, |column| if is_french { column.french } else { column.key })
        .to_owned()
}

/// A text that a cell of a record gets.
struct CellEdit<'a> {
    record: &'a [Cell],
    column: usize,
    text: String,
}

/// The text with the edits made, the last first, so that the places of the others stay.
fn edited(text: &str, separator: char, mut edits: Vec<CellEdit>) -> String {
    let end = |edit: &CellEdit| edit.record.last().map_or(0, |cell| cell.end);
    edits.sort_by_key(|edit| (end(edit), edit.column));
    let mut text = text.to_owned();
    let mut edits = edits.into_iter().rev().peekable();
    while let Some(edit) = edits.next() {
        if let Some(cell) = edit.record.get(edit.column) {
            text.replace_range(cell.at..cell.end, &edit.text);
        } else {
            let place = end(&edit);
            // Two new cells of one record: the one before goes between.
            let before =
                edits.peek().filter(|other| end(other) == place && other.record.get(other.column).is_none());
            let from = before.map_or(edit.record.len(), |other| other.column + 1);
            let apart: String = std::iter::repeat_n(separator, edit.column + 1 - from).collect();
            text.insert_str(place, &format!("{apart}{}", edit.text));
        }
    }
    text
}
