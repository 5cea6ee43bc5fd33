//! Who administers an organization once a plan is carried out: only those count who can sign in.

use std::collections::HashSet;

use super::policy::Policy;
use super::refusal::Unable;
use super::refusal::{Refusal, Warning};
use crate::roster::account::Account;
use crate::roster::current_members::CurrentMembers;
use crate::roster::plan::{Action, Plan};
use crate::roster::role::Role;

/// Who would administer an organization once a plan is carried out, and whether they can.
struct Heir<'a> {
    id: &'a str,
    name: &'a str,
    account: Account,
    /// Listed more than once, and not always as an administrator: the portal may let them do nothing.
    doubted: bool,
}

impl Heir<'_> {
    fn can_act(&self) -> bool {
        self.account == Account::Active && !self.doubted
    }
}

/// Everybody who would administer it; the invited do not count. Nobody is there twice.
fn heirs<'a>(plan: &'a Plan, current: &'a CurrentMembers) -> Vec<Heir<'a>> {
    let ids = |is: fn(&Action) -> bool| -> HashSet<&str> {
        let changes = plan.changes.iter().filter(|change| is(&change.action));
        changes.filter_map(|change| change.target.id.as_deref()).collect()
    };
    let (taken, rising) = (ids(Action::takes_administrator), ids(Action::makes_administrator));
    let mut heirs: Vec<Heir> = Vec::new();
    let mut members = HashSet::new();
    for member in &current.members {
        let id = member.person.id.as_str();
        members.insert(id);
        let (administers, rises) = (member.role == Some(Role::Admin), rising.contains(id));
        if !taken.contains(id) && (administers || rises) {
            // A role is given to the first of several rows.
            let doubted = if administers { !member.is_administrator() } else { !member.also.is_empty() };
            heirs.push(Heir { id, name: &member.person.name, account: member.account, doubted });
        }
    }
    let mut known = HashSet::new();
    for change in plan.changes.iter().filter(|change| change.action.makes_administrator()) {
        let Some(id) = change.target.id.as_deref() else { continue };
        if !members.contains(id) && !taken.contains(id) && known.insert(id) {
            let account = current.others.get(id).copied().unwrap_or_default();
            heirs.push(Heir { id, name: &change.target.name, account, doubted: false });
        }
    }
    heirs
}

/// How many administrators who can act there are once the plan is carried out. An account that nobody has looked up does
/// not count: see [`in_question`].
pub fn administrators_after(plan: &Plan, current: &CurrentMembers) -> usize {
    heirs(plan, current).iter().filter(|heir| heir.can_act()).count()
}

/// The accounts to look up next, before a plan that takes an administrator away is checked: of those who have to stay
/// administrators all, of the others as many as may still be missing to `enough`. Nothing once what is known will do.
pub fn in_question(plan: &Plan, current: &CurrentMembers, policy: &Policy, enough: usize) -> Vec<String> {
    if !plan.changes.iter().any(|change| change.action.takes_administrator()) {
        return Vec::new();
    }
    let heirs = heirs(plan, current);
    let unknown = || heirs.iter().filter(|heir| heir.account == Account::Unknown && !heir.doubted);
    let missing = enough.saturating_sub(heirs.iter().filter(|heir| heir.can_act()).count());
    let required: HashSet<&str> = policy.required_administrators.iter().map(String::as_str).collect();
    let (wanted, others): (Vec<&Heir>, Vec<&Heir>) = unknown().partition(|heir| required.contains(heir.id));
    let others = others.into_iter().take(missing);
    wanted.into_iter().chain(others).map(|heir| heir.id.to_owned()).collect()
}

/// G1 and G2: enough of those who are left can act, and those who have to stay are among them.
pub fn check(
    plan: &Plan,
    current: &CurrentMembers,
    policy: &Policy,
    refusals: &mut Vec<Refusal>,
    warnings: &mut Vec<Warning>,
) {
    let taken: Vec<_> = plan.changes.iter().filter(|change| change.action.takes_administrator()).collect();
    if taken.is_empty() {
        return;
    }
    let required: HashSet<&str> = policy.required_administrators.iter().map(String::as_str).collect();
    for change in &taken {
        if change.target.id.as_deref().is_some_and(|id| required.contains(id)) {
            refusals.push(Refusal::RequiredAdministrator { name: change.target.name.clone() });
        }
    }
    let heirs = heirs(plan, current);
    for heir in heirs.iter().filter(|heir| required.contains(heir.id) && heir.account.is_gone()) {
        refusals.push(Refusal::RequiredIsGone { name: heir.name.to_owned(), account: heir.account });
    }
    let left = heirs.iter().filter(|heir| heir.can_act()).count();
    let wanted = policy.min_administrators.unwrap_or(0);
    let unable = || {
        let unable = heirs.iter().filter(|heir| heir.account.is_gone() || heir.doubted);
        unable.map(|heir| Unable { name: heir.name.to_owned(), account: heir.account }).collect()
    };
    if left == 0 && !policy.allow_no_administrator {
        refusals.push(Refusal::LastAdministrator { unable: unable() });
    } else if left < wanted {
        refusals.push(Refusal::TooFewAdministrators { left, wanted, unable: unable() });
    } else if left < 2 {
        warnings.push(Warning::FewAdministrators { left });
    }
}
