//! `org delete`: takes an organization off the portal. What it published stays online, without an owner, unless it is
//! deleted first.

use std::path::Path;

use clap::Args;

use crate::commands::consent::Stake;
use crate::commands::write::{self, Agreement, Call, Holds};
use crate::commands::{resolve, rights};
use crate::context::Context;
use crate::context::writing::Writer;
use crate::failure::{Code, Failure};
use crate::journal::WriteSubject;
use crate::membership::{self, ChangeStatus};
use crate::messages::message;
use crate::report::{Note, Report};
use udata_client::{Error, Organization, Portal};
use udatactl_core::text::shell::{Command, quoted};

mod content;
mod impact;
pub mod outcome;

use content::Deleted;
use impact::Impact;
use outcome::Standing;

/// Which organization, and whether what it published goes too.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG")]
    org: String,
    /// How much is expected to be found: it must be exactly so.
    #[arg(long, value_name = "N")]
    with_content: Option<usize>,
}

/// Deletes an organization, once its slug was typed.
///
/// # Errors
/// Exit 2 without the slug, 3 for another number of content than was given, 5 for who may not, 6 for one that is deleted
/// already, 8 where only a part is gone.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(outcome::Row::COLUMNS)?;
    let portal = context.signed_in()?;
    let organization = resolve::organization(context, &arguments.org)?;
    rights::require_alive(&organization)?;
    if !rights::of(&organization, context.me()?).delete {
        let message = message!("delete-only-administrators", organization = &organization.name);
        return Err(rights::refused(&organization, message).into());
    }
    let impact = impact::read(context, &organization)?;
    let with_content = arguments.with_content.is_some();
    impact::show(context, &organization, &impact);
    if let Some(given) = arguments.with_content {
        require_count(given, &organization, &impact)?;
    }
    impact::warn(context, &impact, with_content);
    let stake = Stake::Irreversible { slug: organization.slug.clone() };
    let agreement = Agreement { stake, question: message!("delete-question"), takes_away: true };
    let Some(writer) = write::agreed(context, &agreement)? else {
        let content = with_content.then_some(None);
        let report = outcome::report(&organization, &impact, Standing::PLANNED, content, None);
        return write::rehearsed(context, report, |portal| {
            rehearse(portal, &organization, &impact, with_content);
        });
    };
    let held = write::hold(context, &organization.id)?;
    if held.was_held_since(context.started) {
        rights::require_alive(&portal.organization(&organization.id)?)?;
        content::still_as_shown(context, &organization, &impact.content)?;
    }
    if !with_content || impact.content.is_empty() {
        let (standing, failure) = take_off(&writer, &organization)?;
        return Ok(ended(&organization, &impact, standing, failure, None));
    }
    content::still_as_shown(context, &organization, &impact.content)?;
    let list = content::save(context, &organization, &impact.content)?;
    let deleted = content::delete(&writer, &organization, &impact.content)?;
    finish(&writer, &organization, &impact, deleted, &list)
}

/// The number that was given must be the number that is there: an estimate, or another organization, deletes nothing.
fn require_count(given: usize, organization: &Organization, impact: &Impact) -> Result<(), Failure> {
    let found = impact.content.len();
    if given == found {
        return Ok(());
    }
    let command = Command::new("org delete {}", &[&membership::word(organization)])
        .written(vec![format!("--with-content={found}")])
        .and("--dry-run", &[]);
    let message = message!("delete-content-count", given = given, found = found);
    Err(Failure::new(Code::ContentCount, message).hint(message!("delete-content-list", command = command)))
}

fn rehearse(portal: &Portal, organization: &Organization, impact: &Impact, with_content: bool) {
    for content in impact.content.iter().filter(|_| with_content) {
        let _ = portal.delete_content(content.kind, &content.id);
    }
    let _ = portal.delete_organization(&organization.id);
}

