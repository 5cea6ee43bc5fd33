//! A message as a person reads it, and as a record.

use serde::Serialize;

use super::task::MessageTask;
use crate::context::Context;
use crate::messages::message;
use crate::report::{Column, Kind, Report};

const COLUMNS: &[Column] = &[
    Column::shown("target", Kind::Text),
    Column::shown("action", Kind::Token("action")),
    Column::shown("result", Kind::Token("result")),
    Column::shown("verified", Kind::Flag),
    Column::more("before", Kind::Token("state")),
    Column::more("after", Kind::Token("state")),
    Column::more("id", Kind::Text),
    Column::more("to", Kind::Text),
    Column::more("email", Kind::Text),
    Column::more("segment", Kind::Text),
    Column::more("subject", Kind::Text),
    Column::more("body", Kind::Long),
];

#[derive(Serialize)]
struct Row<'a> {
    target: &'a str,
    action: &'static str,
    before: Option<&'static str>,
    after: Option<&'static str>,
    /// `drafted`, `planned` or `changed`: the desk confirms nothing.
    result: &'static str,
    verified: bool,
    id: &'a str,
    /// The desk that it was sent to, or the address that it is for.
    to: Option<&'a str>,
    email: &'a str,
    segment: &'static str,
    subject: &'a str,
    body: &'a str,
}

/// Whom it is for and the subject, each on a line of its own, then the message.
pub fn whole(context: &Context, task: &MessageTask) -> String {
    let message = &task.message;
    let heading = match task.recipient {
        Some(to) => message!("letter-heading-of-a-mail", to = to, subject = &message.subject),
        None => message!("letter-heading", subject = &message.subject),
    };
    format!("{}\n\n{}\n", context.terminal.messages.open().say(&heading), message.body)
}

/// The record of a message.
pub fn report(task: &MessageTask, result: &'static str, to: Option<&str>) -> Report {
    let MessageTask { organization, action, message, .. } = task;
    let row = Row {
        target: &organization.slug,
        action,
        before: None,
        after: (result == "changed" || result == "planned").then_some("asked"),
        result,
        verified: false,
        id: &organization.id,
        to,
        email: &message.email,
        segment: message.segment,
        subject: &message.subject,
        body: &message.body,
    };
    Report::list(COLUMNS, [row], message!("nothing-to-do"))
}
