//! A message as a person reads it, and as a record.

use super::task::MessageTask;
use crate::context::Context;
use crate::messages::message;
use crate::report::{Report, record};

record! {
    /// A message to a support desk, or to somebody by mail.
    pub struct Row<'a> {
        target: &'a str => shown(Text),
        action: &'static str => shown(Token("action")),
        /// `drafted`, `planned` or `changed`: the desk confirms nothing.
        result: &'static str => shown(Token("result")),
        verified: bool => shown(Flag),
        before: Option<&'static str> => more(Token("state")),
        after: Option<&'static str> => more(Token("state")),
        id: &'a str => more(Text),
        /// The desk that it was sent to, or the address that it is for.
        to: Option<&'a str> => more(Text),
        email: &'a str => more(Text),
        segment: &'static str => more(Text),
        subject: &'a str => more(Text),
        body: &'a str => more(Long),
    }
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
    Report::list(Row::COLUMNS, [row], message!("nothing-to-do"))
}
