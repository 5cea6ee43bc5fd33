//! The latest activities and their authors, as far as the portal records them.

use serde_json::json;

use super::content::fields;
use super::dashboard::Dashboard;
use crate::messages::message;
use crate::report::{Column, Kind, Note, Record, Report};
use udata_client::Activity;

const COLUMNS: &[Column] = &[
    Column::shown("at", Kind::Moment),
    Column::shown("by", Kind::Text),
    Column::shown("action", Kind::Token("done")),
    Column::shown("subject", Kind::Text),
    Column::more("changes", Kind::List),
    Column::more("by_slug", Kind::Text),
    Column::more("by_kind", Kind::Text),
    Column::more("subject_kind", Kind::Text),
    Column::more("subject_id", Kind::Text),
    Column::more("page", Kind::Text),
];

/// Lists the activities, the latest first, with what the portal does not record.
pub fn report(dashboard: &Dashboard) -> Report {
    let read = &dashboard.read;
    let (rows, note) = dashboard.cut(read.activities.iter().collect());
    let empty = message!("activity-nothing-done", since = &dashboard.arguments.since);
    let mut report = Report::list_of(COLUMNS, rows.into_iter().map(record).collect(), empty);
    report.notes.extend(note);
    if read.more_activities {
        report.notes.push(Note::Say(message!("activity-more-done", count = read.activities.len())));
    }
    report.note(Note::Say(message!("activity-not-recorded")))
}

fn record(activity: &Activity) -> Record {
    let actor = activity.actor.as_ref();
    fields(json!({
        "at": activity.created_at,
        "by": actor.map(udata_client::activities::Actor::name),
        "by_slug": actor.and_then(|actor| actor.slug.as_ref()),
        "by_kind": actor.map(|actor| &actor.class),
        "action": activity.key,
        "subject": activity.related_to,
        "subject_kind": activity.related_to_kind.as_deref().map(str::to_lowercase),
        "subject_id": activity.related_to_id,
        "changes": activity.changes.as_deref().unwrap_or_default(),
        "page": activity.related_to_url,
    }))
}
