//! `audit portal`: what the public lists tell of every organization of a portal, without a key.

use std::collections::HashMap;
use std::path::Path;

use clap::Args;

use super::delivery::Destination;
use super::finding;
use super::lists::Lists;
use super::reporting::Reporting;
use super::selection::{Selected, Selection};
use crate::commands::scope::Targets;
use crate::commands::{facts, unread};
use crate::context::Context;
use crate::flags::When;
use crate::report::Report;
use udatactl_core::audit::history::Scope;
use udatactl_core::audit::rules::PORTAL;
use udatactl_core::audit::{Assessment, Facts, assess};

/// So many organizations are made into rows at a time.
const PART: usize = 400;

/// Which rules.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    destination: Destination,
}

/// Reads the list of all organizations, page by page side by side, and asks the rules that it answers.
///
/// # Errors
/// A page that fails: a portal is looked at whole or not at all; exit 10 where findings were to count.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let inputs: Vec<&Path> = arguments.selection.inputs(context).collect();
    let delivery = arguments.destination.prepare(context, finding::Row::COLUMNS, Scope::Portal, &inputs)?;
    let lists = Lists::default();
    let mut selected = arguments.selection.read(context, &lists, &Targets::Known(Vec::new()))?;
    arguments.selection.among(&mut selected, PORTAL)?;
    let mut reporting = Reporting::new(context, delivery);
    // Of thousands of organizations only what was found is kept.
    let forgets = !reporting.has_rules() && selected.accepts_nothing();
    let read = read(context, &selected, arguments.selection.siret_check, forgets)?;
    let mut assessments = read.into_iter().peekable();
    while assessments.peek().is_some() {
        let part: Vec<Assessment> = assessments.by_ref().take(PART).collect();
        reporting.add(part.len(), part, Vec::new(), None)?;
    }
    let (mut report, unread) = reporting.end(&arguments.selection.fail_on)?;
    report.notes.extend(arguments.selection.notes(&lists, selected));
    Ok(unread::marked(context, report, &unread))
}

/// What the rules say of each organization, in the order of their slugs. Whether the portal has SIRETs at all, and which of
/// them are another's too, is known once the whole list was read: those rules are asked at the end.
fn read(
    context: &Context,
    selected: &Selected,
    siret_check: When,
    forgets: bool,
) -> anyhow::Result<Vec<Assessment>> {
    let portal = context.portal()?;
    let now = context.settings.now;
    let (of_sirets, others) = selected.rules_of_sirets();
    let mut read = portal.public_organizations_as(|organization| {
        let mut facts = facts::of(&organization, None, now);
        let (badges, siret) = (facts.badges.clone(), facts.siret.take());
        let ruling = selected.ruling(&facts.name, &badges);
        let mut assessment = assess(&facts.name, &facts, &ruling, &others);
        if forgets {
            assessment.forget_rules();
        }
        (assessment, badges, siret)
    })?;
    read.sort_by(|(one, ..), (other, ..)| one.organization.slug.cmp(&other.organization.slug));
    let mut holders: HashMap<String, Vec<String>> = HashMap::new();
    for (assessment, _, siret) in &read {
        if let Some(siret) = siret {
            holders.entry(siret.clone()).or_default().push(assessment.organization.slug.clone());
        }
    }
    let has_sirets = siret_check.decides(portal.is_french()) && !holders.is_empty();
    let whole = read.into_iter().map(|(mut assessment, badges, siret)| {
        let ruling = selected.ruling(&assessment.organization, &badges);
        let siret = siret.filter(|_| has_sirets);
        let mut others = siret.as_ref().and_then(|siret| holders.get(siret)).cloned().unwrap_or_default();
        others.retain(|other| *other != assessment.organization.slug);
        let facts = Facts {
            has_sirets,
            siret,
            badges,
            same_siret: Ok(others),
            ..Facts::unread(assessment.organization.clone(), now)
        };
        let told = assess(&facts.name, &facts, &ruling, &of_sirets);
        assessment.found.extend(told.found);
        if !forgets {
            assessment.asked.extend(told.asked);
            assessment.settled.extend(told.settled);
        }
        selected.judge(&mut assessment, &ruling, now);
        assessment
    });
    Ok(whole.collect())
}
