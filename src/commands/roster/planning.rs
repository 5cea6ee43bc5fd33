//! Planning for a roster: its organizations read whole, its people found, each step guarded. Nothing is written.

use std::collections::HashMap;

use clap::{Args, ValueEnum};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::reading::{self, Read};
use crate::commands::change::guards::Guards;
use crate::commands::change::{MembershipEdit, look_up, refused, require_administrator};
use crate::commands::consent::Stake;
use crate::commands::known_role::require_role;
use crate::commands::pending::not_shown;
use crate::commands::resolve::lines::{self, Fields};
use crate::commands::turned_down;
use crate::commands::unread::Several;
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::messages::message;
use crate::report::age;
use crate::settings;
use udatactl_core::roster::document::{Document, Entry, Wanted};
use udatactl_core::roster::reconcile::{self, Line, LineIdentity, Reconciled, Terms, Unlisted, What};
use udatactl_core::roster::{
    Change, CurrentMembers, OrganizationName, Plan, Policy, Refusal, Request, RightsLost, Role, Target, guard,
};
use udatactl_core::text::shell::flagged;

/// The permissions of a run beyond adding.
#[derive(Args, Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Leave {
    #[arg(long)]
    pub prune: bool,
    #[arg(long)]
    pub invite_again: bool,
    /// Who is taken for certain without an identifier.
    #[arg(long = "match", value_name = "HOW")]
    #[serde(default)]
    pub matching: Option<Matching>,
    #[arg(long, value_name = "WHOM")]
    #[serde(default)]
    pub unlisted: Option<Whom>,
    #[arg(long, value_name = "DURATION")]
    #[serde(default)]
    pub stale: Option<String>,
    #[command(flatten)]
    pub guards: Guards,
}

/// How somebody is taken for certain without an identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Matching {
    /// By the name, where a masked address fits.
    Name,
}

/// Who is a finding, of those whom no line names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Whom {
    Ignore,
    Finding,
    Admins,
}

/// How long an invitation waits until it is a finding, where nothing is said of it.
const USUALLY_STALE: &str = "30d";

impl Leave {
    /// The words that give the same permissions on a command line.
    pub fn words(&self) -> Vec<String> {
        let word = |text: &str| Some(text.to_owned());
        let options = [
            self.prune.then(|| "--prune".to_owned()),
            self.invite_again.then(|| "--invite-again".to_owned()),
            self.matching.and_then(|_| word("--match name")),
            self.unlisted.and_then(|whom| {
                let value = whom.to_possible_value()?;
                word(&format!("--unlisted {}", value.get_name()))
            }),
            self.stale.as_ref().map(|stale| flagged("--stale", stale)),
        ];
        options.into_iter().flatten().chain(self.guards.words()).collect()
    }

    /// The guards that the permissions waive, and whatever else lets something through, as words.
    pub fn waives(&self) -> Vec<String> {
        let Guards { max_removals, allow_self, allow_no_admin, .. } = &self.guards;
        let only = Self {
            unlisted: None,
            stale: None,
            guards: Guards {
                max_removals: max_removals.clone(),
                allow_self: *allow_self,
                allow_no_admin: *allow_no_admin,
                ..Guards::default()
            },
            ..self.clone()
        };
        only.words()
    }
}

/// The plan for one organization.
pub struct Planned<'a> {
    pub edit: MembershipEdit<'a>,
    pub steps: Vec<Reconciled>,
    pub policy: Policy,
    pub refusals: Vec<Refusal>,
}

impl Planned<'_> {
    /// The organization.
    pub fn organization(&self) -> &OrganizationName {
        &self.edit.current.organization
    }

    /// The changes that would be sent.
    pub fn changes(&self) -> Vec<Change> {
        self.steps.iter().filter_map(change).collect()
    }

    /// The steps that are to be looked at.
    pub fn findings(&self) -> impl Iterator<Item = &Reconciled> {
        self.steps.iter().filter(|step| step.is_finding())
    }

    /// The guard that holds a step back.
    pub fn held_back(&self, step: &Reconciled) -> Option<&Refusal> {
        self.refusals.first()?;
        let change = change(step)?;
        self.refusals.iter().find(|refusal| guard::holds_back(refusal, &change, &self.policy))
    }

    /// The refusals of the guards.
    pub fn refused(&self) -> Option<Failure> {
        let (name, slug) = (&self.organization().name, self.organization().word());
        let place = message!("roster-guarded-in", organization = name, slug = slug);
        let refused = || refused(&self.refusals, &self.edit.current, &self.policy).hint(place);
        (!self.refusals.is_empty()).then(refused)
    }
}

