//! Organizations, written (`udata/core/organization/api.py`; `forms.py` before 16.3, the model's own fields after).

use serde_json::{Map, Value};

use super::identity;
use crate::answer::Answer;
use crate::generation::Generation;
use crate::members::after_writing;
use crate::moment::Moment;
use crate::refusal::Refusal;
use crate::request_context::{Reply, RequestContext, Result};
use crate::world::{Id, Member, Organization, World};
use crate::{slug, views};

/// `POST organizations/`: its creator is its administrator. Nothing is unique but the slug.
pub fn create(context: &RequestContext) -> Result {
    let (caller, _) = context.signed_in()?;
    context.may_create()?;
    let now = Moment::now();
    let mut made = Organization { created_at: now, last_modified: now, ..Organization::default() };
    fill(context, &mut made, "Organization:None", true)?;
    made.members.push(Member { user: Some(caller.clone()), role: "admin".into(), since: now });
    made.slug = free_slug(context.world, &made.name, None);
    let id = context.world.new_id();
    // The rights of the caller there are looked up before the organization is kept: none yet.
    let mut shown = views::organization(context, &id, &made, after_writing(context));
    if let Some(permissions) = shown.get_mut("permissions").and_then(Value::as_object_mut) {
        permissions.values_mut().for_each(|right| *right = false.into());
    }
    Ok(Reply::changing(Answer::json(201, shown), move |world| {
        world.organizations.insert(id, made);
    }))
}

/// `PUT organizations/{org}/`: a field that is not named stays, null clears; `deleted: null` brings a deleted one back.
pub fn update(context: &RequestContext) -> Result {
    context.signed_in()?;
    let (id, one) = context.organization()?;
    let fields = match context.request.requested_json()? {
        Value::Object(fields) => fields,
        // Until 16.2 it is asked for `deleted` whatever it is.
        _ if !context.generation().is_new() => return Err(Refusal::broken()),
        _ => context.request.json()?,
    };
    let restores = fields.get("deleted") == Some(&Value::Null);
    if one.deleted.is_some() && !restores {
        return Err(Refusal::gone("Organization"));
    }
    let (id, one) = context.administered().map(|_| (id, one))?;
    if context.generation().is_portugal() && fields.contains_key("badges") && !context.is_sysadmin() {
        return Err(Refusal::forbidden());
    }
    let mut changed = one.clone();
    fill(context, &mut changed, &format!("Organization:{id}"), false)?;
    changed.last_modified = Moment::now();
    if restores {
        changed.deleted = None;
    }
    if changed.name != one.name {
        changed.slug = free_slug(context.world, &changed.name, Some(id));
        if changed.slug != one.slug {
            changed.old_slugs.retain(|old| *old != changed.slug);
            changed.old_slugs.push(one.slug.clone());
        }
    }
    let shown = views::organization(context, id, &changed, context.sees(one));
    let (id, before) = (id.clone(), one.clone());
    Ok(Reply::changing(Answer::ok(shown), move |world| {
        if let Some(kept) = world.organizations.get_mut(&id) {
            set_fields(kept, &before, changed);
        }
    }))
}

/// `$set` of the fields that changed: what others write beside them stays.
fn set_fields(kept: &mut Organization, before: &Organization, changed: Organization) {
    fn set<T: PartialEq>(kept: &mut T, before: &T, changed: T) {
        if changed != *before {
            *kept = changed;
        }
    }
    set(&mut kept.name, &before.name, changed.name);
    set(&mut kept.slug, &before.slug, changed.slug);
    set(&mut kept.old_slugs, &before.old_slugs, changed.old_slugs);
    set(&mut kept.acronym, &before.acronym, changed.acronym);
    set(&mut kept.description, &before.description, changed.description);
    set(&mut kept.url, &before.url, changed.url);
    set(&mut kept.business_number_id, &before.business_number_id, changed.business_number_id);
    set(&mut kept.extras, &before.extras, changed.extras);
    set(&mut kept.deleted, &before.deleted, changed.deleted);
    kept.last_modified = changed.last_modified;
}

/// `DELETE organizations/{org}/`: it stays, marked.
pub fn delete(context: &RequestContext) -> Result {
    context.signed_in()?;
    let (id, one) = context.organization()?;
    if one.deleted.is_some() {
        return Err(Refusal::gone("Organization"));
    }
    context.administered()?;
    let id = id.clone();
    Ok(Reply::changing(Answer::empty(204), move |world| {
        if let Some(one) = world.organizations.get_mut(&id) {
            one.deleted = Some(Moment::now());
        }
    }))
}

/// Puts the fields of the body into an organization.
///
/// # Errors
/// 400 for what is not as it must be, and 500 for a name that is no text, from 16.3 on.
fn fill(context: &RequestContext, organization: &mut Organization, model: &str, is_new: bool) -> Result<()> {
    let fields = context.request.json()?;
    let generation = context.generation();
    let text = |name: &str| text(&fields, name, generation);
    if let Some(name) = text("name")? {
        organization.name = name;
    }
    if let Some(description) = text("description")? {
        organization.description = description;
    }
    let is_text = |name: &str| {
        !generation.is_new() || fields.get(name).is_none_or(|value| value.is_string() || value.is_null())
    };
    for (name, place) in [
        ("acronym", &mut organization.acronym),
        ("url", &mut organization.url),
        ("business_number_id", &mut organization.business_number_id),
    ] {
        if fields.contains_key(name) {
            *place = text(name)?.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        }
    }
    if let Some(Value::Object(extras)) = fields.get("extras") {
        organization.extras.clone_from(extras);
    }
    let touched = |name: &str| is_new || fields.contains_key(name);
    identity::check(context, organization, model, touched, is_text)
}

/// A field's text: none where it is not there, empty for null.
fn text(fields: &Map<String, Value>, name: &str, generation: Generation) -> Result<Option<String>> {
    match fields.get(name) {
        None => Ok(None),
        Some(Value::Null) => Ok(Some(String::new())),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(Value::Number(_)) if !generation.is_new() && name == "url" => Err(Refusal::broken()),
        Some(Value::Number(number)) if !generation.is_new() => Ok(Some(number.to_string())),
        Some(_) if name == "name" && generation.is_new() => Err(Refusal::broken()),
        Some(other) => Ok(Some(other.to_string())),
    }
}

fn free_slug(world: &World, name: &str, own: Option<&Id>) -> String {
    let others = world.organizations.iter().filter(|(id, _)| Some(*id) != own);
    slug::free(name, &others.map(|(_, one)| one.slug.clone()).collect::<Vec<_>>())
}
