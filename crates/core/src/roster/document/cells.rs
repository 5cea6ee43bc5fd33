//! The cells of a text in CSV, read strictly (RFC 4180): a quote that is not where a cell begins, ends or is doubled in
//! one would move what stands behind it into another cell or line, and so is a flaw.

use super::flaw::{Flaw, Problem};
use super::lines::Lines;

/// A cell, and the bytes at which it begins and ends, its quotes included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    pub at: usize,
    pub end: usize,
    pub text: String,
}

/// The records from this byte on. A line that begins with `#` is none. What is wrong goes to `flaws`: nothing that was read
/// may count then.
pub fn records(lines: &Lines, from: usize, separator: char, flaws: &mut Vec<Flaw>) -> Vec<Vec<Cell>> {
    let mut reader = Reader { lines, at: from, separator, flaws };
    let mut records = Vec::new();
    while reader.at < lines.text.len() {
        if reader.rest().starts_with('#') {
            reader.at += reader.rest().find(['\n', '\r']).unwrap_or(reader.rest().len());
            reader.end_line();
        } else {
            records.push(reader.record());
        }
    }
    records
}

struct Reader<'a> {
    lines: &'a Lines<'a>,
    at: usize,
    separator: char,
    flaws: &'a mut Vec<Flaw>,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.lines.text[self.at..]
    }

    fn wrong(&mut self, place: usize, problem: Problem) {
        self.flaws.push(self.lines.flaw(place, problem));
    }

    fn end_line(&mut self) {
        let ends = ["\r\n", "\n", "\r"].into_iter().find(|end| self.rest().starts_with(end));
        self.at += ends.map_or(0, str::len);
    }

    fn record(&mut self) -> Vec<Cell> {
        let mut cells = vec![self.cell()];
        while self.rest().starts_with(self.separator) {
            self.at += self.separator.len_utf8();
            cells.push(self.cell());
        }
        self.end_line();
        cells
    }

    fn cell(&mut self) -> Cell {
        let at = self.at;
        let quoted = self.rest().starts_with('"').then(|| self.quoted());
        let rest = self.rest();
        let bare = &rest[..rest.find([self.separator, '\n', '\r']).unwrap_or(rest.len())];
        match (&quoted, bare.find('"')) {
            (Some(_), _) if !bare.is_empty() => {
                self.wrong(self.at, Problem::AfterQuote { line: self.lines.number(at) });
            }
            (None, Some(place)) => self.wrong(self.at + place, Problem::InnerQuote),
            _ => {}
        }
        self.at += bare.len();
        Cell { at, end: self.at, text: quoted.unwrap_or_default() + bare }
    }

    /// Reads the text between the quotes, the second of which ends it.
    fn quoted(&mut self) -> String {
        let (begun, mut text) = (self.at, String::new());
        loop {
            let rest = &self.rest()[1..];
            let Some(length) = rest.find('"') else {
                self.wrong(begun, Problem::OpenQuote);
                self.at = self.lines.text.len();
                return text;
            };
            text += &rest[..length];
            self.at += length + 2;
            if !self.rest().starts_with('"') {
                return text;
            }
            text.push('"');
        }
    }
}
