//! The rules asked about all organizations of a portal, each as it comes: those about SIRETs at the end, since whether there are
//! any, and whose they are besides, is known only then.

use std::collections::HashMap;

use jiff::Timestamp;

use super::selection::Selected;
use crate::context::Context;
use crate::flags::When;
use udatactl_core::audit::rules::people::IN_USE;
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
    /// The rules about SIRETs can be asked.
    has_sirets: bool,
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
        let of_sirets: Vec<&Rule> = self.of_sirets.iter().copied().filter(|rule| !is_told(rule)).collect();
        let mut assessment = assess(&facts.name, &facts, &ruling, &told);
        assessment.leave_untold(&untold, &ruling);
        assessment.leave_untold(&of_sirets, &ruling);
        // Public lists tell of an account that it was deleted, and of no other whether it is in use: that is one line for all.
        assessment.leave_to_elsewhere(&IN_USE);
        self.selected.note_asked(&assessment);
        if self.forgets {
            assessment.forget_rules();
        }
        Surveyed { assessment, badges, siret, has_sirets: facts.has_sirets }
    }

    /// Asks the rules about SIRETs; gives what the rules say of each organization, in the order of their slugs. A portal
    /// none of whose organizations has one does not use them, but where they are `always` asked for: then those rules are
    /// left out, as the second value says.
    pub fn settled(&self, mut read: Vec<Surveyed>, siret_check: When) -> (Vec<Assessment>, bool) {
        read.sort_by(|one, other| one.assessment.organization.slug.cmp(&other.assessment.organization.slug));
        let mut holders: HashMap<String, Vec<String>> = HashMap::new();
        for Surveyed { assessment, siret, .. } in &read {
            if let Some(siret) = siret {
                holders.entry(siret.clone()).or_default().push(assessment.organization.slug.clone());
            }
        }
        let is_used = siret_check == When::Always || !holders.is_empty();
        let whole = read.into_iter().map(|Surveyed { mut assessment, badges, siret, has_sirets }| {
            let ruling = self.selected.ruling(&assessment.organization, &badges);
            let mut others = siret.as_ref().and_then(|siret| holders.get(siret)).cloned().unwrap_or_default();
            others.retain(|other| *other != assessment.organization.slug);
            let facts = Facts {
                has_sirets: has_sirets && is_used,
                siret,
                badges,
                same_siret: Ok(others),
                ..Facts::unread(assessment.organization.clone(), self.now)
            };
            let told = assess(&facts.name, &facts, &ruling, &self.of_sirets);
            self.selected.note_asked(&told);
            assessment.found.extend(told.found);
            if !self.forgets {
                assessment.asked.extend(told.asked);
                assessment.settled.extend(told.settled);
            }
            self.selected.judge(&mut assessment, &ruling, self.now);
            assessment
        });
        (whole.collect(), !is_used && !self.of_sirets.is_empty())
    }
}
