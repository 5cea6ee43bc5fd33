//! What an organization says of itself, and what sets it apart from others.

use crate::audit::certainty::Certainty;
use crate::audit::facts::{Facts, Sight, Unseen};
use crate::audit::finding::{Finding, Mend, Outcome};
use crate::audit::rule::{Group, Rule, Severity, Source};
use crate::siret;
use crate::text;

/// There is a SIRET, where the portal has such numbers.
pub static SIRET_GIVEN: Rule = Rule {
    name: "siret-given",
    group: Group::Identity,
    severity: Severity::Note,
    reads: &[],
    check: |facts, _| {
        if !facts.has_sirets {
            return lacking();
        }
        // What is certified without one has a rule of its own.
        if facts.siret.is_none() && is_certified(facts) {
            return Outcome::not_applicable();
        }
        Outcome::unless(facts.siret.is_some(), || about(facts).mend(give_siret(facts)))
    },
};

/// The SIRET, where there is one, is a number that was given to an establishment.
pub static SIRET_VALID: Rule = Rule {
    name: "siret-valid",
    group: Group::Identity,
    severity: Severity::Warning,
    reads: &[],
    check: |facts, _| {
        let Some(number) = &facts.siret else { return without(facts) };
        let is_valid = siret::parse(number).is_ok_and(|siret| !siret.doubtful);
        Outcome::unless(is_valid, || about(facts).words(vec![number.clone()]).mend(give_siret(facts)))
    },
};

/// No other organization has the SIRET; services of one body may share it.
pub static SIRET_ALONE: Rule = Rule {
    name: "siret-alone",
    group: Group::Identity,
    severity: Severity::Note,
    reads: &[Source::SameSiret],
    check: |facts, _| {
        if facts.siret.is_none() {
            return without(facts);
        }
        alone(facts, &facts.same_siret, |others| {
            about(facts).as_sure_as(Certainty::Undecided).words(others).mend(give_siret(facts))
        })
    },
};

/// What is certified has a SIRET: without it nobody can tell what was certified.
pub static CERTIFIED_WITH_SIRET: Rule = Rule {
    name: "certified-with-siret",
    group: Group::Identity,
    severity: Severity::Warning,
    reads: &[],
    check: |facts, _| {
        if !facts.has_sirets {
            return lacking();
        }
        if !is_certified(facts) {
            return Outcome::not_applicable();
        }
        Outcome::unless(facts.siret.is_some(), || about(facts).mend(give_siret(facts)))
    },
};

/// A public service is certified.
pub static PUBLIC_SERVICE_CERTIFIED: Rule = Rule {
    name: "public-service-certified",
    group: Group::Identity,
    severity: Severity::Note,
    reads: &[],
    check: |facts, _| {
        if !has(facts, "public-service") && !has(facts, "local-authority") {
            return Outcome::not_applicable();
        }
        let words = [facts.name.word(), "REASON".to_owned(), "PROOF".to_owned()];
        let words = words.each_ref().map(String::as_str);
        let ask = || Mend::by("org certify-request {} --reason {} --proof {}", &words);
        Outcome::unless(is_certified(facts), || about(facts).mend(ask().choosing(&["REASON", "PROOF"])))
    },
};

/// No other organization has the name.
pub static NAME_ALONE: Rule = Rule {
    name: "name-alone",
    group: Group::Certification,
    severity: Severity::Note,
    reads: &[Source::SameName],
    check: |facts, _| {
        alone(facts, &facts.same_name, |others| {
            let rename = Mend::by("org update {} --name {}", &[&facts.name.word(), "NAME"]);
            about(facts).words(others).mend(rename.choosing(&["NAME"]))
        })
    },
};

/// No other organization has the acronym.
pub static ACRONYM_ALONE: Rule = Rule {
    name: "acronym-alone",
    group: Group::Certification,
    severity: Severity::Note,
    reads: &[Source::SameName],
    check: |facts, _| {
        if facts.acronym.is_none() {
            return Outcome::not_applicable();
        }
        alone(facts, &facts.same_acronym, |others| {
            about(facts).words(others).mend(Mend::by("org update {} --unset acronym", &[&facts.name.word()]))
        })
    },
};

/// The description says something, and more than the name.
pub static DESCRIBED: Rule = Rule {
    name: "described",
    group: Group::Identity,
    severity: Severity::Note,
    reads: &[],
    check: |facts, _| {
        let names = [facts.name.name.as_str(), facts.acronym.as_deref().unwrap_or_default()];
        let names = names.map(text::fold);
        let longest = names.iter().map(String::len).max().unwrap_or(0);
        // Of a long description its beginning tells that it is more than a name.
        let begun = facts.description.floor_char_boundary(2 * longest + 32);
        let begun = text::fold(&facts.description[..begun]);
        let said = if begun.len() > longest { begun } else { text::fold(&facts.description) };
        let is_name = names.contains(&said);
        let describe = || update(facts, "--description {}", "TEXT").choosing(&["TEXT"]);
        Outcome::unless(!said.is_empty() && !is_name, || about(facts).mend(describe()))
    },
};

/// There is a logo.
pub static LOGO: Rule = Rule {
    name: "logo-given",
    group: Group::Identity,
    severity: Severity::Note,
    reads: &[],
    check: |facts, _| {
        let give = || update(facts, "--logo {}", "IMAGE").choosing(&["IMAGE"]);
        Outcome::unless(facts.has_logo, || about(facts).mend(give()))
    },
};

