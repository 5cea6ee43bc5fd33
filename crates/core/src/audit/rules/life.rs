//! Whether an organization looks after what it publishes.

use crate::audit::certainty::Certainty;
use crate::audit::facts::{Contact, Person, Sight, Thing, Unseen};
use crate::audit::finding::{Finding, Outcome, Subject, SubjectKind};
use crate::audit::rule::{Group, Rule, Severity, Source};
use crate::roster::is_named;

/// Something was published or changed within a year, by the contents' own dates: that of an organization changes by itself.
pub static PUBLISHED: Rule = Rule {
    name: "published-lately",
    group: Group::Life,
    severity: Severity::Note,
    reads: &[Source::Content],
    check: |facts, thresholds| {
        let content = match &facts.content {
            Ok(content) => content,
            Err(why) => return Outcome::unseen(*why, Vec::new()),
        };
        match content.latest {
            None if content.count > 0 => Outcome::unseen(Unseen::Lacking, Vec::new()),
            None => Outcome::of(vec![Finding::about(&facts.name)]),
            Some(latest) => {
                let days = facts.days_since(latest);
                let found = || Finding::about(&facts.name).count(days).moment(latest);
                Outcome::unless(days < thresholds.quiet, found)
            }
        }
    },
};

/// No dataset has a broken link, is late or empty.
pub static DATASETS: Rule = Rule {
    name: "datasets-usable",
    group: Group::Life,
    severity: Severity::Note,
    reads: &[Source::Content],
    check: |facts, _| match &facts.content {
        Ok(content) => Outcome::of(things(&content.faulty, SubjectKind::Dataset))
            .besides(Unseen::Hidden, content.untold.clone()),
        Err(why) => Outcome::unseen(*why, Vec::new()),
    },
};

/// Every harvester runs.
pub static HARVESTERS: Rule = Rule {
    name: "harvesters-run",
    group: Group::Life,
    severity: Severity::Warning,
    reads: &[Source::Harvesters],
    check: |facts, _| of_things(&facts.harvesters, SubjectKind::Harvester),
};

/// No discussion waits for an answer of the organization.
pub static DISCUSSIONS: Rule = Rule {
    name: "discussions-answered",
    group: Group::Life,
    severity: Severity::Note,
    reads: &[Source::Discussions],
    check: |facts, thresholds| {
        let is_stale =
            |found: &Finding| found.moment.is_none_or(|since| facts.days_since(since) > thresholds.stale);
        let mut outcome = of_things(&facts.discussions, SubjectKind::Discussion);
        outcome.found.retain(is_stale);
        outcome.found.iter_mut().for_each(|found| found.count = found.moment.map(|at| facts.days_since(at)));
        outcome
    },
};

/// No contact point is somebody's whose account is gone or who is on the list of leavers: the public writes to it.
pub static CONTACTS: Rule = Rule {
    name: "contacts-stay",
    group: Group::Life,
    severity: Severity::Warning,
    reads: &[Source::Contacts],
    check: |facts, _| {
        let contacts = match &facts.contacts {
            Ok(contacts) => contacts,
            Err(why) => return Outcome::unseen(*why, Vec::new()),
        };
        let is_gone = |contact: &&Contact| {
            let left = facts.lists.left.as_ref();
            let has_left = |person: &Person| {
                left.and_then(|left| left.certainty(&person.person.id))
                    .is_some_and(|sure| sure <= Certainty::Probable)
            };
            let mut gone = facts.people.iter().filter(|person| person.account.is_gone() || has_left(person));
            gone.any(|person| is_theirs(contact, person))
                || left.is_some_and(|left| left.contacts.contains(&contact.id))
        };
        let gone = contacts.iter().filter(is_gone).map(|contact| {
            let mail = contact.mail.clone().unwrap_or_else(|| contact.name.clone());
            Finding::about(contact).as_sure_as(Certainty::Probable).words(vec![mail])
        });
        Outcome::of(gone.collect())
    },
};

impl From<&Contact> for Subject {
    fn from(contact: &Contact) -> Self {
        Self {
            kind: SubjectKind::ContactPoint,
            id: contact.id.clone(),
            word: contact.id.clone(),
            name: contact.name.clone(),
            page: None,
        }
    }
}

fn is_theirs(contact: &Contact, person: &Person) -> bool {
    let mail = contact.mail.as_deref().zip(person.mail.as_deref());
    mail.is_some_and(|(one, other)| !one.is_empty() && one.to_lowercase() == other.to_lowercase())
        || !contact.name.is_empty() && is_named(&person.person, &contact.name)
}

fn of_things(things_read: &Sight<Vec<Thing>>, kind: SubjectKind) -> Outcome {
    match things_read {
        Ok(read) => Outcome::of(things(read, kind)),
        Err(why) => Outcome::unseen(*why, Vec::new()),
    }
}

fn things(things: &[Thing], kind: SubjectKind) -> Vec<Finding> {
    let finding = |thing: &Thing| {
        let subject = Subject {
            kind,
            id: thing.id.clone(),
            word: thing.id.clone(),
            name: thing.name.clone(),
            page: thing.page.clone(),
        };
        Finding { moment: thing.since, ..Finding::about(subject).words(thing.wrong.clone()) }
    };
    things.iter().map(finding).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::facts::{Content, Facts};
    use crate::audit::rules::example::{ago, facts, found};

    fn thing(days: i64) -> Thing {
        Thing {
            id: "1".into(),
            name: "t".into(),
            page: None,
            wrong: vec!["failed".to_owned()],
            since: Some(ago(days)),
        }
    }

    #[test]
    fn quiet_is_who_has_published_nothing_for_a_year() {
        let told = |count, latest| {
            let content = Ok(Content { count, latest, ..Content::default() });
            found(&[&PUBLISHED], &Facts { content, ..facts(vec![]) }).len()
        };
        assert_eq!((told(0, None), told(3, Some(ago(365))), told(3, Some(ago(364)))), (1, 1, 0));
        assert_eq!(told(3, None), 0, "a portal that gives no dates");
    }

    #[test]
    fn what_waits_is_told_after_a_month_and_what_fails_at_once() {
        let with = |days| Facts {
            discussions: Ok(vec![thing(days)]),
            harvesters: Ok(vec![thing(days)]),
            ..facts(vec![])
        };
        assert_eq!(found(&[&DISCUSSIONS, &HARVESTERS], &with(30)), ["harvesters-run"]);
        assert_eq!(found(&[&DISCUSSIONS], &with(31)), ["discussions-answered"]);
    }
}
