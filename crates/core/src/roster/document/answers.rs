//! Answers to undecided lines, in CSV: a line each, with what `roster resolve` listed and a column for the answer.

use std::collections::BTreeMap;

use super::encoding::decode;
use super::flaw::{Flaw, Problem};
use super::lines::Lines;
use super::table::{Heading, Table};
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
const NEEDED: [Heading; 3] =
    [("line", &["line", "ligne"]), ("person", &["person", "personne"]), ("answer", &["answer", "reponse"])];

/// Columns that tell a line from another one, where they are there.
const TELLING: [Heading; 4] = [
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
    let table = Table::read(&lines, [&NEEDED, &TELLING], Problem::NoAnswers, &mut flaws);
    let mut found = Vec::new();
    for record in table.iter().flat_map(Table::records) {
        let at = lines.flaw(record.at("answer"), Problem::Empty);
        let text = record.text("line");
        if let Ok(line) = text.parse() {
            let told = TELLING.into_iter().filter(|(key, _)| record.has(key));
            found.push(Answer {
                at: (at.line, at.column),
                line,
                person: record.plain("person"),
                said: told.map(|(key, _)| (key, record.plain(key))).collect(),
                reply: Reply::read(record.text("answer")),
            });
        } else {
            flaws.push(Flaw { problem: Problem::BadLine { text: text.to_owned() }, ..at });
        }
    }
    if flaws.is_empty() { Ok(found) } else { Err(flaws) }
}
