//! Reads an organization after a batch: wanted members there, removed ones gone, nobody else changed.

use std::collections::HashSet;

use super::outcome::{Applied, Bystander, ChangeStatus, Executor, Outcome, unread, was_sent};
use super::reading::{assignments, complete, current_members};
use super::send::send;
use crate::journal::{self, Made};
use udata_client as portal;
use udatactl_core::roster::{
    Action, Change, CurrentMembers, Plan, Request, Role, Standing, Standings, are_alike,
};

/// Compares what was wanted with what the portal holds, and repeats once what is missing and may be repeated.
pub fn read_back(executor: &Executor, plan: &Plan, before: &CurrentMembers, applied: &mut Applied) {
    let mut after = match look(executor, plan) {
        Ok(after) => after,
        Err(error) => {
            applied.unread = Some(error);
            return;
        }
    };
    settle_all(&mut applied.outcomes, before, &after);
    let mut repeated = false;
    for outcome in applied.outcomes.iter_mut().filter(|outcome| may_repeat(outcome)) {
        if applied.unwritten.is_none() && !executor.interruption.requested() {
            repeated = true;
            match send(
                executor,
                plan,
                &outcome.change,
                before,
                outcome.held.as_deref(),
                &mut outcome.answered,
            ) {
                Ok(answer) => outcome.error = answer.err(),
                Err(unwritten) => applied.unwritten = Some(unwritten.error),
            }
        }
    }
    if repeated {
        match look(executor, plan) {
            Ok(again) => {
                after = again;
                settle_all(&mut applied.outcomes, before, &after);
            }
            Err(error) => applied.unread = Some(error),
        }
    }
    applied.bystanders = bystanders(plan, &applied.outcomes, before, &after);
    applied.damaged = after.damaged.saturating_sub(before.damaged);
    applied.doubled = after.doubled().saturating_sub(before.doubled());
    applied.after = Some(after);
    if applied.unread.is_none() && applied.unwritten.is_none() {
        applied.unwritten = note_undone(executor, &applied.outcomes).err();
    }
}

/// Writes into the journal what was done and no longer holds, for whoever reads it and for the next run.
fn note_undone(executor: &Executor, outcomes: &[Outcome]) -> Result<(), journal::Error> {
    let lost = outcomes.iter().filter(|outcome| !outcome.verified);
    let undone = lost
        .flat_map(|outcome| outcome.answered.iter().filter(|write| write.wanted != outcome.held.as_deref()));
    undone.into_iter().try_for_each(|write| {
        executor.journal.end(write.number, journal::WriteOutcome::Undone, None, Made::default())
    })
}

/// Reads the organization again, its requests only where the members alone do not tell what was wanted.
fn look(executor: &Executor, plan: &Plan) -> portal::Result<CurrentMembers> {
    let organization = executor.portal.organization(&plan.organization.id)?;
    let members = current_members(&organization, None);
    let is_member =
        |change: &Change| change.target.id.as_deref().is_some_and(|id| members.member(id).is_some());
    let needs_requests = |change: &Change| match &change.action {
        Action::Approve { .. } | Action::AcceptInvitation { .. } => !is_member(change),
        Action::Invite { .. }
        | Action::Reject { .. }
        | Action::Cancel { .. }
        | Action::Resend { .. }
        | Action::Ask { .. }
        | Action::RefuseInvitation { .. } => true,
        _ => false,
    };
    let mut after = if plan.changes.iter().any(needs_requests) {
        complete(executor.portal, &organization, &executor.requests)?
    } else {
        members
    };
    if plan.changes.iter().any(|change| matches!(change.action, Action::Assign { .. })) {
        after.assignments = Some(assignments(executor.portal, &organization.id)?);
    }
    Ok(after)
}

/// Finds what the portal holds today of a change that was sent at some time, of which no earlier reading is kept:
/// udata's word, and whether it is what was wanted.
pub fn holds(change: &Change, today: &CurrentMembers) -> (Option<String>, bool) {
    let Found { held, as_wanted, .. } = find(&unread(change, ChangeStatus::Failed, None), &[], today, today);
    (held, as_wanted)
}

