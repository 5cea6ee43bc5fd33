//! A policy read from TOML, strictly: it says what is wrong with organizations, and a slip in it would pass for all being well.

use std::collections::BTreeMap;

use toml::de::DeTable;

use super::words;
use super::{Group, Named, Own, Part, Policy, Stated};
use crate::audit::rule::Severity;
use crate::audit::{mail, rules};
use crate::duration;
use crate::roster::document::strict::{self, Strict, Value, number};
use crate::roster::document::{Flaw, Problem};
use crate::roster::is_mask;
use crate::text::{nearest, trimmed};

/// Reads a policy.
///
/// # Errors
/// Everything that is wrong with it, in the order of the lines.
pub fn read(bytes: Vec<u8>) -> Result<Policy, Vec<Flaw>> {
    strict::read(bytes, |strict, table| Reader { strict }.policy(table))
}

struct Reader<'a> {
    strict: Strict<'a>,
}

impl Reader<'_> {
    fn policy(&mut self, table: DeTable) -> Policy {
        let mut policy = Policy::default();
        for (key, value) in table {
            let place = key.span().start;
            match key.get_ref().as_ref() {
                "format" => self.strict.format(place, &value, words::FORMAT),
                "registers" => policy.registers = self.strict.yes("registers", &value).unwrap_or_default(),
                "group" => {
                    let groups = self.strict.each("group", value);
                    policy.groups = groups.into_iter().filter_map(|group| self.group(group)).collect();
                }
                "organization" => {
                    let table = self.strict.table("organization", value).unwrap_or_default();
                    for (name, value) in table {
                        let named = self.named(name.span().start, name.get_ref());
                        let part = self.organization(value);
                        policy.organizations.extend(named.map(|named| Own { named, part }));
                    }
                }
                other => self.of_any(&mut policy.usual, place, other, value, &words::OF_FILE),
            }
        }
        policy
    }

    fn group(&mut self, value: Value) -> Option<Group> {
        let place = value.span().start;
        let mut group = Group::default();
        for (key, value) in self.strict.table("group", value)? {
            let place = key.span().start;
            match key.get_ref().as_ref() {
                "name" => drop(self.strict.text("name", value)),
                "badges" => group.badges = self.strict.texts("badges", value),
                "organizations" => {
                    for one in self.strict.each("organizations", value) {
                        let place = one.span().start;
                        let text = self.strict.text("organizations", one);
                        group.named.extend(text.and_then(|text| self.named(place, &text)));
                    }
                }
                other => self.of_any(&mut group.part, place, other, value, &words::OF_GROUP),
            }
        }
        if group.named.is_empty() && group.badges.is_empty() {
            self.strict.flaw(place, Problem::NoOrganizations);
        }
        Some(group)
    }

    fn organization(&mut self, value: Value) -> Part {
        let mut part = Part::default();
        for (key, value) in self.strict.table("organization", value).unwrap_or_default() {
            let place = key.span().start;
            self.of_any(&mut part, place, key.get_ref(), value, &words::OF_ORGANIZATION);
        }
        part
    }

    /// A key that all parts have.
    fn of_any(&mut self, part: &mut Part, place: usize, key: &str, value: Value, known: &[&'static str]) {
        match key {
            "owner" => part.owner = self.strict.filled("owner", value),
            "thresholds" => part.thresholds = self.thresholds(value),
            "severity" => part.severities = self.severities(value),
            other => self.strict.unknown(place, other, known),
        }
    }

    fn thresholds(&mut self, value: Value) -> Stated {
        let mut stated = Stated::default();
        for (key, value) in self.strict.table("thresholds", value).unwrap_or_default() {
            let place = key.span().start;
            match key.get_ref().as_ref() {
                "dormant" => stated.dormant = self.days("dormant", value),
                "stale" => stated.stale = self.days("stale", value),
                "quiet" => stated.quiet = self.days("quiet", value),
                "deletion" => stated.deletion = self.days("deletion", value),
                "forecast" => stated.forecast = self.days("forecast", value),
                "key" => stated.key = self.days("key", value),
                "max_admins" => stated.max_admins = self.at_least_one("max_admins", &value),
                "domains" => stated.domains = Some(self.domains(value)),
                "agents" => stated.agents = Some(self.agents(value)),
                other => self.strict.unknown(place, other, &words::THRESHOLDS),
            }
        }
        stated
    }

    fn severities(&mut self, value: Value) -> BTreeMap<&'static str, Option<Severity>> {
        let mut severities = BTreeMap::new();
        for (key, value) in self.strict.table("severity", value).unwrap_or_default() {
            let name = key.get_ref().as_ref();
            let Some(rule) = rules::names().find(|rule| *rule == name) else {
                let known = nearest(name, rules::names());
                self.strict.flaw(key.span().start, Problem::UnknownRule { word: name.to_owned(), known });
                continue;
            };
            let place = value.span().start;
            let Some(word) = self.strict.text("severity", value) else { continue };
            if let Some(weight) = words::weight(&word) {
                severities.insert(rule, weight);
            } else {
                let known = words::WEIGHTS.iter().flat_map(|(_, words)| words.iter().copied());
                let known = nearest(&word, known);
                self.strict.flaw(place, Problem::UnknownWeight { word, known });
            }
        }
        severities
    }

    /// What names an organization. A mask or nothing names none.
    fn named(&mut self, place: usize, text: &str) -> Option<Named> {
        let text = trimmed(text).to_owned();
        if text.is_empty() {
            self.strict.flaw(place, Problem::Missing { key: "organization" });
            return None;
        }
        if is_mask(&text) {
            self.strict.flaw(place, Problem::Masked { text });
            return None;
        }
        let Flaw { line, column, .. } = self.strict.lines.flaw(place, Problem::Empty);
        Some(Named { line, column, text, id: None })
    }

    /// A number alone may be of days or of months: the unit has to be said.
    fn days(&mut self, key: &'static str, value: Value) -> Option<i64> {
        let place = value.span().start;
        let text = self.strict.count(key, value)?;
        let days = duration::days(&text);
        if days.is_none() {
            self.strict.flaw(place, Problem::BadDays { key, text });
        }
        days
    }

    fn at_least_one(&mut self, key: &'static str, value: &Value) -> Option<usize> {
        let place = value.span().start;
        let Some(text) = number(value) else { return self.strict.of_another_kind(key, "number", place) };
        let count = text.parse().ok().filter(|count| *count > 0);
        if count.is_none() {
            self.strict.flaw(place, Problem::BadCount { key, text });
        }
        count
    }

    fn agents(&mut self, value: Value) -> Vec<String> {
        let each = self.strict.each("agents", value);
        each.into_iter().filter_map(|one| self.strict.filled("agents", one)).collect()
    }

    fn domains(&mut self, value: Value) -> Vec<String> {
        let mut domains = Vec::new();
        for one in self.strict.each("domains", value) {
            let place = one.span().start;
            let Some(text) = self.strict.text("domains", one) else { continue };
            match mail::domain(&text) {
                Some(domain) => domains.push(domain),
                None => self.strict.flaw(place, Problem::BadDomain { text }),
            }
        }
        domains
    }
}
