//! Sends a change: one write at a time, each in the journal before and after.

use super::outcome::{Answered, Executor};
use super::reading::assignments;
use crate::journal::{self, Made, WriteSubject};
use udata_client::members::{Arrival, Invited};
use udata_client::requests::AssignedSubject;
use udata_client::{self as portal, Portal};
use udatactl_core::roster::{self, Action, Change, CurrentMembers, Plan, Role};

/// The journal could not be written, before or after a write of a change was sent.
pub struct Unwritten {
    pub error: journal::Error,
    pub sent: bool,
}

/// Sends a change, each of its writes in the journal before and after; the first that fails is the last. A step that
/// the portal holds already, as was just read, is left out. Gives the outcome of an invitation, where one was sent.
pub fn send(
    executor: &Executor,
    plan: &Plan,
    change: &Change,
    before: &CurrentMembers,
    held: Option<&str>,
    answered: &mut Vec<Answered>,
) -> Result<portal::Result<Option<Arrival>>, Unwritten> {
    let mut arrived = None;
    let is_missing = |step: &Change| held.is_none() || step.action.after() != held;
    for step in steps(change).iter().filter(|step| is_missing(step)) {
        let unwritten = |sent: bool| move |error| Unwritten { error, sent };
        let started = executor.journal.start(subject(executor, plan, step));
        let number = started.map_err(unwritten(!answered.is_empty()))?;
        let result = call(executor.portal, plan, change, step, before);
        let outcome = journal::WriteOutcome::of(&result, portal::Error::leaves_doubt);
        let made = result.as_ref().ok().and_then(Option::as_ref).map(made_by).unwrap_or_default();
        let status = result.as_ref().err().and_then(portal::Error::status);
        executor.journal.end(number, outcome, status, made).map_err(unwritten(true))?;
        match result {
            Ok(arrival) => arrived = arrival,
            Err(error) => return Ok(Err(error)),
        }
        answered.push(Answered { number, wanted: step.action.after() });
    }
    Ok(Ok(arrived))
}

/// The ids that the journal keeps of the portal's answer to an invitation.
fn made_by(arrival: &Arrival) -> Made {
    match arrival {
        Arrival::Invited(request) => Made { request: Some(request.clone()), ..Made::default() },
        Arrival::Added(person) => Made { person: Some(person.clone()), ..Made::default() },
    }
}

/// The writes of a change, in order: two for an approval with another role than the portal gives, and for an
/// invitation sent anew.
pub fn steps(change: &Change) -> Vec<Change> {
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

fn assigned(reference: &roster::ContentReference) -> AssignedSubject {
    AssignedSubject { class: reference.class.clone(), id: reference.id.clone() }
}

/// The reference as the journal has it: `Dataset/5f4d…`.
fn written(reference: &roster::ContentReference) -> String {
    format!("{}/{}", reference.class, reference.id)
}

fn listed(all: &[roster::ContentReference]) -> String {
    all.iter().map(written).collect::<Vec<_>>().join(" ")
}

fn subject(executor: &Executor, plan: &Plan, step: &Change) -> WriteSubject {
    let (before, after) = match &step.action {
        Action::Assign { before, after } => (Some(listed(before)), Some(listed(after))),
        action => (action.before().map(str::to_owned), action.after().map(str::to_owned)),
    };
    WriteSubject {
        site: executor.portal.site().to_string(),
        account: executor.me.clone(),
        organization: Some(plan.organization.id.clone()),
        action: step.action.word().to_owned(),
        person: step.target.id.clone(),
        request: step.action.request().map(str::to_owned),
        content: None,
        before,
        after,
        assignments: lost_assignments(executor, plan, step),
        waived: executor.waived.clone(),
    }
}

/// Reads the assignments that the portal drops with the role of a partial editor. Where they can't be read, the journal
/// goes without them.
fn lost_assignments(executor: &Executor, plan: &Plan, step: &Change) -> Vec<String> {
    if !step.action.drops_assignments() {
        return Vec::new();
    }
    let all = assignments(executor.portal, &plan.organization.id).unwrap_or_default();
    let theirs = all.iter().filter(|(whose, _)| Some(whose) == step.target.id.as_ref());
    theirs.map(|(_, one)| written(one)).collect()
}

/// Sends one write: the step of a change. Gives the outcome of an invitation.
pub fn call(
    portal: &Portal,
    plan: &Plan,
    change: &Change,
    step: &Change,
    before: &CurrentMembers,
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
