//! The values of settings, read from a text: that of a flag, of a variable or of the file of profiles.
//!
//! Each takes the name by which whoever typed the text knows the setting, for the sentence that refuses it.

use std::str::FromStr;

use clap::ValueEnum;
use reqwest::Url;

use super::refused::bad_value;
use crate::failure::{Code, Failure};
use crate::flags::{CsvDialect, When};
use crate::messages::{Language, message};
use crate::report::Format;
use udata_client::is_local;
use udatactl_core::roster::Ceiling;

/// What a limit that is none is called.
pub const ALL: &str = "all";

/// A switch: on with `1`, `true`, `yes` or `on`, off with `0`, `false`, `no` or `off`; in French, too.
///
/// # Errors
/// Anything else is a usage failure, because a safety switch must not be off by a slip.
pub fn switch(name: &str, text: &str) -> Result<bool, Failure> {
    match text.to_lowercase().as_str() {
        "0" | "false" | "no" | "off" | "non" | "faux" => Ok(false),
        "1" | "true" | "yes" | "on" | "oui" | "vrai" => Ok(true),
        _ => Err(bad_value(name, text)),
    }
}

/// A whole number.
///
/// # Errors
/// A usage failure for anything else.
pub fn number<T: FromStr>(name: &str, text: &str) -> Result<T, Failure> {
    text.parse().map_err(|_| bad_value(name, text))
}

/// How many entries of a list: a number from 1 on, or all of them, which is `None`.
///
/// # Errors
/// A usage failure for anything else.
pub fn limit(name: &str, text: &str) -> Result<Option<usize>, Failure> {
    match text {
        ALL => Ok(None),
        _ => {
            number(name, text).ok().filter(|count| *count > 0).map(Some).ok_or_else(|| bad_value(name, text))
        }
    }
}

/// A format of the result.
///
/// # Errors
/// A usage failure for one that does not exist, with those that do.
pub fn format(name: &str, text: &str) -> Result<Format, Failure> {
    choice(name, text, |_| true)
}

/// A format that every command has.
///
/// # Errors
/// A usage failure for any other, with those that are.
pub fn usual_format(name: &str, text: &str) -> Result<Format, Failure> {
    choice(name, text, |format: &Format| !format.is_document())
}

/// A dialect of CSV.
///
/// # Errors
/// As [`format()`].
pub fn dialect(name: &str, text: &str) -> Result<CsvDialect, Failure> {
    choice(name, text, |_| true)
}

/// When to do something.
///
/// # Errors
/// As [`format()`].
pub fn when(name: &str, text: &str) -> Result<When, Failure> {
    choice(name, text, |_| true)
}

fn choice<T: ValueEnum>(name: &str, text: &str, fits: fn(&T) -> bool) -> Result<T, Failure> {
    T::from_str(text, false).ok().filter(fits).ok_or_else(|| {
        let variants = T::value_variants().iter().filter(|variant| fits(variant));
        let known: Vec<String> = variants.filter_map(word).collect();
        let message =
            message!("misuse-unknown-value", argument = name, value = text, known = known.join(", "));
        Failure::new(Code::BadValue, message)
    })
}

/// The word of a variant on the command line.
pub fn word<T: ValueEnum>(variant: &T) -> Option<String> {
    Some(variant.to_possible_value()?.get_name().to_owned())
}

/// Reads `5` or `25%`.
///
/// # Errors
/// A usage failure for anything else.
pub fn ceiling(name: &str, text: &str) -> Result<Ceiling, Failure> {
    Ceiling::parse(text).ok_or_else(|| bad_value(name, text))
}

/// A language.
///
/// # Errors
/// A usage failure for one that we do not speak.
pub fn language(_: &str, text: &str) -> Result<Language, Failure> {
    Language::parse(text).ok_or_else(|| {
        Failure::new(Code::UnknownLanguage, message!("failure-unknown-language", language = text))
    })
}

/// The address of a service.
///
/// # Errors
/// A usage failure for what is none, or has a password in it.
pub fn service(name: &str, text: &str) -> Result<Url, Failure> {
    let is_one = |url: &Url| matches!(url.scheme(), "http" | "https") && url.password().is_none();
    Url::parse(text).ok().filter(is_one).ok_or_else(|| bad_value(name, text))
}

/// The address of a support desk.
///
/// # Errors
/// A usage failure for what is no address, or one to which a person's message would travel in clear.
pub fn support_desk(_: &str, text: &str) -> Result<Url, Failure> {
    match Url::parse(text) {
        Ok(url) if url.scheme() == "https" || url.scheme() == "http" && is_local(&url) => Ok(url),
        _ => Err(Failure::new(Code::BadSupportUrl, message!("failure-support-url", value = text))),
    }
}

/// A text that is not empty.
///
/// # Errors
/// A usage failure for an empty one.
pub fn text(name: &str, text: &str) -> Result<String, Failure> {
    if text.trim().is_empty() { Err(bad_value(name, text)) } else { Ok(text.to_owned()) }
}
