//! The rules about one's notifications (`udata/features/notifications/api.py`), and the rhythm and the pause of one's account
//! (`PUT me/`, `udata/core/user/api.py`).

use serde_json::{Map, Value, json};

use super::answer::Answer;
use super::hearing;
use super::ids::is_object_id;
use super::refusal::Refusal;
use super::request_context::{Reply, RequestContext, Result};
use super::world::{self, ContentReference, Id, NotificationRule, World};
use super::{pages, people, views};

/// What a rule may be about (`NOTIFICATION_SCOPES`).
const SCOPES: [&str; 7] = ["Organization", "Discussion", "Dataset", "Reuse", "Post", "Dataservice", "Topic"];
const MOST_SUBJECTS: usize = 100;

/// `GET notifications/settings/`, the latest rule first.
pub fn list(context: &RequestContext) -> Result {
    let (caller, _) = context.signed_in()?;
    let mut own: Vec<&NotificationRule> = hearing::own(context.world, caller).collect();
    own.reverse();
    Ok(pages::page(context.request, &own, |rule| Ok(shown(context, rule)))?.into())
}

/// `PUT notifications/settings/`: sets a rule, or takes it back with `enabled: null`.
pub fn set(context: &RequestContext) -> Result {
    let (caller, _) = context.signed_in()?;
    let fields = context.request.json()?;
    let Some(enabled) = fields.get("enabled") else {
        return Err(refused("enabled", "Expected true, false or null"));
    };
    let event = event(&fields)?;
    let scope = match fields.get("scope") {
        None | Some(Value::Null) => None,
        Some(named) => Some(subject(context, named)?),
    };
    let (user, enabled) = (caller.clone(), enabled.as_bool());
    Ok(Reply::changing(Answer::empty(204), move |world| set_rule(world, &user, scope, event, enabled)))
}

/// `PUT notifications/follow/`: follows, or no longer; a "no" is only written where something else still brings it in.
pub fn follow(context: &RequestContext) -> Result {
    let (caller, _) = context.signed_in()?;
    let fields = context.request.json()?;
    let Some(follows) = fields.get("followed").and_then(Value::as_bool) else {
        return Err(refused("followed", "Expected true or false"));
    };
    let event = event(&fields)?;
    let scope = subject(context, fields.get("scope").unwrap_or(&Value::Null))?;
    let mut after = context.world.clone();
    set_follow(&mut after, caller, &scope, event.clone(), follows);
    let answer = resolved(context, &after, caller, &scope, event.as_deref());
    let user = caller.clone();
    Ok(Reply::changing(Answer::ok(answer), move |world| set_follow(world, &user, &scope, event, follows)))
}

/// `GET notifications/resolved/`, one answer for each `scope`.
pub fn resolve(context: &RequestContext) -> Result {
    let (caller, _) = context.signed_in()?;
    let mut scopes: Vec<&str> = Vec::new();
    for (_, value) in context.request.query.iter().filter(|(name, _)| name == "scope") {
        if !scopes.contains(&value.as_str()) {
            scopes.push(value);
        }
    }
    if scopes.is_empty() {
        let about = format!("A subject, as `Class:id`, repeated for up to {MOST_SUBJECTS} subjects");
        let why = format!("{about} Missing required parameter in the query string");
        return Err(Refusal::parameter("scope", &why));
    }
    let event = context.request.parameter("event");
    if event.is_some() && hearing::types_under(event).next().is_none() {
        return Err(Refusal::message(400, "Unknown event"));
    }
    if scopes.len() > MOST_SUBJECTS {
        return Err(Refusal::message(400, &format!("At most {MOST_SUBJECTS} subjects")));
    }
    let answers = scopes.into_iter().map(|text| {
        let (class, id) = text.split_once(':').unwrap_or((text, ""));
        let scope = subject(context, &json!({"class": class, "id": id}))?;
        Ok(resolved(context, context.world, caller, &scope, event))
    });
    Ok(Answer::ok(answers.collect::<Result<Value>>()?).into())
}

/// `PUT me/`, as far as it is about notifications.
pub fn set_delivery(context: &RequestContext) -> Result {
    let (id, user) = context.signed_in()?;
    let fields = context.request.json()?;
    let mut changed = user.clone();
    match fields.get("mail_cadence") {
        None => {}
        Some(Value::String(cadence)) if ["immediate", "daily", "weekly"].contains(&cadence.as_str()) => {
            changed.mail_cadence = (cadence != "immediate").then(|| cadence.clone());
        }
        Some(other) => return Err(no_cadence(other)),
    }
    if let Some(paused) = fields.get("notifications_paused").and_then(Value::as_bool) {
        changed.notifications_paused = paused;
    }
    let answer = Answer::ok(people::own(context, id, &changed));
    let (id, cadence, paused) = (id.clone(), changed.mail_cadence, changed.notifications_paused);
    Ok(Reply::changing(answer, move |world| {
        if let Some(user) = world.users.get_mut(&id) {
            (user.mail_cadence, user.notifications_paused) = (cadence, paused);
        }
    }))
}

/// A rhythm that there is not, in mongoengine's words.
fn no_cadence(_: &Value) -> Refusal {
    Refusal::broken()
}

