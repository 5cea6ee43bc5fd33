//! The outcome of a write whose end nobody noted, as far as the portal shows it today. Pure: no call is made here.

use std::collections::HashSet;

use jiff::SignedDuration;

use crate::commands::journal::assignments::listed;
use crate::journal::{Entry, Made, WriteOutcome, WriteSubject};
use crate::membership;
use crate::report::age;
use udata_client::Organization;
use udatactl_core::roster::{Action, Change, CurrentMembers, Request, Role, Target, are_alike};

/// How far the clock of the portal may be from ours.
const CLOCKS: SignedDuration = SignedDuration::from_mins(5);

/// The outcome of a write whose end nobody noted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Done(Made),
    NotDone,
    /// It was done, and no longer holds: another write at the same moment has undone it.
    Undone,
    /// Nobody can tell, for a reason: a stable word.
    Unknown(&'static str),
}

/// The other writes of this machine, in the order of the journal.
pub struct Others<'a> {
    pub before: &'a [Entry],
    pub after: &'a [Entry],
    /// True for an address of this portal.
    pub is_here: &'a dyn Fn(&str) -> bool,
}

impl Outcome {
    /// The outcome as the journal has it.
    pub fn write_outcome(&self) -> WriteOutcome {
        match self {
            Self::Done(_) => WriteOutcome::Done,
            Self::NotDone => WriteOutcome::NotDone,
            Self::Undone => WriteOutcome::Undone,
            Self::Unknown(_) => WriteOutcome::Unknown,
        }
    }

    fn done(is_done: bool) -> Self {
        if is_done { Self::Done(Made::default()) } else { Self::NotDone }
    }
}

/// True for what the current members of an organization tell.
pub fn is_of_members(subject: &WriteSubject) -> bool {
    change(subject).is_some() || matches!(subject.action.as_str(), "invite" | "ask")
}

/// True for what an assignment tells.
pub fn is_of_assignments(subject: &WriteSubject) -> bool {
    matches!(subject.action.as_str(), "assign" | "unassign")
}

/// True for what can be looked up at all: a mail, a text, a raw call leave nothing that tells them from others.
pub fn leaves_a_trace(subject: &WriteSubject) -> bool {
    is_of_members(subject)
        || matches!(
            subject.action.as_str(),
            "delete" | "restore" | "badge-add" | "badge-remove" | "delete_content"
        )
}

/// Finds the outcome of a write about the organization itself, which may be deleted.
pub fn of_organization(subject: &WriteSubject, organization: &Organization) -> Outcome {
    let has =
        |badge: &Option<String>| badge.as_ref().is_some_and(|text| organization.badge_kinds().contains(text));
    match subject.action.as_str() {
        "delete" => Outcome::done(organization.deleted.is_some()),
        "restore" => Outcome::done(organization.deleted.is_none()),
        "badge-add" => Outcome::done(has(&subject.after)),
        "badge-remove" => Outcome::done(!has(&subject.before)),
        _ => Outcome::Unknown("not_kept"),
    }
}

/// Finds the outcome of a write in an organization that the portal does not show any more.
pub fn of_gone(subject: &WriteSubject, is_deleted: bool) -> Outcome {
    match subject.action.as_str() {
        "delete" => Outcome::done(true),
        "restore" if is_deleted => Outcome::NotDone,
        _ => Outcome::Unknown("organization_gone"),
    }
}

/// Finds the outcome of a write about memberships. Where this machine wrote about the same person later, what that
/// write found counts, and not what was made of it since; `claimed` are new requests that other writes of the same look
/// have made.
pub fn of_members(entry: &Entry, others: &Others, claimed: &[String], current: &CurrentMembers) -> Outcome {
    let subject = &entry.subject;
    let Some(change) = change(subject) else {
        return of_something_new(entry, others, claimed, current);
    };
    let (held, as_wanted) = match later(entry, others) {
        Some(later) => (later.clone(), later == subject.after),
        None => membership::holds(&change, current),
    };
    if as_wanted {
        return Outcome::done(true);
    }
    let is_role = held.as_deref().and_then(Role::parse).is_some();
    match &change.action {
        Action::SetRole { .. } | Action::Add { .. } | Action::Remove { from: Some(_) }
            if held != subject.before =>
        {
            Outcome::Unknown("changed_since")
        }
        Action::Assign { before, .. } => {
            let theirs = current.assigned(change.target.id.as_deref().unwrap_or_default());
            if are_alike(&theirs, before) { Outcome::NotDone } else { Outcome::Unknown("changed_since") }
        }
        Action::Approve { .. } if is_role => Outcome::done(true),
        Action::Approve { .. } if held.as_deref() == Some("accepted") => Outcome::Undone,
        Action::SetRole { .. } | Action::Add { .. } | Action::Remove { .. } => Outcome::NotDone,
        _ if held.is_none() => Outcome::Unknown("not_shown"),
        _ => Outcome::NotDone,
    }
}

