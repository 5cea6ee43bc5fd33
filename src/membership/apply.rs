//! Carries a plan out, one write at a time, each in the journal before and after, and reads back.

use crate::interruption::Interruption;
use crate::journal::{self, Journal, Made, Subject};
use crate::portal::members::{Arrival, Invited};
use crate::portal::{self, Portal, requests::Assigned};
use crate::roster::{self, Action, Change, Plan, Policy, Role, Roll, guard};

use super::{Inquiry, Requests, assignments, inquire, read, succession, verify};

/// What a plan is carried out with.
pub struct Desk<'a> {
    pub portal: &'a Portal,
    pub journal: &'a Journal,
    pub interruption: &'a Interruption,
    /// The account that acts.
    pub me: Option<String>,
    /// Which requests are read back.
    pub requests: Requests,
    /// Guards that a flag switched off, for the journal.
    pub waived: Vec<String>,
    /// How many administrators each write has to leave.
    pub fewest_administrators: usize,
    /// The account that has to be a member, as planned, before anybody is removed.
    pub successor: Option<String>,
}

/// What became of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// As wanted; unverified, where the portal shows nobody what it holds of that.
    Changed,
    /// It was so already.
    Unchanged,
    /// A guard held it back at the last moment.
    Refused,
    /// The portal refused it, or it did not hold.
    Failed,
    /// It was not tried, because something before it stopped the run.
    NotTried,
}

impl Ending {
    /// A stable word for reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Unchanged => "unchanged",
            Self::Refused => "refused",
            Self::Failed => "failed",
            Self::NotTried => "not_tried",
        }
    }
}

/// What became of a change about one person.
#[derive(Debug)]
pub struct Outcome {
    pub change: Change,
    pub ending: Ending,
    /// What the portal held afterwards: a role, a request's state, nothing.
    pub held: Option<String>,
    /// True where that was read and is what was wanted.
    pub verified: bool,
    /// The request or invitation that it left: a new one where it was sent anew.
    pub request: Option<String>,
    /// The account that the portal made a member at once, where only an address was known.
    pub account: Option<String>,
    pub error: Option<portal::Error>,
    /// Its writes that the portal answered well.
    pub answered: Vec<Answered>,
}

/// A write that the portal answered well, which is no proof that it holds.
#[derive(Clone, Copy, Debug)]
pub struct Answered {
    /// Its number in the journal.
    pub number: usize,
    /// The state that it was to bring.
    pub wanted: Option<&'static str>,
}

impl Outcome {
    /// True where somebody who was to be invited is a member at once.
    pub fn is_member(&self) -> bool {
        self.held.as_deref().and_then(Role::parse).is_some()
    }
}

/// Somebody whom the plan did not name and who is not what they were.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bystander {
    pub name: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// What became of a plan.
#[derive(Debug)]
pub struct Applied {
    pub outcomes: Vec<Outcome>,
    pub bystanders: Vec<Bystander>,
    /// Members without a user that were not there before.
    pub damaged: usize,
    /// Members who are listed more than once and were not before.
    pub doubled: usize,
    /// The roll that was read afterwards.
    pub after: Option<Roll>,
    /// Why the organization could not be read afterwards.
    pub unread: Option<portal::Error>,
    /// Why nothing more was sent: the journal could not be written.
    pub unwritten: Option<journal::Error>,
    pub interrupted: bool,
}

/// Carries a plan out. `before` is the roll that it was made from, read while the organization was held.
///
/// # Errors
/// When the journal can't be written and nothing was sent; later it ends the run, and what was sent is read back.
pub fn apply(desk: &Desk, plan: &Plan, before: &Roll) -> Result<Applied, journal::Error> {
    desk.interruption.writing();
    let mut outcomes: Vec<Outcome> = Vec::with_capacity(plan.changes.len());
    let mut stopped = false;
    let mut unwritten = None;
    for change in &plan.changes {
        stopped |= desk.interruption.requested();
        let outcome = match stopped {
            true => Ok(unread(change, Ending::NotTried, None)),
            false => match succession::holds_back(desk, plan, change, &outcomes) {
                Ok(false) => carry_out(desk, plan, change, before),
                Ok(true) => Ok(unread(change, Ending::NotTried, None)),
                Err(error) => Ok(unread(change, Ending::NotTried, Some(error))),
            },
        };
        let outcome = outcome.unwrap_or_else(|Unwritten { error, sent }| {
            unwritten = Some(error);
            unread(change, if sent { Ending::Failed } else { Ending::NotTried }, None)
        });
        stopped |= unwritten.is_some() || outcome.error.as_ref().is_some_and(portal::Error::ends_the_run);
        outcomes.push(outcome);
    }
    if let Some(error) = unwritten.take_if(|_| !outcomes.iter().any(was_sent)) {
        return Err(error);
    }
    let mut applied = Applied {
        outcomes,
        bystanders: Vec::new(),
        damaged: 0,
        doubled: 0,
        after: None,
        unread: None,
        unwritten,
        interrupted: desk.interruption.requested(),
    };
    if applied.outcomes.iter().any(was_sent) {
        verify::read_back(desk, plan, before, &mut applied);
    }
    Ok(applied)
}

