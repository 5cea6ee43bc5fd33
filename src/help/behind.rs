//! The words of a command line behind its verb.

use std::ffi::OsString;
use std::ops::Range;

use clap::{ArgMatches, Command as Tree};

/// What stands behind the verb.
pub struct Behind<'t> {
    /// The verb.
    pub command: &'t Tree,
    /// The words up to the first flag.
    pub words: Range<usize>,
    /// So many arguments come before the last one.
    pub before: usize,
    pub begins_with_organization: bool,
    /// The last one takes several values, each of which may be a word.
    pub takes_several: bool,
}

/// What stands behind the verb that these words name; nothing where they name none.
pub fn behind_the_verb<'t>(tree: &'t Tree, arguments: &[OsString], words: &[String]) -> Option<Behind<'t>> {
    let matches = tree.clone().ignore_errors(true).try_get_matches_from(arguments).ok()?;
    let (mut command, mut matches): (&Tree, &ArgMatches) = (tree, &matches);
    let mut path = Vec::new();
    while let Some((name, inner)) = matches.subcommand() {
        (command, matches) = (command.find_subcommand(name)?, inner);
        path.push(command);
    }
    let is_called = |(command, word): (&&Tree, &String)| {
        command.get_all_aliases().chain([command.get_name()]).any(|name| name == word)
    };
    let first = words.windows(path.len().max(1)).position(|words| path.iter().zip(words).all(is_called))?;
    let start = first + path.len();
    let count = words[start..].iter().take_while(|word| !word.starts_with('-')).count();
    let (first, last) = (command.get_positionals().next(), command.get_positionals().last());
    Some(Behind {
        command,
        words: start..start + count,
        before: command.get_positionals().count().saturating_sub(1),
        begins_with_organization: first.is_some_and(|first| first.get_id() == "org"),
        takes_several: last.and_then(clap::Arg::get_num_args).is_some_and(|range| range.max_values() > 1),
    })
}

/// The words that were typed, without the program's name.
pub fn typed(arguments: &[OsString]) -> Vec<String> {
    arguments.iter().skip(1).map(|word| word.to_string_lossy().into_owned()).collect()
}
