//! Misuses of the command line, from clap's kinds and contexts.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgMatches, Command};

use super::unquoted;
use crate::failure::{Code, Failure};
use crate::messages::{Message, message};

/// The failure for a command line that clap refused: exit 2.
pub fn explain(error: &clap::Error, tree: Command, arguments: &[OsString]) -> Failure {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::StyledStrs(texts)) => {
            texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        }
        Some(other) => other.to_string(),
        None => String::new(),
    };
    let argument = text(ContextKind::InvalidArg);
    let value = text(ContextKind::InvalidValue);
    let is_one_too_many = error.kind() == ErrorKind::UnknownArgument && !argument.starts_with('-');
    let message = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            message!("misuse-unknown-command", command = text(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let path = path(tree.clone(), arguments);
            message!("misuse-missing-command", command = path)
        }
        ErrorKind::UnknownArgument if is_one_too_many => {
            message!("misuse-too-many", argument = argument)
        }
        ErrorKind::UnknownArgument => message!("misuse-unknown-argument", argument = argument),
        ErrorKind::MissingRequiredArgument => message!("misuse-missing-argument", argument = argument),
        ErrorKind::InvalidValue if value.is_empty() => message!("misuse-empty-value", argument = argument),
        ErrorKind::InvalidValue => {
            let known = text(ContextKind::ValidValue);
            message!("misuse-unknown-value", argument = argument, value = value, known = known)
        }
        ErrorKind::ValueValidation => message!("misuse-bad-value", argument = argument, value = value),
        ErrorKind::ArgumentConflict if argument == text(ContextKind::PriorArg) => {
            message!("misuse-twice", argument = argument)
        }
        ErrorKind::ArgumentConflict => {
            let other = text(ContextKind::PriorArg);
            message!("misuse-conflict", argument = argument, other = other)
        }
        ErrorKind::NoEquals => message!("misuse-no-equals", argument = argument),
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            message!("misuse-number-of-values", argument = argument)
        }
        ErrorKind::InvalidUtf8 => Message::new("misuse-utf8"),
        _ => Message::new("misuse-other"),
    };
    let mut failure = Failure::new(Code::Usage, message);
    let suggestions =
        [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let suggested = suggestions.into_iter().map(text).find(|found| !found.is_empty());
    // The likest is the last.
    let likest = suggested.as_deref().and_then(|suggested| suggested.rsplit(", ").next());
    let group = below_a_noun(&tree, &text(ContextKind::InvalidSubcommand));
    if let Some(suggested) = group.or_else(|| likest.map(|suggested| name(&tree, suggested))) {
        failure = failure.hint(message!("hint-did-you-mean", suggested = suggested));
    }
    if is_one_too_many && let Some(command) = unquoted::together(arguments) {
        failure = failure.hint(message!("hint-quote-name", command = command));
    }
    let path = path(tree, arguments);
    failure.hint(message!("hint-see-help", command = format!("{path} --help")))
}

/// The name of a command that one of its other names was suggested for.
fn name(tree: &Command, suggested: &str) -> String {
    let verb = || tree.get_subcommands().find_map(|noun| noun.find_subcommand(suggested));
    let command = tree.find_subcommand(suggested).or_else(verb);
    command.map_or(suggested, Command::get_name).to_owned()
}

/// What has verbs of its own below a noun, and was named without that: `token list` is `auth token list`.
fn below_a_noun(tree: &Command, typed: &str) -> Option<String> {
    tree.get_subcommands().find_map(|noun| {
        let group = noun.find_subcommand(typed).filter(|group| group.has_subcommands())?;
        Some(format!("{} {}", noun.get_name(), group.get_name()))
    })
}

/// The arguments that are missing, by clap's names for them.
pub fn lacking(error: &clap::Error) -> Vec<String> {
    match error.get(ContextKind::InvalidArg) {
        Some(ContextValue::Strings(names)) => names.clone(),
        Some(ContextValue::String(name)) => vec![name.clone()],
        _ => Vec::new(),
    }
}

/// The commands that the arguments name, such as `udatactl org list`, as far as they are understood.
fn path(tree: Command, arguments: &[OsString]) -> String {
    let understood = tree.ignore_errors(true).try_get_matches_from(arguments).ok();
    let mut level = understood.as_ref();
    let mut path = "udatactl".to_owned();
    while let Some((name, inner)) = level.and_then(ArgMatches::subcommand) {
        path = format!("{path} {name}");
        level = Some(inner);
    }
    path
}