/// The state that the next write of this machine about the same member, request or invitation found before it.
fn later(entry: &Entry, others: &Others) -> Option<Option<String>> {
    let ours = &entry.subject;
    let is_role = |subject: &WriteSubject| matches!(subject.action.as_str(), "role" | "add" | "remove");
    let mut later = others.after.iter().filter(|other| {
        other.result == Some(WriteOutcome::Done)
            && other.subject.organization == ours.organization
            && (others.is_here)(&other.subject.site)
    });
    match &ours.request {
        Some(_) => {
            later.find(|other| other.subject.request == ours.request && change(&other.subject).is_some())
        }
        None => later
            .find(|other| is_role(ours) && is_role(&other.subject) && other.subject.person == ours.person),
    }
    .map(|other| other.subject.before.clone())
}

/// Of an invitation or a request to join, whose id only the portal's answer would have told.
fn of_something_new(entry: &Entry, others: &Others, claimed: &[String], current: &CurrentMembers) -> Outcome {
    let subject = &entry.subject;
    let is_invitation = subject.action == "invite";
    let Some(requests) = &current.requests else { return Outcome::Unknown("not_shown") };
    let after = others.after.iter().filter(|other| other.subject.action == subject.action);
    let known: HashSet<&str> =
        others.before.iter().chain(after).filter_map(|other| other.subject.request.as_deref()).collect();
    let is_late =
        |moment: Option<&str>| moment.and_then(age::parse).is_none_or(|moment| moment >= entry.at - CLOCKS);
    let is_new = |request: &&Request| {
        request.invitation == is_invitation
            && !known.contains(request.id.as_str())
            && !claimed.contains(&request.id)
            && (request.is_pending() || is_late(request.created.as_deref()))
    };
    let person = subject.person.as_ref();
    let theirs = |request: &&Request| request.person.as_ref().map(|person| &person.id) == person;
    let mut new = requests.iter().filter(is_new);
    if person.is_none() {
        // The journal keeps no address: one that was invited by it can't be told from another.
        return match new.find(|request| is_late(request.created.as_deref())) {
            Some(_) => Outcome::Unknown("address_not_kept"),
            None => Outcome::NotDone,
        };
    }
    if let Some(found) = new.find(theirs) {
        return Outcome::Done(Made { request: Some(found.id.clone()), ..Made::default() });
    }
    let member = person.and_then(|person| current.member(person));
    Outcome::done(is_invitation && member.is_some_and(|member| is_late(member.since.as_deref())))
}

/// The change that the write was to make of a membership, a request or an invitation that there was.
fn change(subject: &WriteSubject) -> Option<Change> {
    let role = |word: &Option<String>| word.as_deref().and_then(Role::parse);
    let request = || subject.request.clone();
    let list = |state: &Option<String>| listed(state.iter().flat_map(|state| state.split(' ')));
    let action = match subject.action.as_str() {
        "role" => Action::SetRole { from: role(&subject.before)?, to: role(&subject.after)? },
        "add" => Action::Add { role: role(&subject.after)? },
        "remove" => Action::Remove { from: role(&subject.before) },
        "approve" => Action::Approve { request: request()?, role: Role::Editor, again: false },
        "reject" => Action::Reject { request: request()?, comment: String::new() },
        "cancel" => Action::Cancel { invitation: request()? },
        "accept" => Action::AcceptInvitation { invitation: request()?, role: role(&subject.after) },
        "refuse" => Action::RefuseInvitation { invitation: request()? },
        "assign" | "unassign" => {
            Action::Assign { before: list(&subject.before), after: list(&subject.after) }
        }
        _ => return None,
    };
    Some(Change { target: Target { id: subject.person.clone(), slug: None, name: String::new() }, action })
}
