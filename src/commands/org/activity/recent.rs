//! The latest activities and their authors, as far as the portal records them.

use super::dashboard::Dashboard;
use crate::messages::message;
use crate::report::{Note, Report, record};
use udata_client::Activity;

record! {
    /// Something that was done.
    pub struct Row<'a> {
        at: Option<&'a str> => shown(Moment),
        by: Option<String> => shown(Text),
        /// As the portal calls it, such as `dataset:updated`.
        action: &'a str => shown(Token("done")),
        subject: Option<&'a str> => shown(Text),
        /// The fields that were changed.
        changes: &'a [String] => more(List),
        by_slug: Option<&'a str> => more(Text),
        by_kind: Option<&'a str> => more(Text),
        subject_kind: Option<String> => more(Text),
        subject_id: Option<&'a str> => more(Text),
        page: Option<&'a str> => more(Text),
    }
}

/// Lists the activities, the latest first, with what the portal does not record.
pub fn report(dashboard: &Dashboard) -> Report {
    let read = &dashboard.read;
    let (rows, note) = dashboard.cut(read.activities.iter().collect());
    let empty = message!("activity-nothing-done", since = &dashboard.arguments.since);
    let mut report = Report::list(Row::COLUMNS, rows.into_iter().map(row), empty);
    report.notes.extend(note);
    if read.more_activities {
        report.notes.push(Note::Say(message!("activity-more-done", count = read.activities.len())));
    }
    report.note(Note::Say(message!("activity-not-recorded")))
}

fn row(activity: &Activity) -> Row<'_> {
    let actor = activity.actor.as_ref();
    Row {
        at: activity.created_at.as_deref(),
        by: actor.map(udata_client::activities::Actor::name),
        by_slug: actor.and_then(|actor| actor.slug.as_deref()),
        by_kind: actor.map(|actor| actor.class.as_str()),
        action: &activity.key,
        subject: activity.related_to.as_deref(),
        subject_kind: activity.related_to_kind.as_deref().map(str::to_lowercase),
        subject_id: activity.related_to_id.as_deref(),
        changes: activity.changes.as_deref().unwrap_or_default(),
        page: activity.related_to_url.as_deref(),
    }
}
