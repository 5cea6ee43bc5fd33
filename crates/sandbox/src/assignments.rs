//! Assignments of partial editors (`udata/core/organization/assignment.py`; `AssignmentListAPI` and
//! `MemberAssignmentsAPI` in `api.py`).

use serde_json::{Value, json};

use super::answer::Answer;
use super::ids::{is_object_id, no_object_id};
use super::members::invalid;
use super::refusal::Refusal;
use super::request_context::{Reply, RequestContext, Result};
use super::world::{Assignment, ContentReference, Id, Organization};
use super::{deltas, views};

/// `GET organizations/{org}/assignments/`.
pub fn list(context: &RequestContext) -> Result {
    let (id, organization) = context.administered()?;
    let all = organization.assignments.iter().map(|assignment| shown(context, id, organization, assignment));
    Ok(Answer::ok(all.collect()).into())
}

/// `PUT organizations/{org}/member/{user}/assignments/`: all that a partial editor has from now on.
pub fn set(context: &RequestContext) -> Result {
    let (id, organization) = context.administered()?;
    let (user, _) = context.user()?;
    if organization.role_of(user) != Some("partial_editor") {
        return Err(Refusal::message(400, "User must be a partial_editor member of this organization"));
    }
    let wanted = match context.request.any_json()? {
        Value::Null => Vec::new(),
        wanted => subjects(context, id, &wanted).map_err(|flaw| {
            flaw.unwrap_or_else(|why| {
                if context.generation().is_new() {
                    invalid("assignments", &why)
                } else {
                    Refusal::message(400, &why)
                }
            })
        })?,
    };
    let own = || organization.assignments.iter().filter(|assignment| assignment.user == *user);
    let dropped: Vec<ContentReference> = own()
        .map(|assignment| assignment.subject.clone())
        .filter(|subject| !wanted.contains(subject))
        .collect();
    let kept = own().filter(|assignment| wanted.contains(&assignment.subject)).cloned();
    let has = |subject: &ContentReference| own().any(|assignment| assignment.subject == *subject);
    let new: Vec<Assignment> = wanted
        .iter()
        .filter(|subject| !has(subject))
        .map(|subject| Assignment::new(user, subject.clone()))
        .collect();
    let all = kept
        .chain(new.iter().cloned())
        .map(|assignment| shown(context, id, organization, &assignment))
        .collect();
    let (id, user) = (id.clone(), user.clone());
    Ok(Reply::changing(Answer::ok(all), move |world| {
        if let Some(one) = world.organizations.get_mut(&id) {
            one.assignments
                .retain(|assignment| assignment.user != user || !dropped.contains(&assignment.subject));
        }
        deltas::assign(world, &id, new);
    }))
}

/// Reads the content that a list of `{class, id}` names, all of it published by an organization.
///
/// # Errors
/// A whole refusal, or only why.
pub fn subjects(
    context: &RequestContext,
    id: &Id,
    list: &Value,
) -> std::result::Result<Vec<ContentReference>, std::result::Result<Refusal, String>> {
    let is_new = context.generation().is_new();
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
        let subject = ContentReference { class: text("class"), id: text("id") };
        let ContentReference { class, id: name } = &subject;
        if !["Dataset", "Dataservice", "Reuse"].contains(&&**class) {
            return Err(Err(format!("Invalid object class '{class}'")));
        }
        if !is_object_id(name) {
            return Err(Ok(no_object_id(name)));
        }
        if context.world.published(&subject).is_none() {
            return Err(Err(format!("{class} '{name}' not found")));
        }
        if !context.world.publishes(id, &subject) {
            return Err(Err(format!("{class} '{name}' does not belong to this organization")));
        }
        if !found.contains(&subject) {
            found.push(subject);
        }
    }
    Ok(found)
}

fn shown(context: &RequestContext, id: &Id, organization: &Organization, assignment: &Assignment) -> Value {
    json!({
        "created_at": assignment.created_at.as_udata(),
        "id": assignment.id,
        "organization": if context.generation().is_new() { views::organization_reference(context, id, organization) } else { organization.name.clone().into() },
        "subject": assignment.subject,
        "user": views::plain_user(context, Some(&assignment.user)),
    })
}
