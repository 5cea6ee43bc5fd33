//! Contact points (`udata/core/contact_point/{api,models}.py`; `forms.py` before 17): administrators and editors write them,
//! and what shows a deleted one shows it no longer.

use serde_json::{Map, Value, json};

use super::answer::Answer;
use super::members::REQUIRED;
use super::organizations::is_address;
use super::refusal::Refusal;
use super::request_context::{Reply, RequestContext, Result};
use super::world::{ContactPoint, Id, World, random_id};
use super::{pages, views};

/// The roles, and their names in English and in French (`CONTACT_ROLES`).
const ROLES: [(&str, [&str; 2]); 11] = [
    ("contact", ["Contact", "Contact"]),
    ("creator", ["Creator", "Créateur"]),
    ("publisher", ["Publisher", "Éditeur"]),
    ("rightsHolder", ["Rights Holder", "Détenteur des droits"]),
    ("custodian", ["Custodian", "Gestionnaire"]),
    ("distributor", ["Distributor", "Distributeur"]),
    ("originator", ["Originator", "Producteur"]),
    ("principalInvestigator", ["Principal Investigator", "Investigateur principal"]),
    ("processor", ["Processor", "Exécutant"]),
    ("resourceProvider", ["Resource Provider", "Fournisseur"]),
    ("user", ["User", "Utilisateur"]),
];
const EXISTS: [&str; 2] = [
    "An existing contact point already exists with these informations.",
    "Un point de contact existe déjà avec ces informations.",
];
const UNREACHABLE: [&str; 2] = [
    "At least an email or a contact form is required for a contact point",
    "Au moins un e-mail ou un formulaire de contact est requis pour un point de contact",
];
const UNKNOWN: [&str; 2] = ["Organization does not exists", "Organization n'existe pas"];
const NO_URLS: [&str; 2] = ["URLs not allowed in this field", "URLs non autorisées dans ce champ"];
const NO_EMAIL: [&str; 2] = ["Invalid email address.", "Adresse électronique non valide."];

/// `GET contacts/roles/`.
pub fn roles(context: &RequestContext) -> Result {
    let roles: Value =
        ROLES.iter().map(|(id, label)| json!({"id": id, "label": context.request.says(*label)})).collect();
    Ok(Answer::ok(roles).into())
}

/// `GET organizations/{org}/contacts/`, for everybody.
pub fn list(context: &RequestContext) -> Result {
    let (organization, _) = context.organization()?;
    let found: Vec<(&Id, &ContactPoint)> =
        context.world.contact_points.iter().filter(|(_, one)| one.organization == *organization).collect();
    Ok(pages::page(context.request, &found, |(id, one)| Ok(shown(context, id, one)))?.into())
}

/// `GET contacts/{id}/`.
pub fn show(context: &RequestContext) -> Result {
    let (id, one) = named(context)?;
    Ok(Answer::ok(shown(context, id, one)).into())
}

/// `POST contacts/`: 200 where there is one like it.
pub fn create(context: &RequestContext) -> Result {
    context.signed_in()?;
    let fields = context.request.json()?;
    let organization = fields.get("organization").and_then(Value::as_str).unwrap_or_default();
    let owner = context.world.organizations.get(organization);
    match owner {
        Some(owner) if !context.rights(owner).private => {
            return Err(refused(context, "organization", "Permission denied for this organization"));
        }
        Some(_) => {}
        None if context.generation().is_new() => {
            let why = format!("Unknown reference '{organization}'");
            return Err(refused(context, "organization", &why));
        }
        None => return Err(refused(context, "organization", context.request.says(UNKNOWN))),
    }
    let mut made = ContactPoint { role: String::new(), ..ContactPoint::default() };
    organization.clone_into(&mut made.organization);
    fill(context, &mut made, &fields, "ContactPoint:None")?;
    let same = context.world.contact_points.iter().find(|(_, one)| **one == made);
    if let Some((id, one)) = same {
        return Ok(Answer::ok(shown(context, id, one)).into());
    }
    let id = random_id();
    let answer = Answer::json(201, shown(context, &id, &made));
    Ok(Reply::changing(answer, move |world| {
        world.contact_points.insert(id, made);
    }))
}

/// `PUT contacts/{id}/`: a field that is not named stays, null clears. One like another is refused: from 17 on whosever
/// that is, and before also one like itself.
pub fn update(context: &RequestContext) -> Result {
    let (id, one) = writable(context)?;
    let mut changed = one.clone();
    fill(context, &mut changed, &context.request.json()?, &format!("ContactPoint:{id}"))?;
    let is_new = context.generation().is_new();
    let is_like = |(other, like): (&Id, &ContactPoint)| {
        let mut like = like.clone();
        if is_new {
            like.organization.clone_from(&changed.organization);
        }
        (!is_new || other != id) && like == changed
    };
    if context.world.contact_points.iter().any(is_like) {
        let why = context.request.says(EXISTS);
        return Err(if is_new { refused(context, "name", why) } else { Refusal::message(400, why) });
    }
    let (answer, id) = (Answer::ok(shown(context, id, &changed)), id.clone());
    Ok(Reply::changing(answer, move |world| {
        if let Some(kept) = world.contact_points.get_mut(&id) {
            *kept = changed;
        }
    }))
}

