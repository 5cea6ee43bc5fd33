//! An organization about to be changed: held, read, guarded, shown and asked about.

use super::words::describe;
use crate::context::Context;
use crate::context::writing::Writer;
use crate::failure::Failure;
use crate::membership::{self, Executor, Inquiry, Requests};
use crate::messages::message;
use crate::report::Report;
use crate::settings;
use udata_client::Organization;
use udatactl_core::roster::{
    Action, Change, CurrentMembers, Plan, Policy, Request, RightsLost, Standing, Standings, Target, Warning,
    are_alike, guard,
};
use udatactl_files::lock::OrganizationLock;

use super::guards::Guards;
use super::{refusals, report};
use crate::commands::consent::Stake;
use crate::commands::write::{hold, hold_now};
use crate::commands::{resolve, rights};

/// Stops before anything is read where `--fields` names what a result of changes does not have.
///
/// # Errors
/// Exit 2.
pub fn require_fields(context: &Context) -> Result<(), Failure> {
    context.require_fields(report::Row::COLUMNS)
}

/// An organization about to be changed.
pub struct MembershipEdit<'a> {
    pub context: &'a Context,
    pub organization: Organization,
    pub current: CurrentMembers,
    stake: Stake,
    requests: Requests,
    lock: Option<OrganizationLock>,
}

/// Who changes an organization: its administrators, or somebody about their own membership.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Refused early, with whom to ask, where the portal says that this account may not.
    Administrator,
    Oneself,
}

impl<'a> MembershipEdit<'a> {
    /// Reads an organization in order to change it. Where nobody will be asked it is held from here on, so that what
    /// is read stays true; else it is held, and read again, once the question is answered.
    ///
    /// # Errors
    /// Exit 5 for whoever may not change memberships there; exit 9 when another process holds it.
    pub fn begin(context: &'a Context, typed: &str, who: Actor, stake: Stake) -> anyhow::Result<Self> {
        context.signed_in()?;
        context.ask_once();
        let organization = resolve::organization(context, typed)?;
        Self::of(context, organization, who, stake)
    }

    /// Begins to change an organization that was just read, as [`Self::begin`] does.
    ///
    /// # Errors
    /// As [`MembershipEdit::begin`].
    pub fn of(
        context: &'a Context,
        organization: Organization,
        who: Actor,
        stake: Stake,
    ) -> anyhow::Result<Self> {
        Self::open(context, organization, who, stake, true)
    }

    /// Begins to change one organization of several: each is only held while it is changed, so that two processes with
    /// several organizations never wait for each other.
    ///
    /// # Errors
    /// As [`MembershipEdit::begin`].
    pub fn one_of_several(
        context: &'a Context,
        organization: Organization,
        who: Actor,
        stake: Stake,
    ) -> anyhow::Result<Self> {
        Self::open(context, organization, who, stake, false)
    }

    /// Begins to change an organization that was read with its requests, beside others, as its administrator.
    pub fn already_read(
        context: &'a Context,
        organization: Organization,
        current: CurrentMembers,
        stake: Stake,
    ) -> Self {
        warn_of_damage(context, &current);
        Self { context, organization, current, stake, requests: Requests::All, lock: None }
    }

    fn open(
        context: &'a Context,
        organization: Organization,
        who: Actor,
        stake: Stake,
        is_alone: bool,
    ) -> anyhow::Result<Self> {
        require_fields(context)?;
        context.ask_once();
        let me = context.me()?;
        let portal = context.signed_in()?;
        let (organization, lock) =
            if is_alone { hold_now(context, organization, &stake)? } else { (organization, None) };
        // The portal would invite into, and promote in, an organization that is deleted.
        rights::require_alive(&organization)?;
        let requests = match who {
            Actor::Administrator => {
                require_administrator(context, &organization)?;
                Requests::All
            }
            Actor::Oneself => Requests::Of(me.id.clone()),
        };
        let current = membership::complete(portal, &organization, &requests)?;
        context.settings.name_cache().keep_members(&current, requests == Requests::All);
        warn_of_damage(context, &current);
        Ok(Self { context, organization, current, stake, requests, lock })
    }

