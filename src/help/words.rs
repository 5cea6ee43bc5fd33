//! The command tree with the catalogue's texts.
//!
//! A command's text is `help-PATH` with its `.example`; a flag's is `flag-PATH-NAME` or, for all commands,
//! `flag-NAME`; either may have a `.value`, the word for its value.

use std::ffi::OsString;
use std::mem;

use clap::{Arg, Command};

use super::tree::{Others, Tree};
use crate::messages::{Message, Messages, message};

/// The whole tree.
pub fn command(tree: Command, messages: &Messages) -> Command {
    let mut built = tree.clone();
    built.build();
    worded(tree, &built, "", messages, &|_| true)
}

/// The tree as these arguments can show it: of a command that they do not name, only what it does.
pub fn command_for(tree: Tree, arguments: &[OsString], messages: &Messages) -> Command {
    let is_named = |command: &Command| {
        let mut names = command.get_all_aliases().chain([command.get_name()]);
        names.any(|name| arguments.iter().any(|argument| argument == name))
    };
    let named = (tree.named)(arguments, Others::Names);
    let mut built = named.clone();
    built.build();
    worded(named, &built, "", messages, &is_named)
}

fn worded(
    command: Command,
    built: &Command,
    path: &str,
    messages: &Messages,
    whole: &dyn Fn(&Command) -> bool,
) -> Command {
    let mut command = of_one(command, built, path, messages);
    for name in names(&command) {
        let inner = below(path, &name);
        command = command.mut_subcommand(&name, |subcommand| match built.find_subcommand(&name) {
            Some(built) if whole(built) => worded(subcommand, built, &inner, messages, whole),
            _ => described(subcommand, &inner, messages),
        });
    }
    command
}

/// The command with what each of its subcommands does.
pub fn list(mut command: Command, path: &str, messages: &Messages) -> Command {
    for inner in command.get_subcommands_mut() {
        let path = below(path, inner.get_name());
        *inner = described(mem::take(inner), &path, messages);
    }
    command
}

fn described(command: Command, path: &str, messages: &Messages) -> Command {
    command.about(messages.find_key(&format!("help-{path}")).unwrap_or_default())
}

fn names(command: &Command) -> Vec<String> {
    command.get_subcommands().map(|inner| inner.get_name().to_owned()).collect()
}

fn below(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}-{name}") }
}

/// The command itself in words, not what is below it. `built` is the same with the flags of all commands.
pub fn of_one(command: Command, built: &Command, path: &str, messages: &Messages) -> Command {
    let say = |key: &str| messages.find_key(key);
    let key = if path.is_empty() { "help-udatactl".to_owned() } else { format!("help-{path}") };
    let usage = usage(built, messages);
    let heading = say("heading-usage").unwrap_or_default();
    let mut command = command
        .override_usage(usage)
        .help_template(format!("{{about}}\n\n{heading} {{usage}}\n\n{{all-args}}{{after-help}}"))
        .subcommand_help_heading(say("heading-commands").unwrap_or_default())
        .about(say(&key).unwrap_or_default());
    if let Some(example) = say(&format!("{key}.example")) {
        let heading = say("heading-examples").unwrap_or_default();
        let lines: String = example.lines().map(|line| format!("\n  {line}")).collect();
        command = command.after_help(format!("{heading}{lines}"));
    }
    // Under a heading of one's own clap lists positional arguments by their names, not in their order.
    let mut order = 0..;
    command.mut_args(|argument| {
        let argument = self::argument(argument, path, messages);
        match order.next() {
            Some(place) if argument.is_positional() => argument.display_order(place),
            _ => argument,
        }
    })
}

/// `[OPTIONS]` and `<COMMAND>` are clap's own words.
fn usage(built: &Command, messages: &Messages) -> String {
    let word = |key| messages.find_key(key).unwrap_or_default();
    let usage = built.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim();
    let mut words = usage
        .replace("[OPTIONS]", &format!("[{}]", word("usage-options")))
        .replace("<COMMAND>", &format!("<{}>", word("usage-command")));
    for argument in built.get_arguments() {
        let id = argument.get_id().as_str();
        let key = id.replace('_', "-");
        let path = built.get_bin_name().unwrap_or_default().replace("udatactl ", "").replace(' ', "-");
        if let (Some(value), Some(plain)) = (value_word(&key, &path, messages), plain_value(argument)) {
            words = words.replace(&format!("<{plain}>"), &format!("<{value}>"));
            words = words.replace(&format!("[{plain}]"), &format!("[{value}]"));
        }
    }
    words
}

fn plain_value(argument: &Arg) -> Option<String> {
    argument.get_value_names()?.first().map(ToString::to_string)
}

fn value_word(key: &str, path: &str, messages: &Messages) -> Option<String> {
    messages
        .find_key(&format!("flag-{path}-{key}.value"))
        .or_else(|| messages.find_key(&format!("flag-{key}.value")))
}

/// An argument in words: one of the command at this path, or one of all commands.
pub fn argument(argument: Arg, path: &str, messages: &Messages) -> Arg {
    let key = argument.get_id().as_str().replace('_', "-");
    let own = format!("flag-{path}-{key}");
    let shared = format!("flag-{key}");
    let mut text = messages.find_key(&own).or_else(|| messages.find_key(&shared)).unwrap_or_default();
    let possible: Vec<String> =
        argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let tells = argument.get_action().takes_values() && !argument.is_hide_possible_values_set();
    if !possible.is_empty() && tells {
        let values = Message::new("possible-values");
        text = format!("{text} {}", messages.say(&values.with("values", possible.join(", "))));
    }
    let heading = match (argument.is_positional(), argument.is_global_set() || path.is_empty()) {
        (true, _) => "heading-arguments",
        (false, true) => "heading-global-options",
        (false, false) => "heading-options",
    };
    let heading = messages.say(&message!(heading));
    let value = value_word(&key, path, messages).filter(|_| argument.get_action().takes_values());
    let takes_value = argument.get_action().takes_values();
    let mut argument = argument.help(text).help_heading(heading);
    if takes_value {
        argument = argument.hide_possible_values(true).hide_default_value(true);
    }
    match value {
        // Two words are those of a flag that takes two values.
        Some(value) => argument.value_names(value.split(' ').map(str::to_owned).collect::<Vec<_>>()),
        None => argument,
    }
}
