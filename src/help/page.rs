//! The help of one command. Nothing else of the tree is put in words, nor gets the flags of all commands.

use std::ffi::OsString;
use std::mem;

use clap::{Arg, Command};

use super::tree::{Others, Tree};
use super::words;
use crate::messages::{Messages, message};

/// No line of an example is longer, unless it has a word that is.
const WIDEST: usize = 80;
/// Stands for the examples until the rest is rendered.
const PLACE: &str = "\u{1}";

/// How much of the help is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// What the command alone has; of the flags of all commands, where they are.
    Short,
    Whole,
}

/// The tree whose help is, of each command, its path: `org show`.
pub fn paths(command: Command, path: &str) -> Command {
    let mut command = command.override_help(path.to_owned());
    for inner in command.get_subcommands_mut() {
        let path = format!("{path} {}", inner.get_name());
        *inner = paths(mem::take(inner), path.trim_start());
    }
    command
}

/// The help of the command at this path, around which there may be blanks.
pub fn text(tree: Tree, path: &str, length: Length, messages: &Messages) -> String {
    let path = path.trim();
    let names: Vec<OsString> = path.split_whitespace().map(OsString::from).collect();
    let mut command = (tree.named)(&names, Others::Names);
    let is_root = names.is_empty();
    let globals: Vec<Arg> = command.get_arguments().filter(|one| one.is_global_set()).cloned().collect();
    for name in path.split_whitespace() {
        command = command.find_subcommand_mut(name).map(mem::take).unwrap_or_default();
    }
    if !is_root {
        command = command
            .bin_name(["udatactl", path].join(" "))
            .disable_help_flag(true)
            .disable_version_flag(true)
            .disable_help_subcommand(true);
    }
    // The command has them already; what is below it is only listed.
    let local = |argument: Arg| argument.global(false);
    let mut command = command.mut_args(local);
    let is_new = |one: &Arg| command.get_arguments().all(|own| own.get_id() != one.get_id());
    let globals: Vec<Arg> = globals.into_iter().filter(is_new).collect();
    let complete = command.clone().args(globals.iter().cloned().map(local));
    let path = path.replace(' ', "-");
    command = words::of_one(command, &complete, &path, messages);
    command = words::list(command, &path, messages);
    // clap would break an example where it likes, and half of it is another command.
    let examples = command.get_after_help().map(|help| examples(&help.to_string())).unwrap_or_default();
    let place = if examples.is_empty() { "" } else { PLACE };
    let command = if examples.is_empty() { command } else { command.after_help(PLACE) };
    let with_examples = |mut command: Command| command.render_help().to_string().replace(PLACE, &examples);
    if length == Length::Short {
        let shown = [complete.get_bin_name().unwrap_or("udatactl"), "--help"].join(" ");
        let rest = messages.say(&message!("help-short", command = shown));
        let gap = if examples.is_empty() { "" } else { "\n\n" };
        let is_of_all = |one: &Arg| is_root && !["help", "version"].contains(&one.get_id().as_str());
        let hidden = |one: Arg| if is_of_all(&one) { one.hide(true) } else { one };
        return with_examples(command.mut_args(hidden).after_help([place, gap, &rest].concat()));
    }
    let worded = |one: Arg| local(words::argument(one, "", messages));
    with_examples(command.args(globals.into_iter().map(worded)))
}

/// The examples below their heading; one that is wide goes on after a backslash, so that it can be pasted.
fn examples(text: &str) -> String {
    text.lines().map(continued).collect::<Vec<_>>().join("\n")
}

fn continued(line: &str) -> String {
    // Room for the backslash.
    let room = WIDEST - 2;
    let mut lines = vec![String::new()];
    for part in parts(line, &['-', '>', '<', '|']) {
        let words = if part.chars().count() > room { parts(part, &[]) } else { vec![part] };
        for word in words {
            let last = lines.len() - 1;
            let is_full = lines[last].chars().count() + word.chars().count() > room;
            if is_full && !lines[last].trim().is_empty() {
                lines[last].push_str(" \\");
                lines.push(format!("      {}", word.trim_start()));
            } else {
                lines[last].push_str(word);
            }
        }
    }
    lines.join("\n")
}

/// The line taken apart before each word that begins with one of these, or before every word; what stands in quotes is one.
fn parts<'l>(line: &'l str, beginnings: &[char]) -> Vec<&'l str> {
    let mut parts = Vec::new();
    let (mut begin, mut is_quoted) = (0, false);
    for (at, character) in line.char_indices() {
        is_quoted ^= character == '"';
        let next = line[at + character.len_utf8()..].chars().next();
        let begins =
            next.is_some_and(|next| beginnings.is_empty() && next != ' ' || beginnings.contains(&next));
        if character == ' ' && begins && !is_quoted && at > begin {
            parts.push(&line[begin..at]);
            begin = at;
        }
    }
    parts.push(&line[begin..]);
    parts
}
