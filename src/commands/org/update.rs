//! `org update`: changes the fields given and no other; shows them before and after.

use clap::Args;

use super::duplicates::Called;
use super::fields::{self, Fields, Given, Logo};
use super::{duplicates, logo};
use crate::commands::consent::Stake;
use crate::commands::write::{self, Agreement};
use crate::commands::{doubt, resolve, rights};
use crate::context::Context;
use crate::context::writing::Writer;
use crate::failure::{Code, Failure};
use crate::membership::{self, ChangeStatus};
use crate::messages::{Message, message};
use crate::report::{Note, Report};
use udata_client::{Organization, Portal};

mod edit;
pub mod outcome;

use edit::FieldEdit;

/// Which organization, and its new fields.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG")]
    org: String,
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[command(flatten)]
    fields: Fields,
    /// The fields that the portal lets be empty: a name and a description it insists on, a logo it only replaces.
    #[arg(long, value_name = "FIELD", value_delimiter = ',', value_parser = ["acronym", "siret", "url"])]
    unset: Vec<String>,
    #[arg(long)]
    allow_duplicate_name: bool,
}

/// Changes an organization's fields.
///
/// # Errors
/// Exit 2 for nothing to change or a malformed value, 3 for a name that is taken, 5 for who may not, 7 for what the
/// portal refuses, 8 where what was read back is something else.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(outcome::Row::COLUMNS)?;
    let (name, given) = read(arguments, context)?;
    context.signed_in()?;
    let organization = resolve::organization(context, &arguments.org)?;
    rights::require_alive(&organization)?;
    if !rights::of(&organization, context.me()?).edit {
        let message = message!("update-only-administrators", organization = &organization.name);
        return Err(rights::refused(&organization, message).into());
    }
    let edits = edit::all(&organization, name.as_deref(), &given, &arguments.unset);
    if edits.iter().all(|edit| !edit.changes()) {
        return Ok(outcome::unchanged(&organization, &edits).note(Note::Say(message!("nothing-to-do"))));
    }
    look_for_others(context, &organization, &edits, arguments.allow_duplicate_name)?;
    show(context, &organization, &edits);
    let Some(writer) = write::agreed(context, &Agreement::to_go_on(Stake::Named, false))? else {
        return write::rehearsed(context, outcome::planned(&organization, &edits), |portal| {
            let _ = portal.update_organization(&organization.id, &edit::changes(&edits));
        });
    };
    let _held = write::hold(context, &organization.id)?;
    still_as_shown(context, &organization, &edits)?;
    send(&writer, &organization, &edits, &given)
}

/// The fields as typed, before the portal is asked anything.
fn read(arguments: &Arguments, context: &Context) -> anyhow::Result<(Option<String>, Given)> {
    let named = arguments.fields.named();
    if arguments.name.is_none() && named.is_empty() && arguments.unset.is_empty() {
        let failure = Failure::new(Code::NothingGiven, message!("update-nothing-given"));
        return Err(failure.hint(message!("hint-see-help", command = "udatactl org update --help")).into());
    }
    if let Some(both) = arguments.unset.iter().find(|field| named.contains(&field.as_str())) {
        let (argument, other) = (format!("--{both}"), format!("--unset {both}"));
        let message = message!("misuse-conflict", argument = argument, other = other);
        return Err(Failure::new(Code::Conflict, message).into());
    }
    let name = arguments.name.as_deref().map(|name| fields::on_one_line(name, "--name")).transpose()?;
    Ok((name, arguments.fields.read(context)?))
}

fn look_for_others(
    context: &Context,
    organization: &Organization,
    edits: &[FieldEdit],
    allowed: bool,
) -> anyhow::Result<()> {
    let new = |field: &str| {
        edits.iter().find(|edit| edit.field == field && edit.changes()).and_then(|edit| edit.after.as_deref())
    };
    let id = Some(organization.id.as_str());
    if let Some(name) = new("name") {
        let acronym = new("acronym").or(organization.acronym.as_deref());
        duplicates::refuse_name(context, &Called { name, acronym }, id, allowed)?;
    }
    if let Some(siret) = new("siret") {
        duplicates::warn_of_siret(context, siret, id)?;
    }
    Ok(())
}

