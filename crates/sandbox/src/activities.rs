//! Activities (`udata/core/activity/api.py`).

use serde_json::{Value, json};

use super::request_context::{RequestContext, Result};
use super::world::{Activity, Published};
use super::{pages, views};

/// `GET activity/`, in the name of an organization where asked, the latest first. Activities of private content are
/// taken out of the page, but not out of the total.
pub fn list(context: &RequestContext) -> Result {
    let organization = context.request.parameter("organization");
    let is_meant = |activity: &&Activity| {
        organization.is_none_or(|id| activity.organization == id || activity.subject.id == id)
    };
    let mut found: Vec<&Activity> = context.world.activities.iter().rev().filter(is_meant).collect();
    found.sort_by_key(|activity| std::cmp::Reverse(activity.created_at));
    let mut answer = pages::page(context.request, &found, |activity| Ok(shown(context, activity)))?;
    if let super::answer::Body::Json(body) = &mut answer.body
        && let Some(entries) = body["data"].as_array_mut()
    {
        entries.retain(|entry| !entry.is_null());
    }
    Ok(answer.into())
}

/// An activity; null where the caller may not see the content acted on.
fn shown(context: &RequestContext, activity: &Activity) -> Value {
    let (world, subject, root) = (context.world, &activity.subject, &context.request.root);
    let sees = |found: &&Published| {
        let owner = world.organizations.get(&found.organization);
        !found.private || owner.is_some_and(|owner| context.rights(owner).private)
    };
    let published =
        [("Dataset", &world.datasets), ("Dataservice", &world.dataservices), ("Reuse", &world.reuses)];
    let all = published.into_iter().find(|(class, _)| *class == subject.class).map(|(_, all)| all);
    let named = match all {
        Some(all) => all.get(&subject.id).filter(sees).map(|found| (&found.title, &found.slug)),
        None => world.organizations.get(&subject.id).map(|found| (&found.name, &found.slug)),
    };
    let Some((title, slug)) = named else { return Value::Null };
    let mut shown = json!({
        "actor": views::plain_user(context, Some(&activity.actor)),
        "changes": activity.changes,
        "created_at": activity.created_at.as_udata(),
        "key": activity.key,
        "related_to": title,
        "related_to_id": subject.id,
        "related_to_kind": subject.class,
        "related_to_url": format!("{root}/{}s/{slug}", subject.class.to_lowercase()),
    });
    let organization = world.organizations.get_key_value(&activity.organization);
    shown["organization"] = organization
        .map(|(id, organization)| views::organization_reference(context, id, organization))
        .into();
    shown
}
