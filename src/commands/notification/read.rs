//! `notification read`: marks notifications as read. What asks for an answer is marked only if it is named.

use clap::Args;

use crate::commands::{doubt, resolve};
use crate::context::Context;
use crate::exit_status::ExitStatus;
use crate::failure::{Code, Failure};
use crate::journal::WriteSubject;
use crate::messages::message;
use crate::report::{Note, Report, record};
use udata_client::notifications::Notification;
use udata_client::{Error, Feature};

/// The beginning of an identifier that is long enough to mean it.
const SHORTEST: usize = 4;

/// Which of them; with `--all`, all that only have to be read.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "NOTIFICATION")]
    notification: Vec<String>,
}

record! {
    /// A notification, and whether it is marked as read.
    pub struct Row {
        target: String => shown(Uuid),
        what: String => shown(Token("notification")).cut(Lines),
        before: &'static str => shown(Token("notification")),
        after: &'static str => shown(Token("notification")),
        result: &'static str => shown(Token("result")),
        action: &'static str => more(Token("action")),
        id: String => more(Text),
        verified: bool => more(Flag),
        error: Option<&'static str> => more(Text),
    }
}

/// Marks them, one by one, and reads back.
///
/// # Errors
/// Exit 2 where none is named; exit 6 for one that is not mine; exit 7 before 14.3; exit 8 where some could not be
/// marked.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let all = context.settings.all;
    if all != arguments.notification.is_empty() {
        let key = if all { "notification-all-or-some" } else { "notification-which" };
        return Err(Failure::new(Code::WhichNotifications, message!(key)).into());
    }
    context.may_write(false)?;
    let told = context.signed_in()?.notifications(all.then_some(false))?;
    if told.iter().any(|notification| notification.id.is_none()) {
        return Err(Error::Lacks(Feature::ReadNotifications).into());
    }
    let typed = resolve::listed(context, &arguments.notification)?;
    let (wanted, left) = if all {
        told.iter().partition(|notification| !notification.requires_action())
    } else {
        let named: anyhow::Result<Vec<_>> = typed.iter().map(|typed| find(&told, typed)).collect();
        (once(named?), Vec::new())
    };
    let (mut rows, failure) = mark(&wanted, context)?;
    let mut failure = failure;
    if rows.iter().any(|row| row.result == "changed") {
        failure = verify(&mut rows, context).or(failure);
    }
    let mut report = Report::list(Row::COLUMNS, &rows, message!("notification-list-empty"));
    report.failure = failure;
    if context.settings.dry_run {
        report = report.note(Note::Say(message!("dry-run-nothing-written")));
    }
    if !left.is_empty() {
        report = report.note(Note::Say(message!("notification-left", count = left.len())));
    }
    Ok(report)
}

/// The notification that an identifier or its beginning names.
fn find<'a>(told: &'a [Notification], typed: &str) -> anyhow::Result<&'a Notification> {
    let begins = |notification: &&Notification| {
        notification.id.as_deref().is_some_and(|id| id.starts_with(&typed.to_lowercase()))
    };
    let mut found = told.iter().filter(begins);
    match (found.next(), found.next()) {
        (Some(one), None) if typed.len() >= SHORTEST => Ok(one),
        (Some(_), Some(_)) => {
            let message = message!("failure-ambiguous-notification", typed = typed);
            Err(Failure::new(Code::Ambiguous, message).into())
        }
        _ => {
            let message = message!("failure-unknown-notification", typed = typed);
            let failure = Failure::new(Code::UnknownNotification, message);
            Err(failure.try_command("udatactl notification list").into())
        }
    }
}

fn once(mut named: Vec<&Notification>) -> Vec<&Notification> {
    let mut seen = std::collections::HashSet::new();
    named.retain(|notification| seen.insert(notification.id.clone()));
    named
}

/// A row for each, and the first failure once something was done.
fn mark(wanted: &[&Notification], context: &Context) -> anyhow::Result<(Vec<Row>, Option<Failure>)> {
    let mut rows = Vec::with_capacity(wanted.len());
    let mut failure: Option<Failure> = None;
    let writer = context.writer();
    for notification in wanted {
        let id = notification.id.clone().unwrap_or_default();
        let before = if notification.handled.is_some() { "handled" } else { "unread" };
        let mut row = Row {
            target: id.clone(),
            what: notification.kind.clone(),
            action: "read",
            before,
            after: "handled",
            result: "unchanged",
            id: id.clone(),
            verified: notification.handled.is_some(),
            error: None,
        };
        let is_new = notification.handled.is_none();
        if is_new && failure.is_some() {
            (row.result, row.after) = ("not_tried", "unread");
        } else if is_new && let Some(writer) = &writer {
            let organization = notification.organization.as_ref().map(|it| it.id.as_str());
            let subject =
                WriteSubject { request: Some(id.clone()), ..context.subject("read", organization)? };
            match writer.write(subject, |portal| portal.read_notification(&id)) {
                Ok(()) => row.result = "changed",
                // Reading back tells.
                Err(error) if doubt::remains(&error) => row.result = "changed",
                Err(error) if rows.iter().all(|row: &Row| row.result != "changed") => return Err(error),
                Err(error) => {
                    let why = Failure::explain(&error);
                    (row.result, row.after, row.error) = ("failed", "unread", Some(why.code.word()));
                    failure = Some(Failure { status: ExitStatus::Partly, ..why });
                }
            }
        } else if is_new {
            row.result = "planned";
            if let Some(rehearsal) = context.rehearsal()? {
                rehearsal.read_notification(&id)?;
            }
        }
        rows.push(row);
    }
    Ok((rows, failure))
}

/// Looks whether what was marked is no longer among the unread.
fn verify(rows: &mut [Row], context: &Context) -> Option<Failure> {
    let unread = match context.signed_in().and_then(|portal| Ok(portal.notifications(Some(false))?)) {
        Ok(unread) => unread,
        Err(error) => return Some(Failure::not_read_back(Failure::explain(&error))),
    };
    let is_unread = |row: &Row| unread.iter().any(|notification| notification.id.as_ref() == Some(&row.id));
    let mut count = 0;
    for row in rows.iter_mut().filter(|row| row.result == "changed") {
        row.verified = !is_unread(row);
        if !row.verified {
            (row.result, row.after, row.error) = ("failed", "unread", Some("not_verified"));
            count += 1;
        }
    }
    let message = message!("failure-still-unread", count = count);
    (count > 0).then(|| Failure::new(Code::NotVerified, message))
}
