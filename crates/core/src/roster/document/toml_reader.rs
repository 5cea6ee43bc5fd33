//! A roster in TOML: `[[roster]]` for each organization, a line for each of its people.

use toml::de::{DeTable, DeValue};

use super::flaw::Flaw;
use super::lines::Lines;
use super::strict::{self, Strict, Value};
use super::validate::{Draft, OrganizationEntry, Places, Row};
use super::wanted::FORMAT;
use super::words;

/// Reads a roster in TOML; what is wrong goes to `flaws`.
pub fn read(lines: &Lines, flaws: &mut Vec<Flaw>) -> Draft {
    match strict::parse(lines) {
        Ok(table) => Reader { strict: Strict { lines, flaws } }.draft(table),
        Err(found) => {
            flaws.extend(found);
            Draft::default()
        }
    }
}

struct Reader<'a> {
    strict: Strict<'a>,
}

impl Reader<'_> {
    fn draft(&mut self, table: DeTable) -> Draft {
        let mut draft = Draft::default();
        for (key, value) in table {
            let place = key.span().start;
            match key.get_ref().as_ref() {
                "format" => self.strict.format(place, &value, FORMAT),
                "site" => draft.site = self.strict.text("site", value),
                "roster" => {
                    let parts = self.strict.each("roster", value);
                    draft.parts.extend(parts.into_iter().filter_map(|part| self.part(part)));
                }
                other => self.strict.unknown(place, other, &words::OF_FILE),
            }
        }
        draft
    }

    fn part(&mut self, value: Value) -> Option<OrganizationEntry> {
        let at = value.span().start;
        let mut part =
            OrganizationEntry { line: self.strict.lines.number(at), at, ..OrganizationEntry::default() };
        let table = self.strict.table("roster", value)?;
        for (key, value) in table {
            let place = key.span().start;
            match key.get_ref().as_ref() {
                "organization" => {
                    (part.line, part.at) = (self.strict.lines.number(place), place);
                    part.organization = self.strict.text("organization", value);
                }
                "name" => drop(self.strict.text("name", value)),
                "min_admins" => part.min_admins = self.strict.count("min_admins", value),
                "max_removals" => part.max_removals = self.strict.count("max_removals", value),
                "required_admins" => part.required_admins = self.strict.texts("required_admins", value),
                "unmanaged" => part.unmanaged = self.strict.text("unmanaged", value),
                "people" => {
                    let people = self.strict.each("people", value);
                    part.rows = people.into_iter().filter_map(|person| self.row(person)).collect();
                }
                other => self.strict.unknown(place, other, &words::OF_ORGANIZATION),
            }
        }
        Some(part)
    }

    fn row(&mut self, value: Value) -> Option<Row> {
        let at = value.span().start;
        let mut row = Row {
            line: self.strict.lines.number(at),
            places: Places { row: at, ..Places::default() },
            ..Row::default()
        };
        let table = self.strict.table("people", value)?;
        for (key, value) in table {
            let known = words::OF_PERSON.into_iter().find(|known| *known == key.get_ref().as_ref());
            row.places.values.extend(known.map(|known| (known, value.span().start)));
            match key.get_ref().as_ref() {
                "person" => row.person = self.strict.text("person", value),
                "name" => row.name = self.strict.text("name", value),
                "id" => row.id = self.strict.text("id", value),
                "mail" => row.mail = self.strict.text("mail", value),
                "new" => row.new = self.yes(value),
                "role" => row.role = self.strict.text("role", value),
                "until" => row.until = self.strict.date("until", value),
                "absent" => row.absent = self.strict.text("absent", value),
                "unmanaged" => row.unmanaged = self.strict.text("unmanaged", value),
                "assignments" => row.assignments = Some(self.strict.texts("assignments", value)),
                other => {
                    let place = key.span().start;
                    self.strict.unknown(place, other, &words::OF_PERSON);
                }
            }
        }
        Some(row)
    }

    /// True or false, or a word for it.
    fn yes(&mut self, value: Value) -> Option<String> {
        match value.get_ref() {
            DeValue::Boolean(yes) => Some(yes.to_string()),
            DeValue::String(text) => Some(text.to_string()),
            _ => self.strict.of_another_kind("new", "yes", value.span().start),
        }
    }
}
