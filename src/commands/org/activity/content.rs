//! How what is published is used: each dataset, API and reuse, and each file of a dataset.

use serde::Serialize;
use serde_json::Value;

use super::dashboard::Dashboard;
use super::reading::Entry;
use crate::messages::message;
use crate::report::{Column, Kind, Record, Report};

const COLUMNS: &[Column] = &[
    Column::shown("slug", Kind::Text),
    Column::shown("kind", Kind::Token("content")),
    Column::shown("views", Kind::Count),
    Column::shown("downloads", Kind::Count),
    Column::shown("followers", Kind::Count),
    Column::more("reuses", Kind::Count),
    Column::more("discussions", Kind::Count),
    Column::more("open_discussions", Kind::Count),
    Column::more("title", Kind::Text),
    Column::more("private", Kind::Flag),
    Column::more("anomalies", Kind::Tokens("anomaly")),
    Column::more("score", Kind::Text),
    Column::more("page", Kind::Text),
    Column::more("id", Kind::Text),
];

const RESOURCES: &[Column] = &[
    Column::shown("dataset", Kind::Text),
    Column::shown("title", Kind::Text),
    Column::shown("downloads", Kind::Count),
    Column::more("dataset_id", Kind::Text),
    Column::more("id", Kind::Text),
];

#[derive(Serialize)]
struct Row<'a> {
    kind: &'static str,
    id: &'a str,
    slug: &'a str,
    title: &'a str,
    page: Option<&'a str>,
    private: bool,
    views: Option<u64>,
    downloads: Option<u64>,
    reuses: Option<u64>,
    followers: Option<u64>,
    discussions: Option<u64>,
    open_discussions: Option<u64>,
    score: Option<f64>,
    anomalies: &'a [&'static str],
}

#[derive(Serialize)]
struct FileRow<'a> {
    dataset: &'a str,
    dataset_id: &'a str,
    id: &'a str,
    title: &'a str,
    downloads: Option<u64>,
}

/// Lists the content, the most seen first.
pub fn report(dashboard: &Dashboard) -> Report {
    let (entries, note) = dashboard.cut(dashboard.read.content.iter().collect());
    let rows: Vec<Row> = entries.into_iter().map(row).collect();
    let mut report = dashboard.list(COLUMNS, &rows, message!("activity-nothing-published"));
    report.notes.extend(note);
    report
}

/// Lists the files, the most downloaded first.
pub fn resources(dashboard: &Dashboard) -> Report {
    let mut files: Vec<FileRow> = dashboard.read.content.iter().flat_map(files).collect();
    files.sort_by_key(|file| std::cmp::Reverse(file.downloads));
    let (rows, note) = dashboard.cut(files);
    let mut report = dashboard.list(RESOURCES, &rows, message!("activity-no-files"));
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

/// The fields of an object.
pub fn fields(value: Value) -> Record {
    match value {
        Value::Object(fields) => fields,
        other => crate::report::record(&other),
    }
}
