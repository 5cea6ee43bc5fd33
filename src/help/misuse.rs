//! Misuses of the command line, from clap's kinds and contexts.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgMatches, Command};

use super::tree::{Others, Tree};
use super::{searching, unquoted};
use crate::failure::{Code, Failure};
use crate::messages::{Message, message};
use udatactl_core::text::{self, shell};

const NAME: &str = "udatactl";
/// So many commands with the same verb are shown at most.
const MOST_VERBS: usize = 5;

/// The failure for a command line that clap refused: exit 2.
pub fn explain(error: &clap::Error, tree: Tree, arguments: &[OsString]) -> Failure {
    let whole = tree.whole;
    let tree = (tree.named)(arguments, Others::Names);
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::StyledStrs(texts)) => {
            texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        }
        Some(other) => other.to_string(),
        None => String::new(),
    };
    let argument = context(ContextKind::InvalidArg);
    let value = context(ContextKind::InvalidValue);
    let is_one_too_many = error.kind() == ErrorKind::UnknownArgument && !argument.starts_with('-');
    let message = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            message!("misuse-unknown-command", command = context(ContextKind::InvalidSubcommand))
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
            let known = context(ContextKind::ValidValue);
            message!("misuse-unknown-value", argument = argument, value = &value, known = known)
        }
        ErrorKind::ValueValidation => message!("misuse-bad-value", argument = argument, value = &value),
        ErrorKind::ArgumentConflict if argument == context(ContextKind::PriorArg) => {
            message!("misuse-twice", argument = argument)
        }
        ErrorKind::ArgumentConflict => {
            let other = context(ContextKind::PriorArg);
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
    let path = path(tree.clone(), arguments);
    let verbs = match error.kind() {
        ErrorKind::InvalidSubcommand if path == NAME => {
            commands_with(&whole(), &context(ContextKind::InvalidSubcommand))
        }
        _ => Vec::new(),
    };
    let suggestions =
        [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let suggested = suggestions.into_iter().map(context).find(|found| !found.is_empty());
    // The likest is the last.
    let likest = suggested.as_deref().and_then(|suggested| suggested.rsplit(", ").next());
    let typed = [ContextKind::InvalidSubcommand, ContextKind::InvalidArg];
    let typed = typed.map(context);
    // The words for a value know what is near them.
    let is_near =
        |suggested: &&str| !value.is_empty() || typed.iter().any(|typed| text::is_near(typed, suggested));
    if let Some(suggested) = likest.filter(is_near).filter(|_| verbs.is_empty()) {
        failure = failure.hint(message!("hint-did-you-mean", suggested = name(&tree, suggested)));
    }
    for verb in verbs.into_iter().take(MOST_VERBS) {
        failure = failure.try_command(verb);
    }
    let unknown = context(ContextKind::InvalidSubcommand);
    let searched = match error.kind() {
        ErrorKind::InvalidSubcommand if path != NAME => {
            searching::instead_of_verb(&whole(), arguments, &unknown)
        }
        _ if is_one_too_many => searching::in_list(&tree, arguments),
        _ => None,
    };
    if let Some(command) = searched {
        failure = failure.try_command(command);
    } else if is_one_too_many && let Some(command) = unquoted::together(&tree, arguments) {
        failure = failure.hint(message!("hint-quote-name", command = command));
    }
    failure.hint(message!("hint-see-help", command = format!("{path} --help")))
}

/// The name of a command that one of its other names was suggested for.
fn name(tree: &Command, suggested: &str) -> String {
    let verb = || tree.get_subcommands().find_map(|noun| noun.find_subcommand(suggested));
    let command = tree.find_subcommand(suggested).or_else(verb);
    command.map_or(suggested, Command::get_name).to_owned()
}

/// The commands whose verb a word is, which somebody typed without the noun.
fn commands_with(tree: &Command, word: &str) -> Vec<shell::Command> {
    let nouns = tree.get_subcommands().filter_map(|noun| {
        let verb = noun.find_subcommand(word)?;
        Some(shell::Command::typed(&[noun.get_name().to_owned(), verb.get_name().to_owned()]))
    });
    nouns.collect()
}

/// The place of a word in capitals that names a command in small letters, as some keyboards begin every line.
pub fn shouted(error: &clap::Error, tree: Tree, arguments: &[OsString]) -> Option<(usize, OsString)> {
    let kinds = [ContextKind::InvalidSubcommand, ContextKind::InvalidArg];
    let Some(ContextValue::String(word)) = kinds.into_iter().find_map(|kind| error.get(kind)) else {
        return None;
    };
    let small = word.to_lowercase();
    let tree = (tree.whole)();
    let is_a_command = tree.find_subcommand(&small).is_some()
        || tree.get_subcommands().any(|noun| noun.find_subcommand(&small).is_some());
    let place = arguments.iter().position(|argument| argument == word.as_str())?;
    (small != *word && is_a_command).then(|| (place, small.into()))
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
pub fn path(tree: Command, arguments: &[OsString]) -> String {
    let understood = tree.ignore_errors(true).try_get_matches_from(arguments).ok();
    let mut level = understood.as_ref();
    let mut path = NAME.to_owned();
    while let Some((name, inner)) = level.and_then(ArgMatches::subcommand) {
        path = format!("{path} {name}");
        level = Some(inner);
    }
    path
}
