//! Lists in JSON: an array of objects, wherever it is in a document, or an object a line. What is inside an object has the names of
//! the way to it, with dots: `identity.mail`.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::sheet::{Sheet, SheetRow};
use crate::roster::document::{Encoding, Flaw, Problem};

/// Reads a list.
///
/// # Errors
/// Where it is no JSON, or no list of objects.
pub fn read(text: &str, encoding: Encoding) -> Result<Sheet, Vec<Flaw>> {
    let mut wide = Wide::default();
    match serde_json::from_str::<Value>(text) {
        Ok(whole) => {
            for (place, entry) in list(&whole).ok_or_else(no_list)?.iter().enumerate() {
                wide.push(place + 1, entry)?;
            }
        }
        Err(error) if text.trim_start().starts_with('[') => return Err(vec![syntax(error.line(), &error)]),
        // An object a line is no document.
        Err(whole) => {
            for (place, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
                let entry = serde_json::from_str::<Value>(line).map_err(|error| {
                    let is_first = wide.rows.is_empty();
                    vec![if is_first { syntax(whole.line(), &whole) } else { syntax(place + 1, &error) }]
                })?;
                wide.push(place + 1, &entry)?;
            }
        }
    }
    let width = wide.headings.len();
    let row = |(line, cells): (usize, Vec<(usize, String)>)| {
        let mut row = SheetRow { line, cells: vec![String::new(); width] };
        for (place, text) in cells {
            row.cells[place] = text;
        }
        row
    };
    Ok(Sheet {
        rows: wide.rows.into_iter().map(row).collect(),
        headings: wide.headings,
        encoding,
        separator: None,
        above: 0,
    })
}

/// The list of objects: the document itself, or the one list that it has.
fn list(whole: &Value) -> Option<&Vec<Value>> {
    match whole {
        Value::Array(all) => Some(all),
        Value::Object(object) => {
            let mut lists = object.values().filter_map(|value| value.as_array());
            match (lists.next(), lists.next()) {
                (Some(only), None) => Some(only),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Rows whose headings are found as they come.
#[derive(Default)]
struct Wide {
    headings: Vec<String>,
    places: HashMap<String, usize>,
    rows: Vec<(usize, Vec<(usize, String)>)>,
}

impl Wide {
    fn push(&mut self, line: usize, entry: &Value) -> Result<(), Vec<Flaw>> {
        let Value::Object(object) = entry else { return Err(vec![Flaw::at(line, Problem::NoObject)]) };
        let mut cells = Vec::new();
        self.object("", object, &mut cells);
        self.rows.push((line, cells));
        Ok(())
    }

    fn object(&mut self, above: &str, object: &Map<String, Value>, cells: &mut Vec<(usize, String)>) {
        for (key, value) in object {
            let name = if above.is_empty() { key.clone() } else { format!("{above}.{key}") };
            match value {
                Value::Object(inner) => self.object(&name, inner, cells),
                value => {
                    let next = self.headings.len();
                    let place = *self.places.entry(name.clone()).or_insert(next);
                    if place == next {
                        self.headings.push(name);
                    }
                    cells.push((place, text(value)));
                }
            }
        }
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::Null | Value::Object(_) => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(all) => all.iter().map(text).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

fn no_list() -> Vec<Flaw> {
    vec![Flaw::at(0, Problem::NoObject)]
}

fn syntax(line: usize, error: &serde_json::Error) -> Flaw {
    Flaw::at(line, Problem::Syntax { why: error.to_string() })
}
