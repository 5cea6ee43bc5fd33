//! Who belongs to an organization.

use crate::audit::certainty::Certainty;
use crate::audit::facts::{Facts, Person, Seen, Unseen};
use crate::audit::finding::{Finding, Mend, Outcome};
use crate::audit::rule::{Group, Rule, Severity, Source};
use crate::audit::{mail, shared};
use crate::roster::{Account, Role};

/// Every member's account can be used. The member list tells the deleted ones; those that were switched off are looked up.
pub static IN_USE: Rule = Rule {
    name: "account-in-use",
    group: Group::People,
    severity: Severity::Warning,
    reads: &[Source::Accounts],
    check: |facts, _| {
        let gone = facts.people.iter().filter(|person| person.account.is_gone());
        let unknown = facts.people.iter().filter(|person| person.account == Account::Unknown);
        Outcome::of(gone.map(|person| Finding::about(person).mend(leave(facts, person))).collect())
            .besides(Unseen::Hidden, unknown.map(Person::label).collect())
    },
};

/// Nobody is a member twice: in two rows, or by two accounts of the same name.
pub static ONCE: Rule = Rule {
    name: "one-account-each",
    group: Group::People,
    severity: Severity::Warning,
    reads: &[],
    check: |facts, _| {
        // No call of udata's takes one of two rows for certain: that is for the portal's team.
        let doubled = facts
            .people
            .iter()
            .filter(|person| person.rows > 1)
            .map(|person| Finding::about(person).words(vec![person.label(); person.rows]));
        let mut found: Vec<Finding> = doubled.collect();
        let has_both = |person: &&Person| person.halves.iter().all(|half| !half.is_empty());
        let mut named: Vec<(String, &Person)> =
            facts.in_use().filter(has_both).map(|person| (called(person), person)).collect();
        // The first to have come keeps the place.
        named.sort_by(|(one, first), (other, second)| {
            let came = |person: &Person| (person.since.is_none(), person.since);
            (one, came(first), &first.person.id).cmp(&(other, came(second), &second.person.id))
        });
        for people in named.chunk_by(|(one, _), (other, _)| one == other).filter(|people| people.len() > 1) {
            let labels: Vec<String> = people.iter().map(|(_, person)| person.label()).collect();
            found.extend(people[1..].iter().map(|(_, person)| {
                let mend = Mend::by("member remove {} {}", &[&facts.name.word(), "PERSON"]);
                let found = Finding::about(*person).as_sure_as(Certainty::Probable).words(labels.clone());
                found.mend(mend.choosing(&["PERSON"]))
            }));
        }
        Outcome::of(found)
    },
};

/// Every account is a person's: one that several share says of nothing who did it.
pub static NAMED: Rule = Rule {
    name: "named-accounts",
    group: Group::People,
    severity: Severity::Note,
    reads: &[],
    check: |facts, _| {
        let called = shared::Called::new(&[&facts.name.name, facts.acronym.as_deref().unwrap_or_default()]);
        let shared = facts.in_use().filter(|person| shared::looks_shared(person, &called));
        let found =
            |person| Finding::about(person).as_sure_as(Certainty::Probable).mend(remove(facts, person));
        Outcome::of(shared.map(found).collect())
    },
};

/// Every member has signed in at least once.
pub static SIGNED_IN: Rule = Rule {
    name: "has-signed-in",
    group: Group::People,
    severity: Severity::Note,
    reads: &[],
    check: |facts, thresholds| {
        // Who was added lately may still come.
        let is_new =
            |person: &&Person| person.since.is_some_and(|since| facts.days_since(since) < thresholds.stale);
        let never = facts.in_use().filter(|person| person.seen == Seen::Never && !is_new(person));
        let found = never.map(|person| Finding::about(person).mend(leave(facts, person)));
        Outcome::of(found.collect()).besides(Unseen::Hidden, hidden(facts))
    },
};

