//! Settings for a look at what is wrong with them: where each comes from, and what can't be taken, which is left out.

use std::path::Path;

use reqwest::Url;

use super::environment::Environment;
use super::in_force::{InForce, Said, Source};
use super::known::KNOWN;
use crate::failure::Failure;
use crate::flags::Globals;
use crate::messages::{Language, Message};
use crate::profiles::{self, Place, Profile, Profiles};

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
    pub left_out: LeftOut,
}

/// What was left out.
#[derive(Debug)]
pub enum LeftOut {
    Variable(&'static str),
    /// A setting that the file of profiles keeps.
    Kept(Place, String),
    /// The file of profiles.
    Profiles,
}

/// A setting that something says.
#[derive(Debug, PartialEq, Eq)]
pub struct Setting {
    /// `site`, `profile`, `language`, the name of a variable or that of a setting of the file.
    pub name: &'static str,
    /// As it was typed: a password may be in it.
    pub value: String,
    pub source: Source,
}

/// How much of the file of profiles is heeded.
#[derive(Debug, Default)]
pub struct Heeded {
    is_left_out: bool,
    without: Vec<(Place, String)>,
}

impl Heeded {
    /// Nothing of it.
    const NOTHING: Self = Self { is_left_out: true, without: Vec::new() };

    /// Reads the file as far as it is heeded.
    ///
    /// # Errors
    /// As [`Profiles::read`].
    pub fn read(&self, directory: &Path) -> Result<Profiles, profiles::Error> {
        if self.is_left_out {
            return Ok(Profiles::without(directory));
        }
        let mut profiles = Profiles::read(directory)?;
        self.without.iter().for_each(|(place, name)| profiles.drop_kept(place, name));
        Ok(profiles)
    }

    fn and_without(&self, place: &Place, name: &str) -> Self {
        let one = (place.clone(), name.to_owned());
        Self { is_left_out: false, without: self.without.iter().cloned().chain([one]).collect() }
    }
}

/// What was read, with the environment that could be taken, and what could not.
pub struct Taken<T> {
    pub read: T,
    pub environment: Environment,
    pub refused: Vec<Refused>,
}

/// Reads settings; a variable of ours, a setting of the file of profiles, or all of that file that can't be taken is left
/// out, and told.
///
/// # Errors
/// A usage failure for a flag that is malformed: nothing else is left out.
pub fn take<T>(
    environment: &Environment,
    read: impl Fn(&Environment, &Heeded) -> anyhow::Result<T>,
) -> anyhow::Result<Taken<T>> {
    let (mut environment, mut heeded, mut refused) = (environment.clone(), Heeded::default(), Vec::new());
    loop {
        let failure = match read(&environment, &heeded) {
            Ok(read) => return Ok(Taken { read, environment, refused }),
            Err(error) => Failure::explain(&error),
        };
        let helps = |environment: &Environment, heeded: &Heeded| match read(environment, heeded) {
            Ok(_) => true,
            Err(other) => Failure::explain(&other).message != failure.message,
        };
        let is_other = |other: &Failure| other.code != failure.code;
        let variable = environment.ours().find(|name| helps(&environment.without(name), &heeded));
        let left_out = if let Some(name) = variable {
            environment = environment.without(name);
            LeftOut::Variable(name)
        } else {
            let places = environment.places().ok();
            let profiles = places.and_then(|places| heeded.read(&places.configuration).ok());
            let kept = profiles.map(|profiles| profiles.all_kept()).unwrap_or_default();
            let is_culprit =
                |(place, name): &(Place, String)| helps(&environment, &heeded.and_without(place, name));
            match kept.into_iter().find(is_culprit) {
                Some((place, name)) => {
                    heeded = heeded.and_without(&place, &name);
                    LeftOut::Kept(place, name)
                }
                // Without the file, the sentence on a profile that is not there would be another one.
                None if !heeded.is_left_out
                    && read(&environment, &Heeded::NOTHING)
                        .map_or_else(|error| is_other(&Failure::explain(&error)), |_| true) =>
                {
                    heeded = Heeded::NOTHING;
                    LeftOut::Profiles
                }
                None => return Err(failure.into()),
            }
        };
        refused.push(Refused { failure, left_out });
    }
}

/// Where the portal, the profile and the language come from, and all that the environment and the file say besides.
pub fn origins(
    globals: &Globals,
    environment: &Environment,
    site: &Url,
    profile: Option<&Profile>,
    language: Language,
    in_force: &InForce,
) -> Vec<Setting> {
    /// What is told in a better place, or not at all.
    const ELSEWHERE: [&str; 5] =
        ["UDATACTL_SITE", "UDATACTL_PROFILE", "UDATACTL_LANG", "UDATACTL_TOKEN", "UDATACTL_TOKEN_FILE"];
    let has = |name| environment.get(name).is_some();
    let site_by = match profile {
        _ if globals.site.is_some() => Source::Flag("--site"),
        _ if has("UDATACTL_SITE") && globals.profile.is_none() => Source::Variable("UDATACTL_SITE"),
        Some(profile) => Source::Profile(profile.name.clone()),
        None => Source::BuiltIn,
    };
    let chosen = match profile {
        _ if globals.profile.is_some() => Source::Flag("--profile"),
        _ if has("UDATACTL_PROFILE") && globals.site.is_none() => Source::Variable("UDATACTL_PROFILE"),
        Some(_) => Source::Profiles,
        None => Source::BuiltIn,
    };
    let of_locale = || if environment.locale().is_some() { Source::Locale } else { Source::BuiltIn };
    let language_by = in_force.first("language").map_or_else(of_locale, |said| said.source.clone());
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
    let is_of_file = |said: &&Said| matches!(said.source, Source::Profile(_) | Source::Defaults);
    let kept = KNOWN.iter().filter(|known| known.name != "language");
    let kept = kept.flat_map(|known| in_force.holding(known)).filter(is_of_file).map(|said| Setting {
        name: said.name,
        value: said.text.clone(),
        source: said.source.clone(),
    });
    first.into_iter().chain(variables).chain(kept).collect()
}
