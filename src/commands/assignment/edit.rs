//! What `assignment add`, `remove` and `copy` share: what somebody is to be assigned, from what was typed and what there is.

use super::replacement::AssignmentReplacement;
use super::{editors, outcome};
use crate::commands::change::{self, require_administrator};
use crate::commands::consent::Stake;
use crate::commands::subjects::{self, Assignable, Choice};
use crate::commands::write::{self, Write};
use crate::commands::{resolve, rights};
use crate::context::Context;
use crate::membership::{self, ChangeStatus};
use crate::report::Report;
use crate::settings;
use udata_client::{AssignedSubject, Assignment, Organization};
use udatactl_core::roster::{CurrentMembers, Policy, guard};

/// The content that somebody is to be assigned, or no longer.
pub enum AssignmentEdit<'a> {
    Give(&'a Choice),
    /// Takes content away, with the ceiling of this run, as typed.
    Take(&'a Choice, Option<&'a str>),
    /// Gives the content that another partial editor has.
    AsMuchAs(&'a str),
}

/// Changes somebody's assignments.
///
/// # Errors
/// Exit 3 for who is no partial editor and for a guard, 5 for who is no administrator, 6 for what is unknown or
/// ambiguous, 7 before udata 15.4, 8 where something else is read back.
pub fn run(context: &Context, org: &str, person: &str, wanted: &AssignmentEdit) -> anyhow::Result<Report> {
    context.require_fields(outcome::Row::COLUMNS)?;
    let portal = context.signed_in()?;
    let stake = wanted.stake();
    let organization = resolve::organization(context, org)?;
    let (organization, held) = write::hold_now(context, organization, &stake)?;
    rights::require_alive(&organization)?;
    require_administrator(context, &organization)?;
    let current = membership::current_members(&organization, None);
    let person = editors::one(context, &current, person)?.clone();
    let assignments = portal.assignments(&organization.id)?;
    let before = editors::theirs(&assignments, &person.id);
    let chosen = wanted.chosen(context, &organization, &current, &assignments, &before)?;
    let policy = wanted.policy(context)?;
    let edit =
        AssignmentReplacement { gives: wanted.gives(), organization, person, before, chosen, stake, policy };
    if edit.changes().next().is_none() {
        return Ok(edit.report(ChangeStatus::Unchanged, Some(&edit.before)));
    }
    if !edit.gives {
        guard::unassigning(edit.changes().count(), edit.before.len(), &edit.policy)
            .map_err(|refused| change::refused(&[refused], &current, &edit.policy))?;
    }
    write::carry_out_held(&edit, context, held)
}

impl AssignmentEdit<'_> {
    fn gives(&self) -> bool {
        !matches!(self, Self::Take(..))
    }

    fn stake(&self) -> Stake {
        match self {
            Self::Give(choice) | Self::Take(choice, _) if !choice.is_derived() => Stake::Named,
            _ => Stake::Derived,
        }
    }

    fn policy(&self, context: &Context) -> anyhow::Result<Policy> {
        let flag = match self {
            Self::Take(_, ceiling) => ceiling.map(|text| settings::ceiling("--max-removals", text)),
            _ => None,
        };
        Ok(Policy {
            me: Some(context.me()?.id.clone()),
            max_removals: flag.transpose()?,
            max_removals_at_most: context.settings.max_removals_at_most.clone(),
            derived: self.stake() == Stake::Derived,
            ..Policy::default()
        })
    }

    fn chosen(
        &self,
        context: &Context,
        organization: &Organization,
        current: &CurrentMembers,
        assignments: &[Assignment],
        before: &[AssignedSubject],
    ) -> anyhow::Result<Vec<Assignable>> {
        let from = match self {
            Self::AsMuchAs(typed) => Some(editors::one(context, current, typed)?),
            _ => None,
        };
        let all = subjects::all(context, organization, assignments)?;
        match (self, from) {
            (Self::Take(choice, _), _) => {
                choice.of(context, &all, |assignable| before.contains(&assignable.assigned))
            }
            (Self::Give(choice), _) => choice.of(context, &all, |_| true),
            (Self::AsMuchAs(_), from) => {
                let theirs = from.map(|from| editors::theirs(assignments, &from.id)).unwrap_or_default();
                Ok(all.into_iter().filter(|assignable| theirs.contains(&assignable.assigned)).collect())
            }
        }
    }
}
