//! The catalogue: a key and its values give a sentence in the person's language.
//!
//! The sentences are in `locales/`, one file for each topic, with the same keys in both languages.

use std::borrow::Cow;
use std::sync::{Arc, Mutex, PoisonError};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::{LanguageIdentifier, langid};

use crate::discretion::Discretion;
use udatactl_core::text::{self, shell};

mod entries;
pub(crate) mod message;
mod number;
mod pseudo;
mod speech;
mod words;

use entries::{Entries, count, sorted};
pub(crate) use message::message;
pub use message::{Message, Value};
use pseudo::mark;

macro_rules! catalogue {
    ($language:literal) => {
        concat!(
            include_str!(concat!("../locales/", $language, "/common.ftl")),
            include_str!(concat!("../locales/", $language, "/failures.ftl")),
            include_str!(concat!("../locales/", $language, "/help.ftl")),
            include_str!(concat!("../locales/", $language, "/manual.ftl")),
            include_str!(concat!("../locales/", $language, "/access.ftl")),
            include_str!(concat!("../locales/", $language, "/keys.ftl")),
            include_str!(concat!("../locales/", $language, "/journal.ftl")),
            include_str!(concat!("../locales/", $language, "/organizations.ftl")),
            include_str!(concat!("../locales/", $language, "/deletion.ftl")),
            include_str!(concat!("../locales/", $language, "/doctor.ftl")),
            include_str!(concat!("../locales/", $language, "/config.ftl")),
            include_str!(concat!("../locales/", $language, "/import.ftl")),
            include_str!(concat!("../locales/", $language, "/certification.ftl")),
            include_str!(concat!("../locales/", $language, "/audit.ftl")),
            include_str!(concat!("../locales/", $language, "/reports.ftl")),
            include_str!(concat!("../locales/", $language, "/crowd.ftl")),
            include_str!(concat!("../locales/", $language, "/history.ftl")),
            include_str!(concat!("../locales/", $language, "/badges.ftl")),
            include_str!(concat!("../locales/", $language, "/contacts.ftl")),
            include_str!(concat!("../locales/", $language, "/assignments.ftl")),
            include_str!(concat!("../locales/", $language, "/offboarding.ftl")),
            include_str!(concat!("../locales/", $language, "/activity.ftl")),
            include_str!(concat!("../locales/", $language, "/members.ftl")),
            include_str!(concat!("../locales/", $language, "/registers.ftl")),
            include_str!(concat!("../locales/", $language, "/requests.ftl")),
            include_str!(concat!("../locales/", $language, "/plan.ftl")),
            include_str!(concat!("../locales/", $language, "/roster.ftl")),
            include_str!(concat!("../locales/", $language, "/sandbox.ftl")),
            include_str!(concat!("../locales/", $language, "/notices.ftl")),
            include_str!(concat!("../locales/", $language, "/topics.ftl")),
        )
    };
}

const ENGLISH: &str = catalogue!("en");
const FRENCH: &str = catalogue!("fr");
static IN_ENGLISH: Entries = Entries { text: ENGLISH, places: &sorted::<{ count(ENGLISH) }>(ENGLISH) };
static IN_FRENCH: Entries = Entries { text: FRENCH, places: &sorted::<{ count(FRENCH) }>(FRENCH) };

/// How a command in a sentence begins, and how those begin that ask no portal, or have their flags already.
const COMMAND: &str = "`udatactl ";
const NO_PORTAL: [&str; 8] =
    ["-s ", "-P ", "config ", "profile ", "sandbox ", "completion ", "man ", "help "];

/// The languages that a person can be spoken to in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    English,
    French,
    /// English with every letter of ours marked: shows which text does not come from the catalogue.
    Pseudo,
}

impl Language {
    /// Reads a language tag or a locale such as `fr`, `fr-FR` or `fr_FR.UTF-8`; `None` for one we do not speak.
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_', '.', '@']).next().unwrap_or_default().to_ascii_lowercase();
        match (tag, primary.as_str()) {
            ("en-XA", _) => Some(Self::Pseudo),
            (_, "fr") => Some(Self::French),
            (_, "en" | "c" | "posix") => Some(Self::English),
            _ => None,
        }
    }

    /// The code that udata knows for this language, for `?lang=` (`LANGUAGES` in udata/settings.py).
    pub fn code(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English | Self::Pseudo => "en",
        }
    }

    /// The tag that [`Self::parse`] reads.
    pub fn tag(self) -> &'static str {
        if self == Self::Pseudo { "en-XA" } else { self.code() }
    }

    fn identifier(self) -> LanguageIdentifier {
        match self {
            Self::French => langid!("fr"),
            Self::English | Self::Pseudo => langid!("en"),
        }
    }
}

