//! The command tree: the nouns, and the one dispatch.
//!
//! The texts of `--help` are in the catalogue (`locales/*/help.ftl`), put in by `help.rs`.

use std::ffi::OsString;
use std::mem;

use clap::builder::{NonEmptyStringValueParser, ValueParser};
use clap::{Arg, Args, CommandFactory, Parser, Subcommand};

use crate::commands;
use crate::context::Context;
use crate::flags::{Globals, Purpose};
use crate::help::{Others, Tree};
use crate::report::Report;

mod synonyms;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "udatactl")]
pub struct Cli {
    #[command(flatten)]
    pub globals: Globals,
    #[command(subcommand)]
    pub command: Command,
}

/// The nouns.
#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(subcommand)]
    Auth(commands::auth::Command),
    #[command(subcommand)]
    Profile(commands::profile::Command),
    #[command(subcommand)]
    Org(commands::org::Command),
    #[command(subcommand)]
    Member(commands::member::Command),
    #[command(subcommand)]
    Requests(commands::requests::Command),
    #[command(subcommand)]
    Invite(commands::invite::Command),
    #[command(subcommand)]
    Assignment(commands::assignment::Command),
    #[command(subcommand)]
    Contact(commands::contact::Command),
    #[command(subcommand)]
    Role(commands::role::Command),
    #[command(subcommand)]
    Person(commands::person::Command),
    #[command(subcommand)]
    Badge(commands::badge::Command),
    #[command(subcommand)]
    Notification(commands::notification::Command),
    #[command(subcommand)]
    Roster(commands::roster::Command),
    Offboard(commands::offboard::Arguments),
    #[command(subcommand)]
    Audit(commands::audit::Command),
    #[command(subcommand)]
    Journal(commands::journal::Command),
    #[cfg(feature = "sandbox")]
    #[command(subcommand)]
    Sandbox(commands::sandbox::Command),
    Api(commands::api::Arguments),
    Doctor(commands::doctor::Arguments),
    #[command(subcommand)]
    Config(commands::config::Command),
    #[command(subcommand)]
    Account(commands::account::Command),
    Completion(commands::completion::Arguments),
    Man(commands::man::Arguments),
    Help(commands::help::Arguments),
}

impl Command {
    /// The purpose of the profile for the command.
    pub fn purpose(&self) -> Purpose {
        match self {
            Self::Auth(command) => command.purpose(),
            Self::Profile(_) | Self::Completion(_) | Self::Man(_) | Self::Help(_) => Purpose::Keep,
            Self::Doctor(_) | Self::Config(_) => Purpose::Examine,
            #[cfg(feature = "sandbox")]
            Self::Sandbox(_) => Purpose::Keep,
            _ => Purpose::Act,
        }
    }

    /// True for what lists, makes and revokes keys: it says itself when they end.
    pub fn is_about_keys(&self) -> bool {
        matches!(self, Self::Auth(commands::auth::Command::Token(_)))
    }

    /// True where `--reason` is a text of the command's own, for a message to the support desk, and not the journal's.
    pub fn has_its_own_reason(&self) -> bool {
        use commands::org::Command::{CertifyRequest, Recover};
        matches!(self, Self::Org(CertifyRequest(_) | Recover(_)))
    }

    /// Runs the command.
    ///
    /// # Errors
    /// Whatever stops it; `failure.rs` words it.
    pub fn run(&self, context: &Context) -> anyhow::Result<Report> {
        if !matches!(self, Self::Audit(command) if command.makes_documents()) {
            commands::documents::refuse(context)?;
        }
        match self {
            Self::Auth(command) => command.run(context),
            Self::Profile(command) => command.run(context),
            Self::Org(command) => command.run(context),
            Self::Member(command) => command.run(context),
            Self::Requests(command) => command.run(context),
            Self::Invite(command) => command.run(context),
            Self::Assignment(command) => command.run(context),
            Self::Contact(command) => command.run(context),
            Self::Role(command) => command.run(context),
            Self::Person(command) => command.run(context),
            Self::Badge(command) => command.run(context),
            Self::Notification(command) => command.run(context),
            Self::Roster(command) => command.run(context),
            Self::Offboard(arguments) => commands::offboard::run(arguments, context),
            Self::Audit(command) => command.run(context),
            Self::Journal(command) => command.run(context),
            #[cfg(feature = "sandbox")]
            Self::Sandbox(command) => command.run(context),
            Self::Api(arguments) => commands::api::run(arguments, context),
            Self::Doctor(arguments) => commands::doctor::run(arguments, context),
            Self::Config(command) => command.run(context),
            Self::Account(command) => command.run(context),
            Self::Completion(arguments) => commands::completion::run(arguments, context),
            Self::Man(arguments) => commands::man::run(arguments, context, TREE),
            Self::Help(arguments) => commands::help::run(arguments, context, TREE),
        }
    }
}

