//! `org delete`: takes an organization off the portal. What it published stays online, without an owner.

use clap::Args;
use clap::builder::NonEmptyStringValueParser;
use serde::Serialize;

use crate::commands::change::hold;
use crate::commands::consent::{self, Stake};
use crate::commands::{resolve, rights};
use crate::context::Context;
use crate::exit_status::ExitStatus;
use crate::failure::{Failure, portal_failure};
use crate::journal::Subject;
use crate::message;
use crate::portal::{Organization, Published};
use crate::report::{Column, Kind, Note, Report};

use super::doubt;

/// Which organization.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG", value_parser = NonEmptyStringValueParser::new())]
    org: String,
}

const COLUMNS: &[Column] = &[
    Column::shown("target", Kind::Text),
    Column::shown("action", Kind::Token("action")),
    Column::shown("before", Kind::Token("state")),
    Column::shown("after", Kind::Token("state")),
    Column::shown("result", Kind::Token("result")),
    Column::shown("verified", Kind::Flag),
    Column::more("id", Kind::Text),
    Column::more("name", Kind::Text),
    Column::more("datasets", Kind::Count),
    Column::more("reuses", Kind::Count),
    Column::more("dataservices", Kind::Count),
    Column::more("members", Kind::Count),
    Column::more("pending", Kind::Count),
];

#[derive(Serialize)]
struct Row {
    target: String,
    action: &'static str,
    before: &'static str,
    after: &'static str,
    result: &'static str,
    verified: bool,
    id: String,
    name: String,
    datasets: u64,
    reuses: u64,
    dataservices: Option<u64>,
    members: usize,
    /// Requests and invitations that nobody will answer any more.
    pending: usize,
}

/// What the deletion touches.
struct Impact {
    published: Published,
    pending: usize,
}

/// Deletes an organization, once its slug was typed.
///
/// # Errors
/// Exit 2 without the slug, 5 for who may not, 6 for one that is deleted already.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(COLUMNS)?;
    let portal = context.signed_in()?;
    let organization = resolve::organization(context, &arguments.org)?;
    rights::require_alive(&organization)?;
    if !rights::of(&organization, context.me()?).delete {
        let message = message!("delete-only-administrators", organization = &organization.name);
        return Err(rights::refused(&organization, message).into());
    }
    let pending = portal.membership_requests(&organization.id)?;
    let impact = Impact {
        published: portal.published(&organization.id)?,
        pending: pending.iter().filter(|request| request.is_pending()).count(),
    };
    show(context, &organization, &impact);
    if context.settings.dry_run {
        if let Some(portal) = context.rehearsal()? {
            let _ = portal.delete_organization(&organization.id);
        }
        let report = report(&organization, &impact, "online", "planned", false);
        return Ok(report.note(Note::Say(message!("dry-run-nothing-sent"))));
    }
    context.may_write(true)?;
    context.terminal.say(&context.destination());
    let stake = Stake::Irreversible { slug: organization.slug.clone() };
    consent::ask(context, &stake, &message!("delete-question"))?;
    let _held = hold(context, &organization.id)?;
    let subject = Subject {
        before: Some("online".to_owned()),
        after: Some("deleted".to_owned()),
        ..context.subject("delete", Some(&organization.id))?
    };
    let sent = context.write(subject, |portal| portal.delete_organization(&organization.id));
    let lost = doubt::lost(sent)?;
    read_back(context, &organization, &impact, lost.as_ref())
}

/// A deleted organization is gone for others; who administers it still sees it, with the date.
fn read_back(
    context: &Context,
    organization: &Organization,
    impact: &Impact,
    lost: Option<&anyhow::Error>,
) -> anyhow::Result<Report> {
    let gone = match context.signed_in()?.organization(&organization.id) {
        Ok(found) => Ok(found.deleted.is_some()),
        Err(error) if error.status() == Some(410) => Ok(true),
        Err(error) => Err(error),
    };
    match (gone, lost) {
        (Ok(true), _) => {
            let report = report(organization, impact, "deleted", "changed", true);
            Ok(report.note(Note::Say(message!("delete-done", organization = &organization.name))))
        }
        (Ok(false), Some(lost)) => Err(doubt::not_done(lost).into()),
        (Ok(false), None) => {
            let mut report = report(organization, impact, "online", "failed", false);
            let message = message!("delete-not-read-back", organization = &organization.name);
            report.failure = Some(
                Failure::new(ExitStatus::Partly, "not_read_back", message)
                    .try_command(format!("udatactl org show {}", organization.id)),
            );
            Ok(report)
        }
        (Err(error), lost) => {
            let (after, result) = if lost.is_some() { ("online", "failed") } else { ("deleted", "changed") };
            let mut report = report(organization, impact, after, result, false);
            report.failure = Some(Failure::not_read_back(portal_failure(&error)));
            Ok(report)
        }
    }
}

fn show(context: &Context, organization: &Organization, impact: &Impact) {
    let terminal = &context.terminal;
    let published = impact.published;
    terminal.say(
        &message!("delete-heading", organization = &organization.name, slug = &organization.slug)
            .with("id", &organization.id),
    );
    terminal.say(&message!("delete-datasets", count = published.datasets));
    terminal.say(&message!("delete-reuses", count = published.reuses));
    if let Some(count) = published.dataservices {
        terminal.say(&message!("delete-dataservices", count = count));
    }
    terminal.say(&message!("delete-members", count = organization.members.len()));
    terminal.say(&message!("delete-pending", count = impact.pending));
    let kept = published.datasets + published.reuses + published.dataservices.unwrap_or(0);
    if kept > 0 {
        terminal.warn(&message!("delete-stays-online"));
    }
}

fn report(
    organization: &Organization,
    impact: &Impact,
    after: &'static str,
    result: &'static str,
    verified: bool,
) -> Report {
    let row = Row {
        target: organization.slug.clone(),
        action: "delete",
        before: "online",
        after: if result == "planned" { "deleted" } else { after },
        result,
        verified,
        id: organization.id.clone(),
        name: organization.name.clone(),
        datasets: impact.published.datasets,
        reuses: impact.published.reuses,
        dataservices: impact.published.dataservices,
        members: organization.members.len(),
        pending: impact.pending,
    };
    Report::list(COLUMNS, &[row], message!("nothing-to-do"))
}
