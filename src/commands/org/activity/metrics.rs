//! A year month by month: views and downloads where the portal has a public metrics service, else what udata counts.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::dashboard::Dashboard;
use crate::messages::{Message, message};
use crate::report::{Note, Report, record};
use udata_client::MonthOfViews;

record! {
    /// A month; nothing for what the portal does not tell of it.
    #[derive(Default)]
    pub struct Row<'a> {
        /// Such as `2026-11`.
        month: &'a str => shown(Date),
        dataset_views: Option<u64> => shown(Count),
        downloads: Option<u64> => shown(Count),
        reuse_views: Option<u64> => shown(Count),
        dataservice_views: Option<u64> => shown(Count),
        new_datasets: Option<u64> => more(Count),
        new_dataset_followers: Option<u64> => more(Count),
        new_dataset_reuses: Option<u64> => more(Count),
        new_reuses: Option<u64> => more(Count),
        new_dataservices: Option<u64> => more(Count),
    }
}

/// The columns of a portal without metrics service: what was new in each month.
const OF_UDATA: &[&str] = &[
    "month",
    "new_datasets",
    "new_dataset_followers",
    "new_dataset_reuses",
    "new_reuses",
    "new_dataservices",
];

/// The months in their order; why there are none where neither tells.
pub fn report(dashboard: &Dashboard) -> Result<Report, Message> {
    let (rows, said, keys) = match &dashboard.read.months {
        Some(months) => {
            (months.iter().rev().map(of_service).collect::<Vec<_>>(), "activity-months-of-service", None)
        }
        None => (counted(&dashboard.organization.metrics), "activity-months-of-udata", Some(OF_UDATA)),
    };
    if rows.is_empty() {
        return Err(message!("activity-no-months"));
    }
    let mut report = Report::list(Row::COLUMNS, &rows, message!("activity-no-months"));
    report.charts = true;
    report.table = keys;
    Ok(report.note(Note::Say(message!(said))))
}

fn of_service(month: &MonthOfViews) -> Row<'_> {
    Row {
        month: &month.month,
        dataset_views: month.datasets,
        downloads: month.downloads,
        reuse_views: month.reuses,
        dataservice_views: month.dataservices,
        ..Row::default()
    }
}

/// What udata counts for each month: what began in it (`metrics` of an organization, `udata/core/organization/models.py`).
fn counted(metrics: &Map<String, Value>) -> Vec<Row<'_>> {
    let counts = |name: &str| metrics.get(name).and_then(Value::as_object);
    let datasets = counts("datasets_by_months");
    let followers = counts("datasets_followers_by_months");
    let dataset_reuses = counts("datasets_reuses_by_months");
    let reuses = counts("reuses_by_months");
    let dataservices = counts("dataservices_by_months");
    let all = [datasets, followers, dataset_reuses, reuses, dataservices];
    let months: BTreeSet<&str> = all.into_iter().flatten().flat_map(Map::keys).map(String::as_str).collect();
    let row = |month| {
        let count = |counts: Option<&Map<String, Value>>| counts?.get(month).and_then(Value::as_u64);
        Row {
            new_datasets: count(datasets),
            new_dataset_followers: count(followers),
            new_dataset_reuses: count(dataset_reuses),
            new_reuses: count(reuses),
            new_dataservices: count(dataservices),
            ..Row { month, ..Row::default() }
        }
    };
    months.into_iter().map(row).collect()
}