/// What became of a change of which nothing was read yet.
pub fn unread(change: &Change, ending: Ending, error: Option<portal::Error>) -> Outcome {
    Outcome {
        change: change.clone(),
        ending,
        held: change.action.before().map(str::to_owned),
        verified: false,
        request: change.action.request().map(str::to_owned),
        account: None,
        error,
        answered: Vec::new(),
    }
}

/// True where a write left, whether or not its answer was good.
pub fn was_sent(outcome: &Outcome) -> bool {
    match outcome.ending {
        Ending::Changed => true,
        Ending::Failed => true,
        Ending::Unchanged | Ending::Refused | Ending::NotTried => false,
    }
}

/// The journal could not be written, before or after a write of a change was sent.
pub struct Unwritten {
    pub error: journal::Error,
    pub sent: bool,
}

fn carry_out(desk: &Desk, plan: &Plan, change: &Change, before: &Roll) -> Result<Outcome, Unwritten> {
    let outcome = |ending, error| unread(change, ending, error);
    if change.action.is_nothing() {
        return Ok(Outcome { verified: true, ..outcome(Ending::Unchanged, None) });
    }
    if change.action.takes_administrator() && desk.fewest_administrators > 0 {
        match leaves_enough(desk, plan, change) {
            Err(error) => return Ok(outcome(Ending::NotTried, Some(error))),
            Ok(false) => return Ok(outcome(Ending::Refused, None)),
            Ok(true) => {}
        }
    }
    let mut answered = Vec::new();
    let sent = send(desk, plan, change, before, None, &mut answered)?;
    let outcome = |ending, error| Outcome { answered, ..outcome(ending, error) };
    Ok(match sent {
        Ok(None) => outcome(Ending::Changed, None),
        Ok(Some(Arrival::Invited(request))) => {
            Outcome { request: Some(request), ..outcome(Ending::Changed, None) }
        }
        Ok(Some(Arrival::Added(account))) => {
            Outcome { account: Some(account), ..outcome(Ending::Changed, None) }
        }
        Err(error) => outcome(Ending::Failed, Some(error)),
    })
}

/// G3: a fresh look at who would be left, and at whether they can still sign in. Two administrators who remove each other
/// both passed the check made earlier.
fn leaves_enough(desk: &Desk, plan: &Plan, change: &Change) -> portal::Result<bool> {
    let mut now = read(desk.portal, &plan.organization.id, &Requests::None)?;
    let alone = Plan { organization: plan.organization.clone(), changes: vec![change.clone()] };
    let (policy, enough) = (Policy::default(), desk.fewest_administrators);
    let inquiry = Inquiry { plan: &alone, roll: &mut now, policy: &policy, enough };
    inquire(desk.portal, desk.me.as_deref(), &mut [inquiry])?;
    Ok(guard::administrators_after(&alone, &now) >= enough)
}

/// Sends a change, each of its writes in the journal before and after; the first that fails is the last. A step that
/// the portal holds already, as was just read, is left out. Gives what became of an invitation, where one was sent.
pub fn send(
    desk: &Desk,
    plan: &Plan,
    change: &Change,
    before: &Roll,
    held: Option<&str>,
    answered: &mut Vec<Answered>,
) -> Result<portal::Result<Option<Arrival>>, Unwritten> {
    let mut arrived = None;
    let is_missing = |step: &Change| held.is_none() || step.action.after() != held;
    for step in steps(change).iter().filter(|step| is_missing(step)) {
        let unwritten = |sent: bool| move |error| Unwritten { error, sent };
        let started = desk.journal.start(subject(desk, plan, step));
        let number = started.map_err(unwritten(!answered.is_empty()))?;
        let result = call(desk.portal, plan, change, step, before);
        let ending = journal::Ending::of(&result, portal::Error::leaves_doubt);
        let made = result.as_ref().ok().and_then(Option::as_ref).map(made_by).unwrap_or_default();
        let status = result.as_ref().err().and_then(portal::Error::status);
        desk.journal.end(number, ending, status, made).map_err(unwritten(true))?;
        match result {
            Ok(arrival) => arrived = arrival,
            Err(error) => return Ok(Err(error)),
        }
        answered.push(Answered { number, wanted: step.action.after() });
    }
    Ok(Ok(arrived))
}

/// What the journal keeps of the portal's answer to an invitation.
fn made_by(arrival: &Arrival) -> Made {
    match arrival {
        Arrival::Invited(request) => Made { request: Some(request.clone()), ..Made::default() },
        Arrival::Added(person) => Made { person: Some(person.clone()), ..Made::default() },
    }
}

