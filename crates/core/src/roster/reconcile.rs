//! The steps that make an organization as a roster wants it, person by person, and what is not done.

use std::collections::HashSet;

use jiff::civil::Date;

use super::current_members::CurrentMembers;
use super::document::wanted::{DesiredMembership, Entry};
use super::people::{ContentReference, Member, Person, Request, are_alike};
use super::plan::{Action, Target};
use super::role::Role;
use super::standing::{Standing, Standings};

mod doubt;
mod line;
mod word;

use doubt::{Addresses, Unnamed, ids, is_in_doubt, twice};
pub use line::{Line, LineIdentity, Nobody, Twice};

/// The terms of a run: what it and the portal allow.
pub struct Terms<'a> {
    /// False on a portal that adds at once.
    pub invitations: bool,
    /// Who is not listed goes.
    pub prune: bool,
    /// An invitation with another role is cancelled and sent anew.
    pub invite_again: bool,
    /// Who is not listed and is a finding.
    pub unlisted: Unlisted,
    pub today: Date,
    /// G17: true for a request or an invitation that was turned down and holds an invitation back.
    pub held_back: &'a dyn Fn(&Target, &Request) -> bool,
    /// True for an invitation that waits too long.
    pub is_stale: &'a dyn Fn(&Request) -> bool,
}

/// Whom no line names, and who is to be a finding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unlisted {
    Nobody,
    /// Administrators.
    #[default]
    Admins,
    Everybody,
}

/// One person, and what is to become of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reconciled {
    pub target: Target,
    /// In the roster; nothing for who is not listed.
    pub line: Option<usize>,
    pub what: What,
    /// The role that they have, and the one that is wanted.
    pub has: Option<Role>,
    pub wants: Option<Role>,
    /// Whom an undecided line may mean.
    pub candidates: Vec<Person>,
}

/// A step about somebody: what is done, or why nothing is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    Do(Action),
    /// It is as wanted already.
    Unchanged,
    /// The invitation waits for their answer.
    Waiting,
    /// The invitation waits for their answer, for too long.
    Stale,
    /// The invitation offers another role than is wanted.
    AnotherRole,
    /// They said no, or were refused, or the invitation was cancelled not long ago.
    RefusedBefore,
    /// Somebody is probably meant, or one of several: nothing is done for or against anybody.
    Undecided(Doubt),
    /// The line names nobody.
    Unknown(Nobody),
    /// The day until which the line holds is over.
    Overdue(Date),
    /// No line names them; where others are pruned they are spared, since a line that means nobody for certain may be theirs.
    Unlisted {
        is_spared: bool,
    },
    /// Nothing is ever done about them.
    Unmanaged(Unmanaged),
}

/// Why a line is undecided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    Probable,
    Ambiguous,
}

/// Why nothing is done about somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unmanaged {
    /// Not in the roster, and nothing is pruned.
    NotListed,
    /// They have asked: a roster refuses nobody.
    Asked,
    /// A role that this program does not know.
    Role,
    /// The roster says so.
    Said,
}

/// Who is there, and what the lines say of them.
struct There<'a> {
    current: &'a CurrentMembers,
    standings: Standings<'a>,
    addresses: Addresses,
    unnamed: Unnamed<'a>,
}

/// Finds the steps for everybody who is listed, then for everybody else.
///
/// # Errors
/// G16: everybody who is on two lines.
pub fn steps(lines: &[Line], current: &CurrentMembers, terms: &Terms) -> Result<Vec<Reconciled>, Vec<Twice>> {
    let twice = twice(lines);
    if !twice.is_empty() {
        return Err(twice);
    }
    let named: HashSet<&str> = lines.iter().flat_map(|line| ids(&line.who)).collect();
    let there = There {
        current,
        standings: Standings::of(current),
        addresses: Addresses::of(lines),
        unnamed: Unnamed::of(current, &named),
    };
    let mut steps: Vec<Reconciled> = lines.iter().flat_map(|line| listed(line, &there, terms)).collect();
    // G14: who is not listed by what can mean nobody else may be meant by another line.
    let in_doubt =
        terms.prune && lines.iter().any(|line| is_in_doubt(line, &there.unnamed, terms.invitations));
    for member in current.members.iter().filter(|member| !named.contains(member.person.id.as_str())) {
        let what = match (member.role, terms.prune) {
            (None, false) => What::Unmanaged(Unmanaged::Role),
            (None, true) => What::Unlisted { is_spared: true },
            (from, _) => unlisted(from, Action::Remove { from }, terms, in_doubt),
        };
        steps.push(step(Target::of(&member.person), None, what, member.role));
    }
    for pending in
        current.requests.iter().flatten().filter(|request| request.is_pending() && !request.is_damaged())
    {
        let is_listed = match (&pending.person, &pending.email) {
            (Some(person), _) => named.contains(person.id.as_str()),
            (None, Some(email)) => there.addresses.contains(email),
            (None, None) => false,
        };
        if !is_listed {
            steps.push(waits(pending, terms, in_doubt));
        }
    }
    Ok(steps)
}

