//! The account and the portal of a run: what flags, environment and profiles say of them together.

use reqwest::Url;

use super::address::{USUAL_SITE, site};
use super::environment::Environment;
use crate::failure::{Code, Failure};
use crate::flags::{Globals, Purpose};
use crate::messages::{Message, message};
use crate::profiles::{Profile, Profiles};
use udatactl_core::text::shell::Command;

/// The name of the profile that is asked for; `--site` sets the environment's aside.
pub fn profile_name(globals: &Globals, environment: &Environment) -> Option<String> {
    let site_flag = globals.site.is_some();
    globals.profile.clone().or_else(|| environment.get("UDATACTL_PROFILE").filter(|_| !site_flag))
}

/// The portal of a run, and the profile there.
///
/// # Errors
/// A usage failure for a portal that is none, for a profile that is not there, and for two that disagree.
pub fn portal(
    globals: &Globals,
    environment: &Environment,
    profiles: &Profiles,
    token: bool,
    purpose: Purpose,
) -> anyhow::Result<(Url, Option<Profile>)> {
    let asked_profile = profile_name(globals, environment);
    let named = match &asked_profile {
        Some(name) => match (profiles.find(name), purpose) {
            (None, Purpose::Act) => return Err(not_made_yet(name, globals, profiles).into()),
            (found, _) => found,
        },
        None => None,
    };
    // A profile that was named says where it is, but not one that is still to be made.
    let heeded = |_: &String| globals.profile.is_none() || (purpose == Purpose::Keep && named.is_none());
    let asked_site = globals.site.clone().or_else(|| environment.get("UDATACTL_SITE").filter(heeded));
    let asked_site = asked_site.as_deref().map(site).transpose()?;
    let profile = match (&asked_profile, &asked_site) {
        (Some(_), _) => named,
        (None, Some(url)) => profile_on(profiles, url),
        (None, None) => profiles.current().and_then(|name| profiles.find(name)),
    };
    if purpose == Purpose::Act {
        agree(globals, profile.as_ref(), asked_site.as_ref(), token)?;
    }
    let url = match (asked_site, &profile) {
        (Some(url), _) => url,
        (None, Some(profile)) => site(&profile.site)?,
        (None, None) => site(USUAL_SITE)?,
    };
    Ok((url, profile))
}

/// Two that name different accounts or portals: which one is meant is not guessed.
fn agree(
    globals: &Globals,
    profile: Option<&Profile>,
    asked_site: Option<&Url>,
    token: bool,
) -> Result<(), Failure> {
    let Some(profile) = profile else { return Ok(()) };
    if let Some(url) = asked_site
        && site(&profile.site)? != *url
    {
        let message = message!(
            "failure-profile-and-site",
            profile = &profile.name,
            own = &profile.site,
            site = url.as_str()
        );
        return Err(Failure::new(Code::ProfileAndSite, message));
    }
    if token && globals.profile.is_some() && profile.has_key {
        return Err(Failure::new(Code::ProfileAndToken, Message::new("failure-profile-and-token")));
    }
    Ok(())
}

fn profile_on(profiles: &Profiles, url: &Url) -> Option<Profile> {
    let mut there: Vec<Profile> = profiles
        .all()
        .into_iter()
        .filter(|profile| site(&profile.site).is_ok_and(|found| found == *url))
        .collect();
    let current = there.iter().position(|profile| profiles.current() == Some(&profile.name)).unwrap_or(0);
    if there.is_empty() { None } else { Some(there.swap_remove(current)) }
}

/// The failure for a profile that does not exist; its command goes to the same portal.
fn not_made_yet(name: &str, globals: &Globals, profiles: &Profiles) -> Failure {
    let failure = unknown_profile(name, profiles);
    let Some(site) = &globals.site else { return failure };
    let command = Command::new("-s {} auth login --profile {}", &[site, name]);
    Failure { hints: Vec::new(), ..failure }.try_command(command)
}

/// The failure for a profile that does not exist, naming those that do.
pub fn unknown_profile(name: &str, profiles: &Profiles) -> Failure {
    let known: Vec<String> = profiles.all().into_iter().map(|profile| profile.name).collect();
    let message =
        message!("failure-unknown-profile", profile = name, count = known.len(), known = known.join(", "));
    Failure::new(Code::UnknownProfile, message).try_command(Command::new("auth login --profile {}", &[name]))
}
