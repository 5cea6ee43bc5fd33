//! `auth login`: checks a key with the portal, keeps it, and makes its profile the one in use.

use clap::Args;
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;

use super::origin::{self, Place};
use crate::context::Context;
use crate::credentials::{self, Account, Key, Origin};
use crate::exit_status::ExitStatus;
use crate::failure::Failure;
use crate::memory::Memory;
use crate::message;
use crate::portal::{Me, Portal, is_sandbox, site_name};
use crate::profiles::{Profile, Profiles};
use crate::report::{Column, Kind, Note, Report};
use crate::settings;
use crate::text::shell::Command;

/// How to sign in.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(long)]
    with_token: bool,
    #[arg(long)]
    insecure_storage: bool,
    #[arg(long)]
    web: bool,
}

const COLUMNS: &[Column] = &[
    Column::shown("profile", Kind::Text),
    Column::shown("site", Kind::Text),
    Column::shown("name", Kind::Text).whose("id"),
    Column::shown("slug", Kind::Slug("id")).whose("id"),
    Column::shown("id", Kind::Text),
    Column::shown("key_from", Kind::Token("key-in")),
    Column::shown("key_place", Kind::Text),
    Column::shown("result", Kind::Token("result")),
];

#[derive(Serialize)]
struct Row<'a> {
    profile: &'a str,
    site: &'a str,
    name: String,
    slug: &'a str,
    id: &'a str,
    #[serde(flatten)]
    place: Place,
    result: &'static str,
}

/// Signs in: nothing is kept unless the portal knows the key.
///
/// # Errors
/// Exit 2 without a usable key, 4 for one that the portal refuses or that can't be kept.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(COLUMNS)?;
    let settings = &context.settings;
    let mut profiles = Profiles::read(&settings.places.configuration)?;
    let site = settings.site.as_str();
    let name = profile_name(context);
    let existing = profiles.find(&name);
    if let Some(other) = existing.as_ref().filter(|one| !is_on(one, context)) {
        return Err(elsewhere(other, site).into());
    }
    let secret = read_key(arguments, context)?;
    let me = check(context, &secret)?;
    let account = Account { site: site.to_owned(), profile: name.clone() };
    let replaces = existing.as_ref().and_then(|one| one.person.clone()).filter(|one| *one != me.name());
    let kept = if settings.dry_run {
        planned(arguments, context)
    } else {
        let origin = keep(arguments, context, &account, &secret, existing.is_some_and(|one| one.has_key))?;
        let profile = Profile {
            name: name.clone(),
            site: site.to_owned(),
            person: Some(me.name()),
            has_key: true,
            in_clear: matches!(origin, Origin::ClearFile(_)),
            support: None,
        };
        profiles.put(&profile);
        profiles.make_current(&name);
        if let Err(error) = profiles.write() {
            // A key that no profile names would be found by nobody.
            let _ = context.with_patience(|patience| context.store().forget(&account, patience));
            return Err(error.into());
        }
        // The profile may have been another person's.
        let memory = Memory::of_profile(&settings.places.cache, &profile);
        memory.forget();
        memory.keep_organizations(&me);
        origin
    };
    let result = if settings.dry_run { "planned" } else { "changed" };
    let row = Row {
        profile: &name,
        site,
        name: me.name(),
        slug: &me.slug,
        id: &me.id,
        place: Place::from(&kept),
        result,
    };
    let mut report = Report::single(COLUMNS, &row);
    if let Some(other) = replaces {
        report = report.note(Note::Warn(message!("login-replaces", profile = &name, person = other)));
    }
    if settings.dry_run {
        return Ok(report.note(Note::Say(message!("login-dry-run"))));
    }
    if let Origin::ClearFile(path) = &kept {
        let file = path.display().to_string();
        report = report.note(Note::Warn(message!("login-in-clear", file = file)));
    }
    if let Some(key) = &settings.key {
        let variable = origin::variable(&key.origin);
        report = report.note(Note::Warn(message!("login-variable-wins", variable = variable)));
    }
    Ok(report)
}

