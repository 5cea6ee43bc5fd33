//! The rules, and which of them each question asks.

use super::rule::Rule;

pub mod administration;
pub mod certification;
pub mod exceptions;
pub mod identity;
pub mod key;
pub mod life;
pub mod lists;
pub mod people;
pub mod registers;
pub mod transport;
pub mod waiting;

/// The rules of `audit org`.
pub static AUDIT: &[&Rule] = &[
    &administration::PRESENT,
    &administration::CAN_ACT,
    &administration::TWO,
    &administration::TWO_CAN_ACT,
    &administration::ACTIVE,
    &administration::LASTS,
    &administration::FEW,
    &people::IN_USE,
    &people::ONCE,
    &people::NAMED,
    &people::SIGNED_IN,
    &people::SEEN,
    &people::DOMAIN,
    &people::PROFESSIONAL,
    &people::ASSIGNED,
    &lists::NOT_LEFT,
    &lists::ON_STAFF,
    &waiting::REQUESTS,
    &waiting::INVITATIONS,
    &waiting::OF_MEMBERS,
    &lists::INVITED_AS_LISTED,
    &lists::UNTIL,
    &identity::SIRET_GIVEN,
    &identity::SIRET_VALID,
    &identity::SIRET_ALONE,
    &registers::OPEN,
    &registers::ADMINISTRATION,
    &registers::NAME,
    &identity::CERTIFIED_WITH_SIRET,
    &identity::PUBLIC_SERVICE_CERTIFIED,
    &identity::DESCRIBED,
    &identity::WEBSITE,
    &identity::LOGO,
    &life::PUBLISHED,
    &life::HARVESTERS,
    &life::DISCUSSIONS,
    &life::DATASETS,
    &life::CONTACTS,
];

/// The rules of `audit portal`: what the public lists tell.
pub static PORTAL: &[&Rule] = &[
    &administration::PRESENT,
    &administration::CAN_ACT,
    &administration::TWO,
    &administration::TWO_CAN_ACT,
    &administration::FEW,
    &people::IN_USE,
    &people::ONCE,
    &people::NAMED,
    &people::PROFESSIONAL,
    &identity::SIRET_GIVEN,
    &identity::SIRET_VALID,
    &identity::SIRET_ALONE,
    &identity::CERTIFIED_WITH_SIRET,
    &identity::PUBLIC_SERVICE_CERTIFIED,
    &identity::DESCRIBED,
    &identity::WEBSITE,
    &identity::LOGO,
];

/// The rules that look at the SIRET, and ask nobody but the portal about it.
pub static OF_SIRETS: &[&Rule] = &[
    &identity::SIRET_GIVEN,
    &identity::SIRET_VALID,
    &identity::SIRET_ALONE,
    &identity::CERTIFIED_WITH_SIRET,
];

/// The rules of `audit portal` that any CSV of all organizations answers, and those [`OF_SIRETS`] besides where it has a column
/// for them: it tells neither who belongs to them nor their website.
pub static CATALOG: &[&Rule] = &[&identity::PUBLIC_SERVICE_CERTIFIED, &identity::DESCRIBED, &identity::LOGO];

/// The group of a rule that an audit may ask, by its name.
pub fn group_of(name: &str) -> Option<&'static str> {
    let of_facts = AUDIT.iter().map(|rule| (rule.name, rule.group));
    let of_keys = key::KEYS.iter().map(|rule| (rule.name, rule.group));
    let of_exceptions = exceptions::EXCEPTIONS.iter().map(|rule| (rule.name, rule.group));
    let mut all = of_facts.chain(of_keys).chain(of_exceptions);
    all.find(|(known, _)| *known == name).map(|(_, group)| group.word())
}

/// The names of all rules that an audit may ask.
pub fn names() -> impl Iterator<Item = &'static str> {
    names_of_facts().chain(exceptions::EXCEPTIONS.iter().map(|rule| rule.name))
}

/// The names of the rules over what was read, and not over what was accepted of it.
pub fn names_of_facts() -> impl Iterator<Item = &'static str> {
    AUDIT.iter().map(|rule| rule.name).chain(key::KEYS.iter().map(|rule| rule.name))
}

/// The rule with a name, of all that there are.
pub fn called(name: &str) -> Option<&'static Rule> {
    let all = AUDIT.iter().chain(certification::RULES).chain(transport::RULES);
    all.copied().find(|rule| rule.name == name)
}

#[cfg(test)]
pub mod example;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_name_is_one_rule_s() {
        let all: Vec<&str> =
            AUDIT.iter().chain(certification::RULES).chain(transport::RULES).map(|rule| rule.name).collect();
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
        assert!(all.iter().all(|name| called(name).is_some_and(|rule| rule.name == *name)));
        assert!(called("no-rule").is_none());
    }
}
