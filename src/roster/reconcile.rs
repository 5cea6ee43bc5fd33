//! What has to be done so that an organization is as a roster wants it, person by person.

use std::collections::HashSet;

use super::document::{Entry, Wish};
use super::{Action, Assigned, Member, Pending, Person, Role, Roll, Standing, Target, are_alike, is_id};

/// A line of a roster, and who is behind it.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    pub entry: &'a Entry,
    pub who: Who,
}

/// Whom a line names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    Person(Person),
    /// An address of which no account is known.
    Address(String),
    /// An address that the masked ones of these people fit: it may be any of theirs.
    Probably(Vec<Person>),
    Nobody(Nobody),
}

/// Why a line names nobody that something can be done about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nobody {
    /// The portal knows nobody by that.
    Unknown,
    /// The account is deleted or switched off.
    Closed,
    /// A page of another portal, or none of a person.
    Elsewhere,
    /// A name may be anybody's.
    Name,
    /// An address, on a portal without invitations.
    NoInvitations,
}

/// What the run and the portal allow.
pub struct Terms<'a> {
    /// False on a portal that adds at once.
    pub invitations: bool,
    /// Who is not listed goes.
    pub prune: bool,
    /// G17: true for a request or an invitation that was turned down too recently.
    pub held_back: &'a dyn Fn(&Target, &Pending) -> bool,
}

/// One person, and what is to become of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub target: Target,
    /// In the roster; nothing for who is not listed.
    pub line: Option<usize>,
    pub what: What,
    /// The role that they have, and the one that is wanted.
    pub has: Option<Role>,
    pub wants: Option<Role>,
    /// Why they are to be absent, in the roster's own words.
    pub reason: Option<String>,
}

/// What is to become of somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    Do(Action),
    /// It is as wanted already.
    Unchanged,
    /// The invitation waits for their answer; true where it offers another role than is wanted.
    Waiting {
        another_role: bool,
    },
    /// They said no, or the invitation was cancelled, too recently to be invited again.
    Declined,
    /// A masked address fits theirs: nothing is done.
    Probable,
    /// Nothing is ever done about them.
    Unmanaged(Unmanaged),
    /// The line names nobody.
    Unknown(Nobody),
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
    /// Not in the roster, unless a line that names nobody is theirs, by a name that they no longer have.
    MaybeListed,
}

impl What {
    /// A stable word for reports.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Do(action) => action.word(),
            Self::Unchanged => "unchanged",
            Self::Waiting { .. } => "waiting",
            Self::Declined => "declined",
            Self::Probable => "probable",
            Self::Unmanaged(_) => "unmanaged",
            Self::Unknown(_) => "unknown",
        }
    }

    /// Why it is so, as a stable word.
    pub fn reason(&self) -> Option<&'static str> {
        match self {
            Self::Waiting { another_role: true } => Some("another_role"),
            Self::Unmanaged(Unmanaged::NotListed) => Some("not_listed"),
            Self::Unmanaged(Unmanaged::Asked) => Some("asked"),
            Self::Unmanaged(Unmanaged::Role) => Some("unknown_role"),
            Self::Unmanaged(Unmanaged::Said) => Some("said_unmanaged"),
            Self::Unmanaged(Unmanaged::MaybeListed) => Some("maybe_listed"),
            Self::Unknown(Nobody::Unknown) => Some("no_account"),
            Self::Unknown(Nobody::Closed) => Some("closed_account"),
            Self::Unknown(Nobody::Elsewhere) => Some("elsewhere"),
            Self::Unknown(Nobody::Name) => Some("only_a_name"),
            Self::Unknown(Nobody::NoInvitations) => Some("no_invitations"),
            _ => None,
        }
    }
}

/// A person who is on two lines, by whatever they are named there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twice {
    pub name: String,
    pub lines: (usize, usize),
}

