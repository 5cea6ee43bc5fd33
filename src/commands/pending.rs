//! Requests and invitations of one organization or several: read side by side, narrowed, oldest first.

use std::collections::HashSet;

use super::resolve;
use super::rights::whom_to_ask;
use super::scope::{Of, Targets};
use super::unread::Several;
use crate::context::Context;
use crate::failure::{Code, Failure, Unread, portal_failure};
use crate::membership;
use crate::messages::{Message, message};
use crate::name_cache::NameCache;
use crate::report::{Note, age, record};
use udata_client::{self as portal, Feature, MembershipRequest, Organization, Portal};
use udatactl_core::roster::{CurrentMembers, OrganizationName, Request, Role, Target};
use udatactl_core::text::shell::Command;

pub mod list;
pub mod open;

/// Of so many organizations that hide their requests the names are told; of more, how many there are.
const MOST_NAMED: usize = 20;

/// The requests and invitations of organizations.
pub struct Gathered {
    /// The organizations that answered.
    pub organizations: Vec<OrganizationName>,
    pub found: Vec<(OrganizationName, MembershipRequest)>,
    /// The organizations of mine whose requests are not shown to me.
    pub hidden: Vec<OrganizationName>,
    /// The organizations that could not be read.
    pub unread: Vec<Unread>,
}

record! {
    /// One request or invitation as a record.
    pub struct Row {
        /// What names it on a command line: the slug, the address, or the identifier of one that names nobody.
        pub who: String => more(Text).whose("person_id").cut(Middle),
        pub name: Option<String> => more(Person).whose("person_id"),
        role: Option<String> => more(Token("role")),
        organization: String => more(Slug("organization_id")),
        pub status: String => more(Token("state")),
        created: Option<String> => more(Moment),
        pub comment: Option<String> => more(Text),
        pub id: String => more(Text),
        slug: Option<String> => more(Slug("person_id")).whose("person_id"),
        person_id: Option<String> => more(Text),
        email: Option<String> => more(Mail),
        email_is_masked: bool => more(Flag),
        email_domain: Option<String> => more(Text),
        age_days: Option<i64> => more(Count),
        assignments: usize => more(Count),
        account_deleted: bool => more(Flag),
        /// It names nobody: left behind by simultaneous writes.
        pub damaged: bool => more(Flag),
        organization_id: String => more(Text),
    }
}

/// Reads the requests and invitations of organizations.
///
/// # Errors
/// Exit 4 without a key; exit 6 for organizations that are not found, all at once; where none could be read and all failed
/// alike, that failure: exit 5 for one that was named and does not show them.
pub fn gather(context: &Context, targets: Targets) -> anyhow::Result<Gathered> {
    gathered(context, targets, &Portal::membership_requests)
}

/// Reads those requests and invitations of organizations that are `wanted`, to be shown only: a row of another shape is
/// left out.
///
/// # Errors
/// As [`gather`].
pub fn gather_to_show(
    context: &Context,
    targets: Targets,
    wanted: &(dyn Fn(&MembershipRequest) -> bool + Sync),
) -> anyhow::Result<Gathered> {
    gathered(context, targets, &|portal, one| {
        let mut requests = portal.showing().membership_requests(one)?;
        requests.retain(|request| wanted(request));
        Ok(requests)
    })
}

/// Reads the requests of an organization, by its id.
type Read<'a> = dyn Fn(&Portal, &str) -> portal::Result<Vec<MembershipRequest>> + Sync + 'a;

fn gathered(context: &Context, targets: Targets, read: &Read) -> anyhow::Result<Gathered> {
    context.signed_in()?;
    let (targets, hidden) = targets.open_to_me(context)?;
    let Several { read, unread } = match targets {
        Targets::Typed(_) => of_named(context, &targets, read)?,
        Targets::Known(_) => of_known(context, &targets, read)?,
    };
    let mut gathered = Gathered { organizations: Vec::new(), found: Vec::new(), hidden, unread };
    for (one, requests) in read {
        gathered.organizations.push(one.clone());
        match requests {
            Some(requests) => {
                gathered.found.extend(requests.into_iter().map(|request| (one.clone(), request)));
            }
            None => gathered.hidden.push(one),
        }
    }
    Ok(gathered)
}

/// An organization and its requests; none where they are not shown to me.
type Asked = Of<Option<Vec<MembershipRequest>>>;

fn keep(cache: &NameCache, slug: &str, requests: &[MembershipRequest]) {
    let pending: Vec<Request> = requests.iter().map(membership::request).collect();
    cache.keep_requests(slug, &pending);
}

fn of_known(context: &Context, targets: &Targets, requests: &Read) -> anyhow::Result<Several<Asked>> {
    let cache = context.settings.name_cache();
    let mine: HashSet<&str> = context.me()?.organizations.iter().map(|one| one.id.as_str()).collect();
    targets.each(context, |portal, one| match requests(portal, &one.id) {
        Ok(requests) => {
            if mine.contains(one.id.as_str()) {
                keep(&cache, &one.slug, &requests);
            }
            Ok(Some(requests))
        }
        Err(error) if error.is_hidden() => Ok(None),
        Err(error) => Err(portal_failure(&error)),
    })
}

fn of_named(context: &Context, targets: &Targets, requests: &Read) -> anyhow::Result<Several<Asked>> {
    let cache = context.settings.name_cache();
    targets.organizations(context, |portal, one| match requests(portal, &one.id) {
        Ok(requests) => {
            keep(&cache, &one.slug, &requests);
            Ok(Some(requests))
        }
        Err(error) if error.is_hidden() => Err(not_shown(&one)),
        Err(error) => Err(portal_failure(&error)),
    })
}

