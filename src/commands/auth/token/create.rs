//! `auth token create`: a key more. It is handed over once: kept for the profile, or shown alone on the standard output.

use std::io;

use clap::Args;
use secrecy::{ExposeSecret, SecretString};

use super::making::{self, Ending, Wanted};
use super::row::Row;
use crate::commands::auth::keeping;
use crate::commands::auth::login;
use crate::commands::auth::origin::KeyLocation;
use crate::commands::consent::Stake;
use crate::commands::write::{self, Agreement};
use crate::context::Context;
use crate::failure::{self, Code, Failure};
use crate::messages::message;
use crate::profiles::{Profile, Profiles};
use crate::report::{Format, Note, Report};
use udata_client::{ApiKey, Error, Feature, NewKey, is_sandbox};
use udatactl_core::text::shell::Command;

/// The key to make, and who gets it.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(long, value_name = "NAME")]
    name: String,
    #[command(flatten)]
    ending: Ending,
    #[arg(long, conflicts_with = "store")]
    show: bool,
    #[arg(long)]
    store: bool,
    #[arg(long, requires = "store")]
    insecure_storage: bool,
}

/// Makes a key.
///
/// # Errors
/// Exit 2 for an end that is past, 7 where the portal has one key for each account, 8 where a key was made that is neither kept
/// nor shown.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    if !arguments.show && !arguments.store {
        return Err(Failure::new(Code::MissingArgument, message!("token-goes-where")).into());
    }
    let expires_at = arguments.ending.read(context.settings.now)?.flatten();
    let wanted = Wanted { name: making::name(&arguments.name)?, expires_at };
    context.may_write(false)?;
    let profile = arguments.store.then(|| profile(context, arguments.insecure_storage)).transpose()?;
    let Some(before) = context.signed_in()?.api_keys()? else { return Err(one_only().into()) };
    let ending = making::ending(wanted.expires_at.as_deref());
    context.terminal.say(&message!("token-will-create", name = &wanted.name, ending = ending));
    if wanted.expires_at.is_none() {
        context.terminal.say(&message!("token-create-endless"));
    }
    if let Some(profile) = &profile {
        context.terminal.say(&message!("token-will-store", profile = &profile.name));
    }
    let Some(writer) = write::agreed(context, &Agreement::to_go_on(Stake::Named, false))? else {
        let row = Row::planned("key-create", &wanted.name, wanted.expires_at.clone());
        return write::rehearsed(context, Report::single(Row::COLUMNS, &row), |portal| {
            drop(portal.create_key(&wanted.name, wanted.expires_at.as_deref()));
        });
    };
    if let Some(profile) = &profile {
        keeping::prove_place(context, profile)?;
    }
    let made = making::make(&writer, &wanted, &before)?;
    let proved = making::prove(context, &made.secret);
    match profile {
        Some(profile) => Ok(stored(context, &profile, &made, proved.map(drop))),
        None => shown(context, &made, proved.map(drop)),
    }
}

/// A portal with one key for each account: another would end the one in use.
fn one_only() -> Failure {
    failure::portal_failure(&Error::Lacks(Feature::Keys))
        .hint(message!("token-rotate-instead", command = Command::new("auth token rotate", &[])))
}

/// The profile that is to have the new key: the one in use, or a new one.
fn profile(context: &Context, insecure_storage: bool) -> anyhow::Result<Profile> {
    let settings = &context.settings;
    let name = match &settings.profile {
        Some(profile) if settings.key.is_none() => profile.name.clone(),
        _ => login::profile_name(context)?,
    };
    let there = Profiles::read(&settings.places.configuration)?.find(&name);
    let in_clear = there.as_ref().is_some_and(|profile| profile.has_key && profile.in_clear)
        || insecure_storage
        || is_sandbox(&settings.site);
    Ok(Profile {
        site: settings.site.to_string(),
        person: Some(context.me()?.name()),
        has_key: true,
        in_clear,
        name,
    })
}

fn stored(context: &Context, profile: &Profile, made: &NewKey, proved: anyhow::Result<()>) -> Report {
    let row = Row::made(&made.key);
    if let Err(why) = proved {
        let report = Report::single(Row::COLUMNS, &row);
        return Report { failure: Some(making::not_proved(context, Some(&made.key), &why)), ..report };
    }
    match keeping::keep(context, profile, &made.secret, context.settings.profile.is_none()) {
        Ok(kept) => {
            let row = Row { verified: true, ..row }.kept(KeyLocation::from(&kept));
            let notes = login::told_of_place(context, &kept);
            notes.into_iter().fold(Report::single(Row::COLUMNS, &row), Report::note)
        }
        Err(why) => {
            let why = context.explain(&why);
            let failure = making::half_done(Code::KeyNotKept, "token-not-kept", Some(&made.key), &why);
            Report { failure: Some(failure), ..Report::single(Row::COLUMNS, &row) }
        }
    }
}

/// Shows the key: within the record where JSON or the field was asked for, else alone, whatever the format: a table would not
/// have it. A pipe that was closed took nothing.
fn shown(context: &Context, made: &NewKey, proved: anyhow::Result<()>) -> anyhow::Result<Report> {
    let row = Row { verified: proved.is_ok(), ..Row::made(&made.key) };
    let settings = &context.settings;
    let is_json = matches!(settings.format, Some(Format::Json | Format::Jsonl)) && settings.fields.is_empty();
    let told = if !is_json && settings.fields.iter().all(|field| field != "token") {
        context.terminal.result(alone(&made.secret))
    } else {
        let report = Report::single(Row::COLUMNS, &row.showing(&made.secret));
        let view = context.view();
        context.terminal.result(report.render(&view, &context.terminal.messages)?)
    };
    let mut report = Report::silent();
    if let Err(cause) = told {
        report.failure = Some(not_shown(&made.key, &cause));
    } else if let Err(why) = proved {
        report.failure = Some(making::not_proved(context, Some(&made.key), &why));
    } else {
        let command = making::revoke_command(&made.key.id);
        report.notes = vec![
            Note::Say(message!("token-shown-once")),
            Note::Hint(message!("hint-undo", command = command)),
        ];
    }
    Ok(report)
}

fn alone(secret: &SecretString) -> String {
    format!("{}\n", secret.expose_secret())
}

fn not_shown(key: &ApiKey, cause: &io::Error) -> Failure {
    making::half_done(Code::KeyNotKept, "token-not-shown", Some(key), &failure::stdout(cause))
}
