//! Badges of organizations, which only the portal's staff gives (`udata/core/badges/api.py`).

use serde_json::{Value, json};

use super::answer::Answer;
use super::generation::Generation;
use super::members::{NO_CHOICE, REQUIRED};
use super::notifications;
use super::refusal::Refusal;
use super::request_context::{Reply, RequestContext, Result};
use super::site::BADGES;
use super::world::{Id, Organization};

/// `POST organizations/{org}/badges/`: 200 where the organization has it already.
pub fn add(context: &RequestContext) -> Result {
    let (id, organization) = awarding(context)?;
    let kind = match context.request.json()?.get("kind") {
        Some(Value::String(kind)) if !kind.trim().is_empty() => Some(kind.clone()),
        _ => None,
    };
    if let Some(kind) = &kind
        && organization.badges.contains(kind)
    {
        return Ok(Answer::ok(json!({"kind": kind})).into());
    }
    let Some(kind) = kind.filter(|kind| BADGES.iter().any(|(known, _)| known == kind)) else {
        return Err(unknown(context));
    };
    let (id, answer) = (id.clone(), Answer::json(201, json!({"kind": kind})));
    Ok(Reply::changing(answer, move |world| {
        if let Some(one) = world.organizations.get_mut(&id) {
            one.badges.insert(0, kind.clone());
        }
        notifications::awarded(world, &id, &kind);
    }))
}

/// `DELETE organizations/{org}/badges/{kind}/`.
pub fn remove(context: &RequestContext) -> Result {
    let (id, organization) = awarding(context)?;
    let kind = context.id.to_owned();
    if !organization.badges.contains(&kind) {
        let like = "/api/1/organizations/<org:org>/badges/ or /api/1/organizations/badges/";
        return Err(Refusal::unknown(&context.request.path, "Badge does not exists.", like));
    }
    let id = id.clone();
    Ok(Reply::changing(Answer::empty(204), move |world| {
        if let Some(one) = world.organizations.get_mut(&id) {
            one.badges.retain(|badge| *badge != kind);
        }
    }))
}

/// The organization, for the portal's staff.
fn awarding<'a>(context: &RequestContext<'a>) -> Result<(&'a Id, &'a Organization)> {
    context.signed_in()?;
    if context.is_sysadmin() { context.organization() } else { Err(Refusal::forbidden()) }
}

/// A form reads the kind until 15; then `add_badge` itself refuses it.
fn unknown(context: &RequestContext) -> Refusal {
    let kind = context.request.json().ok().and_then(|fields| fields.get("kind")?.as_str().map(str::to_owned));
    match (context.generation() < Generation::Portugal, kind.filter(|kind| !kind.is_empty())) {
        (true, None) => Refusal::fields("", vec![("kind".into(), context.request.says(REQUIRED).into())]),
        (true, Some(_)) => Refusal::fields("", vec![("kind".into(), context.request.says(NO_CHOICE).into())]),
        (false, kind) => {
            let kind = kind.as_deref().unwrap_or("None");
            let why = format!("Unknown badge type for Organization: {kind}");
            Refusal::raw(400, json!({"errors": {}, "message": why}))
        }
    }
}
