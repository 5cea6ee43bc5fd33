//! Open discussions, and which of them wait for an answer.

use jiff::Timestamp;

use super::dashboard::Dashboard;
use crate::commands::watch;
use crate::messages::message;
use crate::report::{Report, record};
use udata_client::Discussion;

record! {
    /// An open discussion.
    pub struct Row<'a> {
        /// What is discussed: its slug, else its id.
        subject: Option<&'a str> => shown(Text).cut(Middle),
        title: &'a str => shown(Text),
        /// Since when it waits for an answer; nothing for one that is answered.
        waiting_since: Option<String> => shown(Moment),
        last_message: Option<&'a str> => more(Moment),
        answered: bool => more(Flag),
        by: Option<String> => more(Text),
        messages: usize => more(Count),
        created: Option<&'a str> => more(Moment),
        subject_kind: Option<String> => more(Text),
        subject_id: Option<&'a str> => more(Text),
        page: Option<&'a str> => more(Text),
        id: &'a str => more(Text),
    }
}

/// A discussion, and since when it waits.
struct Open<'a> {
    discussion: &'a Discussion,
    waits_since: Option<Timestamp>,
}

/// Lists the discussions that wait the longest first, then those that are answered.
pub fn report(dashboard: &Dashboard) -> Report {
    let unanswered = dashboard.arguments.unanswered;
    let mut found: Vec<Open> =
        open(dashboard).filter(|open| !unanswered || open.waits_since.is_some()).collect();
    found.sort_by_key(|open| (open.waits_since.is_none(), open.waits_since));
    let (rows, note) = dashboard.cut(found);
    let empty = if unanswered { "activity-none-unanswered" } else { "activity-no-discussion" };
    let rows = rows.iter().map(|open| row(dashboard, open));
    let mut report = Report::list(Row::COLUMNS, rows, message!(empty));
    report.notes.extend(note);
    report
}

/// Counts the discussions that wait for an answer, as long as was asked for.
pub fn unanswered(dashboard: &Dashboard) -> usize {
    open(dashboard).filter(|open| open.waits_since.is_some()).count()
}

/// The open discussions that are old enough: that wait, or where nobody has said anything, for so long.
fn open<'a>(dashboard: &'a Dashboard) -> impl Iterator<Item = Open<'a>> {
    let organization = dashboard.organization;
    let members = watch::members(organization);
    let opened = move |discussion: &'a Discussion| Open {
        waits_since: watch::waits_since(discussion, &organization.id, &members),
        discussion,
    };
    let is_old = move |open: &Open| {
        let last = || open.discussion.messages.last().and_then(|message| watch::said(message).at);
        dashboard
            .older_than
            .is_none_or(|limit| open.waits_since.or_else(last).is_none_or(|since| since <= limit))
    };
    dashboard.read.discussions.iter().map(opened).filter(is_old)
}

fn row<'a>(dashboard: &'a Dashboard, open: &Open<'a>) -> Row<'a> {
    let (discussion, messages) = (open.discussion, &open.discussion.messages);
    let subject = discussion.subject.as_ref();
    let page = discussion.self_web_url.as_deref();
    // Before 10 a discussion has no page to tell it.
    let listed =
        || dashboard.read.content.iter().find(|entry| Some(&entry.id) == subject.map(|subject| &subject.id));
    let named = || listed().map(|entry| entry.slug.as_str());
    let slug = page.and_then(slug_of).or_else(named).or_else(|| subject.map(|subject| subject.id.as_str()));
    let opener = messages.first().and_then(|message| message.posted_by.as_ref());
    Row {
        subject: slug,
        subject_kind: subject.map(|subject| subject.class.to_lowercase()),
        subject_id: subject.map(|subject| subject.id.as_str()),
        title: &discussion.title,
        answered: open.waits_since.is_none(),
        waiting_since: open.waits_since.map(|since| since.to_string()),
        by: opener.map(udata_client::User::name),
        messages: messages.len(),
        created: discussion.created.as_deref(),
        last_message: messages.last().and_then(|message| message.posted_on.as_deref()),
        page,
        id: &discussion.id,
    }
}

/// The slug of what is discussed, in the discussion's page: `…/datasets/SLUG/discussions?…`.
fn slug_of(page: &str) -> Option<&str> {
    let path = page.split('?').next()?.trim_end_matches('/');
    path.strip_suffix("/discussions")?.rsplit('/').next()
}
