//! Membership requests (`MembershipRequestAPI` and what follows in `udata/core/organization/api.py`). In the array of
//! requests are invitations too.

use serde_json::{Value, json};

use super::answer::Answer;
use super::deltas::{self, Handled};
use super::generation::Generation;
use super::ids::new_uuid;
use super::moment::Moment;
use super::refusal::Refusal;
use super::request_context::{Reply, RequestContext, Result};
use super::views::{self, Seen};
use super::world::{Id, Member, Organization, Request, World};
use super::{members, notifications};

const NOT_FOR_INVITATIONS: &str = "Use the cancel endpoint for invitations";

/// `POST organizations/{org}/membership/`: a pending request gets the new comment.
pub fn ask(context: &RequestContext) -> Result {
    let (caller, _) = context.signed_in()?;
    context.may_create()?;
    let (id, organization) = context.organization()?;
    let generation = context.generation();
    if organization.role_of(caller).is_some() {
        match generation {
            Generation::V17 => {
                return Err(Refusal::message(400, "You are already a member of this organization"));
            }
            Generation::Portugal => {
                return Err(Refusal::message(409, "You are already a member of this organization."));
            }
            _ => {}
        }
    }
    let is_own = |request: &Request| request.user.as_ref() == Some(caller) && request.status == "pending";
    // Only 17 counts a pending invitation, and refuses; 14 has none.
    let pending = organization.requests.iter().position(|request| {
        is_own(request)
            && (request.kind == "request" || !matches!(generation, Generation::V15 | Generation::Portugal))
    });
    if generation.is_new()
        && pending.is_some_and(|position| organization.requests[position].kind == "invitation")
    {
        let why = "You are already invited to this organization, accept the invitation";
        return Err(Refusal::message(400, why));
    }
    let written = comment_of_body(context, (id, organization), pending)?;
    let (id, caller) = (id.clone(), caller.clone());
    if let Some(position) = pending {
        let request = Request { comment: written.clone(), ..organization.requests[position].clone() };
        let answer = Answer::ok(shown(context, &request, seen(context)));
        let created = request.created;
        let change = move |world: &mut World| {
            let lost = deltas::comment(world, &id, position, written);
            if lost.is_none() && generation.is_new() {
                notifications::asked(world, generation, &id, &caller, created);
            }
            lost
        };
        return Ok(Reply { answer, change: Some(Box::new(change)) });
    }
    let request =
        Request { id: new_uuid(), user: Some(caller.clone()), comment: written, ..Request::default() };
    let answer = Answer::json(201, shown(context, &request, seen(context)));
    let created = request.created;
    let requests = organization.requests.iter().cloned().chain([request]).collect();
    Ok(Reply::changing(answer, move |world| {
        deltas::requests(world, &id, requests);
        notifications::asked(world, generation, &id, &caller, created);
    }))
}

/// The comment that the request at a position has from now on. It must have one, except in Portugal.
fn comment_of_body(
    context: &RequestContext,
    organization: (&Id, &Organization),
    position: Option<usize>,
) -> Result<Option<String>> {
    let (id, requests) = (organization.0, &organization.1.requests);
    let comment = match context.request.json()?.get("comment") {
        None => position.and_then(|position| requests[position].comment.clone()),
        Some(Value::Null) => None,
        Some(Value::String(comment)) => Some(comment.clone()),
        Some(_) if context.generation().is_new() => {
            let position = position.unwrap_or(requests.len()).to_string();
            let why = "StringField only accepts string values";
            let message =
                format!("ValidationError (Organization:{id}) ({position}.comment.{why}: ['requests'])");
            let errors = json!({"requests": {position: {"comment": why}}});
            return Err(Refusal::raw(400, json!({"errors": errors, "message": message})));
        }
        Some(other) => Some(other.to_string()),
    };
    let is_blank = comment.as_ref().is_none_or(|comment| comment.trim().is_empty());
    match context.generation() {
        Generation::Portugal => Ok(comment.filter(|comment| !comment.is_empty())),
        Generation::V17 if is_blank => {
            Err(members::invalid("comment", "'comment' is required when 'kind' is 'request'"))
        }
        _ if is_blank => Err(required(context, "comment")),
        _ => Ok(comment),
    }
}

fn required(context: &RequestContext, name: &str) -> Refusal {
    Refusal::fields("", vec![(name.into(), context.request.says(members::REQUIRED).into())])
}