/// There is the address of a website.
pub static WEBSITE: Rule = Rule {
    name: "website-given",
    group: Group::Identity,
    severity: Severity::Note,
    reads: &[],
    check: |facts, _| {
        let give = || update(facts, "--url {}", "URL").choosing(&["URL"]);
        Outcome::unless(facts.website.is_some(), || about(facts).mend(give()))
    },
};

/// True for what data.gouv.fr's pages call a certified public service.
pub fn is_certified(facts: &Facts) -> bool {
    is_certified_public_service(facts.badges.iter().map(String::as_str))
}

/// True for the badges of what data.gouv.fr's pages call a certified public service.
pub fn is_certified_public_service<'a>(kinds: impl IntoIterator<Item = &'a str> + Clone) -> bool {
    let has = |kind: &str| kinds.clone().into_iter().any(|found| found == kind);
    has("certified") && (has("public-service") || has("local-authority"))
}

fn has(facts: &Facts, kind: &str) -> bool {
    facts.badges.iter().any(|badge| badge == kind)
}

/// What rules about a SIRET say where there are none to look at.
fn lacking() -> Outcome {
    Outcome::unseen(Unseen::Lacking, Vec::new())
}

/// What rules about a SIRET say of an organization without one.
pub fn without(facts: &Facts) -> Outcome {
    if facts.has_sirets { Outcome::not_applicable() } else { lacking() }
}

fn about(facts: &Facts) -> Finding {
    Finding::about(&facts.name)
}

fn alone(
    facts: &Facts,
    others: &Sight<Vec<String>>,
    finding: impl FnOnce(Vec<String>) -> Finding,
) -> Outcome {
    debug_assert!(!matches!(others, Err(Unseen::NotRead)), "{}: not read", facts.name.slug);
    match others {
        Ok(others) => Outcome::unless(others.is_empty(), || finding(others.clone())),
        Err(why) => Outcome::unseen(*why, Vec::new()),
    }
}

fn give_siret(facts: &Facts) -> Mend {
    update(facts, "--siret {}", "NUMBER").choosing(&["NUMBER"])
}

fn update(facts: &Facts, flag: &'static str, word: &str) -> Mend {
    let mend = Mend::by("org update {}", &[&facts.name.word()]);
    Mend { command: mend.command.and(flag, &[word]), ..mend }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::audit::rules::example::{facts, found};

    const RULES: [&Rule; 8] = [
        &SIRET_GIVEN,
        &SIRET_VALID,
        &SIRET_ALONE,
        &CERTIFIED_WITH_SIRET,
        &PUBLIC_SERVICE_CERTIFIED,
        &DESCRIBED,
        &LOGO,
        &WEBSITE,
    ];

    #[test]
    fn each_fault_is_one_finding() {
        let fine = || facts(vec![]);
        let told = |facts: &Facts| found(&RULES, facts);
        assert_eq!(told(&fine()), [""; 0]);
        assert_eq!(told(&Facts { siret: None, ..fine() }), ["certified-with-siret"]);
        let plain = || Facts { badges: Vec::new(), ..fine() };
        assert_eq!(told(&Facts { siret: None, ..plain() }), ["siret-given"]);
        assert_eq!(told(&Facts { siret: None, has_sirets: false, ..plain() }), [""; 0]);
        assert_eq!(told(&Facts { siret: Some("21690123100012".into()), ..fine() }), ["siret-valid"]);
        assert_eq!(told(&Facts { siret: Some("n/a".into()), ..fine() }), ["siret-valid"]);
        assert_eq!(told(&Facts { same_siret: Ok(vec!["other".into()]), ..fine() }), ["siret-alone"]);
        assert_eq!(
            told(&Facts { badges: vec!["public-service".into()], ..fine() }),
            ["public-service-certified"]
        );
        assert_eq!(
            told(&Facts { has_logo: false, website: None, ..fine() }),
            ["logo-given", "website-given"]
        );
    }

    #[test]
    fn a_description_that_is_only_the_name_says_nothing() {
        let told = |description: &str| {
            found(&[&DESCRIBED], &Facts { description: description.into(), ..facts(vec![]) }).len()
        };
        assert_eq!((told(""), told(" \n"), told("VILLE "), told("La ville.")), (1, 1, 1, 0));
    }

    proptest! {
        #[test]
        fn the_beginning_of_a_description_tells_as_much_as_all_of_it(
            description in "[vVéÉ \u{200b}\u{301}]{0,3}(Ville|VILLE |[ville \u{200b}]{0,200})"
        ) {
            let said = text::fold(&description);
            let says_nothing = said.is_empty() || said == "ville";
            let told = Facts { description, ..facts(vec![]) };
            prop_assert_eq!(found(&[&DESCRIBED], &told).len(), usize::from(says_nothing));
        }
    }

    #[test]
    fn certified_takes_two_badges() {
        assert!(is_certified_public_service(["certified", "public-service"]));
        assert!(is_certified_public_service(["local-authority", "certified"]));
        assert!(!is_certified_public_service(["certified", "company"]));
        assert!(!is_certified_public_service(["public-service"]));
    }
}
