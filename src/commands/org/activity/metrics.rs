//! A year month by month: views and downloads where the portal has a public metrics service, else what udata counts.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::content::fields;
use super::dashboard::Dashboard;
use crate::messages::{Message, message};
use crate::report::{Column, Kind, Note, Record, Report};

const COLUMNS: &[Column] = &[
    Column::shown("month", Kind::Text),
    Column::shown("dataset_views", Kind::Count),
    Column::shown("downloads", Kind::Count),
    Column::shown("reuse_views", Kind::Count),
    Column::shown("dataservice_views", Kind::Count),
    Column::more("new_datasets", Kind::Count),
    Column::more("new_dataset_followers", Kind::Count),
    Column::more("new_dataset_reuses", Kind::Count),
    Column::more("new_reuses", Kind::Count),
    Column::more("new_dataservices", Kind::Count),
];

/// The columns of a portal without metrics service: what was new in each month.
const OF_UDATA: &[&str] = &[
    "month",
    "new_datasets",
    "new_dataset_followers",
    "new_dataset_reuses",
    "new_reuses",
    "new_dataservices",
];

/// udata's names for them in `metrics` of an organization (`udata/core/organization/models.py`).
const COUNTED: [(&str, &str); 5] = [
    ("new_datasets", "datasets_by_months"),
    ("new_dataset_followers", "datasets_followers_by_months"),
    ("new_dataset_reuses", "datasets_reuses_by_months"),
    ("new_reuses", "reuses_by_months"),
    ("new_dataservices", "dataservices_by_months"),
];

/// Lists the months in their order; why there are none where neither tells.
pub fn report(dashboard: &Dashboard) -> Result<Report, Message> {
    let (records, said, keys) = match &dashboard.read.months {
        Some(months) => {
            let row = |month: &udata_client::MonthOfViews| {
                with_all(json!({
                    "month": month.month, "dataset_views": month.datasets, "downloads": month.downloads,
                    "reuse_views": month.reuses, "dataservice_views": month.dataservices,
                }))
            };
            (months.iter().rev().map(row).collect::<Vec<_>>(), "activity-months-of-service", None)
        }
        None => (counted(&dashboard.organization.metrics), "activity-months-of-udata", Some(OF_UDATA)),
    };
    if records.is_empty() {
        return Err(message!("activity-no-months"));
    }
    let mut report = Report::list_of(COLUMNS, records, message!("activity-no-months"));
    report.charts = true;
    report.table = keys;
    Ok(report.note(Note::Say(message!(said))))
}

/// Reads udata's counts for each month: what began in it.
fn counted(metrics: &Map<String, Value>) -> Vec<Record> {
    let mut months: BTreeMap<&String, Map<String, Value>> = BTreeMap::new();
    for (key, name) in COUNTED {
        for (month, count) in metrics.get(name).and_then(Value::as_object).into_iter().flatten() {
            months.entry(month).or_default().insert(key.to_owned(), count.clone());
        }
    }
    let row = |(month, mut row): (&String, Map<String, Value>)| {
        row.insert("month".to_owned(), json!(month));
        with_all(Value::Object(row))
    };
    months.into_iter().map(row).collect()
}

/// The record with all its keys, `null` for what is not known.
fn with_all(value: Value) -> Record {
    let mut given = fields(value);
    COLUMNS
        .iter()
        .map(|column| (column.key.to_owned(), given.remove(column.key).unwrap_or(Value::Null)))
        .collect()
}
