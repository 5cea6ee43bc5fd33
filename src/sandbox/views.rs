//! What udata shows of people and organizations, and of their addresses to whom (portal: `udata/core/user/api_fields.py`,
//! `udata/core/organization/api_fields.py`).

use serde_json::{Map, Value, json};

use super::generation::Generation;
use super::mask::Mask;
use super::visit::Visit;
use super::world::{Id, Member, Organization, User};

/// Figures that a sandbox has nothing to count for.
const UNCOUNTED: [&str; 10] = [
    "dataservices",
    "dataservices_by_months",
    "datasets_by_months",
    "datasets_followers_by_months",
    "datasets_reuses_by_months",
    "followers",
    "reuses",
    "reuses_by_months",
    "reuses_followers_by_months",
    "views",
];

/// How much of somebody's address, and whether their last sign-in, is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// `***@example.org`.
    Domain,
    /// `al***@example.org`, and the last sign-in.
    Beginning,
    /// All of it: for the portal's staff.
    Whole,
}

impl Visit<'_> {
    /// What the caller sees of the people of an organization.
    pub fn sees(&self, organization: &Organization) -> Seen {
        match self.rights(organization).private {
            _ if self.is_sysadmin() => Seen::Whole,
            true => Seen::Beginning,
            false => Seen::Domain,
        }
    }
}

/// An address as it is shown: one star for each letter from the third on, and always three where nothing of it is
/// shown.
pub fn address(email: &str, seen: Seen) -> String {
    let Some((name, domain)) = email.split_once('@') else { return email.to_owned() };
    match seen {
        Seen::Whole => email.to_owned(),
        Seen::Domain => format!("***@{domain}"),
        Seen::Beginning => {
            let shown: String = name.chars().take(2).collect();
            let stars = "*".repeat(name.chars().count().saturating_sub(2));
            format!("{shown}{stars}@{domain}")
        }
    }
}

/// The last sign-in, as this generation writes it.
pub fn last_seen(generation: Generation, user: &User) -> Value {
    let written = |moment: super::moment::Moment| match generation.is_new() {
        true => moment.as_udata(),
        false => moment.naive(),
    };
    user.last_login_at.map(written).into()
}

/// A person as others refer to them.
pub fn user_reference(visit: &Visit, id: &Id, user: &User, seen: Seen) -> Value {
    let (root, slug) = (&visit.call.root, &user.slug);
    let mut shown = json!({
        "avatar": null,
        "avatar_thumbnail": null,
        "class": "User",
        "email": address(&user.email, seen),
        "first_name": user.first_name,
        "id": id,
        "last_login_at": if seen == Seen::Domain { Value::Null } else { last_seen(visit.generation(), user) },
        "last_name": user.last_name,
        "page": format!("{root}{}/users/{slug}", pages(visit.generation())),
        "slug": slug,
        "uri": format!("{root}/api/1/users/{slug}/"),
    });
    if visit.generation().is_new() {
        shown["deleted"] = user.deleted.map(super::moment::Moment::as_udata).into();
    }
    shown
}

/// Somebody by id: null for an account that is not there.
pub fn user_by_id(visit: &Visit, id: Option<&Id>, seen: Seen) -> Value {
    let found = id.and_then(|id| visit.world.users.get_key_value(id));
    found.map_or(Value::Null, |(id, user)| user_reference(visit, id, user, seen))
}

/// Somebody by id, without address and last sign-in.
pub fn plain_user(visit: &Visit, id: Option<&Id>) -> Value {
    let mut shown = user_by_id(visit, id, Seen::Domain);
    if let Some(fields) = shown.as_object_mut() {
        fields.retain(|name, _| name != "email" && name != "last_login_at");
    }
    shown
}

/// A member.
pub fn member(visit: &Visit, member: &Member, seen: Seen) -> Value {
    json!({
        "label": super::site::role_label(&member.role, visit.call.is_french()),
        "role": member.role,
        "since": member.since.as_udata(),
        "user": user_by_id(visit, member.user.as_ref(), seen),
    })
}

/// An organization as others refer to it.
pub fn organization_reference(visit: &Visit, id: &Id, one: &Organization) -> Value {
    let (root, slug) = (&visit.call.root, &one.slug);
    let mut shown = json!({
        "acronym": one.acronym,
        "badges": badges(one),
        "class": "Organization",
        "id": id,
        "logo": logo(visit, one),
        "logo_thumbnail": logo(visit, one),
        "name": one.name,
        "page": format!("{root}{}/organizations/{slug}", pages(visit.generation())),
        "slug": slug,
        "uri": format!("{root}/api/1/organizations/{slug}/"),
    });
    if visit.generation().invites() {
        shown["permissions"] = permissions(visit, one);
    }
    shown
}

