//! What says each setting that the file of profiles may keep: a flag, a variable, a profile, `[defaults]`; and which of them
//! counts.

use std::collections::BTreeMap;

use toml_edit::{Item, Value};

use super::environment::Environment;
use super::known::{self, KNOWN, Known, Precedence};
use super::values;
use crate::failure::Failure;
use crate::flags::Globals;
use crate::messages::{Message, message};
use crate::profiles::{self, Place, Profiles};
use udatactl_core::roster::Ceiling;
use udatactl_core::text;
use udatactl_core::text::shell::Command;

/// The file, as sentences name it.
const FILE: &str = "profiles.toml";

/// What says a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    Flag(&'static str),
    Variable(&'static str),
    /// The profile of this name.
    Profile(String),
    /// The table of the file that holds for all profiles.
    Defaults,
    /// The file of profiles: the one in use, or the one on that portal.
    Profiles,
    Locale,
    BuiltIn,
}

impl From<Place> for Source {
    fn from(place: Place) -> Self {
        match place {
            Place::Defaults => Self::Defaults,
            Place::Profile(name) => Self::Profile(name),
        }
    }
}

/// A setting as something says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub name: &'static str,
    /// As it was typed.
    pub text: String,
    pub source: Source,
}

impl Said {
    /// The setting as the sentence names it that refuses what is said.
    fn called(&self) -> String {
        match &self.source {
            Source::Flag(name) | Source::Variable(name) => (*name).to_owned(),
            Source::Profile(profile) => {
                format!("{}.{} ({FILE})", Place::Profile(profile.clone()), self.name)
            }
            _ => format!("{}.{} ({FILE})", Place::Defaults, self.name),
        }
    }

    /// Reads what is said; in the file, some of what a flag takes is refused.
    ///
    /// # Errors
    /// A usage failure for what is malformed, with the command that takes it out of the file.
    pub fn read<T>(&self, read: fn(&str, &str) -> Result<T, Failure>) -> Result<T, Failure> {
        let called = self.called();
        let place = match &self.source {
            Source::Profile(profile) => Place::Profile(profile.clone()),
            Source::Defaults => Place::Defaults,
            _ => return read(&called, &self.text),
        };
        let known = known::named(self.name);
        let checked = known.map_or(Ok(()), |known| (known.check)(&called, &self.text));
        checked
            .and_then(|()| read(&called, &self.text))
            .map_err(|failure| failure.try_command(unset(&place, self.name)))
    }
}