/// Every member who has ever signed in was seen lately.
pub static SEEN: Rule = Rule {
    name: "seen-lately",
    group: Group::People,
    severity: Severity::Note,
    reads: &[],
    check: |facts, thresholds| {
        let found = facts.in_use().filter_map(|person| {
            let days = person.days_away(facts.now).filter(|days| *days >= thresholds.dormant)?;
            let Seen::At(moment) = person.seen else { return None };
            Some(Finding::about(person).count(days).moment(moment).mend(leave(facts, person)))
        });
        Outcome::of(found.collect()).besides(Unseen::Hidden, hidden(facts))
    },
};

/// Every member has an address of the domains that the policy names.
pub static DOMAIN: Rule = Rule {
    name: "mail-domain-allowed",
    group: Group::People,
    severity: Severity::Warning,
    reads: &[],
    check: |facts, thresholds| {
        if thresholds.domains.is_empty() {
            return Outcome::unseen(Unseen::Lacking, Vec::new());
        }
        let is_allowed = |domain: &str| thresholds.domains.iter().any(|house| mail::belongs(domain, house));
        let found = facts.in_use().filter_map(|person| {
            let domain = person.domain().filter(|domain| !is_allowed(domain))?;
            Some(Finding::about(person).words(vec![domain.to_owned()]).mend(leave(facts, person)))
        });
        Outcome::of(found.collect()).besides(Unseen::Hidden, without_address(facts.in_use()))
    },
};

/// No administrator writes from an address that anybody can have.
pub static PROFESSIONAL: Rule = Rule {
    name: "professional-mails",
    group: Group::People,
    severity: Severity::Note,
    reads: &[],
    check: |facts, _| {
        let found = facts.acting().filter_map(|person| {
            let domain = person.domain().filter(|domain| mail::is_free(domain))?;
            Some(Finding::about(person).words(vec![domain.to_owned()]).mend(remove(facts, person)))
        });
        Outcome::of(found.collect()).besides(Unseen::Hidden, without_address(facts.acting()))
    },
};

/// Every partial editor may edit something.
pub static ASSIGNED: Rule = Rule {
    name: "partial-editor-assigned",
    group: Group::People,
    severity: Severity::Note,
    reads: &[Source::Assignments],
    check: |facts, _| {
        let mut partial = facts.in_use().filter(|person| person.role == Some(Role::PartialEditor)).peekable();
        if partial.peek().is_none() {
            return Outcome::not_applicable();
        }
        let (told, untold): (Vec<&Person>, Vec<&Person>) =
            partial.partition(|person| person.assigned.is_some());
        let without = told.into_iter().filter(|person| person.assigned == Some(0));
        let found = without.map(|person| {
            let words = [facts.name.word(), person.person.word()];
            let mend = Mend::by("assignment add {} {} {}", &[&words[0], &words[1], "CONTENT"]);
            Finding::about(person).mend(mend.choosing(&["CONTENT"]))
        });
        let found = found.collect();
        Outcome::of(found).besides(Unseen::Hidden, untold.into_iter().map(Person::label).collect())
    },
};

/// Who is no longer there, or not of the house, is to leave: a roster says so as well.
fn leave(facts: &Facts, person: &Person) -> Mend {
    remove(facts, person).or_by_roster()
}

fn remove(facts: &Facts, person: &Person) -> Mend {
    Mend::by("member remove {} {}", &[&facts.name.word(), &person.person.word()])
}

/// The name, whichever half comes first.
fn called(person: &Person) -> String {
    let mut halves = person.halves.each_ref().map(String::as_str);
    halves.sort_unstable();
    halves.join(" ")
}

fn hidden(facts: &Facts) -> Vec<String> {
    facts.in_use().filter(|person| person.seen == Seen::Hidden).map(Person::label).collect()
}

fn without_address<'a>(people: impl Iterator<Item = &'a Person>) -> Vec<String> {
    people.filter(|person| person.domain().is_none()).map(Person::label).collect()
}

