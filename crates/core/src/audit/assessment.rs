//! The rules asked about one organization, by what holds there.

use std::collections::BTreeMap;

use super::exception::Exception;
use super::facts::{Person, Seen, Unseen};
use super::finding::{Finding, Hidden};
use super::rule::{Rule, Severity};
use super::thresholds::Thresholds;
use crate::roster::{self, OrganizationName, Role};

/// What holds for an organization: thresholds, what each rule weighs there, and whose it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ruling {
    pub thresholds: Thresholds,
    /// The weight of rules that weigh something else than usual.
    pub severities: BTreeMap<String, Severity>,
    /// Rules that are not asked.
    pub ignored: Vec<String>,
    /// Whoever looks after it.
    pub owner: Option<String>,
}

/// What the rules say of an organization.
#[derive(Clone, Debug)]
pub struct Assessment {
    pub organization: OrganizationName,
    pub owner: Option<String>,
    /// The rules that had something to look at.
    pub asked: Vec<&'static str>,
    /// The rules that saw all that they look at, which may be nothing.
    pub settled: Vec<&'static str>,
    pub found: Vec<Found>,
    /// What was found and is accepted.
    pub accepted: Vec<(Found, Exception)>,
    pub unseen: Vec<NotSeen>,
    /// Who is a member, where whoever asked wants to know.
    pub members: Vec<Member>,
}

/// A member of an organization, as far as a report of all of them needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub person: roster::Person,
    pub role: Option<Role>,
    pub seen: Seen,
    /// The account is deleted or switched off.
    pub is_gone: bool,
}

impl From<Person> for Member {
    fn from(person: Person) -> Self {
        Self {
            is_gone: person.account.is_gone(),
            person: person.person,
            role: person.role,
            seen: person.seen,
        }
    }
}

/// A finding with its rule, and what it weighs there.
#[derive(Clone, Debug)]
pub struct Found {
    pub rule: &'static str,
    pub severity: Severity,
    pub finding: Finding,
}

/// A rule of which not all could be told.
#[derive(Clone, Debug)]
pub struct NotSeen {
    pub rule: &'static str,
    pub hidden: Hidden,
}

impl Ruling {
    /// What a rule weighs; `None` where it is not asked.
    pub fn severity<F>(&self, rule: &Rule<F>) -> Option<Severity> {
        if self.ignored.iter().any(|name| name == rule.name || name == rule.group.word()) {
            return None;
        }
        Some(self.severities.get(rule.name).copied().unwrap_or(rule.severity))
    }
}

impl Found {
    /// The same for the same finding in each run, and for no other: its rule and the ids of the organization and of whom or
    /// what it is about.
    pub fn fingerprint(&self, organization: &OrganizationName) -> String {
        let subject = &self.finding.subject.id;
        let place = format!("{}/{}", self.rule, organization.id);
        if *subject == organization.id { place } else { format!("{place}/{subject}") }
    }
}

impl Assessment {
    /// Forgets which rules were asked, of which only what they found is wanted.
    pub fn forget_rules(&mut self) {
        (self.asked, self.settled) = (Vec::new(), Vec::new());
        self.found.shrink_to_fit();
    }

    /// Says of what could not be seen for a rule that what was read tells it of nobody.
    pub fn leave_to_elsewhere(&mut self, rule: &Rule) {
        for unseen in self.unseen.iter_mut().filter(|unseen| unseen.rule == rule.name) {
            unseen.hidden = Hidden { why: Unseen::Untold, about: Vec::new() };
        }
    }

    /// Leaves open what rules would say that what was read does not answer.
    pub fn leave_untold(&mut self, rules: &[&'static Rule], ruling: &Ruling) {
        let asked = rules.iter().filter(|rule| ruling.severity(rule).is_some());
        let untold = || Hidden { why: Unseen::Untold, about: Vec::new() };
        self.unseen.extend(asked.map(|rule| NotSeen { rule: rule.name, hidden: untold() }));
    }
}

/// Asks the rules about an organization, or about an account and its keys.
pub fn assess<F>(
    name: &OrganizationName,
    facts: &F,
    ruling: &Ruling,
    rules: &[&'static Rule<F>],
) -> Assessment {
    let mut assessment = Assessment {
        organization: name.clone(),
        owner: ruling.owner.clone(),
        asked: Vec::with_capacity(rules.len()),
        settled: Vec::with_capacity(rules.len()),
        found: Vec::new(),
        accepted: Vec::new(),
        unseen: Vec::new(),
        members: Vec::new(),
    };
    for rule in rules {
        let Some(severity) = ruling.severity(rule) else { continue };
        let outcome = (rule.check)(facts, &ruling.thresholds);
        if outcome.unseen.is_none() {
            assessment.settled.push(rule.name);
        }
        let is_lacking = |hidden: &Hidden| hidden.why == Unseen::Lacking;
        if !outcome.applies || outcome.unseen.as_ref().is_some_and(is_lacking) {
            continue;
        }
        assessment.asked.push(rule.name);
        assessment.found.extend(outcome.found.into_iter().map(|finding| Found {
            rule: rule.name,
            severity,
            finding,
        }));
        assessment.unseen.extend(outcome.unseen.map(|hidden| NotSeen { rule: rule.name, hidden }));
    }
    assessment
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::rules::AUDIT;
    use crate::audit::rules::example::{administrator, facts};

    #[test]
    fn nothing_is_wrong_with_the_example() {
        let facts = facts(vec![administrator("a"), administrator("b")]);
        let assessment = assess(&facts.name, &facts, &Ruling::default(), AUDIT);
        assert!(assessment.found.is_empty() && assessment.unseen.is_empty(), "{assessment:?}");
        assert!(assessment.asked.len() > 20);
    }

    #[test]
    fn what_a_rule_weighs_is_the_policy_s_to_say() {
        let only = facts(vec![administrator("a")]);
        let told = |ruling: &Ruling| {
            let found = assess(&only.name, &only, ruling, AUDIT).found;
            found.iter().map(|found| (found.rule, found.severity)).collect::<Vec<_>>()
        };
        assert_eq!(told(&Ruling::default()), [("two-administrators", Severity::Note)]);
        let severities = [("two-administrators".to_owned(), Severity::Error)].into();
        let strict = Ruling { severities, ..Ruling::default() };
        assert_eq!(told(&strict), [("two-administrators", Severity::Error)]);
        for name in ["two-administrators", "administration"] {
            assert_eq!(told(&Ruling { ignored: vec![name.into()], ..Ruling::default() }), []);
        }
    }

    #[test]
    fn a_fingerprint_is_one_finding_s() {
        let away = |name: &str| Person { seen: Seen::Never, ..administrator(name) };
        let facts = facts(vec![away("a"), away("b")]);
        let assessment = assess(&facts.name, &facts, &Ruling::default(), AUDIT);
        let prints: Vec<String> =
            assessment.found.iter().map(|found| found.fingerprint(&assessment.organization)).collect();
        assert_eq!(prints, ["administrator-active/1", "has-signed-in/1/id-a", "has-signed-in/1/id-b"]);
    }
}
