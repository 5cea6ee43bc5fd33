//! Lists of a directory: LDIF (RFC 2849), an entry after another, of attributes.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::sheet::{Sheet, SheetRow};
use crate::roster::document::{Encoding, Flaw, Problem};

/// True for a text that begins as LDIF does.
pub fn is_one(text: &str) -> bool {
    let first =
        text.lines().find(|line| !line.trim().is_empty() && !line.starts_with('#')).unwrap_or_default();
    let first = first.to_lowercase();
    first.starts_with("dn:") || first.starts_with("version:")
}

/// Reads the entries; of an attribute that comes several times the first value counts, as it is the preferred one.
///
/// # Errors
/// Lines that are none of LDIF, and changes instead of entries.
pub fn read(text: &str, encoding: Encoding) -> Result<Sheet, Vec<Flaw>> {
    let mut headings: Vec<String> = Vec::new();
    let mut rows: Vec<(usize, Vec<String>)> = Vec::new();
    let mut flaws = Vec::new();
    let mut is_open = false;
    for (number, line) in unfolded(text) {
        if line.trim().is_empty() {
            is_open = false;
            continue;
        }
        if line.starts_with('#') {
            continue;
        }
        let Some((name, value)) = attribute(&line) else {
            flaws.push(Flaw::at(number, Problem::Syntax { why: line }));
            continue;
        };
        // `mail;lang-fr` is a kind of `mail`.
        let name = name.split(';').next().unwrap_or_default().to_owned();
        match name.to_lowercase().as_str() {
            "version" => continue,
            "changetype" => {
                flaws.push(Flaw::at(number, Problem::Changes));
                continue;
            }
            "dn" => {
                rows.push((number, Vec::new()));
                is_open = true;
            }
            _ if !is_open => {
                flaws.push(Flaw::at(number, Problem::Syntax { why: line }));
                continue;
            }
            _ => {}
        }
        let place =
            headings.iter().position(|known| known.eq_ignore_ascii_case(&name)).unwrap_or_else(|| {
                headings.push(name);
                headings.len() - 1
            });
        let Some((_, cells)) = rows.last_mut() else { continue };
        if cells.len() <= place {
            cells.resize(place + 1, String::new());
        }
        if cells[place].is_empty() {
            cells[place] = value;
        }
    }
    if !flaws.is_empty() {
        return Err(flaws);
    }
    let width = headings.len();
    let row = |(line, mut cells): (usize, Vec<String>)| {
        cells.resize(width, String::new());
        SheetRow { line, cells }
    };
    Ok(Sheet { headings, rows: rows.into_iter().map(row).collect(), encoding, separator: None, above: 0 })
}

/// The lines with those that go on after a space, each with its number.
fn unfolded(text: &str) -> Vec<(usize, String)> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    for (place, line) in text.lines().enumerate() {
        match (line.strip_prefix(' '), lines.last_mut()) {
            (Some(rest), Some((_, before))) if !before.is_empty() => before.push_str(rest),
            _ => lines.push((place + 1, line.to_owned())),
        }
    }
    lines
}

/// The name and the value of a line, which is in base 64 after two colons.
fn attribute(line: &str) -> Option<(&str, String)> {
    let (name, value) = line.split_once(':')?;
    if name.is_empty() || name.contains(char::is_whitespace) {
        return None;
    }
    let value = match value.strip_prefix(':') {
        // A picture is no text, and nothing is read from it.
        Some(coded) => String::from_utf8(STANDARD.decode(coded.trim()).ok()?).unwrap_or_default(),
        None => value.trim().to_owned(),
    };
    Some((name, value))
}
