//! A search that somebody typed where there is a list with `--search`.

use std::ffi::OsString;

use clap::Command as Tree;

use super::behind::{behind_the_verb, typed};
use udatactl_core::text::shell::Command;

/// The list that takes what it takes no argument for as what to search for.
pub fn in_list(tree: &Tree, arguments: &[OsString]) -> Option<Command> {
    let words = typed(arguments);
    let behind = behind_the_verb(tree, arguments, &words)?;
    let searches = behind.command.get_arguments().any(|one| one.get_id() == "search");
    if !searches || behind.command.get_positionals().next().is_some() {
        return None;
    }
    let (before, rest) = words.split_at(behind.words.start);
    searched(before, &[], rest, behind.words.len())
}

/// The list of a noun whose verb there is only elsewhere: the one that finds.
pub fn instead_of_verb(tree: &Tree, arguments: &[OsString], verb: &str) -> Option<Command> {
    let finds = |noun: &Tree| noun.find_subcommand(verb).is_some_and(|found| found.get_name() == "find");
    let words = typed(arguments);
    let place = words.iter().position(|word| word == verb).filter(|place| *place > 0)?;
    let noun = tree.find_subcommand(&words[place - 1])?;
    let list = noun.find_subcommand("list")?;
    if !list.get_arguments().any(|one| one.get_id() == "search") || !tree.get_subcommands().any(finds) {
        return None;
    }
    let (before, rest) = (&words[..place], &words[place + 1..]);
    let count = rest.iter().take_while(|word| !word.starts_with('-')).count();
    searched(before, &["list"], rest, count)
}

fn searched(before: &[String], verb: &[&str], rest: &[String], count: usize) -> Option<Command> {
    let (text, flags) = rest.split_at(count);
    let verb: Vec<String> = verb.iter().map(ToString::to_string).collect();
    let search = ["--search".to_owned(), text.join(" ")];
    (count > 0).then(|| Command::typed(&[before, &verb, &search, flags].concat()))
}