/// What the program hands down of its tree.
pub const TREE: Tree = Tree { whole, named };

/// All of the tree, with the other names of its commands.
fn whole() -> clap::Command {
    let mut tree = Cli::command();
    for noun in tree.get_subcommands_mut() {
        let others = synonyms::of_noun(noun.get_name());
        *noun = filled(with_synonyms(mem::take(noun))).aliases(others);
    }
    tree
}

/// The noun with the other names of its verbs.
fn with_synonyms(mut noun: clap::Command) -> clap::Command {
    for verb in noun.get_subcommands_mut() {
        let others = synonyms::of_verb(verb.get_name());
        *verb = with_synonyms(mem::take(verb)).aliases(others);
    }
    noun
}

/// The command, and those below it, without a text that may be empty, as a variable that is not set leaves it.
fn filled(mut command: clap::Command) -> clap::Command {
    for inner in command.get_subcommands_mut() {
        *inner = filled(mem::take(inner));
    }
    let takes_text = |argument: &Arg| {
        let is_text = argument.get_value_parser().type_id() == ValueParser::string().type_id();
        is_text && argument.get_possible_values().is_empty()
    };
    command.mut_args(|argument| {
        if takes_text(&argument) { argument.value_parser(NonEmptyStringValueParser::new()) } else { argument }
    })
}

