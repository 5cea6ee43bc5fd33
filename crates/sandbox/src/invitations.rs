//! Invitations (`MemberInviteAPI` in `udata/core/organization/api.py`; the invited person's side in
//! `udata/core/user/api.py`). Portugal adds who has an account at once.

use serde_json::{Map, Value, json};

use super::answer::Answer;
use super::deltas::{self, Handled};
use super::ids::{is_object_id, new_uuid, no_object_id};
use super::members::{self, NO_CHOICE, invalid};
use super::moment::Moment;
use super::refusal::Refusal;
use super::request_context::{Reply, RequestContext, Result};
use super::world::{Assignment, ContentReference, Id, Member, Organization, Request, World};
use super::{assignments, notifications, requests, site, views};

/// The words of udata 15 and 16's form for an address that is none.
const NO_ADDRESS: [&str; 2] = ["Invalid email address.", "Adresse électronique non valide."];

/// The payload of an invitation.
struct InvitationPayload {
    user: Option<Id>,
    /// The address of who has no account.
    email: Option<String>,
    role: String,
    comment: Option<String>,
    assignments: Vec<ContentReference>,
}

/// `POST organizations/{org}/member/`.
pub fn invite(context: &RequestContext) -> Result {
    let (id, organization) = context.administered()?;
    let (caller, _) = context.signed_in()?;
    let payload = payload(context, id, organization)?;
    if context.generation().is_portugal()
        && let Some(user) = &payload.user
    {
        return Ok(add(context, id, organization, user.clone(), payload.role, payload.assignments));
    }
    let user = payload.user.clone();
    let invitation = Request {
        id: new_uuid(),
        kind: "invitation".into(),
        user: payload.user,
        email: payload.email,
        role: payload.role,
        comment: payload.comment,
        created_by: Some(caller.clone()),
        assignments: payload.assignments,
        ..Request::default()
    };
    let answer = Answer::json(201, requests::shown(context, &invitation, members::after_writing(context)));
    let created = invitation.created;
    let requests = organization.requests.iter().cloned().chain([invitation]).collect();
    let id = id.clone();
    Ok(Reply::changing(answer, move |world| {
        deltas::requests(world, &id, requests);
        if let Some(user) = &user {
            notifications::invited(world, &id, user, created);
        }
    }))
}

fn add(
    context: &RequestContext,
    id: &Id,
    organization: &Organization,
    user: Id,
    role: String,
    subjects: Vec<ContentReference>,
) -> Reply {
    let member = Member { user: Some(user.clone()), role, since: Moment::now() };
    let answer = Answer::json(201, members::shown(context, &member));
    let members = organization.members.iter().cloned().chain([member]).collect();
    let id = id.clone();
    Reply::changing(answer, move |world| {
        deltas::members(world, &id, members);
        deltas::assign(world, &id, assigned(&user, subjects));
    })
}

/// Reads an invitation, and refuses one that can't be made.
fn payload(context: &RequestContext, id: &Id, organization: &Organization) -> Result<InvitationPayload> {
    let fields = context.request.json()?;
    let is_new = context.generation().is_new();
    let [user, email, role, comment] = ["user", "email", "role", "comment"].map(|name| text(&fields, name));
    let is_role = role.as_ref().is_none_or(|role| site::is_role(context, role));
    let is_address = email.as_deref().is_none_or(is_address);
    if !(is_new || is_role && is_address) {
        let email = (!is_address).then(|| ("email".into(), context.request.says(NO_ADDRESS).into()));
        let role = (!is_role).then(|| ("role".into(), context.request.says(NO_CHOICE).into()));
        return Err(Refusal::fields("", email.into_iter().chain(role).collect()));
    }
    let user = user.map(|user| account(context, &user)).transpose()?;
    let (user, email) = match (user, email) {
        (Some(_), Some(_)) => return Err(invalid("user", "Cannot provide both user and email")),
        (None, None) => return Err(invalid("user", "Either user or email is required")),
        (user, None) => (user, None),
        (None, Some(_)) if !is_address => return Err(invalid("email", "Invalid email address")),
        (None, Some(email)) => match owner(context, &email) {
            Some(user) => (Some(user.clone()), None),
            None => (None, Some(email.to_lowercase())),
        },
    };
    let role = role.unwrap_or_else(|| "editor".into());
    if !is_role {
        return Err(invalid("role", &format!("Invalid role '{role}'")));
    }
    no_second(organization, user.as_ref(), email.as_deref())?;
    let assignments =
        fields.get("assignments").filter(|value| **value != Value::Null && **value != json!([]));
    if assignments.is_some() && role != "partial_editor" {
        return Err(invalid("assignments", "Assignments can only be set for partial_editor role"));
    }
    let assignments = match assignments {
        Some(assignments) => assignments::subjects(context, id, assignments)
            .map_err(|flaw| flaw.unwrap_or_else(|why| invalid("assignments", &why)))?,
        None => Vec::new(),
    };
    Ok(InvitationPayload { user, email, role, comment, assignments })
}

