//! Carries a plan out, one write at a time, each in the journal before and after, and reads back.

use super::accounts::{Inquiry, inquire};
use super::outcome::{Applied, ChangeStatus, Executor, Outcome, unread, was_sent};
use super::reading::{Requests, read};
use super::send::{Unwritten, call, send, steps};
use super::{handover, verify};
use crate::journal;
use udata_client::members::Arrival;
use udata_client::{self as portal, Portal};
use udatactl_core::roster::{Change, CurrentMembers, Plan, Policy, guard};

/// Carries a plan out. `before` are the current members that it was made from, read while the organization was held.
///
/// # Errors
/// When the journal can't be written and nothing was sent; later it ends the run, and what was sent is read back.
pub fn apply(executor: &Executor, plan: &Plan, before: &CurrentMembers) -> Result<Applied, journal::Error> {
    executor.interruption.writing();
    let mut outcomes: Vec<Outcome> = Vec::with_capacity(plan.changes.len());
    let mut stopped = false;
    let mut unwritten = None;
    for change in &plan.changes {
        stopped |= executor.interruption.requested();
        let outcome = if stopped {
            Ok(unread(change, ChangeStatus::NotTried, None))
        } else {
            match handover::holds_back(executor, plan, change, &outcomes) {
                Ok(false) => carry_out(executor, plan, change, before),
                Ok(true) => Ok(unread(change, ChangeStatus::NotTried, None)),
                Err(error) => Ok(unread(change, ChangeStatus::NotTried, Some(error))),
            }
        };
        let outcome = outcome.unwrap_or_else(|Unwritten { error, sent }| {
            unwritten = Some(error);
            unread(change, if sent { ChangeStatus::Failed } else { ChangeStatus::NotTried }, None)
        });
        stopped |= unwritten.is_some() || outcome.error.as_ref().is_some_and(portal::Error::ends_the_run);
        outcomes.push(outcome);
        (executor.step)();
    }
    if let Some(error) = unwritten.take_if(|_| !outcomes.iter().any(was_sent)) {
        return Err(error);
    }
    let mut applied = Applied {
        outcomes,
        bystanders: Vec::new(),
        damaged: 0,
        doubled: 0,
        after: None,
        unread: None,
        unwritten,
        interrupted: executor.interruption.requested(),
    };
    if applied.outcomes.iter().any(was_sent) {
        verify::read_back(executor, plan, before, &mut applied);
    }
    Ok(applied)
}

fn carry_out(
    executor: &Executor,
    plan: &Plan,
    change: &Change,
    before: &CurrentMembers,
) -> Result<Outcome, Unwritten> {
    let outcome = |status, error| unread(change, status, error);
    if change.action.is_nothing() {
        return Ok(Outcome { verified: true, ..outcome(ChangeStatus::Unchanged, None) });
    }
    if change.action.takes_administrator() && executor.fewest_administrators > 0 {
        match leaves_enough(executor, plan, change) {
            Err(error) => return Ok(outcome(ChangeStatus::NotTried, Some(error))),
            Ok(false) => return Ok(outcome(ChangeStatus::Refused, None)),
            Ok(true) => {}
        }
    }
    let mut answered = Vec::new();
    let sent = send(executor, plan, change, before, None, &mut answered)?;
    let outcome = |status, error| Outcome { answered, ..outcome(status, error) };
    Ok(match sent {
        Ok(None) => outcome(ChangeStatus::Changed, None),
        Ok(Some(Arrival::Invited(request))) => {
            Outcome { request: Some(request), ..outcome(ChangeStatus::Changed, None) }
        }
        Ok(Some(Arrival::Added(account))) => {
            Outcome { account: Some(account), ..outcome(ChangeStatus::Changed, None) }
        }
        Err(error) => outcome(ChangeStatus::Failed, Some(error)),
    })
}

/// G3: reads afresh who would be left, and whether they can still sign in. Two administrators who remove each other
/// both met the check made earlier.
fn leaves_enough(executor: &Executor, plan: &Plan, change: &Change) -> portal::Result<bool> {
    let mut now = read(executor.portal, &plan.organization.id, &Requests::None)?;
    let alone = Plan { organization: plan.organization.clone(), changes: vec![change.clone()] };
    let (policy, enough) = (Policy::default(), executor.fewest_administrators);
    let inquiry = Inquiry { plan: &alone, current: &mut now, policy: &policy, enough };
    inquire(executor.portal, executor.me.as_deref(), &mut [inquiry])?;
    Ok(guard::administrators_after(&alone, &now) >= enough)
}

/// Traces the writes of a plan without sending any: what `-v` shows of a dry run.
pub fn rehearse(rehearsing: &Portal, plan: &Plan, before: &CurrentMembers) {
    for change in &plan.changes {
        for step in steps(change) {
            // The portal traces what would be sent; there is no answer to look at.
            let _ = call(rehearsing, plan, change, &step, before);
        }
    }
}
