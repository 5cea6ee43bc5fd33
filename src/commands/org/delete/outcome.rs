//! The outcome for the organization and for its content: one record for each.

use std::path::Path;

use serde::Serialize;

use super::content::{Deleted, DeletionStatus};
use super::impact::Impact;
use crate::messages::message;
use crate::report::{Column, Kind, Report};
use udata_client::{Content, ContentKind, Organization};

pub const COLUMNS: &[Column] = &[
    Column::shown("target", Kind::Text),
    Column::shown("action", Kind::Token("action")),
    Column::shown("before", Kind::Token("state")),
    Column::shown("after", Kind::Token("state")),
    Column::shown("result", Kind::Token("result")),
    Column::shown("verified", Kind::Flag),
    Column::more("kind", Kind::Token("content-kind")),
    Column::more("id", Kind::Text),
    Column::more("name", Kind::Text),
    Column::more("page", Kind::Text),
    Column::more("datasets", Kind::Count),
    Column::more("reuses", Kind::Count),
    Column::more("dataservices", Kind::Count),
    Column::more("harvesters", Kind::Count),
    Column::more("members", Kind::Count),
    Column::more("pending", Kind::Count),
    Column::more("list", Kind::Text),
];

/// The columns of a table where the content is deleted too.
const WITH_CONTENT: &[&str] = &["kind", "target", "action", "result", "verified"];

#[derive(Serialize)]
struct Row {
    /// `dataset`, `dataservice`, `reuse` or `organization`.
    kind: &'static str,
    target: String,
    action: &'static str,
    before: &'static str,
    after: &'static str,
    result: &'static str,
    verified: bool,
    id: String,
    name: String,
    page: Option<String>,
    datasets: Option<usize>,
    reuses: Option<usize>,
    dataservices: Option<usize>,
    harvesters: Option<usize>,
    members: Option<usize>,
    pending: Option<usize>,
    /// The file with the list of what was to be deleted with the organization.
    list: Option<String>,
}

/// How the organization itself ended: its state, a word for the result, and whether the state was read.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    pub after: &'static str,
    pub result: &'static str,
    pub verified: bool,
}

impl Standing {
    pub const PLANNED: Self = Self { after: "deleted", result: "planned", verified: false };
    pub const NOT_TRIED: Self = Self { after: "online", result: "not_tried", verified: false };
    pub const FAILED: Self = Self { after: "online", result: "failed", verified: false };
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
        let planned = ("deleted", "planned", false);
        rows.extend(impact.content.iter().enumerate().map(|(index, one)| {
            content_row(one, deleted.map_or(planned, |deleted| worded(deleted.statuses[index])))
        }));
    }
    let report = Report::list(COLUMNS, &rows, message!("nothing-to-do"));
    if content.is_some() { report.table(WITH_CONTENT) } else { report }
}

fn worded((status, verified): (DeletionStatus, bool)) -> (&'static str, &'static str, bool) {
    match status {
        DeletionStatus::Deleted => ("deleted", "changed", verified),
        DeletionStatus::Gone => ("deleted", "unchanged", verified),
        DeletionStatus::Failed => ("online", "failed", verified),
        DeletionStatus::NotTried => ("online", "not_tried", verified),
    }
}

fn content_row(content: &Content, (after, result, verified): (&'static str, &'static str, bool)) -> Row {
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
