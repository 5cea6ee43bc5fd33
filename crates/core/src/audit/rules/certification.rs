//! What a certification takes, in the order in which a person settles it.

use super::{administration, identity, people, waiting};
use crate::audit::facts::{Facts, Unseen};
use crate::audit::finding::{Finding, Outcome};
use crate::audit::rule::{Group, Rule, Severity};
use crate::audit::{mail, register};
use crate::roster::Role;
use crate::siret;

/// Where the French State says what an establishment is.
const DIRECTORY: &str = "https://annuaire-entreprises.data.gouv.fr/etablissement/";

/// The rules that only a certification asks.
pub static RULES: &[&Rule] =
    &[&BY_ME, &PUBLIC_SERVICE, &MAIL_OF_THE_BODY, &identity::NAME_ALONE, &identity::ACRONYM_ALONE];

/// What a certification needs of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Demand {
    /// Without it there is no certification.
    Required,
    Advised,
}

/// The rules of a certification.
pub static CERTIFICATION: &[(&Rule, Demand)] = &[
    (&BY_ME, Demand::Required),
    (&identity::SIRET_GIVEN, Demand::Required),
    (&identity::CERTIFIED_WITH_SIRET, Demand::Advised),
    (&identity::SIRET_VALID, Demand::Required),
    (&identity::SIRET_ALONE, Demand::Required),
    (&PUBLIC_SERVICE, Demand::Required),
    (&MAIL_OF_THE_BODY, Demand::Required),
    (&identity::NAME_ALONE, Demand::Required),
    (&identity::ACRONYM_ALONE, Demand::Required),
    (&identity::DESCRIBED, Demand::Advised),
    (&identity::LOGO, Demand::Advised),
    (&identity::WEBSITE, Demand::Advised),
    (&administration::TWO, Demand::Required),
    (&administration::TWO_CAN_ACT, Demand::Required),
    (&people::PROFESSIONAL, Demand::Required),
    (&waiting::REQUESTS, Demand::Required),
];

/// I administer it; nothing can be said without an account. Who is certified has asked already.
static BY_ME: Rule = Rule {
    name: "administered-by-me",
    group: Group::Certification,
    severity: Severity::Note,
    reads: &[],
    check: |facts, _| match &facts.me {
        _ if identity::is_certified(facts) => Outcome::not_applicable(),
        None => Outcome::unseen(Unseen::Hidden, Vec::new()),
        Some(me) => Outcome::unless(me.role == Some(Role::Admin), || Finding::about(&facts.name)),
    },
};

/// The SIRET's body is a public service: the register tells where it was asked, else its page in the directory of companies.
static PUBLIC_SERVICE: Rule = Rule {
    name: "siret-public-service",
    group: Group::Certification,
    severity: Severity::Note,
    reads: &[],
    check: |facts, _| match &facts.siret {
        // The team has looked at it, once it has certified.
        Some(number) if !identity::is_certified(facts) => {
            let page = format!("{DIRECTORY}{}", siret::compact(number));
            let registered = facts.registered.as_ref().ok();
            let (is_one, words) =
                registered.map(|found| register::public_service(found.as_ref())).unwrap_or_default();
            let about: Vec<String> = std::iter::once(page).chain(words).collect();
            match is_one {
                Some(true) => Outcome::kept(about),
                Some(false) => Outcome::of(vec![Finding::about(&facts.name).words(about)]),
                None => Outcome::unseen(Unseen::ForAPerson, about),
            }
        }
        _ => Outcome::not_applicable(),
    },
};

/// A member writes from an address of the body itself. That of its website is one, and those that a list has; whether another
/// is, only its team can tell. Nobody is of it where all have addresses that anybody can have.
static MAIL_OF_THE_BODY: Rule = Rule {
    name: "mail-of-the-body",
    group: Group::Certification,
    severity: Severity::Note,
    reads: &[],
    check: |facts, _| {
        if facts.siret.is_none() || identity::is_certified(facts) {
            return Outcome::not_applicable();
        }
        let website = facts.website.as_deref();
        let is_of_it = |domain: &String| mail::is_of_the_body(domain, website, &facts.domains);
        let (own, others): (Vec<String>, Vec<String>) = houses(facts).into_iter().partition(is_of_it);
        if !own.is_empty() {
            return Outcome::kept(own);
        }
        let is_all_free =
            facts.in_use().next().is_some() && facts.in_use().all(|person| person.domain().is_some());
        if others.is_empty() && is_all_free {
            return Outcome::of(vec![Finding::about(&facts.name)]);
        }
        Outcome::unseen(Unseen::ForAPerson, others)
    },
};

/// The domains of the members' addresses that are not a free provider's, each once.
pub fn houses(facts: &Facts) -> Vec<String> {
    let mut houses: Vec<&str> = facts.in_use().filter_map(|person| person.house()).collect();
    houses.sort_unstable();
    houses.dedup();
    houses.into_iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::facts::Person;
    use crate::audit::rules::example::{administrator, facts};
    use crate::audit::thresholds::Thresholds;

    fn at(mails: &[Option<&str>]) -> Facts {
        let person = |mail: Option<&str>| Person { mail: mail.map(str::to_owned), ..administrator("a") };
        Facts {
            badges: Vec::new(),
            website: Some("https://www.ville.fr/".into()),
            ..facts(mails.iter().copied().map(person).collect())
        }
    }

    fn says(mails: &[Option<&str>]) -> (usize, Vec<String>, Option<Vec<String>>) {
        let outcome = (MAIL_OF_THE_BODY.check)(&at(mails), &Thresholds::default());
        (outcome.found.len(), outcome.kept, outcome.unseen.map(|hidden| hidden.about))
    }

    #[test]
    fn the_mail_of_the_body_is_that_of_its_website_or_to_be_checked() {
        let (free, own, other) = (Some("***@gmail.com"), Some("***@mail.ville.fr"), Some("***@agglo.fr"));
        assert_eq!(says(&[free, own]), (0, vec!["mail.ville.fr".into()], None));
        assert_eq!(says(&[other, free]), (0, vec![], Some(vec!["agglo.fr".into()])));
        assert_eq!(says(&[free]), (1, vec![], None));
        assert_eq!(says(&[free, None]), (0, vec![], Some(vec![])));
        assert_eq!(says(&[]), (0, vec![], Some(vec![])));
    }
}
