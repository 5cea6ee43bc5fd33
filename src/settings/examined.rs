//! Settings for a look at what is wrong with them: where each comes from, and what can't be taken, which is left out.

use std::path::Path;

use reqwest::Url;

use super::environment::Environment;
use crate::failure::Failure;
use crate::flags::Globals;
use crate::messages::{Language, Message};
use crate::profiles::{self, Profile, Profiles};

/// Where the settings come from.
#[derive(Debug)]
pub struct Examined {
    pub settings: Vec<Setting>,
    /// What can't be taken: the settings are those without it.
    pub refused: Vec<Refused>,
    /// The warnings about the environment.
    pub warnings: Vec<Message>,
    /// The variable that says how letters are written, and what it says.
    pub charset: Option<(&'static str, String)>,
}

/// What was left out, and why.
#[derive(Debug)]
pub struct Refused {
    pub failure: Failure,
    /// The variable that was left out; nothing for the file of profiles.
    pub variable: Option<&'static str>,
}

/// A setting that something says.
#[derive(Debug, PartialEq, Eq)]
pub struct Setting {
    /// `site`, `profile`, `language`, or the name of the variable.
    pub name: &'static str,
    /// As it was typed: a password may be in it.
    pub value: String,
    pub source: Source,
}

/// What says a setting.
#[derive(Debug, PartialEq, Eq)]
pub enum Source {
    Flag(&'static str),
    Variable(&'static str),
    /// The profile of this name.
    Profile(String),
    /// The file of profiles: the one in use, or the one on that portal.
    Profiles,
    Locale,
    Default,
}

/// How the profiles of a directory are read.
pub type ReadProfiles = fn(&Path) -> Result<Profiles, profiles::Error>;

/// What was read, with the environment that could be taken, and what could not.
pub struct Taken<T> {
    pub read: T,
    pub environment: Environment,
    pub refused: Vec<Refused>,
}

/// Reads settings; a variable of ours or the profiles that can't be taken are left out, and told.
///
/// # Errors
/// A usage failure for a flag that is malformed: nothing else is left out.
pub fn take<T>(
    environment: &Environment,
    read: impl Fn(&Environment, ReadProfiles) -> anyhow::Result<T>,
) -> anyhow::Result<Taken<T>> {
    let (mut environment, mut profiles, mut refused) =
        (environment.clone(), Profiles::read as ReadProfiles, Vec::new());
    loop {
        let failure = match read(&environment, profiles) {
            Ok(read) => return Ok(Taken { read, environment, refused }),
            Err(error) => Failure::explain(&error),
        };
        let helps = |environment: &Environment, profiles| match read(environment, profiles) {
            Ok(_) => true,
            Err(other) => Failure::explain(&other).message != failure.message,
        };
        let culprit = environment.ours().find(|name| helps(&environment.without(name), profiles));
        if let Some(name) = culprit {
            environment = environment.without(name);
        } else if helps(&environment, Profiles::without) {
            profiles = Profiles::without;
        } else {
            return Err(failure.into());
        }
        refused.push(Refused { failure, variable: culprit });
    }
}

/// Where the portal, the profile and the language come from, and all that the environment and the profile say besides.
pub fn origins(
    globals: &Globals,
    environment: &Environment,
    site: &Url,
    profile: Option<&Profile>,
    language: Language,
) -> Vec<Setting> {
    /// What is told in a better place, or not at all.
    const ELSEWHERE: [&str; 5] =
        ["UDATACTL_SITE", "UDATACTL_PROFILE", "UDATACTL_LANG", "UDATACTL_TOKEN", "UDATACTL_TOKEN_FILE"];
    let has = |name| environment.get(name).is_some();
    let site_by = match profile {
        _ if globals.site.is_some() => Source::Flag("--site"),
        _ if has("UDATACTL_SITE") && globals.profile.is_none() => Source::Variable("UDATACTL_SITE"),
        Some(profile) => Source::Profile(profile.name.clone()),
        None => Source::Default,
    };
    let chosen = match profile {
        _ if globals.profile.is_some() => Source::Flag("--profile"),
        _ if has("UDATACTL_PROFILE") && globals.site.is_none() => Source::Variable("UDATACTL_PROFILE"),
        Some(_) => Source::Profiles,
        None => Source::Default,
    };
    let language_by = match environment.locale() {
        _ if globals.lang.is_some() => Source::Flag("--lang"),
        _ if has("UDATACTL_LANG") => Source::Variable("UDATACTL_LANG"),
        Some(_) => Source::Locale,
        None => Source::Default,
    };
    let named = profile.map(|profile| profile.name.clone()).unwrap_or_default();
    let first = [
        Setting { name: "site", value: site.to_string(), source: site_by },
        Setting { name: "profile", value: named.clone(), source: chosen },
        Setting { name: "language", value: language.tag().to_owned(), source: language_by },
    ];
    let set = environment.ours().filter(|name| !ELSEWHERE.contains(name));
    let variables = set.filter_map(|name| {
        let value = environment.get(name)?;
        Some(Setting { name, value, source: Source::Variable(name) })
    });
    let own = |name, variable, value: Option<&String>| {
        let value = value.filter(|_| !has(variable))?.clone();
        Some(Setting { name, value, source: Source::Profile(named.clone()) })
    };
    let of_profile = profile.map(|profile| {
        [
            own("support", "UDATACTL_SUPPORT_URL", profile.support.as_ref()),
            own("register", "UDATACTL_REGISTER_URL", profile.register.as_ref()),
            own("policy", "UDATACTL_POLICY", profile.policy.as_ref()),
        ]
    });
    first.into_iter().chain(variables).chain(of_profile.into_iter().flatten().flatten()).collect()
}