/// The state that the portal holds about a change.
struct Found {
    /// udata's word, a role or a request's state; nothing for who is not there.
    held: Option<String>,
    as_wanted: bool,
    /// The request or invitation that there is now, where it is another than the change names.
    request: Option<String>,
}

fn find(outcome: &Outcome, claimed: &[String], before: &CurrentMembers, after: &CurrentMembers) -> Found {
    let change = &outcome.change;
    let invited = |email| invited(outcome, email, claimed, before, after);
    let id = change.target.id.as_deref();
    let role = id.and_then(|id| after.member(id)).map(|member| member.role.map_or("", Role::word).to_owned());
    let status = |request: &str| after.request(request).map(|request| request.status.clone());
    let wanted = change.action.after();
    let plainly = |held: Option<String>| {
        let as_wanted = held.as_deref() == wanted;
        Found { held, as_wanted, request: None }
    };
    match &change.action {
        Action::Invite { role: to, email, .. } => match invited(email.as_deref()) {
            Some(invitation) => Found {
                held: Some(invitation.status.clone()),
                as_wanted: true,
                request: Some(invitation.id.clone()),
            },
            // A portal that adds at once instead of inviting has done what was wanted too.
            None => Found { as_wanted: role.as_deref() == Some(to.word()), held: role, request: None },
        },
        // Pending it was before: only another invitation than the old one is a new one.
        Action::Resend { invitation, email, role: to, .. } => {
            match invited(email.as_deref()).filter(|found| found.id != *invitation) {
                Some(new) => Found {
                    held: Some(new.status.clone()),
                    as_wanted: status(invitation).as_deref() != Some("pending"),
                    request: Some(new.id.clone()),
                },
                None => Found {
                    as_wanted: role.as_deref() == Some(to.word()),
                    held: role.or_else(|| status(invitation)),
                    request: None,
                },
            }
        }
        Action::Ask { .. } => match after.standing(id, None) {
            Standing::Asked(request) => {
                Found { request: Some(request.id.clone()), ..plainly(Some(request.status.clone())) }
            }
            _ => plainly(None),
        },
        // Who is a member all the same was approved by somebody else.
        Action::Reject { request, .. } => plainly(role.or_else(|| status(request))),
        Action::Cancel { invitation } | Action::RefuseInvitation { invitation } => {
            plainly(status(invitation))
        }
        Action::Approve { request, .. } => plainly(role.or_else(|| status(request))),
        Action::Assign { after: all, .. } => {
            let theirs = after.assigned(id.unwrap_or_default());
            Found { as_wanted: are_alike(&theirs, all), ..plainly(role) }
        }
        Action::AcceptInvitation { role: None, .. } => {
            Found { as_wanted: role.is_some(), held: role, request: None }
        }
        Action::AcceptInvitation { invitation, .. } => plainly(role.or_else(|| status(invitation))),
        _ => plainly(role),
    }
}

/// Finds the pending invitation of somebody. One sent to an address is the account's as soon as there is one with that
/// address (`Organization.create_invitation`): then it is known by the portal's answer or, where that was lost, as a
/// new one that no other change has claimed.
fn invited<'a>(
    outcome: &Outcome,
    email: Option<&str>,
    claimed: &[String],
    before: &CurrentMembers,
    after: &'a CurrentMembers,
) -> Option<&'a Request> {
    let id = outcome.change.target.id.as_deref();
    let pending =
        || after.requests.iter().flatten().filter(|request| request.invitation && request.is_pending());
    let is_new = |request: &&Request| before.request(&request.id).is_none();
    let theirs = |request: &&Request| match (&request.person, id, email, &request.email) {
        (Some(person), Some(id), _, _) => person.id == id,
        (None, _, Some(email), Some(theirs)) => theirs.eq_ignore_ascii_case(email),
        _ => false,
    };
    let answered = |request: &&Request| outcome.request.as_ref() == Some(&request.id);
    let in_doubt = outcome.error.as_ref().is_none_or(portal::Error::leaves_doubt);
    let unclaimed = |request: &&Request| {
        email.is_some() && in_doubt && request.person.is_some() && !claimed.contains(&request.id)
    };
    pending()
        .filter(answered)
        .find(is_new)
        .or_else(|| pending().filter(theirs).max_by_key(is_new))
        .or_else(|| pending().filter(unclaimed).find(is_new))
}

