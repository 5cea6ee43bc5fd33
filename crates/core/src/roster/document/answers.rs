//! Answers to undecided lines, in CSV: a line each, with what `roster resolve` listed and a column for the answer.

use std::collections::BTreeMap;

use super::cells::{self, Cell};
use super::encoding::decode;
use super::flaw::{Flaw, Problem};
use super::lines::Lines;
use super::{csv_reader, words};
use crate::text::{fold, trimmed};

/// The answer to one line of a roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Where the answer stands.
    pub at: (usize, Option<usize>),
    /// The line of the roster.
    pub line: usize,
    /// The person, as the roster says there.
    pub person: String,
    /// The rest that is said of that line, in the columns that `roster resolve` lists.
    pub said: BTreeMap<&'static str, String>,
    pub reply: Reply,
}

/// The reply to an undecided line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// The only candidate.
    Yes,
    /// Nobody who is there.
    New,
    Later,
    /// One of the candidates, by whatever names them.
    Somebody(String),
}

impl Reply {
    /// Reads a word, in English or French; anything else names somebody.
    pub fn read(text: &str) -> Self {
        match fold(text).as_str() {
            "yes" | "y" | "oui" | "o" => Self::Yes,
            "no" | "n" | "non" | "new" | "nouveau" | "nouvelle" => Self::New,
            "" | "later" | "l" | "plus tard" | "p" => Self::Later,
            _ => Self::Somebody(trimmed(text).to_owned()),
        }
    }
}

/// The columns that answers need, with the headings that stand for them.
const NEEDED: [(&str, &[&str]); 3] =
    [("line", &["line", "ligne"]), ("person", &["person", "personne"]), ("answer", &["answer", "reponse"])];

/// Columns that tell a line from another one, where they are there.
const TELLING: [(&str, &[&str]); 4] = [
    ("organization", &["organization", "organisation"]),
    ("organization_id", &["organization_id"]),
    ("name", &["name", "nom"]),
    ("wants", &["wants"]),
];

/// Reads answers; other columns are left alone.
///
/// # Errors
/// Everything that is wrong with them.
pub fn answers(bytes: Vec<u8>) -> Result<Vec<Answer>, Vec<Flaw>> {
    let (text, _) = decode(bytes).map_err(|flaw| vec![flaw])?;
    let lines = Lines::of(&text);
    let mut flaws = Vec::new();
    let Some((separator, from)) = csv_reader::separator(&lines, &mut flaws) else { return Err(flaws) };
    let records = cells::records(&lines, from, separator, &mut flaws);
    let mut records = records.iter().filter(|record| csv_reader::is_said(record));
    let Some(headings) = records.next() else { return Err(vec![Flaw::at(0, Problem::NoAnswers)]) };
    let column = |(key, known): &(&'static str, &[&str])| {
        let is_it = |cell: &Cell| known.contains(&words::fold(trimmed(&cell.text)).as_str());
        headings.iter().position(is_it).ok_or(*key)
    };
    let columns: Vec<Result<usize, &str>> = NEEDED.iter().map(column).collect();
    flaws.extend(columns.iter().filter_map(|column| {
        let column = (*column).err()?;
        Some(Flaw::at(lines.number(headings.first().map_or(0, |cell| cell.at)), Problem::NoColumn { column }))
    }));
    let [Ok(line), Ok(person), Ok(reply)] = columns[..] else { return Err(flaws) };
    let telling: Vec<(&'static str, usize)> =
        TELLING.iter().filter_map(|heading| Some((heading.0, column(heading).ok()?))).collect();
    let mut found = Vec::new();
    for record in records {
        let text = |index: usize| record.get(index).map(|cell| trimmed(&cell.text)).unwrap_or_default();
        let place = record.get(reply).or(record.first()).map_or(0, |cell| cell.at);
        let at = lines.flaw(place, Problem::Empty);
        if let Ok(number) = text(line).parse() {
            found.push(Answer {
                at: (at.line, at.column),
                line: number,
                person: csv_reader::plain(text(person)),
                said: telling.iter().map(|(key, index)| (*key, csv_reader::plain(text(*index)))).collect(),
                reply: Reply::read(text(reply)),
            });
        } else {
            let text = text(line).to_owned();
            flaws.push(Flaw { problem: Problem::BadLine { text }, ..at });
        }
    }
    if flaws.is_empty() { Ok(found) } else { Err(flaws) }
}