/// A noun: its name, and what adds its verbs or, to one without verbs, its arguments.
type Noun = (&'static str, fn(clap::Command) -> clap::Command);

/// The nouns of [`Command`], to make of each no more than is needed.
const NOUNS: &[Noun] = &[
    ("auth", commands::auth::Command::augment_subcommands),
    ("profile", commands::profile::Command::augment_subcommands),
    ("org", commands::org::Command::augment_subcommands),
    ("member", commands::member::Command::augment_subcommands),
    ("requests", commands::requests::Command::augment_subcommands),
    ("invite", commands::invite::Command::augment_subcommands),
    ("assignment", commands::assignment::Command::augment_subcommands),
    ("contact", commands::contact::Command::augment_subcommands),
    ("role", commands::role::Command::augment_subcommands),
    ("person", commands::person::Command::augment_subcommands),
    ("badge", commands::badge::Command::augment_subcommands),
    ("notification", commands::notification::Command::augment_subcommands),
    ("roster", commands::roster::Command::augment_subcommands),
    ("offboard", commands::offboard::Arguments::augment_args),
    ("audit", commands::audit::Command::augment_subcommands),
    ("journal", commands::journal::Command::augment_subcommands),
    #[cfg(feature = "sandbox")]
    ("sandbox", commands::sandbox::Command::augment_subcommands),
    ("api", commands::api::Arguments::augment_args),
    ("doctor", commands::doctor::Arguments::augment_args),
    ("config", commands::config::Command::augment_subcommands),
    ("account", commands::account::Command::augment_subcommands),
    ("completion", commands::completion::Arguments::augment_args),
    ("man", commands::man::Arguments::augment_args),
    ("help", commands::help::Arguments::augment_args),
];

/// The tree as far as these words name it: a verb has its arguments, a noun its verbs, where they are named.
fn named(words: &[OsString], others: Others) -> clap::Command {
    let is_named = |name: &str| words.iter().any(|word| word == name);
    let nouns = NOUNS.iter().filter_map(|(name, add)| {
        let synonyms = synonyms::of_noun(name);
        let bare = || clap::Command::new(*name).aliases(synonyms);
        if synonyms.iter().chain([name]).any(|name| is_named(name)) {
            let noun = with_synonyms(add(bare()));
            return Some(if noun.has_subcommands() {
                with_verbs(bare(), noun, &is_named, others)
            } else {
                filled(noun)
            });
        }
        (others == Others::Names).then(bare)
    });
    Globals::augment_args(requiring(clap::Command::new("udatactl"))).subcommands(nouns)
}

/// The bare noun with those of all its verbs that are named.
fn with_verbs(
    bare: clap::Command,
    mut all: clap::Command,
    is_named: &dyn Fn(&str) -> bool,
    others: Others,
) -> clap::Command {
    let verbs = all.get_subcommands_mut().filter_map(|verb| {
        if verb.get_all_aliases().chain([verb.get_name()]).any(is_named) {
            return Some(filled(mem::take(verb)));
        }
        let aliases: Vec<String> = verb.get_all_aliases().map(str::to_owned).collect();
        let name = || clap::Command::new(verb.get_name().to_owned()).aliases(aliases);
        (others == Others::Names).then(name)
    });
    requiring(bare).subcommands(verbs)
}

/// The command, which does nothing without a command below it.
fn requiring(command: clap::Command) -> clap::Command {
    command.subcommand_required(true).arg_required_else_help(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(command: &clap::Command) -> Vec<&str> {
        command.get_all_aliases().chain([command.get_name()]).collect()
    }

    fn arguments(command: &clap::Command) -> Vec<String> {
        command.get_arguments().map(|argument| format!("{argument:?}")).collect()
    }

    fn assert_alike(one: &clap::Command, other: &clap::Command) {
        assert_eq!((names(one), arguments(one)), (names(other), arguments(other)));
        assert_eq!(one.is_subcommand_required_set(), other.is_subcommand_required_set());
        assert_eq!(one.is_arg_required_else_help_set(), other.is_arg_required_else_help_set());
        assert_eq!(one.is_hide_set(), other.is_hide_set());
    }

    #[test]
    fn what_is_named_is_as_in_the_whole_tree() {
        let whole = whole();
        let outlined = named(&[], Others::Names);
        assert_alike(&outlined, &whole);
        let shown = |tree: &clap::Command| -> Vec<String> {
            tree.get_subcommands().map(|noun| names(noun).join(" ")).collect()
        };
        assert_eq!(shown(&outlined), shown(&whole));
        assert_eq!(named(&[], Others::Absent).get_subcommands().count(), 0);
        for noun in whole.get_subcommands() {
            for name in names(noun) {
                let words = |verb: &str| [name.into(), verb.into()];
                let listed = named(&words(""), Others::Names);
                let listed = listed.find_subcommand(name).expect("the noun");
                assert_alike(listed, noun);
                assert_eq!(shown(listed), shown(noun));
                for verb in noun.get_subcommands() {
                    let read = named(&words(verb.get_name()), Others::Absent);
                    // A verb may be called like another noun, which is there as well then: `audit org`.
                    let read = read.find_subcommand(name).expect("the noun");
                    let [read] = read.get_subcommands().collect::<Vec<_>>()[..] else { panic!("one verb") };
                    assert_alike(read, verb);
                }
            }
        }
    }

    #[test]
    fn the_tree_holds_together() {
        whole().debug_assert();
    }

    /// The verbs that give text, nothing, or the portal's own JSON.
    const WITHOUT: &[&str] = &["api", "sandbox tour"];

    /// The words of each verb below a command.
    fn verbs(command: &clap::Command, words: &str) -> Vec<String> {
        if !command.has_subcommands() {
            return vec![words.to_owned()];
        }
        let below = |inner: &clap::Command| verbs(inner, format!("{words} {}", inner.get_name()).trim());
        command.get_subcommands().flat_map(below).collect()
    }

    #[test]
    fn every_verb_gives_records_that_are_declared() {
        let verbs = verbs(&whole(), "");
        let is_declared = |verb: &str| commands::records::of(&verb.split(' ').collect::<Vec<_>>()).is_some();
        let is_listed = |verb: &str| WITHOUT.contains(&verb);
        let forgotten: Vec<&String> =
            verbs.iter().filter(|verb| !is_declared(verb) && !is_listed(verb)).collect();
        assert!(forgotten.is_empty(), "not in src/commands/records.rs: {forgotten:?}");
        let both: Vec<&String> = verbs.iter().filter(|verb| is_declared(verb) && is_listed(verb)).collect();
        assert!(both.is_empty(), "declared, and listed here: {both:?}");
        let gone = |verb: &&str| !verbs.iter().any(|other| other == verb);
        let names = commands::records::RECORDS.iter().map(|recorded| recorded.verb);
        assert_eq!(names.filter(gone).collect::<Vec<_>>(), Vec::<&str>::new(), "no verbs");
    }
}
