//! Nobody is removed, and no invitation cancelled, before whoever comes in their place has what they get.

use super::outcome::{ChangeStatus, Executor, Outcome};
use super::reading::{Requests, read};
use udata_client as portal;
use udatactl_core::roster::{Action, Change, CurrentMembers, Plan, Role, Standing};

/// True where a removal or a cancellation has to wait, because what was sent about the successor failed or no longer holds.
///
/// # Errors
/// Whatever reading the organization gives.
pub fn holds_back(
    executor: &Executor,
    plan: &Plan,
    change: &Change,
    sent: &[Outcome],
) -> portal::Result<bool> {
    let requests = match &change.action {
        Action::Remove { .. } => &Requests::None,
        Action::Cancel { .. } => &executor.requests,
        _ => return Ok(false),
    };
    let Some(successor) = executor.successor.as_deref() else { return Ok(false) };
    let is_theirs = |change: &Change| change.target.id.as_deref() == Some(successor);
    if sent.iter().any(|outcome| is_theirs(&outcome.change) && outcome.status == ChangeStatus::Failed) {
        return Ok(true);
    }
    let now = read(executor.portal, &plan.organization.id, requests)?;
    let role = role(&now, successor);
    let is_as_planned = |change: &Change| match &change.action {
        Action::Invite { role: wanted, .. } | Action::Resend { role: wanted, .. } => role == Some(*wanted),
        Action::StillInvited { .. } => role.is_some(),
        action => action.after() == role.map(Role::word),
    };
    Ok(role.is_none() || !plan.changes.iter().filter(|change| is_theirs(change)).all(is_as_planned))
}

/// The role that somebody has or, where the requests were read, is invited with.
fn role(current: &CurrentMembers, id: &str) -> Option<Role> {
    match current.standing(Some(id), None) {
        Standing::Member(member) => member.role,
        Standing::Invited(invitation) => invitation.role,
        _ => None,
    }
}
