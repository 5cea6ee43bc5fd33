//! The help of one command. Nothing else of the tree is put in words, nor gets the flags of all commands.

use std::ffi::OsString;
use std::mem;

use anstyle::Style;
use clap::{Arg, Command};

use super::tree::{Others, Tree};
use super::words;
use crate::messages::{Messages, message};

/// The headings of a page of help.
const HEADINGS: [&str; 7] = [
    "heading-usage",
    "heading-commands",
    "heading-arguments",
    "heading-options",
    "heading-global-options",
    "heading-examples",
    "heading-topics",
];
const BOLD: Style = Style::new().bold();

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
    if length == Length::Short {
        let shown = [complete.get_bin_name().unwrap_or("udatactl"), "--help"].join(" ");
        let rest = messages.say(&message!("help-short", command = shown));
        let examples = command.get_after_help().map(|help| format!("{help}\n\n")).unwrap_or_default();
        let is_of_all = |one: &Arg| is_root && !["help", "version"].contains(&one.get_id().as_str());
        let hidden = |one: Arg| if is_of_all(&one) { one.hide(true) } else { one };
        return command.mut_args(hidden).after_help(examples + &rest).render_help().to_string();
    }
    let worded = |one: Arg| local(words::argument(one, "", messages));
    command.args(globals.into_iter().map(worded)).render_help().to_string()
}

/// The help with its headings in bold.
pub fn colored(text: &str, messages: &Messages) -> String {
    let headings: Vec<String> = HEADINGS.iter().filter_map(|key| messages.find_key(key)).collect();
    let line = |line: &str| {
        let is_above = |heading: &&str| {
            let rest = line.strip_prefix(*heading).map(str::trim_start);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(':') || heading.ends_with(':'))
        };
        let heading = headings.iter().map(|heading| heading.trim_end()).find(is_above);
        match heading {
            Some(heading) => format!("{BOLD}{heading}{BOLD:#}{}", &line[heading.len()..]),
            None => line.to_owned(),
        }
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}
