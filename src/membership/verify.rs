//! Reads an organization after a batch: wanted members there, removed ones gone, nobody else changed.

use crate::journal;
use crate::portal;
use crate::roster::{Action, Change, Plan, Role, Roll, Standing};

use super::apply::{Applied, Bystander, Desk, Ending, Outcome, send, was_sent};
use super::{Requests, read};

/// Compares what was wanted with what the portal holds, and repeats once what is missing and may be repeated.
pub fn read_back(
    desk: &Desk,
    plan: &Plan,
    before: &Roll,
    applied: &mut Applied,
) -> Result<(), journal::Error> {
    let requests = if plan.changes.iter().any(|change| needs_requests(&change.action)) {
        desk.requests.clone()
    } else {
        Requests::None
    };
    let mut after = match read(desk.portal, &plan.organization.id, &requests) {
        Ok(after) => after,
        Err(error) => {
            applied.unread = Some(error);
            return Ok(());
        }
    };
    applied.outcomes.iter_mut().for_each(|outcome| settle(outcome, &after));
    let mut repeated = false;
    for outcome in applied.outcomes.iter_mut().filter(|outcome| may_repeat(outcome)) {
        if !desk.interruption.requested() {
            repeated = true;
            outcome.error = send(desk, plan, &outcome.change, before)?.err();
        }
    }
    if repeated {
        match read(desk.portal, &plan.organization.id, &requests) {
            Ok(again) => {
                after = again;
                applied.outcomes.iter_mut().for_each(|outcome| settle(outcome, &after));
            }
            Err(error) => applied.unread = Some(error),
        }
    }
    applied.bystanders = bystanders(plan, before, &after);
    Ok(())
}

fn needs_requests(action: &Action) -> bool {
    matches!(
        action,
        Action::Invite { .. }
            | Action::Reject { .. }
            | Action::Cancel { .. }
            | Action::Resend { .. }
            | Action::Ask { .. }
            | Action::RefuseInvitation { .. }
    )
}

/// What the portal holds about a change, as udata's word; nothing for who is not there.
pub fn held(change: &Change, roll: &Roll) -> Option<String> {
    let id = change.target.id.as_deref();
    let role =
        || id.and_then(|id| roll.member(id)).map(|member| member.role.map_or("", Role::word).to_owned());
    let status = |request: &str| roll.request(request).map(|request| request.status.clone());
    match &change.action {
        Action::Invite { email, .. } | Action::Resend { email, .. } => {
            match roll.standing(id, email.as_deref()) {
                Standing::Invited(_) => Some("pending".to_owned()),
                Standing::Member(member) => member.role.map(|role| role.word().to_owned()),
                _ => None,
            }
        }
        Action::Ask { .. } => match roll.standing(id, None) {
            Standing::Asked(_) => Some("pending".to_owned()),
            _ => None,
        },
        Action::Reject { request, .. } => status(request),
        Action::Cancel { invitation } | Action::RefuseInvitation { invitation } => status(invitation),
        _ => role(),
    }
}

fn is_as_wanted(change: &Change, held: Option<&str>) -> bool {
    match &change.action {
        // A portal that adds at once instead of inviting has done what was wanted too.
        Action::Invite { role, .. } => held == Some("pending") || held == Some(role.word()),
        Action::AcceptInvitation { role: None, .. } => held.is_some(),
        action => held == action.after(),
    }
}

fn settle(outcome: &mut Outcome, after: &Roll) {
    if !was_sent(outcome) {
        return;
    }
    // An address that belongs to an account is invited as that account: only the id finds it again.
    let sent = outcome.invitation.as_deref().and_then(|id| after.request(id));
    outcome.held = match sent {
        Some(invitation) => Some(invitation.status.clone()),
        None => held(&outcome.change, after),
    };
    let as_wanted = is_as_wanted(&outcome.change, outcome.held.as_deref());
    outcome.verified = as_wanted;
    match (as_wanted, &outcome.error) {
        (true, Some(portal::Error::Refused(answer))) if answer.status == 404 => {
            // Somebody else had done it already.
            outcome.ending = Ending::Unchanged;
            outcome.error = None;
        }
        (true, Some(error)) if !error.leaves_doubt() => outcome.ending = Ending::Unchanged,
        (true, _) => {
            outcome.ending = Ending::Changed;
            outcome.error = None;
        }
        (false, Some(error)) if error.says_already_there() => {
            // Whose address it is can't be seen, so what they are can't be read back either.
            outcome.ending = Ending::Unchanged;
            outcome.error = None;
        }
        (false, _) => outcome.ending = Ending::Failed,
    }
}

/// Only what does no harm when it is done twice, and whose answer said or may have meant that it was done.
fn may_repeat(outcome: &Outcome) -> bool {
    let answered_well = outcome.error.as_ref().is_none_or(portal::Error::leaves_doubt);
    outcome.ending == Ending::Failed && answered_well && outcome.change.action.is_idempotent()
}

fn bystanders(plan: &Plan, before: &Roll, after: &Roll) -> Vec<Bystander> {
    let named = |id: &str| plan.changes.iter().any(|change| change.target.id.as_deref() == Some(id));
    let role =
        |roll: &Roll, id: &str| roll.member(id).map(|member| member.role.map_or("", Role::word).to_owned());
    let mut seen = Vec::new();
    let mut changed = Vec::new();
    for member in before.members.iter().chain(&after.members) {
        let id = member.person.id.as_str();
        if named(id) || seen.contains(&id) {
            continue;
        }
        seen.push(id);
        let (was, is) = (role(before, id), role(after, id));
        if was != is {
            changed.push(Bystander { name: member.person.name.clone(), before: was, after: is });
        }
    }
    changed
}
