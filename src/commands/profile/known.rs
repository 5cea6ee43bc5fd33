//! The profiles of this machine, as every verb here shows them.

use serde::Serialize;

use crate::context::Context;
use crate::failure::Failure;
use crate::profiles::{Profile, Profiles};
use crate::report::{Column, Kind};
use crate::settings;

pub const COLUMNS: &[Column] = &[
    Column::shown("profile", Kind::Text),
    Column::shown("site", Kind::Text),
    Column::shown("name", Kind::Text),
    Column::shown("has_key", Kind::Flag),
    Column::shown("current", Kind::Flag),
];

/// A profile as every verb here shows it.
#[derive(Serialize)]
pub struct Row {
    profile: String,
    site: String,
    /// The name of the person who signed in.
    name: Option<String>,
    has_key: bool,
    current: bool,
}

pub fn row(profile: &Profile, profiles: &Profiles) -> Row {
    Row {
        current: profiles.current() == Some(&profile.name),
        profile: profile.name.clone(),
        site: profile.site.clone(),
        name: profile.person.clone(),
        has_key: profile.has_key,
    }
}

/// The profile of a name.
pub fn named(name: &str, profiles: &Profiles) -> Result<Profile, Failure> {
    profiles.find(name).ok_or_else(|| settings::unknown_profile(name, profiles))
}

pub fn profiles(context: &Context) -> anyhow::Result<Profiles> {
    let profiles = Profiles::read(&context.settings.places.configuration)?;
    if let Some(discretion) = context.terminal.messages.discretion() {
        for profile in profiles.all() {
            discretion.read(&profile.name, profile.person.as_deref().unwrap_or_default());
        }
    }
    Ok(profiles)
}
