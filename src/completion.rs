//! Completion: the words that a shell may offer after those of an unfinished command line, in the person's language.
//!
//! The scripts in `completions/` run `udatactl __complete =WORD WORDS…`: the word at the cursor, then the words before
//! it. A line is answered for each candidate: what to type, a tab, what it is. Whatever goes wrong, nothing is said:
//! a person who presses Tab has asked for no error.

use std::ffi::OsString;

use crate::help;
use crate::messages::Messages;
use crate::settings::Environment;

mod candidate;
mod candidates;
mod known;
mod line;
mod refresh;
mod source;

use candidate::Candidate;
use line::Line;

const COMPLETE: &str = "__complete";
/// The text that the scripts take for "names of files": no candidate begins so.
const FILES: &str = ":files";

/// What is known of the command of these words.
pub struct Results {
    /// The fields of what it gives.
    pub fields: fn(&[&str]) -> Vec<&'static str>,
    /// The formats that others have and it has not.
    pub lacking: fn(&[&str]) -> Vec<String>,
}

/// The answer to a shell, or `None` for a command line that is to be run.
pub fn answer(
    tree: help::Tree,
    results: &Results,
    arguments: &[OsString],
    environment: &Environment,
) -> Option<String> {
    let verb = arguments.get(1)?;
    if verb != COMPLETE && verb != refresh::VERB {
        return None;
    }
    let words: Vec<String> =
        arguments.iter().skip(2).map(|word| word.to_string_lossy().into_owned()).collect();
    let Some((current, before)) = words.split_first() else { return Some(String::new()) };
    let current = current.strip_prefix('=').unwrap_or(current);
    let messages = Messages::new(help::language(arguments, environment));
    let mut tree = help::tree(tree, arguments, &messages);
    tree.build();
    let Some(line) = Line::read(&tree, before) else { return Some(String::new()) };
    if verb == refresh::VERB {
        refresh::refresh(&line, current, environment);
        return Some(String::new());
    }
    let named = |key: &'static str| {
        let heading = messages.find_key(&format!("column-{key}"));
        Candidate::new(key, &heading.unwrap_or_default())
    };
    let fields = (results.fields)(&line.path).into_iter().map(named).collect();
    let lacking = (results.lacking)(&line.path);
    let known = known::Known {
        line: &line,
        environment,
        again: &words,
        fields,
        lacking,
        messages: &messages,
        tree: &tree,
    };
    Some(match candidates::all(&line, current, &known) {
        Some(candidates) => candidates.iter().map(Candidate::shown).collect(),
        None => format!("{FILES}\n"),
    })
}