/// An organization, whole. The list shows of addresses no more than the domain, except to the portal's staff.
pub fn organization(visit: &Visit, id: &Id, one: &Organization, seen: Seen) -> Value {
    let Value::Object(mut shown) = organization_reference(visit, id, one) else { return Value::Null };
    shown.remove("class");
    let members = one.members.iter().map(|one| member(visit, one, seen)).collect();
    let more = [
        ("business_number_id", json!(one.business_number_id)),
        ("created_at", one.created_at.as_udata().into()),
        ("deleted", one.deleted.map(super::moment::Moment::as_udata).into()),
        ("description", json!(one.description)),
        ("extras", Value::Object(one.extras.clone())),
        ("last_modified", one.last_modified.as_udata().into()),
        ("members", Value::Array(members)),
        ("metrics", Value::Object(metrics(visit, id, one))),
        ("url", json!(one.url)),
    ];
    shown.extend(more.map(|(name, value)| (name.to_owned(), value)));
    if visit.generation().is_new() {
        let newest = [
            ("banner_color", Value::Null),
            ("banner_image", Value::Null),
            ("banner_image_position", 50.into()),
            ("ext", json!({})),
            ("image_url", Value::Null),
            ("presentation_blocs_published_at", Value::Null),
            ("teams", json!([])),
            ("zone", Value::Null),
        ];
        shown.extend(newest.map(|(name, value)| (name.to_owned(), value)));
    }
    Value::Object(shown)
}

/// True where a member without an account keeps the organization from being shown: any of these fields of it is 500.
pub fn is_broken(visit: &Visit, one: &Organization, below: &str) -> bool {
    let lost = |member: &Member| member.user.as_ref().is_none_or(|id| !visit.world.users.contains_key(id));
    if !one.members.iter().any(lost) {
        return false;
    }
    let Some(mask) = visit.call.fields.as_deref().and_then(|text| Mask::parse(text).ok()) else {
        return true;
    };
    ["uri", "page", "email", "last_login_at"]
        .iter()
        .any(|field| mask.keeps(&format!("{below}members.user.{field}")))
}

fn pages(generation: Generation) -> &'static str {
    if generation.is_portugal() { "/pages" } else { "" }
}

fn badges(one: &Organization) -> Value {
    one.badges.iter().map(|kind| json!({"kind": kind})).collect()
}

fn logo(visit: &Visit, one: &Organization) -> Value {
    one.logo.as_ref().map(|path| format!("{}{path}", visit.call.root)).into()
}

fn permissions(visit: &Visit, one: &Organization) -> Value {
    let rights = visit.rights(one);
    json!({
        "delete": rights.edit,
        "edit": rights.edit,
        "harvest": rights.edit,
        "members": rights.edit,
        "private": rights.private,
    })
}

/// The figures of an organization: members as they were counted last, datasets as they are.
fn metrics(visit: &Visit, id: &Id, one: &Organization) -> Map<String, Value> {
    let datasets =
        visit.world.datasets.values().filter(|one| one.organization == *id && !one.private).count();
    let mut metrics = Map::new();
    for name in UNCOUNTED {
        metrics.insert(name.into(), 0.into());
    }
    metrics.insert("datasets".into(), datasets.into());
    metrics.insert("members".into(), one.members.len().into());
    metrics.extend(one.metrics.clone());
    metrics
}

/// One figure of an organization.
pub fn metric(visit: &Visit, id: &Id, one: &Organization, name: &str) -> u64 {
    metrics(visit, id, one).get(name).and_then(Value::as_u64).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_shows_what_may_be_seen() {
        assert_eq!(address("alice@example.org", Seen::Beginning), "al***@example.org");
        assert_eq!(address("bob@example.org", Seen::Beginning), "bo*@example.org");
        assert_eq!(address("jeanne.martin@example.org", Seen::Beginning), "je***********@example.org");
        assert_eq!(address("bob@example.org", Seen::Domain), "***@example.org");
        assert_eq!(address("bob@example.org", Seen::Whole), "bob@example.org");
    }
}
