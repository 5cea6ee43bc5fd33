//! Who is still a member of an organization, and when they were last seen.

use crate::commands::rights;
use crate::context::Context;
use crate::membership;
use crate::messages::message;
use crate::report::{Note, Report, age, record};
use udata_client::{Member, Organization};
use udatactl_core::audit::Thresholds;
use udatactl_core::audit::rules::administration::Administration;

record! {
    /// Somebody who is left in an organization, and when they were seen.
    pub struct Row<'a> {
        slug: &'a str => shown(Slug("id")),
        name: String => shown(Text),
        role: &'a str => shown(Token("role")),
        last_seen: Option<&'a str> => shown(Seen),
        /// Seen within a year: who may well read a message. Nothing where it can't be seen.
        recently_here: Option<bool> => shown(Flag),
        id: &'a str => more(Text),
        email: Option<&'a str> => more(Mail),
        email_is_masked: bool => more(Flag),
        last_seen_visible: bool => more(Flag),
    }
}

fn row<'a>(context: &Context, is_visible: bool, member: &'a Member) -> Option<Row<'a>> {
    let user = member.user.as_ref().filter(|user| !membership::told(user).is_gone())?;
    let last_seen = user.last_seen();
    let days = last_seen.and_then(age::parse).map(|moment| age::days_between(moment, context.settings.now));
    Some(Row {
        slug: &user.slug,
        name: user.name(),
        role: &member.role,
        last_seen,
        last_seen_visible: is_visible,
        recently_here: match days {
            Some(days) => Some(days < Thresholds::default().dormant),
            None => is_visible.then_some(false),
        },
        id: &user.id,
        email: user.email.as_deref(),
        email_is_masked: user.email_is_masked(),
    })
}

/// The members, those seen last first.
pub fn people(context: &Context, organization: &Organization) -> Report {
    let is_visible = organization.shows_last_seen();
    let mut rows: Vec<Row> =
        organization.members.iter().filter_map(|member| row(context, is_visible, member)).collect();
    rows.sort_by(|one, other| other.last_seen.cmp(&one.last_seen));
    Report::list(Row::COLUMNS, rows, message!("recover-nobody-left"))
}

/// The members, those seen last first, and what can be done.
pub fn report(
    context: &Context,
    organization: &Organization,
    state: Administration,
    suggests_transport: bool,
) -> Report {
    let report = people(context, organization);
    let (name, slug) = (&organization.name, &organization.slug);
    let report = report.note(match state {
        Administration::Nobody => Note::Warn(message!("recover-no-administrator", organization = name)),
        Administration::Away => Note::Warn(message!("recover-away", organization = name)),
        Administration::Hidden => Note::Say(message!("recover-hidden", organization = name)),
        Administration::Active => Note::Say(message!("recover-administered", organization = name)),
    });
    if matches!(state, Administration::Active | Administration::Hidden) {
        return report.note(Note::Hint(rights::whom_to_ask(organization)));
    }
    let report = report.note(Note::Hint(message!("recover-write", slug = slug)));
    if suggests_transport { report.note(Note::Hint(message!("recover-transport"))) } else { report }
}

/// True where this machine has written about it within thirty days, which it says.
///
/// # Errors
/// A journal that can't be read.
pub fn asked(context: &Context, organization: &Organization) -> anyhow::Result<bool> {
    let now = context.settings.now;
    let last = context.last_written(&organization.id, |entry| entry.subject.action == "recover")?;
    let asked = last.map(|entry| entry.at);
    let Some(moment) = asked.filter(|moment| age::days_between(*moment, now) < 30) else { return Ok(false) };
    context.terminal.warn(&message!("recover-asked", since = age::ago(moment, now)));
    Ok(true)
}
