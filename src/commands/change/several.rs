//! One run over several organizations: all of it guarded and shown, one question, then some organizations at a time.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use super::edit::{MembershipEdit, look_up};
use super::report::{self, Done};
use crate::commands::consent::Stake;
use crate::commands::write::{self, Agreement};
use crate::context::writing::Writer;
use crate::exit_status::ExitStatus;
use crate::failure::{Code, Failure};
use crate::membership::{self, ChangeStatus};
use crate::messages::{Message, message};
use crate::report::Report;
use udata_client as portal;
use udatactl_core::roster::{Change, Plan, Policy, RightsLost};

/// The changes of one organization among several.
pub struct OrganizationEdit<'a> {
    pub edit: MembershipEdit<'a>,
    pub changes: Vec<Change>,
    pub policy: Policy,
}

impl MembershipEdit<'_> {
    /// Guards a plan, shows it, asks, carries it out and reports.
    ///
    /// # Errors
    /// Exit 3 when a guard refuses, 2 or 11 without a yes, 9 when another process holds the organization.
    pub fn carry_out(self, changes: Vec<Change>, policy: &Policy) -> anyhow::Result<Report> {
        self.carried_out(changes, policy).map(Report::from)
    }

    /// Guards a plan, shows it, asks and carries it out, for who concludes something from what became of it.
    ///
    /// # Errors
    /// As [`MembershipEdit::carry_out`].
    pub fn carried_out(self, changes: Vec<Change>, policy: &Policy) -> anyhow::Result<Done> {
        done(vec![OrganizationEdit { edit: self, changes, policy: policy.clone() }], || Ok(()))
    }
}

/// Guards the plans of all parts, shows them, asks once, carries them out, as many organizations at once as the person
/// allows, and reports. The ceilings count the people of the whole run.
///
/// # Errors
/// Exit 3 when a guard refuses, 2 or 11 without a yes, 9 when another process holds an organization and nothing was
/// done yet.
///
/// # Panics
/// Never: there is at least one part.
pub fn carry_out(parts: Vec<OrganizationEdit>) -> anyhow::Result<Report> {
    carry_out_after(parts, || Ok(()))
}

/// Carries the plans of all parts out as [`carry_out`] does, with something to be done between the yes and the first
/// write.
///
/// # Errors
/// As [`carry_out`], and whatever that gives: then nothing is written.
pub fn carry_out_after(
    parts: Vec<OrganizationEdit>,
    prepare: impl FnOnce() -> anyhow::Result<()>,
) -> anyhow::Result<Report> {
    done(parts, prepare).map(Report::from)
}

fn done(parts: Vec<OrganizationEdit>, prepare: impl FnOnce() -> anyhow::Result<()>) -> anyhow::Result<Done> {
    let Some(context) = parts.first().map(|part| part.edit.context) else { return Ok(Done::default()) };
    let of_run: RightsLost = parts.iter().map(|part| RightsLost::of(&part.changes)).sum();
    let planned = parts.into_iter().map(|OrganizationEdit { edit, changes, mut policy }| {
        policy.elsewhere = of_run - RightsLost::of(&changes);
        let plan = edit.plan(changes);
        (edit, plan, policy)
    });
    let mut planned: Vec<(MembershipEdit, Plan, Policy)> = planned.collect();
    look_up(context, planned.iter_mut().map(|(edit, plan, policy)| (&mut edit.current, &*plan, &*policy)))?;
    planned.iter().try_for_each(|(edit, plan, policy)| edit.warn(plan, policy))?;
    let (idle, busy): (Vec<_>, Vec<_>) = planned.into_iter().partition(|(_, plan, _)| plan.is_empty());
    let mut reports: Vec<Done> = idle.iter().map(|(_, plan, _)| report::unchanged(plan)).collect();
    if busy.is_empty() {
        return Ok(merged(reports));
    }
    reports.iter_mut().for_each(|report| report.notes.clear());
    busy.iter().for_each(|(edit, plan, _)| edit.show(plan));
    let Some(writer) = write::agreed(context, &agreement(&busy))? else {
        reports.extend(busy.iter().map(|(_, plan, _)| report::planned(plan)));
        let mut planned = merged(reports);
        planned.notes.push(write::rehearse(context, |portal| {
            busy.iter().for_each(|(edit, plan, _)| membership::rehearse(portal, plan, &edit.current));
        })?);
        return Ok(planned);
    };
    prepare()?;
    let done = side_by_side(&writer, busy);
    let nothing_done = done.iter().all(|(_, done)| match done {
        Some(Ok(report)) => report.is_untouched(),
        _ => true,
    });
    for (plan, done) in done {
        reports.push(match done {
            None => report::not_tried(&plan, None),
            Some(Ok(report)) => report,
            Some(Err(error)) if nothing_done => return Err(error),
            Some(Err(error)) => report::not_tried(&plan, Some(Failure::explain(&error))),
        });
    }
    Ok(merged(reports))
}

