//! The content that organizations publish (`udata/core/{dataset,dataservices,reuse}/api.py`), with the fields that are
//! asked for.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::answer::Answer;
use super::generation::Generation;
use super::moment::Moment;
use super::refusal::Refusal;
use super::request_context::{Reply, RequestContext, Result};
use super::world::{ContentReference, Id, Published, World};
use super::{contacts, pages, views};

/// The kinds of content.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Dataset,
    Dataservice,
    Reuse,
}

impl Kind {
    fn of(self, world: &World) -> &BTreeMap<Id, Published> {
        match self {
            Self::Dataset => &world.datasets,
            Self::Dataservice => &world.dataservices,
            Self::Reuse => &world.reuses,
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Dataset => "Dataset",
            Self::Dataservice => "Dataservice",
            Self::Reuse => "Reuse",
        }
    }

    /// The part of the address at which its pages are.
    fn place(self) -> &'static str {
        match self {
            Self::Dataset => "datasets",
            Self::Dataservice => "dataservices",
            Self::Reuse => "reuses",
        }
    }

    /// True for content that everybody sees: of reuses archived ones too.
    fn is_visible(self, published: &Published) -> bool {
        published.is_visible() || self == Self::Reuse && !published.private && published.deleted.is_none()
    }

    /// The figures that are there whether or not anything was counted (`__metrics_keys__`).
    fn figures(self, generation: Generation) -> &'static [&'static str] {
        match (self, generation) {
            (Self::Dataset, _) => &[
                "dataservices",
                "discussions",
                "discussions_open",
                "followers",
                "followers_by_months",
                "resources_downloads",
                "reuses",
                "reuses_by_months",
                "views",
            ],
            (Self::Dataservice, Generation::V17) => {
                &["discussions", "discussions_open", "followers", "followers_by_months", "reuses", "views"]
            }
            (Self::Reuse, Generation::V17) => {
                &["datasets", "discussions", "discussions_open", "followers", "followers_by_months", "views"]
            }
            (Self::Dataservice, _) => &[],
            (Self::Reuse, _) => &["datasets"],
        }
    }
}

/// `GET datasets/?organization=` and its like: all of it for the members of an organization that is not deleted, and
/// for the portal's staff; what is deleted, too. Datasets and reuses come with the newest first.
pub fn list(context: &RequestContext, kind: Kind) -> Result {
    let organization = match context.request.parameter("organization") {
        Some(id) if id.len() != 24 || u128::from_str_radix(id, 16).is_err() => {
            return Err(Refusal::parameter("organization", "Organization must be an identifier"));
        }
        id => id,
    };
    let is_shown = |published: &Published| {
        organization.is_none_or(|id| published.organization == id)
            && (kind.is_visible(published) || context.is_sysadmin() || belongs(context, published, true))
    };
    let mut found: Vec<(&Id, &Published)> =
        kind.of(context.world).iter().filter(|(_, one)| is_shown(one)).collect();
    if kind != Kind::Dataservice {
        found.sort_by_key(|(id, one)| Reverse((one.created_at, *id)));
    }
    Ok(pages::page(context.request, &found, |(id, one)| Ok(shown(context, kind, id, one)))?.into())
}

/// `GET organizations/{org}/datasets/`: what is private for the organization's members, and what is deleted for
/// everybody.
pub fn of_organization(context: &RequestContext) -> Result {
    let (organization, here) = context.organization()?;
    let sees_private = context.rights(here).private;
    let is_shown = |published: &Published| {
        published.organization == *organization && (sees_private || !published.private)
    };
    let found: Vec<(&Id, &Published)> =
        context.world.datasets.iter().filter(|(_, one)| is_shown(one)).collect();
    Ok(pages::page(context.request, &found, |(id, one)| Ok(shown(context, Kind::Dataset, id, one)))?.into())
}

/// `GET datasets/{id}/` and its like: what is private or deleted for the organization's members only.
pub fn show(context: &RequestContext, kind: Kind) -> Result {
    let (id, one) = kind.of(context.world).get_key_value(context.id).ok_or_else(Refusal::not_found)?;
    let hidden = one.private || one.deleted.is_some();
    match hidden && !context.is_sysadmin() && !belongs(context, one, false) {
        true if one.private => Err(Refusal::not_found()),
        true if kind == Kind::Reuse => Err(Refusal::gone("This reuse")),
        true => Err(Refusal::gone(kind.class())),
        false => Ok(Answer::ok(shown(context, kind, id, one)).into()),
    }
}

