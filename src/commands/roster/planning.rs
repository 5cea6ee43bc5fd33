//! What has to be done for a roster: its organizations read whole, its people found, each step guarded. Nothing is written.

use std::collections::HashMap;

use clap::Args;
use serde::{Deserialize, Serialize};

use super::people;
use super::reading::{self, Read};
use crate::cli::Guards;
use crate::commands::change::{Changing, look_up, refused, require_administrator};
use crate::commands::consent::Stake;
use crate::commands::member::{require_role, turned_down};
use crate::commands::pending::not_shown;
use crate::context::Context;
use crate::exit_status::ExitStatus;
use crate::failure::Failure;
use crate::message;
use crate::roster::document::{Document, Entry, Wanted};
use crate::roster::reconcile::{self, Line, Step, Terms, What, Who};
use crate::roster::{
    Change, Losses, OrganizationName, Pending, Plan, Policy, Refusal, Role, Roll, Target, guard,
};

/// What a run may do beyond adding.
#[derive(Args, Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Leave {
    #[arg(long)]
    pub prune: bool,
    #[arg(long)]
    pub invite_again: bool,
    #[command(flatten)]
    pub guards: Guards,
}

/// What becomes of one organization.
pub struct Planned<'a> {
    pub changing: Changing<'a>,
    pub steps: Vec<Step>,
    pub policy: Policy,
    pub refusals: Vec<Refusal>,
}

impl Planned<'_> {
    /// The organization.
    pub fn organization(&self) -> &OrganizationName {
        &self.changing.roll.organization
    }

    /// What would be sent.
    pub fn changes(&self) -> Vec<Change> {
        self.steps.iter().filter_map(change).collect()
    }

    /// The guard that holds a step back.
    pub fn held_back(&self, step: &Step) -> Option<&Refusal> {
        self.refusals.first()?;
        let change = change(step)?;
        self.refusals.iter().find(|refusal| guard::holds_back(refusal, &change, &self.policy))
    }

    /// What the guards say.
    pub fn refused(&self) -> Option<Failure> {
        let OrganizationName { name, slug, .. } = self.organization();
        let place = message!("roster-guarded-in", organization = name, slug = slug);
        let refused = || refused(&self.refusals, &self.changing.roll, &self.policy).hint(place);
        (!self.refusals.is_empty()).then(refused)
    }
}

fn change(step: &Step) -> Option<Change> {
    match &step.what {
        What::Do(action) => Some(Change { target: step.target.clone(), action: action.clone() }),
        _ => None,
    }
}

/// Plans a roster from what the portal holds now.
///
/// # Errors
/// Exit 2 for somebody or something that is there twice under two names, 5 where this account is no administrator, 6 for
/// an organization that is not found; a read that fails stops it all.
pub fn plan<'a>(
    context: &'a Context,
    document: &Document,
    leave: &Leave,
) -> anyhow::Result<Vec<Planned<'a>>> {
    let managed: Vec<&Wanted> =
        document.organizations.iter().filter(|wanted| wanted.unmanaged.is_none()).collect();
    let read = read(context, &managed)?;
    let wants = |role: Role| managed.iter().flat_map(|one| &one.people).any(|one| one.role() == Some(role));
    if wants(Role::PartialEditor) {
        require_role(context, Role::PartialEditor)?;
    }
    let named: Vec<(&str, &Roll)> = managed
        .iter()
        .zip(&read)
        .flat_map(|(wanted, (_, roll))| {
            let people = wanted.people.iter().map(|entry| entry.person.as_str());
            let required = required(wanted, leave).map(String::as_str);
            people.chain(required).map(move |typed| (typed, roll))
        })
        .collect();
    let mut found = people::find(context, &named)?.into_iter();
    let invitations = match read.first() {
        Some((first, _)) => context.signed_in()?.routes_of(&first.id, &context.me()?.id)?.invitations,
        None => true,
    };
    let mut planned = Vec::with_capacity(read.len());
    for (wanted, (organization, roll)) in managed.into_iter().zip(read) {
        let who: Vec<Who> = found.by_ref().take(wanted.people.len()).collect();
        let required: Vec<Who> = found.by_ref().take(required(wanted, leave).count()).collect();
        let changing = Changing::already_read(context, organization, roll, Stake::Derived);
        let policy = policy(&changing, wanted, leave, &required)?;
        let steps = steps(context, &changing.roll, &wanted.people, who, leave, invitations)?;
        planned.push(Planned { changing, steps, policy, refusals: Vec::new() });
    }
    guarded(context, &mut planned)?;
    Ok(planned)
}