/// One question for all of them; leaving an organization without an administrator takes its slug.
fn agreement(busy: &[(MembershipEdit, Plan, Policy)]) -> Agreement {
    let takes_away = |plan: &Plan| plan.changes.iter().any(|change| change.action.takes_away());
    let takes_away = busy.iter().any(|(_, plan, _)| takes_away(plan));
    let stakes = busy.iter().map(|(edit, plan, policy)| edit.stake_of(plan, policy));
    let stake = stakes.max_by_key(|stake| matches!(stake, Stake::Irreversible { .. }));
    match stake.unwrap_or(Stake::Derived) {
        stake @ Stake::Irreversible { .. } => {
            Agreement { stake, question: message!("question-no-administrator"), takes_away }
        }
        stake => Agreement::to_go_on(stake, takes_away),
    }
}

/// Carries each plan out, some at once; gives what became of each, in order, and nothing for those that were not begun
/// because of what happened before. An organization that can't be begun before anything was done stops the run.
fn side_by_side(
    writer: &Writer,
    busy: Vec<(MembershipEdit, Plan, Policy)>,
) -> Vec<(Plan, Option<anyhow::Result<Done>>)> {
    let context = writer.context();
    let (begun, stopped) = (AtomicBool::new(false), AtomicBool::new(false));
    let plans: Vec<Plan> = busy.iter().map(|(_, plan, _)| plan.clone()).collect();
    let changes = plans.iter().map(|plan| plan.changes.len()).sum();
    let progress = context.terminal.progress_of(changes, &message!("progress-writing"));
    let waiting: Vec<_> = busy.into_iter().map(|part| Mutex::new(Some(part))).collect();
    let done = portal::side_by_side(context.settings.parallel_changes, &waiting, |part| {
        if stopped.load(Ordering::SeqCst) || context.interruption.requested() {
            return None;
        }
        let (edit, plan, policy) = part.lock().unwrap_or_else(PoisonError::into_inner).take()?;
        let done = edit.apply(writer, &plan, &policy, &|| progress.inc(1));
        let stops = match &done {
            Ok(report) => {
                begun.fetch_or(!report.is_untouched(), Ordering::SeqCst);
                report.failure.as_ref().is_some_and(stops_the_run)
            }
            Err(_) => !begun.load(Ordering::SeqCst),
        };
        stopped.fetch_or(stops, Ordering::SeqCst);
        Some(done)
    });
    plans.into_iter().zip(done).collect()
}

/// After these the next organization would fail alike.
fn stops_the_run(failure: &Failure) -> bool {
    matches!(failure.status, ExitStatus::SignIn | ExitStatus::TryLater | ExitStatus::Interrupted)
        || failure.is_general
}

/// Makes one of several: all rows, each note once, and the failure of the whole.
fn merged(several: Vec<Done>) -> Done {
    let is_of_several = several.len() > 1;
    let mut whole = Done { is_of_several, ..Done::default() };
    let mut failures: Vec<Failure> = Vec::new();
    for mut done in several {
        whole.rows.append(&mut done.rows);
        for note in done.notes {
            if !whole.notes.contains(&note) {
                whole.notes.push(note);
            }
        }
        failures.extend(done.failure);
    }
    let nothing_done = whole.count(&[ChangeStatus::Changed]) == 0;
    let alike = failures.windows(2).all(|pair| pair[0].status == pair[1].status);
    let interrupted = failures.iter().position(|failure| failure.status == ExitStatus::Interrupted);
    whole.failure = match (failures.len(), interrupted) {
        (0, _) => None,
        (_, Some(position)) => Some(failures.swap_remove(position)),
        _ if !is_of_several || (nothing_done && alike) => Some(failures.swap_remove(0)),
        _ => Some(partly(&whole, failures)),
    };
    whole
}

fn partly(whole: &Done, failures: Vec<Failure>) -> Failure {
    let done = whole.count(&[ChangeStatus::Changed]);
    let left = whole.count(&[ChangeStatus::Failed, ChangeStatus::Refused, ChangeStatus::NotTried]);
    let mut failure = Failure::new(Code::Partly, message!("failure-partly", done = done, left = left))
        .hint(Message::new("hint-resume"));
    for one in failures {
        if one.code != Code::Partly && !failure.hints.contains(&one.message) {
            failure = failure.hint(one.message);
        }
        failure.http = failure.http.or(one.http);
    }
    failure
}
