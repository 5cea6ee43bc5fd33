//! `auth login`: checks a key with the portal, keeps it, and makes its profile the one in use.

use clap::Args;
use secrecy::{ExposeSecret, SecretString};

use super::origin::{self, KeyLocation};
use crate::context::Context;
use crate::credentials::{self, Account, Key, Origin};
use crate::exit_status::ExitStatus;
use crate::failure::{Code, Failure};
use crate::messages::message;
use crate::name_cache::NameCache;
use crate::profiles::{Profile, Profiles};
use crate::report::{Note, Report, record};
use crate::settings;
use udata_client::{Me, Portal, is_sandbox, site_name};
use udatactl_core::text::shell::Command;

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

record! {
    /// Who signed in, and where the key is.
    pub struct Row<'a> {
        profile: &'a str => shown(Text),
        site: &'a str => shown(Text),
        name: String => shown(Text).whose("id"),
        slug: &'a str => shown(Slug("id")).whose("id"),
        id: &'a str => shown(Text),
        /// `variable`, `file`, `keyring`, `clear_file` or `sandbox`.
        key_from: &'static str => shown(Token("key-in")),
        /// The variable's name or the file's path.
        key_place: Option<String> => shown(Text),
        result: &'static str => shown(Token("result")),
    }
}

/// Signs in: nothing is kept unless the portal knows the key.
///
/// # Errors
/// Exit 2 without a usable key, 4 for one that the portal refuses or that can't be kept.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let settings = &context.settings;
    let site = settings.site.as_str();
    let name = profile_name(context);
    let existing = Profiles::read(&settings.places.configuration)?.find(&name);
    if let Some(other) = existing.as_ref().filter(|profile| !is_on(profile, context)) {
        return Err(elsewhere(other, site).into());
    }
    let secret = read_key(arguments, context)?;
    let me = check(context, &secret)?;
    let replaces =
        existing.as_ref().and_then(|profile| profile.person.clone()).filter(|text| *text != me.name());
    let in_clear = arguments.insecure_storage || is_sandbox(&settings.site);
    let kept = if settings.dry_run {
        planned(in_clear, context)
    } else {
        let profile = Profile {
            name: name.clone(),
            site: site.to_owned(),
            person: Some(me.name()),
            has_key: true,
            in_clear,
            support: None,
            register: None,
            policy: None,
        };
        let origin = keep(context, &profile, &secret)?;
        // The profile may have been another person's.
        let cache = NameCache::of_profile(&settings.places.cache, &profile);
        cache.forget();
        cache.keep_organizations(&me);
        origin
    };
    let result = if settings.dry_run { "planned" } else { "changed" };
    let KeyLocation { key_from, key_place } = KeyLocation::from(&kept);
    let row = Row {
        profile: &name,
        site,
        name: me.name(),
        slug: &me.slug,
        id: &me.id,
        key_from,
        key_place,
        result,
    };
    let mut report = Report::single(Row::COLUMNS, &row);
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
    let in_use =
        settings.profile.as_ref().filter(|_| !settings.site_was_named).map(|profile| profile.name.clone());
    settings.profile_name.clone().or(in_use).unwrap_or_else(|| site_name(&settings.site))
}

fn is_on(profile: &Profile, context: &Context) -> bool {
    settings::site(&profile.site).is_ok_and(|site| site == context.settings.site)
}

fn elsewhere(profile: &Profile, site: &str) -> Failure {
    let (name, own) = (&profile.name, &profile.site);
    let message = message!("failure-profile-elsewhere", profile = name, own = own, site = site);
    Failure::new(Code::ProfileElsewhere, message)
        .try_command(Command::new("auth login --site {} --profile {}", &[site, &format!("{name}-2")]))
}

/// The key as it was typed or piped in.
fn read_key(arguments: &Arguments, context: &Context) -> anyhow::Result<SecretString> {
    let page = context.open_portal(None)?.key_page();
    let terminal = &context.terminal;
    let can_prompt = arguments.with_token || terminal.can_ask();
    if !can_prompt {
        return Err(Failure::new(Code::NobodyToAsk, message!("failure-no-key-given"))
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
            Failure::new(Code::EmptyKey, message!("failure-key-empty"))
        } else {
            Failure::new(Code::KeyMalformed, message!("failure-key-malformed"))
        };
        failure.hint(context.key_hint(&page)).into()
    })
}

