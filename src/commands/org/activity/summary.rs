//! The organization in figures, and who looks at it when.

use serde::Serialize;

use super::dashboard::Dashboard;
use super::reading::Entry;
use super::{discussions, harvesters};
use crate::report::{Column, Kind, Report};
use udata_client::Me;

const COLUMNS: &[Column] = &[
    Column::shown("name", Kind::Text),
    Column::shown("slug", Kind::Text),
    Column::shown("page", Kind::Text),
    Column::shown("badges", Kind::Tokens("badge")),
    Column::shown("description", Kind::Long),
    Column::shown("members", Kind::Count),
    Column::shown("administrators", Kind::Count),
    Column::shown("editors", Kind::Count),
    Column::shown("partial_editors", Kind::Count),
    Column::shown("datasets", Kind::Count),
    Column::shown("resources", Kind::Count),
    Column::shown("dataservices", Kind::Count),
    Column::shown("reuses", Kind::Count),
    Column::shown("views", Kind::Count),
    Column::shown("downloads", Kind::Count),
    Column::shown("followers", Kind::Count),
    Column::shown("datasets_with_anomalies", Kind::Count),
    Column::shown("open_discussions", Kind::Count),
    Column::shown("unanswered_discussions", Kind::Count),
    Column::shown("harvesters", Kind::Count),
    Column::shown("harvesters_to_look_at", Kind::Count),
    Column::shown("site", Kind::Text),
    Column::shown("as", Kind::Text),
    Column::shown("read_at", Kind::Text),
    Column::shown("id", Kind::Text),
];

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    slug: &'a str,
    name: &'a str,
    page: Option<&'a str>,
    badges: Vec<String>,
    description: &'a str,
    members: usize,
    administrators: usize,
    editors: usize,
    partial_editors: usize,
    datasets: usize,
    resources: usize,
    dataservices: usize,
    reuses: usize,
    /// The views of the datasets, dataservices and reuses together.
    views: u64,
    downloads: u64,
    /// The followers of the organization itself.
    followers: Option<u64>,
    datasets_with_anomalies: usize,
    open_discussions: usize,
    unanswered_discussions: usize,
    /// `None` on a portal that does not harvest.
    harvesters: Option<usize>,
    harvesters_to_look_at: Option<usize>,
    site: &'a str,
    /// Whose eyes saw it; `None` for the public's.
    r#as: Option<String>,
    read_at: String,
}

/// The figures.
pub fn report(dashboard: &Dashboard) -> Report {
    let (one, read) = (dashboard.organization, &dashboard.read);
    let with_role = |role: &str| one.members.iter().filter(|member| member.role == role).count();
    let of_kind = |kind: &'static str| read.content.iter().filter(move |entry| entry.kind == kind);
    let sum = |figure: fn(&Entry) -> Option<u64>| read.content.iter().filter_map(figure).sum();
    let harvesters = read.harvesters.as_ref().map(Vec::len);
    let row = Row {
        id: &one.id,
        slug: &one.slug,
        name: &one.name,
        page: one.page.as_deref(),
        badges: one.badge_kinds(),
        description: &one.description,
        members: one.members.len(),
        administrators: with_role("admin"),
        editors: with_role("editor"),
        partial_editors: with_role("partial_editor"),
        datasets: of_kind("dataset").count(),
        resources: read.content.iter().map(|entry| entry.files.len()).sum(),
        dataservices: of_kind("dataservice").count(),
        reuses: of_kind("reuse").count(),
        views: sum(|entry| entry.views),
        downloads: sum(|entry| entry.downloads),
        followers: one.metric("followers"),
        datasets_with_anomalies: dashboard.with_anomalies(),
        open_discussions: read.discussions.len(),
        unanswered_discussions: discussions::unanswered(dashboard),
        harvesters,
        harvesters_to_look_at: harvesters.map(|_| harvesters::failing(dashboard)),
        site: dashboard.context.settings.site.as_str(),
        r#as: read.account.as_ref().map(Me::name),
        read_at: dashboard.context.settings.now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
    };
    Report::single(COLUMNS, &row)
}
