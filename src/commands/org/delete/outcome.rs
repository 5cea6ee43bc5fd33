//! The outcome for the organization and for its content: one record for each.

use std::path::Path;

use super::content::{Deleted, DeletionStatus};
use super::impact::Impact;
use crate::membership::ChangeStatus;
use crate::messages::message;
use crate::report::{Report, record};
use udata_client::{Content, ContentKind, Organization};

/// The columns of a table where the content is deleted too.
const WITH_CONTENT: &[&str] = &["kind", "target", "action", "result", "verified"];

record! {
    /// The organization, or something that it had published, and what became of it.
    pub struct Row {
        target: String => shown(Text).cut(Middle),
        action: &'static str => shown(Token("action")),
        before: &'static str => shown(Token("state")),
        after: &'static str => shown(Token("state")),
        result: ChangeStatus => shown(Token("result")),
        verified: bool => shown(Flag),
        /// `dataset`, `dataservice`, `reuse` or `organization`.
        kind: &'static str => more(Token("content-kind")),
        id: String => more(Text),
        name: String => more(Text),
        page: Option<String> => more(Text),
        datasets: Option<usize> => more(Count),
        reuses: Option<usize> => more(Count),
        dataservices: Option<usize> => more(Count),
        harvesters: Option<usize> => more(Count),
        members: Option<usize> => more(Count),
        pending: Option<usize> => more(Count),
        /// The file with the list of what was to be deleted with the organization.
        list: Option<String> => more(Text),
    }
}

/// How the organization itself ended: its state, a word for the result, and whether the state was read.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    pub after: &'static str,
    pub result: ChangeStatus,
    pub verified: bool,
}

impl Standing {
    pub const PLANNED: Self = Self { after: "deleted", result: ChangeStatus::Planned, verified: false };
    pub const NOT_TRIED: Self = Self { after: "online", result: ChangeStatus::NotTried, verified: false };
    pub const FAILED: Self = Self { after: "online", result: ChangeStatus::Failed, verified: false };
}

/// The report: the organization, then what it has published where that goes too: `Some(None)` in a dry run.
pub fn report(
    organization: &Organization,
    impact: &Impact,
    standing: Standing,
    content: Option<Option<&Deleted>>,
    list: Option<&Path>,
) -> Report {
    let count = |kind| Some(impact.count(kind));
    let mut rows = vec![Row {
        kind: "organization",
        target: organization.slug.clone(),
        action: "delete",
        before: "online",
        after: standing.after,
        result: standing.result,
        verified: standing.verified,
        id: organization.id.clone(),
        name: organization.name.clone(),
        page: organization.page.clone(),
        datasets: count(ContentKind::Dataset),
        reuses: count(ContentKind::Reuse),
        dataservices: count(ContentKind::Dataservice).filter(|_| impact.has_dataservices),
        harvesters: impact.harvesters,
        members: Some(impact.members),
        pending: Some(impact.pending),
        list: list.map(|path| path.display().to_string()),
    }];
    if let Some(deleted) = content {
        let planned = ("deleted", ChangeStatus::Planned, false);
        rows.extend(impact.content.iter().enumerate().map(|(index, one)| {
            content_row(one, deleted.map_or(planned, |deleted| worded(deleted.statuses[index])))
        }));
    }
    let report = Report::list(Row::COLUMNS, &rows, message!("nothing-to-do"));
    if content.is_some() { report.table(WITH_CONTENT) } else { report }
}

fn worded((status, verified): (DeletionStatus, bool)) -> (&'static str, ChangeStatus, bool) {
    match status {
        DeletionStatus::Deleted => ("deleted", ChangeStatus::Changed, verified),
        DeletionStatus::Gone => ("deleted", ChangeStatus::Unchanged, verified),
        DeletionStatus::Failed => ("online", ChangeStatus::Failed, verified),
        DeletionStatus::NotTried => ("online", ChangeStatus::NotTried, verified),
    }
}

fn content_row(content: &Content, (after, result, verified): (&'static str, ChangeStatus, bool)) -> Row {
    Row {
        kind: content.kind.word(),
        target: content.slug.clone(),
        action: "delete",
        before: "online",
        after,
        result,
        verified,
        id: content.id.clone(),
        name: content.title.clone(),
        page: content.page.clone(),
        datasets: None,
        reuses: None,
        dataservices: None,
        harvesters: None,
        members: None,
        pending: None,
        list: None,
    }
}
