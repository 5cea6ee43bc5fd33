//! What has to be done so that an organization is as a roster wants it, person by person, and what is not done.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::address;
use super::document::{Entry, Wish};
use super::{Action, Assigned, Member, Pending, Person, Role, Roll, Standing, Standings, Target, are_alike};

mod word;

/// A line of a roster, and who is behind it.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    pub entry: &'a Entry,
    pub who: Who,
    /// False where a person was taken by the name: enough to add or change them, not to prune others.
    pub is_certain: bool,
}

/// Whom a line names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    Person(Person),
    /// An address of which no account is known.
    Address(String),
    /// Only this one fits, and somebody else may be meant: by the name and a masked address, or by a name alone.
    Probable {
        person: Person,
        by_address: bool,
    },
    /// Any of these may be meant, or somebody else.
    Ambiguous(Vec<Person>),
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
    /// A name that nobody there has.
    Name,
    /// Nobody there has the address of somebody who is to leave.
    NotThere,
    /// An address, on a portal without invitations.
    NoInvitations,
}

/// What the run and the portal allow.
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
    pub held_back: &'a dyn Fn(&Target, &Pending) -> bool,
    /// True for an invitation that waits too long.
    pub is_stale: &'a dyn Fn(&Pending) -> bool,
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
pub struct Step {
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

/// What is to become of somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    Do(Action),
    /// It is as wanted already.
    Unchanged,
    /// The invitation waits for their answer.
    Waiting,
    /// The same, for too long.
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
    let standings = Standings::of(roll);
    let mut steps: Vec<Step> = lines.iter().flat_map(|line| listed(line, roll, &standings, terms)).collect();
    // G14: who is not listed by what can mean nobody else may be meant by another line.
    let hidden = Hidden::of(roll);
    let in_doubt = lines.iter().any(|line| is_in_doubt(line, &hidden));
    let in_doubt =
        in_doubt || (!terms.invitations && lines.iter().any(|line| addressed(&line.who).is_some()));
    let named: HashSet<&str> = lines.iter().flat_map(|line| ids(&line.who)).collect();
    let addresses: HashSet<String> = lines.iter().filter_map(|line| addressed(&line.who)).collect();
    // Whose masked address fits a listed one may be on that line, whatever they are called.
    let masks: HashSet<String> = addresses.iter().map(|one| address::mask(one)).collect();
    let may_be_listed =
        |email: Option<&str>| in_doubt || email.is_some_and(|email| masks.contains(&email.to_lowercase()));
    for member in roll.members.iter().filter(|member| !named.contains(member.person.id.as_str())) {
        let is_finding = match terms.unlisted {
            Unlisted::Nobody => false,
            Unlisted::Admins => member.role == Some(Role::Admin),
            Unlisted::Everybody => true,
        };
        let what = match (terms.prune, member.role) {
            (_, None) => What::Unmanaged(Unmanaged::Role),
            (true, _) if may_be_listed(member.email.as_deref()) => What::Unlisted { is_spared: true },
            (true, from) => What::Do(Action::Remove { from }),
            (false, _) if is_finding => What::Unlisted { is_spared: false },
            (false, _) => What::Unmanaged(Unmanaged::NotListed),
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
            let is_spared = may_be_listed(pending.account_email.as_deref());
            steps.push(unlisted(pending, terms, is_spared));
        }
    }
    Ok(steps)
}

/// The members whose addresses the portal hides: any of there may be theirs.
struct Hidden {
    whole: bool,
    /// Of whom it shows the domain.
    domains: HashSet<String>,
}

impl Hidden {
    fn of(roll: &Roll) -> Self {
        let shown = || roll.members.iter().filter_map(|member| member.email.as_deref());
        let hidden = shown().filter(|shown| shown.starts_with('*'));
        Self {
            whole: roll.members.iter().any(|member| member.email.is_none()),
            domains: hidden.filter_map(domain).collect(),
        }
    }
}

fn domain(address: &str) -> Option<String> {
    address.rsplit_once('@').map(|(_, domain)| domain.to_lowercase())
}

/// True for a line that means nobody for certain. Whose account is closed is known; and an address that fits nobody's is
/// nobody's, unless there are members whose addresses are hidden.
fn is_in_doubt(line: &Line, hidden: &Hidden) -> bool {
    match &line.who {
        Who::Person(_) => !line.is_certain,
        Who::Nobody(Nobody::Closed) => false,
        Who::Address(_) if line.entry.is_new => false,
        Who::Address(address) => {
            hidden.whole || domain(address).is_some_and(|domain| hidden.domains.contains(&domain))
        }
        Who::Probable { .. } | Who::Ambiguous(_) | Who::Nobody(_) => true,
    }
}

/// Everybody who is behind a line, or may be: of them nobody is taken for one who is not listed.
fn ids(who: &Who) -> impl Iterator<Item = &str> {
    let people = match who {
        Who::Person(person) | Who::Probable { person, .. } => std::slice::from_ref(person),
        Who::Ambiguous(people) => people,
        Who::Address(_) | Who::Nobody(_) => &[],
    };
    people.iter().map(|person| person.id.as_str())
}

fn addressed(who: &Who) -> Option<String> {
    match who {
        Who::Address(address) => Some(address.to_lowercase()),
        _ => None,
    }
}