/// True for an account of which nobody has said whether it is in use.
pub fn is_unknown(person: &Person) -> bool {
    person.account == Account::Unknown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::rules::example::{administrator, ago, facts, found, person};
    use crate::audit::thresholds::Thresholds;
    use crate::text::fold;

    fn told(rule: &Rule, people: Vec<Person>) -> (Vec<String>, Vec<String>) {
        let outcome = (rule.check)(&facts(people), &Thresholds::default());
        let names = outcome.found.into_iter().map(|finding| finding.subject.name);
        (names.collect(), outcome.unseen.map(|hidden| hidden.about).unwrap_or_default())
    }

    #[test]
    fn never_and_not_shown_are_told_apart_and_nobody_is_both_dormant_and_never_there() {
        let seen = |name: &str, seen| Person { seen, ..administrator(name) };
        let people = vec![
            seen("never", Seen::Never),
            seen("hidden", Seen::Hidden),
            seen("old", Seen::At(ago(365))),
            seen("here", Seen::At(ago(364))),
            Person { since: Some(ago(3)), ..seen("new", Seen::Never) },
        ];
        let hidden = vec!["hidden (hidden)".to_owned()];
        assert_eq!(told(&SIGNED_IN, people.clone()), (vec!["never".into()], hidden.clone()));
        assert_eq!(told(&SEEN, people), (vec!["old".into()], hidden));
    }

    #[test]
    fn an_account_that_is_gone_is_that_and_nothing_else() {
        let gone = Person { account: Account::Deleted, seen: Seen::At(ago(900)), ..administrator("gone") };
        let rules = [&IN_USE, &ONCE, &NAMED, &SIGNED_IN, &SEEN, &PROFESSIONAL, &ASSIGNED];
        assert_eq!(found(&rules, &facts(vec![gone, administrator("here")])), ["account-in-use"]);
    }

    #[test]
    fn one_person_by_two_accounts_is_told_once() {
        let called = |id: &str, name: [&str; 2], days| Person {
            halves: name.map(fold),
            since: Some(ago(days)),
            ..administrator(id)
        };
        let people = vec![
            called("second", ["Éléonore", "Petit"], 10),
            called("first", ["petit", "Eleonore"], 20),
            called("other", ["Eleonore", "Grand"], 5),
            called("nameless", ["", "Petit"], 5),
        ];
        assert_eq!(told(&ONCE, people.clone()).0, ["second"]);
        let doubled = Person { rows: 2, ..people[2].clone() };
        assert_eq!(told(&ONCE, vec![doubled]).0, ["other"]);
    }

    #[test]
    fn an_unseen_address_is_not_a_good_one() {
        let with =
            |name: &str, mail: Option<&str>| Person { mail: mail.map(str::to_owned), ..administrator(name) };
        let people = vec![
            with("free", Some("***@gmail.com")),
            with("hidden", None),
            with("fine", Some("***@ville.example.org")),
            Person { role: Some(Role::Editor), ..with("editor", Some("***@gmail.com")) },
        ];
        assert_eq!(
            told(&PROFESSIONAL, people.clone()),
            (vec!["free".into()], vec!["hidden (hidden)".into()])
        );
        let thresholds = Thresholds { domains: vec!["example.org".into()], ..Thresholds::default() };
        let outcome = (DOMAIN.check)(&facts(people.clone()), &thresholds);
        let names: Vec<&str> = outcome.found.iter().map(|finding| finding.subject.name.as_str()).collect();
        assert_eq!(names, ["free", "editor"]);
        let unseen = (DOMAIN.check)(&facts(people), &Thresholds::default()).unseen;
        assert!(unseen.is_some_and(|hidden| hidden.why == Unseen::Lacking), "no policy");
    }

    #[test]
    fn a_partial_editor_without_anything_to_edit_is_found_where_it_can_be_seen() {
        let with = |name: &str, assigned| Person { assigned, ..person(name, Role::PartialEditor) };
        let people = vec![with("none", Some(0)), with("some", Some(2)), with("unread", None)];
        assert_eq!(told(&ASSIGNED, people), (vec!["none".into()], vec!["unread (unread)".into()]));
        assert!(!(ASSIGNED.check)(&facts(vec![administrator("a")]), &Thresholds::default()).applies);
    }
}
