//! The command line read, and clap's own words replaced by the catalogue's: help, headings, usage errors.

use std::ffi::OsString;

use clap::error::ErrorKind;
use clap::{ArgMatches, Command, Error, FromArgMatches};

use crate::failure::Failure;
use crate::messages::{Language, Messages, message};
use crate::settings::{self, Environment};

mod behind;
mod manual;
mod misuse;
mod page;
mod roff;
mod searching;
mod topics;
mod tree;
mod unquoted;
mod words;

use page::Length;
pub use page::colored;

pub use manual::pages;
pub use topics::{all as topics, text as topic};
pub use tree::{Others, Tree};
pub use unquoted::{organization_first, together};

/// The result of reading the command line.
pub enum Parsed<Line> {
    Command(Box<Line>),
    /// `--help` or `--version`: text for stdout.
    Help(String),
    /// A noun without a verb: its verbs, for a person, and the failure.
    Unfinished(String, Failure),
    Misused(Failure),
    /// Arguments are missing, by clap's names for them.
    Lacking(Failure, Vec<String>),
}

/// Reads the command line. The catalogue is only opened for help and for errors, and of the tree only what the words
/// name is made, but for errors. Commands may be typed in capitals; the arguments are theirs then in small letters. Nothing but the program's name asks for where to begin.
pub fn parse<Line: FromArgMatches>(
    tree: Tree,
    arguments: &mut Vec<OsString>,
    environment: &Environment,
) -> Parsed<Line> {
    if let [_] = &arguments[..] {
        let messages = Messages::new(language(arguments, environment));
        return Parsed::Help(messages.say(&message!("help-welcome")) + "\n");
    }
    if let [_, word] = &mut arguments[..]
        && word == "version"
    {
        *word = "--version".into();
    }
    if let Some(index) = arguments.iter().take_while(|word| *word != "--").position(|word| word == "--aide") {
        arguments[index] = "--help".into();
    }
    let messages = || Messages::new(language(arguments, environment));
    let error = match read(tree, arguments) {
        Ok(matches) => match Line::from_arg_matches(&matches) {
            Ok(line) => return Parsed::Command(Box::new(line)),
            Err(error) => error,
        },
        Err(error) => error,
    };
    if matches!(error.kind(), ErrorKind::InvalidSubcommand | ErrorKind::UnknownArgument)
        && let Some((place, word)) = misuse::shouted(&error, tree, arguments)
    {
        arguments[place] = word;
        return parse(tree, arguments, environment);
    }
    match error.kind() {
        ErrorKind::DisplayVersion => Parsed::Help(error.to_string()),
        ErrorKind::DisplayHelp => {
            let length =
                if arguments.iter().any(|word| word == "--help") { Length::Whole } else { Length::Short };
            Parsed::Help(page::text(tree, &error.to_string(), length, &messages()))
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let messages = messages();
            let failure = misused(error, tree, arguments, &messages);
            let path = misuse::path((tree.named)(arguments, Others::Names), arguments);
            let path = path.trim_start_matches("udatactl");
            Parsed::Unfinished(page::text(tree, path, Length::Short, &messages), failure)
        }
        ErrorKind::MissingRequiredArgument => {
            let lacking = misuse::lacking(&error);
            Parsed::Lacking(misused(error, tree, arguments, &messages()), lacking)
        }
        _ => Parsed::Misused(misused(error, tree, arguments, &messages())),
    }
}

/// Reads these arguments; where they ask for help, the error says of which command.
fn read(tree: Tree, arguments: &[OsString]) -> Result<ArgMatches, Error> {
    page::paths((tree.named)(arguments, Others::Absent), "").try_get_matches_from(arguments)
}

/// The failure for arguments that were refused: read once more with all names, and the catalogue's words for the values.
fn misused(error: Error, tree: Tree, arguments: &[OsString], messages: &Messages) -> Failure {
    let worded = words::command_for(tree, arguments, messages).try_get_matches_from(arguments).err();
    misuse::explain(&worded.unwrap_or(error), tree, arguments)
}

/// The command tree in the catalogue's words, as far as these arguments name it.
pub fn tree(tree: Tree, arguments: &[OsString], messages: &Messages) -> Command {
    words::command_for(tree, arguments, messages)
}

/// The text for the name alone: the help, and the topics.
pub fn overview(tree: Tree, messages: &Messages) -> String {
    format!("{}\n{}", page::text(tree, "", Length::Whole, messages), topics::list(messages))
}

/// The help of the command that these words name.
///
/// # Errors
/// A usage failure where they name none.
pub fn of_command(tree: Tree, words: &[String], messages: &Messages) -> Result<String, Failure> {
    let ends = ["udatactl".to_owned(), "--help".to_owned()];
    let arguments: Vec<OsString> = ends[..1].iter().chain(words).chain(&ends[1..]).map(Into::into).collect();
    match read(tree, &arguments) {
        Err(error) if error.kind() == ErrorKind::DisplayHelp => {
            Ok(page::text(tree, &error.to_string(), Length::Whole, messages))
        }
        Err(error) => Err(misused(error, tree, &arguments, messages)),
        Ok(_) => Ok(overview(tree, messages)),
    }
}

/// The names of the command that these words name, aliases replaced; `None` where they name none.
pub fn names(tree: Tree, words: &[String]) -> Option<Vec<String>> {
    let mut command = &(tree.whole)();
    let mut names = Vec::new();
    for word in words {
        command = command.find_subcommand(word)?;
        names.push(command.get_name().to_owned());
    }
    Some(names)
}

/// The language that the arguments or the environment ask for, before the arguments are understood.
pub fn language(arguments: &[OsString], environment: &Environment) -> Language {
    let texts: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    let joined = texts.iter().find_map(|text| text.strip_prefix("--lang="));
    let apart =
        || texts.iter().position(|text| *text == "--lang").and_then(|index| texts.get(index + 1).copied());
    settings::language(joined.or_else(apart), environment)
        .unwrap_or_else(|_| settings::usual_language(environment))
}

/// True where the arguments ask for JSON, before they are understood.
pub fn wants_json(arguments: &[OsString], environment: &Environment) -> bool {
    let texts: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    let apart = texts.windows(2).find(|pair| matches!(pair[0], "-o" | "--output")).map(|pair| pair[1]);
    let joined = || texts.iter().find_map(|text| text.strip_prefix("--output=").or(text.strip_prefix("-o")));
    let asked = apart.or_else(joined).map(|format| format.trim_start_matches('=').to_owned());
    texts.contains(&"--json")
        || asked.or_else(|| environment.get("UDATACTL_OUTPUT")).is_some_and(|format| format == "json")
}
