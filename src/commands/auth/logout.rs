//! `auth logout`: forgets the key of a profile, in the keyring and in clear; the profile stays.

use clap::Args;

use super::origin;
use crate::context::Context;
use crate::credentials::{self, Account, Origin};
use crate::messages::{Message, message};
use crate::name_cache::NameCache;
use crate::profiles::{Profile, Profiles};
use crate::report::{Note, Report, record};
use crate::settings;

/// Which profile: `--profile`, or the one in use.
#[derive(Debug, Args)]
pub struct Arguments {}

record! {
    /// A profile without its key.
    pub struct Row<'a> {
        profile: Option<&'a str> => shown(Text),
        site: &'a str => shown(Text),
        removed_from: Vec<&'static str> => shown(Tokens("key-in")),
        result: &'static str => shown(Token("result")),
    }
}

/// Signs out.
///
/// # Errors
/// Exit 6 for an unknown profile; exit 4 when the keyring, which holds the key, does not let go of it.
pub fn run(_: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let settings = &context.settings;
    if let (None, Some(name)) = (&settings.profile, &settings.profile_name) {
        let profiles = Profiles::read(&settings.places.configuration)?;
        return Err(settings::unknown_profile(name, &profiles).into());
    }
    let mut row =
        Row { profile: None, site: settings.site.as_str(), removed_from: Vec::new(), result: "unchanged" };
    let mut notes = Vec::new();
    match &settings.profile {
        None => notes.push(Note::Say(message!("logout-nobody", site = row.site))),
        Some(profile) => {
            row.profile = Some(&profile.name);
            row.site = &profile.site;
            if settings.dry_run {
                row.removed_from = places(profile);
                row.result = if profile.has_key { "planned" } else { "unchanged" };
                notes.push(Note::Say(message!("logout-dry-run")));
            } else {
                let mut profiles = context.hold_profiles()?;
                profiles.put(&Profile { has_key: false, in_clear: false, ..profile.clone() });
                let prepared = profiles.prepare()?;
                let removed = forget(context, profile)?;
                prepared.commit()?;
                row.removed_from =
                    removed.iter().map(|place| origin::KeyLocation::from(place).key_from).collect();
                row.result = if removed.is_empty() { "unchanged" } else { "changed" };
                notes.extend(told(profile, &removed).into_iter().map(Note::Say));
            }
        }
    }
    if let Some(key) = &settings.key {
        let variable = origin::variable(&key.origin);
        notes.push(Note::Warn(message!("logout-variable-remains", variable = variable)));
    }
    Ok(notes.into_iter().fold(Report::single(Row::COLUMNS, &row), Report::note))
}

/// Where the key of a profile is, from which it would be removed.
pub fn places(profile: &Profile) -> Vec<&'static str> {
    let place = if profile.in_clear { "clear_file" } else { "keyring" };
    profile.has_key.then_some(place).into_iter().collect()
}

/// Removes the key of a profile from wherever it is.
///
/// # Errors
/// The keyring's error, unless no key was ever kept for this profile.
pub fn forget(context: &Context, profile: &Profile) -> Result<Vec<Origin>, credentials::Error> {
    NameCache::of_profile(&context.settings.places.cache, profile).forget();
    let account = Account { site: profile.site.clone(), profile: profile.name.clone() };
    let store = context.store();
    let in_clear = profile.in_clear && !matches!(store.find_in_clear(&account), Ok(None));
    match context.with_keyring_timeout(|timeout| store.forget(&account, timeout)) {
        // The copy in clear goes first, and the keyring never had one.
        Err(error) if in_clear && error.is_of_the_keyring() => {
            Ok(vec![Origin::ClearFile(store.clear_path())])
        }
        Err(error) if !profile.has_key && error.is_of_the_keyring() => Ok(Vec::new()),
        result => result,
    }
}

fn told(profile: &Profile, removed: &[Origin]) -> Vec<Message> {
    if removed.is_empty() {
        return vec![message!("logout-nothing", profile = &profile.name)];
    }
    let place = |origin: &Origin| match origin {
        Origin::ClearFile(path) => {
            message!("logout-from-file", profile = &profile.name, file = path.display().to_string())
        }
        _ => message!("logout-from-keyring", profile = &profile.name),
    };
    removed.iter().map(place).collect()
}
