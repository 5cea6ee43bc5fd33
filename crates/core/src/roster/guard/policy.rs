//! How much a run may take away, and who has to stay.

use crate::roster::plan::{Action, Change};

/// How many people one run may take something from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ceiling {
    Count(usize),
    /// A share of the members of the organization, rounded down, at least one.
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

/// The policy of a run: what the person, the flags and the environment allow.
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
    /// The ceilings of the environment and of what is kept, which only tighten.
    pub max_removals_at_most: Vec<Ceiling>,
    /// The account that has to be a member, as planned, before anybody is removed.
    pub successor: Option<String>,
    pub allow_self: bool,
    pub allow_no_administrator: bool,
    /// The targets were not named on the command line.
    pub derived: bool,
    /// The rights that this run takes away in other organizations.
    pub elsewhere: RightsLost,
    /// The roster's own ceiling, which only tightens.
    pub max_removals_of_roster: Option<Ceiling>,
}

/// How many people lose something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RightsLost {
    pub removals: usize,
    pub demotions: usize,
    /// Requests refused and invitations taken back.
    pub withdrawals: usize,
}

impl RightsLost {
    /// Counts who loses something by some changes.
    pub fn of(changes: &[Change]) -> Self {
        let count = |is: fn(&Action) -> bool| changes.iter().filter(|change| is(&change.action)).count();
        Self {
            removals: count(Action::removes_member),
            demotions: count(Action::is_demotion),
            withdrawals: count(Action::is_withdrawal),
        }
    }
}

impl std::iter::Sum for RightsLost {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, one| Self {
            removals: sum.removals + one.removals,
            demotions: sum.demotions + one.demotions,
            withdrawals: sum.withdrawals + one.withdrawals,
        })
    }
}

impl std::ops::Sub for RightsLost {
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
    pub fn ceilings(&self) -> impl Iterator<Item = Ceiling> {
        let share = (self.derived && self.max_removals.is_none()).then_some(Ceiling::USUAL_SHARE);
        let usual = self.max_removals.unwrap_or(Ceiling::USUAL);
        [Some(usual), share].into_iter().flatten().chain(self.tightening())
    }

    /// The ceilings that only tighten.
    pub fn tightening(&self) -> impl Iterator<Item = Ceiling> {
        self.max_removals_at_most.iter().copied().chain(self.max_removals_of_roster)
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
