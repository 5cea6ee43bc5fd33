//! Whether somebody administers an organization, can act, and will.

use jiff::{SignedDuration, Timestamp};

use crate::audit::facts::{Facts, Person, Seen, Unseen};
use crate::audit::finding::{Finding, Mend, Outcome};
use crate::audit::rule::{Group, Rule, Severity, Source};
use crate::audit::thresholds::Thresholds;

/// An organization outlives the account of one person.
pub const ENOUGH: usize = 2;
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// Somebody administers it.
pub static PRESENT: Rule = Rule {
    name: "administrator-present",
    group: Group::Administration,
    severity: Severity::Error,
    reads: &[],
    check: |facts, _| {
        let is_kept = administrators(facts).next().is_some();
        Outcome::unless(is_kept, || finding(facts).mend(name_one(facts)))
    },
};

/// Somebody of those who administer it can sign in.
pub static CAN_ACT: Rule = Rule {
    name: "administrator-can-act",
    group: Group::Administration,
    severity: Severity::Error,
    reads: &[Source::Accounts],
    check: |facts, _| {
        if administrators(facts).next().is_none() {
            return Outcome::not_applicable();
        }
        Outcome::unless(facts.acting().next().is_some(), || finding(facts).mend(name_one(facts)))
    },
};

/// It does not hang on one person.
pub static TWO: Rule = Rule {
    name: "two-administrators",
    group: Group::Administration,
    severity: Severity::Note,
    reads: &[],
    check: |facts, _| {
        let labels: Vec<String> = administrators(facts).map(Person::label).collect();
        match labels.len() {
            _ if facts.acting().next().is_none() => Outcome::not_applicable(),
            // Which of several can still act is told by the next rule.
            2.. if facts.acting().nth(1).is_none() => Outcome::not_applicable(),
            1 => Outcome::of(vec![finding(facts).words(labels).mend(second(facts))]),
            _ => Outcome::kept(labels),
        }
    },
};

/// Of several administrators more than one can sign in.
pub static TWO_CAN_ACT: Rule = Rule {
    name: "two-administrators-can-act",
    group: Group::Administration,
    severity: Severity::Warning,
    reads: &[Source::Accounts],
    check: |facts, _| {
        let acting: Vec<String> = facts.acting().map(Person::label).collect();
        if administrators(facts).count() < ENOUGH || acting.is_empty() {
            return Outcome::not_applicable();
        }
        Outcome::unless(acting.len() >= ENOUGH, || finding(facts).words(acting).mend(second(facts)))
    },
};

/// An administrator was there lately.
pub static ACTIVE: Rule = Rule {
    name: "administrator-active",
    group: Group::Administration,
    severity: Severity::Warning,
    reads: &[Source::Accounts],
    check: |facts, thresholds| {
        let away = |person: &Person| person.is_away(thresholds.dormant, facts.now);
        if facts.acting().next().is_none() {
            return Outcome::not_applicable();
        }
        if facts.acting().all(away) {
            let last = facts.acting().filter_map(|person| person.days_away(facts.now)).min();
            let found = Finding { count: last, ..finding(facts) };
            return Outcome::of(vec![found.mend(second(facts))]);
        }
        if facts.acting().any(|person| person.seen != Seen::Hidden && !away(person)) {
            return Outcome::of(Vec::new());
        }
        Outcome::unseen(Unseen::Hidden, hidden(facts))
    },
};

/// An administrator will still be able to act in some months: accounts that nobody uses are deleted, and stays end.
pub static LASTS: Rule = Rule {
    name: "administrator-lasts",
    group: Group::Administration,
    severity: Severity::Warning,
    reads: &[Source::Accounts],
    check: |facts, thresholds| {
        if facts.acting().next().is_none() {
            return Outcome::not_applicable();
        }
        let ends: Option<Vec<Timestamp>> =
            facts.acting().map(|person| end(person, thresholds.deletion)).collect();
        let Some(last) = ends.and_then(|ends| ends.into_iter().max()) else {
            return Outcome::unseen(Unseen::Hidden, hidden(facts));
        };
        let is_far = last >= facts.now + DAY * clamp(thresholds.forecast);
        Outcome::unless(is_far, || finding(facts).moment(last).mend(second(facts)))
    },
};

