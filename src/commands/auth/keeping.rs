//! Keeping a key: asked for, checked with the portal, and put in the place of the one that is there only once it is proved.

use secrecy::{ExposeSecret, SecretString};

use crate::context::Context;
use crate::credentials::{self, Account, Key, Origin};
use crate::exit_status::ExitStatus;
use crate::failure::{Code, Failure};
use crate::messages::message;
use crate::profiles::Profile;
use crate::settings;
use udata_client::{Me, Portal};
use udatactl_core::text::shell::Command;

/// How a key is typed in.
#[derive(Clone, Copy, Debug)]
pub struct Typing {
    /// It comes on the standard input.
    pub piped: bool,
    /// The page where keys are made is opened first.
    pub web: bool,
}

/// True for a profile on the portal of this run.
pub fn is_on(profile: &Profile, context: &Context) -> bool {
    settings::site(&profile.site).is_ok_and(|site| site == context.settings.site)
}

/// The failure for a name that a profile on another portal has.
pub fn elsewhere(profile: &Profile, site: &str) -> Failure {
    let (name, own) = (&profile.name, &profile.site);
    let message = message!("failure-profile-elsewhere", profile = name, own = own, site = site);
    Failure::new(Code::ProfileElsewhere, message)
        .try_command(Command::new("auth login --site {} --profile {}", &[site, &format!("{name}-2")]))
}

/// The key as it was typed or piped in.
///
/// # Errors
/// Exit 2 where nobody can type it, or for what is no key.
pub fn read_key(typing: Typing, context: &Context) -> anyhow::Result<SecretString> {
    let page = context.open_portal(None)?.key_page();
    let terminal = &context.terminal;
    let can_prompt = typing.piped || terminal.can_ask();
    if !can_prompt {
        return Err(Failure::new(Code::NobodyToAsk, message!("failure-no-key-given"))
            .hint(context.key_hint(&page))
            .try_command("udatactl auth login --with-token < token.txt")
            .into());
    }
    if typing.web && !context.open_page(page.as_str()) {
        terminal.warn(&message!("login-no-browser"));
    }
    if typing.web || !typing.piped {
        terminal.say(&message!("login-on", site = context.settings.site.as_str()));
        terminal.say(&context.key_hint(&page));
    }
    let typed = if typing.piped {
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
///
/// # Errors
/// Exit 4 for a key that the portal refuses, and those of the connection.
pub fn check(context: &Context, secret: &SecretString) -> anyhow::Result<Me> {
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
pub fn planned(in_clear: bool, context: &Context) -> Origin {
    if in_clear { Origin::ClearFile(context.store().clear_path()) } else { Origin::Keyring }
}

/// Keeps the key where the profile says, or where the person says once the keyring could not take it: what was typed
/// is not lost. `comes_into_use` makes the profile the one of the commands to come.
///
/// # Errors
/// Exit 4 for a keyring that does not take it, 9 where another process holds the profiles, 11 for a no; what was there
/// before is there still.
pub fn keep(
    context: &Context,
    profile: &Profile,
    secret: &SecretString,
    comes_into_use: bool,
) -> anyhow::Result<Origin> {
    let refusal = match replace(context, profile, secret, comes_into_use) {
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
    replace(context, &in_clear, secret, comes_into_use).map_err(|error| nothing_changed(context, &error))
}

/// Reads the key that is kept for a profile.
///
/// # Errors
/// Those of the keyring and of the file.
pub fn kept(context: &Context, profile: &Profile) -> anyhow::Result<Option<Key>> {
    let account = Account { site: profile.site.clone(), profile: profile.name.clone() };
    let store = context.store();
    Ok(if profile.in_clear {
        store.find_in_clear(&account)?
    } else {
        context.with_keyring_timeout(|timeout| store.find(&account, timeout))?
    })
}

/// Shows that the place of a profile's key takes one: what is kept there is read, and written anew.
///
/// # Errors
/// Those of the keyring and the disk.
pub fn prove_place(context: &Context, profile: &Profile) -> anyhow::Result<()> {
    match kept(context, profile)? {
        Some(key) => keep(context, profile, &key.secret, false).map(drop),
        None => Ok(()),
    }
}

/// The failure, and that the key which was there is still the one in use.
fn nothing_changed(context: &Context, error: &anyhow::Error) -> anyhow::Error {
    let failure = context.explain(error);
    let is_kept = failure.code == Code::KeyHalfKept;
    if is_kept { failure.into() } else { failure.hint(message!("hint-key-not-kept")).into() }
}

/// Writes the profile aside and the key in its place, proves both, and only then lets go of what was there: whatever
/// fails before leaves the old key with the old profile.
fn replace(
    context: &Context,
    profile: &Profile,
    secret: &SecretString,
    comes_into_use: bool,
) -> anyhow::Result<Origin> {
    let mut profiles = context.hold_profiles()?;
    if let Some(other) = profiles.find(&profile.name).filter(|profile| !is_on(profile, context)) {
        return Err(elsewhere(&other, &profile.site).into());
    }
    let had_key = profiles.find(&profile.name).is_some_and(|before| before.has_key);
    profiles.put(profile);
    if comes_into_use {
        profiles.make_current(&profile.name);
    }
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
