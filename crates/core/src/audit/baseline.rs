//! A baseline: the findings that were accepted, in a file; which of them still hold, and what becomes of what was found.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use toml::de::DeTable;

use super::assessment::{Assessment, Found, Ruling, assess};
use super::exception::{Exception, Fingerprint};
use super::rule::{Group, Rule};
use super::rules;
use super::rules::exceptions::{self, Accepted};
use crate::roster::OrganizationName;
use crate::roster::date;
use crate::roster::document::strict::{self, Strict, Value};
use crate::roster::document::{Flaw, Problem};
use crate::text::{nearest, trimmed};

mod writer;

pub use writer::{FORMAT, Unwritable, add};

/// The keys of the file and of an exception.
pub const OF_FILE: [&str; 2] = ["format", "exception"];
pub const OF_EXCEPTION: [&str; 4] = ["finding", "reason", "author", "until"];

/// The findings that were accepted, each once, by the id of their organization.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    by_place: BTreeMap<String, Vec<Exception>>,
}

impl Baseline {
    /// True where the finding is accepted, for however long.
    pub fn has(&self, finding: &Fingerprint) -> bool {
        let of_place = self.by_place.get(finding.place()).into_iter().flatten();
        of_place.into_iter().any(|exception| exception.finding == *finding)
    }

    /// True where something of an organization, or of an account, is accepted.
    pub fn is_about(&self, id: &str) -> bool {
        self.by_place.contains_key(id)
    }

    /// True where nothing is accepted at all.
    pub fn is_empty(&self) -> bool {
        self.by_place.is_empty()
    }

    /// What is said of exceptions about organizations that are none of a portal's any more, as `is_met` tells of their ids.
    pub fn gone(
        &self,
        is_met: impl Fn(&str) -> bool,
        ruling: &Ruling,
        rules: &[&'static Rule<Accepted>],
        today: Date,
    ) -> Vec<Assessment> {
        let gone = self.by_place.iter().filter(|(id, exceptions)| {
            let is_of_keys = |one: &Exception| rules::group_of(one.finding.rule()) == Some(Group::Key.word());
            !is_met(id) && !exceptions.iter().all(is_of_keys)
        });
        let assessed = gone.map(|(id, exceptions)| {
            let name = OrganizationName { id: id.clone(), slug: id.clone(), name: id.clone() };
            let accepted = Accepted {
                exceptions: exceptions.clone(),
                found: BTreeSet::new(),
                settled: rules::names_of_facts().collect(),
                today,
            };
            assess(&name, &accepted, ruling, rules)
        });
        assessed.collect()
    }

    /// Sets aside what is accepted of what was found, and asks the rules about exceptions.
    pub fn judge(
        &self,
        assessment: &mut Assessment,
        ruling: &Ruling,
        rules: &[&'static Rule<Accepted>],
        today: Date,
    ) {
        let Some(exceptions) = self.by_place.get(&assessment.organization.id) else { return };
        let fingerprint = |found: &Found| found.fingerprint(&assessment.organization);
        let accepted = Accepted {
            exceptions: exceptions.clone(),
            found: assessment.found.iter().map(fingerprint).collect(),
            settled: assessment.settled.iter().copied().collect(),
            today,
        };
        let mut left = Vec::new();
        for found in std::mem::take(&mut assessment.found) {
            let text = found.fingerprint(&assessment.organization);
            let is_it = |one: &&Exception| one.finding.text == text && !exceptions::is_over(one, today);
            match exceptions.iter().find(is_it) {
                Some(exception) => assessment.accepted.push((found, exception.clone())),
                None => left.push(found),
            }
        }
        assessment.found = left;
        let of_exceptions = assess(&assessment.organization, &accepted, ruling, rules);
        assessment.asked.extend(of_exceptions.asked);
        assessment.found.extend(of_exceptions.found);
    }
}

/// Reads a baseline.
///
/// # Errors
/// Everything that is wrong with it, in the order of the lines.
pub fn read(bytes: Vec<u8>) -> Result<Baseline, Vec<Flaw>> {
    strict::read(bytes, |strict, table| Reader { strict }.baseline(table))
}

struct Reader<'a> {
    strict: Strict<'a>,
}

impl Reader<'_> {
    fn baseline(&mut self, table: DeTable) -> Baseline {
        let mut baseline = Baseline::default();
        let mut lines: BTreeMap<String, usize> = BTreeMap::new();
        for (key, value) in table {
            let place = key.span().start;
            match key.get_ref().as_ref() {
                "format" => self.strict.format(place, &value, FORMAT),
                "exception" => {
                    for one in self.strict.each("exception", value) {
                        let place = one.span().start;
                        let Some(exception) = self.exception(one) else { continue };
                        let finding = exception.finding.text.clone();
                        let line = self.strict.lines.number(place);
                        if let Some(line) = lines.insert(finding.clone(), line) {
                            self.strict.flaw(place, Problem::ExceptionTwice { finding, line });
                        }
                        let of_place = baseline.by_place.entry(exception.finding.place().to_owned());
                        of_place.or_default().push(exception);
                    }
                }
                other => self.strict.unknown(place, other, &OF_FILE),
            }
        }
        baseline
    }

