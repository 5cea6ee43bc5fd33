//! Members beside lists that are kept elsewhere: leavers, staff, a roster. Each rule is asked only where its list was given.

use crate::audit::certainty::Certainty;
use crate::audit::facts::{Facts, Person};
use crate::audit::finding::{Finding, Mend, Outcome};
use crate::audit::rule::{Group, Rule, Severity, Source};

/// Nobody on the list of leavers is a member.
pub static NOT_LEFT: Rule = Rule {
    name: "not-left",
    group: Group::People,
    severity: Severity::Error,
    reads: &[],
    check: |facts, thresholds| {
        let Some(left) = &thresholds.left else { return Outcome::not_applicable() };
        let found = left.among(facts).into_iter().filter(|found| !found.person.account.is_gone());
        let found = found.map(|found| {
            let finding = Finding::about(found.person).as_sure_as(found.certainty).words(found.lines);
            finding.mend(remove(facts, found.person, found.certainty))
        });
        Outcome::of(found.collect())
    },
};

/// Every member is on the list of the staff.
pub static ON_STAFF: Rule = Rule {
    name: "on-staff-list",
    group: Group::People,
    severity: Severity::Warning,
    reads: &[],
    check: |facts, thresholds| {
        let Some(staff) = &thresholds.staff else { return Outcome::not_applicable() };
        let listed = staff.among(facts);
        let found = facts.in_use().filter_map(|person| {
            let certainty = match listed.iter().find(|found| found.person.person.id == person.person.id) {
                None => Certainty::Certain,
                Some(found) if found.certainty == Certainty::Undecided => Certainty::Undecided,
                Some(_) => return None,
            };
            let finding = Finding::about(person).as_sure_as(certainty);
            Some(finding.mend(remove(facts, person, certainty)))
        });
        Outcome::of(found.collect())
    },
};

/// Nobody is there longer than the roster has them.
pub static UNTIL: Rule = Rule {
    name: "until-kept",
    group: Group::Waiting,
    severity: Severity::Warning,
    reads: &[],
    check: |facts, thresholds| {
        if !thresholds.has_roster {
            return Outcome::not_applicable();
        }
        let today = facts.now.to_zoned(jiff::tz::TimeZone::UTC).date();
        let found = facts.people.iter().filter_map(|person| {
            let until = person.until.filter(|until| *until < today)?;
            let finding = Finding {
                moment: until.in_tz("UTC").ok().map(|day| day.timestamp()),
                ..Finding::about(person)
            };
            Some(finding.mend(remove(facts, person, Certainty::Certain)))
        });
        Outcome::of(found.collect())
    },
};

/// Nobody is invited with another role than the roster's.
pub static INVITED_AS_LISTED: Rule = Rule {
    name: "invited-as-listed",
    group: Group::Waiting,
    severity: Severity::Warning,
    reads: &[Source::Requests],
    check: |facts, thresholds| {
        if !thresholds.has_roster {
            return Outcome::not_applicable();
        }
        let waiting = match &facts.waiting {
            Ok(waiting) => waiting,
            Err(why) => return Outcome::unseen(*why, Vec::new()),
        };
        let found = waiting.iter().filter_map(|waiting| {
            let (offered, listed) = (waiting.role?, waiting.listed?);
            let words = [facts.name.word(), waiting.id.clone(), listed.word().to_owned()];
            let mend = Mend::by("invite resend {} {} --role {}", &words.each_ref().map(String::as_str));
            let words = vec![offered.word().to_owned(), listed.word().to_owned()];
            Some(Finding::about(waiting).words(words).mend(mend))
        });
        Outcome::of(found.collect())
    },
};

/// Somebody of whom it is undecided who they are is not removed by a command that is ready to run.
fn remove(facts: &Facts, person: &Person, certainty: Certainty) -> Mend {
    if certainty == Certainty::Undecided {
        return Mend::by("member remove {} {}", &[&facts.name.word(), "PERSON"]).choosing(&["PERSON"]);
    }
    Mend::by("member remove {} {}", &[&facts.name.word(), &person.person.word()]).or_by_roster()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::audit::facts::Waiting;
    use crate::audit::list::PeopleList;
    use crate::audit::rules::example::{administrator, ago, facts};
    use crate::audit::thresholds::Thresholds;
    use crate::roster::{Account, Role};

    fn list(text: &str) -> Option<Arc<PeopleList>> {
        Some(Arc::new(PeopleList::read(text.lines()).expect("a list")))
    }

    fn told(rule: &Rule, facts: &Facts, thresholds: &Thresholds) -> Vec<(String, Certainty)> {
        let found = (rule.check)(facts, thresholds).found.into_iter();
        found.map(|finding| (finding.subject.name, finding.certainty)).collect()
    }

    #[test]
    fn leavers_are_found_and_who_is_not_of_the_staff() {
        let gone = Person { account: Account::Deleted, ..administrator("gone") };
        let facts = facts(vec![administrator("ana"), administrator("bea"), gone]);
        let left = Thresholds { left: list("ana\ngone"), ..Thresholds::default() };
        assert_eq!(told(&NOT_LEFT, &facts, &left), [("ana".into(), Certainty::Certain)]);
        let staff = Thresholds { staff: list("ana"), ..Thresholds::default() };
        assert_eq!(told(&ON_STAFF, &facts, &staff), [("bea".into(), Certainty::Certain)]);
        let addresses = Thresholds { staff: list("b.n@ville.example.org\nana"), ..Thresholds::default() };
        assert_eq!(told(&ON_STAFF, &facts, &addresses), [("bea".into(), Certainty::Undecided)]);
        assert!(!(NOT_LEFT.check)(&facts, &Thresholds::default()).applies);
    }

    #[test]
    fn a_stay_that_is_over_and_another_role_are_told_by_the_roster_alone() {
        let until = |day: &str| Some(day.parse().expect("a date"));
        let over = Person { until: until("2026-11-29"), ..administrator("over") };
        let today = Person { until: until("2026-11-30"), ..administrator("today") };
        let waiting = Waiting {
            id: "i".into(),
            name: "c@example.org".into(),
            address: Some("c@example.org".into()),
            person: None,
            invitation: true,
            role: Some(Role::Admin),
            created: Some(ago(3)),
            listed: Some(Role::Editor),
        };
        let facts = Facts { waiting: Ok(vec![waiting]), ..facts(vec![over, today]) };
        let with = Thresholds { has_roster: true, ..Thresholds::default() };
        assert_eq!(told(&UNTIL, &facts, &with), [("over".into(), Certainty::Certain)]);
        assert_eq!(told(&INVITED_AS_LISTED, &facts, &with), [("c@example.org".into(), Certainty::Certain)]);
        assert_eq!(told(&UNTIL, &facts, &Thresholds::default()), []);
    }
}
