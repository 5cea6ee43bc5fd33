//! `auth login`: checks a key with the portal, keeps it, and makes its profile the one in use.

use clap::Args;
use secrecy::SecretString;

use super::keeping::{self, Typing};
use super::origin::{self, KeyLocation};
use crate::context::Context;
use crate::credentials::Origin;
use crate::messages::message;
use crate::name_cache::NameCache;
use crate::profiles::{Profile, Profiles};
use crate::report::{Note, Report, record};
use udata_client::{Me, is_sandbox, site_name};
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
    let name = profile_name(context)?;
    let typing = Typing { piped: arguments.with_token, web: arguments.web };
    let secret = keeping::read_key(typing, context)?;
    let signed = sign_in(context, name, &secret, arguments.insecure_storage)?;
    let KeyLocation { key_from, key_place } = KeyLocation::from(&signed.kept);
    let row = Row {
        profile: &signed.profile,
        site: context.settings.site.as_str(),
        name: signed.me.name(),
        slug: &signed.me.slug,
        id: &signed.me.id,
        key_from,
        key_place,
        result: if context.settings.dry_run { "planned" } else { "changed" },
    };
    let report = signed.notes.into_iter().fold(Report::single(Row::COLUMNS, &row), Report::note);
    let next = if signed.me.organizations.is_empty() { "login-next-to-join" } else { "login-next" };
    Ok(if context.settings.dry_run { report } else { report.note(Note::Hint(message!(next))) })
}

/// Whoever was signed in, and what there is to say about it.
pub struct SignedIn {
    pub profile: String,
    pub me: Me,
    pub kept: Origin,
    pub notes: Vec<Note>,
}

/// Checks a key, keeps it for the profile and brings that into use; in a dry run only checks it.
///
/// # Errors
/// Exit 4 for a key that the portal refuses or that can't be kept.
pub fn sign_in(
    context: &Context,
    name: String,
    secret: &SecretString,
    insecure_storage: bool,
) -> anyhow::Result<SignedIn> {
    let settings = &context.settings;
    let profiles = Profiles::read(&settings.places.configuration)?;
    let me = keeping::check(context, secret)?;
    let mut notes = Vec::new();
    let before = profiles.find(&name).and_then(|profile| profile.person);
    if let Some(other) = before.filter(|text| *text != me.name()) {
        notes.push(Note::Warn(message!("login-replaces", profile = &name, person = other)));
    }
    let in_clear = insecure_storage || is_sandbox(&settings.site);
    if settings.dry_run {
        notes.push(Note::Say(message!("login-dry-run")));
        return Ok(SignedIn { profile: name, me, kept: keeping::planned(in_clear, context), notes });
    }
    let profile = Profile {
        name: name.clone(),
        site: settings.site.to_string(),
        person: Some(me.name()),
        has_key: true,
        in_clear,
    };
    let kept = keeping::keep(context, &profile, secret, true)?;
    // The profile may have been another person's.
    let cache = NameCache::of_profile(&settings.places.cache, &profile);
    cache.forget();
    cache.keep_organizations(&me);
    notes.extend(told_of_place(context, &kept));
    if settings.key.is_none() {
        notes.extend(told_of_profile(context, &name, profiles.current()));
    }
    Ok(SignedIn { profile: name, me, kept, notes })
}

/// What there is to say of where a key was kept.
pub fn told_of_place(context: &Context, kept: &Origin) -> Vec<Note> {
    let mut notes = Vec::new();
    if let Origin::ClearFile(path) = kept {
        let file = path.display().to_string();
        notes.push(Note::Warn(message!("login-in-clear", file = file)));
    }
    if let Some(key) = &context.settings.key {
        let variable = origin::variable(&key.origin);
        notes.push(Note::Warn(message!("login-variable-wins", variable = variable)));
    }
    notes
}

/// Which profile is the one of the commands to come, and which one was.
fn told_of_profile(context: &Context, name: &str, before: Option<&str>) -> Vec<Note> {
    let site = context.settings.site.as_str();
    let mut notes = vec![Note::Say(message!("login-in-use", profile = name, site = site))];
    if let Some(other) = before.filter(|other| *other != name) {
        let command = Command::new("profile use {}", &[other]);
        notes.push(Note::Hint(message!("login-was-in-use", profile = other, command = command)));
    }
    notes
}

/// The name asked for, the profile in use where nothing else is asked, or the portal's.
///
/// # Errors
/// Exit 2 for the name of a profile on another portal.
pub fn profile_name(context: &Context) -> anyhow::Result<String> {
    let settings = &context.settings;
    let in_use =
        settings.profile.as_ref().filter(|_| !settings.site_was_named).map(|profile| profile.name.clone());
    let name = settings.profile_name.clone().or(in_use).unwrap_or_else(|| site_name(&settings.site));
    match Profiles::read(&settings.places.configuration)?.find(&name) {
        Some(other) if !keeping::is_on(&other, context) => {
            Err(keeping::elsewhere(&other, settings.site.as_str()).into())
        }
        _ => Ok(name),
    }
}
