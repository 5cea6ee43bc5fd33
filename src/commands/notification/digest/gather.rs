//! The parts of a digest, read side by side. A part that can't be read hides nothing else.

use std::collections::HashSet;

use jiff::Timestamp;

use super::gathered::{Gathered, Row};
use crate::commands::{resolve, rights, scope, watch};
use crate::context::Context;
use crate::failure::{Failure, Unread, portal_failure};
use crate::membership;
use crate::messages::message;
use crate::report::age;
use udata_client::{Discussion, Error, Harvester, Me, MembershipRequest, Organization, Portal, Result};
use udatactl_core::audit::activity::wants_doing;
use udatactl_core::audit::digest::{What, expires_soon};
use udatactl_core::roster::OrganizationName;
use udatactl_core::text::shell::Command;

/// One organization, as far as it could be read.
struct Seen {
    organization: Organization,
    /// None for who only edits: those wait for others.
    requests: Option<Result<Vec<MembershipRequest>>>,
    discussions: Result<Vec<Discussion>>,
    harvesters: Result<Option<Vec<Harvester>>>,
}

/// Reads all that may wait for me.
///
/// # Errors
/// Exit 4 without a key.
pub fn all(context: &Context) -> anyhow::Result<Gathered> {
    let me = context.me()?;
    let organizations = scope::mine(context)?;
    let mut gathered = Gathered::default();
    let seen = context.read_each(&organizations, |portal, one| look(portal, &one.id, me))?;
    for (name, seen) in organizations.iter().zip(seen) {
        match seen {
            Ok(seen) if seen.organization.deleted.is_none() => {
                gathered.organization(name, seen, context.settings.now);
            }
            Ok(_) => {}
            Err(error) => {
                let why = portal_failure(&error);
                gathered.unread.push(Unread::of(&name.word(), Some(&name.id))(why));
                gathered.lose("digest-lost-organization", name, error);
            }
        }
    }
    gathered.mine(context.signed_in()?, context);
    for row in &mut gathered.rows {
        let since = row.since.as_deref().and_then(age::parse);
        row.age_days = since.map(|since| age::days_between(since, context.settings.now));
    }
    Ok(gathered)
}

fn look(portal: &Portal, id: &str, me: &Me) -> Result<Seen> {
    let organization = portal.listed_organization(id)?;
    let answers = rights::of(&organization, me).members;
    Ok(Seen {
        requests: answers.then(|| portal.membership_requests(id)),
        discussions: portal.open_discussions(id),
        harvesters: portal.harvesters(id),
        organization,
    })
}

impl Gathered {
    fn lose(&mut self, key: &'static str, name: &OrganizationName, error: Error) {
        let why = Failure::explain(&error.into()).message;
        self.lost.push(message!(key, organization = &name.name, why = why));
    }

    fn organization(&mut self, name: &OrganizationName, seen: Seen, now: Timestamp) {
        let members = watch::members(&seen.organization);
        match seen.requests {
            Some(Ok(requests)) => {
                self.rows.extend(requests.iter().filter_map(|request| asked(name, request)));
            }
            Some(Err(error)) => self.lose("digest-lost-requests", name, error),
            None => {}
        }
        match seen.discussions {
            Ok(found) => {
                self.rows.extend(found.iter().filter_map(|discussion| discussed(name, &members, discussion)));
            }
            Err(error) => self.lose("digest-lost-discussions", name, error),
        }
        match seen.harvesters {
            Ok(found) => self
                .rows
                .extend(found.iter().flatten().filter_map(|harvester| harvested(name, harvester, now))),
            Err(error) => self.lose("digest-lost-harvesters", name, error),
        }
    }

    /// Reads what is about me: invitations and keys, where the portal has them.
    fn mine(&mut self, portal: &Portal, context: &Context) {
        let now = context.settings.now;
        match portal.received_invitations() {
            Ok(received) => self.rows.extend(received.into_iter().map(|invitation| {
                let place = membership::affiliation(&invitation.organization);
                let command = Some(Command::new("invite accept {}", &[&place.word()]).to_string());
                let name = place.name.clone();
                Row {
                    command,
                    ..Row::of(What::InvitationReceived, name, invitation.id, Some(&place), invitation.created)
                }
            })),
            Err(Error::Lacks(_)) => {}
            Err(error) => self.lost.push(lost_of_mine("digest-lost-invitations", error)),
        }
        match portal.api_keys() {
            Ok(keys) => self.rows.extend(keys.into_iter().flatten().filter_map(|key| {
                let expires = age::parse(key.expires_at.as_deref()?)?;
                let about = key.name.or(key.token_prefix).unwrap_or_else(|| key.id.clone());
                let page = Some(portal.key_page().to_string());
                let row = Row::of(What::Key, about, key.id, None, None);
                expires_soon(expires, now).then_some(Row { expires_at: key.expires_at, page, ..row })
            })),
            Err(error) => self.lost.push(lost_of_mine("digest-lost-keys", error)),
        }
    }
}

fn lost_of_mine(key: &'static str, error: Error) -> crate::messages::Message {
    message!(key, why = Failure::explain(&error.into()).message)
}

impl Row {
    fn of(
        what: What,
        about: String,
        id: String,
        place: Option<&OrganizationName>,
        since: Option<String>,
    ) -> Self {
        Self {
            what,
            about,
            organization: place.map(|place| place.slug.clone()),
            organization_id: place.map(|place| place.id.clone()),
            organization_name: place.map(|place| place.name.clone()),
            since,
            expires_at: None,
            age_days: None,
            id,
            page: None,
            command: None,
        }
    }
}

/// A request or an invitation that nobody has answered; one that names nobody is no one's to answer.
fn asked(place: &OrganizationName, request: &MembershipRequest) -> Option<Row> {
    let user = request.user.as_ref();
    let about = user.map(udata_client::User::name).or_else(|| request.email.clone())?;
    if !request.is_pending() {
        return None;
    }
    let who = user.map(resolve::word).or_else(|| request.email.clone());
    let who = who.unwrap_or_else(|| request.id.clone());
    let (what, verb) = if request.is_invitation() {
        (What::InvitationSent, "invite resend {} {}")
    } else {
        (What::Request, "requests approve {} {}")
    };
    let command = Some(Command::new(verb, &[&place.word(), &who]).to_string());
    Some(Row { command, ..Row::of(what, about, request.id.clone(), Some(place), request.created.clone()) })
}

fn discussed(place: &OrganizationName, members: &HashSet<&str>, discussion: &Discussion) -> Option<Row> {
    let since = watch::waits_since(discussion, &place.id, members)?;
    let row = Row::of(
        What::Discussion,
        discussion.title.clone(),
        discussion.id.clone(),
        Some(place),
        Some(since.to_string()),
    );
    Some(Row { page: discussion.self_web_url.clone(), ..row })
}

/// A harvester that failed, is stuck or was forgotten.
fn harvested(place: &OrganizationName, harvester: &Harvester, now: Timestamp) -> Option<Row> {
    if !wants_doing(watch::state(harvester, now)) {
        return None;
    }
    let since = harvester.last_job.as_ref().and_then(|job| job.ended.clone().or_else(|| job.created.clone()));
    Some(Row::of(What::Harvester, harvester.name.clone(), harvester.id.clone(), Some(place), since))
}
