//! What was typed becomes exactly one organization, or a failure that lists the candidates.

use super::{elsewhere, listed, not_empty};
use crate::context::Context;
use crate::exit_status::ExitStatus;
use crate::failure::Failure;
use crate::membership;
use crate::message;
use crate::portal::reference::{Noun, Reference};
use crate::portal::{Error, Filter, Organization};
use crate::text::quoted;

/// Slugs that udata's own routes hide (`organizations/suggest/` and others): such an organization is found by name.
const HIDDEN_SLUGS: [&str; 3] = ["suggest", "roles", "badges"];
/// The organization that was typed: an id, a slug, an address, or its exact name.
///
/// # Errors
/// Exit 6 for none or several, with the candidates; exit 2 for an address on another portal.
pub fn organization(context: &Context, typed: &str) -> anyhow::Result<Organization> {
    let found = find(context, typed)?;
    context.settings.memory().keep_roll(&membership::roll(&found, None), false);
    Ok(found)
}

fn find(context: &Context, typed: &str) -> anyhow::Result<Organization> {
    let portal = context.portal()?;
    match Reference::parse(&not_empty(typed, "ORG")?, Noun::Organization, portal.site()) {
        Reference::Id(id) => match portal.organization(&id) {
            Err(error) if error.is_unknown() => Err(unknown_organization(context, typed)),
            Err(Error::Refused(answer)) if answer.status == 410 => Err(deleted(typed).into()),
            other => Ok(other?),
        },
        Reference::Slug(slug) if HIDDEN_SLUGS.contains(&slug.as_str()) => organization_named(context, &slug),
        Reference::Slug(slug) => match portal.organization(&slug) {
            Err(error) if error.is_unknown() => organization_named(context, typed),
            Err(Error::Refused(answer)) if answer.status == 410 => Err(deleted(typed).into()),
            other => Ok(other?),
        },
        Reference::Elsewhere(address) => Err(elsewhere(context, &address).into()),
        Reference::NoSuchPage(address) => Err(Failure::usage(
            "no_organization_page",
            message!("failure-no-organization-page", address = address),
        )
        .into()),
        Reference::Name(_) | Reference::Email(_) | Reference::Me => organization_named(context, typed),
    }
}

/// Several organizations, each once, in the order typed; all are resolved before anything else is done.
///
/// # Errors
/// As [`organization`], for the first that fails.
pub fn organizations(context: &Context, typed: &[String]) -> anyhow::Result<Vec<Organization>> {
    let mut found: Vec<Organization> = Vec::with_capacity(typed.len());
    for typed in listed(context, typed)? {
        let one = organization(context, &typed)?;
        if found.iter().all(|known| known.id != one.id) {
            found.push(one);
        }
    }
    Ok(found)
}

fn organization_named(context: &Context, typed: &str) -> anyhow::Result<Organization> {
    let portal = context.portal()?;
    let filter = Filter { name: Some(typed.trim().to_owned()), ..Filter::default() };
    let mut found = portal.organizations(&filter)?.entries;
    match found.len() {
        0 => Err(unknown_organization(context, typed)),
        1 => Ok(portal.organization(&found.remove(0).id)?),
        count => {
            let lines: Vec<String> =
                found.iter().map(|one| format!("{} · {} · {}", one.id, one.slug, one.name)).collect();
            let message =
                message!("failure-ambiguous-organization", typed = typed, count = count, candidates = lines);
            Err(Failure::new(ExitStatus::NotFound, "ambiguous", message).hint(message!("hint-use-id")).into())
        }
    }
}

fn unknown_organization(context: &Context, typed: &str) -> anyhow::Error {
    let message = message!("failure-unknown-organization", typed = typed);
    let failure = Failure::new(ExitStatus::NotFound, "unknown_organization", message);
    let near = context.portal().ok().and_then(|portal| portal.suggest_organizations(typed).ok());
    let lines: Vec<String> =
        near.into_iter().flatten().take(5).map(|one| format!("{} · {}", one.slug, one.name)).collect();
    let failure = if lines.is_empty() {
        failure.try_command(format!("udatactl org list --search {}", quoted(typed)))
    } else {
        failure.hint(message!("hint-near", candidates = lines))
    };
    failure.into()
}

fn deleted(typed: &str) -> Failure {
    Failure::new(ExitStatus::NotFound, "deleted", message!("failure-deleted-organization", typed = typed))
        .hint(message!("hint-deleted-organization"))
}
