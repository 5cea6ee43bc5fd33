//! What the register of companies and public bodies says of an organization's SIRET. Asked only where the register is.

use crate::audit::facts::{Facts, Unseen};
use crate::audit::finding::{Finding, Mend, Outcome};
use crate::audit::register::{Registered, Remark, remarks};
use crate::audit::rule::{Group, Rule, Severity, Source};
use crate::audit::rules::identity::without;

/// The SIRET is that of an establishment which is there.
pub static OPEN: Rule = Rule {
    check: |facts, _| {
        told(facts, |remark, finding| match remark {
            Remark::Unknown => Some(finding),
            Remark::Closed { since, moved_to } => {
                let words = since.into_iter().chain(moved_to).map(str::to_owned).collect();
                Some(finding.words(words))
            }
            _ => None,
        })
    },
    ..rule("siret-open", Severity::Warning)
};

/// The body of what carries a public service's badge is an administration.
pub static ADMINISTRATION: Rule = Rule {
    check: |facts, _| {
        let is_public = |kind: &String| kind == "public-service" || kind == "local-authority";
        if !facts.badges.iter().any(is_public) {
            return Outcome::not_applicable();
        }
        let outcome = told(facts, |remark, finding| (remark == Remark::NoAdministration).then_some(finding));
        match &facts.registered {
            Ok(Some(Registered { is_administration: None, .. })) if outcome.applies => {
                Outcome::unseen(Unseen::Hidden, Vec::new())
            }
            _ => outcome,
        }
    },
    ..rule("siret-of-administration", Severity::Warning)
};

/// The organization is called as its body is in the register.
pub static NAME: Rule = Rule {
    check: |facts, _| {
        told(facts, |remark, finding| match remark {
            Remark::OtherName(name) => {
                let rename = Mend::by("org update {} --siret {}", &[&facts.name.word(), "NUMBER"]);
                Some(Finding {
                    mend: Some(rename.choosing(&["NUMBER"])),
                    ..finding.words(vec![name.to_owned()])
                })
            }
            _ => None,
        })
    },
    ..rule("name-as-registered", Severity::Note)
};

const fn rule(name: &'static str, severity: Severity) -> Rule {
    Rule {
        name,
        group: Group::Identity,
        severity,
        reads: &[Source::Register],
        check: |_, _| Outcome::not_applicable(),
    }
}

fn told<'f>(facts: &'f Facts, find: impl Fn(Remark<'f>, Finding) -> Option<Finding>) -> Outcome {
    if facts.siret.is_none() {
        return without(facts);
    }
    let registered: Option<&Registered> = match &facts.registered {
        Ok(registered) => registered.as_ref(),
        Err(why) => return Outcome::unseen(*why, Vec::new()),
    };
    let give = Mend::by("org update {} --siret {}", &[&facts.name.word(), "NUMBER"]).choosing(&["NUMBER"]);
    let finding = || Finding::about(&facts.name).mend(give.clone());
    let found = remarks(registered, Some(&facts.name.name)).into_iter();
    Outcome::of(found.filter_map(|remark| find(remark, finding())).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::rules::example::{facts, found};
    use crate::audit::thresholds::Thresholds;

    const RULES: [&Rule; 3] = [&OPEN, &ADMINISTRATION, &NAME];

    fn registered() -> Registered {
        Registered {
            siret: "21690123100011".into(),
            is_open: true,
            since: None,
            name: "COMMUNE DE VILLE".into(),
            acronym: None,
            is_administration: Some(true),
            is_head_office: true,
            moved_to: None,
        }
    }

    #[test]
    fn what_the_register_says_is_told_once() {
        let named = |registered| {
            let mut facts = Facts { registered: Ok(registered), ..facts(vec![]) };
            facts.name.name = "Lyon".into();
            found(&RULES, &facts)
        };
        let lyon = Registered { name: "COMMUNE DE LYON".into(), ..registered() };
        assert_eq!(named(Some(lyon.clone())), [""; 0]);
        assert_eq!(named(None), ["siret-open"]);
        assert_eq!(named(Some(Registered { is_open: false, ..lyon.clone() })), ["siret-open"]);
        assert_eq!(
            named(Some(Registered { is_administration: Some(false), ..lyon.clone() })),
            ["siret-of-administration"]
        );
        assert_eq!(named(Some(Registered { name: "PARIS".into(), ..lyon.clone() })), ["name-as-registered"]);
        let silent = Registered { is_administration: None, ..lyon };
        let silent = Facts { registered: Ok(Some(silent)), ..facts(vec![]) };
        assert!((ADMINISTRATION.check)(&silent, &Thresholds::default()).unseen.is_some());
    }

    #[test]
    fn a_register_that_failed_says_nothing() {
        let failed = Facts { registered: Err(Unseen::Failed), ..facts(vec![]) };
        let is_unseen = |rule: &&Rule| (rule.check)(&failed, &Thresholds::default()).unseen.is_some();
        assert!(RULES.iter().all(is_unseen));
        let without = Facts { siret: None, ..failed };
        assert!(RULES.iter().all(|rule| !(rule.check)(&without, &Thresholds::default()).applies));
    }
}