fn settle_all(outcomes: &mut [Outcome], before: &CurrentMembers, after: &CurrentMembers) {
    let mut claimed: Vec<String> = outcomes.iter().filter_map(|outcome| outcome.request.clone()).collect();
    for outcome in outcomes {
        settle(outcome, &claimed, before, after);
        claimed.extend(outcome.request.clone());
    }
}

fn settle(outcome: &mut Outcome, claimed: &[String], before: &CurrentMembers, after: &CurrentMembers) {
    if !was_sent(outcome) {
        return;
    }
    if outcome.error.is_none() && is_untold(&outcome.change.action, after) {
        outcome.held = outcome.change.action.after().map(str::to_owned);
        return;
    }
    if outcome.change.target.id.is_none() {
        outcome.change.target.id = outcome.account.clone();
    }
    let Found { held, as_wanted, request } = find(outcome, claimed, before, after);
    outcome.held = held;
    outcome.verified = as_wanted;
    outcome.request = request.or_else(|| outcome.request.take());
    match (as_wanted, &outcome.error) {
        (true, Some(error)) if error.is_unknown() => {
            // Somebody else had done it already.
            outcome.status = ChangeStatus::Unchanged;
            outcome.error = None;
        }
        (true, Some(error)) if !error.leaves_doubt() => outcome.status = ChangeStatus::Unchanged,
        (true, _) => {
            outcome.status = ChangeStatus::Changed;
            outcome.error = None;
        }
        (false, Some(error)) if error.says_already_there() => {
            // Whose address it is can't be seen, so what they are can't be read back either.
            outcome.status = ChangeStatus::Unchanged;
            outcome.error = None;
        }
        (false, _) => outcome.status = ChangeStatus::Failed,
    }
}

/// True for what only the requests can prove, on a portal that does not tell whoever asks about their own: its good
/// answer is all there is.
fn is_untold(action: &Action, after: &CurrentMembers) -> bool {
    after.requests.is_none() && matches!(action, Action::Ask { .. } | Action::RefuseInvitation { .. })
}

/// True for a change that does no harm when it is done twice, and whose answer said or may have meant that it was done.
fn may_repeat(outcome: &Outcome) -> bool {
    let answered_well = outcome.error.as_ref().is_none_or(portal::Error::leaves_doubt);
    outcome.status == ChangeStatus::Failed && answered_well && outcome.change.action.is_idempotent()
}

fn bystanders(
    plan: &Plan,
    outcomes: &[Outcome],
    before: &CurrentMembers,
    after: &CurrentMembers,
) -> Vec<Bystander> {
    let targets = plan.changes.iter().filter_map(|change| change.target.id.as_deref());
    let accounts = outcomes.iter().filter_map(|outcome| outcome.account.as_deref());
    let mut seen: HashSet<&str> = targets.chain(accounts).collect();
    let (was_there, is_there) = (Standings::of(before), Standings::of(after));
    let role = |standings: &Standings, id: &str| {
        standings.member(id).map(|member| member.role.map_or("", Role::word).to_owned())
    };
    let mut changed = Vec::new();
    for member in before.members.iter().chain(&after.members) {
        let id = member.person.id.as_str();
        if !seen.insert(id) {
            continue;
        }
        let (was, is) = (role(&was_there, id), role(&is_there, id));
        if was != is {
            changed.push(Bystander { name: member.person.name.clone(), before: was, after: is });
        }
    }
    changed
}