/// All that is said of the settings, for each in the order in which it counts.
#[derive(Clone, Debug, Default)]
pub struct InForce(BTreeMap<&'static str, Vec<Said>>);

impl InForce {
    /// Gathers what flags, environment, the profile of this name and `[defaults]` say.
    ///
    /// # Errors
    /// For what the file has that is not of the kind that the setting is.
    pub fn of(
        globals: &Globals,
        environment: &Environment,
        profiles: &Profiles,
        profile: Option<&str>,
    ) -> Result<Self, profiles::Error> {
        let places = profile.map(|name| Place::Profile(name.to_owned())).into_iter().chain([Place::Defaults]);
        let places: Vec<Place> = places.collect();
        let one = |known: &'static Known| {
            let name = known.name;
            let flag =
                known.flag.as_ref().and_then(|flag| Some((Source::Flag(flag.name), (flag.read)(globals)?)));
            let variable = known.variable.as_ref();
            let variable = variable.and_then(|variable| (variable.read)(environment, variable.name));
            let variable = variable.map(|(by, text)| (Source::Variable(by), text));
            let mut said: Vec<Said> =
                flag.into_iter().chain(variable).map(|(source, text)| Said { name, text, source }).collect();
            for place in places.iter().filter(|place| known.reach.has(place)) {
                if let Some(item) = profiles.kept(place, name) {
                    let text = text_of(known, item).ok_or_else(|| profiles.misshapen(place, name))?;
                    said.push(Said { name, text, source: place.clone().into() });
                }
            }
            Ok((name, said))
        };
        KNOWN.iter().map(one).collect::<Result<_, _>>().map(Self)
    }

    /// What counts first of what is said.
    pub fn first(&self, name: &str) -> Option<&Said> {
        self.0.get(name)?.first()
    }

    /// Reads what counts first.
    ///
    /// # Errors
    /// As [`Said::read`].
    pub fn read<T>(
        &self,
        name: &str,
        read: fn(&str, &str) -> Result<T, Failure>,
    ) -> Result<Option<T>, Failure> {
        self.first(name).map(|said| said.read(read)).transpose()
    }

    /// Reads all that is said, for a setting of which the strictest counts.
    ///
    /// # Errors
    /// As [`Said::read`].
    pub fn read_all<T>(
        &self,
        name: &str,
        read: fn(&str, &str) -> Result<T, Failure>,
    ) -> Result<Vec<T>, Failure> {
        self.0.get(name).into_iter().flatten().map(|said| said.read(read)).collect()
    }

    /// The same after the file says this of a setting, or says it no more. What is typed is for one run, and left out.
    pub fn with(&self, known: &'static Known, place: &Place, text: Option<&str>) -> Self {
        let own = Source::from(place.clone());
        let all = self.0.get(known.name).into_iter().flatten();
        let others = all.filter(|said| !matches!(&said.source, Source::Flag(_)) && said.source != own);
        let new = text.map(|text| Said { name: known.name, text: text.to_owned(), source: own.clone() });
        let mut said: Vec<Said> = others.cloned().chain(new).collect();
        said.sort_by_key(|said| match said.source {
            Source::Variable(_) => 0,
            Source::Profile(_) => 1,
            _ => 2,
        });
        Self([(known.name, said)].into())
    }

    /// What holds of a setting: one, or of ceilings a number beside a share.
    pub fn holding(&self, known: &Known) -> Vec<&Said> {
        let all = self.0.get(known.name).map(Vec::as_slice).unwrap_or_default();
        let smallest = |of: fn(Ceiling) -> Option<usize>| {
            let sized = all.iter().filter_map(|said| Some((of(said.read(values::ceiling).ok()?)?, said)));
            sized.min_by_key(|(size, _)| *size).map(|(_, said)| said)
        };
        match known.precedence {
            Precedence::First => all.first().into_iter().collect(),
            Precedence::AnySwitch => {
                let on = all.iter().find(|said| said.read(values::switch).is_ok_and(|on| on));
                on.or(all.first()).into_iter().collect()
            }
            Precedence::Largest => {
                let sized = all
                    .iter()
                    .rev()
                    .filter_map(|said| Some((said.read(values::number::<usize>).ok()?, said)));
                sized.max_by_key(|(size, _)| *size).map(|(_, said)| said).into_iter().collect()
            }
            Precedence::Smallest => {
                let count = smallest(|ceiling| match ceiling {
                    Ceiling::Count(count) => Some(count),
                    Ceiling::Percent(_) => None,
                });
                let share = smallest(|ceiling| match ceiling {
                    Ceiling::Percent(share) => Some(share),
                    Ceiling::Count(_) => None,
                });
                count.into_iter().chain(share).collect()
            }
        }
    }
}

/// The command that takes a setting out of the file.
pub fn unset(place: &Place, name: &str) -> Command {
    at(place, Command::new("config unset {}", &[name]))
}

/// A command about this place.
pub fn at(place: &Place, command: Command) -> Command {
    match place {
        Place::Defaults => command,
        Place::Profile(profile) => command.and("-P {}", &[profile]),
    }
}

/// What the file has, as a text; nothing for what is not of the kind that the setting is.
pub fn text_of(known: &Known, item: &Item) -> Option<String> {
    use super::known::Form;
    match (known.form, item.as_value()?) {
        (Form::Text | Form::Path | Form::NumberOrText, Value::String(text)) => Some(text.value().clone()),
        (Form::NumberOr(word), Value::String(text)) => (text.value() == word).then(|| word.to_owned()),
        (Form::Number | Form::NumberOr(_) | Form::NumberOrText, Value::Integer(number)) => {
            Some(number.value().to_string())
        }
        (Form::Switch, Value::Boolean(on)) => Some(on.value().to_string()),
        _ => None,
    }
}

/// The warnings of what the file has that nothing heeds.
pub fn unheeded(profiles: &Profiles) -> Vec<Message> {
    let tables =
        profiles.strange_keys().into_iter().map(|key| strange(key, ["current", "defaults", "profiles"]));
    let settings = profiles.all_kept().into_iter().filter_map(|(place, key)| {
        let part = format!("{place}.{key}");
        let known = known::named(&key);
        match known {
            Some(known) if known.reach.has(&place) => None,
            Some(_) if place == Place::Defaults => Some(message!("config-only-of-a-profile", part = part)),
            Some(_) => Some(message!("config-only-of-all", part = part)),
            None => {
                let fitting = KNOWN.iter().filter(|known| known.reach.has(&place)).map(|known| known.name);
                Some(match text::nearest(&key, fitting) {
                    Some(near) => message!("config-strange-near", part = part, near = near),
                    None => message!("config-strange", part = part),
                })
            }
        }
    });
    tables.chain(settings).collect()
}

fn strange(part: &str, known: [&'static str; 3]) -> Message {
    match text::nearest(part, known) {
        Some(near) => message!("config-strange-near", part = part, near = near),
        None => message!("config-strange", part = part),
    }
}
