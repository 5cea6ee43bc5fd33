//! A message to the portal's team: put together from what was typed, shown, and written down or sent to the support desk.

use std::path::Path;

use clap::Args;

use super::out::Out;
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::file;
use crate::messages::{Message, message};
use crate::report::{Format, Note, Report};
use udatactl_core::roster::is_address;
use udatactl_core::text;

mod identity;
mod send;
pub mod shown;
mod task;

pub use identity::identity;
use task::Asked;
pub use task::MessageTask;

/// The delivery of the message.
#[derive(Debug, Args)]
pub struct Delivery {
    #[arg(long, value_name = "ADDRESS")]
    pub email: Option<String>,
    #[command(flatten)]
    pub out: Out,
    #[arg(long)]
    pub open: bool,
    #[arg(long)]
    pub submit: bool,
}

/// A text to ask for where it is missing.
pub struct Wanted<'a> {
    pub typed: Option<&'a str>,
    pub flag: &'static str,
    /// The keys of the question, and of what is said where nobody can be asked.
    pub question: &'static str,
    pub missing: &'static str,
}

/// A text as typed, from a file after `@` (`@-` is the standard input), or asked for.
///
/// # Errors
/// Exit 2 where it is empty, can't be read, or nobody can be asked.
pub fn wanted(context: &Context, wanted: &Wanted) -> Result<String, Failure> {
    let text = match wanted.typed.map(|typed| typed.strip_prefix('@').ok_or(typed)) {
        Some(Err(typed)) => typed.to_owned(),
        Some(Ok("-")) => context.terminal.read_text()?,
        Some(Ok(path)) => file::text(Path::new(path))?,
        None if context.terminal.can_ask() => context.terminal.ask_long(&Message::new(wanted.question))?,
        None => return Err(Failure::new(Code::MissingArgument, Message::new(wanted.missing))),
    };
    let text = text::harmless_lines(text.trim_start_matches('\u{feff}'));
    match text.trim() {
        "" => Err(Failure::new(Code::EmptyValue, message!("misuse-empty-value", argument = wanted.flag))),
        text => Ok(text.to_owned()),
    }
}

/// Stops before anything is done where the file to write is one of the texts, or is there already: no message tells that it
/// is one of ours.
///
/// # Errors
/// Exit 2; 11 for a no.
pub fn require_free(context: &Context, delivery: &Delivery, typed: &[Option<&str>]) -> Result<(), Failure> {
    let files = typed.iter().flatten().filter_map(|typed| typed.strip_prefix('@'));
    let inputs: Vec<&Path> = files.map(Path::new).collect();
    delivery.out.require_free(context, &inputs, |_| false)
}

/// The address to which the answer goes: the one typed, else that of the account.
///
/// # Errors
/// Exit 2 for what is no address, or none at all.
pub fn address(context: &Context, delivery: &Delivery) -> anyhow::Result<String> {
    let typed = delivery.email.as_deref().map(str::trim).or(context.me()?.email.as_deref());
    let Some(typed) = typed else {
        return Err(Failure::new(Code::MissingArgument, message!("letter-needs-email")).into());
    };
    if !is_address(typed) {
        return Err(Failure::new(Code::BadEmail, message!("letter-bad-email", email = typed)).into());
    }
    Ok(typed.to_owned())
}

/// The paragraphs of a message in the person's language; a text of theirs stays as they wrote it.
pub fn body(context: &Context, paragraphs: &[Paragraph]) -> String {
    let said = paragraphs.iter().map(|paragraph| match paragraph {
        Paragraph::Said(message) => context.terminal.messages.open().say(message),
        Paragraph::Typed(text) => (*text).to_owned(),
    });
    said.collect::<Vec<_>>().join("\n\n")
}

/// A part of a message.
pub enum Paragraph<'a> {
    Said(Message),
    Typed(&'a str),
}

/// Writes the message down, sends it, opens the page: as asked.
///
/// # Errors
/// Exit 2 where the portal has no desk to send it to or nobody says yes, 9 where it could not be sent.
pub fn deliver(context: &Context, task: &MessageTask, delivery: &Delivery) -> anyhow::Result<Report> {
    let text = shown::whole(context, task);
    let desk = context.desk()?.filter(|_| task.recipient.is_none());
    let mut report = match &desk {
        Some(desk) if delivery.submit => send::send(context, desk, task, &text, Asked::ToSend)?,
        Some(desk) if is_offered(context, delivery) => {
            send::send(context, desk, task, &text, Asked::Nothing)?
        }
        _ => drafted(context, task, delivery, &text, desk.is_some()),
    };
    if delivery.submit && desk.is_none() {
        report.notes.clear();
        let failure = send::nobody_to_send_to(task);
        // What is no text for a person is a document, which no error has.
        if context.view().format != Format::Table {
            return Err(failure.into());
        }
        report.failure = Some(failure);
    }
    if let Some(path) = delivery.out.path().filter(|_| delivery.out.writes(context)) {
        file::replace(path, &text)?;
        let path = path.display().to_string();
        report = report.note(Note::Say(message!("letter-written", path = path)));
    }
    if context.settings.dry_run && delivery.out.path().is_some() && !delivery.submit {
        report = report.note(Note::Say(message!("dry-run-nothing-written")));
    }
    if delivery.open {
        report = report.note(if context.open_page(&task.page) {
            Note::Say(message!("letter-opened", page = &task.page))
        } else {
            Note::Hint(message!("letter-not-opened", page = &task.page))
        });
    }
    Ok(report)
}

/// True where somebody reads the message and may send it: nothing else was asked for, and nothing holds it back.
fn is_offered(context: &Context, delivery: &Delivery) -> bool {
    let settings = &context.settings;
    let is_answered = settings.yes || settings.confirm.is_some();
    let is_held = settings.dry_run || settings.read_only;
    context.view().format == Format::Table
        && context.terminal.result_is_for_a_person()
        && context.terminal.can_ask()
        && !is_answered
        && !is_held
        && !delivery.open
        && delivery.out.path().is_none()
}

/// The message itself on stdout for a person or a pipe, unless it goes into a file; a record for who asks for one.
fn drafted(context: &Context, task: &MessageTask, delivery: &Delivery, text: &str, has_desk: bool) -> Report {
    let report = match context.view().format {
        Format::Table | Format::Plain if delivery.out.writes(context) => Report::silent(),
        Format::Table | Format::Plain => Report::text(context.terminal.messages.veil(text, &[]).into_owned()),
        _ => shown::report(task, "drafted", task.recipient),
    };
    report.note(Note::Say(match task.recipient {
        Some(recipient) => message!("letter-not-mailed", recipient = recipient),
        None if has_desk => message!("letter-nothing-sent"),
        None => message!("letter-to-paste", page = &task.page),
    }))
}