/// A field's text; none where it is missing, null or empty.
fn text(fields: &Map<String, Value>, name: &str) -> Option<String> {
    match fields.get(name)? {
        Value::Null => None,
        Value::String(text) => (!text.is_empty()).then(|| text.clone()),
        other => Some(other.to_string()),
    }
}

fn account(context: &RequestContext, id: &str) -> Result<Id> {
    if !is_object_id(id) {
        return Err(no_object_id(id));
    }
    let found = context.world.users.get_key_value(id).map(|(id, _)| id.clone());
    found.ok_or_else(|| invalid("user", &format!("Unknown user '{id}'")))
}

/// Finds who has an address. Until 16.2 it is compared in lower case with the address as it was typed when signing up.
fn owner<'a>(context: &RequestContext<'a>, email: &str) -> Option<&'a Id> {
    let wanted = email.to_lowercase();
    let is_theirs = |known: &str| {
        if context.generation().is_new() { known.to_lowercase() == wanted } else { known == wanted }
    };
    context.world.users.iter().find(|(_, user)| is_theirs(&user.email)).map(|(id, _)| id)
}

/// Refuses whom the organization has, is asked by, or has invited.
fn no_second(organization: &Organization, user: Option<&Id>, email: Option<&str>) -> Result<()> {
    if user.is_some_and(|user| organization.role_of(user).is_some()) {
        return Err(invalid("user", "User is already a member"));
    }
    for request in organization.requests.iter().filter(|request| request.status == "pending") {
        if user.is_some() && request.user.as_ref() == user {
            return Err(invalid("user", "A request or invitation is already pending for this user"));
        }
        if email.is_some() && request.email.as_ref().map(|known| known.to_lowercase()).as_deref() == email {
            return Err(invalid("email", "An invitation is already pending for this email"));
        }
    }
    Ok(())
}

/// Something before and after an @, with a dot in what follows, and no space: as far as an address is looked at here.
fn is_address(text: &str) -> bool {
    let domain = text.split_once('@').filter(|(name, _)| !name.is_empty()).map(|(_, domain)| domain);
    let is_domain = |domain: &str| {
        let parts: Vec<&str> = domain.split('.').collect();
        parts.len() > 1 && parts.iter().all(|part| !part.is_empty()) && !domain.contains('@')
    };
    domain.is_some_and(is_domain) && !text.contains(char::is_whitespace)
}

/// `POST organizations/{org}/membership/{id}/cancel/`.
pub fn cancel(context: &RequestContext) -> Result {
    let (id, organization) = context.administered()?;
    let (caller, _) = context.signed_in()?;
    let (position, invitation) = requests::find(context, organization)?;
    if invitation.kind != "invitation" {
        return Err(Refusal::message(400, "Only invitations can be canceled"));
    }
    if invitation.status != "pending" {
        return Err(Refusal::message(400, "Only pending invitations can be canceled"));
    }
    Ok(handled(id, position, invitation, Handled::now("canceled", caller), Answer::ok(json!({})), None))
}