/// Not everybody administers it.
pub static FEW: Rule = Rule {
    name: "few-administrators",
    group: Group::Administration,
    severity: Severity::Note,
    reads: &[],
    check: |facts, thresholds| {
        let count = administrators(facts).count();
        let demote = || Mend::by("member demote {} {} --to editor", &[&facts.name.word(), "PERSON"]);
        Outcome::unless(count <= thresholds.max_admins, || {
            finding(facts)
                .count(i64::try_from(count).unwrap_or(i64::MAX))
                .mend(demote().choosing(&["PERSON"]))
        })
    },
};

/// Whether anybody is left who administers an organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Administration {
    /// Nobody who can act administers it.
    Nobody,
    /// Nobody of those who do was seen lately.
    Away,
    /// When they were seen is not shown to who asks.
    Hidden,
    Active,
}

/// Tells whether anybody is left: who can't be seen counts neither as there nor as gone.
pub fn administration(facts: &Facts, thresholds: &Thresholds) -> Administration {
    if facts.acting().next().is_none() {
        return Administration::Nobody;
    }
    let outcome = (ACTIVE.check)(facts, thresholds);
    if !outcome.found.is_empty() {
        Administration::Away
    } else if outcome.unseen.is_some() {
        Administration::Hidden
    } else {
        Administration::Active
    }
}

fn administrators(facts: &Facts) -> impl Iterator<Item = &Person> {
    facts.people.iter().filter(|person| person.administers())
}

fn hidden(facts: &Facts) -> Vec<String> {
    facts.acting().filter(|person| person.seen == Seen::Hidden).map(Person::label).collect()
}

/// The moment from which somebody will not be able to act; `None` where it can't be told.
fn end(person: &Person, deletion: i64) -> Option<Timestamp> {
    let used = match person.seen {
        Seen::At(moment) => Some(moment),
        Seen::Never => person.since,
        Seen::Hidden => None,
    };
    let deleted = used?.checked_add(DAY * clamp(deletion)).ok()?;
    let left = person.until.and_then(|(date, _)| date.tomorrow().ok()?.in_tz("UTC").ok());
    Some(left.map_or(deleted, |left| left.timestamp().min(deleted)))
}

fn clamp(days: i64) -> i32 {
    i32::try_from(days).unwrap_or(i32::MAX / 24)
}

fn finding(facts: &Facts) -> Finding {
    Finding::about(&facts.name)
}

/// Only the portal's staff can name an administrator where none is left; others can write to it.
fn name_one(facts: &Facts) -> Mend {
    if facts.me.as_ref().is_some_and(|me| me.staff) {
        return second(facts);
    }
    Mend::by("org recover {} --reason {}", &[&facts.name.word(), "REASON"]).choosing(&["REASON"])
}