fn event(fields: &Map<String, Value>) -> Result<Option<String>> {
    match fields.get("event") {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(event)) if hearing::types_under(Some(event)).next().is_some() => {
            Ok(Some(event.clone()))
        }
        Some(_) => Err(refused("event", "Unknown event")),
    }
}

fn subject(context: &RequestContext, named: &Value) -> Result<ContentReference> {
    let wrong = |why: &str| Err(refused("scope", why));
    if !named.is_object() {
        return wrong("Expected an object with `class` and `id` keys");
    }
    let text = |name: &str| named[name].as_str().unwrap_or_default().to_owned();
    let subject = ContentReference { class: text("class"), id: text("id") };
    if !SCOPES.contains(&subject.class.as_str()) {
        return wrong(&format!("`class` must be one of: {}", SCOPES.join(", ")));
    }
    if !is_object_id(&subject.id) {
        return wrong("`id` must be an identifier");
    }
    let world = context.world;
    let is_there = world.published(&subject).is_some()
        || subject.class == "Organization" && world.organizations.contains_key(&subject.id)
        || subject.class == "Discussion" && world.discussions.contains_key(&subject.id);
    if is_there { Ok(subject) } else { wrong(&format!("Unknown scope id \"{}\"", subject.id)) }
}

fn refused(field: &str, why: &str) -> Refusal {
    Refusal::raw(400, json!({"errors": {field: why}}))
}

fn set_rule(
    world: &mut World,
    user: &Id,
    scope: Option<ContentReference>,
    event: Option<String>,
    enabled: Option<bool>,
) {
    let is_it = |rule: &NotificationRule| rule.user == *user && rule.scope == scope && rule.event == event;
    match (world.notification_rules.iter().position(is_it), enabled) {
        (Some(place), Some(enabled)) => world.notification_rules[place].enabled = enabled,
        (Some(place), None) => drop(world.notification_rules.remove(place)),
        (None, Some(enabled)) => {
            let (id, user) = (world::random_id(), user.clone());
            world.notification_rules.push(NotificationRule { id, user, scope, event, enabled });
        }
        (None, None) => {}
    }
}

fn set_follow(world: &mut World, user: &Id, scope: &ContentReference, event: Option<String>, follows: bool) {
    let is_narrower = |rule: &NotificationRule| match (&rule.event, &event) {
        (Some(_), None) => true,
        (Some(own), Some(event)) => {
            own.strip_prefix(event.as_str()).is_some_and(|rest| rest.starts_with('.'))
        }
        (None, _) => false,
    };
    world
        .notification_rules
        .retain(|rule| rule.user != *user || rule.scope.as_ref() != Some(scope) || !is_narrower(rule));
    if follows {
        return set_rule(world, user, Some(scope.clone()), event, Some(true));
    }
    let is_followed =
        |rule: &NotificationRule| rule.scope.as_ref() == Some(scope) && rule.event == event && rule.enabled;
    if hearing::own(world, user).any(is_followed) {
        set_rule(world, user, Some(scope.clone()), event.clone(), None);
    }
    if !hearing::of(world, user, scope, event.as_deref()).types.is_empty() {
        set_rule(world, user, Some(scope.clone()), event, Some(false));
    }
}

fn shown(context: &RequestContext, rule: &NotificationRule) -> Value {
    json!({
        "enabled": rule.enabled,
        "event": rule.event,
        "id": rule.id,
        "origin": "followed",
        "scope": rule.scope,
        "subject": rule.scope.as_ref().map(|scope| summary(context, scope)),
    })
}

fn resolved(
    context: &RequestContext,
    world: &World,
    user: &Id,
    scope: &ContentReference,
    event: Option<&str>,
) -> Value {
    let heard = hearing::of(world, user, scope, event);
    let own = || hearing::own(world, user).filter(|rule| rule.scope.as_ref() == Some(scope));
    let is_narrower = |name: &str| {
        event.is_none_or(|event| name.strip_prefix(event).is_some_and(|rest| rest.starts_with('.')))
    };
    let mut followed: Vec<&str> = own()
        .filter(|rule| rule.enabled)
        .filter_map(|rule| rule.event.as_deref())
        .filter(|name| is_narrower(name))
        .collect();
    followed.sort_unstable();
    json!({
        "event": event,
        "followed_events": followed,
        "heard": !heard.types.is_empty(),
        "heard_types": heard.types,
        "muted": own().any(|rule| rule.event.as_deref() == event && !rule.enabled),
        "partial": (1..heard.possible).contains(&heard.types.len()),
        "reasons": heard.reasons,
        "scope": scope,
        "subject": summary(context, scope),
    })
}

/// The subject as the caller may see it.
fn summary(context: &RequestContext, scope: &ContentReference) -> Value {
    let (world, root) = (context.world, &context.request.root);
    if let Some(organization) = world.organizations.get(&scope.id) {
        let page = format!("{root}/organizations/{}", organization.slug);
        return json!({"organization": null, "page": page, "title": organization.name});
    }
    let Some(published) = world.published(scope) else { return Value::Null };
    let owner = world.organizations.get_key_value(&published.organization);
    let page = format!("{root}/{}s/{}", scope.class.to_lowercase(), published.slug);
    let owner = owner.map(|(id, one)| views::organization_reference(context, id, one));
    json!({"organization": owner, "page": page, "title": published.title})
}