/// The name asked for, the profile in use where nothing else is asked, or the portal's.
fn profile_name(context: &Context) -> String {
    let settings = &context.settings;
    let in_use = settings.profile.as_ref().filter(|_| !settings.site_was_named).map(|one| one.name.clone());
    settings.profile_name.clone().or(in_use).unwrap_or_else(|| site_name(&settings.site))
}

fn is_on(profile: &Profile, context: &Context) -> bool {
    settings::site(&profile.site).is_ok_and(|site| site == context.settings.site)
}

fn elsewhere(profile: &Profile, site: &str) -> Failure {
    let (name, own) = (&profile.name, &profile.site);
    let message = message!("failure-profile-elsewhere", profile = name, own = own, site = site);
    Failure::usage("profile_elsewhere", message)
        .try_command(Command::new("auth login --site {} --profile {}", &[site, &format!("{name}-2")]))
}

/// The key as it was typed or piped in.
fn read_key(arguments: &Arguments, context: &Context) -> anyhow::Result<SecretString> {
    let page = context.open_portal(None)?.key_page();
    let terminal = &context.terminal;
    let can_prompt = arguments.with_token || terminal.can_ask();
    if !can_prompt {
        return Err(Failure::usage("nobody_to_ask", message!("failure-no-key-given"))
            .hint(context.key_hint(&page))
            .try_command("udatactl auth login --with-token < token.txt")
            .into());
    }
    if arguments.web && !context.open_page(page.as_str()) {
        terminal.warn(&message!("login-no-browser"));
    }
    if arguments.web || !arguments.with_token {
        terminal.say(&message!("login-on", site = context.settings.site.as_str()));
        terminal.say(&context.key_hint(&page));
    }
    let typed = if arguments.with_token {
        SecretString::from(terminal.read_text()?)
    } else {
        terminal.ask_secret(&message!("login-ask-key"))?
    };
    let typed = typed.expose_secret();
    Key::read(typed).ok_or_else(|| {
        let failure = if typed.trim().is_empty() {
            Failure::usage("empty_key", message!("failure-key-empty"))
        } else {
            Failure::usage("key_malformed", message!("failure-key-malformed"))
        };
        failure.hint(context.key_hint(&page)).into()
    })
}

/// Asks the portal whose key this is, before anything is kept.
fn check(context: &Context, secret: &SecretString) -> anyhow::Result<Me> {
    let portal: Portal = context.open_portal(Some(secret.clone()))?;
    portal.me().map_err(|error| {
        let mut failure = Failure::explain(&error.into());
        if failure.status == ExitStatus::SignIn && failure.code != "account_inactive" {
            failure.hints = vec![context.key_hint(&portal.key_page())];
        }
        failure.into()
    })
}

/// Where the key would be kept.
fn planned(arguments: &Arguments, context: &Context) -> Origin {
    if arguments.insecure_storage || is_sandbox(&context.settings.site) {
        Origin::ClearFile(context.store().clear_path())
    } else {
        Origin::Keyring
    }
}

fn keep(
    arguments: &Arguments,
    context: &Context,
    account: &Account,
    secret: &SecretString,
    had_key: bool,
) -> Result<Origin, credentials::Error> {
    let store = context.store();
    if is_sandbox(&context.settings.site) {
        return store.keep_in_clear(account, secret);
    }
    let forget = || context.with_patience(|patience| store.forget(account, patience));
    if !arguments.insecure_storage {
        let kept = context.with_patience(|patience| store.keep(account, secret, patience));
        // What failed after the keyring took something must not stay behind without a profile.
        if kept.as_ref().is_err_and(|error| !error.is_of_the_keyring()) && !had_key {
            let _ = forget();
        }
        return kept;
    }
    // The keyring is read first: a key that it still holds would win over the one in clear.
    match forget() {
        Ok(_) | Err(credentials::Error::KeyringAbsent { .. }) => {}
        Err(error) if error.is_of_the_keyring() => {
            if had_key {
                context.terminal.warn(&message!("login-older-key-may-remain"));
            }
        }
        Err(error) => return Err(error),
    }
    store.keep_in_clear(account, secret)
}
