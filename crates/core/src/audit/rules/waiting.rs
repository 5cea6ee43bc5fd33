//! Who waits for an answer: of the administrators, or of whoever was invited.

use crate::audit::facts::{Facts, Unseen, Waiting};
use crate::audit::finding::{Finding, Mend, Outcome};
use crate::audit::rule::{Group, Rule, Severity, Source};

/// No request waits long for an answer.
pub static REQUESTS: Rule = Rule {
    name: "requests-answered",
    group: Group::Waiting,
    severity: Severity::Warning,
    reads: &[Source::Requests],
    check: |facts, thresholds| {
        stale(facts, thresholds.stale, |waiting| !waiting.invitation && !is_member(facts, waiting), answer)
    },
};

/// No invitation waits long for whoever was invited.
pub static INVITATIONS: Rule = Rule {
    name: "invitations-answered",
    group: Group::Waiting,
    severity: Severity::Note,
    reads: &[Source::Requests],
    check: |facts, thresholds| {
        let cancel = |facts: &Facts, id: &str| {
            Mend::by("invite cancel {} {}", &[&facts.name.word(), id]).or_by_roster()
        };
        stale(facts, thresholds.stale, |waiting| waiting.invitation, cancel)
    },
};

/// Nobody asks for what they have: a member's request is left over.
pub static OF_MEMBERS: Rule = Rule {
    name: "members-do-not-ask",
    group: Group::Waiting,
    severity: Severity::Note,
    reads: &[Source::Requests],
    check: |facts, _| {
        let Ok(waiting) = &facts.waiting else { return unread(facts) };
        let theirs = waiting.iter().filter(|waiting| !waiting.invitation && is_member(facts, waiting));
        // Rejecting it would write to a member that they are refused, and leave them where they are.
        Outcome::of(theirs.map(Finding::about).collect())
    },
};

fn stale(
    facts: &Facts,
    days: i64,
    keep: impl Fn(&&Waiting) -> bool,
    mend: impl Fn(&Facts, &str) -> Mend,
) -> Outcome {
    let Ok(waiting) = &facts.waiting else { return unread(facts) };
    let found = waiting.iter().filter(&keep).filter_map(|waiting| {
        let created = waiting.created?;
        let age = facts.days_since(created);
        let found = || Finding::about(waiting).count(age).moment(created).mend(mend(facts, &waiting.id));
        (age > days).then(found)
    });
    let undated = waiting.iter().filter(&keep).filter(|waiting| waiting.created.is_none());
    Outcome::of(found.collect())
        .besides(Unseen::Hidden, undated.map(|waiting| waiting.name.clone()).collect())
}

/// Whether somebody joins is for a person to say.
fn answer(facts: &Facts, id: &str) -> Mend {
    Mend::by("requests {} {} {}", &["ANSWER", &facts.name.word(), id]).choosing(&["ANSWER"])
}

fn unread(facts: &Facts) -> Outcome {
    facts.waiting.as_ref().err().map_or_else(Outcome::default, |why| Outcome::unseen(*why, Vec::new()))
}

fn is_member(facts: &Facts, waiting: &Waiting) -> bool {
    waiting.person.as_ref().is_some_and(|asks| facts.people.iter().any(|person| person.person.id == asks.id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::rules::example::{administrator, ago, facts, found};
    use crate::audit::thresholds::Thresholds;

    const RULES: [&Rule; 3] = [&REQUESTS, &INVITATIONS, &OF_MEMBERS];

    fn waiting(days: i64) -> Waiting {
        Waiting {
            id: "r".into(),
            name: "a".into(),
            person: Some(administrator("somebody").person),
            address: None,
            invitation: false,
            role: None,
            created: Some(ago(days)),
            listed: None,
        }
    }

    #[test]
    fn each_that_waits_is_told_once() {
        let told = |waiting: Vec<Waiting>| {
            found(&RULES, &Facts { waiting: Ok(waiting), ..facts(vec![administrator("a")]) })
        };
        assert_eq!(told(vec![waiting(30), Waiting { created: None, ..waiting(0) }]), [""; 0]);
        assert_eq!(told(vec![waiting(31)]), ["requests-answered"]);
        assert_eq!(told(vec![Waiting { invitation: true, ..waiting(31) }]), ["invitations-answered"]);
        assert_eq!(
            told(vec![Waiting { person: Some(administrator("a").person), ..waiting(31) }]),
            ["members-do-not-ask"]
        );
    }

    #[test]
    fn what_has_no_date_is_not_new() {
        let undated = Facts { waiting: Ok(vec![Waiting { created: None, ..waiting(0) }]), ..facts(vec![]) };
        let outcome = |rule: &Rule| (rule.check)(&undated, &Thresholds::default());
        assert!(outcome(&REQUESTS).unseen.is_some() && outcome(&INVITATIONS).unseen.is_none());
    }

    #[test]
    fn what_is_hidden_is_not_empty() {
        let hidden = Facts { waiting: Err(Unseen::Hidden), ..facts(vec![]) };
        let outcomes = RULES.map(|rule| (rule.check)(&hidden, &Thresholds::default()));
        assert!(outcomes.iter().all(|outcome| outcome.unseen.is_some() && outcome.found.is_empty()));
    }
}