/// What becomes of everybody who is listed, then of everybody else.
///
/// # Errors
/// G16: everybody who is on two lines.
pub fn steps(lines: &[Line], roll: &Roll, terms: &Terms) -> Result<Vec<Step>, Vec<Twice>> {
    let twice = twice(lines);
    if !twice.is_empty() {
        return Err(twice);
    }
    let mut steps: Vec<Step> = lines.iter().flat_map(|line| listed(line, roll, terms)).collect();
    // G14: who is not listed by an id may have another name by now.
    let in_doubt = lines.iter().any(is_in_doubt);
    let named: HashSet<&str> = lines.iter().flat_map(|line| ids(&line.who)).collect();
    let addresses: HashSet<String> = lines.iter().filter_map(|line| address(&line.who)).collect();
    for member in roll.members.iter().filter(|member| !named.contains(member.person.id.as_str())) {
        let what = match (terms.prune, member.role) {
            (_, None) => What::Unmanaged(Unmanaged::Role),
            (false, _) => What::Unmanaged(Unmanaged::NotListed),
            (true, _) if in_doubt => What::Unmanaged(Unmanaged::MaybeListed),
            (true, from) => What::Do(Action::Remove { from }),
        };
        steps.push(step(Target::of(&member.person), None, what, member.role));
    }
    for pending in roll.requests.iter().flatten().filter(|one| one.is_pending() && !one.is_damaged()) {
        let is_listed = match (&pending.person, &pending.email) {
            (Some(person), _) => named.contains(person.id.as_str()),
            (None, Some(email)) => addresses.contains(&email.to_lowercase()),
            (None, None) => false,
        };
        if !is_listed {
            steps.push(unlisted(pending, terms, in_doubt));
        }
    }
    Ok(steps)
}

/// True for a line whose name nobody has, or no longer: an id never changes.
fn is_in_doubt(line: &Line) -> bool {
    let named = &line.entry.person;
    matches!(line.who, Who::Nobody(Nobody::Unknown | Nobody::Elsewhere | Nobody::Name)) && !is_id(named)
}

/// Everybody who is behind a line, or may be: of them nobody is taken for one who is not listed.
fn ids(who: &Who) -> impl Iterator<Item = &str> {
    let people = match who {
        Who::Person(person) => std::slice::from_ref(person),
        Who::Probably(people) => people,
        Who::Address(_) | Who::Nobody(_) => &[],
    };
    people.iter().map(|person| person.id.as_str())
}

fn address(who: &Who) -> Option<String> {
    match who {
        Who::Address(address) => Some(address.to_lowercase()),
        _ => None,
    }
}

/// Who is only probable may be named by another line, too.
fn twice(lines: &[Line]) -> Vec<Twice> {
    let mut seen: std::collections::HashMap<&str, usize> = std::collections::HashMap::new();
    let certain = |line: &&Line| matches!(line.who, Who::Person(_));
    let mut found = Vec::new();
    for line in lines.iter().filter(certain) {
        let Who::Person(person) = &line.who else { continue };
        if let Some(before) = seen.insert(&person.id, line.entry.line) {
            found.push(Twice { name: person.name.clone(), lines: (before, line.entry.line) });
        }
    }
    found
}

fn step(target: Target, entry: Option<&Entry>, what: What, has: Option<Role>) -> Step {
    Step {
        target,
        line: entry.map(|entry| entry.line),
        what,
        has,
        wants: entry.and_then(Entry::role),
        reason: entry.and_then(Entry::absent).map(str::to_owned),
    }
}

/// Somebody who waits and whom the roster does not name: an invitation may be pruned, a request waits for a person.
fn unlisted(pending: &Pending, terms: &Terms, in_doubt: bool) -> Step {
    let target = match (&pending.person, &pending.email) {
        (Some(person), _) => Target::of(person),
        (None, email) => Target::address(email.as_deref().unwrap_or(&pending.id)),
    };
    let what = match (pending.invitation, terms.prune) {
        (true, true) if in_doubt => What::Unmanaged(Unmanaged::MaybeListed),
        (true, true) => What::Do(Action::Cancel { invitation: pending.id.clone() }),
        (true, false) => What::Unmanaged(Unmanaged::NotListed),
        (false, _) => What::Unmanaged(Unmanaged::Asked),
    };
    step(target, None, what, None)
}

