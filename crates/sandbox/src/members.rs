//! Members (`MemberAPI` in `udata/core/organization/api.py`). Nothing asks whether an administrator is left.

use serde_json::{Value, json};

use super::answer::Answer;
use super::generation::Generation;
use super::moment::Moment;
use super::refusal::Refusal;
use super::request_context::{Reply, RequestContext, Result};
use super::views::{self, Seen};
use super::world::Member;
use super::{deltas, site};

/// The words of the forms of udata until 16.2 for a missing field, in English and in French (`WTForms`).
pub const REQUIRED: [&str; 2] = ["This field is required.", "Ce champ est requis."];
pub const NO_CHOICE: [&str; 2] = ["Not a valid choice.", "N'est pas un choix valide."];

/// `PUT organizations/{org}/member/{user}/`.
pub fn set_role(context: &RequestContext) -> Result {
    let (id, organization) = context.administered()?;
    let (user, _) = context.user()?;
    let position = organization.members.iter().position(|member| member.user.as_ref() == Some(user));
    let Some(position) = position else {
        return Err(match context.generation() {
            Generation::V17 if views::dangles(context, organization) => Refusal::broken(),
            Generation::V17 => Refusal::not_found(),
            // The form is read first there, before what is None is asked for its role.
            Generation::V14 => payload_role(context, "editor").err().unwrap_or_else(Refusal::broken),
            _ => Refusal::broken(),
        });
    };
    let member = &organization.members[position];
    let role = payload_role(context, &member.role)?;
    let answer = Answer::ok(shown(context, &Member { role: role.clone(), ..member.clone() }));
    let was_partial = member.role == "partial_editor";
    let (id, user) = (id.clone(), user.clone());
    let change = move |world: &mut super::world::World| {
        let lost = deltas::role(world, &id, position, role);
        if was_partial && lost.is_none() {
            deltas::unassign(world, &id, &user);
        }
        lost
    };
    Ok(Reply { answer, change: Some(Box::new(change)) })
}

/// `DELETE organizations/{org}/member/{user}/`.
pub fn remove(context: &RequestContext) -> Result {
    let (id, organization) = context.administered()?;
    let (user, _) = context.user()?;
    let member = organization.members.iter().find(|member| member.user.as_ref() == Some(user));
    let member = member.ok_or_else(Refusal::not_found)?.clone();
    let (id, user) = (id.clone(), user.clone());
    Ok(Reply::changing(Answer::empty(204), move |world| {
        deltas::pull(world, &id, &member);
        deltas::unassign(world, &id, &user);
    }))
}

/// `POST organizations/{org}/member/{user}/`, until 14: added at once.
pub fn add(context: &RequestContext) -> Result {
    context.signed_in()?;
    context.may_create()?;
    let (id, organization) = context.administered()?;
    let (user, _) = context.user()?;
    if let Some(member) = organization.members.iter().find(|member| member.user.as_ref() == Some(user)) {
        return Ok(Answer::json(409, shown(context, member)).into());
    }
    let role = payload_role(context, "editor")?;
    let member = Member { user: Some(user.clone()), role, since: Moment::now() };
    let answer = Answer::json(201, shown(context, &member));
    let members = organization.members.iter().cloned().chain([member]).collect();
    let id = id.clone();
    Ok(Reply::changing(answer, move |world| deltas::members(world, &id, members)))
}

/// A member as the answers to writes show one: of addresses no more than the domain, except to the portal's staff.
pub fn shown(context: &RequestContext, member: &Member) -> Value {
    views::member(context, member, after_writing(context))
}

/// How much is seen of people in the answers to writes.
pub fn after_writing(context: &RequestContext) -> Seen {
    match (context.is_sysadmin(), context.generation().is_new()) {
        (true, true) => Seen::Whole,
        (true, false) => Seen::Address,
        (false, _) => Seen::Domain,
    }
}

/// Reads the role of the body, or the usual one where it names none. From 16.3 on, null and blank silently mean an
/// editor.
fn payload_role(context: &RequestContext, usual: &str) -> Result<String> {
    let wished = match context.request.json()?.get("role") {
        None => return Ok(usual.to_owned()),
        Some(Value::Null) => String::new(),
        Some(Value::String(role)) => role.clone(),
        Some(other) => other.to_string(),
    };
    let refused = |why: &str| Err(Refusal::fields("", vec![("role".into(), why.into())]));
    match context.generation().is_new() {
        true if wished.trim().is_empty() => Ok("editor".into()),
        false if wished.is_empty() => refused(context.request.says(REQUIRED)),
        _ if site::is_role(context, &wished) => Ok(wished),
        false => refused(context.request.says(NO_CHOICE)),
        true => {
            let known = "['admin', 'editor', 'partial_editor']";
            Err(invalid("role", &format!("'{wished}' is not a valid choice. Valid choices: {known}")))
        }
    }
}

/// One field that a handler finds invalid (`FieldValidationError`): the same in every generation.
pub fn invalid(name: &str, why: &str) -> Refusal {
    Refusal::raw(400, json!({"errors": {name: why}, "message": why}))
}
