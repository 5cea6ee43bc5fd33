//! The harvesters: how each ran last, its state, what went wrong.

use super::dashboard::Dashboard;
use crate::commands::watch;
use crate::messages::{Message, message};
use crate::report::{Report, record};
use udata_client::Harvester;
use udatactl_core::audit::activity;

record! {
    /// A harvester.
    pub struct Row<'a> {
        name: &'a str => shown(Text),
        state: &'static str => shown(Token("harvester")),
        last_run: Option<&'a str> => shown(Moment),
        errors: &'a [String] => shown(List),
        last_run_ended: Option<&'a str> => more(Moment),
        last_run_status: Option<&'a str> => more(Text),
        /// When it runs, such as `every day`; nothing where it is run by hand.
        schedule: Option<&'a str> => more(Text),
        backend: &'a str => more(Text),
        url: &'a str => more(Text),
        created: Option<&'a str> => more(Moment),
        id: &'a str => more(Text),
    }
}

/// Lists the harvesters that want doing first; why there is no list on a portal that does not harvest.
pub fn report(dashboard: &Dashboard) -> Result<Report, Message> {
    let harvesters =
        dashboard.read.harvesters.as_ref().ok_or_else(|| message!("activity-harvests-nothing"))?;
    let mut rows: Vec<(&'static str, &Harvester, &[String])> =
        harvesters.iter().map(|(one, errors)| (state(dashboard, one), one, errors.as_slice())).collect();
    rows.sort_by_key(|(state, one, _)| (!activity::wants_doing(state), one.name.to_lowercase()));
    let (rows, note) = dashboard.cut(rows);
    let mut report = Report::list(Row::COLUMNS, rows.into_iter().map(row), message!("activity-no-harvester"));
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

fn row<'a>((state, one, errors): (&'static str, &'a Harvester, &'a [String])) -> Row<'a> {
    let last = one.last_job.as_ref();
    Row {
        id: &one.id,
        name: &one.name,
        state,
        last_run: last.and_then(|job| job.created.as_deref()),
        last_run_ended: last.and_then(|job| job.ended.as_deref()),
        last_run_status: last.map(|job| job.status.as_str()),
        errors,
        schedule: one.schedule.as_deref(),
        backend: &one.backend,
        url: &one.url,
        created: one.created_at.as_deref(),
    }
}
