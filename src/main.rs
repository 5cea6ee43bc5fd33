//! udatactl: administer organizations on portals that run udata.
//!
//! Parses, runs, shows the result or the failure, and gives the exit status; each in a file of its own.

#![cfg_attr(not(feature = "sandbox"), allow(dead_code, reason = "some of it serves the sandbox only"))]

mod browser;
mod cli;
mod commands;
mod completion;
mod context;
mod credentials;
mod discretion;
mod embedded;
mod exit_status;
mod failure;
mod file;
mod flags;
mod help;
mod interruption;
mod journal;
mod key_expiry;
mod membership;
mod messages;
mod name_cache;
mod process;
mod profiles;
mod report;
mod settings;
mod table;
mod terminal;
mod trace;

use std::io::{self, ErrorKind};
use std::mem;
use std::process::ExitCode;
use std::sync::Arc;

use crate::cli::Cli;
use crate::context::Context;
use crate::exit_status::ExitStatus;
use crate::failure::{Code, Failure};
use crate::help::{Others, Parsed};
use crate::interruption::Interruption;
use crate::messages::{Messages, message};
use crate::report::{Format, Note, Report};
use crate::settings::{Environment, Settings};
use crate::terminal::{Terminal, TerminalOptions};
use udatactl_core::text;
use udatactl_core::text::shell::Command;

/// One heap for all threads, and what was let go is given back: glibc keeps a heap a thread.
#[global_allocator]
static HEAP: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;

fn main() -> ExitCode {
    process::keep_to_itself();
    interruption::hold_signals_back();
    let environment = Environment::of_this_process();
    let mut arguments: Vec<_> = std::env::args_os().collect();
    let results =
        completion::Results { fields: commands::records::keys, lacking: commands::documents::lacking };
    if let Some(candidates) = completion::answer(cli::TREE, &results, &arguments, &environment) {
        return write(&plain_terminal(&environment, &arguments), &candidates).into();
    }
    let mut parsed = help::parse::<Cli>(cli::TREE, &mut arguments, &environment);
    if let Parsed::Lacking(failure, lacking) = parsed {
        parsed = match commands::asking::complete(cli::TREE, &lacking, &arguments, &environment) {
            Ok(Some(whole)) => {
                arguments = whole;
                help::parse::<Cli>(cli::TREE, &mut arguments, &environment)
            }
            Ok(None) => Parsed::Misused(failure),
            Err(failure) => Parsed::Misused(failure),
        };
    }
    match parsed {
        Parsed::Command(cli) => run(*cli, &arguments, &environment).into(),
        Parsed::Help(text) => {
            let terminal = plain_terminal(&environment, &arguments);
            write_help(&terminal, &text).into()
        }
        Parsed::Unfinished(text, failure) => {
            let json = help::wants_json(&arguments, &environment);
            let terminal = plain_terminal(&environment, &arguments);
            if json {
                tell(&terminal, &failure, json).into()
            } else {
                terminal.line(&terminal.fitted(text.trim_end()));
                failure.status.into()
            }
        }
        Parsed::Misused(failure) | Parsed::Lacking(failure, _) => {
            let json = help::wants_json(&arguments, &environment);
            tell(&plain_terminal(&environment, &arguments), &failure, json).into()
        }
    }
}

/// A terminal for what is said before the flags are understood.
fn plain_terminal(environment: &Environment, arguments: &[std::ffi::OsString]) -> Terminal {
    let language = help::language(arguments, environment);
    let has = |flag: &str| arguments.iter().any(|word| word == flag);
    let discreet = environment.is_discreet(has("--show-names")).unwrap_or(true);
    let messages = Messages::new(language).with_discretion(discreet.then(Arc::default));
    let options = TerminalOptions {
        color: environment.color(),
        accessible: has("--accessible") || environment.accessible_by().is_some(),
        pager: environment.pager_unless(has("--no-pager")),
        ..TerminalOptions::default()
    };
    Terminal::new(messages.with_speech(options.accessible), options)
}

fn run(mut cli: Cli, arguments: &[std::ffi::OsString], environment: &Environment) -> ExitStatus {
    cli.globals.reason.take_if(|_| cli.command.has_its_own_reason());
    let settings = match Settings::resolve(&cli.globals, environment, cli.command.purpose()) {
        Ok(settings) => settings,
        Err(error) => {
            let terminal = plain_terminal(environment, arguments);
            return tell(&terminal, &Failure::explain(&error), help::wants_json(arguments, environment));
        }
    };
    let words = arguments.iter().skip(1).map(|word| word.to_string_lossy().into_owned());
    let context = Context::new(settings, words.collect());
    let options = &context.terminal.options;
    trace::install(options.verbosity, options.discreet);
    context.settings.warnings.iter().for_each(|warning| context.terminal.warn(warning));
    if !cli.command.is_about_keys() {
        context.watch_key();
    }
    let view = context.view();
    let json = view.format == Format::Json;
    let shown = cli.command.run(&context).and_then(|report| {
        context.terminal.rest();
        context.settle_doubts()?;
        let report = commands::left_out::marked(&context, report);
        let text = report.render(&view, &context.terminal.messages)?;
        Ok((report, text))
    });
    if context.journal.was_repaired() {
        context.terminal.warn(&message!("journal-repaired"));
    }
    let unended = context.unended().map(failure::unended);
    match (shown, unended) {
        (Ok((mut report, text)), unended) => {
            if let Some(unended) = unended {
                report.failure = Some(unended.after(report.failure.take()));
            }
            let status = show(&context, &report, &text, json);
            // Thousands of records are left to the system, which takes them back at once.
            mem::forget(report);
            status
        }
        (Err(error), unended) => {
            if let Some(unended) = unended {
                context.terminal.warn(&unended.message);
            }
            context.warn_of_key(true);
            tell(&context.terminal, &as_it_is_typed(&context, context.explain(&error), arguments), json)
        }
    }
}

