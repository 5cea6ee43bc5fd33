//! Organizations, read (`udata/core/organization/api.py`).

use serde_json::json;

use super::answer::Answer;
use super::members::after_writing;
use super::refusal::Refusal;
use super::request::Request;
use super::request_context::{RequestContext, Result};
use super::world::{Id, Organization};
use super::{pages, people, search, site, views};

mod identity;
pub mod logo;
pub mod write;

pub use identity::is_address;

type Found<'a> = (&'a Id, &'a Organization);

/// `GET organizations/`.
pub fn list(context: &RequestContext) -> Result {
    let request = context.request;
    let sort = order(request)?;
    if let Some(badge) = request.parameter("badge")
        && !site::BADGES.iter().any(|(kind, _)| *kind == badge)
    {
        let why = if context.generation().is_new() {
            "Unknown badge type".to_owned()
        } else {
            format!("The value '{badge}' is not a valid choice for 'badge'.")
        };
        return Err(Refusal::parameter("badge", &why));
    }
    let query = request.parameter("q").unwrap_or_default();
    let words = search::words(query);
    let name = request.parameter("name").map(str::to_lowercase);
    let fits = |organization: &Organization| {
        let kinds = request.query.iter().filter(|(name, _)| name == "badge").map(|(_, kind)| kind);
        let number = request.parameter("business_number_id");
        organization.deleted.is_none()
            && kinds.clone().all(|kind| organization.badges.contains(kind))
            && number.is_none_or(|number| organization.business_number_id.as_deref() == Some(number))
            && name.as_ref().is_none_or(|name| organization.name.to_lowercase() == *name)
            && (words.is_empty() || is_found(context, organization, query, &words))
    };
    let mut found: Vec<Found> = context.world.organizations.iter().filter(|(_, one)| fits(one)).collect();
    match sort {
        Some((key, backwards)) => {
            let value = |(id, one): &Found| views::metric(context, id, one, key);
            match key {
                "name" => found.sort_by(|(_, one), (_, other)| one.name.cmp(&other.name)),
                "created" => found.sort_by_key(|(_, one)| one.created_at),
                "last_modified" => found.sort_by_key(|(_, one)| one.last_modified),
                _ => found.sort_by_key(value),
            }
            if backwards {
                found.reverse();
            }
        }
        None if words.is_empty() => found.sort_by_key(|(_, one)| std::cmp::Reverse(one.created_at)),
        None => {}
    }
    let seen = after_writing(context);
    let show = |(id, one): &Found| {
        if views::is_broken(context, one, "data.") {
            Err(Refusal::broken())
        } else {
            Ok(views::organization(context, id, one, seen))
        }
    };
    Ok(pages::page(request, &found, show)?.into())
}

/// True where the name has all the words of a query; in Portugal, where one of the texts has the query.
fn is_found(context: &RequestContext, organization: &Organization, query: &str, words: &[String]) -> bool {
    if !context.generation().is_portugal() {
        return search::holds_all(words, &[&organization.name]);
    }
    let texts = [
        &*organization.name,
        organization.acronym.as_deref().unwrap_or_default(),
        &*organization.description,
    ];
    texts.iter().any(|text| text.to_lowercase().contains(&query.to_lowercase()))
}

/// `?sort=`: a key, and whether backwards.
fn order(request: &Request) -> Result<Option<(&str, bool)>> {
    const KEYS: [&str; 7] = ["name", "reuses", "datasets", "followers", "views", "created", "last_modified"];
    let Some(sort) = request.parameter("sort") else { return Ok(None) };
    let key = sort.strip_prefix('-').unwrap_or(sort);
    if KEYS.contains(&key) {
        return Ok(Some((key, sort.starts_with('-'))));
    }
    let about = "The field (and direction) on which sorting apply";
    Err(Refusal::parameter("sort", &format!("{about} The value '{sort}' is not a valid choice for 'sort'.")))
}

/// `GET organizations/suggest/`: part of the name or of the acronym.
pub fn suggest(context: &RequestContext) -> Result {
    let query = context.request.parameter("q").ok_or_else(people::missing_query)?;
    let size = suggestions(context)?;
    let wanted = query.to_lowercase();
    let fits = |organization: &Organization| {
        let acronym = organization.acronym.as_deref().unwrap_or_default().to_lowercase();
        organization.deleted.is_none()
            && (organization.name.to_lowercase().contains(&wanted) || acronym.contains(&wanted))
    };
    let found = context.world.organizations.iter().filter(|(_, one)| fits(one)).take(size);
    let shown = found.map(|(id, one)| {
        let page = format!("{}/organizations/{}", context.request.root, one.slug);
        let image = views::logo(context, one, "-100");
        json!({"acronym": one.acronym, "id": id, "image_url": image, "name": one.name, "page": page, "slug": one.slug})
    });
    Ok(Answer::ok(shown.collect()).into())
}

/// How many suggestions are asked for: ten unless said otherwise, all for 0.
fn suggestions(context: &RequestContext) -> Result<usize> {
    let size = context.request.parameter("size").unwrap_or("10");
    match size.parse() {
        Ok(0) => Ok(usize::MAX),
        Ok(size) => Ok(size),
        Err(_) => {
            let about = "The amount of suggestion to fetch";
            let why = format!("{about} invalid literal for int() with base 10: '{size}'");
            Err(Refusal::parameter("size", &why))
        }
    }
}

/// `GET organizations/{org}/`: a deleted one is shown to its members and to the portal's staff.
pub fn show(context: &RequestContext) -> Result {
    let (id, one) = context.organization()?;
    if one.deleted.is_some() && !context.rights(one).private {
        return Err(Refusal::gone("Organization"));
    }
    if views::is_broken(context, one, "") {
        return Err(Refusal::broken());
    }
    Ok(Answer::ok(views::organization(context, id, one, context.sees(one))).into())
}
