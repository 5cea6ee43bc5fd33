//! What the portal finds wrong with each dataset, in words, and what to do about it.

use serde_json::json;

use super::Dashboard;
use super::content::fields;
use super::reading::Entry;
use crate::message;
use crate::messages::Message;
use crate::report::{Column, Kind, Note, Report};

const COLUMNS: &[Column] = &[
    Column::shown("dataset", Kind::Text),
    Column::shown("anomaly", Kind::Token("anomaly")),
    Column::more("title", Kind::Text),
    Column::more("score", Kind::Text),
    Column::more("page", Kind::Text),
    Column::more("id", Kind::Text),
];

/// A line for each anomaly, the datasets that have the most first; below, what to do about each kind.
pub fn report(dashboard: &Dashboard) -> Report {
    let mut datasets: Vec<&Entry> =
        dashboard.read.content.iter().filter(|entry| !entry.anomalies.is_empty()).collect();
    datasets.sort_by_key(|entry| std::cmp::Reverse(entry.anomalies.len()));
    let rows: Vec<(&Entry, &'static str)> =
        datasets.iter().flat_map(|entry| entry.anomalies.iter().map(|anomaly| (*entry, *anomaly))).collect();
    let (rows, cut) = dashboard.cut(rows);
    let mut kinds: Vec<&'static str> = Vec::new();
    for (_, anomaly) in &rows {
        if !kinds.contains(anomaly) {
            kinds.push(anomaly);
        }
    }
    let records = rows.into_iter().map(|(entry, anomaly)| {
        fields(json!({
            "dataset": entry.slug, "id": entry.id, "title": entry.title, "page": entry.page,
            "score": entry.score, "anomaly": anomaly,
        }))
    });
    let mut report = Report::list_of(COLUMNS, records.collect(), message!("activity-no-anomaly"));
    report.notes.extend(cut);
    report.notes.extend(kinds.into_iter().map(|kind| Note::Say(remedy(kind))));
    report
}

/// What to do about an anomaly.
fn remedy(anomaly: &str) -> Message {
    let name = Message::new(format!("anomaly-{anomaly}"));
    message!("activity-remedy", anomaly = name, remedy = Message::new(format!("anomaly-{anomaly}.remedy")))
}