/// The failure to find somebody, with the organization in front where it was typed last, and the name in quotes where a
/// shell took it apart.
fn as_it_is_typed(context: &Context, failure: Failure, arguments: &[std::ffi::OsString]) -> Failure {
    let is_of_a_name = matches!(
        failure.code,
        Code::Ambiguous
            | Code::NameNotCertain
            | Code::NoMember
            | Code::UnknownInvitation
            | Code::UnknownOrganization
            | Code::UnknownPerson
            | Code::UnknownRequest
    );
    if !is_of_a_name {
        return failure;
    }
    let tree = (cli::TREE.named)(arguments, Others::Absent);
    let is_mine = |word: &str| {
        let mine = context.me_if_signed_in().ok().flatten().map(|me| me.organizations.as_slice());
        mine.unwrap_or_default().iter().any(|one| one.slug == word || one.id == word)
    };
    if failure.code == Code::UnknownOrganization
        && let Some(command) = help::organization_first(&tree, arguments, is_mine)
    {
        return failure.hint(message!("hint-organization-first", command = command));
    }
    match help::together(&tree, arguments) {
        Some(command) => failure.hint(message!("hint-quote-name", command = command)),
        None => failure,
    }
}

/// Writes the result, then what there is to say about it.
fn show(context: &Context, report: &Report, text: &str, json: bool) -> ExitStatus {
    let terminal = &context.terminal;
    let unwritten = match context.show_result(text) {
        Err(cause) if cause.kind() != ErrorKind::BrokenPipe => Some(unwritten(context, &cause)),
        _ => None,
    };
    if report.records.is_empty()
        && let Some(empty) = &report.empty
    {
        terminal.say(empty);
        let next = empty.attribute("next");
        if terminal.messages.find(&next).is_some() {
            terminal.hint(&next);
        }
    }
    for note in &report.notes {
        match note {
            Note::Say(message) => terminal.say(message),
            Note::Warn(message) => terminal.warn(message),
            Note::Hint(message) => terminal.hint(message),
        }
    }
    context.warn_of_key(report.failure.is_some());
    let failure = match (report.failure.clone(), unwritten) {
        (Some(failure), Some(unwritten)) => Some(failure.hint(unwritten.message)),
        (failure, unwritten) => failure.or(unwritten),
    };
    match failure {
        Some(failure) => tell(terminal, &failure, json),
        // Asked to stop while the last write was under way: it was finished.
        None if context.interruption.requested() => ExitStatus::Interrupted,
        None => report.status(),
    }
}

/// Writes a help text to stdout, by pages where that suits.
fn write_help(terminal: &Terminal, text: &str) -> ExitStatus {
    let text = terminal.fitted(text);
    let text = if terminal.colored_result() { help::colored(&text, &terminal.messages) } else { text };
    written(terminal, terminal.result_by_pages(&text, &Interruption::watch()))
}

/// Writes candidates to stdout; a pipe that was closed is a quiet end.
fn write(terminal: &Terminal, text: &str) -> ExitStatus {
    written(terminal, terminal.result(text))
}

fn written(terminal: &Terminal, result: io::Result<()>) -> ExitStatus {
    match result {
        Err(cause) if cause.kind() != ErrorKind::BrokenPipe => {
            tell(terminal, &failure::stdout(&cause), false)
        }
        _ => ExitStatus::Done,
    }
}

/// The failure of a result that could not be written, with where to read what was done all the same.
fn unwritten(context: &Context, cause: &io::Error) -> Failure {
    let failure = failure::stdout(cause);
    match context.journal.started() {
        0 => failure,
        _ => failure.try_command(Command::new("journal list --run {}", &[context.journal.run()])),
    }
}

/// Tells a failure to a person and, where JSON was asked for, to the script.
fn tell(terminal: &Terminal, failure: &Failure, json: bool) -> ExitStatus {
    if json {
        // A terminal may be what reads it.
        terminal.line(&text::harmless_json(&failure.to_json(&terminal.messages)));
        return failure.status;
    }
    match failure.status {
        // A no of the person, or an interruption, is no error.
        ExitStatus::AnsweredNo | ExitStatus::Interrupted => terminal.say(&failure.message),
        _ => terminal.error(&failure.message),
    }
    for (name, text) in &failure.fields {
        let text = text::clean(text);
        terminal.line(&format!("  {}: {}", text::clean(name), terminal.messages.veil(&text, &[])));
    }
    for hint in &failure.hints {
        terminal.hint(hint);
    }
    failure.status
}
