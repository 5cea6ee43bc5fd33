//! What an organization publishes, as far as it is counted (`udata/core/dataset/api.py` and its like).

use serde_json::{Value, json};

use crate::sandbox::pages;
use crate::sandbox::refusal::Refusal;
use crate::sandbox::visit::{Result, Visit};
use crate::sandbox::world::{Id, Published};

/// `GET datasets/?organization=`: private ones for the organization's members.
pub fn datasets(visit: &Visit) -> Result {
    let organization = organization(visit)?;
    let sees_private = |id: &Id| {
        visit.world.organizations.get(id).is_some_and(|organization| visit.rights(organization).private)
    };
    let shown = |dataset: &Published| {
        organization.is_none_or(|id| dataset.organization == id)
            && (!dataset.private || sees_private(&dataset.organization))
    };
    let found: Vec<(&Id, &Published)> = visit.world.datasets.iter().filter(|(_, one)| shown(one)).collect();
    let show = |(id, one): &(&Id, &Published)| -> Result<Value> {
        Ok(json!({"id": id, "title": one.title, "slug": one.slug, "private": one.private}))
    };
    Ok(pages::page(visit.call, &found, show)?.into())
}

/// `GET reuses/?organization=` and `GET dataservices/?organization=`: a sandbox has none.
pub fn nothing(visit: &Visit) -> Result {
    organization(visit)?;
    Ok(pages::page::<()>(visit.call, &[], |()| Ok(Value::Null))?.into())
}

fn organization<'a>(visit: &Visit<'a>) -> Result<Option<&'a str>> {
    match visit.call.parameter("organization") {
        Some(id) if id.len() != 24 || u128::from_str_radix(id, 16).is_err() => {
            Err(Refusal::parameter("organization", "Organization must be an identifier"))
        }
        id => Ok(id),
    }
}
