//! The organization in figures, and who looks at it when.

use super::dashboard::Dashboard;
use super::reading::Entry;
use super::{discussions, harvesters};
use crate::messages::message;
use crate::report::{Note, Report, record};
use udata_client::Me;

record! {
    /// An organization in figures.
    pub struct Row<'a> {
        name: &'a str => shown(Text),
        slug: &'a str => shown(Text),
        page: Option<&'a str> => shown(Text),
        badges: Vec<String> => shown(Tokens("badge")),
        description: &'a str => shown(Long),
        members: usize => shown(Count),
        administrators: usize => shown(Count),
        editors: usize => shown(Count),
        partial_editors: usize => shown(Count),
        datasets: usize => shown(Count),
        resources: usize => shown(Count),
        dataservices: usize => shown(Count),
        reuses: usize => shown(Count),
        /// Of the datasets, dataservices and reuses together.
        views: u64 => shown(Count),
        downloads: u64 => shown(Count),
        /// Of the organization itself.
        followers: Option<u64> => shown(Count),
        datasets_with_anomalies: usize => shown(Count),
        open_discussions: usize => shown(Count),
        unanswered_discussions: usize => shown(Count),
        /// Nothing on a portal that does not harvest.
        harvesters: Option<usize> => shown(Count),
        harvesters_to_look_at: Option<usize> => shown(Count),
        site: &'a str => shown(Text),
        /// Whose eyes saw it; nothing for the public's.
        r#as: Option<String> => shown(Text),
        read_at: String => shown(Date),
        id: &'a str => shown(Text),
    }
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
    let report = Report::single(Row::COLUMNS, &row);
    let private = read.content.iter().filter(|entry| entry.private).count();
    if private == 0 {
        return report;
    }
    report.note(Note::Say(message!("activity-private", count = private)))
}
