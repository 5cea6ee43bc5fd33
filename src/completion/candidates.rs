//! The candidates for the word at the cursor: commands, flags, or values of one argument.

use clap::{Arg, ArgAction, Command, ValueHint};

use super::candidate::Candidate;
use super::known::Known;
use super::line::Line;
use crate::help;

/// Finds what may stand at the cursor; `None` for names of files.
pub fn all(line: &Line, current: &str, known: &Known) -> Option<Vec<Candidate>> {
    if let Some(argument) = line.waiting {
        // The word says in which form, what comes after it where to.
        if line.taken > 0 {
            return None;
        }
        return values(argument, current, known);
    }
    if !line.only_positionals && current.starts_with('-') {
        return match current.strip_prefix("--").and_then(|flag| flag.split_once('=')) {
            Some((name, value)) => {
                let Some(argument) = line.flag(name) else { return Some(Vec::new()) };
                values(argument, value, known).map(|found| {
                    let joined = |candidate: Candidate| Candidate {
                        word: format!("--{name}={}", candidate.word),
                        ..candidate
                    };
                    found.into_iter().map(joined).collect()
                })
            }
            None => Some(flags(line, |_| true)),
        };
    }
    if line.command.has_subcommands() {
        return Some(subcommands(line.command));
    }
    match line.next_positional() {
        Some(argument) if argument.get_id() == "topic" => Some(topics(line, known)),
        Some(argument) => values(argument, current, known),
        // Nothing else can follow: the flags of this very command are news, the general ones are not.
        None if current.is_empty() => Some(flags(line, |argument| !argument.is_global_set())),
        None => Some(Vec::new()),
    }
}

/// What `help` is asked about: a topic, or the words of a command; after `fields`, those of a command alone.
fn topics(line: &Line, known: &Known) -> Vec<Candidate> {
    let mut words = line.positionals.as_slice();
    let is_of_fields = words.first().is_some_and(|word| word == "fields");
    words = &words[usize::from(is_of_fields)..];
    let topics = words.is_empty() && !is_of_fields;
    let topics = help::topics(known.messages).filter(|_| topics);
    let command = words.iter().try_fold(known.tree, |command, word| command.find_subcommand(word));
    topics
        .map(|(name, title)| Candidate::new(name, &title))
        .chain(command.into_iter().flat_map(subcommands))
        .collect()
}

fn subcommands(command: &Command) -> Vec<Candidate> {
    let shown = command.get_subcommands().filter(|inner| !inner.is_hide_set());
    shown
        .map(|inner| {
            let about = inner.get_about().map(ToString::to_string).unwrap_or_default();
            Candidate::new(inner.get_name(), &about)
        })
        .collect()
}

/// The flags that can still be given, those of the command itself first.
fn flags(line: &Line, wanted: impl Fn(&Arg) -> bool) -> Vec<Candidate> {
    let repeats = |argument: &Arg| matches!(argument.get_action(), ArgAction::Append | ArgAction::Count);
    let given = |argument: &Arg| line.flags.iter().any(|(name, _)| argument.get_id() == name);
    let mut fitting: Vec<&Arg> = line
        .command
        .get_arguments()
        .filter(|argument| !argument.is_hide_set() && wanted(argument))
        .filter(|argument| repeats(argument) || !given(argument))
        .collect();
    fitting.sort_by_key(|argument| argument.is_global_set());
    let candidate = |argument: &&Arg| {
        let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
        Some(Candidate::new(format!("--{}", argument.get_long()?), &help))
    };
    fitting.iter().filter_map(candidate).collect()
}

/// The values of an argument; of several between commas, the last one.
fn values(argument: &Arg, current: &str, known: &Known) -> Option<Vec<Candidate>> {
    if matches!(argument.get_value_hint(), ValueHint::AnyPath | ValueHint::FilePath | ValueHint::DirPath) {
        return None;
    }
    let before = match argument.get_value_delimiter() {
        Some(comma) => current.rsplit_once(comma).map_or("", |(before, _)| &current[..=before.len()]),
        None => "",
    };
    if argument.get_id() == "fields" {
        let given = |field: &&Candidate| before.split(',').any(|other| other == field.word);
        let one = |field: &Candidate| Candidate { word: format!("{before}{}", field.word), ..field.clone() };
        return Some(known.fields.iter().filter(|field| !given(field)).map(one).collect());
    }
    let is_elsewhere =
        |word: &str| argument.get_id() == "output" && known.lacking.iter().any(|other| other == word);
    let fixed: Vec<Candidate> = argument
        .get_possible_values()
        .iter()
        .filter(|value| !is_elsewhere(value.get_name()))
        .filter(|value| !value.is_hide_set() && argument.get_action().takes_values())
        .map(|value| {
            let name = value.get_name();
            Candidate::new(format!("{before}{name}"), &known.said(argument.get_id().as_str(), name))
        })
        .collect();
    if fixed.is_empty() { Some(known.values(argument.get_id().as_str(), current)) } else { Some(fixed) }
}
