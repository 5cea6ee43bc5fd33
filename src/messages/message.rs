//! A sentence that is in no language yet.

use std::borrow::Cow;
use std::io;

use udatactl_core::text::shell::Command;

/// A value placed in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Text(String),
    Number(i64),
    Said(Message),
    /// A command, whole: half of it would be another.
    Command(String),
    /// Several texts, each on a line of its own.
    Lines(Vec<String>),
}

impl From<Vec<String>> for Value {
    fn from(lines: Vec<String>) -> Self {
        Self::Lines(lines)
    }
}

impl From<Command> for Value {
    fn from(command: Command) -> Self {
        Self::Command(command.to_string())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Message> for Value {
    fn from(message: Message) -> Self {
        Self::Said(message)
    }
}

impl From<&io::Error> for Value {
    /// Words the system's error of a file, as people meet it.
    fn from(error: &io::Error) -> Self {
        use io::ErrorKind::{
            AddrInUse, FileTooLarge, InvalidData, IsADirectory, NotADirectory, NotFound, PermissionDenied,
            ReadOnlyFilesystem, StorageFull, TimedOut,
        };
        #[cfg(unix)]
        if error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error()) {
            return Self::Said(Message::new("system-link"));
        }
        Self::Said(Message::new(match error.kind() {
            NotFound => "system-not-found",
            PermissionDenied => "system-denied",
            IsADirectory => "system-directory",
            NotADirectory => "system-no-directory",
            ReadOnlyFilesystem => "system-read-only",
            StorageFull => "system-full",
            FileTooLarge => "system-too-large",
            InvalidData => "system-no-text",
            AddrInUse => "system-in-use",
            TimedOut => "system-held",
            _ => return Self::Text(error.to_string()),
        }))
    }
}

macro_rules! numbers {
    ($($kind:ty),*) => { $(impl From<$kind> for Value {
        fn from(number: $kind) -> Self {
            Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
        }
    })* };
}
numbers!(usize, u64, u32, u16, i64, i32);

/// A sentence that is not yet in any language: a key of the catalogue and the values it needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    pub(super) key: Cow<'static, str>,
    pub(super) values: Vec<(&'static str, Value)>,
}

impl Message {
    /// A sentence by its key.
    pub fn new(key: impl Into<Cow<'static, str>>) -> Self {
        Self { key: key.into(), values: Vec::new() }
    }

    /// Adds a value to the sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.values.push((name, value.into()));
        self
    }

    /// The sentence that goes with this one, with the same values: an attribute of its key.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Self {
        Self { key: format!("{}.{name}", self.key).into(), values: self.values.clone() }
    }

    /// The key, for tests and logs.
    pub fn key(&self) -> &str {
        &self.key
    }
}

/// A sentence from the catalogue: `message!("member-removed", person = name, organization = slug)`.
macro_rules! message {
    ($key:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::messages::message::Message::new($key)$(.with(stringify!($name), $value))*
    };
}

pub(crate) use message;
