//! A roster in TOML: `[[roster]]` for each organization, a line for each of its people.

use toml::de::{DeArray, DeTable, DeValue};
use toml::{Spanned, de};

use super::flaw::{Flaw, Problem};
use super::judge::{Draft, Part, Row};
use super::lines::Lines;
use super::{FORMAT, words};

/// Reads it; what is wrong goes to `flaws`.
pub fn read(text: &str, flaws: &mut Vec<Flaw>) -> Draft {
    let lines = Lines::of(text);
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        // What was recovered from is half a roster: nothing of it is judged.
        flaws.extend(errors.iter().map(|error| syntax(error, &lines)));
        return Draft::default();
    }
    let mut reader = Reader { lines, flaws };
    reader.draft(table.into_inner())
}

fn syntax(error: &de::Error, lines: &Lines) -> Flaw {
    let line = error.span().map_or(0, |span| lines.number(span.start));
    Flaw::at(line, Problem::Syntax { why: error.message().replace('\n', " ") })
}

type Value<'i> = Spanned<DeValue<'i>>;

struct Reader<'a> {
    lines: Lines,
    flaws: &'a mut Vec<Flaw>,
}

impl Reader<'_> {
    fn line<T>(&self, value: &Spanned<T>) -> usize {
        self.lines.number(value.span().start)
    }

    fn flaw(&mut self, line: usize, problem: Problem) {
        self.flaws.push(Flaw::at(line, problem));
    }

    fn draft(&mut self, table: DeTable) -> Draft {
        let mut draft = Draft::default();
        for (key, value) in table {
            let line = self.line(&key);
            match key.get_ref().as_ref() {
                "format" if number(&value).as_deref() == Some(&FORMAT.to_string()) => {}
                "format" => self.flaw(line, Problem::Format { found: number(&value).unwrap_or_default() }),
                "site" => draft.site = self.text("site", value),
                "roster" => {
                    let parts = self.each("roster", value);
                    draft.parts.extend(parts.into_iter().filter_map(|part| self.part(part)));
                }
                other => self.unknown(line, other, &words::OF_FILE),
            }
        }
        draft
    }

    fn part(&mut self, value: Value) -> Option<Part> {
        let mut part = Part { line: self.line(&value), ..Part::default() };
        let table = self.table("roster", value)?;
        for (key, value) in table {
            let line = self.line(&key);
            match key.get_ref().as_ref() {
                "organization" => {
                    part.line = line;
                    part.organization = self.text("organization", value);
                }
                "name" => drop(self.text("name", value)),
                "min_admins" => part.min_admins = self.count("min_admins", value),
                "max_removals" => part.max_removals = self.count("max_removals", value),
                "required_admins" => {
                    let all = self.each("required_admins", value);
                    part.required_admins =
                        all.into_iter().filter_map(|one| self.text("required_admins", one)).collect();
                }
                "unmanaged" => part.unmanaged = self.text("unmanaged", value),
                "people" => {
                    let people = self.each("people", value);
                    part.rows = people.into_iter().filter_map(|one| self.row(one)).collect();
                }
                other => self.unknown(line, other, &words::OF_ORGANIZATION),
            }
        }
        Some(part)
    }

    fn row(&mut self, value: Value) -> Option<Row> {
        let mut row = Row { line: self.line(&value), ..Row::default() };
        let table = self.table("people", value)?;
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "person" => row.person = self.text("person", value),
                "name" => row.name = self.text("name", value),
                "mail" => drop(self.text("mail", value)),
                "role" => row.role = self.text("role", value),
                "until" => row.until = self.date(value),
                "absent" => row.absent = self.text("absent", value),
                "unmanaged" => row.unmanaged = self.text("unmanaged", value),
                "assignments" => {
                    let all = self.each("assignments", value);
                    row.assignments =
                        Some(all.into_iter().filter_map(|one| self.text("assignments", one)).collect());
                }
                other => {
                    let line = self.line(&key);
                    self.unknown(line, other, &words::OF_PERSON);
                }
            }
        }
        Some(row)
    }

    fn unknown(&mut self, line: usize, key: &str, known: &[&'static str]) {
        let known = words::near(key, known.iter().copied());
        self.flaw(line, Problem::UnknownKey { key: key.to_owned(), known });
    }

    fn text(&mut self, key: &'static str, value: Value) -> Option<String> {
        let line = self.line(&value);
        match value.into_inner() {
            DeValue::String(text) => Some(text.into_owned()),
            _ => self.of_another_kind(key, "text", line),
        }
    }

    /// A number, or a text such as `25%`.
    fn count(&mut self, key: &'static str, value: Value) -> Option<String> {
        match (number(&value), value.get_ref()) {
            (Some(number), _) => Some(number),
            (None, DeValue::String(text)) => Some(text.to_string()),
            _ => self.of_another_kind(key, "number", self.line(&value)),
        }
    }

    /// A date of TOML's own, or a text.
    fn date(&mut self, value: Value) -> Option<String> {
        match value.get_ref() {
            DeValue::Datetime(date) => Some(date.to_string()),
            DeValue::String(text) => Some(text.to_string()),
            _ => self.of_another_kind("until", "date", self.line(&value)),
        }
    }

    fn each<'i>(&mut self, key: &'static str, value: Value<'i>) -> DeArray<'i> {
        let line = self.line(&value);
        match value.into_inner() {
            DeValue::Array(all) => all,
            _ => self.of_another_kind(key, "list", line).unwrap_or_default(),
        }
    }

    fn table<'i>(&mut self, key: &'static str, value: Value<'i>) -> Option<DeTable<'i>> {
        let line = self.line(&value);
        match value.into_inner() {
            DeValue::Table(table) => Some(table),
            _ => self.of_another_kind(key, "table", line),
        }
    }

    fn of_another_kind<T>(&mut self, key: &'static str, wanted: &'static str, line: usize) -> Option<T> {
        self.flaw(line, Problem::Kind { key, wanted });
        None
    }
}

fn number(value: &Value) -> Option<String> {
    match value.get_ref() {
        DeValue::Integer(number) if number.radix() == 10 => Some(number.as_str().to_owned()),
        _ => None,
    }
}
