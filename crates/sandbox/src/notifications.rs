//! Notifications about memberships and badges (`udata/core/organization/notifications.py`,
//! `udata/features/notifications/api.py`): who is told what, and the list of one's own.

use serde_json::{Value, json};

use super::answer::Answer;
use super::generation::Generation;
use super::ids::new_uuid;
use super::moment::Moment;
use super::refusal::Refusal;
use super::request_context::{Reply, RequestContext, Result};
use super::site::BADGES;
use super::world::{Id, Notification, World};
use super::{hearing, pages, views};

/// `GET notifications/`, the newest first; `?handled=` gives only those that are, or are not.
pub fn list(context: &RequestContext) -> Result {
    let (caller, _) = context.signed_in()?;
    let handled =
        context.request.parameter("handled").map(|text| ["true", "1", "on"].contains(&&*text.to_lowercase()));
    let is_asked_for = |notification: &&Notification| {
        notification.user == *caller
            && handled.is_none_or(|handled| notification.handled_at.is_some() == handled)
    };
    let mut own: Vec<&Notification> = context.world.notifications.iter().filter(is_asked_for).collect();
    own.sort_by_key(|notification| std::cmp::Reverse(notification.created_at));
    Ok(pages::page(context.request, &own, |notification| Ok(shown(context, notification)))?.into())
}

/// `POST notifications/<id>/read/`: once more moves the date.
pub fn read(context: &RequestContext) -> Result {
    let Some(one) = context.world.notifications.iter().find(|notification| notification.id == context.id)
    else {
        return Err(Refusal::not_found());
    };
    let (caller, _) = context.signed_in()?;
    if one.user != *caller {
        return Err(Refusal::forbidden());
    }
    let (id, now) = (one.id.clone(), Moment::now());
    let answer = shown(context, &Notification { handled_at: Some(now), ..one.clone() });
    Ok(Reply::changing(Answer::json(200, answer), move |world| {
        if let Some(one) = world.notifications.iter_mut().find(|notification| notification.id == id) {
            one.handled_at = Some(now);
        }
    }))
}

fn shown(context: &RequestContext, notification: &Notification) -> Value {
    let generation = context.generation();
    let is_badge = BADGES.iter().any(|(kind, _)| *kind == notification.kind);
    let about = context.world.organizations.get_key_value(&notification.organization);
    let organization = about.map(|(id, about)| views::organization_reference(context, id, about));
    let mut details = match &*notification.kind {
        "request" | "invitation" => json!({
            "class": "MembershipRequestNotificationDetails",
            "request_organization": organization,
            "request_user": views::plain_user(context, Some(&notification.about)),
        }),
        "accepted" => json!({"class": "MembershipAcceptedNotificationDetails", "organization": organization}),
        "refused" => json!({"class": "MembershipRefusedNotificationDetails", "organization": organization}),
        _ => json!({"class": "NewBadgeNotificationDetails", "organization": organization}),
    };
    let is_old_request = generation == Generation::V14 && !is_badge;
    if !generation.is_new() && !is_old_request && !["accepted", "refused"].contains(&&*notification.kind) {
        details["kind"] = notification.kind.clone().into();
    }
    let mut shown = json!({
        "created_at": notification.created_at.as_udata(),
        "details": details,
        "handled_at": notification.handled_at.map(Moment::as_udata),
        "id": notification.id,
        "last_modified": notification.handled_at.unwrap_or(notification.created_at).as_udata(),
        "user": views::plain_user(context, Some(&notification.user)),
    });
    if generation.is_new() {
        let role = about.and_then(|(_, about)| about.role_of(&notification.user)).unwrap_or("editor");
        let (name, reasons) = match &*notification.kind {
            "request" => ("membership.requested".to_owned(), json!([format!("organization.{role}")])),
            "invitation" => ("membership.invited".to_owned(), json!([])),
            "accepted" | "refused" => (format!("membership.{}", notification.kind), json!(["requester"])),
            badge => (format!("badge.{badge}"), json!([format!("organization.{role}")])),
        };
        shown["reasons"] = reasons;
        shown["requires_action"] = ["request", "invitation"].contains(&&*notification.kind).into();
        shown["type"] = format!("organization.{name}").into();
    }
    shown
}

/// Tells the administrators that somebody asks. 14 tells each of them only once of one person; later, once until the
/// request is handled.
pub fn asked(world: &mut World, generation: Generation, organization: &Id, about: &Id, created: Moment) {
    let once = generation == Generation::V14;
    for user in members(world, organization, |role| role == "admin") {
        tell_of_request(world, once, organization, user, about, "request", created);
    }
}

/// Tells somebody with an account that they are invited.
pub fn invited(world: &mut World, organization: &Id, user: &Id, created: Moment) {
    tell_of_request(world, false, organization, user.clone(), user, "invitation", created);
}

fn tell_of_request(
    world: &mut World,
    once: bool,
    organization: &Id,
    user: Id,
    about: &Id,
    kind: &str,
    created: Moment,
) {
    let is_told = |notification: &Notification| {
        is_about(notification, organization, about) && notification.user == user
    };
    if !world
        .notifications
        .iter()
        .any(|notification| is_told(notification) && (once || notification.handled_at.is_none()))
    {
        tell(world, organization, user, about, kind, created);
    }
}

/// Tells who asked what the answer is; 14 only mails it.
pub fn answered(world: &mut World, generation: Generation, organization: &Id, user: &Id, kind: &str) {
    if generation.invites() {
        tell(world, organization, user.clone(), user, kind, Moment::now());
    }
}

/// Tells every member of a badge.
pub fn awarded(world: &mut World, organization: &Id, kind: &str) {
    for user in members(world, organization, |_| true) {
        tell(world, organization, user.clone(), &user, kind, Moment::now());
    }
}

/// Marks what was told of a request or an invitation as handled.
pub fn handled(world: &mut World, organization: &Id, about: &Id, on: Moment) {
    for one in
        world.notifications.iter_mut().filter(|notification| is_about(notification, organization, about))
    {
        one.handled_at = Some(on);
    }
}

fn is_about(notification: &Notification, organization: &Id, about: &Id) -> bool {
    ["request", "invitation"].contains(&&*notification.kind)
        && notification.organization == *organization
        && notification.about == *about
}

fn members(world: &World, organization: &Id, wanted: fn(&str) -> bool) -> Vec<Id> {
    let members = world.organizations.get(organization).map(|organization| &organization.members);
    members
        .into_iter()
        .flatten()
        .filter(|member| wanted(&member.role))
        .filter_map(|member| member.user.clone())
        .collect()
}

fn tell(world: &mut World, organization: &Id, user: Id, about: &Id, kind: &str, created_at: Moment) {
    if !is_heard(world, organization, &user, kind) {
        return;
    }
    world.notifications.push(Notification {
        id: new_uuid(),
        user,
        organization: organization.clone(),
        about: about.clone(),
        kind: kind.into(),
        created_at,
        handled_at: None,
    });
}

/// False where the rules or the pause of somebody keep it back; what asks for an answer comes always.
fn is_heard(world: &World, organization: &Id, user: &Id, kind: &str) -> bool {
    let role = world.organizations.get(organization).and_then(|organization| organization.role_of(user));
    let (event, reason) = match kind {
        "request" | "invitation" => return true,
        "accepted" | "refused" => (format!("organization.membership.{kind}"), "requester".to_owned()),
        badge => {
            (format!("organization.badge.{badge}"), format!("organization.{}", role.unwrap_or("editor")))
        }
    };
    hearing::hears(world, user, organization, &event, &reason)
}