fn change(step: &Reconciled) -> Option<Change> {
    match &step.what {
        What::Do(action) => Some(Change { target: step.target.clone(), action: action.clone() }),
        _ => None,
    }
}

/// Plans a roster from what the portal holds now.
///
/// # Errors
/// Exit 2 for somebody or something that is there twice under two names, 6 for organizations that are not found, all at
/// once; where no organization could be read and all failed alike, that: exit 5 where this account is no administrator.
pub fn plan<'a>(
    context: &'a Context,
    document: &Document,
    leave: &Leave,
) -> anyhow::Result<Several<Planned<'a>>> {
    let managed: Vec<&Wanted> =
        document.organizations.iter().filter(|wanted| wanted.unmanaged.is_none()).collect();
    let Several { read, unread } = read(context, &managed)?;
    let wants =
        |role: Role| managed.iter().flat_map(|wanted| &wanted.people).any(|entry| entry.role() == Some(role));
    if wants(Role::PartialEditor) {
        require_role(context, Role::PartialEditor)?;
    }
    let named: Vec<(&CurrentMembers, Vec<Fields>)> = read
        .iter()
        .map(|(wanted, (_, current))| {
            let required = required(wanted, leave);
            let required = required.map(|typed| Fields { person: Some(typed), ..Fields::default() });
            (current, wanted.people.iter().map(fields).chain(required).collect())
        })
        .collect();
    let found = lines::find(context, &named, &mut lines::Answers::new())?;
    let is_stale = stale(context, leave)?;
    let invitations = match read.first() {
        Some((_, (first, _))) => context.signed_in()?.routes_of(&first.id, &context.me()?.id)?.invitations,
        None => true,
    };
    let mut planned = Vec::with_capacity(read.len());
    for ((wanted, (organization, current)), mut who) in read.into_iter().zip(found) {
        let required = who.split_off(wanted.people.len());
        let edit = MembershipEdit::already_read(context, organization, current, Stake::Derived);
        let policy = policy(&edit, wanted, leave, &required)?;
        let steps = steps(context, &edit.current, &wanted.people, who, leave, invitations, &is_stale)?;
        planned.push(Planned { edit, steps, policy, refusals: Vec::new() });
    }
    guarded(context, &mut planned)?;
    Ok(Several { read: planned, unread })
}

/// Asks the guards about each organization, with what the run takes away in the others.
///
/// # Errors
/// An account of an administrator that can't be looked up.
fn guarded(context: &Context, planned: &mut [Planned]) -> anyhow::Result<()> {
    let of_run: RightsLost = planned.iter().map(|planned| RightsLost::of(&planned.changes())).sum();
    let plan_of =
        |planned: &Planned| Plan { organization: planned.organization().clone(), changes: planned.changes() };
    let plans: Vec<Plan> = planned.iter().map(plan_of).collect();
    let run = planned.iter_mut().zip(&plans);
    look_up(context, run.map(|(one, plan)| (&mut one.edit.current, plan, &one.policy)))?;
    for (one, plan) in planned.iter_mut().zip(&plans) {
        one.policy.elsewhere = of_run - RightsLost::of(&plan.changes);
        one.refusals = guard::check(plan, &one.edit.current, &one.policy).err().unwrap_or_default();
    }
    Ok(())
}

/// The fields of an entry about somebody.
pub fn fields(entry: &Entry) -> Fields<'_> {
    Fields {
        id: entry.id.as_deref(),
        person: Some(entry.person.as_str()),
        mail: entry.mail.as_deref(),
        name: entry.name.as_deref(),
        is_new: entry.is_new,
        is_absent: entry.absent().is_some(),
    }
}

/// Makes the test for an invitation that waits for too long.
///
/// # Errors
/// Exit 2 for what is no duration.
fn stale(context: &Context, leave: &Leave) -> Result<impl Fn(&Request) -> bool + use<>, Failure> {
    let longest = settings::days("--stale", leave.stale.as_deref().unwrap_or(USUALLY_STALE))?;
    let earliest = context.settings.now.checked_sub(longest).ok();
    Ok(move |pending: &Request| {
        let created = pending.created.as_deref().and_then(age::parse);
        created.zip(earliest).is_some_and(|(created, earliest)| created < earliest)
    })
}

fn required<'w>(wanted: &'w Wanted, leave: &'w Leave) -> impl Iterator<Item = &'w String> {
    wanted.required_admins.iter().chain(&leave.guards.required_admin)
}