    /// The policy that flags and environment make.
    ///
    /// # Errors
    /// Exit 2 for a malformed ceiling; exit 6 for a required administrator who is not found.
    pub fn policy(&self, guards: &Guards) -> anyhow::Result<Policy> {
        let settings = &self.context.settings;
        let required: anyhow::Result<Vec<String>> = match guards.required_admin.as_slice() {
            [] => Ok(Vec::new()),
            typed => {
                let members = resolve::Members::of(self.context, &self.current);
                typed.iter().map(|typed| Ok(members.find(typed)?.person.id.clone())).collect()
            }
        };
        let flag = guards.max_removals.as_deref().map(|text| settings::ceiling("--max-removals", text));
        Ok(Policy {
            me: Some(self.context.me()?.id.clone()),
            min_administrators: guards.min_admins.max(settings.min_administrators),
            required_administrators: required?,
            max_removals: flag.transpose()?,
            max_removals_at_most: settings.max_removals_at_most.clone(),
            allow_self: guards.allow_self,
            allow_no_administrator: guards.allow_no_admin,
            successor: None,
            derived: self.stake == Stake::Derived,
            elsewhere: RightsLost::default(),
            max_removals_of_roster: None,
        })
    }

    /// The plan of these changes, in the order in which they are made.
    pub fn plan(&self, changes: Vec<Change>) -> Plan {
        let mut plan = Plan { organization: self.current.organization.clone(), changes };
        // Additions before removals, so that no moment is without an administrator.
        plan.changes.sort_by_key(|change| change.action.order());
        plan
    }

    /// Stops where a guard does, and says what they warn of.
    pub fn warn(&self, plan: &Plan, policy: &Policy) -> Result<(), Failure> {
        let warnings = self.guard(plan, policy)?;
        warnings.iter().for_each(|warning| self.context.terminal.warn(&refusals::warning(warning)));
        Ok(())
    }

    pub fn show(&self, plan: &Plan) {
        let terminal = &self.context.terminal;
        let lines = describe(plan, &terminal.messages, &self.current, self.context.sends_mails());
        lines.iter().for_each(|line| terminal.show_change(line));
    }

    /// The question that has to be answered: leaving no administrator takes the slug.
    pub fn stake_of(&self, plan: &Plan, policy: &Policy) -> Stake {
        if policy.allow_no_administrator && guard::administrators_after(plan, &self.current) == 0 {
            return Stake::Irreversible { slug: self.organization.slug.clone() };
        }
        self.stake.clone()
    }

    /// Holds the organization, carries a plan out, reads back and lets the organization go; `step` is called after each change.
    pub fn apply(
        mut self,
        writer: &Writer,
        plan: &Plan,
        policy: &Policy,
        step: &(dyn Fn() + Sync),
    ) -> anyhow::Result<report::Done> {
        self.take_hold(plan, policy)?;
        let applied = membership::apply(&self.executor(writer, policy, step)?, plan, &self.current)?;
        if let Some(after) = &applied.after {
            self.remember(after);
        }
        Ok(report::applied(plan, applied, policy.me.as_deref()))
    }

    /// Keeps the names of what was read. Where the requests were not read again, whoever is a member now waits no longer.
    fn remember(&self, after: &CurrentMembers) {
        let cache = self.context.settings.name_cache();
        let all_requests = self.requests == Requests::All;
        cache.keep_members(after, all_requests);
        if let (None, Some(requests)) =
            (&after.requests, self.current.requests.clone().filter(|_| all_requests))
        {
            let is_member = |request: &Request| {
                request.person.as_ref().is_some_and(|person| after.member(&person.id).is_some())
            };
            let waiting: Vec<Request> = requests.into_iter().filter(|request| !is_member(request)).collect();
            cache.keep_requests(&after.organization.slug, &waiting);
        }
    }

    /// The report where nothing is sent, because the person has a role, a request or an invitation already: `state` is
    /// udata's word for it.
    pub fn leave_alone(&self, target: &Target, action: &'static str, state: Option<&str>) -> Report {
        report::left_alone(&self.current.organization, target, action, state)
    }

    fn guard(&self, plan: &Plan, policy: &Policy) -> Result<Vec<Warning>, Failure> {
        guard::check(plan, &self.current, policy)
            .map_err(|refused| refusals::failure(&refused, &self.current, policy))
    }

