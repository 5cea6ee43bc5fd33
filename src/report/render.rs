//! The formats of `-o`.

use std::borrow::Cow;
use std::fmt::Write as _;

use serde_json::Value;

use super::column::{Column, Kind, Reach, Record};
use super::value::Report;
use super::view::{Format, View};
use super::{cell, chart};
use crate::failure::{Code, Failure};
use crate::messages::{Messages, message};
use crate::table;
use udatactl_core::text;

pub fn render(report: &Report, view: &View, messages: &Messages) -> Result<String, Failure> {
    let columns = choose(report, view)?;
    let text = match view.format {
        Format::Table if report.records.is_empty() => String::new(),
        Format::Table if report.charts && view.terminal && !view.accessible => {
            chart::render(report, &columns, view, messages)
        }
        Format::Table if report.single || view.accessible => {
            one_field_a_line(report, &columns, view, messages)
        }
        Format::Table => {
            let (headings, rows) = (headings(&columns, messages), cells(report, &columns, view, messages));
            let broken: Vec<bool> = columns.iter().map(|column| column.kind == Kind::Sentence).collect();
            // Half an identifier can't be copied into the next command.
            let fits = if report.uncut { table::fits } else { table::identifier_fits };
            if fits(&headings, &rows, view.width) {
                table::for_person(&headings, rows, &broken, view.width, view.colored)
            } else {
                one_field_a_line(report, &columns, view, messages)
            }
        }
        Format::Md => table::markdown(&headings(&columns, messages), cells(report, &columns, view, messages)),
        Format::Plain => joined(report, &columns, messages),
        Format::Lines => machine_lines(report, &columns, messages),
        Format::Json => match &report.document {
            Some(document) => [document, "\n"].concat(),
            None => json(report, view, &columns),
        },
        Format::Jsonl => match &report.document {
            Some(document) => document.clone(),
            None => report.records.iter().fold(String::new(), |mut text, record| {
                let _ = writeln!(text, "{}", Value::Object(select(record, view, &columns)));
                text
            }),
        },
        Format::Csv => csv(report, &columns, view),
        // An invitation to an address is of nobody who has one.
        Format::Ids => {
            let ids = report.records.iter().map(|record| cell::for_machine(record, ID));
            ids.filter(|id| !id.is_empty()).fold(String::new(), |text, id| text + &id + "\n")
        }
        // The verb that makes one has made it.
        _ => String::new(),
    };
    Ok(match view.format {
        // Their cells are clean, and the colours in between are ours.
        Format::Table | Format::Md => text,
        _ if !view.terminal => text,
        Format::Json | Format::Jsonl => text::harmless_json(&text),
        _ => text::harmless_lines(&text),
    })
}

/// The field of `-o ids`.
const ID: &str = "id";

/// Stops where a result of these columns lacks what the format or `--fields` asks for.
///
/// # Errors
/// A usage failure that names the field.
pub fn require(columns: &[Column], format: Option<Format>, fields: &[String]) -> Result<(), Failure> {
    if format == Some(Format::Ids) {
        named(columns, &[ID.to_owned()])?;
    }
    named(columns, fields).map(drop)
}

fn choose(report: &Report, view: &View) -> Result<Vec<Column>, Failure> {
    if !report.columns.is_empty() {
        require(report.columns, Some(view.format), &[])?;
    }
    let known = |name: &str| report.columns.iter().find(|column| column.key == name).copied();
    if view.fields.is_empty() {
        let all = report.single || !matches!(view.format, Format::Table | Format::Plain | Format::Md);
        let is_usual = |column: &&Column| match column.reach {
            Reach::Table => true,
            Reach::Export => all,
            Reach::Data => false,
        };
        return Ok(match report.table {
            Some(keys) if !all => keys.iter().filter_map(|key| known(key)).collect(),
            _ => report.columns.iter().filter(is_usual).copied().collect(),
        });
    }
    named(report.columns, &view.fields)
}

/// The columns that these fields name.
///
/// # Errors
/// A usage failure for a field that is not there.
pub fn named(columns: &[Column], fields: &[String]) -> Result<Vec<Column>, Failure> {
    let find = |name: &String| {
        columns.iter().find(|column| column.key == name).copied().ok_or_else(|| {
            let known: Vec<&str> = columns.iter().map(|column| column.key).collect();
            Failure::new(
                Code::UnknownField,
                message!("failure-unknown-field", field = name, known = known.join(", ")),
            )
        })
    };
    fields.iter().map(find).collect()
}