/// Reads the organizations with everything that a plan needs to know of them. Nothing is planned where that can't be
/// read.
pub fn read<'w>(context: &Context, wanted: &[&'w Wanted]) -> anyhow::Result<Several<(&'w Wanted, Read)>> {
    let names: Vec<String> = wanted.iter().map(|wanted| wanted.organization.clone()).collect();
    let outcomes = reading::each(context, &names)?.into_iter().zip(wanted);
    let outcomes = outcomes.map(|(outcome, wanted)| {
        let read = outcome.and_then(|read| shown(context, read));
        read.map(|read| (*wanted, read)).map_err(|failure| at_line(wanted.line, failure))
    });
    let several = Several::of_typed(context, &names, outcomes.collect())?;
    let mut seen: HashMap<&str, &Wanted> = HashMap::new();
    for (wanted, (organization, _)) in &several.read {
        if let Some(before) = seen.insert(&organization.id, wanted) {
            let message = message!("roster-organization-two-names", first = &before.organization)
                .with("second", &wanted.organization)
                .with("line", before.line)
                .with("other-line", wanted.line);
            return Err(Failure::new(Code::OrganizationTwice, message).into());
        }
    }
    Ok(several)
}

/// Refuses an organization without its requests: nobody knows then who is invited already.
fn shown(context: &Context, read: Read) -> Result<Read, Failure> {
    if read.1.requests.is_some() {
        return Ok(read);
    }
    require_administrator(context, &read.0).map_err(|error| Failure::explain(&error))?;
    Err(not_shown(&read.0))
}

fn at_line(line: usize, failure: Failure) -> Failure {
    let message = message!("roster-at-line", line = line, why = failure.message);
    Failure { message, ..failure }
}

/// The policy of the flags and the file: the strictest counts.
fn policy(
    edit: &MembershipEdit,
    wanted: &Wanted,
    leave: &Leave,
    required: &[LineIdentity],
) -> anyhow::Result<Policy> {
    let mut policy = edit.policy(&Guards { required_admin: Vec::new(), ..leave.guards.clone() })?;
    policy.min_administrators = policy.min_administrators.max(wanted.min_admins);
    policy.max_removals_of_roster = wanted.max_removals;
    for (who, typed) in required.iter().zip(self::required(wanted, leave)) {
        if let LineIdentity::Person(person) = who {
            policy.required_administrators.push(person.id.clone());
        } else {
            let message = message!("roster-required-unknown", person = typed);
            let message = message.with("organization", &edit.organization.name);
            return Err(Failure::new(Code::UnknownPerson, message).into());
        }
    }
    Ok(policy)
}

fn steps(
    context: &Context,
    current: &CurrentMembers,
    people: &[Entry],
    who: Vec<LineIdentity>,
    leave: &Leave,
    invitations: bool,
    is_stale: &dyn Fn(&Request) -> bool,
) -> anyhow::Result<Vec<Reconciled>> {
    let takes_names = leave.matching == Some(Matching::Name);
    let lines: Vec<Line> = people.iter().zip(who).map(|(entry, who)| line(entry, who, takes_names)).collect();
    let is_held_back = |target: &Target, request: &Request| {
        // A roster is a standing desired: who said no is not asked again by a job that runs every night.
        // A journal that can't be read tells nothing: an invitation can't be taken back from a mailbox.
        let recently = || turned_down::recently(context, &current.organization.id, target, request);
        !leave.invite_again
            && (request.status == "refused" || recently().map_or(true, |found| found.is_some()))
    };
    let terms = Terms {
        invitations,
        prune: leave.prune,
        invite_again: leave.invite_again,
        unlisted: match leave.unlisted.unwrap_or(Whom::Admins) {
            Whom::Ignore => Unlisted::Nobody,
            Whom::Finding => Unlisted::Everybody,
            Whom::Admins => Unlisted::Admins,
        },
        today: context.settings.now.to_zoned(TimeZone::UTC).date(),
        held_back: &is_held_back,
        is_stale,
    };
    reconcile::steps(&lines, current, &terms).map_err(|twice| {
        let lines =
            twice.iter().map(|twice| format!("{} · {} · {}", twice.lines.0, twice.lines.1, twice.name));
        let message = message!("roster-person-two-names", organization = &current.organization.name);
        Failure::new(Code::NamedTwice, message.with("people", lines.collect::<Vec<_>>())).into()
    })
}

/// A line from an entry and who is behind it. A person whom a name makes certain enough to add or change is not certain
/// enough to take out, or to prune the others.
pub fn line(entry: &Entry, who: LineIdentity, takes_names: bool) -> Line<'_> {
    match who {
        LineIdentity::Probable { person, by_address: true } if takes_names && entry.absent().is_none() => {
            Line { entry, who: LineIdentity::Person(person), is_certain: false }
        }
        who => Line { entry, who, is_certain: true },
    }
}
