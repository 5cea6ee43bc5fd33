//! Members beside lists that are kept elsewhere: leavers, staff, a roster. Each rule is asked only where its list was given.

use std::collections::HashSet;

use crate::audit::assessment::{Assessment, Found};
use crate::audit::certainty::Certainty;
use crate::audit::finding::{Finding, Mend, Outcome};
use crate::audit::rule::{Group, Rule, Severity, Source};
use crate::roster::{OrganizationName, Person};

/// Nobody on the list of leavers is a member.
pub static NOT_LEFT: Rule = Rule {
    name: "not-left",
    group: Group::People,
    severity: Severity::Error,
    reads: &[],
    check: |facts, _| {
        let Some(left) = &facts.lists.left else { return Outcome::not_applicable() };
        let found = facts.in_use().filter_map(|person| {
            let certainty = left.certainty(&person.person.id)?;
            let finding = Finding::about(person).as_sure_as(certainty).words(left.texts(&person.person.id));
            Some(finding.mend(remove(&facts.name, &person.person, certainty)))
        });
        Outcome::of(found.collect())
    },
};

/// Every member is on the list of the staff. Of who resembles a line that means nobody, nobody can tell.
pub static ON_STAFF: Rule = Rule {
    name: "on-staff-list",
    group: Group::People,
    severity: Severity::Warning,
    reads: &[],
    check: |facts, _| {
        let Some(staff) = &facts.lists.staff else { return Outcome::not_applicable() };
        let found = facts.in_use().filter_map(|person| {
            let id = &person.person.id;
            let certainty = match staff.certainty(id) {
                None if !staff.alike.contains(id) => Certainty::Certain,
                None | Some(Certainty::Undecided) => Certainty::Undecided,
                Some(_) => return None,
            };
            let finding = Finding::about(person).as_sure_as(certainty);
            Some(finding.mend(remove(&facts.name, &person.person, certainty)))
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
    check: |facts, _| {
        if !facts.lists.has_roster {
            return Outcome::not_applicable();
        }
        let today = facts.now.to_zoned(jiff::tz::TimeZone::UTC).date();
        let found = facts.people.iter().filter_map(|person| {
            let (until, certainty) = person.until.filter(|(until, _)| *until < today)?;
            let finding = Finding {
                moment: until.in_tz("UTC").ok().map(|day| day.timestamp()),
                ..Finding::about(person).as_sure_as(certainty)
            };
            Some(finding.mend(remove(&facts.name, &person.person, certainty)))
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
    check: |facts, _| {
        if !facts.lists.has_roster {
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

/// Leaves to a person who has left of those whom only such lines of a list probably mean as mean other accounts elsewhere.
pub fn doubt(assessment: &mut Assessment, lines: &HashSet<String>) {
    let Assessment { organization, found, .. } = assessment;
    let is_doubtful = |found: &&mut Found| {
        let Finding { certainty, words, .. } = &found.finding;
        found.rule == NOT_LEFT.name
            && *certainty == Certainty::Probable
            && words.iter().all(|line| lines.contains(line))
    };
    for found in found.iter_mut().filter(is_doubtful) {
        found.finding.certainty = Certainty::Undecided;
        found.finding.mend = Some(choose(organization));
    }
}

/// Somebody of whom it is undecided who they are is not removed by a command that is ready to run.
fn remove(organization: &OrganizationName, person: &Person, certainty: Certainty) -> Mend {
    if certainty == Certainty::Undecided {
        return choose(organization);
    }
    Mend::by("member remove {} {}", &[&organization.word(), &person.word()]).or_by_roster()
}

fn choose(organization: &OrganizationName) -> Mend {
    Mend::by("member remove {} {}", &[&organization.word(), "PERSON"]).choosing(&["PERSON"])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::beside::{Lists, Meant, Mention};
    use crate::audit::facts::{Facts, Person, Waiting};
    use crate::audit::rules::example::{administrator, ago, facts};
    use crate::audit::thresholds::Thresholds;
    use crate::roster::{Account, Role};

    fn meant(people: &[(&str, Certainty)]) -> Option<Meant> {
        let mention = |certainty| Mention { line: 1, text: "x".into(), certainty };
        let people = people.iter().map(|(name, sure)| (format!("id-{name}"), vec![mention(*sure)]));
        Some(Meant { people: people.collect(), ..Meant::default() })
    }

    fn told(rule: &Rule, facts: &Facts) -> Vec<(String, Certainty)> {
        let found = (rule.check)(facts, &Thresholds::default()).found.into_iter();
        found.map(|finding| (finding.subject.name, finding.certainty)).collect()
    }

    #[test]
    fn leavers_are_found_and_who_is_not_of_the_staff() {
        use Certainty::{Certain, Probable, Undecided};
        let gone = Person { account: Account::Deleted, ..administrator("gone") };
        let mut facts = facts(vec![administrator("ana"), administrator("bea"), gone]);
        assert_eq!((told(&NOT_LEFT, &facts), told(&ON_STAFF, &facts)), (vec![], vec![]));
        facts.lists.left = meant(&[("ana", Probable), ("gone", Certain)]);
        assert_eq!(told(&NOT_LEFT, &facts), [("ana".into(), Probable)]);
        facts.lists.staff = meant(&[("ana", Probable)]);
        assert_eq!(told(&ON_STAFF, &facts), [("bea".into(), Certain)]);
        facts.lists.staff = meant(&[("ana", Certain), ("bea", Undecided)]);
        assert_eq!(told(&ON_STAFF, &facts), [("bea".into(), Undecided)]);
        let alike = ["id-bea".to_owned()].into();
        facts.lists.staff = meant(&[("ana", Certain)]).map(|meant| Meant { alike, ..meant });
        assert_eq!(told(&ON_STAFF, &facts), [("bea".into(), Undecided)]);
    }

    #[test]
    fn a_stay_that_is_over_and_another_role_are_told_by_the_roster_alone() {
        let until = |day: &str| Some((day.parse().expect("a date"), Certainty::Probable));
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
        let without = Facts { waiting: Ok(vec![waiting]), ..facts(vec![over, today]) };
        let with = Facts { lists: Lists { has_roster: true, ..Lists::default() }, ..without.clone() };
        assert_eq!(told(&UNTIL, &with), [("over".into(), Certainty::Probable)]);
        assert_eq!(told(&INVITED_AS_LISTED, &with), [("c@example.org".into(), Certainty::Certain)]);
        assert_eq!(told(&UNTIL, &without), []);
    }
}
