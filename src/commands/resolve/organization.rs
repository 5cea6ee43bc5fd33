//! Resolving what was typed to exactly one organization, or to a failure that lists the candidates.

use std::collections::{HashMap, HashSet};
use std::thread;

use super::names::{self, Names};
use super::person::malformed;
use super::reference::{Malformed, Noun, Reference};
use super::typed::{elsewhere, listed, not_empty};
use crate::commands::unread;
use crate::context::Context;
use crate::failure::{Code, Failure, portal_failure};
use crate::membership;
use crate::messages::message;
use udata_client::{Error, Named, Organization, Portal};
use udatactl_core::roster::{HIDDEN_SLUGS, is_id};
use udatactl_core::text::fold;

/// So many texts that look like ids are asked about one by one; for more, all names are read once.
const FEW: usize = 3;

/// The outcome of a text: what it named, or why it named nothing.
pub type Outcome<T> = Result<T, Failure>;

/// Finds the organization that was typed: an id, a slug, an address, or its name.
///
/// # Errors
/// Exit 6 for none or several, with the candidates; exit 2 for an address on another portal.
pub fn organization(context: &Context, typed: &str) -> anyhow::Result<Organization> {
    let found = each(context, &[typed.to_owned()], |_, found| Ok(found))?.remove(0)?;
    context.settings.name_cache().keep_members(&membership::current_members(&found, None), false);
    Ok(found)
}

/// Several organizations, each once, in the order typed; all are resolved before anything else is done.
///
/// # Errors
/// As [`organization`], for all that are not found at once; whatever a read gives.
pub fn organizations(context: &Context, typed: &[String]) -> anyhow::Result<Vec<Organization>> {
    let typed = listed(context, typed)?;
    let cache = context.settings.name_cache();
    let outcomes = each(context, &typed, |_, found| {
        cache.keep_members(&membership::current_members(&found, None), false);
        Ok(found)
    })?;
    unread::require_known(context, &typed, &outcomes)?;
    let found = outcomes.into_iter().collect::<Outcome<Vec<Organization>>>()?;
    let mut seen = HashSet::new();
    Ok(found.into_iter().filter(|organization| seen.insert(organization.id.clone())).collect())
}

/// Finds the organization of each text, in their order, side by side; `finish` makes of an organization what is wanted
/// of it while the next ones are read, so that of thousands only that is kept.
///
/// # Errors
/// When the connection can't be set up; each text has an outcome of its own.
pub fn each<T: Send>(
    context: &Context,
    typed: &[String],
    finish: impl Fn(&Portal, Organization) -> Outcome<T> + Sync,
) -> anyhow::Result<Vec<Outcome<T>>> {
    let site = context.portal()?.site();
    let reference =
        |typed: &String| Ok(Reference::parse(&not_empty(typed, "ORG")?, Noun::Organization, site));
    let references: Vec<Outcome<Reference>> = typed.iter().map(reference).collect();
    let names = Names::of(context);
    let is_hex = |reference: &&Outcome<Reference>| matches!(reference, Ok(Reference::Hex(_)));
    let many_ids = references.iter().filter(is_hex).count() > FEW;
    let looked = thread::scope(|scope| {
        // They will be asked for, and are read meanwhile.
        many_ids.then(|| scope.spawn(|| names.all().map(drop)));
        context.read_each(&references, |portal, reference| match reference {
            Ok(reference) => look(portal, reference, &finish),
            Err(failure) => Looked::Not(failure.clone()),
        })
    })?;
    // A page's address leads where the portal leads.
    let is_by_id =
        |(typed, looked): &(&String, &Looked<T>)| matches!(looked, Looked::ById(..)) && is_id(typed.trim());
    let ids: Vec<&String> = typed.iter().zip(&looked).filter(is_by_id).map(|(typed, _)| typed).collect();
    let doubtful = slugs_among(context, &names, &ids)?;
    let mut outcomes: Vec<Option<Outcome<T>>> = Vec::with_capacity(typed.len());
    let mut chosen: Vec<(usize, String)> = Vec::new();
    for (index, (typed, looked)) in typed.iter().zip(looked).enumerate() {
        let outcome = match looked {
            Looked::Found(found) => Ok(found),
            Looked::ById(found) => match doubtful.get(&typed.trim().to_ascii_lowercase()) {
                None => Ok(found),
                Some(candidates) => Err(names::ambiguous(typed, candidates)),
            },
            Looked::Renamed(found) => match is_it_that(context, typed, &found)? {
                None => finish(context.portal()?, *found),
                Some(failure) => Err(failure),
            },
            Looked::Name(text) => match names.find(&text) {
                Ok(id) => {
                    chosen.push((index, id));
                    outcomes.push(None);
                    continue;
                }
                Err(failure) => Err(failure),
            },
            Looked::Elsewhere(address) => Err(elsewhere(context, &address)),
            Looked::NoSuchPage(address) => {
                let message = message!("failure-no-organization-page", address = address);
                Err(Failure::new(Code::NoOrganizationPage, message))
            }
            Looked::Deleted => Err(deleted(typed)),
            Looked::Malformed(why) => Err(malformed(typed, why)),
            Looked::Not(failure) => Err(failure),
        };
        outcomes.push(Some(outcome));
    }
    if !chosen.is_empty() {
        let read = context.read_each(&chosen, |portal, (_, id)| match portal.organization(id) {
            Ok(found) => finish(portal, found),
            Err(error) => Err(portal_failure(&error)),
        })?;
        for ((index, _), outcome) in chosen.into_iter().zip(read) {
            outcomes[index] = Some(outcome);
        }
    }
    Ok(outcomes.into_iter().flatten().collect())
}