/// `DELETE contacts/{id}/`: it is taken out of all that shows it (`reverse_delete_rule=PULL`).
pub fn delete(context: &RequestContext) -> Result {
    let (id, _) = writable(context)?;
    let id = id.clone();
    Ok(Reply::changing(Answer::empty(204), move |world| take_out(world, &id)))
}

fn take_out(world: &mut World, id: &Id) {
    world.contact_points.remove(id);
    for published in world.datasets.values_mut().chain(world.dataservices.values_mut()) {
        published.contact_points.retain(|shown| shown != id);
    }
}

fn named<'a>(context: &RequestContext<'a>) -> Result<(&'a Id, &'a ContactPoint)> {
    context.world.contact_points.get_key_value(context.id).ok_or_else(Refusal::not_found)
}

/// The contact point of the path, for the portal's staff and the administrators and editors of its organization.
fn writable<'a>(context: &RequestContext<'a>) -> Result<(&'a Id, &'a ContactPoint)> {
    let (id, one) = named(context)?;
    let (caller, _) = context.signed_in()?;
    let role = context.world.organizations.get(&one.organization).and_then(|owner| owner.role_of(caller));
    let may = context.is_sysadmin() || matches!(role, Some("admin" | "editor"));
    if may { Ok((id, one)) } else { Err(Refusal::forbidden()) }
}

/// A field that is refused by a check, which ends the request.
fn refused(context: &RequestContext, field: &str, why: &str) -> Refusal {
    let body = if context.generation().is_new() {
        json!({"errors": {field: why}, "message": why})
    } else {
        json!({"errors": {field: [why]}})
    };
    Refusal::raw(400, body)
}

/// Puts the fields of the body into a contact point.
///
/// # Errors
/// 400 for what is not as it must be.
fn fill(
    context: &RequestContext,
    one: &mut ContactPoint,
    fields: &Map<String, Value>,
    model: &str,
) -> Result<()> {
    let (is_new, request) = (context.generation().is_new(), context.request);
    let text = |name: &str| {
        fields
            .get(name)
            .map(|value| value.as_str().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()))
    };
    for (name, place) in
        [("name", &mut one.name), ("email", &mut one.email), ("contact_form", &mut one.contact_form)]
    {
        if let Some(given) = text(name) {
            *place = given;
        }
    }
    if let Some(given) = text("role") {
        one.role = given.unwrap_or_default();
    }
    let says = |words| request.says(words);
    let is_known = ROLES.iter().any(|(role, _)| *role == one.role);
    if one.name.as_deref().is_some_and(|name| name.contains("://")) {
        return Err(refused(context, "name", says(NO_URLS)));
    }
    if !is_new && one.name.is_none() {
        return Err(refused(context, "name", says(REQUIRED)));
    }
    if one.email.as_deref().is_some_and(|email| !email.contains('@')) {
        let why = if is_new { "Invalid email address" } else { says(NO_EMAIL) };
        return Err(refused(context, "email", why));
    }
    if is_new && !one.role.is_empty() && !is_known {
        let known: Vec<String> = ROLES.iter().map(|(role, _)| format!("'{role}'")).collect();
        let why = format!("'{}' is not a valid choice. Valid choices: [{}]", one.role, known.join(", "));
        return Err(refused(context, "role", &why));
    }
    let form = one.contact_form.as_deref().filter(|form| !is_address(form));
    let url = form.map(|form| format!("{} \"{form}\"", says(["Invalid URL", "URL invalide"])));
    if let Some(why) = url {
        let message = format!("ValidationError ({model}) ({why}: ['contact_form'])");
        return Err(if is_new {
            Refusal::raw(400, json!({"errors": {"contact_form": why}, "message": message}))
        } else {
            refused(context, "contact_form", &why)
        });
    }
    if one.role == "contact" && one.email.is_none() && one.contact_form.is_none() {
        return Err(Refusal::raw(400, json!({"errors": {}, "message": says(UNREACHABLE)})));
    }
    if one.role.is_empty() || !is_known {
        let known: Vec<String> = ROLES.iter().map(|(role, _)| format!("'{role}'")).collect();
        let why = if one.role.is_empty() {
            "Field is required".to_owned()
        } else {
            format!("Value must be one of [{}]", known.join(", "))
        };
        let message = format!("ValidationError ({model}) ({why}: ['role'])");
        return Err(Refusal::raw(400, json!({"errors": {"role": why}, "message": message})));
    }
    Ok(())
}

/// A contact point as what shows it has it.
pub fn reference(context: &RequestContext, id: &Id) -> Option<Value> {
    let (id, one) = context.world.contact_points.get_key_value(id)?;
    Some(shown(context, id, one))
}

/// A contact point. Before 17 a mask of the portal's own leaves out whose it is, unless another is asked for.
fn shown(context: &RequestContext, id: &Id, one: &ContactPoint) -> Value {
    let mut shown = json!({
        "contact_form": one.contact_form,
        "email": one.email,
        "id": id,
        "name": one.name,
        "role": one.role,
    });
    if context.generation().is_new() || context.request.fields.is_some() {
        let owner = context.world.organizations.get_key_value(&one.organization);
        shown["organization"] =
            owner.map(|(id, owner)| views::organization_reference(context, id, owner)).into();
        shown["owner"] = Value::Null;
    }
    shown
}