fn show(context: &Context, organization: &Organization, edits: &[FieldEdit]) {
    let terminal = &context.terminal;
    terminal.say(&message!(
        "plan-heading",
        organization = &organization.name,
        slug = membership::word(organization)
    ));
    for edit in edits.iter().filter(|edit| edit.changes()) {
        terminal.say(&edit.line());
    }
    if edits.iter().any(|edit| edit.field == "name" && edit.changes()) {
        terminal.warn(&message!("update-renames", slug = &organization.slug));
    }
}

/// Stops where a field is no longer as it was shown, once the question is answered.
fn still_as_shown(context: &Context, organization: &Organization, edits: &[FieldEdit]) -> anyhow::Result<()> {
    let now = context.signed_in()?.organization(&organization.id)?;
    rights::require_alive(&now)?;
    let moved = edits.iter().find(|edit| edit.changes() && edit::held(&now, edit.field) != edit.before);
    let Some(edit) = moved else { return Ok(()) };
    let field = Message::new(format!("field-{}", edit.field));
    let message = message!("update-changed-meanwhile", field = field);
    Err(Failure::changed_meanwhile(message).into())
}

fn send(
    writer: &Writer,
    organization: &Organization,
    edits: &[FieldEdit],
    given: &Given,
) -> anyhow::Result<Report> {
    let (context, changes) = (writer.context(), edit::changes(edits));
    let read = || Ok(context.signed_in()?.organization(&organization.id)?);
    let unread = |written, error: &anyhow::Error| outcome::unread(organization, edits, written, error);
    if !changes.is_empty() {
        let mut subject = context.subject("update", Some(&organization.id))?;
        subject.after = Some(changes.keys().cloned().collect::<Vec<_>>().join(","));
        let update = |portal: &Portal| portal.update_organization(&organization.id, &changes);
        if let Some(lost) = doubt::lost(writer.write(subject, update))? {
            // Whether the fields were taken has to be known before the logo is sent.
            match read() {
                Ok(now) if edit::are_held(&now, edits) => {}
                Ok(_) => return Err(doubt::not_done(&lost).into()),
                Err(error) => return Ok(unread(ChangeStatus::Failed, &error)),
            }
        }
    }
    let logo = given.logo.as_ref().map(|logo| send_logo(writer, organization, logo)).transpose();
    // A logo that was refused for certain, with nothing else to tell of.
    let refused = logo.as_ref().err().filter(|error| changes.is_empty() && !doubt::remains(error));
    if refused.is_some() {
        return logo.map(|_| Report::silent());
    }
    let now = match read() {
        Ok(now) => now,
        Err(error) => {
            return Ok(unread(
                if logo.is_ok() { ChangeStatus::Changed } else { ChangeStatus::Failed },
                &error,
            ));
        }
    };
    let logo_may_be_there = logo.as_ref().err().is_none_or(doubt::remains);
    let mut report = outcome::read_back(organization, &now, edits, logo_may_be_there);
    match logo {
        Err(error) if report.failure.is_some() && changes.is_empty() => Err(doubt::not_done(&error).into()),
        Err(error) if report.failure.is_some() => {
            report.failure =
                Some(logo::failure(&membership::word(&now), &error, message!("update-without-logo")));
            Ok(report)
        }
        _ => Ok(report),
    }
}

fn send_logo(writer: &Writer, organization: &Organization, logo: &Logo) -> anyhow::Result<()> {
    if writer.context().interruption.requested() {
        return Err(Failure::interrupted().into());
    }
    logo::send(writer, &organization.id, logo)
}
