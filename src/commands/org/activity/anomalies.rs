//! The flaws that the portal finds in each dataset, in words, and what to do about them.

use super::dashboard::Dashboard;
use super::reading::Entry;
use crate::messages::{Message, message};
use crate::report::{Note, Report, record};

record! {
    /// An anomaly of a dataset.
    pub struct Row<'a> {
        dataset: &'a str => shown(Text).cut(Middle),
        anomaly: &'static str => shown(Token("anomaly")),
        title: &'a str => more(Text),
        score: Option<f64> => more(Text),
        page: Option<&'a str> => more(Text),
        id: &'a str => more(Text),
    }
}

/// A line for each anomaly, the datasets that have the most first; below, what to do about each kind.
pub fn report(dashboard: &Dashboard) -> Report {
    let mut datasets: Vec<&Entry> =
        dashboard.read.content.iter().filter(|entry| !entry.anomalies.is_empty()).collect();
    datasets.sort_by_key(|entry| std::cmp::Reverse(entry.anomalies.len()));
    let rows: Vec<Row> = datasets.into_iter().flat_map(rows).collect();
    let (rows, cut) = dashboard.cut(rows);
    let mut kinds: Vec<&'static str> = Vec::new();
    for row in &rows {
        if !kinds.contains(&row.anomaly) {
            kinds.push(row.anomaly);
        }
    }
    let mut report = dashboard.list(Row::COLUMNS, &rows, message!("activity-no-anomaly"));
    report.notes.extend(cut);
    report.notes.extend(kinds.into_iter().map(|kind| Note::Say(remedy(kind))));
    report
}

fn rows(entry: &Entry) -> impl Iterator<Item = Row<'_>> {
    entry.anomalies.iter().map(|anomaly| Row {
        dataset: &entry.slug,
        id: &entry.id,
        title: &entry.title,
        page: entry.page.as_deref(),
        score: entry.score,
        anomaly,
    })
}

/// The remedy for an anomaly.
fn remedy(anomaly: &str) -> Message {
    let name = Message::new(format!("anomaly-{anomaly}"));
    message!("activity-remedy", anomaly = name, remedy = Message::new(format!("anomaly-{anomaly}.remedy")))
}