fn step(target: Target, entry: Option<&Entry>, what: What, has: Option<Role>) -> Reconciled {
    Reconciled {
        target,
        line: entry.map(|entry| entry.line),
        what,
        has,
        wants: entry.and_then(Entry::role),
        candidates: Vec::new(),
    }
}

/// Finds the step for somebody with a role, or who is offered one, whom the roster does not name.
fn unlisted(role: Option<Role>, prune: Action, terms: &Terms, in_doubt: bool) -> What {
    match (terms.prune, &terms.unlisted) {
        (true, _) if in_doubt => What::Unlisted { is_spared: true },
        (true, _) => What::Do(prune),
        (false, Unlisted::Everybody) => What::Unlisted { is_spared: false },
        (false, Unlisted::Admins) if role == Some(Role::Admin) => What::Unlisted { is_spared: false },
        (false, _) => What::Unmanaged(Unmanaged::NotListed),
    }
}

/// Finds the step for somebody who waits and whom the roster does not name: an invitation may be pruned, a request
/// waits for a person.
fn waits(pending: &Request, terms: &Terms, in_doubt: bool) -> Reconciled {
    let cancel = Action::Cancel { invitation: pending.id.clone() };
    let what = if pending.invitation {
        unlisted(pending.role, cancel, terms, in_doubt)
    } else {
        What::Unmanaged(Unmanaged::Asked)
    };
    step(pending.target(), None, what, None)
}

/// Finds the steps for somebody who is listed: who becomes a partial editor may be assigned something as well, and a
/// line may be overdue besides.
fn listed(line: &Line, there: &There, terms: &Terms) -> Vec<Reconciled> {
    let mut steps = wanted(line, there, terms);
    let over = line.entry.until.filter(|until| *until < terms.today && line.entry.absent().is_none());
    if let (Some(until), Some(first)) = (over, steps.first().cloned()) {
        // A line that holds no longer gives nobody anything.
        steps.retain(|step| !matches!(&step.what, What::Do(action) if action.gives()));
        steps.push(Reconciled { what: What::Overdue(until), candidates: Vec::new(), ..first });
    }
    steps
}

fn wanted(line: &Line, there: &There, terms: &Terms) -> Vec<Reconciled> {
    let entry = line.entry;
    let standings = &there.standings;
    let (target, email) = match &line.who {
        LineIdentity::Person(person) => (Target::of(person), None),
        LineIdentity::Address(address) => (Target::address(address), Some(address.as_str())),
        LineIdentity::Probable { person, .. } => {
            return vec![undecided(entry, Doubt::Probable, std::slice::from_ref(person), standings)];
        }
        LineIdentity::Ambiguous(people) => {
            return vec![undecided(entry, Doubt::Ambiguous, people, standings)];
        }
        LineIdentity::Nobody(why) => {
            let what = match why {
                // Whose account is closed and who is no member is as absent as can be.
                Nobody::Closed if entry.absent().is_some() => What::Unchanged,
                _ => What::Unknown(*why),
            };
            return vec![step(Target::address(&entry.person), Some(entry), what, None)];
        }
    };
    let address = there.addresses.get(line);
    let address = address.as_deref();
    let standing = standings.get(target.id.as_deref(), address);
    let has = match standing {
        Standing::Member(member) => member.role,
        _ => None,
    };
    let said = |what| step(target.clone(), Some(entry), what, has);
    let (role, assignments) = match &entry.desired {
        DesiredMembership::Absent { .. } => {
            let waiting = standings.invitations(target.id.as_deref(), address);
            let is_free = email.is_none_or(|email| !there.unnamed.may_have(email, entry.name.as_deref()));
            return absent(&standing, email, is_free, waiting).into_iter().map(said).collect();
        }
        DesiredMembership::Unmanaged { .. } => return vec![said(What::Unmanaged(Unmanaged::Said))],
        DesiredMembership::Member { role, assignments } => (*role, assignments.as_deref()),
    };
    let what = match standing {
        Standing::Member(member) if member.account.is_gone() => What::Unknown(Nobody::Closed),
        Standing::Member(member) => return member_steps(member, role, assignments, there.current, &said),
        Standing::Asked(request) => {
            What::Do(Action::Approve { request: request.id.clone(), role, again: false })
        }
        Standing::Invited(invitation) => {
            return vec![said(invited(invitation, role, assignments, terms))];
        }
        Standing::TurnedDown(request) if terms.invitations && (terms.held_back)(&target, request) => {
            return vec![said(What::RefusedBefore)];
        }
        Standing::TurnedDown(_) | Standing::Stranger => newcomer(role, assignments, email, terms),
    };
    // An invitation brings its assignments along.
    let is_member = matches!(what, What::Do(Action::Approve { .. } | Action::Add { .. }));
    let mut steps = vec![said(what)];
    steps.extend(assign(&[], assignments).filter(|_| is_member).map(said));
    steps
}