fn select(record: &Record, view: &View, columns: &[Column]) -> Record {
    if view.fields.is_empty() {
        return record.clone();
    }
    let pick =
        |column: &Column| (column.key.to_owned(), record.get(column.key).cloned().unwrap_or(Value::Null));
    columns.iter().map(pick).collect()
}

fn json(report: &Report, view: &View, columns: &[Column]) -> String {
    let mut records: Vec<Value> =
        report.records.iter().map(|record| Value::Object(select(record, view, columns))).collect();
    let document = if report.single { records.pop().unwrap_or(Value::Null) } else { Value::Array(records) };
    format!("{document:#}\n")
}

fn headings(columns: &[Column], messages: &Messages) -> Vec<String> {
    columns.iter().map(|column| cell::heading(column, messages)).collect()
}

fn cells(report: &Report, columns: &[Column], view: &View, messages: &Messages) -> Vec<Vec<String>> {
    let row = |record: &Record| {
        columns.iter().map(|column| cell::for_person(record, column, messages, view.now)).collect()
    };
    report.records.iter().map(row).collect()
}

/// Below this many columns for the values, breaking them helps nobody.
const NARROWEST_VALUE: usize = 20;

fn one_field_a_line(report: &Report, columns: &[Column], view: &View, messages: &Messages) -> String {
    let headings = headings(columns, messages);
    let blocks = cells(report, columns, view, messages);
    let separator = messages.find_key("field-separator").unwrap_or_else(|| ":".to_owned());
    let widest = headings.iter().map(|text| table::width(text)).max().unwrap_or(0);
    let indent = widest + table::width(&separator) + 1;
    let line = |heading: &str, value: &str| {
        if view.accessible {
            return format!("{heading}{separator} {value}\n");
        }
        let padding = " ".repeat(widest.saturating_sub(table::width(heading)));
        let room = Some(view.width.saturating_sub(indent)).filter(|room| *room >= NARROWEST_VALUE);
        let value = room.map_or_else(|| vec![value.to_owned()], |room| text::wrap(value, room));
        let value = value.join(&format!("\n{}", " ".repeat(indent)));
        format!("{heading}{separator} {padding}{value}\n")
    };
    let block = |row: Vec<String>| -> String {
        let fields = headings.iter().zip(&row).filter(|(_, value)| !value.is_empty());
        fields.map(|(heading, value)| line(heading, value)).collect()
    };
    blocks.into_iter().map(block).collect::<Vec<_>>().join("\n")
}

fn joined(report: &Report, columns: &[Column], messages: &Messages) -> String {
    let line = |record: &Record| {
        let cells: Vec<_> = columns.iter().map(|column| cell::for_plain(record, column, messages)).collect();
        cells.join("\t") + "\n"
    };
    report.records.iter().map(line).collect()
}

fn machine_lines(report: &Report, columns: &[Column], messages: &Messages) -> String {
    let block = |record: &Record| {
        columns.iter().fold(String::new(), |mut text, column| {
            let _ = writeln!(text, "{}: {}", column.key, cell::for_plain(record, column, messages));
            text
        })
    };
    report.records.iter().map(block).collect::<Vec<_>>().join("\n")
}

fn csv(report: &Report, columns: &[Column], view: &View) -> String {
    let mut writer = csv::WriterBuilder::new();
    if view.french_csv {
        writer.delimiter(b';').terminator(csv::Terminator::CRLF);
    }
    let begins_with_a_mark = view.french_csv && !view.goes_on;
    let begun = if begins_with_a_mark { "\u{feff}".as_bytes().to_vec() } else { Vec::new() };
    let mut writer = writer.from_writer(begun);
    // Writing to memory does not fail, and every record has as many cells as there are columns.
    if !view.goes_on {
        let _ = writer.write_record(columns.iter().map(|column| column.key));
    }
    for record in &report.records {
        for column in columns {
            let _ = writer.write_field(&*neutral(cell::for_script(record, column)));
        }
        let _ = writer.write_record(None::<&[u8]>);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// A cell that a spreadsheet would run as a formula gets an apostrophe in front.
fn neutral(cell: Cow<str>) -> Cow<str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}").into() } else { cell }
}

#[cfg(test)]
#[path = "strangers_tests.rs"]
mod tests;
