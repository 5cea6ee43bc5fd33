//! The harvesters: how each ran last, its state, what went wrong.

use serde_json::json;

use super::content::fields;
use super::dashboard::Dashboard;
use crate::commands::watch;
use crate::messages::{Message, message};
use crate::report::{Column, Kind, Record, Report};
use udata_client::Harvester;
use udatactl_core::audit::activity;

const COLUMNS: &[Column] = &[
    Column::shown("name", Kind::Text),
    Column::shown("state", Kind::Token("harvester")),
    Column::shown("last_run", Kind::Moment),
    Column::shown("errors", Kind::List),
    Column::more("last_run_ended", Kind::Moment),
    Column::more("last_run_status", Kind::Text),
    Column::more("schedule", Kind::Text),
    Column::more("backend", Kind::Text),
    Column::more("url", Kind::Text),
    Column::more("created", Kind::Moment),
    Column::more("id", Kind::Text),
];

/// Lists the harvesters that want doing first; why there is no list on a portal that does not harvest.
pub fn report(dashboard: &Dashboard) -> Result<Report, Message> {
    let harvesters =
        dashboard.read.harvesters.as_ref().ok_or_else(|| message!("activity-harvests-nothing"))?;
    let mut rows: Vec<(&'static str, &Harvester, &[String])> =
        harvesters.iter().map(|(one, errors)| (state(dashboard, one), one, errors.as_slice())).collect();
    rows.sort_by_key(|(state, one, _)| (!activity::wants_doing(state), one.name.to_lowercase()));
    let (rows, note) = dashboard.cut(rows);
    let mut report =
        Report::list_of(COLUMNS, rows.into_iter().map(record).collect(), message!("activity-no-harvester"));
    report.notes.extend(note);
    Ok(report)
}

/// Counts the harvesters that want doing.
pub fn failing(dashboard: &Dashboard) -> usize {
    let all = dashboard.read.harvesters.iter().flatten();
    all.filter(|(one, _)| activity::wants_doing(state(dashboard, one))).count()
}

fn state(dashboard: &Dashboard, harvester: &Harvester) -> &'static str {
    watch::state(harvester, dashboard.context.settings.now)
}

fn record((state, one, errors): (&'static str, &Harvester, &[String])) -> Record {
    let last = one.last_job.as_ref();
    fields(json!({
        "id": one.id,
        "name": one.name,
        "state": state,
        "last_run": last.and_then(|job| job.created.as_ref()),
        "last_run_ended": last.and_then(|job| job.ended.as_ref()),
        "last_run_status": last.map(|job| &job.status),
        "errors": errors,
        "schedule": one.schedule,
        "backend": one.backend,
        "url": one.url,
        "created": one.created_at,
    }))
}
