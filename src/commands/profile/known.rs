//! The profiles of this machine, as every verb here shows them.

use crate::context::Context;
use crate::failure::Failure;
use crate::profiles::{Profile, Profiles};
use crate::report::record;
use crate::settings;

record! {
    /// A profile as every verb here shows it.
    pub struct Row {
        profile: String => shown(Text).cut(Never),
        site: String => shown(Text).cut(Middle),
        /// The name of the person who signed in.
        name: Option<String> => shown(Text),
        has_key: bool => shown(Flag),
        current: bool => shown(Flag),
    }
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
