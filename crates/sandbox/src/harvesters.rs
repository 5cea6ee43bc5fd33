//! Harvesters and how they ran last (`udata/harvest/api.py`).

use std::cmp::Reverse;

use serde_json::{Value, json};

use super::answer::Answer;
use super::moment::Moment;
use super::refusal::Refusal;
use super::request_context::{RequestContext, Result};
use super::world::{Harvester, Id, Job};
use super::{pages, views};

/// `GET harvest/sources/`, of an organization: `organization` from 17 on, where `owner` means a person, and `owner`
/// before, where `organization` is ignored.
pub fn list(context: &RequestContext) -> Result {
    let (name, is_new) =
        if context.generation().is_new() { ("organization", true) } else { ("owner", false) };
    let wanted = context.request.parameter(name);
    let is_a_persons = is_new && context.request.parameter("owner").is_some();
    let fits = |harvester: &Harvester| {
        harvester.deleted.is_none() && !is_a_persons && wanted.is_none_or(|id| harvester.organization == id)
    };
    let mut found: Vec<(&Id, &Harvester)> =
        context.world.harvesters.iter().filter(|(_, one)| fits(one)).collect();
    found.sort_by_key(|(_, one)| Reverse(one.created_at));
    Ok(pages::page(context.request, &found, |(id, one)| Ok(shown(context, id, one)))?.into())
}

/// `GET harvest/job/{id}/`: with what went wrong, which no list tells.
pub fn job(context: &RequestContext) -> Result {
    let mut jobs = context.world.harvesters.values().filter_map(|harvester| harvester.last_job.as_ref());
    let job = jobs.find(|job| job.id == context.id).ok_or_else(Refusal::not_found)?;
    let mut shown = run(job);
    shown["errors"] = job.errors.iter().map(|message| json!({"details": null, "message": message})).collect();
    Ok(Answer::ok(shown).into())
}

fn shown(context: &RequestContext, id: &Id, harvester: &Harvester) -> Value {
    let organization = context.world.organizations.get_key_value(&harvester.organization);
    json!({
        "active": harvester.active,
        "backend": harvester.backend,
        "created_at": harvester.created_at.as_udata(),
        "deleted": harvester.deleted.map(Moment::as_udata),
        "id": id,
        "last_job": harvester.last_job.as_ref().map(run),
        "name": harvester.name,
        "organization": organization.map(|(id, harvester)| views::organization_reference(context, id, harvester)),
        "owner": null,
        "schedule": null,
        "url": harvester.url,
        "validation": {"by": null, "comment": null, "on": null, "state": "accepted"},
    })
}

fn run(job: &Job) -> Value {
    json!({
        "created": job.created.as_udata(),
        "ended": job.ended.map(Moment::as_udata),
        "errors": [],
        "id": job.id,
        "status": job.status,
    })
}
