//! How what is published is used: each dataset, API and reuse, and each file of a dataset.

use super::dashboard::Dashboard;
use super::reading::Entry;
use crate::messages::message;
use crate::report::{Report, record};

record! {
    /// A dataset, a dataservice or a reuse.
    pub struct Row<'a> {
        slug: &'a str => shown(Text).cut(Middle),
        kind: &'static str => shown(Token("content")),
        views: Option<u64> => shown(Count),
        downloads: Option<u64> => shown(Count),
        followers: Option<u64> => shown(Count),
        reuses: Option<u64> => more(Count),
        discussions: Option<u64> => more(Count),
        open_discussions: Option<u64> => more(Count),
        title: &'a str => more(Text),
        private: bool => more(Flag),
        anomalies: &'a [&'static str] => more(Tokens("anomaly")),
        score: Option<f64> => more(Text),
        page: Option<&'a str> => more(Text),
        id: &'a str => more(Text),
    }
}

record! {
    /// A file of a dataset.
    pub struct FileRow<'a> {
        dataset: &'a str => shown(Text).cut(Middle),
        title: &'a str => shown(Text),
        downloads: Option<u64> => shown(Count),
        dataset_id: &'a str => more(Text),
        id: &'a str => more(Text),
    }
}

/// Lists the content, the most seen first.
pub fn report(dashboard: &Dashboard) -> Report {
    let (entries, note) = dashboard.cut(dashboard.read.content.iter().collect());
    let rows: Vec<Row> = entries.into_iter().map(row).collect();
    let mut report = dashboard.list(Row::COLUMNS, &rows, message!("activity-nothing-published"));
    report.notes.extend(note);
    report
}

/// Lists the files, the most downloaded first.
pub fn resources(dashboard: &Dashboard) -> Report {
    let mut files: Vec<FileRow> = dashboard.read.content.iter().flat_map(files).collect();
    files.sort_by_key(|file| std::cmp::Reverse(file.downloads));
    let (rows, note) = dashboard.cut(files);
    let mut report = dashboard.list(FileRow::COLUMNS, &rows, message!("activity-no-files"));
    report.notes.extend(note);
    report
}

fn files(entry: &Entry) -> impl Iterator<Item = FileRow<'_>> {
    entry.files.iter().map(|file| FileRow {
        dataset: &entry.slug,
        dataset_id: &entry.id,
        id: &file.id,
        title: &file.title,
        downloads: file.downloads,
    })
}

fn row(entry: &Entry) -> Row<'_> {
    Row {
        kind: entry.kind,
        id: &entry.id,
        slug: &entry.slug,
        title: &entry.title,
        page: entry.page.as_deref(),
        private: entry.private,
        views: entry.views,
        downloads: entry.downloads,
        reuses: entry.reuses,
        followers: entry.followers,
        discussions: entry.discussions,
        open_discussions: entry.open_discussions,
        score: entry.score,
        anomalies: &entry.anomalies,
    }
}
