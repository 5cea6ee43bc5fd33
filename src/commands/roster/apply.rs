//! `roster apply`: makes organizations what a roster wants, or carries out a plan that was saved.

use std::path::PathBuf;

use clap::Args;

use super::planning::{self, Leave, Planned};
use super::{plan, read, saved, snapshot};
use crate::commands::change::{self, OrganizationEdit};
use crate::commands::input;
use crate::commands::unread::{self, Several};
use crate::context::Context;
use crate::exit_status::ExitStatus;
use crate::failure::{Code, Failure, Unread};
use crate::messages::message;
use crate::report::Report;
use udatactl_core::roster::CurrentMembers;
use udatactl_core::text::shell::Command;

pub mod left;

/// Which file, and what may be done for it.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    leave: Leave,
}

/// Plans the roster from what the portal holds now, shows what would be sent, asks, saves what was, and carries it out.
///
/// # Errors
/// Exit 2 without a yes, 3 when a guard refuses, 9 where a saved plan is out of date, 8 with the command that finishes the rest.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    change::require_fields(context)?;
    let bytes = input::bytes(context, &arguments.file)?;
    let plan_of = saved::read(&arguments.file, &bytes)?;
    let (text, leave) = match &plan_of {
        Some(saved) if arguments.leave == Leave::default() => (saved.roster.clone().into(), &saved.leave),
        Some(_) => {
            let file = arguments.file.display().to_string();
            return Err(
                Failure::new(Code::PlanAndFlags, message!("roster-plan-and-flags", file = file)).into()
            );
        }
        None => (bytes, &arguments.leave),
    };
    let mut reading = read::parse(context, &arguments.file, text)?;
    let site = plan_of.as_ref().map(|saved| saved.site.as_str());
    read::require_site(context, site.or(reading.document.site.as_deref()))?;
    let not_planned = plan_of.as_ref().map_or(&[][..], |saved| saved.unread.as_slice());
    reading.document.organizations.retain(|wanted| !not_planned.contains(&wanted.organization));
    let several = planning::plan(context, &reading.document, leave)?;
    if let Some(saved) = &plan_of {
        saved.require_same(context, &arguments.file, &several)?;
        let waives = saved.leave.waives();
        if !waives.is_empty() {
            context.terminal.say(&message!("roster-plan-waives", flags = waives.join(" ")));
        }
    }
    let Several { read: planned, mut unread } = several;
    unread.extend(not_planned.iter().map(|text| left_out(text)));
    let summary = plan::summary(&planned, &unread);
    if let Some(failure) = refused(&planned) {
        return Err(failure.into());
    }
    left::said(&planned).into_iter().for_each(|message| context.terminal.say(&message));
    if let Some(missing) = unread::failure(context, &unread).filter(|_| summary.to_do > 0) {
        context.terminal.warn(&missing.message);
    }
    let left = left::Left::of(&planned);
    let mut report = if summary.to_do == 0 {
        change::nothing(plan::nothing(&summary, &unread))
    } else {
        let organizations: Vec<CurrentMembers> =
            planned.iter().map(|planned| planned.edit.current.clone()).collect();
        let parts = planned.into_iter().map(part).collect();
        change::carry_out_after(parts, || snapshot::save(context, &organizations))?
    };
    left.add_to(&mut report)?;
    report = unread::marked(context, report, &unread);
    match &mut report.failure {
        Some(failure) if matches!(failure.status, ExitStatus::Partly | ExitStatus::Interrupted) => {
            let command = again(arguments, plan_of.is_some());
            let rest = match command {
                Some(command) => message!("roster-finish", command = command),
                None => message!("roster-plan-again"),
            };
            failure.hints.retain(|hint| hint.key() != "hint-resume");
            failure.hints.push(rest);
        }
        // A dry run has done nothing of the rest.
        None if !context.settings.dry_run => {
            let settle = plan::settle(&arguments.file, &summary);
            report.failure = left.failure().map(|failure| settle.into_iter().fold(failure, Failure::hint));
        }
        _ => {}
    }
    Ok(report)
}

/// An organization that could not be read when the plan was made.
fn left_out(organization: &str) -> Unread {
    let why = Failure::new(Code::NotPlanned, message!("roster-not-planned"));
    Unread::of(organization, None)(why)
}

/// The refusals of the guards in all organizations: the first is the sentence, the others follow.
fn refused(planned: &[Planned]) -> Option<Failure> {
    let mut each = planned.iter().filter_map(Planned::refused);
    let first = each.next()?;
    Some(each.fold(first, |failure, other| {
        other.hints.into_iter().fold(failure.hint(other.message), Failure::hint)
    }))
}

fn part(planned: Planned<'_>) -> OrganizationEdit<'_> {
    let changes = planned.changes();
    OrganizationEdit { changes, edit: planned.edit, policy: planned.policy }
}

/// The command that does what is left; a saved plan is used up by the first of its writes.
fn again(arguments: &Arguments, is_plan: bool) -> Option<Command> {
    let command = Command::new("roster apply {}", &[&arguments.file.display().to_string()]);
    (!is_plan).then(|| command.written(arguments.leave.words()).and("--confirm", &[]))
}