/// `GET organizations/{org}/membership/`: for administrators, before 15 for every member; one's own for oneself.
pub fn list(context: &RequestContext) -> Result {
    let (caller, _) = context.signed_in()?;
    let (_, organization) = context.organization()?;
    let rights = context.rights(organization);
    let may_read = if context.generation().invites() { rights.edit } else { rights.private };
    let given = |name| context.request.parameter(name).filter(|value| !value.is_empty());
    let status = given("status");
    let mut found: Vec<&Request> = organization
        .requests
        .iter()
        .filter(|request| status.is_none_or(|status| request.status == status))
        .collect();
    match given("user") {
        Some(user) if user != caller && !may_read => {
            let why = "You can only access your own membership requests or the one of your organizations.";
            return Err(Refusal::message(403, why));
        }
        // Before 16.4 whoever has no account is asked for their id.
        Some(_) if !context.generation().is_new() && found.iter().any(|request| request.user.is_none()) => {
            return Err(Refusal::broken());
        }
        Some(user) => found.retain(|request| request.user.as_deref() == Some(user)),
        None if !may_read => return Err(Refusal::forbidden()),
        None => {}
    }
    if !context.generation().invites() && found.iter().any(|request| request.user.is_none()) {
        return Err(Refusal::broken());
    }
    Ok(Answer::ok(found.into_iter().map(|request| shown(context, request, seen(context))).collect()).into())
}

/// `POST organizations/{org}/membership/{id}/accept/`: 409 with the member where they are one already.
pub fn accept(context: &RequestContext) -> Result {
    let (id, organization) = context.administered()?;
    let (caller, _) = context.signed_in()?;
    let (position, request) = find(context, organization)?;
    let generation = context.generation();
    let is_portugal = generation.is_portugal();
    if request.kind == "invitation" && generation.invites() && !is_portugal {
        return Err(Refusal::message(400, NOT_FOR_INVITATIONS));
    }
    let user = request.user.clone();
    let member = organization.members.iter().find(|member| member.user == user);
    if let Some(member) = member.filter(|_| !is_portugal) {
        return Ok(Answer::json(409, members::shown(context, member)).into());
    }
    let is_member = member.is_some();
    // Until 16.2 whoever is accepted becomes an editor; Portugal and later look at the request.
    let role = if generation < Generation::Portugal { "editor" } else { &request.role };
    let new = Member { user: user.clone(), role: role.into(), since: Moment::now() };
    let member = member.cloned().unwrap_or(new);
    // Portugal saves a member without an account, and only then fails to show it.
    let answer = match &user {
        Some(_) => Answer::ok(members::shown(context, &member)),
        None => Refusal::broken().answer(generation),
    };
    let all = (!is_member).then(|| organization.members.iter().cloned().chain([member]).collect());
    let (id, handled) = (id.clone(), Handled::now("accepted", caller));
    let change = move |world: &mut World| {
        let lost = deltas::handle(world, &id, position, &handled, all);
        if let (None, Some(user)) = (&lost, &user) {
            notifications::handled(world, &id, user, handled.on);
            if !is_member {
                notifications::answered(world, generation, &id, user, "accepted");
            }
        }
        lost
    };
    Ok(Reply { answer, change: Some(Box::new(change)) })
}

/// `POST organizations/{org}/membership/{id}/refuse/`, whatever became of the request before.
pub fn refuse(context: &RequestContext) -> Result {
    let (id, organization) = context.administered()?;
    let (caller, _) = context.signed_in()?;
    let (position, request) = find(context, organization)?;
    let generation = context.generation();
    if request.kind == "invitation" && generation.invites() {
        return Err(Refusal::message(400, NOT_FOR_INVITATIONS));
    }
    let comment = match context.request.json()?.get("comment") {
        Some(Value::String(comment)) if !comment.is_empty() => Some(comment.clone()),
        _ => None,
    };
    if !generation.is_new() && comment.as_ref().is_none_or(|comment| comment.trim().is_empty()) {
        return Err(required(context, "comment"));
    }
    let handled = Handled { comment, ..Handled::now("refused", caller) };
    let (id, user) = (id.clone(), request.user.clone());
    let change = move |world: &mut World| {
        let lost = deltas::handle(world, &id, position, &handled, None);
        if let (None, Some(user)) = (&lost, &user) {
            notifications::handled(world, &id, user, handled.on);
            notifications::answered(world, generation, &id, user, "refused");
        }
        lost
    };
    Ok(Reply { answer: Answer::ok(json!({})), change: Some(Box::new(change)) })
}

/// The request of the path, with its position.
pub fn find<'a>(context: &RequestContext, organization: &'a Organization) -> Result<(usize, &'a Request)> {
    let found = organization.request(context.id);
    found.ok_or_else(|| Refusal::message(404, "Unknown membership request id"))
}

/// How much whoever asks sees of people in the list of requests.
fn seen(context: &RequestContext) -> Seen {
    if context.is_sysadmin() { Seen::Whole } else { Seen::Beginning }
}

/// A request or an invitation, as each generation shows it.
pub fn shown(context: &RequestContext, request: &Request, seen: Seen) -> Value {
    let mut shown = json!({
        "comment": request.comment,
        "created": request.created.as_udata(),
        "id": request.id,
        "status": request.status,
        "user": views::user_by_id(context, request.user.as_ref(), seen),
    });
    if context.generation().invites() {
        shown["assignments"] = json!(request.assignments);
        shown["email"] = json!(request.email);
        shown["kind"] = request.kind.clone().into();
        shown["role"] = request.role.clone().into();
    }
    shown
}