/// The catalogue in one language. A sentence is parsed when it is first said, and only where something is put in: a run
/// says a few of many hundreds.
pub struct Messages {
    language: Language,
    bundle: Mutex<FluentBundle<FluentResource>>,
    entries: &'static Entries,
    /// What the commands in a sentence are called with, such as ` -s sandbox`.
    flags: String,
    /// Sentences are Markdown, and values in them nothing but text.
    is_markdown: bool,
    /// Whose names are kept out of what is said.
    discretion: Option<Arc<Discretion>>,
    /// Sentences are read aloud.
    is_spoken: bool,
}

impl Messages {
    /// Loads the catalogue of a language.
    pub fn new(language: Language) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::French => number::of_fluent::<{ number::SPACE }, _>,
            Language::English | Language::Pseudo => number::of_fluent::<{ number::COMMA }, _>,
        }));
        let entries = if language == Language::French { &IN_FRENCH } else { &IN_ENGLISH };
        if language == Language::Pseudo {
            bundle.set_transform(Some(mark));
        }
        let bundle = Mutex::new(bundle);
        Self {
            language,
            bundle,
            entries,
            flags: String::new(),
            is_markdown: false,
            discretion: None,
            is_spoken: false,
        }
    }

    /// Shows commands in sentences with these flags: what a person copies goes to the same portal.
    pub fn with_flags(self, flags: String) -> Self {
        Self { flags, ..self }
    }

    /// Keeps those whom this discretion knows out of sentences: for logs that many read.
    pub fn with_discretion(self, discretion: Option<Arc<Discretion>>) -> Self {
        Self { discretion, ..self }
    }

    /// Gives sentences as they are read aloud: without signs, and as their attribute `spoken` has them where they have one.
    pub fn with_speech(self, is_spoken: bool) -> Self {
        Self { is_spoken, ..self }
    }

    /// Gives a catalogue whose sentences have every name: for files, and for what is sent.
    pub fn open(&self) -> Self {
        Self::new(self.language).with_flags(self.flags.clone())
    }

    /// Gives a catalogue as [`Self::open`] does, whose sentences have ids in place of whoever this run meets from here on.
    pub fn veiled(&self) -> Self {
        self.open().with_discretion(Some(self.discretion.clone().unwrap_or_default()))
    }

    /// Gives sentences in Markdown.
    pub fn for_markdown(self) -> Self {
        Self { is_markdown: true, ..self }
    }

    /// A sentence in each language that we speak: to know it again, whoever wrote it.
    pub fn in_each_language(message: &Message) -> [String; 3] {
        [Language::English, Language::French, Language::Pseudo]
            .map(|language| Self::new(language).say(message))
    }

    /// Whose names are kept out; `None` where names may be said.
    pub fn discretion(&self) -> Option<&Arc<Discretion>> {
        self.discretion.as_ref()
    }

    /// A text as it may be said: where names are kept out, with ids in their place. `own` are the ids that it is about.
    pub fn veil<'a>(&self, text: &'a str, own: &[&str]) -> Cow<'a, str> {
        self.discretion.as_ref().map_or(Cow::Borrowed(text), |discretion| discretion.veil(text, own))
    }

    /// The sentence in this language. A key that the catalogue lacks is shown as a stranger's text: a portal's word may be in it.
    pub fn say(&self, message: &Message) -> String {
        self.find(message).unwrap_or_else(|| text::for_a_person(&message.key))
    }

    /// The sentence, or `None` when the catalogue has no such key.
    pub fn find(&self, message: &Message) -> Option<String> {
        let (key, attribute) = match message.key.split_once('.') {
            Some((key, attribute)) => (key, Some(attribute)),
            None => (message.key.as_ref(), None),
        };
        let entry = self.entries.get(key);
        let is_said_otherwise = || self.is_spoken && entry.is_some_and(|it| entries::has(it, speech::SPOKEN));
        let attribute = attribute.or_else(|| is_said_otherwise().then_some(speech::SPOKEN));
        let is_plain = message.values.is_empty() && self.language != Language::Pseudo;
        if let Some(said) = entry.filter(|_| is_plain).and_then(|entry| entries::plain(entry, attribute)) {
            return Some(self.with_its_flags(said));
        }
        let mut arguments = FluentArgs::new();
        for (name, value) in &message.values {
            let value = match value {
                Value::Text(text) => FluentValue::from(self.shown(name, text)),
                Value::Command(command) => FluentValue::from(self.veil(command, &[]).into_owned()),
                Value::Number(number) => FluentValue::from(*number),
                Value::Said(inner) => FluentValue::from(self.say(inner)),
                Value::Lines(lines) => {
                    let line =
                        |line| format!("\n  {}", self.apart(&self.veil(&text::for_a_person(line), &[])));
                    FluentValue::from(lines.iter().map(|text| line(text)).collect::<String>())
                }
            };
            arguments.set(*name, value);
        }
        let entry = entry?;
        let mut bundle = self.bundle.lock().unwrap_or_else(PoisonError::into_inner);
        if !bundle.has_message(key) {
            let entry = FluentResource::try_new(entry.to_owned()).unwrap_or_else(|(entry, _)| entry);
            // Errors here are keys defined twice; `tests/catalogue.rs` finds them.
            let _ = bundle.add_resource(entry);
        }
        let found = bundle.get_message(key)?;
        let pattern = match attribute {
            Some(attribute) => found.get_attribute(attribute)?.value(),
            None => found.value()?,
        };
        Some(
            self.with_its_flags(
                bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned(),
            ),
        )
    }

    fn with_its_flags(&self, said: String) -> String {
        let said = if self.is_spoken { speech::without_sign(said) } else { said };
        if self.flags.is_empty() { said } else { flagged(&said, &self.flags) }
    }

    /// Gives a command with the flags that it takes to ask the same portal, for a program to run.
    pub fn command(&self, command: &str) -> String {
        self.with_its_flags(format!("`{command}`")).trim_matches('`').to_owned()
    }

    /// A value as it stands in a sentence; one that is called `person` is somebody, whoever it is.
    fn shown(&self, name: &str, text: &str) -> String {
        let text = text::for_a_person(text);
        let text = self.aloud(&text).into_owned();
        // It stands in commands.
        let text = if name == "slug" { shell::quoted(&text) } else { text };
        match &self.discretion {
            _ if self.is_markdown => text::markdown::inert(&text),
            Some(discretion) if name == "person" => discretion.somebody(&text).into_owned(),
            _ => self.veil(&text, &[]).into_owned(),
        }
    }

    /// A text that names somebody or something, as it is said where sentences are read aloud.
    pub fn aloud<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if self.is_spoken { speech::of_value(text).into() } else { text.into() }
    }

    /// A text that somebody copies from, with what separates its parts as it is read aloud.
    fn apart(&self, text: &str) -> String {
        if self.is_spoken { text.replace(speech::BETWEEN, ", ") } else { text.to_owned() }
    }

    /// A number in figures, as the language writes it.
    pub fn number(&self, number: i64) -> String {
        let separator = if self.language == Language::French { number::SPACE } else { number::COMMA };
        number::grouped(number, separator)
    }

    /// The sentence of a key without values, or `None` when the catalogue has none.
    pub fn find_key(&self, key: &str) -> Option<String> {
        self.find(&Message::new(key.to_owned()))
    }
}

/// The sentence with these flags in each of its commands that asks a portal and does not say which one.
fn flagged(said: &str, flags: &str) -> String {
    let mut parts = said.split(COMMAND);
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let command = part.split('`').next().unwrap_or_default();
        let is_elsewhere = NO_PORTAL.iter().any(|word| command.starts_with(word))
            || command.contains(" --site ")
            || command.contains(" --profile ");
        text.push_str(COMMAND.trim_end());
        text.push_str(if is_elsewhere { "" } else { flags });
        text.push(' ');
        text.push_str(part);
    }
    text
}

#[cfg(test)]
mod shell_tests;
#[cfg(test)]
#[path = "messages/messages_tests.rs"]
mod tests;
