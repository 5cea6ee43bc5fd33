//! The help of one command. Nothing else of the tree is put in words, nor gets the flags of all commands.

use std::ffi::OsString;
use std::mem;

use clap::{Arg, Command};

use super::tree::{Others, Tree};
use super::words;
use crate::messages::Messages;

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
pub fn text(tree: Tree, path: &str, messages: &Messages) -> String {
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
    let worded = |one: Arg| local(words::argument(one, "", messages));
    command.args(globals.into_iter().map(worded)).render_help().to_string()
}