fn second(facts: &Facts) -> Mend {
    Mend::by("member add {} {} --role admin", &[&facts.name.word(), "PERSON"]).choosing(&["PERSON"])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::audit::certainty::Certainty;
    use crate::audit::rules::example::{administrator, ago, facts, found};
    use crate::roster::{Account, Role};

    fn gone(name: &str) -> Person {
        Person { account: Account::Deleted, ..administrator(name) }
    }

    fn seen(name: &str, days: i64) -> Person {
        Person { seen: Seen::At(ago(days)), ..administrator(name) }
    }

    fn all(people: Vec<Person>) -> Vec<&'static str> {
        let rules = [&PRESENT, &CAN_ACT, &TWO, &TWO_CAN_ACT, &ACTIVE, &LASTS, &FEW];
        found(&rules, &facts(people))
    }

    #[test]
    fn each_state_of_the_administration_is_one_finding() {
        assert_eq!(all(vec![]), ["administrator-present"]);
        assert_eq!(all(vec![gone("a")]), ["administrator-can-act"]);
        assert_eq!(all(vec![gone("a"), gone("b")]), ["administrator-can-act"]);
        assert_eq!(all(vec![seen("a", 1)]), ["two-administrators"]);
        assert_eq!(all(vec![seen("a", 1), gone("b")]), ["two-administrators-can-act"]);
        assert_eq!(all(vec![seen("a", 1), seen("b", 400)]), [""; 0]);
        assert_eq!(all(vec![seen("a", 400), seen("b", 365)]), ["administrator-active"]);
        let many = (0..11).map(|number| seen(&number.to_string(), 1)).collect();
        assert_eq!(all(many), ["few-administrators"]);
    }

    #[test]
    fn the_end_of_the_last_administrator_is_told_half_a_year_ahead() {
        let told = |people: Vec<Person>| (LASTS.check)(&facts(people), &Thresholds::default());
        let ends = |people| told(people).found.first().and_then(|finding| finding.moment);
        assert_eq!(ends(vec![seen("a", 3 * 365 - 179)]), Some(ago(-179)));
        assert_eq!(ends(vec![seen("a", 3 * 365 - 180)]), None);
        assert_eq!(ends(vec![seen("a", 1000), seen("b", 1)]), None);
        let until = Some(("2026-12-24".parse().expect("a date"), Certainty::Certain));
        let leaving = Person { until, ..seen("a", 1) };
        assert_eq!(ends(vec![leaving.clone()]).map(|at| at.to_string()), Some("2026-12-25T00:00:00Z".into()));
        assert_eq!(ends(vec![leaving, seen("b", 1)]), None);
        let never = Person { seen: Seen::Never, since: Some(ago(1000)), ..administrator("a") };
        assert_eq!(ends(vec![never.clone()]), Some(ago(1000 - 3 * 365)));
        assert!(told(vec![Person { since: None, ..never }]).unseen.is_some());
    }

    #[test]
    fn who_cannot_be_seen_is_neither_there_nor_gone() {
        let hidden = Person { seen: Seen::Hidden, ..administrator("a") };
        let told = |people| (ACTIVE.check)(&facts(people), &Thresholds::default());
        assert!(told(vec![hidden.clone()]).unseen.is_some());
        assert!(told(vec![hidden.clone(), seen("b", 400)]).unseen.is_some());
        assert_eq!(told(vec![hidden.clone(), seen("b", 3)]), Outcome::of(vec![]));
        let says = |people| administration(&facts(people), &Thresholds::default());
        assert_eq!(says(vec![]), Administration::Nobody);
        assert_eq!(says(vec![gone("a")]), Administration::Nobody);
        assert_eq!(says(vec![seen("a", 400)]), Administration::Away);
        assert_eq!(says(vec![hidden.clone(), seen("b", 400)]), Administration::Hidden);
        assert_eq!(says(vec![hidden, seen("b", 3)]), Administration::Active);
    }

    proptest! {
        #[test]
        fn exactly_one_rule_tells_how_many_are_left(
            people in proptest::collection::vec((any::<bool>(), any::<bool>()), 0..6)
        ) {
            let people = people.into_iter().map(|(administers, is_gone)| Person {
                role: Some(if administers { Role::Admin } else { Role::Editor }),
                account: if is_gone { Account::SwitchedOff } else { Account::Active },
                ..seen("a", 1)
            });
            let facts = facts(people.collect());
            let (count, acting) = (administrators(&facts).count(), facts.acting().count());
            let expected = match (count, acting) {
                (0, _) => vec!["administrator-present"],
                (_, 0) => vec!["administrator-can-act"],
                (1, _) => vec!["two-administrators"],
                (_, 1) => vec!["two-administrators-can-act"],
                _ => vec![],
            };
            prop_assert_eq!(found(&[&PRESENT, &CAN_ACT, &TWO, &TWO_CAN_ACT], &facts), expected);
        }
    }
}