/// Traces the writes of a plan without sending any: what `-v` shows of a dry run.
pub fn rehearse(rehearsing: &Portal, plan: &Plan, before: &Roll) {
    for change in &plan.changes {
        for step in steps(change) {
            // What would be sent is traced by the portal; there is no answer to look at.
            let _ = call(rehearsing, plan, change, &step, before);
        }
    }
}

/// The writes of a change, in order: two for an approval with another role than the portal gives, and for an
/// invitation sent anew.
fn steps(change: &Change) -> Vec<Change> {
    let step = |action| Change { target: change.target.clone(), action };
    match &change.action {
        Action::Approve { request, role, again } if *role != Role::Editor => vec![
            step(Action::Approve { request: request.clone(), role: Role::Editor, again: *again }),
            step(Action::SetRole { from: Role::Editor, to: *role }),
        ],
        Action::Resend { invitation, role, comment, email, assignments } => vec![
            step(Action::Cancel { invitation: invitation.clone() }),
            step(Action::Invite {
                role: *role,
                comment: comment.clone(),
                email: email.clone(),
                assignments: assignments.clone(),
            }),
        ],
        _ => vec![change.clone()],
    }
}

fn assigned(one: &roster::Assigned) -> Assigned {
    Assigned { class: one.class.clone(), id: one.id.clone() }
}

/// As the journal has it: `Dataset/5f4d…`.
fn written(one: &roster::Assigned) -> String {
    format!("{}/{}", one.class, one.id)
}

fn listed(all: &[roster::Assigned]) -> String {
    all.iter().map(written).collect::<Vec<_>>().join(" ")
}

fn subject(desk: &Desk, plan: &Plan, step: &Change) -> Subject {
    let (before, after) = match &step.action {
        Action::Assign { before, after } => (Some(listed(before)), Some(listed(after))),
        action => (action.before().map(str::to_owned), action.after().map(str::to_owned)),
    };
    Subject {
        site: desk.portal.site().to_string(),
        account: desk.me.clone(),
        organization: Some(plan.organization.id.clone()),
        action: step.action.word().to_owned(),
        person: step.target.id.clone(),
        request: step.action.request().map(str::to_owned),
        content: None,
        before,
        after,
        assignments: lost_assignments(desk, plan, step),
        waived: desk.waived.clone(),
    }
}

/// What the portal drops with the role of a partial editor. Where it can't be read, the journal goes without it.
fn lost_assignments(desk: &Desk, plan: &Plan, step: &Change) -> Vec<String> {
    if !step.action.drops_assignments() {
        return Vec::new();
    }
    let all = assignments(desk.portal, &plan.organization.id).unwrap_or_default();
    let theirs = all.iter().filter(|(whose, _)| Some(whose) == step.target.id.as_ref());
    theirs.map(|(_, one)| written(one)).collect()
}

/// One write: the step of a change. Gives what became of an invitation.
fn call(
    portal: &Portal,
    plan: &Plan,
    change: &Change,
    step: &Change,
    before: &Roll,
) -> portal::Result<Option<Arrival>> {
    let organization = plan.organization.id.as_str();
    let person = step.target.id.as_deref().unwrap_or_default();
    // Routes are detected with somebody who is a member for certain.
    let any_member = before.members.first().map_or(person, |member| member.person.id.as_str());
    let is_new = matches!(change.action, Action::Approve { .. });
    let done = match &step.action {
        Action::Invite { role, comment, email, assignments } => {
            let invited = email.as_deref().map_or(Invited::User(person), Invited::Email);
            let assigned: Vec<_> = assignments.iter().map(assigned).collect();
            let comment = comment.as_deref();
            return portal.invite(organization, invited, role.word(), comment, &assigned, any_member);
        }
        Action::Keep { .. } | Action::StillInvited { .. } => Ok(()),
        Action::Add { role } => portal.add_member(organization, person, role.word()),
        Action::Approve { request, .. } => portal.accept_request(organization, request),
        Action::Reject { request, comment } => portal.refuse_request(organization, request, comment),
        // Whoever was approved a moment ago had no rights to lose: no demotion.
        Action::SetRole { from, to } if to < from && !is_new => {
            portal.lower_role(organization, person, to.word())
        }
        Action::SetRole { to, .. } => portal.set_role(organization, person, to.word()),
        Action::Assign { after, .. } => {
            let all: Vec<_> = after.iter().map(assigned).collect();
            portal.assign(organization, person, &all, step.action.unassigned() > 0)
        }
        Action::Remove { .. } => portal.remove_member(organization, person),
        Action::Cancel { invitation } => portal.cancel_invitation(organization, invitation),
        // Its two writes are steps of their own.
        Action::Resend { .. } => Ok(()),
        Action::Ask { comment } => portal.ask_to_join(organization, comment),
        Action::AcceptInvitation { invitation, .. } => portal.accept_invitation(invitation),
        Action::RefuseInvitation { invitation } => portal.refuse_invitation(invitation),
    };
    done.map(|()| None)
}