/// The failure for an organization whose requests only its administrators see.
pub fn not_shown(organization: &Organization) -> Failure {
    let message = message!("requests-not-shown", organization = &organization.name);
    Failure::new(Code::NotAdministrator, message).hint(whom_to_ask(organization))
}

/// Stops where the portal has no invitations; any organization shows that.
///
/// # Errors
/// Exit 7 on such a portal.
pub fn require_invitations(context: &Context, organizations: &[OrganizationName]) -> anyhow::Result<()> {
    let portal = context.signed_in()?;
    let Some(one) = organizations.first() else { return Ok(()) };
    let members = portal.listed_organization(&one.id)?.members;
    match members.iter().find_map(|member| member.user.as_ref()) {
        Some(user) if !portal.routes_of(&one.id, &user.id)?.invitations => {
            Err(portal::Error::Lacks(Feature::Invitations).into())
        }
        _ => Ok(()),
    }
}

/// One request or invitation as a record.
pub fn row(organization: &OrganizationName, request: &MembershipRequest, context: &Context) -> Row {
    let user = request.user.as_ref();
    let created = request.created.as_deref().and_then(age::parse);
    let address = request.email.clone().or_else(|| user.and_then(|user| user.email.clone()));
    let domain = address.as_deref().and_then(|address| address.rsplit_once('@')).map(|(_, domain)| domain);
    let slug = user.map(|user| user.slug.clone()).filter(|slug| !slug.is_empty());
    Row {
        id: request.id.clone(),
        who: user.map(resolve::word).or_else(|| request.email.clone()).unwrap_or_else(|| request.id.clone()),
        name: user.map(portal::User::name),
        slug,
        person_id: user.map(|user| user.id.clone()),
        email_is_masked: request.email.is_none() && user.is_some_and(portal::User::email_is_masked),
        email_domain: domain.map(str::to_owned),
        email: address,
        organization: organization.slug.clone(),
        organization_id: organization.id.clone(),
        role: request.role.clone(),
        status: request.status.clone(),
        created: request.created.clone(),
        age_days: created.map(|created| age::days_between(created, context.settings.now)),
        comment: request.comment.clone(),
        assignments: request.assignments.as_ref().map_or(0, Vec::len),
        account_deleted: user.is_some_and(udata_client::User::is_deleted),
        damaged: membership::request(request).is_damaged(),
    }
}

/// True for one of that kind, in that state.
pub fn is_listed(request: &MembershipRequest, invitations: bool, status: &str) -> bool {
    request.is_invitation() == invitations && (status == "all" || request.status == status)
}

/// The records in that state, oldest first.
pub fn rows(
    found: &[(OrganizationName, MembershipRequest)],
    invitations: bool,
    status: &str,
    context: &Context,
) -> Vec<Row> {
    let fits = |request: &MembershipRequest| is_listed(request, invitations, status);
    let mut seen = HashSet::new();
    let mut rows: Vec<Row> = found
        .iter()
        .filter(|(_, request)| fits(request) && seen.insert(request.id.as_str()))
        .map(|(organization, request)| row(organization, request, context))
        .collect();
    rows.sort_by_cached_key(|row| row.created.as_deref().and_then(age::parse));
    rows
}

/// How to accept or to refuse a request.
pub fn how_to_answer(organization: &str, who: &str) -> [Note; 2] {
    let approve = Command::new("requests approve {} {}", &[organization, who]);
    let reject = Command::new("requests reject {} {}", &[organization, who]);
    [
        Note::Hint(message!("requests-show-approve", command = approve)),
        Note::Hint(message!("requests-show-reject", command = reject)),
    ]
}

/// The notes on the organizations that were left out and on the records that name nobody.
pub fn notes(rows: &[Row], hidden: &[OrganizationName]) -> Vec<Note> {
    let mut notes = Vec::new();
    let damaged: Vec<String> = rows
        .iter()
        .filter(|row| row.damaged)
        .map(|row| format!("{} · {}", row.organization, row.id))
        .collect();
    if !damaged.is_empty() {
        let count = damaged.len();
        notes.push(Note::Warn(message!("pending-damaged", count = count, requests = damaged)));
    }
    if hidden.len() > MOST_NAMED {
        notes.push(Note::Warn(message!("pending-hidden-many", count = hidden.len())));
    } else if !hidden.is_empty() {
        let names: Vec<String> = hidden
            .iter()
            .map(|organization| format!("{} ({})", organization.name, organization.word()))
            .collect();
        notes.push(Note::Warn(message!("pending-hidden", count = hidden.len(), organizations = names)));
    }
    notes
}

/// The failure for one that is no longer pending: what became of it, and what can be done instead.
pub fn answered(context: &Context, current: &CurrentMembers, request: &Request, target: &Target) -> Failure {
    let created = request.created.as_deref().and_then(age::parse);
    let message = message!(
        if request.invitation { "invitation-answered" } else { "request-answered" },
        person = &target.name,
        status = Message::new(format!("state-{}", request.status)),
        when = created.map_or_else(|| Message::new("age-unknown"), |at| age::ago(at, context.settings.now))
    );
    let is_member = request.person.as_ref().is_some_and(|person| current.member(&person.id).is_some());
    let failure = Failure::new(Code::AlreadyAnswered, message);
    if is_member {
        return failure;
    }
    let slug = &current.organization.word();
    failure.hint(message!("hint-invite-instead", command = invite_again(slug, target, request.role)))
}

/// The command that invites somebody who was refused, cancelled or lost.
pub fn invite_again(slug: &str, target: &Target, role: Option<Role>) -> Command {
    let whom = Command::new("member add {}", &[slug]);
    let whom = match target.id {
        Some(_) => whom.and("{}", &[&target.word()]),
        None => whom.with("--email", Some(&target.name)),
    };
    whom.with("--role", role.map(Role::word)).and("--invite-again", &[])
}
