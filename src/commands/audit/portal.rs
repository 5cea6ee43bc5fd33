//! `audit portal`: what the public lists tell of every organization of a portal, without a key.

use std::collections::HashMap;

use clap::Args;
use jiff::tz::TimeZone;

use super::delivery::Destination;
use super::finding;
use super::lists::Lists;
use super::reporting::Reporting;
use super::selection::{Selected, Selection};
use crate::commands::scope::Targets;
use crate::commands::{facts, unread};
use crate::context::Context;
use crate::flags::When;
use crate::report::{Note, Report};
use udatactl_core::audit::rules::PORTAL;
use udatactl_core::audit::{Assessment, Facts, assess};

/// So many organizations are made into rows at a time.
const PART: usize = 400;

/// Which rules.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    selection: Selection,
    #[arg(long, requires = "baseline")]
    accepted: bool,
    #[command(flatten)]
    destination: Destination,
}

/// Reads the list of all organizations, page by page side by side, and asks the rules that it answers.
///
/// # Errors
/// A page that fails: a portal is looked at whole or not at all; exit 10 where findings were to count.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let delivery = arguments.destination.prepare(context, finding::Row::COLUMNS)?;
    let mut selected = arguments.selection.read(context, &Lists::default(), &Targets::Known(Vec::new()))?;
    arguments.selection.among(&mut selected, PORTAL)?;
    let mut reporting = Reporting::new(context, delivery, arguments.accepted);
    let mut assessments = read(context, &selected, arguments.selection.siret_check)?.into_iter().peekable();
    while assessments.peek().is_some() {
        let part: Vec<Assessment> = assessments.by_ref().take(PART).collect();
        reporting.add(part.len(), part, Vec::new(), |_| ())?;
    }
    let (mut report, unread) = reporting.end(&arguments.selection.fail_on)?;
    report.notes.extend(selected.warnings.into_iter().map(Note::Warn));
    Ok(unread::marked(context, report, &unread))
}

/// What the rules say of each organization, in the order of their slugs. Whether the portal has SIRETs at all, and which of
/// them are another's too, is known once the whole list was read: those rules are asked at the end.
fn read(context: &Context, selected: &Selected, siret_check: When) -> anyhow::Result<Vec<Assessment>> {
    let portal = context.portal()?;
    let now = context.settings.now;
    let today = now.to_zoned(TimeZone::UTC).date();
    let mut read = portal.public_organizations_as(|organization| {
        let mut facts = facts::of(&organization, None, now);
        let (badges, siret) = (facts.badges.clone(), facts.siret.take());
        facts.has_sirets = false;
        let ruling = selected.ruling(&facts.name, &badges);
        (assess(&facts.name, &facts, &ruling, &selected.rules), badges, siret)
    })?;
    read.sort_by(|(one, ..), (other, ..)| one.organization.slug.cmp(&other.organization.slug));
    let mut holders: HashMap<&str, Vec<&str>> = HashMap::new();
    for (assessment, _, siret) in &read {
        if let Some(siret) = siret {
            holders.entry(siret).or_default().push(&assessment.organization.slug);
        }
    }
    let has_sirets = siret_check.decides(portal.is_french()) && !holders.is_empty();
    let of_siret = |assessment: &Assessment, badges: &[String], siret: Option<&String>| {
        let slug = assessment.organization.slug.as_str();
        let all = siret.and_then(|siret| holders.get(siret.as_str())).map_or(&[][..], Vec::as_slice);
        let others = all.iter().filter(|other| **other != slug).map(|other| (*other).to_owned()).collect();
        let facts = Facts {
            has_sirets,
            siret: siret.cloned(),
            badges: badges.to_vec(),
            same_siret: Ok(others),
            ..Facts::unread(assessment.organization.clone(), now)
        };
        let ruling = selected.ruling(&facts.name, badges);
        assess(&facts.name, &facts, &ruling, &selected.rules_of_sirets())
    };
    let told: Vec<_> =
        read.iter().map(|(assessment, badges, siret)| of_siret(assessment, badges, siret.as_ref())).collect();
    let all = read.into_iter().zip(told);
    Ok(all
        .map(|((mut assessment, badges, _), told)| {
            if has_sirets {
                assessment.found.extend(told.found);
                assessment.asked.extend(told.asked);
                assessment.settled.extend(told.settled);
            }
            let ruling = selected.ruling(&assessment.organization, &badges);
            selected.baseline.judge(&mut assessment, &ruling, &selected.exceptions, today);
            assessment
        })
        .collect())
}
