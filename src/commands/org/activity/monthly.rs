//! A year of each dataset, month by month: views and downloads, as the portal's public metrics service counts them.

use std::cmp::Reverse;
use std::collections::HashMap;

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use super::dashboard::Dashboard;
use super::reading::{Entry, MONTHS};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::messages::message;
use crate::report::{Note, Report, record};
use udata_client::MonthsOfDatasets;
use udatactl_core::text::shell::Command;

record! {
    /// A dataset in a month.
    pub struct Row<'a> {
        /// Such as `2026-11`.
        month: &'a str => shown(Date),
        /// Nothing for one that is not shown any more.
        title: Option<&'a str> => shown(Text),
        views: Option<u64> => shown(Count),
        downloads: Option<u64> => shown(Count),
        id: &'a str => more(Text),
        slug: Option<&'a str> => more(Text),
        page: Option<&'a str> => more(Text),
    }
}

/// Reads the months of an organization's datasets.
///
/// # Errors
/// Exit 7 on a portal without metrics service, 9 where that fails.
pub fn read(context: &Context, organization: &str) -> anyhow::Result<MonthsOfDatasets> {
    let Some(service) = context.metrics_service()? else {
        let failure = Failure::new(Code::NoMetrics, message!("activity-no-service"));
        let content = Command::new("org activity {} --section content", &[organization]);
        return Err(failure.try_command(content).into());
    };
    let progress = context.terminal.progress(0);
    let read = service.of_datasets(organization, &oldest(context.settings.now), |count| {
        progress.inc(u64::try_from(count).unwrap_or_default());
    });
    progress.finish_and_clear();
    read.map_err(|error| {
        let cause = Failure::explain(&error.into()).message;
        Failure::new(Code::MetricsFailed, message!("activity-metrics-failed", cause = cause)).into()
    })
}

/// The first month that is shown.
fn oldest(now: Timestamp) -> String {
    let today = now.to_zoned(TimeZone::UTC);
    let this_month = today.first_of_month().unwrap_or(today);
    let before = i64::try_from(MONTHS - 1).unwrap_or_default();
    this_month.saturating_sub(before.months()).strftime("%Y-%m").to_string()
}

/// The months, the latest first, each with the datasets that were seen most first.
pub fn report(dashboard: &Dashboard) -> Report {
    let read = &dashboard.monthly;
    let known: HashMap<&str, &Entry> =
        dashboard.read.content.iter().map(|entry| (entry.id.as_str(), entry)).collect();
    let mut rows: Vec<Row> = read
        .rows
        .iter()
        .map(|month| {
            let entry = known.get(month.id.as_str());
            Row {
                month: &month.month,
                title: entry.map(|entry| entry.title.as_str()),
                views: month.views,
                downloads: month.downloads,
                id: &month.id,
                slug: entry.map(|entry| entry.slug.as_str()),
                page: entry.and_then(|entry| entry.page.as_deref()),
            }
        })
        .collect();
    rows.sort_by_key(|row| (Reverse(row.month), Reverse(row.views)));
    let (rows, cut) = dashboard.cut(rows);
    let mut report = dashboard.list(Row::COLUMNS, &rows, message!("activity-no-monthly"));
    report.notes.extend(cut);
    if read.is_cut {
        report.notes.push(Note::Warn(message!("activity-monthly-cut", count = read.rows.len())));
    }
    if read.is_unsteady {
        report.notes.push(Note::Warn(message!("activity-monthly-unsteady")));
    }
    report.note(Note::Say(message!("activity-months-of-service")))
}
