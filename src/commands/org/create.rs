//! `org create`: makes an organization, of which whoever asks is the only administrator.

use clap::Args;
use serde_json::json;

use super::duplicates::Called;
use super::fields::{self, Fields, Given};
use super::{duplicates, logo};
use crate::commands::consent::Stake;
use crate::commands::registers::Reading;
use crate::commands::write::{self, Agreement};
use crate::commands::{doubt, rights};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::journal::Made;
use crate::membership::{self, ChangeStatus};
use crate::messages::{Message, message};
use crate::report::{Note, Report, record};
use udata_client::{Changes, Organization, Portal};
use udatactl_core::text;
use udatactl_core::text::shell::Command;

mod proposal;

/// The organization to make.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "NAME")]
    name: Option<String>,
    #[arg(id = "name_flag", long = "name", value_name = "NAME", conflicts_with = "name")]
    name_flag: Option<String>,
    #[command(flatten)]
    fields: Fields,
    #[arg(long)]
    allow_duplicate_name: bool,
    #[arg(long, requires = "siret")]
    registers: bool,
}

record! {
    /// The organization that was made, or is to be.
    pub struct Row {
        name: String => shown(Text),
        slug: Option<String> => shown(Slug("id")),
        id: Option<String> => shown(Text),
        page: Option<String> => shown(Text),
        role: Option<String> => shown(Token("role")),
        action: &'static str => shown(Token("action")),
        result: ChangeStatus => shown(Token("result")),
        verified: bool => shown(Flag),
        /// The slug, or the name while there is none.
        target: String => data(Text),
        before: Option<String> => data(Text),
        after: Option<&'static str> => data(Text),
    }
}

/// Makes an organization.
///
/// # Errors
/// Exit 2 for what is missing or malformed, 3 for a name that is taken, 7 for what the portal refuses, 8 where the
/// organization was made and its logo was not taken.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let mut given = arguments.fields.read(context)?;
    let name = arguments.name.as_deref().or(arguments.name_flag.as_deref());
    let can_ask = context.terminal.can_ask();
    if name.is_none() && !can_ask && !arguments.registers {
        return Err(missing("create-needs-name").into());
    }
    if given.description.is_none() && !can_ask {
        return Err(missing("create-needs-description").into());
    }
    context.may_write(false)?;
    context.me()?;
    let number = given.siret.as_deref().filter(|_| arguments.registers);
    let reading = number.map(|number| Reading::of(context, number)).transpose()?.flatten();
    proposal::warn(context, reading.as_ref());
    let name = proposal::name(context, name, reading.as_ref())?;
    given.acronym = proposal::acronym(context, given.acronym, reading.as_ref())?;
    let called = Called { name: &name, acronym: given.acronym.as_deref() };
    let there = duplicates::refuse_name(context, &called, None, arguments.allow_duplicate_name)?;
    let description = match &given.description {
        Some(description) => description.clone(),
        None => asked(context, "create-ask-description", "--description")?,
    };
    if let Some(siret) = &given.siret {
        duplicates::warn_of_siret(context, siret, None)?;
    }
    show(context, &name, &description, &given);
    let changes = changes(&name, &description, &given);
    let Some(writer) = write::agreed(context, &Agreement::to_go_on(Stake::Named, false))? else {
        return write::rehearsed(context, planned(&name), |portal| {
            let _ = portal.create_organization(&changes);
        });
    };
    let subject = context.subject("create", None)?;
    let create = |portal: &Portal| portal.create_organization(&changes);
    let id = |made: &Organization| Made { organization: Some(made.id.clone()), ..Made::default() };
    let made = match writer.write_and_note(subject, create, id) {
        Err(lost) if doubt::remains(&lost) => match duplicates::made_since(context, &name, &there) {
            Ok(Some(made)) => {
                writer.note_made(id(&made), true);
                made
            }
            Ok(None) => return Err(doubt::not_done(&lost).into()),
            Err(error) => return Ok(unread(&name, &error)),
        },
        made => made?,
    };
    let logo = given.logo.as_ref().map(|logo| logo::send(&writer, &made.id, logo)).transpose();
    Ok(report(context, &made, logo.err()))
}

