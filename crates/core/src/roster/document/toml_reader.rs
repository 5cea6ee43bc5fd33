//! A roster in TOML: `[[roster]]` for each organization, a line for each of its people.

use toml::de::{DeArray, DeTable, DeValue};
use toml::{Spanned, de};

use super::flaw::{Flaw, Problem};
use super::lines::Lines;
use super::validate::{Draft, OrganizationEntry, Places, Row};
use super::wanted::FORMAT;
use super::words;

/// Reads a roster in TOML; what is wrong goes to `flaws`.
pub fn read(lines: &Lines, flaws: &mut Vec<Flaw>) -> Draft {
    let (table, errors) = DeTable::parse_recoverable(lines.text);
    if !errors.is_empty() {
        // A text that the parser recovered from is half a roster: nothing of it is judged.
        flaws.extend(errors.iter().map(|error| syntax(error, lines)));
        return Draft::default();
    }
    let mut reader = Reader { lines, flaws };
    reader.draft(table.into_inner())
}

fn syntax(error: &de::Error, lines: &Lines) -> Flaw {
    let problem = Problem::Syntax { why: error.message().replace('\n', " ") };
    match error.span() {
        Some(span) => lines.flaw(span.start, problem),
        None => Flaw::at(0, problem),
    }
}

type Value<'i> = Spanned<DeValue<'i>>;

struct Reader<'a> {
    lines: &'a Lines<'a>,
    flaws: &'a mut Vec<Flaw>,
}

impl Reader<'_> {
    fn flaw(&mut self, place: usize, problem: Problem) {
        self.flaws.push(self.lines.flaw(place, problem));
    }

    fn draft(&mut self, table: DeTable) -> Draft {
        let mut draft = Draft::default();
        for (key, value) in table {
            let place = key.span().start;
            match key.get_ref().as_ref() {
                "format" if number(&value).as_deref() == Some(&FORMAT.to_string()) => {}
                "format" => self.flaw(place, Problem::Format { found: number(&value).unwrap_or_default() }),
                "site" => draft.site = self.text("site", value),
                "roster" => {
                    let parts = self.each("roster", value);
                    draft.parts.extend(parts.into_iter().filter_map(|part| self.part(part)));
                }
                other => self.unknown(place, other, &words::OF_FILE),
            }
        }
        draft
    }

    fn part(&mut self, value: Value) -> Option<OrganizationEntry> {
        let at = value.span().start;
        let mut part = OrganizationEntry { line: self.lines.number(at), at, ..OrganizationEntry::default() };
        let table = self.table("roster", value)?;
        for (key, value) in table {
            let place = key.span().start;
            match key.get_ref().as_ref() {
                "organization" => {
                    (part.line, part.at) = (self.lines.number(place), place);
                    part.organization = self.text("organization", value);
                }
                "name" => drop(self.text("name", value)),
                "min_admins" => part.min_admins = self.count("min_admins", value),
                "max_removals" => part.max_removals = self.count("max_removals", value),
                "required_admins" => {
                    let all = self.each("required_admins", value);
                    part.required_admins =
                        all.into_iter().filter_map(|value| self.text("required_admins", value)).collect();
                }
                "unmanaged" => part.unmanaged = self.text("unmanaged", value),
                "people" => {
                    let people = self.each("people", value);
                    part.rows = people.into_iter().filter_map(|person| self.row(person)).collect();
                }
                other => self.unknown(place, other, &words::OF_ORGANIZATION),
            }
        }
        Some(part)
    }

    fn row(&mut self, value: Value) -> Option<Row> {
        let at = value.span().start;
        let mut row = Row {
            line: self.lines.number(at),
            places: Places { row: at, ..Places::default() },
            ..Row::default()
        };
        let table = self.table("people", value)?;
        for (key, value) in table {
            let known = words::OF_PERSON.into_iter().find(|known| *known == key.get_ref().as_ref());
            row.places.values.extend(known.map(|known| (known, value.span().start)));
            match key.get_ref().as_ref() {
                "person" => row.person = self.text("person", value),
                "name" => row.name = self.text("name", value),
                "id" => row.id = self.text("id", value),
                "mail" => row.mail = self.text("mail", value),
                "new" => row.new = self.yes(value),
                "role" => row.role = self.text("role", value),
                "until" => row.until = self.date(value),
                "absent" => row.absent = self.text("absent", value),
                "unmanaged" => row.unmanaged = self.text("unmanaged", value),
                "assignments" => {
                    let all = self.each("assignments", value);
                    row.assignments =
                        Some(all.into_iter().filter_map(|value| self.text("assignments", value)).collect());
                }
                other => {
                    let place = key.span().start;
                    self.unknown(place, other, &words::OF_PERSON);
                }
            }
        }
        Some(row)
    }

    fn unknown(&mut self, place: usize, key: &str, known: &[&'static str]) {
        let known = words::near(key, known.iter().copied());
        self.flaw(place, Problem::UnknownKey { key: key.to_owned(), known });
    }

    fn text(&mut self, key: &'static str, value: Value) -> Option<String> {
        let place = value.span().start;
        match value.into_inner() {
            DeValue::String(text) => Some(text.into_owned()),
            _ => self.of_another_kind(key, "text", place),
        }
    }

    /// A number, or a text such as `25%`.
    fn count(&mut self, key: &'static str, value: Value) -> Option<String> {
        match (number(&value), value.get_ref()) {
            (Some(number), _) => Some(number),
            (None, DeValue::String(text)) => Some(text.to_string()),
            _ => self.of_another_kind(key, "number", value.span().start),
        }
    }

    /// A date of TOML's own, or a text.
    fn date(&mut self, value: Value) -> Option<String> {
        match value.get_ref() {
            DeValue::Datetime(date) => Some(date.to_string()),
            DeValue::String(text) => Some(text.to_string()),
            _ => self.of_another_kind("until", "date", value.span().start),
        }
    }

    /// True or false, or a word for it.
    fn yes(&mut self, value: Value) -> Option<String> {
        match value.get_ref() {
            DeValue::Boolean(yes) => Some(yes.to_string()),
            DeValue::String(text) => Some(text.to_string()),
            _ => self.of_another_kind("new", "yes", value.span().start),
        }
    }

    fn each<'i>(&mut self, key: &'static str, value: Value<'i>) -> DeArray<'i> {
        let place = value.span().start;
        match value.into_inner() {
            DeValue::Array(all) => all,
            _ => self.of_another_kind(key, "list", place).unwrap_or_default(),
        }
    }

    fn table<'i>(&mut self, key: &'static str, value: Value<'i>) -> Option<DeTable<'i>> {
        let place = value.span().start;
        match value.into_inner() {
            DeValue::Table(table) => Some(table),
            _ => self.of_another_kind(key, "table", place),
        }
    }

    fn of_another_kind<T>(&mut self, key: &'static str, wanted: &'static str, place: usize) -> Option<T> {
        self.flaw(place, Problem::Kind { key, wanted });
        None
    }
}

fn number(value: &Value) -> Option<String> {
    match value.get_ref() {
        DeValue::Integer(number) if number.radix() == 10 => Some(number.as_str().to_owned()),
        _ => None,
    }
}
