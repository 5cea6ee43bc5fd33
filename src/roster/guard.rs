//! The guards over a plan, checked before the first write. Each is described in `docs/guards.md` under its number.

use std::collections::HashSet;

use super::{Account, Action, Plan, Roll};

mod administrators;

pub use administrators::{Unable, administrators_after, in_question};

/// How many people one run may take something from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ceiling {
    Count(usize),
    /// Of the members of the organization, rounded down, at least one.
    Percent(usize),
}

impl Ceiling {
    /// The usual ceiling: five people.
    pub const USUAL: Self = Self::Count(5);
    /// The share of an organization that derived targets may not exceed.
    pub const USUAL_SHARE: Self = Self::Percent(25);

    /// Reads `5` or `25%`.
    pub fn parse(text: &str) -> Option<Self> {
        match text.strip_suffix('%') {
            Some(share) => share.trim().parse().ok().filter(|share| *share <= 100).map(Self::Percent),
            None => text.parse().ok().map(Self::Count),
        }
    }

    /// The number of people, in an organization with so many members: of a share at least one, of 0 % nobody.
    pub fn people(self, members: usize) -> usize {
        match self {
            Self::Count(count) => count,
            Self::Percent(0) => 0,
            Self::Percent(share) => (members * share / 100).max(1),
        }
    }
}

/// What the person, the flags and the environment allow.
#[derive(Clone, Debug, Default)]
pub struct Policy {
    /// The account that acts.
    pub me: Option<String>,
    /// Fewer administrators than this is refused; without it two are advised.
    pub min_administrators: Option<usize>,
    /// Ids of people who must stay administrators.
    pub required_administrators: Vec<String>,
    /// Raised or lowered for this run by `--max-removals`.
    pub max_removals: Option<Ceiling>,
    /// The environment's ceiling, which only tightens.
    pub max_removals_at_most: Option<Ceiling>,
    /// The account that has to be a member, as planned, before anybody is removed.
    pub successor: Option<String>,
    pub allow_self: bool,
    pub allow_no_administrator: bool,
    /// The targets were not named on the command line.
    pub derived: bool,
    /// What this run takes away in other organizations.
    pub elsewhere: Losses,
    /// The roster's own ceiling, which only tightens.
    pub max_removals_of_roster: Option<Ceiling>,
}

/// How many people lose something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Losses {
    pub removals: usize,
    pub demotions: usize,
    /// Requests refused and invitations taken back.
    pub withdrawals: usize,
}

impl Losses {
    /// Those of some changes.
    pub fn of(changes: &[super::Change]) -> Self {
        let count = |is: fn(&Action) -> bool| changes.iter().filter(|one| is(&one.action)).count();
        Self {
            removals: count(Action::removes_member),
            demotions: count(Action::is_demotion),
            withdrawals: count(Action::is_withdrawal),
        }
    }
}

impl std::iter::Sum for Losses {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, one| Self {
            removals: sum.removals + one.removals,
            demotions: sum.demotions + one.demotions,
            withdrawals: sum.withdrawals + one.withdrawals,
        })
    }
}

impl std::ops::Sub for Losses {
    type Output = Self;

    fn sub(self, less: Self) -> Self {
        Self {
            removals: self.removals - less.removals,
            demotions: self.demotions - less.demotions,
            withdrawals: self.withdrawals - less.withdrawals,
        }
    }
}

impl Policy {
    /// How many administrators have to be left.
    pub fn fewest_administrators(&self) -> usize {
        self.min_administrators.unwrap_or(0).max(usize::from(!self.allow_no_administrator))
    }

    /// The ceilings of a run.
    fn ceilings(&self) -> impl Iterator<Item = Ceiling> {
        let share = (self.derived && self.max_removals.is_none()).then_some(Ceiling::USUAL_SHARE);
        let usual = self.max_removals.unwrap_or(Ceiling::USUAL);
        [Some(usual), share].into_iter().flatten().chain(self.tightening())
    }