    fn exception(&mut self, value: Value) -> Option<Exception> {
        let at = value.span().start;
        let (mut finding, mut reason, mut author, mut until) = (None, None, None, None);
        let mut wrong = Vec::new();
        for (key, value) in self.strict.table("exception", value)? {
            let (place, at) = (key.span().start, value.span().start);
            let before = self.strict.flaws.len();
            match key.get_ref().as_ref() {
                "finding" => finding = self.finding(value),
                "reason" => reason = self.strict.filled("reason", value),
                "author" => author = self.strict.filled("author", value),
                "until" => {
                    let text = self.strict.date("until", value);
                    until = text.and_then(|text| self.day(at, &text));
                }
                other => self.strict.unknown(place, other, &OF_EXCEPTION),
            }
            if self.strict.flaws.len() > before {
                wrong.push(key.get_ref().to_string());
            }
        }
        let has = [finding.is_some(), reason.is_some(), author.is_some(), until.is_some()];
        for (key, _) in OF_EXCEPTION.iter().zip(has).filter(|(_, has)| !has) {
            // What is there and wrong has its flaw.
            if !wrong.iter().any(|wrong| wrong == key) {
                self.strict.flaw(at, Problem::Missing { key });
            }
        }
        Some(Exception { finding: finding?, reason: reason?, author: author?, until: until? })
    }

    fn finding(&mut self, value: Value) -> Option<Fingerprint> {
        let place = value.span().start;
        let text = trimmed(&self.strict.text("finding", value)?).to_owned();
        match fingerprint(&text) {
            Ok(fingerprint) => Some(fingerprint),
            Err(problem) => {
                self.strict.flaw(place, problem);
                None
            }
        }
    }

    fn day(&mut self, place: usize, text: &str) -> Option<Date> {
        match day(text) {
            Ok(day) => Some(day),
            Err(problem) => {
                self.strict.flaw(place, problem);
                None
            }
        }
    }
}

/// Reads a day.
///
/// # Errors
/// The problem of what is none.
pub fn day(text: &str) -> Result<Date, Problem> {
    date::read(text).map_err(|none| {
        let text = text.to_owned();
        match none.meant {
            Some(meant) => Problem::ShortYear { text, meant },
            None => Problem::BadDate { text },
        }
    })
}

/// Reads the fingerprint of something that a rule may find.
///
/// # Errors
/// The problem of what is none.
pub fn fingerprint(text: &str) -> Result<Fingerprint, Problem> {
    let Some(found) = Fingerprint::parse(text) else {
        return Err(Problem::BadFingerprint { text: text.to_owned() });
    };
    if rules::names_of_facts().any(|rule| rule == found.rule()) {
        Ok(found)
    } else {
        let known = nearest(found.rule(), rules::names_of_facts());
        Err(Problem::UnknownRule { word: found.rule().to_owned(), known })
    }
}

#[cfg(test)]
#[path = "baseline_tests.rs"]
mod tests;
