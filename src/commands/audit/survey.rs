//! The rules asked about all organizations of a portal, each as it comes: those about SIRETs at the end, since whether there are
//! any, and whose they are besides, is known only then.

use std::collections::HashMap;

use jiff::Timestamp;

use super::selection::Selected;
use crate::context::Context;
use udatactl_core::audit::{Assessment, Facts, Rule, assess};

/// The rules, and how they are asked about each organization.
pub struct Survey<'a> {
    selected: &'a Selected,
    of_sirets: Vec<&'static Rule>,
    others: Vec<&'static Rule>,
    /// Of thousands of organizations only what was found is kept.
    forgets: bool,
    pub now: Timestamp,
}

/// What the rules say of an organization but for those about SIRETs, and what those need.
pub struct Surveyed {
    assessment: Assessment,
    badges: Vec<String>,
    siret: Option<String>,
}

impl<'a> Survey<'a> {
    /// A survey by these rules; `has_rules` where which of them were asked is wanted.
    pub fn new(context: &Context, selected: &'a Selected, has_rules: bool) -> Self {
        let (of_sirets, others) = selected.rules_of_sirets();
        let forgets = !has_rules && selected.accepts_nothing();
        Self { selected, of_sirets, others, forgets, now: context.settings.now }
    }

    /// Asks the rules that these facts answer; the others are left open.
    pub fn at(&self, mut facts: Facts, is_told: impl Fn(&Rule) -> bool) -> Surveyed {
        let (badges, siret) = (facts.badges.clone(), facts.siret.take());
        let ruling = self.selected.ruling(&facts.name, &facts.badges);
        let (told, untold): (Vec<&Rule>, Vec<&Rule>) = self.others.iter().partition(|rule| is_told(rule));
        let mut assessment = assess(&facts.name, &facts, &ruling, &told);
        assessment.leave_untold(&untold, &ruling);
        if self.forgets {
            assessment.forget_rules();
        }
        Surveyed { assessment, badges, siret }
    }

    /// Asks the rules about SIRETs; gives what the rules say of each organization, in the order of their slugs.
    pub fn settled(&self, mut read: Vec<Surveyed>, siret_check: bool) -> Vec<Assessment> {
        read.sort_by(|one, other| one.assessment.organization.slug.cmp(&other.assessment.organization.slug));
        let mut holders: HashMap<String, Vec<String>> = HashMap::new();
        for Surveyed { assessment, siret, .. } in &read {
            if let Some(siret) = siret {
                holders.entry(siret.clone()).or_default().push(assessment.organization.slug.clone());
            }
        }
        let has_sirets = siret_check && !holders.is_empty();
        let whole = read.into_iter().map(|Surveyed { mut assessment, badges, siret }| {
            let ruling = self.selected.ruling(&assessment.organization, &badges);
            let siret = siret.filter(|_| has_sirets);
            let mut others = siret.as_ref().and_then(|siret| holders.get(siret)).cloned().unwrap_or_default();
            others.retain(|other| *other != assessment.organization.slug);
            let facts = Facts {
                has_sirets,
                siret,
                badges,
                same_siret: Ok(others),
                ..Facts::unread(assessment.organization.clone(), self.now)
            };
            let told = assess(&facts.name, &facts, &ruling, &self.of_sirets);
            assessment.found.extend(told.found);
            if !self.forgets {
                assessment.asked.extend(told.asked);
                assessment.settled.extend(told.settled);
            }
            self.selected.judge(&mut assessment, &ruling, self.now);
            assessment
        });
        whole.collect()
    }
}
