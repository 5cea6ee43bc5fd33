//! An organization for the tests of rules, with which nothing is wrong.

use jiff::{SignedDuration, Timestamp};

use crate::audit::beside::Lists;
use crate::audit::facts::{Content, Facts, Person, Seen, Unseen};
use crate::audit::rule::Rule;
use crate::audit::thresholds::Thresholds;
use crate::roster::{self, Account, OrganizationName, Role};

/// The moment of the tests.
pub fn now() -> Timestamp {
    "2026-11-30T12:00:00Z".parse().expect("a moment")
}

/// So many days before.
pub fn ago(days: i64) -> Timestamp {
    now() - SignedDuration::from_hours(24 * days)
}

/// An organization with these members.
pub fn facts(people: Vec<Person>) -> Facts {
    Facts {
        name: OrganizationName { id: "1".into(), slug: "ville".into(), name: "Ville".into() },
        acronym: None,
        description: "La ville publie ses données.".into(),
        website: Some("https://www.ville.example.org/".into()),
        has_logo: true,
        badges: vec!["certified".into(), "local-authority".into()],
        siret: Some("21690123100011".into()),
        has_sirets: true,
        me: None,
        people,
        waiting: Ok(Vec::new()),
        same_name: Ok(Vec::new()),
        same_acronym: Ok(Vec::new()),
        same_siret: Ok(Vec::new()),
        registered: Err(Unseen::Lacking),
        domains: Vec::new(),
        content: Ok(Content { count: 1, latest: Some(ago(3)), ..Content::default() }),
        harvesters: Ok(Vec::new()),
        discussions: Ok(Vec::new()),
        contacts: Ok(Vec::new()),
        lists: Lists::default(),
        now: now(),
    }
}

/// A member who was there yesterday.
pub fn person(name: &str, role: Role) -> Person {
    Person {
        person: roster::Person { id: format!("id-{name}"), slug: name.into(), name: name.into() },
        halves: [name.into(), format!("{name}-name")],
        role: Some(role),
        mail: Some("***@ville.example.org".into()),
        seen: Seen::At(ago(1)),
        since: Some(ago(500)),
        account: Account::Active,
        rows: 1,
        assigned: Some(1),
        until: None,
    }
}

/// An administrator who was there yesterday.
pub fn administrator(name: &str) -> Person {
    person(name, Role::Admin)
}

/// The names of the rules that find something, once for each finding.
pub fn found(rules: &[&'static Rule], facts: &Facts) -> Vec<&'static str> {
    let names = |rule: &&'static Rule| {
        let count = (rule.check)(facts, &Thresholds::default()).found.len();
        vec![rule.name; count]
    };
    rules.iter().flat_map(names).collect()
}
