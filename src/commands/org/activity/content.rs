//! How what is published is used: each dataset, API and reuse, and each file of a dataset.

use serde_json::json;

use super::Dashboard;
use super::reading::{Entry, File};
use crate::message;
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

/// What is published, the most seen first.
pub fn report(dashboard: &Dashboard) -> Report {
    let (rows, note) = dashboard.cut(dashboard.read.content.iter().collect());
    let records = rows.into_iter().map(record).collect();
    let mut report = Report::list_of(COLUMNS, records, message!("activity-nothing-published"));
    report.notes.extend(note);
    report
}

/// The files, the most downloaded first.
pub fn resources(dashboard: &Dashboard) -> Report {
    let of = |entry| files(entry);
    let mut files: Vec<(&Entry, &File)> = dashboard.read.content.iter().flat_map(of).collect();
    files.sort_by_key(|(_, file)| std::cmp::Reverse(file.downloads));
    let (rows, note) = dashboard.cut(files);
    let records = rows.into_iter().map(|(entry, file)| {
        fields(json!({
            "dataset": entry.slug, "dataset_id": entry.id, "id": file.id, "title": file.title,
            "downloads": file.downloads,
        }))
    });
    let mut report = Report::list_of(RESOURCES, records.collect(), message!("activity-no-files"));
    report.notes.extend(note);
    report
}

fn files(entry: &Entry) -> impl Iterator<Item = (&Entry, &File)> {
    entry.files.iter().map(move |file| (entry, file))
}

fn record(entry: &Entry) -> Record {
    fields(json!({
        "kind": entry.kind, "id": entry.id, "slug": entry.slug, "title": entry.title, "page": entry.page,
        "private": entry.private, "views": entry.views, "downloads": entry.downloads, "reuses": entry.reuses,
        "followers": entry.followers, "discussions": entry.discussions,
        "open_discussions": entry.open_discussions, "score": entry.score, "anomalies": entry.anomalies,
    }))
}

/// The fields of an object.
pub fn fields(value: serde_json::Value) -> Record {
    crate::report::record(&value)
}
