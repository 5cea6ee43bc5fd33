//! The writes of memberships that go to the database, as mongoengine's `_delta` makes them: whole arrays, or fields by
//! position, over what was read before. So whoever writes to an organization meanwhile loses what udata would lose.

use super::answer::Answer;
use super::generation::Generation;
use super::moment::Moment;
use super::refusal::Refusal;
use super::world::{Assignment, Id, Member, Organization, Request, World};

/// How a request was handled, by whom and when.
pub struct Handled {
    pub status: &'static str,
    pub by: Id,
    pub on: Moment,
    pub comment: Option<String>,
}

impl Handled {
    /// Handled now.
    pub fn now(status: &'static str, by: &Id) -> Self {
        Self { status, by: by.clone(), on: Moment::now(), comment: None }
    }
}

/// `$set` of the whole array of requests.
pub fn requests(world: &mut World, id: &str, requests: Vec<Request>) {
    if let Some(one) = saved(world, id) {
        one.requests = requests;
    }
}

/// `$set` of the whole array of members, with their number.
pub fn members(world: &mut World, id: &str, members: Vec<Member>) {
    if let Some(one) = saved(world, id) {
        one.members = members;
        count(one);
    }
}

/// `$set` of fields of `requests.N`; with `members`, of that whole array too. 500 when the position is not there any
/// more: `Auditable.clean` looks at the document once again.
pub fn handle(
    world: &mut World,
    id: &str,
    position: usize,
    handled: &Handled,
    members: Option<Vec<Member>>,
) -> Option<Answer> {
    let Some(request) = saved(world, id).and_then(|organization| organization.requests.get_mut(position))
    else {
        return lost();
    };
    request.status = handled.status.into();
    request.handled_by = Some(handled.by.clone());
    request.handled_on = Some(handled.on);
    request.refusal_comment.clone_from(&handled.comment);
    if let Some(members) = members {
        self::members(world, id, members);
    }
    None
}

/// `$set` of `requests.N.comment`.
pub fn comment(world: &mut World, id: &str, position: usize, comment: Option<String>) -> Option<Answer> {
    let Some(request) = saved(world, id).and_then(|organization| organization.requests.get_mut(position))
    else {
        return lost();
    };
    request.comment = comment;
    None
}

/// `$set` of `members.N.role`: of whoever is at that position by now.
pub fn role(world: &mut World, id: &str, position: usize, role: String) -> Option<Answer> {
    let Some(member) = saved(world, id).and_then(|organization| organization.members.get_mut(position))
    else {
        return lost();
    };
    member.role = role;
    None
}

/// `$pull` of a member by value, which may match nobody any more; then the others are counted.
pub fn pull(world: &mut World, id: &str, member: &Member) {
    if let Some(one) = saved(world, id) {
        one.members.retain(|other| other != member);
        count(one);
    }
}

fn saved<'a>(world: &'a mut World, id: &str) -> Option<&'a mut Organization> {
    let one = world.organizations.get_mut(id)?;
    one.last_modified = Moment::now();
    Some(one)
}

fn count(organization: &mut Organization) {
    organization.metrics.insert("members".into(), organization.members.len().into());
}

fn lost() -> Option<Answer> {
    Some(Refusal::broken().answer(Generation::V17))
}

/// Takes from somebody what they were assigned: documents of their own.
pub fn unassign(world: &mut World, id: &str, user: &str) {
    if let Some(one) = world.organizations.get_mut(id) {
        one.assignments.retain(|assignment| assignment.user != user);
    }
}

/// Assigns what the organization publishes, and nothing twice to the same person.
pub fn assign(world: &mut World, id: &str, assignments: Vec<Assignment>) {
    let published: Vec<Assignment> =
        assignments.into_iter().filter(|assignment| world.publishes(id, &assignment.subject)).collect();
    let Some(one) = world.organizations.get_mut(id) else { return };
    for new in published {
        if !one.assignments.iter().any(|other| other.user == new.user && other.subject == new.subject) {
            one.assignments.push(new);
        }
    }
}
