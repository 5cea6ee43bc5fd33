//! `requests mine`: where I have asked to join, and what became of it.
//!
//! udata has no such list. It is put together from single organizations: those named, or those that this machine's
//! journal, my notifications and my memberships lead to.

use std::collections::BTreeMap;

use clap::Args;

use crate::commands::unread::{self, Several};
use crate::commands::{resolve, scope};
use crate::context::Context;
use crate::failure::portal_failure;
use crate::journal::WriteSubject;
use crate::membership;
use crate::messages::message;
use crate::report::{Note, Report, age, record};
use udata_client::{self as portal, Feature, MembershipRequest};
use udatactl_core::roster::OrganizationName;

/// Where to look.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG")]
    org: Vec<String>,
}

record! {
    /// A request of mine.
    pub struct Row {
        organization: String => shown(Slug("organization_id")),
        name: String => shown(Text),
        status: String => shown(Token("state")),
        created: Option<String> => shown(Moment),
        comment: Option<String> => shown(Text),
        id: String => more(Text),
        organization_id: String => more(Text),
        age_days: Option<i64> => more(Count),
        member: bool => more(Flag),
    }
}

/// Lists my own requests, oldest first, and says where it looked.
///
/// # Errors
/// Exit 4 without a key; exit 6 for an unknown organization; exit 7 where the portal tells nothing of those named.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let me = context.me()?;
    let mut lost = 0;
    let places: Vec<OrganizationName> = if arguments.org.is_empty() {
        let (places, unreadable) = known(context)?;
        lost += unreadable;
        places
    } else {
        resolve::organizations(context, &arguments.org)?.iter().map(membership::name).collect()
    };
    let read = context.read_each(&places, |portal, one| {
        let read = portal.own_membership_requests(&one.id, &me.id);
        read.map(|requests| (one.clone(), requests)).map_err(|error| portal_failure(&error))
    })?;
    let Several { read, unread } = Several::of_known(&places, read)?;
    let mut rows: Vec<Row> = Vec::new();
    let mut untold = 0;
    let is_member =
        |organization: &OrganizationName| me.organizations.iter().any(|mine| mine.id == organization.id);
    for (one, requests) in read {
        let Some(requests) = requests else {
            untold += 1;
            continue;
        };
        let asked = requests.into_iter().filter(|request| !request.is_invitation());
        rows.extend(asked.map(|request| row(&one, request, is_member(&one), context)));
    }
    if untold == places.len() && !arguments.org.is_empty() {
        return Err(portal::Error::Lacks(Feature::OwnRequests).into());
    }
    rows.sort_by_cached_key(|row| row.created.as_deref().and_then(age::parse));
    let total = rows.len();
    rows.truncate(context.limit().unwrap_or(usize::MAX));
    let mut report = Report::list(Row::COLUMNS, &rows, message!("requests-mine-empty"));
    if rows.len() < total {
        report = report.note(Note::Say(message!("list-cut", shown = rows.len(), total = total)));
    }
    if arguments.org.is_empty() {
        report = report.note(Note::Say(message!("requests-mine-covers", count = places.len())));
    }
    if untold > 0 {
        report = report.note(Note::Warn(message!("requests-mine-untold", count = untold)));
    }
    if lost > 0 {
        report = report.note(Note::Warn(message!("requests-mine-lost", count = lost)));
    }
    Ok(unread::marked(context, report, &unread))
}

fn row(one: &OrganizationName, request: MembershipRequest, member: bool, context: &Context) -> Row {
    let created = request.created.as_deref().and_then(age::parse);
    Row {
        organization: one.slug.clone(),
        organization_id: one.id.clone(),
        name: one.name.clone(),
        id: request.id,
        status: request.status,
        age_days: created.map(|created| age::days_between(created, context.settings.now)),
        created: request.created,
        comment: request.comment,
        member,
    }
}

/// The organizations that something here leads to, and how many of them are gone from the portal.
fn known(context: &Context) -> anyhow::Result<(Vec<OrganizationName>, usize)> {
    let portal = context.signed_in()?;
    let mut places: BTreeMap<String, OrganizationName> = scope::mine(context)?
        .into_iter()
        .map(|organization| (organization.id.clone(), organization))
        .collect();
    let mut others = journaled(context)?;
    others.extend(portal.notified_organizations()?);
    others.retain(|id| !places.contains_key(id));
    others.sort();
    others.dedup();
    let mut gone = 0;
    for read in context.read_each(&others, |portal, id| portal.listed_organization(id))? {
        match read {
            Ok(one) => {
                places.insert(one.id.clone(), membership::name(&one));
            }
            Err(error) if error.is_unknown() || error.is_gone() => gone += 1,
            Err(error) => return Err(error.into()),
        }
    }
    Ok((places.into_values().collect(), gone))
}

/// Where this machine asked, with this account on this portal.
fn journaled(context: &Context) -> anyhow::Result<Vec<String>> {
    let me = &context.me()?.id;
    let is_meant = |subject: &WriteSubject| {
        subject.action == "ask"
            && subject.account.as_ref() == Some(me)
            && context.settings.is_here(&subject.site)
    };
    let mut organizations = Vec::new();
    for entry in context.journal.newest()? {
        organizations.extend(Some(entry?.subject).filter(is_meant).and_then(|subject| subject.organization));
    }
    Ok(organizations)
}