    /// After a question the organization is held and read again; a plan that no longer fits is not carried out.
    fn take_hold(&mut self, plan: &Plan, policy: &Policy) -> anyhow::Result<()> {
        if self.lock.is_some() {
            return Ok(());
        }
        self.lock = Some(hold(self.context, &self.organization.id)?);
        let portal = self.context.signed_in()?;
        let about_members = plan.changes.iter().all(|change| change.action.is_about_members());
        let mut now = if about_members {
            let now = membership::read(portal, &self.organization.id, &Requests::None)?;
            CurrentMembers { requests: self.current.requests.clone(), ..now }
        } else {
            membership::read(portal, &self.organization.id, &self.requests)?
        };
        if plan.changes.iter().any(|change| matches!(change.action, Action::Assign { .. })) {
            now.assignments = Some(membership::assignments(portal, &self.organization.id)?);
        }
        let (before, after) = (Standings::of(&self.current), Standings::of(&now));
        let moved = plan.changes.iter().find(|change| {
            standing_word(&before, &change.target) != standing_word(&after, &change.target)
                || is_reassigned(change, &now)
        });
        if let Some(change) = moved {
            let message = message!("failure-changed-meanwhile", person = &change.target.name);
            return Err(Failure::changed_meanwhile(message).into());
        }
        self.current = now;
        let enough = policy.fewest_administrators();
        let inquiry = Inquiry { plan, current: &mut self.current, policy, enough };
        membership::inquire(portal, policy.me.as_deref(), &mut [inquiry])?;
        // The guards' warnings were said before the question.
        self.guard(plan, policy)?;
        Ok(())
    }

    fn executor<'w>(
        &self,
        writer: &Writer<'w>,
        policy: &Policy,
        step: &'w (dyn Fn() + Sync),
    ) -> anyhow::Result<Executor<'w>> {
        let context = writer.context();
        context.settle_doubts()?;
        let waived = [
            (policy.allow_self, "allow-self"),
            (policy.allow_no_administrator, "allow-no-admin"),
            (policy.max_removals.is_some(), "max-removals"),
        ];
        Ok(Executor {
            portal: context.signed_in()?,
            journal: &context.journal,
            interruption: &context.interruption,
            me: policy.me.clone(),
            requests: self.requests.clone(),
            waived: waived.iter().filter(|(on, _)| *on).map(|(_, name)| (*name).to_owned()).collect(),
            fewest_administrators: policy.fewest_administrators(),
            successor: policy.successor.clone(),
            step,
        })
    }
}

/// The number of administrators that is advised.
const ADVISED_ADMINISTRATORS: usize = 2;

/// Looks up who would be left to administer the organizations of a run, before the guards judge its plans.
///
/// # Errors
/// An account of which the portal does not tell whether it is in use: then nothing is written.
pub fn look_up<'c>(
    context: &Context,
    run: impl IntoIterator<Item = (&'c mut CurrentMembers, &'c Plan, &'c Policy)>,
) -> anyhow::Result<()> {
    let inquiry = |(current, plan, policy): (&'c mut CurrentMembers, &'c Plan, &'c Policy)| {
        let enough = policy.fewest_administrators().max(ADVISED_ADMINISTRATORS);
        Inquiry { plan, current, policy, enough }
    };
    let mut inquiries: Vec<Inquiry> = run.into_iter().map(inquiry).collect();
    Ok(membership::inquire(context.signed_in()?, Some(&context.me()?.id), &mut inquiries)?)
}

fn warn_of_damage(context: &Context, current: &CurrentMembers) {
    if current.doubled() > 0 {
        let (count, organization) = (current.doubled(), &current.organization.name);
        context.terminal.warn(&message!(
            "warning-doubled-members",
            count = count,
            organization = organization
        ));
    }
    if current.damaged > 0 {
        let organization = &current.organization.name;
        let message =
            message!("warning-damaged-members", count = current.damaged, organization = organization);
        context.terminal.warn(&message);
    }
}

/// Stops early where the portal says, or lets one conclude, that this account may not change memberships.
///
/// # Errors
/// Exit 5, with whom to ask.
pub fn require_administrator(context: &Context, organization: &Organization) -> anyhow::Result<()> {
    if rights::of(organization, context.me()?).members {
        return Ok(());
    }
    let message = message!("failure-not-administrator", organization = &organization.name);
    Err(rights::refused(organization, message).into())
}

/// True where somebody has other assignments than those that are to be replaced.
fn is_reassigned(change: &Change, now: &CurrentMembers) -> bool {
    let (Action::Assign { before, .. }, Some(id)) = (&change.action, &change.target.id) else { return false };
    !are_alike(&now.assigned(id), before)
}

/// The word for where the target of a change stands; one without an account is named by its address.
fn standing_word(standings: &Standings, target: &Target) -> Option<String> {
    let email = target.id.is_none().then_some(target.name.as_str());
    Some(match standings.get(target.id.as_deref(), email) {
        Standing::Member(member) => format!("member {:?}", member.role),
        Standing::Asked(request) | Standing::Invited(request) => format!("pending {}", request.id),
        Standing::TurnedDown(_) | Standing::Stranger => return None,
    })
}