/// What becomes of somebody who is listed: who becomes a partial editor may be assigned something as well.
fn listed(line: &Line, roll: &Roll, terms: &Terms) -> Vec<Step> {
    let entry = line.entry;
    let (target, email) = match &line.who {
        Who::Person(person) => (Target::of(person), None),
        Who::Address(address) => (Target::address(address), Some(address.as_str())),
        Who::Probably(people) => {
            // Who they are is only told where nobody else fits.
            let alone = people.first().filter(|_| people.len() == 1);
            let name = entry.person.clone();
            let target = alone.map_or_else(
                || Target::address(&name),
                |one| Target { name: name.clone(), ..Target::of(one) },
            );
            let has = alone.and_then(|one| roll.member(&one.id)?.role);
            return vec![step(target, Some(entry), What::Probable, has)];
        }
        Who::Nobody(why) => {
            let target = Target::address(&entry.person);
            let what = match why {
                // Whose account is closed and who is no member is as absent as can be.
                Nobody::Closed if entry.absent().is_some() => What::Unchanged,
                _ => What::Unknown(*why),
            };
            return vec![step(target, Some(entry), what, None)];
        }
    };
    let standing = roll.standing(target.id.as_deref(), email);
    let has = match standing {
        Standing::Member(member) => member.role,
        _ => None,
    };
    let said = |what| step(target.clone(), Some(entry), what, has);
    let (role, assignments) = match &entry.wish {
        Wish::Absent { .. } => return vec![said(absent(&standing))],
        Wish::Unmanaged { .. } => return vec![said(What::Unmanaged(Unmanaged::Said))],
        Wish::Member { role, assignments } => (*role, assignments.as_deref()),
    };
    let what = match standing {
        Standing::Member(member) => return member_steps(member, role, assignments, roll, &said),
        Standing::Asked(request) => {
            What::Do(Action::Approve { request: request.id.clone(), role, again: false })
        }
        Standing::Invited(invitation) => {
            return vec![said(What::Waiting { another_role: invitation.role != Some(role) })];
        }
        Standing::TurnedDown(request) if terms.invitations && (terms.held_back)(&target, request) => {
            return vec![said(What::Declined)];
        }
        Standing::TurnedDown(_) | Standing::Stranger => newcomer(role, assignments, email, terms),
    };
    // An invitation brings its assignments along.
    let is_member = matches!(what, What::Do(Action::Approve { .. } | Action::Add { .. }));
    let mut steps = vec![said(what)];
    steps.extend(assign(&[], assignments).filter(|_| is_member).map(said));
    steps
}

fn absent(standing: &Standing) -> What {
    match standing {
        Standing::Member(Member { role: None, .. }) => What::Unmanaged(Unmanaged::Role),
        Standing::Member(member) => What::Do(Action::Remove { from: member.role }),
        Standing::Invited(invitation) => What::Do(Action::Cancel { invitation: invitation.id.clone() }),
        Standing::Asked(_) => What::Unmanaged(Unmanaged::Asked),
        Standing::TurnedDown(_) | Standing::Stranger => What::Unchanged,
    }
}

fn newcomer(role: Role, assignments: Option<&[Assigned]>, email: Option<&str>, terms: &Terms) -> What {
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
    assignments: Option<&[Assigned]>,
    roll: &Roll,
    said: &dyn Fn(What) -> Step,
) -> Vec<Step> {
    let Some(from) = member.role else { return vec![said(What::Unmanaged(Unmanaged::Role))] };
    let has = if from == Role::PartialEditor { roll.assigned(&member.person.id) } else { Vec::new() };
    let changed = (from != role).then_some(What::Do(Action::SetRole { from, to: role }));
    let assigned = if role == Role::PartialEditor { assign(&has, assignments) } else { None };
    let mut steps: Vec<Step> = changed.into_iter().chain(assigned).map(said).collect();
    if steps.is_empty() {
        steps.push(said(What::Unchanged));
    }
    steps
}

/// The assignments, where the roster wants others than there are.
fn assign(before: &[Assigned], wanted: Option<&[Assigned]>) -> Option<What> {
    let after = wanted?;
    (!are_alike(before, after))
        .then(|| What::Do(Action::Assign { before: before.to_vec(), after: after.to_vec() }))
}

#[cfg(test)]
#[path = "reconcile_tests.rs"]
mod tests;