fn changes(name: &str, description: &str, given: &Given) -> Changes {
    let mut changes = Changes::new();
    changes.insert("name".to_owned(), json!(name));
    changes.insert("description".to_owned(), json!(description));
    let more = [("acronym", &given.acronym), ("business_number_id", &given.siret), ("url", &given.url)];
    for (key, value) in more {
        if let Some(value) = value {
            changes.insert(key.to_owned(), json!(value));
        }
    }
    changes
}

fn show(context: &Context, name: &str, description: &str, given: &Given) {
    let terminal = &context.terminal;
    terminal.say(&message!("create-heading", name = name));
    let logo = given.logo.as_ref().map(|logo| logo.name.clone());
    let lines = [
        ("field-description", Some(text::shorten(&text::clean(description), 100))),
        ("field-acronym", given.acronym.clone()),
        ("field-siret", given.siret.clone()),
        ("field-url", given.url.clone()),
        ("field-logo", logo),
    ];
    for (field, value) in lines {
        if let Some(value) = value {
            terminal.say(&message!("create-field", field = Message::new(field), value = value));
        }
    }
}

fn planned(name: &str) -> Report {
    Report::single(Row::COLUMNS, &not_there(name, ChangeStatus::Planned))
}

/// The answer was lost, and whether the organization is there could not be read.
fn unread(name: &str, why: &anyhow::Error) -> Report {
    let mut report = Report::single(Row::COLUMNS, &not_there(name, ChangeStatus::Failed));
    report.failure = Some(Failure::not_read_back(Failure::explain(why)));
    report
}

fn not_there(name: &str, written: ChangeStatus) -> Row {
    let is_planned = written == ChangeStatus::Planned;
    Row {
        target: name.to_owned(),
        action: "create",
        before: None,
        after: is_planned.then_some("online"),
        name: name.to_owned(),
        slug: None,
        id: None,
        page: None,
        role: is_planned.then(|| "admin".to_owned()),
        result: written,
        verified: false,
    }
}

/// Reads back what was made, and says what to do next.
fn report(context: &Context, made: &Organization, logo: Option<anyhow::Error>) -> Report {
    let held = context.portal().and_then(|portal| Ok(portal.organization(&made.id)?)).ok();
    let me = context.me().map(|me| me.id.clone()).unwrap_or_default();
    let found = held.as_ref().unwrap_or(made);
    let role = rights::role(found, &me).map(str::to_owned);
    let verified = held.is_some() && role.as_deref() == Some("admin");
    let row = Row {
        target: found.slug.clone(),
        action: "create",
        before: None,
        after: Some("online"),
        name: found.name.clone(),
        slug: Some(found.slug.clone()),
        id: Some(found.id.clone()),
        page: found.page.clone(),
        role,
        result: ChangeStatus::Changed,
        verified,
    };
    let mut report = Report::single(Row::COLUMNS, &row)
        .note(Note::Say(message!("create-only-administrator", organization = &found.name)))
        .note(Note::Hint(message!("create-add-another", slug = membership::word(found))))
        .note(Note::Hint(message!(
            "hint-undo",
            command = Command::new("org delete {}", &[&membership::word(found)])
        )));
    let logo = logo.filter(|error| !(doubt::remains(error) && found.logo.is_some()));
    if let Some(error) = logo {
        report.failure =
            Some(logo::failure(&membership::word(found), &error, message!("create-without-logo")));
    } else if !verified {
        let message = message!("create-not-read-back", organization = &found.name);
        let failure = Failure::new(Code::NotReadBack, message);
        report.failure = Some(failure.try_command(Command::new("org show {}", &[&found.id])));
    }
    report
}

fn asked(context: &Context, question: &'static str, argument: &'static str) -> Result<String, Failure> {
    fields::not_empty(&context.terminal.ask_long(&Message::new(question))?, argument)
}

fn missing(what: &'static str) -> Failure {
    Failure::new(Code::MissingArgument, Message::new(what))
}
