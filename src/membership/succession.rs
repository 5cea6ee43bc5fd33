//! Nobody is removed before whoever comes in their place is a member.

use super::apply::{Desk, Ending, Outcome};
use super::{Requests, read};
use crate::portal;
use crate::roster::{Change, Plan, Role};

/// True where a removal has to wait, because what was sent about the successor failed or no longer holds.
///
/// # Errors
/// Whatever reading the organization gives.
pub fn holds_back(desk: &Desk, plan: &Plan, change: &Change, sent: &[Outcome]) -> portal::Result<bool> {
    let Some(successor) = desk.successor.as_deref().filter(|_| change.action.removes_member()) else {
        return Ok(false);
    };
    let is_theirs = |change: &Change| change.target.id.as_deref() == Some(successor);
    if sent.iter().any(|outcome| is_theirs(&outcome.change) && outcome.ending == Ending::Failed) {
        return Ok(true);
    }
    let now = read(desk.portal, &plan.organization.id, &Requests::None)?;
    let role = now.member(successor).and_then(|member| member.role).map(Role::word);
    let is_as_planned = |change: &Change| change.action.after() == role;
    Ok(role.is_none() || !plan.changes.iter().filter(|change| is_theirs(change)).all(is_as_planned))
}
