//! Who hears of what: the rules of somebody, the defaults of their role, and which wins (`resolve` in
//! `udata/features/notifications/settings.py`, `resolved_for` in `resolution.py`).

use super::world::{ContentReference, Id, NotificationRule, World};

/// The types, in udata's order (`NotificationType`).
pub const TYPES: [&str; 18] = [
    "discussion.new",
    "discussion.comment",
    "discussion.closed",
    "organization.membership.requested",
    "organization.membership.invited",
    "organization.membership.accepted",
    "organization.membership.refused",
    "organization.badge.certified",
    "organization.badge.public-service",
    "organization.badge.company",
    "organization.badge.association",
    "organization.badge.local-authority",
    "reuse.created",
    "dataservice.created",
    "transfer.requested",
    "harvest.source.pending",
    "harvest.source.accepted",
    "harvest.source.refused",
];

/// Those that ask for an answer: no rule keeps them back.
const REQUIRING_ACTION: [&str; 4] = [
    "organization.membership.requested",
    "organization.membership.invited",
    "transfer.requested",
    "harvest.source.pending",
];

/// What somebody hears of a subject.
pub struct Heard {
    pub reasons: Vec<String>,
    pub types: Vec<&'static str>,
    /// How many types there could be.
    pub possible: usize,
}

/// The types that a rule naming an event covers.
pub fn types_under(event: Option<&str>) -> impl Iterator<Item = &'static str> {
    TYPES.into_iter().filter(move |kind| {
        event.is_none_or(|event| {
            kind.strip_prefix(event).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    })
}

/// What a rule about a type may name, the narrowest first.
fn chain(kind: &str) -> Vec<&str> {
    let mut chain = vec![kind];
    while let Some((shorter, _)) = chain.last().and_then(|last| last.rsplit_once('.')) {
        chain.push(shorter);
    }
    chain
}

/// The subject, and the organization behind it.
pub fn scopes(world: &World, subject: &ContentReference) -> Vec<ContentReference> {
    let organization = world.published(subject).map(|published| ContentReference {
        class: "Organization".into(),
        id: published.organization.clone(),
    });
    std::iter::once(subject.clone()).chain(organization).collect()
}

/// What somebody hears of a subject, once their rules and the defaults are applied.
pub fn of(world: &World, user: &Id, subject: &ContentReference, event: Option<&str>) -> Heard {
    let scopes = scopes(world, subject);
    let roles = role(world, user, subject, &scopes);
    let is_organization = subject.class == "Organization";
    let possible: Vec<&str> = types_under(event)
        .filter(|kind| !REQUIRING_ACTION.contains(kind) && can_concern(kind, subject))
        .collect();
    let mut reasons: Vec<String> = roles.clone().into_iter().collect();
    let mut types = Vec::new();
    for kind in &possible {
        let followed = follows(world, user, kind, &scopes);
        let is_of_all = |role: &&String| {
            !is_organization || kind.starts_with("organization.") || *role != "organization.partial_editor"
        };
        let held = roles.iter().filter(is_of_all).cloned().chain(followed.then(|| FOLLOWER.to_owned()));
        if held.into_iter().any(|reason| decides(world, user, kind, &scopes, &reason)) {
            types.push(*kind);
        }
        if followed && !reasons.iter().any(|reason| reason == FOLLOWER) {
            reasons.push(FOLLOWER.to_owned());
        }
    }
    reasons.sort();
    Heard { reasons, types, possible: possible.len() }
}

const FOLLOWER: &str = "explicit_subscriber";

/// True for somebody who hears of this type about an organization, on the ground of `reason`.
pub fn hears(world: &World, user: &Id, organization: &Id, kind: &str, reason: &str) -> bool {
    let is_paused = world.users.get(user).is_some_and(|user| user.notifications_paused);
    let scope = ContentReference { class: "Organization".into(), id: organization.clone() };
    REQUIRING_ACTION.contains(&kind) || !is_paused && decides(world, user, kind, &[scope], reason)
}

/// The reason that a role in the organization behind a subject is.
fn role(world: &World, user: &Id, subject: &ContentReference, scopes: &[ContentReference]) -> Option<String> {
    let organization = world.organizations.get(&scopes.last()?.id)?;
    let role = organization.role_of(user)?;
    let is_assigned =
        || organization.assignments.iter().any(|one| one.user == *user && one.subject == *subject);
    let counts = role != "partial_editor" || subject.class == "Organization" || is_assigned();
    counts.then(|| format!("organization.{role}"))
}

fn can_concern(kind: &str, subject: &ContentReference) -> bool {
    let class = subject.class.as_str();
    match kind {
        _ if kind.starts_with("discussion.") => class != "Discussion" || kind != "discussion.new",
        "reuse.created" | "dataservice.created" => ["Dataset", "Organization"].contains(&class),
        _ if kind.starts_with("organization.membership.") => false,
        _ if kind.starts_with("organization.") || kind.starts_with("harvest.") => class == "Organization",
        _ => false,
    }
}

fn follows(world: &World, user: &Id, kind: &str, scopes: &[ContentReference]) -> bool {
    let chain = chain(kind);
    !kind.starts_with("harvest.")
        && own(world, user).any(|rule| {
            rule.enabled
                && rule.scope.as_ref().is_some_and(|scope| scopes.contains(scope))
                && rule.event.as_deref().is_none_or(|event| chain.contains(&event))
        })
}

/// The rules of somebody.
pub fn own<'a>(world: &'a World, user: &'a Id) -> impl Iterator<Item = &'a NotificationRule> {
    world.notification_rules.iter().filter(move |rule| rule.user == *user)
}

/// True where somebody hears of a type on the ground of one reason: among the rules that apply, one that is at least as
/// narrow in both its parts beats another; of those left, a "no" wins.
fn decides(world: &World, user: &Id, kind: &str, scopes: &[ContentReference], reason: &str) -> bool {
    let chain = chain(kind);
    let rank = |rule: &NotificationRule| {
        let scope = match &rule.scope {
            Some(scope) => scopes.iter().position(|other| other == scope)?,
            None => scopes.len(),
        };
        let event = match &rule.event {
            Some(event) => chain.iter().position(|other| other == event)?,
            None => chain.len(),
        };
        Some((scope, event, rule.enabled))
    };
    let fitting: Vec<(usize, usize, bool)> = own(world, user).filter_map(rank).collect();
    if fitting.is_empty() {
        return reason != "organization.editor" || chain.contains(&"organization.badge");
    }
    let beats = |one: &(usize, usize, bool), other: &(usize, usize, bool)| {
        one != other && one.0 <= other.0 && one.1 <= other.1
    };
    fitting
        .iter()
        .filter(|one| !fitting.iter().any(|other| beats(other, one)))
        .all(|(_, _, enabled)| *enabled)
}