    /// Those that only tighten.
    fn tightening(&self) -> impl Iterator<Item = Ceiling> {
        [self.max_removals_at_most, self.max_removals_of_roster].into_iter().flatten()
    }

    /// How many removals the run may have in all.
    pub fn most_of_run(&self) -> Option<usize> {
        let counts = self.ceilings().filter_map(|ceiling| match ceiling {
            Ceiling::Count(count) => Some(count),
            Ceiling::Percent(_) => None,
        });
        counts.min()
    }
}

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

/// Why a plan is not carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// G1.
    LastAdministrator {
        unable: Vec<Unable>,
    },
    /// G2, with `--min-admins`.
    TooFewAdministrators {
        left: usize,
        wanted: usize,
        unable: Vec<Unable>,
    },
    RequiredAdministrator {
        name: String,
    },
    /// Whoever has to stay an administrator can't be one.
    RequiredIsGone {
        name: String,
        account: Account,
    },
    /// G5.
    Oneself,
    /// G6.
    TooManyRemovals {
        count: usize,
        most: usize,
        /// In the whole run.
        in_all: usize,
    },
    /// G6, for requests refused and invitations taken back.
    TooManyWithdrawals {
        count: usize,
        most: usize,
        /// In the whole run.
        in_all: usize,
    },
    /// G7.
    TooManyDemotions {
        count: usize,
        most: usize,
        /// In the whole run.
        in_all: usize,
    },
    /// G7, for what is taken from a partial editor who has so much.
    TooManyUnassigned {
        count: usize,
        most: usize,
        had: usize,
    },
    /// G16.
    NamedTwice {
        name: String,
    },
}

/// What is said before asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// G2.
    FewAdministrators { left: usize },
    /// A partial editor may edit nothing until something is assigned.
    LosesEveryRight { name: String },
    /// Leaving the role of a partial editor drops what was assigned (`MemberAPI.put`, `MemberAPI.delete`).
    LosesAssignments { name: String },
}

/// Checks a plan against the members that it was made from.
///
/// # Errors
/// Every reason to refuse it, not only the first.
pub fn check(plan: &Plan, roll: &Roll, policy: &Policy) -> Result<Vec<Warning>, Vec<Refusal>> {
    let mut refusals = Vec::new();
    let mut warnings = Vec::new();
    named_twice(plan, &mut refusals);
    administrators::check(plan, roll, policy, &mut refusals, &mut warnings);
    oneself(plan, policy, &mut refusals);
    ceilings(plan, roll, policy, &mut refusals);
    withdrawals(plan, roll, policy, &mut refusals);
    let gets_something =
        |change: &&super::Change| matches!(&change.action, Action::Assign { after, .. } if !after.is_empty());
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

fn ceilings(plan: &Plan, roll: &Roll, policy: &Policy, refusals: &mut Vec<Refusal>) {
    let (here, elsewhere, members) = (Losses::of(&plan.changes), policy.elsewhere, roll.members.len());
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
fn withdrawals(plan: &Plan, roll: &Roll, policy: &Policy, refusals: &mut Vec<Refusal>) {
    let pending = roll.requests.iter().flatten().filter(|request| request.is_pending()).count();
    let usual = policy.derived.then_some(Ceiling::USUAL);
    let ceilings = policy.max_removals.or(usual).into_iter().chain(policy.tightening());
    let (here, elsewhere) = (Losses::of(&plan.changes).withdrawals, policy.elsewhere.withdrawals);
    if let Some((count, most)) = passed(ceilings, here, elsewhere, pending) {
        refusals.push(Refusal::TooManyWithdrawals { count, most, in_all: here + elsewhere });
    }
}

/// True where a refusal holds this change back.
pub fn holds_back(refusal: &Refusal, change: &super::Change, policy: &Policy) -> bool {
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
