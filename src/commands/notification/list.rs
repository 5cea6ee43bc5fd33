//! `notification list`: what the portal tells me of, the unread first.

use clap::Args;

use crate::commands::scope;
use crate::context::Context;
use crate::messages::message;
use crate::report::{Note, Report, age, record};
use udata_client::User;
use udata_client::notifications::Notification;
use udatactl_core::roster::OrganizationName;
use udatactl_core::text::{self, shell::Command};

/// Which of them.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(long, conflicts_with = "handled")]
    unread: bool,
    #[arg(long)]
    handled: bool,
}

record! {
    /// A notification.
    pub struct Row {
        short_id: Option<String> => shown(Text).cut(Never),
        state: &'static str => shown(Token("notification")),
        what: String => shown(Token("notification")),
        /// Names, for a person: who or what, and where.
        about: Vec<String> => shown(List),
        created: Option<String> => shown(Moment),
        id: Option<String> => more(Text),
        requires_action: bool => more(Flag),
        organization: Option<String> => more(Slug("organization_id")),
        organization_id: Option<String> => more(Text),
        person: Option<String> => more(Text).whose("person_id"),
        person_id: Option<String> => more(Text),
        subject: Option<String> => more(Text),
        handled: Option<String> => more(Moment),
        age_days: Option<i64> => more(Count),
    }
}

/// Lists my notifications: the unread first, each part with the newest first.
///
/// # Errors
/// Exit 4 without a key.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let handled = [arguments.unread, arguments.handled].contains(&true).then_some(arguments.handled);
    let mut told = context.signed_in()?.showing().notifications(handled)?;
    told.sort_by_cached_key(|notification| {
        let created = notification.created.as_deref().and_then(age::parse);
        (notification.handled.is_some(), std::cmp::Reverse(created))
    });
    let length = text::telling_apart(told.iter().filter_map(|notification| notification.id.as_deref()));
    let total = told.len();
    told.truncate(context.limit().unwrap_or(usize::MAX));
    let mine = scope::mine(context)?;
    let rows: Vec<Row> =
        told.into_iter().map(|notification| row(notification, length, &mine, context)).collect();
    let empty = if arguments.handled { "notification-list-empty-handled" } else { "notification-list-empty" };
    let mut report = Report::list(Row::COLUMNS, &rows, message!(empty));
    if rows.len() < total {
        report = report.note(Note::Say(message!("list-cut", shown = rows.len(), total = total)));
    }
    if let Some(id) = rows.iter().find(|row| row.state == "unread").and_then(|row| row.short_id.as_deref()) {
        let command = Command::new("notification read {}", &[id]);
        report = report.note(Note::Hint(message!("notification-how-to-read", command = command)));
    }
    Ok(report)
}

fn row(notification: Notification, length: usize, mine: &[OrganizationName], context: &Context) -> Row {
    let created = notification.created.as_deref().and_then(age::parse);
    let requires_action = notification.requires_action();
    // An old portal gives only the identifier; it is of one of mine.
    let known =
        notification.organization.as_ref().map(|it| (it, mine.iter().find(|known| known.id == it.id)));
    let name = known.map(|(it, known)| known.map_or(&it.name, |known| &known.name).clone());
    let slug = known.map(|(it, known)| known.map_or(&it.slug, |known| &known.slug).clone());
    let is_text = |text: &String| !text.is_empty();
    let who = notification.person.as_ref().map(User::name);
    let about = [who, notification.subject.clone(), name].into_iter().flatten().filter(is_text).collect();
    Row {
        short_id: notification.id.as_ref().map(|id| id.chars().take(length).collect()),
        state: if notification.handled.is_some() { "handled" } else { "unread" },
        what: notification.kind,
        about,
        id: notification.id,
        requires_action,
        organization: slug.filter(is_text),
        organization_id: notification.organization.map(|it| it.id),
        person: notification.person.as_ref().map(|person| person.slug.clone()).filter(is_text),
        person_id: notification.person.map(|person| person.id),
        subject: notification.subject,
        age_days: created.map(|created| age::days_between(created, context.settings.now)),
        created: notification.created,
        handled: notification.handled,
    }
}