/// The organization goes only once nothing is left; what is left is told with the command that goes on.
fn finish(
    writer: &Writer,
    organization: &Organization,
    impact: &Impact,
    mut deleted: Deleted,
    list: &Path,
) -> anyhow::Result<Report> {
    let context = writer.context();
    if deleted.is_complete() {
        let (standing, failure) = take_off(writer, organization).unwrap_or_else(|error| {
            let message = message!("delete-content-only", organization = &organization.name);
            let failure = Failure::new(Code::Partly, message).after(Some(context.explain(&error)));
            (Standing::FAILED, Some(failure.try_command(go_on(context, organization, 0))))
        });
        return Ok(ended(organization, impact, standing, failure, Some((&deleted, list))));
    }
    let (done, left) = (deleted.count(), deleted.left);
    let error = deleted.error.take();
    let command = go_on(context, organization, left);
    let failure = match (error, deleted.unread.take()) {
        (error, _) if deleted.interrupted => {
            let message = message!("delete-content-interrupted", done = done, left = left);
            let failure = Failure::new(Code::Interrupted, message);
            failure.after(error.map(|error| context.explain(&error)))
        }
        (Some(error), None) if done == 0 && only_one_was_tried(&deleted) => return Err(error),
        (error, Some(unread)) => {
            let earlier = error.map(|error| context.explain(&error));
            Failure::not_read_back(context.explain(&unread)).after(earlier)
        }
        (error, None) => {
            let message = message!("delete-content-partly", done = done, left = left);
            let failure = Failure::new(Code::Partly, message);
            failure.after(error.map(|error| context.explain(&error)))
        }
    };
    let content = Some(Some(&deleted));
    let mut report = outcome::report(organization, impact, Standing::NOT_TRIED, content, Some(list));
    report.failure = Some(failure.try_command(command));
    Ok(report)
}

/// Nothing but the error is to be told of a run that the first refusal ended.
fn only_one_was_tried(deleted: &Deleted) -> bool {
    deleted.statuses.iter().filter(|(status, _)| *status != content::DeletionStatus::NotTried).count() == 1
}

/// The command that does the rest.
fn go_on(context: &Context, organization: &Organization, left: usize) -> Command {
    let slug = &organization.slug;
    let mut flags: Vec<String> = (left > 0).then(|| format!("--with-content={left}")).into_iter().collect();
    if context.settings.confirm.as_deref() == Some(slug) {
        flags.push(format!("--confirm={}", quoted(slug)));
    }
    Command::new("org delete {}", &[slug]).written(flags)
}

/// An organization that is taken off the portal.
struct Deletion<'a>(&'a Organization);

impl Call for Deletion<'_> {
    /// True where it is deleted.
    type Now = bool;

    fn subject(&self, context: &Context) -> anyhow::Result<WriteSubject> {
        let (before, after) = (Some("online".to_owned()), Some("deleted".to_owned()));
        Ok(WriteSubject { before, after, ..context.subject("delete", Some(&self.0.id))? })
    }

    fn send(&self, portal: &Portal) -> Result<(), Error> {
        portal.delete_organization(&self.0.id)
    }

    /// A deleted organization is gone for others; who administers it still sees it, with the date.
    fn read(&self, portal: &Portal) -> Result<bool, Error> {
        match portal.organization(&self.0.id) {
            Ok(found) => Ok(found.deleted.is_some()),
            Err(error) if error.is_gone() => Ok(true),
            Err(error) => Err(error),
        }
    }

    fn holds(&self, is_deleted: &bool) -> Holds {
        if *is_deleted { Holds::All } else { Holds::Nothing }
    }
}

/// Deletes the organization and reads it again.
///
/// # Errors
/// Those of a write that was not done for certain.
fn take_off(writer: &Writer, organization: &Organization) -> anyhow::Result<(Standing, Option<Failure>)> {
    let (now, written) = write::send(&Deletion(organization), writer)?;
    let sent = Standing { after: "deleted", result: written, verified: now.is_ok() };
    let standing = if written == ChangeStatus::Changed { sent } else { Standing::FAILED };
    let failure = match now {
        Err(failure) => Some(Failure::not_read_back(failure)),
        Ok(_) if written == ChangeStatus::Changed => None,
        Ok(_) => {
            let message = message!("delete-not-read-back", organization = &organization.name);
            Some(write::not_held(message).try_command(Command::new("org show {}", &[&organization.id])))
        }
    };
    Ok((standing, failure))
}

fn ended(
    organization: &Organization,
    impact: &Impact,
    standing: Standing,
    failure: Option<Failure>,
    deleted: Option<(&Deleted, &Path)>,
) -> Report {
    let content = deleted.map(|(deleted, _)| Some(deleted));
    let mut report = outcome::report(organization, impact, standing, content, deleted.map(|(_, list)| list));
    report.failure = failure;
    if report.failure.is_some() {
        return report;
    }
    let restore = Command::new("org restore {}", &[&membership::word(organization)]);
    let report = report
        .note(Note::Say(message!("delete-done", organization = &organization.name)))
        .note(Note::Hint(message!("hint-undo", command = restore)));
    match deleted {
        Some((deleted, _)) => {
            report.note(Note::Say(message!("delete-content-stays-gone", count = deleted.count())))
        }
        None => report,
    }
}