/// The portal's answer to a text.
enum Looked<T> {
    Found(T),
    /// It is the id of this one; it may be the slug of another.
    ById(T),
    /// It is the slug that this one had before.
    Renamed(Box<Organization>),
    /// It can only be a name.
    Name(String),
    Elsewhere(String),
    NoSuchPage(String),
    Deleted,
    Malformed(Malformed),
    Not(Failure),
}

fn look<T>(
    portal: &Portal,
    reference: &Reference,
    finish: &impl Fn(&Portal, Organization) -> Outcome<T>,
) -> Looked<T> {
    match reference {
        Reference::Id(id) => answered(portal.organization(id), id, |found| {
            if found.id == *id {
                finish(portal, found).map(Looked::Found)
            } else {
                Err(portal_failure(&Error::of_another(&["organizations", id])))
            }
        }),
        Reference::Hex(text) => look_for_hex(portal, text, finish),
        Reference::Slug(slug) if HIDDEN_SLUGS.contains(&slug.as_str()) => Looked::Name(slug.clone()),
        Reference::Slug(slug) => look_for_slug(portal, slug, finish),
        Reference::Elsewhere(address) => Looked::Elsewhere(address.clone()),
        Reference::NoSuchPage(address) => Looked::NoSuchPage(address.clone()),
        Reference::Malformed(why) => Looked::Malformed(*why),
        Reference::Name(name) => Looked::Name(name.clone()),
        Reference::Address(mailbox) => Looked::Name(mailbox.address.clone()),
        Reference::Me => Looked::Name("me".to_owned()),
    }
}

/// Looks for a text of 24 hexadecimal digits that says neither that it is an id nor that it is a slug: udata looks for
/// ids first.
fn look_for_hex<T>(
    portal: &Portal,
    text: &str,
    finish: &impl Fn(&Portal, Organization) -> Outcome<T>,
) -> Looked<T> {
    let wrap = |found: Organization| match (found.id == text, found.slug == text) {
        (true, _) => finish(portal, found).map(Looked::ById),
        // Nobody has that id.
        (false, true) => finish(portal, found).map(Looked::Found),
        (false, false) => Err(portal_failure(&Error::of_another(&["organizations", text]))),
    };
    answered(portal.organization(text), text, wrap)
}

/// Looks for a slug; one that an organization had before it was renamed leads to it, until another takes that name.
fn look_for_slug<T>(
    portal: &Portal,
    slug: &str,
    finish: &impl Fn(&Portal, Organization) -> Outcome<T>,
) -> Looked<T> {
    answered(portal.organization(slug), slug, |found| {
        if fold(&found.slug) == fold(slug) {
            finish(portal, found).map(Looked::Found)
        } else {
            Ok(Looked::Renamed(Box::new(found)))
        }
    })
}

fn answered<T>(
    read: udata_client::Result<Organization>,
    text: &str,
    wrap: impl FnOnce(Organization) -> Outcome<Looked<T>>,
) -> Looked<T> {
    match read {
        Ok(found) => wrap(found).unwrap_or_else(Looked::Not),
        Err(error) if error.is_unknown() => Looked::Name(text.to_owned()),
        Err(error) if error.is_gone() => Looked::Deleted,
        Err(error) => Looked::Not(portal_failure(&error)),
    }
}

/// Finds the texts that are the id of one organization and the slug of another, with both.
fn slugs_among(
    context: &Context,
    names: &Names,
    ids: &[&String],
) -> anyhow::Result<HashMap<String, Vec<String>>> {
    let ids: Vec<String> = ids.iter().map(|typed| typed.trim().to_ascii_lowercase()).collect();
    let suspected: HashSet<&String> = match ids.len() {
        0..=FEW => {
            let asked = context.read_each(&ids, |portal, id| portal.may_be_a_slug(id))?;
            let asked = asked.into_iter().collect::<Result<Vec<bool>, Error>>()?;
            ids.iter().zip(asked).filter(|(_, may_be)| *may_be).map(|(id, _)| id).collect()
        }
        _ => ids.iter().collect(),
    };
    if suspected.is_empty() {
        return Ok(HashMap::new());
    }
    let all = names.all()?;
    let both = all.iter().filter(|named| suspected.contains(&named.slug) && named.id != named.slug);
    Ok(both
        .map(|Named { slug, .. }| {
            let candidates = all.iter().filter(|named| named.id == *slug || named.slug == *slug);
            (slug.clone(), candidates.map(names::line).collect())
        })
        .collect())
}

/// Asks whether a renamed organization is the one that is meant; nothing where a person says so.
fn is_it_that(context: &Context, typed: &str, found: &Organization) -> anyhow::Result<Option<Failure>> {
    let line = format!("{} · {} · {}", found.name, found.slug, found.id);
    if context.terminal.can_ask() {
        let question = message!("question-renamed-organization", typed = typed, organization = line);
        return match context.doubt(question) {
            Err(no) if no.code != Code::AnsweredNo => Err(no.into()),
            answered => Ok(answered.err()),
        };
    }
    let message = message!("failure-renamed-organization", typed = typed, candidates = vec![line]);
    Ok(Some(Failure::new(Code::Renamed, message).hint(message!("hint-use-id"))))
}

fn deleted(typed: &str) -> Failure {
    Failure::new(Code::Deleted, message!("failure-deleted-organization", typed = typed))
        .hint(message!("hint-deleted-organization"))
}