/// Asks the portal whose key this is, before anything is kept.
fn check(context: &Context, secret: &SecretString) -> anyhow::Result<Me> {
    let portal: Portal = context.open_portal(Some(secret.clone()))?;
    portal.me().map_err(|error| {
        let mut failure = Failure::explain(&error.into());
        if failure.status == ExitStatus::SignIn && failure.code != Code::AccountInactive {
            failure.hints = vec![context.key_hint(&portal.key_page())];
        }
        failure.into()
    })
}

/// Where the key would be kept.
fn planned(in_clear: bool, context: &Context) -> Origin {
    if in_clear { Origin::ClearFile(context.store().clear_path()) } else { Origin::Keyring }
}

/// Keeps the key where the profile says, or where the person says once the keyring could not take it: what was typed
/// is not lost.
fn keep(context: &Context, profile: &Profile, secret: &SecretString) -> anyhow::Result<Origin> {
    let refusal = match replace(context, profile, secret) {
        Err(error) if error.downcast_ref().is_some_and(credentials::Error::is_of_the_keyring) => error,
        kept => return kept.map_err(|error| nothing_changed(context, &error)),
    };
    if !context.terminal.can_ask() {
        return Err(nothing_changed(context, &refusal));
    }
    context.terminal.warn(&Failure::explain(&refusal).message);
    let file = context.store().clear_path().display().to_string();
    if !context.terminal.confirm(&message!("login-ask-file", file = file))? {
        return Err(nothing_changed(context, &refusal));
    }
    let in_clear = Profile { in_clear: true, ..profile.clone() };
    replace(context, &in_clear, secret).map_err(|error| nothing_changed(context, &error))
}

/// The failure, and that the key which was there is still the one in use.
fn nothing_changed(context: &Context, error: &anyhow::Error) -> anyhow::Error {
    let failure = context.explain(error);
    let is_kept = failure.code == Code::KeyHalfKept;
    if is_kept { failure.into() } else { failure.hint(message!("hint-key-not-kept")).into() }
}

/// Writes the profile aside and the key in its place, proves both, and only then lets go of what was there: whatever
/// fails before leaves the old key with the old profile.
fn replace(context: &Context, profile: &Profile, secret: &SecretString) -> anyhow::Result<Origin> {
    let mut profiles = context.hold_profiles()?;
    if let Some(other) = profiles.find(&profile.name).filter(|profile| !is_on(profile, context)) {
        return Err(elsewhere(&other, &profile.site).into());
    }
    let had_key = profiles.find(&profile.name).is_some_and(|before| before.has_key);
    profiles.put(profile);
    profiles.make_current(&profile.name);
    let prepared = profiles.prepare()?;
    let account = Account { site: profile.site.clone(), profile: profile.name.clone() };
    let store = context.store();
    let kept = if profile.in_clear {
        store.keep_in_clear(&account, secret)?
    } else {
        context.with_keyring_timeout(|timeout| store.keep(&account, secret, timeout))?
    };
    if let Err(error) = prepared.commit() {
        let back = context.with_keyring_timeout(|timeout| store.put_back(&account, &kept, timeout));
        return Err(back.map_or_else(|why| half_kept(&why.into()).into(), |()| error.into()));
    }
    let left =
        context.with_keyring_timeout(|timeout| store.forget_elsewhere(&account, &kept.origin, timeout));
    match left {
        Err(error) if !error.is_of_the_keyring() => {
            let why = Failure::explain(&error.into()).message;
            context.terminal.warn(&message!("login-older-copy-remains", why = why));
        }
        Err(_) if had_key => context.terminal.warn(&message!("login-older-key-may-remain")),
        _ => {}
    }
    Ok(kept.origin)
}

/// The key was kept, its profile could not be written, and the key could not be taken back either.
fn half_kept(why: &anyhow::Error) -> Failure {
    let message = message!("failure-key-half-kept", why = Failure::explain(why).message);
    Failure::new(Code::KeyHalfKept, message).try_command("udatactl auth logout")
}