/// `GET me/org_invitations/`: those to this account that are pending, of the newest organization first.
pub fn mine(context: &RequestContext) -> Result {
    let (caller, _) = context.signed_in()?;
    let mut organizations: Vec<_> = context.world.organizations.iter().collect();
    organizations.sort_by_key(|(_, one)| std::cmp::Reverse(one.created_at));
    let mut found = Vec::new();
    for (id, one) in organizations {
        for invitation in
            one.requests.iter().filter(|request| is_to(request, caller) && request.status == "pending")
        {
            found.push(json!({
                "assignments": invitation.assignments,
                "comment": invitation.comment,
                "created": invitation.created.as_udata(),
                "id": invitation.id,
                "organization": views::organization_reference(context, id, one),
                "role": invitation.role,
            }));
        }
    }
    Ok(Answer::ok(found.into()).into())
}

/// `POST me/org_invitations/{id}/accept/`: a member once more, where one has become a member in the meantime.
pub fn accept(context: &RequestContext) -> Result {
    let (id, organization, position, invitation) = own(context)?;
    let (caller, _) = context.signed_in()?;
    let member = Member { user: Some(caller.clone()), role: invitation.role.clone(), since: Moment::now() };
    let members = organization.members.iter().cloned().chain([member]).collect();
    let answer = Answer::ok(json!({"message": "Invitation accepted"}));
    Ok(handled(id, position, invitation, Handled::now("accepted", caller), answer, Some(members)))
}

/// `POST me/org_invitations/{id}/refuse/`.
pub fn refuse(context: &RequestContext) -> Result {
    let (id, _, position, invitation) = own(context)?;
    let (caller, _) = context.signed_in()?;
    let answer = Answer::ok(json!({"message": "Invitation refused"}));
    Ok(handled(id, position, invitation, Handled::now("refused", caller), answer, None))
}

fn is_to(request: &Request, user: &Id) -> bool {
    request.kind == "invitation" && request.user.as_ref() == Some(user)
}

/// The caller's own pending invitation that the path names.
fn own<'a>(context: &RequestContext<'a>) -> Result<(&'a Id, &'a Organization, usize, &'a Request)> {
    let (caller, _) = context.signed_in()?;
    let found = context.world.organizations.iter().find_map(|(id, one)| {
        let (position, request) = one.request(context.id).filter(|(_, request)| is_to(request, caller))?;
        Some((id, one, position, request))
    });
    match found {
        Some((.., request)) if request.status != "pending" => {
            Err(Refusal::message(400, "Invitation is not pending"))
        }
        Some(found) => Ok(found),
        None => {
            let verb = context.request.parts.last().map_or("", String::as_str);
            let like = format!("/api/1/me/org_invitations/<uuid:id>/{verb}/");
            Err(Refusal::unknown(&context.request.path, "Invitation not found.", &like))
        }
    }
}

fn assigned(user: &str, subjects: Vec<ContentReference>) -> Vec<Assignment> {
    subjects.into_iter().map(|subject| Assignment::new(user, subject)).collect()
}

/// Writes how an invitation was answered; who accepts it is assigned what it promised, as far as that is still there.
fn handled(
    id: &Id,
    position: usize,
    invitation: &Request,
    handled: Handled,
    answer: Answer,
    members: Option<Vec<Member>>,
) -> Reply {
    let (id, user, promised) = (id.clone(), invitation.user.clone(), invitation.assignments.clone());
    let accepts = members.is_some();
    let change = move |world: &mut World| {
        let lost = deltas::handle(world, &id, position, &handled, members);
        if let (None, Some(user)) = (&lost, &user) {
            notifications::handled(world, &id, user, handled.on);
            if accepts {
                deltas::assign(world, &id, assigned(user, promised));
            }
        }
        lost
    };
    Reply { answer, change: Some(Box::new(change)) }
}
