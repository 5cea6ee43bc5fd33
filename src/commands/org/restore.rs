//! `org restore`: brings a deleted organization back, as long as the portal has not purged it.

use clap::Args;
use clap::builder::NonEmptyStringValueParser;
use serde::Serialize;
use serde_json::Value;

use crate::commands::change::hold;
use crate::commands::consent::{self, Stake};
use crate::commands::{doubt, resolve, rights};
use crate::context::Context;
use crate::exit_status::ExitStatus;
use crate::failure::{Failure, portal_failure};
use crate::journal::WriteSubject;
use crate::membership;
use crate::messages::message;
use crate::report::{Column, Kind, Note, Report, age};
use udata_client::{Changes, Organization};
use udatactl_core::text::shell::Command;

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
    Column::more("verified", Kind::Flag),
    Column::more("id", Kind::Text),
    Column::more("name", Kind::Text),
    Column::more("deleted", Kind::Moment),
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
    /// When it was deleted.
    deleted: Option<String>,
}

/// Restores an organization, which its administrators and the portal's staff still see after its deletion.
///
/// # Errors
/// Exit 5 for who may not, 6 for one that is purged or never was, 7 on a portal that answers and does nothing.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(COLUMNS)?;
    let portal = context.signed_in()?;
    let organization = find(context, &arguments.org)?;
    let Some(deleted) = organization.deleted.as_deref() else {
        return Ok(not_deleted(&organization));
    };
    if !rights::of(&organization, context.me()?).edit {
        let message = message!("restore-only-administrators", organization = &organization.name);
        return Err(rights::refused(&organization, message).into());
    }
    show(context, &organization, deleted);
    let changes = Changes::from_iter([("deleted".to_owned(), Value::Null)]);
    if context.settings.dry_run {
        if let Some(portal) = context.rehearsal()? {
            let _ = portal.update_organization(&organization.id, &changes);
        }
        let report = report(&organization, "planned", false);
        return Ok(report.note(Note::Say(message!("dry-run-nothing-sent"))));
    }
    context.may_write(false)?;
    context.terminal.say(&context.destination());
    consent::ask(context, &Stake::Named, &message!("question-go-on"))?;
    let held = hold(context, &organization.id)?;
    if held.was_held_since(context.started) {
        let now = portal.organization(&organization.id)?;
        if now.deleted.is_none() {
            return Ok(not_deleted(&now));
        }
    }
    let subject = WriteSubject {
        before: Some("deleted".to_owned()),
        after: Some("online".to_owned()),
        ..context.subject("restore", Some(&organization.id))?
    };
    let sent = context.write(subject, |portal| portal.update_organization(&organization.id, &changes));
    let lost = doubt::lost(sent)?;
    read_back(context, &organization, lost.as_ref())
}

/// The organization: to who does not belong to it, a deleted one is only said to be deleted.
fn find(context: &Context, typed: &str) -> anyhow::Result<Organization> {
    resolve::organization(context, typed).map_err(|error| match error.downcast::<Failure>() {
        Ok(failure) if failure.code == "deleted" => {
            let message = message!("restore-not-yours", typed = typed);
            Failure::new(ExitStatus::NotAllowed, "not_administrator", message)
                .hint(message!("hint-deleted-organization"))
                .into()
        }
        Ok(failure) if failure.code == "unknown_organization" => {
            failure.hint(message!("restore-may-be-purged")).into()
        }
        Ok(failure) => failure.into(),
        Err(error) => error,
    })
}

fn not_deleted(organization: &Organization) -> Report {
    let message = message!("restore-not-deleted", organization = &organization.name);
    report(organization, "unchanged", true).note(Note::Say(message))
}

fn show(context: &Context, organization: &Organization, deleted: &str) {
    let heading = message!("restore-heading", organization = &organization.name, slug = &organization.slug);
    context
        .terminal
        .say(&heading.with("id", &organization.id).with("ago", age::of(deleted, context.settings.now)));
}

/// Portals from 16.3 to 17.9 answer 200 and leave it deleted (`patch` in `udata/api_fields.py`).
fn read_back(
    context: &Context,
    organization: &Organization,
    lost: Option<&anyhow::Error>,
) -> anyhow::Result<Report> {
    match (context.signed_in()?.organization(&organization.id), lost) {
        (Ok(now), _) if now.deleted.is_none() => {
            let undo = Command::new("org delete {}", &[&membership::word(&now)]);
            Ok(report(&now, "changed", true)
                .note(Note::Say(message!("restore-done", organization = &now.name)))
                .note(Note::Hint(message!("hint-undo", command = undo))))
        }
        (Ok(_), Some(lost)) => Err(doubt::not_done(lost).into()),
        (Ok(_), None) => {
            let message = message!("restore-did-nothing", organization = &organization.name);
            Err(Failure::new(ExitStatus::Refused, "restore_did_nothing", message)
                .hint(message!("restore-ask-staff", id = &organization.id))
                .into())
        }
        (Err(error), lost) => {
            let result = if lost.is_some() { "failed" } else { "changed" };
            let mut report = report(organization, result, false);
            report.failure = Some(Failure::not_read_back(portal_failure(&error)));
            Ok(report)
        }
    }
}

fn report(organization: &Organization, result: &'static str, verified: bool) -> Report {
    let (before, after) = match result {
        "unchanged" => ("online", "online"),
        "failed" => ("deleted", "deleted"),
        _ => ("deleted", "online"),
    };
    let row = Row {
        target: organization.slug.clone(),
        action: "restore",
        before,
        after,
        result,
        verified,
        id: organization.id.clone(),
        name: organization.name.clone(),
        deleted: organization.deleted.clone(),
    };
    Report::list(COLUMNS, &[row], message!("nothing-to-do"))
}