/// Asks the guards about each organization, with what the run takes away in the others.
///
/// # Errors
/// An account of an administrator that can't be looked up.
fn guarded(context: &Context, planned: &mut [Planned]) -> anyhow::Result<()> {
    let of_run: Losses = planned.iter().map(|one| Losses::of(&one.changes())).sum();
    let plan_of = |one: &Planned| Plan { organization: one.organization().clone(), changes: one.changes() };
    let plans: Vec<Plan> = planned.iter().map(plan_of).collect();
    let run = planned.iter_mut().zip(&plans);
    look_up(context, run.map(|(one, plan)| (&mut one.changing.roll, plan, &one.policy)))?;
    for (one, plan) in planned.iter_mut().zip(&plans) {
        one.policy.elsewhere = of_run - Losses::of(&plan.changes);
        one.refusals = guard::check(plan, &one.changing.roll, &one.policy).err().unwrap_or_default();
    }
    Ok(())
}

fn required<'w>(wanted: &'w Wanted, leave: &'w Leave) -> impl Iterator<Item = &'w String> {
    wanted.required_admins.iter().chain(&leave.guards.required_admin)
}

/// The organizations with everything that a plan needs to know of them.
fn read(context: &Context, wanted: &[&Wanted]) -> anyhow::Result<Vec<Read>> {
    let names: Vec<String> = wanted.iter().map(|wanted| wanted.organization.clone()).collect();
    let read = reading::each(context, &names)?;
    let mut seen: HashMap<&str, &Wanted> = HashMap::new();
    for ((organization, roll), wanted) in read.iter().zip(wanted) {
        // Without its requests nobody knows who is invited already.
        if roll.requests.is_none() {
            require_administrator(context, organization)?;
            return Err(not_shown(organization).into());
        }
        if let Some(before) = seen.insert(&organization.id, wanted) {
            let message = message!("roster-organization-two-names", first = &before.organization)
                .with("second", &wanted.organization)
                .with("line", before.line)
                .with("other-line", wanted.line);
            return Err(Failure::usage("organization_twice", message).into());
        }
    }
    Ok(read)
}

/// What the flags and the file ask for: the strictest counts.
fn policy(changing: &Changing, wanted: &Wanted, leave: &Leave, required: &[Who]) -> anyhow::Result<Policy> {
    let mut policy = changing.policy(&Guards { required_admin: Vec::new(), ..leave.guards.clone() })?;
    policy.min_administrators = policy.min_administrators.max(wanted.min_admins);
    policy.max_removals_of_roster = wanted.max_removals;
    for (who, typed) in required.iter().zip(self::required(wanted, leave)) {
        match who {
            Who::Person(person) => policy.required_administrators.push(person.id.clone()),
            _ => {
                let message = message!("roster-required-unknown", person = typed);
                let message = message.with("organization", &changing.organization.name);
                return Err(Failure::new(ExitStatus::NotFound, "unknown_person", message).into());
            }
        }
    }
    Ok(policy)
}

fn steps(
    context: &Context,
    roll: &Roll,
    people: &[Entry],
    who: Vec<Who>,
    leave: &Leave,
    invitations: bool,
) -> anyhow::Result<Vec<Step>> {
    let lines: Vec<Line> = people.iter().zip(who).map(|(entry, who)| Line { entry, who }).collect();
    let is_held_back = |target: &Target, request: &Pending| {
        // A journal that can't be read tells nothing: an invitation can't be taken back from a mailbox.
        let found = turned_down::recently(context, &roll.organization.id, target, request);
        !leave.invite_again && found.map_or(true, |found| found.is_some())
    };
    let terms = Terms { invitations, prune: leave.prune, held_back: &is_held_back };
    reconcile::steps(&lines, roll, &terms).map_err(|twice| {
        let lines = twice.iter().map(|one| format!("{} · {} · {}", one.lines.0, one.lines.1, one.name));
        let message = message!("roster-person-two-names", organization = &roll.organization.name);
        Failure::usage("named_twice", message.with("people", lines.collect::<Vec<_>>())).into()
    })
}
