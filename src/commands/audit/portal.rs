//! `audit portal`: what the public lists tell of every organization of a portal, without a key.

use std::path::{Path, PathBuf};

use clap::{Args, ValueHint};

use super::catalog;
use super::delivery::Destination;
use super::finding;
use super::lists::Lists;
use super::reporting::Reporting;
use super::selection::Selection;
use super::survey::Survey;
use crate::commands::scope::Targets;
use crate::commands::{facts, unread};
use crate::context::Context;
use crate::messages::message;
use crate::report::{Note, Report};
use udatactl_core::audit::history::Scope;
use udatactl_core::audit::rules::PORTAL;

/// Which rules, and from where.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(long, value_name = "FILE", num_args = 0..=1, value_hint = ValueHint::FilePath)]
    catalog: Option<Option<PathBuf>>,
    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    destination: Destination,
}

/// Reads the list of all organizations, page by page side by side, or their CSV, and asks the rules that it answers.
///
/// # Errors
/// A page that fails, and a CSV that is not whole: a portal is looked at whole or not at all; exit 8 where the CSV lacks
/// organizations, 10 where findings were to count.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let catalog = arguments.catalog.iter().flatten().map(PathBuf::as_path);
    let inputs: Vec<&Path> = arguments.selection.inputs(context).chain(catalog).collect();
    let delivery = arguments.destination.prepare(context, finding::Row::COLUMNS, Scope::Portal, &inputs)?;
    let lists = Lists::default();
    let mut selected = arguments.selection.read(context, &lists, &Targets::Known(Vec::new()))?;
    arguments.selection.among(&mut selected, PORTAL)?;
    let mut reporting = Reporting::new(context, delivery);
    let survey = Survey::new(context, &selected, reporting.has_rules());
    let mut catalog = None;
    let read = match &arguments.catalog {
        None => context.portal()?.public_organizations_as(|organization| {
            survey.at(facts::of(&organization, None, survey.now), |_| true)
        })?,
        Some(file) => {
            let read = catalog::read(context, file.as_deref(), &survey)?;
            catalog = Some((read.notes, read.failure));
            read.surveyed
        }
    };
    let (assessments, has_no_sirets) = survey.settled(read, arguments.selection.siret_check);
    reporting.add(assessments.len(), assessments, Vec::new(), None)?;
    reporting.add(0, selected.gone(context.settings.now), Vec::new(), None)?;
    let (mut report, unread) = reporting.end(&arguments.selection.fail_on, &selected)?;
    report.notes.extend(arguments.selection.notes(selected));
    if has_no_sirets {
        report = report.note(Note::Say(message!("audit-no-sirets")));
    }
    if let Some((notes, failure)) = catalog {
        report.notes.extend(notes);
        report.failure = failure.or(report.failure);
    }
    Ok(unread::marked(context, report, &unread))
}