/// Who is only probable may be named by another line, too.
fn twice(lines: &[Line]) -> Vec<Twice> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut found = Vec::new();
    for line in lines {
        let (key, name) = match &line.who {
            Who::Person(person) => (person.id.clone(), &person.name),
            Who::Address(address) => (address.to_lowercase(), address),
            _ => continue,
        };
        if let Some(before) = seen.insert(key, line.entry.line) {
            found.push(Twice { name: name.clone(), lines: (before, line.entry.line) });
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
        candidates: Vec::new(),
    }
}

/// Somebody who waits and whom the roster does not name: an invitation may be pruned, a request waits for a person.
fn unlisted(pending: &Pending, terms: &Terms, is_spared: bool) -> Step {
    let target = match (&pending.person, &pending.email) {
        (Some(person), _) => Target::of(person),
        (None, email) => Target::address(email.as_deref().unwrap_or(&pending.id)),
    };
    let is_finding = terms.unlisted == Unlisted::Everybody
        || (terms.unlisted == Unlisted::Admins && pending.role == Some(Role::Admin));
    let what = match (pending.invitation, terms.prune) {
        (false, _) => What::Unmanaged(Unmanaged::Asked),
        (true, true) if is_spared => What::Unlisted { is_spared: true },
        (true, true) => What::Do(Action::Cancel { invitation: pending.id.clone() }),
        (true, false) if is_finding => What::Unlisted { is_spared: false },
        (true, false) => What::Unmanaged(Unmanaged::NotListed),
    };
    step(target, None, what, None)
}

/// What becomes of somebody who is listed: who becomes a partial editor may be assigned something as well, and a line may be
/// overdue besides.
fn listed(line: &Line, roll: &Roll, standings: &Standings, terms: &Terms) -> Vec<Step> {
    let mut steps = wanted(line, roll, standings, terms);
    let over = line.entry.until.filter(|until| *until < terms.today && line.entry.absent().is_none());
    if let (Some(until), Some(first)) = (over, steps.first().cloned()) {
        // A line that holds no longer gives nobody anything.
        steps.retain(|step| !matches!(&step.what, What::Do(action) if action.gives()));
        steps.push(Step { what: What::Overdue(until), candidates: Vec::new(), ..first });
    }
    steps
}

fn wanted(line: &Line, roll: &Roll, standings: &Standings, terms: &Terms) -> Vec<Step> {
    let entry = line.entry;
    let (target, email) = match &line.who {
        Who::Person(person) => (Target::of(person), None),
        Who::Address(address) => (Target::address(address), Some(address.as_str())),
        Who::Probable { person, .. } => {
            return vec![undecided(entry, Doubt::Probable, std::slice::from_ref(person), standings)];
        }
        Who::Ambiguous(people) => return vec![undecided(entry, Doubt::Ambiguous, people, standings)],
        Who::Nobody(why) => {
            let what = match why {
                // Whose account is closed and who is no member is as absent as can be.
                Nobody::Closed if entry.absent().is_some() => What::Unchanged,
                _ => What::Unknown(*why),
            };
            return vec![step(Target::address(&entry.person), Some(entry), what, None)];
        }
    };
    let standing = standings.get(target.id.as_deref(), email);
    let has = match standing {
        Standing::Member(member) => member.role,
        _ => None,
    };
    let said = |what| step(target.clone(), Some(entry), what, has);
    let (role, assignments) = match &entry.wish {
        Wish::Absent { .. } => return vec![said(absent(&standing, email))],
        Wish::Unmanaged { .. } => return vec![said(What::Unmanaged(Unmanaged::Said))],
        Wish::Member { role, assignments } => (*role, assignments.as_deref()),
    };
    let what = match standing {
        Standing::Member(member) if member.account.is_gone() => What::Unknown(Nobody::Closed),
        Standing::Member(member) => return member_steps(member, role, assignments, roll, &said),
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

/// A line that may mean these people: what is written names them, and only of one alone is said what they have.
fn undecided(entry: &Entry, doubt: Doubt, people: &[Person], standings: &Standings) -> Step {
    let has = match people {
        [one] => standings.member(&one.id).and_then(|member| member.role),
        _ => None,
    };
    let found = step(Target::address(&entry.person), Some(entry), What::Undecided(doubt), has);
    Step { candidates: people.to_vec(), ..found }
}

fn absent(standing: &Standing, email: Option<&str>) -> What {
    match standing {
        Standing::Member(Member { role: None, .. }) => What::Unmanaged(Unmanaged::Role),
        Standing::Member(member) => What::Do(Action::Remove { from: member.role }),
        Standing::Invited(invitation) => What::Do(Action::Cancel { invitation: invitation.id.clone() }),
        Standing::Asked(_) => What::Unmanaged(Unmanaged::Asked),
        Standing::TurnedDown(_) => What::Unchanged,
        // That nobody there has this address does not say that they have left: they may be a member by another.
        Standing::Stranger if email.is_some() => What::Unknown(Nobody::NotThere),
        Standing::Stranger => What::Unchanged,
    }
}

/// Somebody who is invited already, and has not answered.
fn invited(invitation: &Pending, role: Role, assignments: Option<&[Assigned]>, terms: &Terms) -> What {
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