/// Makes the step of a line that may mean these people: what is written names them, and only of one alone is said what
/// they have.
fn undecided(entry: &Entry, doubt: Doubt, people: &[Person], standings: &Standings) -> Reconciled {
    let has = match people {
        [one] => standings.member(&one.id).and_then(|member| member.role),
        _ => None,
    };
    let found = step(Target::address(&entry.person), Some(entry), What::Undecided(doubt), has);
    Reconciled { candidates: people.to_vec(), ..found }
}

/// Finds the steps for who is to be absent: they are taken out, and no invitation of theirs is left that brings them
/// back.
fn absent<'a>(
    standing: &Standing,
    email: Option<&str>,
    is_free: bool,
    invitations: impl Iterator<Item = &'a Request>,
) -> Vec<What> {
    let cancelled =
        invitations.map(|invitation| What::Do(Action::Cancel { invitation: invitation.id.clone() }));
    let mut all: Vec<What> = cancelled.collect();
    all.extend(match standing {
        Standing::Member(Member { role: None, .. }) => Some(What::Unknown(Nobody::Role)),
        Standing::Member(member) => Some(What::Do(Action::Remove { from: member.role })),
        Standing::Asked(_) => Some(What::Unmanaged(Unmanaged::Asked)),
        Standing::Invited(_) => None,
        Standing::TurnedDown(_) if is_free => Some(What::Unchanged),
        Standing::TurnedDown(_) => Some(What::Unknown(Nobody::NotThere)),
        // That nobody there has this address does not say that they have left: they may be a member by another.
        Standing::Stranger if email.is_some() => Some(What::Unknown(Nobody::NotThere)),
        Standing::Stranger => Some(What::Unchanged),
    });
    all
}

/// Finds the step for somebody who is invited already, and has not answered.
fn invited(
    invitation: &Request,
    role: Role,
    assignments: Option<&[ContentReference]>,
    terms: &Terms,
) -> What {
    match invitation.role == Some(role) {
        true if (terms.is_stale)(invitation) => What::Stale,
        true => What::Waiting,
        false if terms.invite_again => What::Do(Action::Resend {
            invitation: invitation.id.clone(),
            role,
            comment: invitation.comment.clone().filter(|comment| !comment.is_empty()),
            email: invitation.person.is_none().then(|| invitation.email.clone()).flatten(),
            assignments: assignments.unwrap_or_default().to_vec(),
        }),
        false => What::AnotherRole,
    }
}

fn newcomer(
    role: Role,
    assignments: Option<&[ContentReference]>,
    email: Option<&str>,
    terms: &Terms,
) -> What {
    match (terms.invitations, email) {
        (true, _) => What::Do(Action::Invite {
            role,
            comment: None,
            email: email.map(str::to_owned),
            assignments: assignments.unwrap_or_default().to_vec(),
        }),
        (false, None) => What::Do(Action::Add { role }),
        (false, Some(_)) => What::Unknown(Nobody::NoInvitations),
    }
}

fn member_steps(
    member: &Member,
    role: Role,
    assignments: Option<&[ContentReference]>,
    current: &CurrentMembers,
    said: &dyn Fn(What) -> Reconciled,
) -> Vec<Reconciled> {
    let Some(from) = member.role else { return vec![said(What::Unknown(Nobody::Role))] };
    let has = if from == Role::PartialEditor { current.assigned(&member.person.id) } else { Vec::new() };
    let changed = (from != role).then_some(What::Do(Action::SetRole { from, to: role }));
    let assigned = if role == Role::PartialEditor { assign(&has, assignments) } else { None };
    let mut steps: Vec<Reconciled> = changed.into_iter().chain(assigned).map(said).collect();
    if steps.is_empty() {
        steps.push(said(What::Unchanged));
    }
    steps
}

/// Finds the step that assigns, where the roster wants other assignments than there are.
fn assign(before: &[ContentReference], wanted: Option<&[ContentReference]>) -> Option<What> {
    let after = wanted?;
    (!are_alike(before, after))
        .then(|| What::Do(Action::Assign { before: before.to_vec(), after: after.to_vec() }))
}

#[cfg(test)]
#[path = "reconcile_tests.rs"]
mod tests;
