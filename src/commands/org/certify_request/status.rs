//! Whether an organization is certified, and when this machine has asked for it.

use jiff::Timestamp;

use super::check::is_certified;
use crate::context::Context;
use crate::membership;
use crate::messages::message;
use crate::report::{Note, Report, record};
use udata_client::Organization;

record! {
    /// How far the certification of an organization is.
    pub struct Row<'a> {
        slug: &'a str => shown(Slug("id")),
        name: &'a str => shown(Text),
        /// `certified`, `asked` or `not_asked`, as far as this machine knows.
        state: &'static str => shown(Token("certification")),
        badges: Vec<String> => shown(Tokens("badge")),
        certified_public_service: bool => shown(Flag),
        /// When this machine sent a request last.
        asked: Option<String> => shown(Moment),
        id: &'a str => more(Text),
    }
}

/// When this machine sent, or may have sent, a request last.
///
/// # Errors
/// A journal that can't be read.
pub fn asked(context: &Context, organization: &Organization) -> anyhow::Result<Option<Timestamp>> {
    let last = context.last_written(&organization.id, |entry| entry.subject.action == "certify-request")?;
    Ok(last.map(|entry| entry.at))
}

/// The badge, and when it was asked for.
///
/// # Errors
/// A journal that can't be read.
pub fn report(context: &Context, organization: &Organization) -> anyhow::Result<Report> {
    let badges = organization.badge_kinds();
    let asked = asked(context, organization)?;
    let is_certified = is_certified(organization);
    let state = match (is_certified, asked) {
        (true, _) => "certified",
        (false, Some(_)) => "asked",
        (false, None) => "not_asked",
    };
    let row = Row {
        id: &organization.id,
        slug: &organization.slug,
        name: &organization.name,
        state,
        badges,
        certified_public_service: is_certified,
        asked: asked.map(|moment| moment.to_string()),
    };
    let report = Report::single(Row::COLUMNS, &row);
    Ok(match state {
        "asked" => report.note(Note::Say(message!("certify-answer-by-mail"))),
        "not_asked" => {
            report.note(Note::Hint(message!("certify-check-first", slug = membership::word(organization))))
        }
        _ => report,
    })
}
