//! Who should be in the organization of an authority that publishes transport data. Only domains of addresses tell where
//! somebody works, so most of it is for a person to look at.

use super::certification::houses;
use crate::audit::facts::{Facts, Person, Unseen};
use crate::audit::finding::{Finding, Mend, Outcome};
use crate::audit::mail;
use crate::audit::rule::{Group, Rule, Severity};
use crate::audit::thresholds::Thresholds;

/// The rules for transport data.
pub static RULES: &[&Rule] = &[&AUTHORITY, &GIS, &OPERATOR, &SAEIV];

/// The words of transport data, without accents.
const WORDS: &[&str] = &[
    "bus",
    "cars",
    "covoiturage",
    "gtfs",
    "mobilite",
    "mobilites",
    "netex",
    "siri",
    "tramway",
    "transport",
    "transports",
];

/// True where a text speaks of transport: a reason to suggest its rules, not to apply them.
pub fn speaks_of_it(text: &str) -> bool {
    let plain = text.to_lowercase().replace('é', "e");
    plain.split(|character: char| !character.is_alphanumeric()).any(|word| WORDS.contains(&word))
}

/// Somebody of the authority is there: an address at its website's domain.
static AUTHORITY: Rule = Rule {
    check: |facts, _| {
        let Some(house) = house(facts) else { return Outcome::unseen(Unseen::ForAPerson, Vec::new()) };
        let is_of_house =
            |person: &&Person| person.house().is_some_and(|domain| mail::belongs(domain, &house));
        let names: Vec<String> = facts.in_use().filter(is_of_house).map(Person::label).collect();
        if names.is_empty() { Outcome::unseen(Unseen::ForAPerson, names) } else { Outcome::kept(names) }
    },
    ..rule("transport-authority")
};

/// Somebody of the authority's geographic information system is there.
static GIS: Rule = Rule { check: for_a_person, ..rule("transport-gis") };

/// Somebody of the operator is there: missing where all addresses are of one house, else for a person to look at.
static OPERATOR: Rule = Rule {
    check: |facts, _| {
        let houses = houses(facts);
        let is_all_known =
            facts.in_use().next().is_some() && facts.in_use().all(|person| person.house().is_some());
        if is_all_known && houses.len() == 1 {
            let invite = Mend::by("member add {} --email {}", &[&facts.name.word(), "ADDRESS"]);
            return Outcome::of(vec![Finding::about(&facts.name).mend(invite.choosing(&["ADDRESS"]))]);
        }
        let own = house(facts);
        let is_other = |domain: &String| own.as_ref().is_none_or(|house| !mail::belongs(domain, house));
        Outcome::unseen(Unseen::ForAPerson, houses.into_iter().filter(is_other).collect())
    },
    ..rule("transport-operator")
};

/// Somebody of whoever runs the vehicles' information system is there.
static SAEIV: Rule = Rule { check: for_a_person, ..rule("transport-saeiv") };

const fn rule(name: &'static str) -> Rule {
    Rule { name, group: Group::Transport, severity: Severity::Note, reads: &[], check: for_a_person }
}

fn for_a_person(_: &Facts, _: &Thresholds) -> Outcome {
    Outcome::unseen(Unseen::ForAPerson, Vec::new())
}

fn house(facts: &Facts) -> Option<String> {
    facts.website.as_deref().and_then(mail::domain_of_page)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::rules::example::{administrator, facts};

    fn outcome(rule: &Rule, domains: &[&str], website: Option<&str>) -> Outcome {
        let person = |domain: &&str| Person { mail: Some(format!("***@{domain}")), ..administrator("a") };
        let facts =
            Facts { website: website.map(str::to_owned), ..facts(domains.iter().map(person).collect()) };
        (rule.check)(&facts, &Thresholds::default())
    }

    #[test]
    fn transport_is_a_word_of_its_own() {
        assert!(speaks_of_it("Autorité organisatrice de la mobilité"));
        assert!(speaks_of_it("Horaires (GTFS)"));
        assert!(!speaks_of_it("Les sirices de la ville"));
    }

    #[test]
    fn domains_say_what_they_can() {
        let site = Some("https://ville.fr");
        assert_eq!(outcome(&AUTHORITY, &["ville.fr", "sig.ville.fr"], site).kept.len(), 2);
        assert_eq!(outcome(&OPERATOR, &["ville.fr"], site).found.len(), 1);
        let both = outcome(&OPERATOR, &["ville.fr", "bus.fr"], site);
        assert_eq!(both.unseen.map(|hidden| hidden.about), Some(vec!["bus.fr".to_owned()]));
        let is_unseen = |rule: &&Rule| outcome(rule, &["gmail.com"], None).unseen.is_some();
        assert!(RULES.iter().all(is_unseen));
    }
}
