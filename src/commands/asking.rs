//! Asking for what a command line lacks, where somebody sits at the terminal. The answers become words behind those that were
//! typed, and the whole is run as if it had been typed.

use std::ffi::OsString;

use clap::parser::ValueSource;
use clap::{ArgAction, ArgMatches, Command, FromArgMatches};

use crate::context::Context;
use crate::failure::Failure;
use crate::flags::{Globals, Purpose};
use crate::help::{Others, Tree};
use crate::messages::message;
use crate::settings::{Environment, Settings};
use udatactl_core::text::shell;

mod lists;
mod searches;

/// The command that lacks something, as far as it was understood.
struct Asked<'a> {
    context: &'a Context,
    /// The noun and the verb.
    path: Vec<&'a str>,
    command: &'a Command,
    matches: &'a ArgMatches,
    /// The organization that was answered.
    organization: Option<String>,
}

/// Completes a command line that lacks these arguments, by clap's names for them (`<ORG>`, `<PERSON>...`). Nothing where
/// nobody can be asked or one of them is not to be asked for.
///
/// # Errors
/// Exit 11 for a question without an answer, 130 for Ctrl-C, and whatever reading what there is to choose gives.
pub fn complete(
    tree: Tree,
    lacking: &[String],
    arguments: &[OsString],
    environment: &Environment,
) -> Result<Option<Vec<OsString>>, Failure> {
    let command = (tree.named)(arguments, Others::Names);
    let Ok(all) = command.clone().ignore_errors(true).try_get_matches_from(arguments) else {
        return Ok(None);
    };
    let (mut command, mut matches, mut path): (&Command, &ArgMatches, Vec<&str>) =
        (&command, &all, Vec::new());
    while let Some((name, inner)) = matches.subcommand() {
        let Some(named) = command.find_subcommand(name) else { return Ok(None) };
        (command, matches) = (named, inner);
        path.push(name);
    }
    let wanted: Vec<&str> = command
        .get_positionals()
        .filter(|argument| lacking.iter().any(|name| bare(name) == bare(&argument.to_string())))
        .map(|argument| argument.get_id().as_str())
        .collect();
    if wanted.is_empty() || wanted.len() < lacking.len() || !wanted.iter().all(|id| is_asked_for(&path, id)) {
        return Ok(None);
    }
    let Ok(globals) = Globals::from_arg_matches(&all) else { return Ok(None) };
    let Ok(settings) = Settings::resolve(&globals, environment, Purpose::Act) else { return Ok(None) };
    let context = &Context::new(settings, Vec::new());
    if !context.terminal.can_ask() {
        return Ok(None);
    }
    let mut asked = Asked { context, path, command, matches, organization: None };
    let answers = asked.answers(&wanted).map_err(|error| context.explain(&error))?;
    let mut whole = arguments.to_vec();
    whole.extend(answers.iter().map(OsString::from));
    let typed: Vec<String> = whole.iter().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    context.terminal.say(&message!("asked-command", command = shell::Command::typed(&typed)));
    Ok(Some(whole))
}

/// The name of an argument without the signs of what may be left out and of what there may be several of.
fn bare(name: &str) -> &str {
    name.trim_matches(['<', '>', '[', ']', '.'])
}

/// True for what there is a question for.
fn is_asked_for(path: &[&str], id: &str) -> bool {
    match (path, id) {
        // What was deleted is on no list.
        (["org", "restore"], _) => false,
        (["profile", "use" | "remove"], "name") | (["journal", "undo"], "id") => true,
        (["badge", ..], "kind") | (["member", "set-role"], "role") => true,
        (_, "contact") => true,
        (_, "org" | "person" | "request" | "invitation" | "old" | "new") => true,
        _ => false,
    }
}

impl Asked<'_> {
    /// True for an argument of which there may be several.
    fn takes_several(&self, id: &str) -> bool {
        let mut arguments = self.command.get_positionals();
        arguments.any(|one| one.get_id() == id && matches!(one.get_action(), ArgAction::Append))
    }

    fn answers(&mut self, wanted: &[&str]) -> anyhow::Result<Vec<String>> {
        let mut words = Vec::new();
        for id in wanted {
            let answered = self.answer(id)?;
            if *id == "org" {
                self.organization = answered.first().cloned();
            }
            words.extend(answered);
        }
        if self.path == ["member", "add"]
            && self.matches.value_source("role") != Some(ValueSource::CommandLine)
        {
            words.extend(["--role".to_owned(), self.role()?]);
        }
        Ok(words)
    }

    fn answer(&self, id: &str) -> anyhow::Result<Vec<String>> {
        let many = self.takes_several(id);
        match (self.path.as_slice(), id) {
            (["org", "join" | "recover"], "org") => self.any_organization(),
            (_, "org") => self.organization_of_mine(),
            (["member", "add"] | ["offboard"] | ["person", ..], "person") | (_, "new") => self.anyone(),
            (_, "person" | "old") => self.members(many),
            (["requests", ..], _) => self.pending(false, many),
            (["invite", "accept" | "refuse"], _) => self.received(),
            (["invite", ..], _) => self.pending(true, many),
            (["badge", ..], _) => self.badge(),
            (["member", ..], "role") => Ok(vec![self.role()?]),
            (["contact", ..], _) => self.contact(),
            (["journal", ..], _) => self.change(),
            _ => self.profile(),
        }
    }
}
