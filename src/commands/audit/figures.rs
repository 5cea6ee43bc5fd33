//! The figures of an audit: findings by rule, when people were last seen, how many administer an organization.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use jiff::Timestamp;

use super::finding;
use udatactl_core::audit::facts::days_between;
use udatactl_core::audit::{Assessment, Seen, Severity};
use udatactl_core::roster::Role;

/// What a rule found in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfRule {
    pub rule: &'static str,
    /// The findings by weight, in the order of [`Severity::ALL`].
    pub found: [usize; 3],
}

/// What a rule could not tell for one reason, and in how many organizations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hidden {
    pub rule: &'static str,
    pub why: &'static str,
    pub organizations: usize,
}

/// The figures of an audit.
#[derive(Debug)]
pub struct Figures {
    /// The rules that found something, those with the gravest first.
    pub rules: Vec<OfRule>,
    pub hidden: Vec<Hidden>,
    /// So many people were last seen so long ago, by the keys of the catalogue.
    pub seen: Vec<(&'static str, usize)>,
    /// So many organizations have so many administrators, by the keys of the catalogue.
    pub administrators: Vec<(&'static str, usize)>,
}

/// Until how many days ago, and the key.
const AGES: [(i64, &str); 6] = [
    (30, "page-seen-month"),
    (90, "page-seen-quarter"),
    (180, "page-seen-half"),
    (365, "page-seen-year"),
    (2 * 365, "page-seen-two-years"),
    (3 * 365, "page-seen-three-years"),
];
const OLDER: &str = "page-seen-older";
const NEVER: &str = "page-seen-never";
const UNTOLD: &str = "page-seen-hidden";

/// How many administrators at most, and the key.
const CROWDS: [(usize, &str); 5] = [
    (0, "page-administrators-none"),
    (1, "page-administrators-one"),
    (2, "page-administrators-two"),
    (5, "page-administrators-some"),
    (10, "page-administrators-many"),
];
const MOST: &str = "page-administrators-most";

impl Figures {
    /// Counts what an audit found.
    pub fn of(assessments: &[&Assessment], now: Timestamp) -> Self {
        Self {
            rules: rules(assessments),
            hidden: hidden(assessments),
            seen: seen(assessments, now),
            administrators: administrators(assessments),
        }
    }
}

fn rules(assessments: &[&Assessment]) -> Vec<OfRule> {
    let mut rules: BTreeMap<&'static str, [usize; 3]> = BTreeMap::new();
    for found in assessments.iter().flat_map(|assessment| &assessment.found) {
        rules.entry(found.rule).or_default()[found.severity as usize] += 1;
    }
    let mut rules: Vec<OfRule> = rules.into_iter().map(|(rule, found)| OfRule { rule, found }).collect();
    let weight = |of: &OfRule| Severity::ALL.map(|severity| of.found[severity as usize]);
    let gravest = |of: &OfRule| Severity::ALL.into_iter().rev().position(|one| of.found[one as usize] > 0);
    rules.sort_by_key(|of| (gravest(of), std::cmp::Reverse(weight(of).into_iter().sum::<usize>())));
    rules
}

fn hidden(assessments: &[&Assessment]) -> Vec<Hidden> {
    let mut counts: BTreeMap<(&'static str, &'static str), usize> = BTreeMap::new();
    for unseen in assessments.iter().flat_map(|assessment| &assessment.unseen) {
        *counts.entry((unseen.rule, unseen.hidden.why.word())).or_default() += 1;
    }
    let mut hidden: Vec<Hidden> =
        counts.into_iter().map(|((rule, why), organizations)| Hidden { rule, why, organizations }).collect();
    hidden.sort_by_key(|one| std::cmp::Reverse(one.organizations));
    hidden
}

/// Each person once: one organization may show when somebody came, and another not.
fn seen(assessments: &[&Assessment], now: Timestamp) -> Vec<(&'static str, usize)> {
    let mut people: BTreeMap<&str, Seen> = BTreeMap::new();
    for member in assessments.iter().flat_map(|assessment| &assessment.members) {
        match people.entry(&member.person.id) {
            Entry::Vacant(place) => {
                place.insert(member.seen);
            }
            Entry::Occupied(mut known) if *known.get() == Seen::Hidden => {
                known.insert(member.seen);
            }
            Entry::Occupied(_) => {}
        }
    }
    let key = |seen: &Seen| match seen {
        Seen::Hidden => UNTOLD,
        Seen::Never => NEVER,
        Seen::At(moment) => {
            let days = days_between(*moment, now);
            AGES.iter().find(|(most, _)| days < *most).map_or(OLDER, |(_, key)| key)
        }
    };
    let keys = AGES.iter().map(|(_, key)| *key).chain([OLDER, NEVER, UNTOLD]);
    counted(keys, people.values().map(key))
}

/// Of an organization that was not read nothing is counted, nor where the members of none were.
fn administrators(assessments: &[&Assessment]) -> Vec<(&'static str, usize)> {
    let has_members = assessments.iter().any(|assessment| !assessment.members.is_empty());
    let is_read = |assessment: &&&Assessment| {
        has_members
            && !finding::is_of_keys(assessment)
            && assessment.unseen.iter().all(|unseen| unseen.rule != "organization-read")
    };
    let key = |assessment: &&Assessment| {
        let admins = assessment.members.iter().filter(|member| member.role == Some(Role::Admin)).count();
        CROWDS.iter().find(|(most, _)| admins <= *most).map_or(MOST, |(_, key)| key)
    };
    let keys = CROWDS.iter().map(|(_, key)| *key).chain([MOST]);
    counted(keys, assessments.iter().filter(is_read).map(key))
}

/// How often each key is there, in the order of the keys.
fn counted(
    keys: impl Iterator<Item = &'static str>,
    all: impl Iterator<Item = &'static str>,
) -> Vec<(&'static str, usize)> {
    let mut counts: Vec<(&'static str, usize)> = keys.map(|key| (key, 0)).collect();
    for key in all {
        if let Some((_, count)) = counts.iter_mut().find(|(known, _)| *known == key) {
            *count += 1;
        }
    }
    counts
}
