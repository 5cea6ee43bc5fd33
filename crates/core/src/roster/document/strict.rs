//! TOML read strictly: a key that nobody knows, and a value of another kind than its key takes, is a flaw with its place.

use toml::de::{DeArray, DeTable, DeValue};
use toml::{Spanned, de};

use super::encoding::decode;
use super::flaw::{Flaw, Problem};
use super::lines::Lines;
use super::words;
use crate::text::trimmed;

/// A value, and where it stands.
pub type Value<'i> = Spanned<DeValue<'i>>;

/// A reader of values; what is wrong goes to `flaws`.
pub struct Strict<'a> {
    pub lines: &'a Lines<'a>,
    pub flaws: &'a mut Vec<Flaw>,
}

/// Reads a file of TOML: `judge` makes of its table what it says, and tells what is wrong.
///
/// # Errors
/// Everything that is wrong with it, in the order of the lines.
pub fn read<T>(bytes: Vec<u8>, judge: impl FnOnce(Strict, DeTable) -> T) -> Result<T, Vec<Flaw>> {
    let (text, _) = decode(bytes).map_err(|flaw| vec![flaw])?;
    let lines = Lines::of(&text);
    let table = parse(&lines)?;
    let mut flaws = Vec::new();
    let read = judge(Strict { lines: &lines, flaws: &mut flaws }, table);
    flaws.sort_by_key(|flaw| (flaw.line, flaw.column));
    if flaws.is_empty() { Ok(read) } else { Err(flaws) }
}

/// Parses a text.
///
/// # Errors
/// Where it is no TOML. A text that the parser recovered from is half a file: nothing of it is judged.
pub fn parse<'i>(lines: &Lines<'i>) -> Result<DeTable<'i>, Vec<Flaw>> {
    let (table, errors) = DeTable::parse_recoverable(lines.text);
    if errors.is_empty() {
        Ok(table.into_inner())
    } else {
        Err(errors.iter().map(|error| syntax(error, lines)).collect())
    }
}

fn syntax(error: &de::Error, lines: &Lines) -> Flaw {
    let problem = Problem::Syntax { why: error.message().replace('\n', " ") };
    match error.span() {
        Some(span) => lines.flaw(span.start, problem),
        None => Flaw::at(0, problem),
    }
}

impl Strict<'_> {
    pub fn flaw(&mut self, place: usize, problem: Problem) {
        self.flaws.push(self.lines.flaw(place, problem));
    }

    /// The version of the format, of which only one is read.
    pub fn format(&mut self, place: usize, value: &Value, known: i64) {
        let found = number(value).unwrap_or_default();
        if found != known.to_string() {
            self.flaw(place, Problem::Format { found });
        }
    }

    pub fn unknown(&mut self, place: usize, key: &str, known: &[&'static str]) {
        let known = words::near(key, known.iter().copied());
        self.flaw(place, Problem::UnknownKey { key: key.to_owned(), known });
    }

    pub fn text(&mut self, key: &'static str, value: Value) -> Option<String> {
        let place = value.span().start;
        match value.into_inner() {
            DeValue::String(text) => Some(text.into_owned()),
            _ => self.of_another_kind(key, "text", place),
        }
    }

    /// A text that says something.
    pub fn filled(&mut self, key: &'static str, value: Value) -> Option<String> {
        let place = value.span().start;
        let text = trimmed(&self.text(key, value)?).to_owned();
        if text.is_empty() {
            self.flaw(place, Problem::Missing { key });
            return None;
        }
        Some(text)
    }

    /// The texts of a list.
    pub fn texts(&mut self, key: &'static str, value: Value) -> Vec<String> {
        let all = self.each(key, value);
        all.into_iter().filter_map(|value| self.text(key, value)).collect()
    }

    /// A number, or a text such as `25%`.
    pub fn count(&mut self, key: &'static str, value: Value) -> Option<String> {
        match (number(&value), value.get_ref()) {
            (Some(number), _) => Some(number),
            (None, DeValue::String(text)) => Some(text.to_string()),
            _ => self.of_another_kind(key, "number", value.span().start),
        }
    }

    /// True or false.
    pub fn yes(&mut self, key: &'static str, value: &Value) -> Option<bool> {
        match value.get_ref() {
            DeValue::Boolean(yes) => Some(*yes),
            _ => self.of_another_kind(key, "yes", value.span().start),
        }
    }

    /// A date of TOML's own, or a text.
    pub fn date(&mut self, key: &'static str, value: Value) -> Option<String> {
        match value.get_ref() {
            DeValue::Datetime(date) => Some(date.to_string()),
            DeValue::String(text) => Some(text.to_string()),
            _ => self.of_another_kind(key, "date", value.span().start),
        }
    }

    pub fn each<'i>(&mut self, key: &'static str, value: Value<'i>) -> DeArray<'i> {
        let place = value.span().start;
        match value.into_inner() {
            DeValue::Array(all) => all,
            _ => self.of_another_kind(key, "list", place).unwrap_or_default(),
        }
    }

    pub fn table<'i>(&mut self, key: &'static str, value: Value<'i>) -> Option<DeTable<'i>> {
        let place = value.span().start;
        match value.into_inner() {
            DeValue::Table(table) => Some(table),
            _ => self.of_another_kind(key, "table", place),
        }
    }

    pub fn of_another_kind<T>(&mut self, key: &'static str, wanted: &'static str, place: usize) -> Option<T> {
        self.flaw(place, Problem::Kind { key, wanted });
        None
    }
}

pub fn number(value: &Value) -> Option<String> {
    match value.get_ref() {
        DeValue::Integer(number) if number.radix() == 10 => Some(number.as_str().to_owned()),
        _ => None,
    }
}
