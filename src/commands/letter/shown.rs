//! A message as a person reads it, and as a record.

use serde::Serialize;

use crate::context::Context;
use crate::message;
use crate::portal::Letter;
use crate::report::{Column, Kind, Report};

use super::Errand;

const COLUMNS: &[Column] = &[
    Column::shown("target", Kind::Text),
    Column::shown("action", Kind::Token("action")),
    Column::shown("result", Kind::Token("result")),
    Column::shown("verified", Kind::Flag),
    Column::more("before", Kind::Token("state")),
    Column::more("after", Kind::Token("state")),
    Column::more("id", Kind::Text),
    Column::more("desk", Kind::Text),
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
    /// Where it was sent.
    desk: Option<&'a str>,
    email: &'a str,
    segment: &'static str,
    subject: &'a str,
    body: &'a str,
}

/// The subject on a line of its own, then the message.
pub fn whole(context: &Context, letter: &Letter) -> String {
    let heading = context.terminal.messages.say(&message!("letter-heading", subject = &letter.subject));
    format!("{heading}\n\n{}\n", letter.body)
}

/// The record of a message.
pub fn report(errand: &Errand, result: &'static str, desk: Option<&str>) -> Report {
    let Errand { organization, action, letter, .. } = errand;
    let row = Row {
        target: &organization.slug,
        action,
        before: None,
        after: (result == "changed" || result == "planned").then_some("asked"),
        result,
        verified: false,
        id: &organization.id,
        desk,
        email: &letter.email,
        segment: letter.segment,
        subject: &letter.subject,
        body: &letter.body,
    };
    Report::list(COLUMNS, [row], message!("nothing-to-do"))
}
