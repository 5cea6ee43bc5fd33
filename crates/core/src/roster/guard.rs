//! The guards over a plan, checked before the first write. Each is described in `docs/guards.md` under its number.

use std::collections::HashSet;

use super::current_members::CurrentMembers;
use super::plan::{Action, Change, Plan};

mod administrators;
mod policy;
mod refusal;

pub use administrators::{administrators_after, in_question};
pub use policy::{Ceiling, Policy, RightsLost};
pub use refusal::{Refusal, Unable, Warning};

/// The tightest ceiling that is passed, as how many there are and may be. A number counts in the whole run, a share in
/// the organization alone.
fn passed(
    ceilings: impl Iterator<Item = Ceiling>,
    here: usize,
    elsewhere: usize,
    whole: usize,
) -> Option<(usize, usize)> {
    let passes = |ceiling: Ceiling| {
        let count = if matches!(ceiling, Ceiling::Count(_)) { here + elsewhere } else { here };
        let most = ceiling.people(whole);
        (here > 0 && count > most).then_some((count, most))
    };
    ceilings.filter_map(passes).min_by_key(|(_, most)| *most)
}

/// Checks a plan against the members that it was made from.
///
/// # Errors
/// Every reason to refuse it, not only the first.
pub fn check(plan: &Plan, current: &CurrentMembers, policy: &Policy) -> Result<Vec<Warning>, Vec<Refusal>> {
    let mut refusals = Vec::new();
    let mut warnings = Vec::new();
    named_twice(plan, &mut refusals);
    administrators::check(plan, current, policy, &mut refusals, &mut warnings);
    oneself(plan, policy, &mut refusals);
    ceilings(plan, current, policy, &mut refusals);
    withdrawals(plan, current, policy, &mut refusals);
    let gets_something =
        |change: &&Change| matches!(&change.action, Action::Assign { after, .. } if !after.is_empty());
    let assigned: HashSet<_> =
        plan.changes.iter().filter(gets_something).map(|change| &change.target).collect();
    for change in &plan.changes {
        let name = || change.target.name.clone();
        if change.action.makes_partial_editor() && !assigned.contains(&change.target) {
            warnings.push(Warning::LosesEveryRight { name: name() });
        }
        if change.action.drops_assignments() {
            warnings.push(Warning::LosesAssignments { name: name() });
        }
    }
    if refusals.is_empty() { Ok(warnings) } else { Err(refusals) }
}

fn named_twice(plan: &Plan, refusals: &mut Vec<Refusal>) {
    let mut seen = HashSet::with_capacity(plan.changes.len());
    for change in &plan.changes {
        let whom = (
            change.target.id.as_deref(),
            change.target.id.is_none().then(|| change.target.name.to_lowercase()),
        );
        // Who becomes a partial editor is assigned something as well; who is removed may have a request left.
        let assigns = matches!(change.action, Action::Assign { .. });
        let withdrawn = change.action.request().filter(|_| change.action.is_withdrawal());
        if !seen.insert((whom, assigns, withdrawn)) {
            refusals.push(Refusal::NamedTwice { name: change.target.name.clone() });
        }
    }
}

fn oneself(plan: &Plan, policy: &Policy, refusals: &mut Vec<Refusal>) {
    let about_me = plan.changes.iter().any(|change| holds_back(&Refusal::Oneself, change, policy));
    if about_me && !policy.allow_self {
        refusals.push(Refusal::Oneself);
    }
}

fn ceilings(plan: &Plan, current: &CurrentMembers, policy: &Policy, refusals: &mut Vec<Refusal>) {
    let (here, elsewhere, members) = (RightsLost::of(&plan.changes), policy.elsewhere, current.members.len());
    if let Some((count, most)) = passed(policy.ceilings(), here.removals, elsewhere.removals, members) {
        let in_all = here.removals + elsewhere.removals;
        refusals.push(Refusal::TooManyRemovals { count, most, in_all });
    }
    if let Some((count, most)) = passed(policy.ceilings(), here.demotions, elsewhere.demotions, members) {
        let in_all = here.demotions + elsewhere.demotions;
        refusals.push(Refusal::TooManyDemotions { count, most, in_all });
    }
    for change in &plan.changes {
        if let (Action::Assign { before, .. }, lost @ 1..) = (&change.action, change.action.unassigned()) {
            refusals.extend(unassigning(lost, before.len(), policy).err());
        }
    }
}

/// The ceiling for what is taken from a partial editor who had so many assignments; a share is one of those.
///
/// # Errors
/// More than that.
pub fn unassigning(count: usize, had: usize, policy: &Policy) -> Result<(), Refusal> {
    match passed(policy.ceilings(), count, 0, had) {
        Some((count, most)) => Err(Refusal::TooManyUnassigned { count, most, had }),
        None => Ok(()),
    }
}

/// The ceiling for requests and invitations. Who named each of them has seen each of them: only a ceiling that was
/// asked for counts then. A share is one of what is pending, since the members lose nothing.
fn withdrawals(plan: &Plan, current: &CurrentMembers, policy: &Policy, refusals: &mut Vec<Refusal>) {
    let pending = current.requests.iter().flatten().filter(|request| request.is_pending()).count();
    let usual = policy.derived.then_some(Ceiling::USUAL);
    let ceilings = policy.max_removals.or(usual).into_iter().chain(policy.tightening());
    let (here, elsewhere) = (RightsLost::of(&plan.changes).withdrawals, policy.elsewhere.withdrawals);
    if let Some((count, most)) = passed(ceilings, here, elsewhere, pending) {
        refusals.push(Refusal::TooManyWithdrawals { count, most, in_all: here + elsewhere });
    }
}

/// True where a refusal holds this change back.
pub fn holds_back(refusal: &Refusal, change: &Change, policy: &Policy) -> bool {
    let (action, name) = (&change.action, &change.target.name);
    match refusal {
        Refusal::LastAdministrator { .. }
        | Refusal::TooFewAdministrators { .. }
        | Refusal::RequiredIsGone { .. } => action.takes_administrator(),
        Refusal::RequiredAdministrator { name: required } => name == required && action.takes_administrator(),
        Refusal::Oneself => {
            change.target.id.is_some()
                && change.target.id == policy.me
                && (action.removes_member() || action.is_demotion())
        }
        Refusal::TooManyRemovals { .. } => action.removes_member(),
        Refusal::TooManyWithdrawals { .. } => action.is_withdrawal(),
        Refusal::TooManyDemotions { .. } => action.is_demotion(),
        Refusal::TooManyUnassigned { .. } => action.unassigned() > 0,
        Refusal::NamedTwice { name: twice } => name == twice,
    }
}

#[cfg(test)]
#[path = "guard_tests.rs"]
mod tests;