/// `DELETE datasets/{id}/` and its like: it stays, marked.
pub fn delete(context: &RequestContext, kind: Kind) -> Result {
    let (id, one) = kind.of(context.world).get_key_value(context.id).ok_or_else(Refusal::not_found)?;
    context.signed_in()?;
    if one.deleted.is_some() {
        let what = match kind {
            Kind::Dataset => "Dataset",
            Kind::Dataservice => "dataservice",
            Kind::Reuse => "This reuse",
        };
        return Err(Refusal::gone(what));
    }
    if !may_edit(context, kind, id, one) {
        return Err(Refusal::forbidden());
    }
    let id = id.clone();
    Ok(Reply::changing(Answer::empty(204), move |world| {
        let kept = match kind {
            Kind::Dataset => &mut world.datasets,
            Kind::Dataservice => &mut world.dataservices,
            Kind::Reuse => &mut world.reuses,
        };
        if let Some(one) = kept.get_mut(&id) {
            one.deleted = Some(Moment::now());
        }
    }))
}

/// True where the caller belongs to the organization that published it.
fn belongs(context: &RequestContext, published: &Published, while_it_lives: bool) -> bool {
    context
        .world
        .organizations
        .get(&published.organization)
        .is_some_and(|owner| context.rights(owner).private && !(while_it_lives && owner.deleted.is_some()))
}

/// Administrators and editors may, and who is assigned to it (`udata/core/dataset/permissions.py`).
fn may_edit(context: &RequestContext, kind: Kind, id: &Id, published: &Published) -> bool {
    let Some(owner) = context.world.organizations.get(&published.organization) else {
        return context.is_sysadmin();
    };
    let Some((caller, _)) = context.caller else { return false };
    let subject = ContentReference { class: kind.class().to_owned(), id: id.clone() };
    context.is_sysadmin()
        || matches!(owner.role_of(caller), Some("admin" | "editor"))
        || owner.assignments.iter().any(|given| given.user == *caller && given.subject == subject)
}

fn shown(context: &RequestContext, kind: Kind, id: &Id, published: &Published) -> Value {
    let mut metrics: Map<String, Value> =
        kind.figures(context.generation()).iter().map(|name| ((*name).to_owned(), 0.into())).collect();
    metrics.extend(published.metrics.clone());
    let place = format!("{}{}", context.request.root, views::pages(context.generation()));
    let page = format!("{place}/{}/{}", kind.place(), published.slug);
    let resources: Vec<Value> = published
        .resources
        .iter()
        .map(|resource| json!({"id": resource.id, "title": resource.title, "metrics": resource.metrics}))
        .collect();
    let [archived, deleted] = [published.archived, published.deleted].map(|date| date.map(Moment::as_udata));
    let modified = published.last_modified.unwrap_or(published.created_at).as_udata();
    let contacts: Vec<Value> =
        published.contact_points.iter().filter_map(|id| contacts::reference(context, id)).collect();
    let mut shown = json!({
        "created_at": published.created_at.as_udata(),
        "id": id,
        "metrics": metrics,
        "private": published.private,
        "slug": published.slug,
        "tags": published.tags,
        "title": published.title,
    });
    let more = match kind {
        Kind::Dataservice => json!({
            "archived_at": archived, "contact_points": contacts, "deleted_at": deleted, "metadata_modified_at": modified, "self_web_url": page,
        }),
        Kind::Dataset => json!({
            "archived": archived, "contact_points": contacts, "deleted": deleted, "last_modified": modified, "page": page,
            "quality": published.quality, "resources": resources,
        }),
        Kind::Reuse => json!({
            "archived": archived, "deleted": deleted, "last_modified": modified, "page": page,
        }),
    };
    if let (Some(shown), Value::Object(more)) = (shown.as_object_mut(), more) {
        shown.extend(more);
    }
    shown
}
