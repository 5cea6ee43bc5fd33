//! What partial editors may edit (`udata/core/organization/assignment.py`; `AssignmentListAPI` and
//! `MemberAssignmentsAPI` in `api.py`).

use serde_json::{Value, json};

use super::answer::Answer;
use super::ids::{is_object_id, no_object_id};
use super::members::invalid;
use super::refusal::Refusal;
use super::visit::{Reply, Result, Visit};
use super::world::{Assignment, Id, Organization, Subject};
use super::{deltas, views};

/// `GET organizations/{org}/assignments/`.
pub fn list(visit: &Visit) -> Result {
    let (id, organization) = visit.administered()?;
    let all = organization.assignments.iter().map(|one| shown(visit, id, organization, one));
    Ok(Answer::ok(all.collect()).into())
}

/// `PUT organizations/{org}/member/{user}/assignments/`: all that a partial editor has from now on.
pub fn set(visit: &Visit) -> Result {
    let (id, organization) = visit.administered()?;
    let (user, _) = visit.user()?;
    if organization.role_of(user) != Some("partial_editor") {
        return Err(Refusal::message(400, "User must be a partial_editor member of this organization"));
    }
    let wanted = match visit.call.any_json()? {
        Value::Null => Vec::new(),
        wanted => subjects(visit, id, &wanted).map_err(|flaw| {
            flaw.unwrap_or_else(|why| match visit.generation().is_new() {
                true => invalid("assignments", &why),
                false => Refusal::message(400, &why),
            })
        })?,
    };
    let own = || organization.assignments.iter().filter(|one| one.user == *user);
    let dropped: Vec<Subject> =
        own().map(|one| one.subject.clone()).filter(|subject| !wanted.contains(subject)).collect();
    let kept = own().filter(|one| wanted.contains(&one.subject)).cloned();
    let has = |subject: &Subject| own().any(|one| one.subject == *subject);
    let new: Vec<Assignment> = wanted
        .iter()
        .filter(|subject| !has(subject))
        .map(|subject| Assignment::new(user, subject.clone()))
        .collect();
    let all = kept.chain(new.iter().cloned()).map(|one| shown(visit, id, organization, &one)).collect();
    let (id, user) = (id.clone(), user.clone());
    Ok(Reply::changing(Answer::ok(all), move |world| {
        if let Some(one) = world.organizations.get_mut(&id) {
            one.assignments.retain(|one| one.user != user || !dropped.contains(&one.subject));
        }
        deltas::assign(world, &id, new);
    }))
}

/// What a list of `{class, id}` names, all of it published by an organization.
///
/// # Errors
/// A whole refusal, or only why.
pub fn subjects(
    visit: &Visit,
    id: &Id,
    list: &Value,
) -> std::result::Result<Vec<Subject>, std::result::Result<Refusal, String>> {
    let is_new = visit.generation().is_new();
    let Some(list) = list.as_array().filter(|list| list.iter().all(Value::is_object)) else {
        return Err(if is_new {
            Err("Expected a list of {class, id} objects".into())
        } else {
            Ok(Refusal::broken())
        });
    };
    let mut found = Vec::new();
    for named in list {
        let text = |name: &str| named[name].as_str().map_or_else(|| "None".to_owned(), str::to_owned);
        let subject = Subject { class: text("class"), id: text("id") };
        let Subject { class, id: name } = &subject;
        if !["Dataset", "Dataservice", "Reuse"].contains(&&**class) {
            return Err(Err(format!("Invalid object class '{class}'")));
        }
        if !is_object_id(name) {
            return Err(Ok(no_object_id(name)));
        }
        if visit.world.published(&subject).is_none() {
            return Err(Err(format!("{class} '{name}' not found")));
        }
        if !visit.world.publishes(id, &subject) {
            return Err(Err(format!("{class} '{name}' does not belong to this organization")));
        }
        if !found.contains(&subject) {
            found.push(subject);
        }
    }
    Ok(found)
}

fn shown(visit: &Visit, id: &Id, organization: &Organization, assignment: &Assignment) -> Value {
    json!({
        "created_at": assignment.created_at.as_udata(),
        "id": assignment.id,
        "organization": match visit.generation().is_new() {
            true => views::organization_reference(visit, id, organization),
            false => organization.name.clone().into(),
        },
        "subject": assignment.subject,
        "user": views::plain_user(visit, Some(&assignment.user)),
    })
}
