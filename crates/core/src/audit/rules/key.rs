//! The keys of whoever looks: each opens the portal with all their rights.

use jiff::Timestamp;

use crate::audit::facts::{Unseen, days_between};
use crate::audit::finding::{Finding, Outcome, Subject, SubjectKind};
use crate::audit::rule::{Group, Rule, Severity};
use crate::audit::thresholds::Thresholds;

/// How this program calls itself before its version.
const OURS: &str = "udatactl/";

/// The rules about keys.
pub static KEYS: &[&Rule<KeyRing>] = &[&LASTS, &ENDS, &USED, &AGENTS];

/// The keys of an account.
#[derive(Clone, Debug)]
pub struct KeyRing {
    /// `None` where the portal does not list them.
    pub keys: Option<Vec<Key>>,
    /// The page on which they are made and revoked.
    pub page: String,
    pub now: Timestamp,
}

/// A key, without what opens the portal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    pub id: String,
    pub name: String,
    pub created: Option<Timestamp>,
    pub used: Option<Timestamp>,
    pub expires: Option<Timestamp>,
    pub agents: Vec<String>,
}

/// No key ends within a month: what uses it would stop.
pub static LASTS: Rule<KeyRing> = Rule {
    check: |ring, thresholds| {
        each(ring, |key| {
            let expires = key.expires.filter(|expires| *expires > ring.now)?;
            let days = days_between(ring.now, expires);
            (days < thresholds.key).then(|| finding(ring, key).count(days).moment(expires))
        })
    },
    ..rule("key-lasts", Severity::Warning)
};

/// Every key ends some day.
pub static ENDS: Rule<KeyRing> = Rule {
    check: |ring, _| each(ring, |key| key.expires.is_none().then(|| finding(ring, key))),
    ..rule("key-ends", Severity::Note)
};

/// Every key is used.
pub static USED: Rule<KeyRing> = Rule {
    check: |ring, thresholds| {
        each(ring, |key| {
            let is_over = key.expires.is_some_and(|expires| expires <= ring.now);
            let since = key.used.or(key.created)?;
            let days = days_between(since, ring.now);
            let limit = if key.used.is_some() { thresholds.dormant } else { thresholds.stale };
            (!is_over && days >= limit).then(|| finding(ring, key).count(days).moment(since))
        })
    },
    ..rule("key-used", Severity::Note)
};

/// Only programs that are known use a key.
pub static AGENTS: Rule<KeyRing> = Rule {
    check: |ring, thresholds| {
        each(ring, |key| {
            let known = |agent: &str| {
                let mut begins = thresholds.agents.iter().map(String::as_str).chain([OURS]);
                begins.any(|begin| agent.starts_with(begin))
            };
            let unknown: Vec<String> = key.agents.iter().filter(|agent| !known(agent)).cloned().collect();
            (!unknown.is_empty()).then(|| finding(ring, key).words(unknown))
        })
    },
    ..rule("key-agents-known", Severity::Note)
};

const fn rule(name: &'static str, severity: Severity) -> Rule<KeyRing> {
    Rule { name, group: Group::Key, severity, reads: &[], check: nothing }
}

fn nothing(_: &KeyRing, _: &Thresholds) -> Outcome {
    Outcome::not_applicable()
}

fn each(ring: &KeyRing, find: impl Fn(&Key) -> Option<Finding>) -> Outcome {
    match &ring.keys {
        Some(keys) => Outcome::of(keys.iter().filter_map(find).collect()),
        None => Outcome::unseen(Unseen::Lacking, Vec::new()),
    }
}

fn finding(ring: &KeyRing, key: &Key) -> Finding {
    Finding::about(Subject {
        kind: SubjectKind::Key,
        id: key.id.clone(),
        word: key.id.clone(),
        name: key.name.clone(),
        page: Some(ring.page.clone()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::rules::example::{ago, now};

    fn told(key: Key) -> Vec<&'static str> {
        let ring = KeyRing { keys: Some(vec![key]), page: String::new(), now: now() };
        let finds = |rule: &&&Rule<KeyRing>| !(rule.check)(&ring, &Thresholds::default()).found.is_empty();
        KEYS.iter().filter(finds).map(|rule| rule.name).collect()
    }

    #[test]
    fn a_key_has_an_end_that_is_not_near_is_used_and_by_whom_is_known() {
        let fine = Key {
            id: "1".into(),
            name: "ci".into(),
            created: Some(ago(400)),
            used: Some(ago(1)),
            expires: Some(ago(-30)),
            agents: vec!["udatactl/1.0.0".into()],
        };
        assert_eq!(told(fine.clone()), [""; 0]);
        assert_eq!(told(Key { expires: Some(ago(-29)), ..fine.clone() }), ["key-lasts"]);
        assert_eq!(told(Key { expires: None, ..fine.clone() }), ["key-ends"]);
        assert_eq!(told(Key { used: Some(ago(365)), ..fine.clone() }), ["key-used"]);
        assert_eq!(told(Key { used: None, created: Some(ago(30)), ..fine.clone() }), ["key-used"]);
        assert_eq!(told(Key { used: None, created: Some(ago(29)), ..fine.clone() }), [""; 0]);
        assert_eq!(
            told(Key { used: Some(ago(500)), expires: Some(ago(3)), ..fine.clone() }),
            [""; 0],
            "over"
        );
        assert_eq!(told(Key { agents: vec!["curl/8".into()], ..fine }), ["key-agents-known"]);
    }
}
