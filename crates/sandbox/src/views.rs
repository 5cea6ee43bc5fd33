//! The fields that udata shows of people and organizations, and of their addresses to whom (portal:
//! `udata/core/user/api_fields.py`, `udata/core/organization/api_fields.py`).

use serde_json::{Map, Value, json};

use super::generation::Generation;
use super::mask::Mask;
use super::moment::Moment;
use super::request_context::RequestContext;
use super::world::{Id, Member, Organization, User};

/// Figures that a sandbox has nothing to count for.
const UNCOUNTED: [&str; 8] = [
    "dataservices_by_months",
    "datasets_by_months",
    "datasets_followers_by_months",
    "datasets_reuses_by_months",
    "followers",
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
    /// All of it, but not the last sign-in: for the portal's staff outside the organization, until 16.2.
    Address,
    /// All of it, and the last sign-in: for the portal's staff.
    Whole,
}

impl RequestContext<'_> {
    /// How much the caller sees of the people of an organization.
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
        Seen::Address | Seen::Whole => email.to_owned(),
        Seen::Domain => format!("***@{domain}"),
        Seen::Beginning => {
            let shown: String = name.chars().take(2).collect();
            let stars = "*".repeat(name.chars().count().saturating_sub(2));
            format!("{shown}{stars}@{domain}")
        }
    }
}

/// The last sign-in, as this generation writes it. Every request with a key is one: whoever makes one is here now.
pub fn last_seen(context: &RequestContext, id: &Id, user: &User) -> Value {
    let written =
        |moment: Moment| if context.generation().is_new() { moment.as_udata() } else { moment.naive() };
    let calls = context.caller.is_some_and(|(caller, _)| caller == id);
    user.last_login_at.or_else(|| calls.then(Moment::now)).map(written).into()
}

/// A person as others refer to them.
pub fn user_reference(context: &RequestContext, id: &Id, user: &User, seen: Seen) -> Value {
    let (root, slug) = (&context.request.root, &user.slug);
    let mut shown = json!({
        "avatar": null,
        "avatar_thumbnail": null,
        "class": "User",
        "email": address(&user.email, seen),
        "first_name": user.first_name,
        "id": id,
        "last_login_at": match seen {
            Seen::Domain | Seen::Address => Value::Null,
            Seen::Beginning | Seen::Whole => last_seen(context, id, user),
        },
        "last_name": user.last_name,
        "page": format!("{root}{}/users/{slug}", pages(context.generation())),
        "slug": slug,
        "uri": format!("{root}/api/1/users/{slug}/"),
    });
    if context.generation().is_new() {
        shown["deleted"] = user.deleted.map(Moment::as_udata).into();
    }
    shown
}

/// Somebody by id: null for an account that is not there.
pub fn user_by_id(context: &RequestContext, id: Option<&Id>, seen: Seen) -> Value {
    let found = id.and_then(|id| context.world.users.get_key_value(id));
    found.map_or(Value::Null, |(id, user)| user_reference(context, id, user, seen))
}

/// Somebody by id, without address and last sign-in.
pub fn plain_user(context: &RequestContext, id: Option<&Id>) -> Value {
    let mut shown = user_by_id(context, id, Seen::Domain);
    if let Some(fields) = shown.as_object_mut() {
        fields.retain(|name, _| name != "email" && name != "last_login_at");
    }
    shown
}

/// A member.
pub fn member(context: &RequestContext, member: &Member, seen: Seen) -> Value {
    let user = match user_by_id(context, member.user.as_ref(), seen) {
        // Nobody is somebody without names there, where the mask leaves out what would fail.
        Value::Null => json!({"first_name": null, "id": null, "last_name": null, "slug": null}),
        user => user,
    };
    json!({
        "label": super::site::role_label(&member.role, context.request.is_french()),
        "role": member.role,
        "since": member.since.as_udata(),
        "user": user,
    })
}

/// An organization as others refer to it.
pub fn organization_reference(context: &RequestContext, id: &Id, organization: &Organization) -> Value {
    let (root, slug) = (&context.request.root, &organization.slug);
    let mut shown = json!({
        "acronym": organization.acronym,
        "badges": badges(organization),
        "class": "Organization",
        "id": id,
        "logo": logo(context, organization, if context.generation().is_new() { "" } else { "-original" }),
        "logo_thumbnail": logo(context, organization, "-100"),
        "name": organization.name,
        "page": format!("{root}{}/organizations/{slug}", pages(context.generation())),
        "slug": slug,
        "uri": format!("{root}/api/1/organizations/{slug}/"),
    });
    if context.generation().invites() {
        shown["permissions"] = permissions(context, organization);
    }
    shown
}

/// An organization, whole. The list shows of addresses no more than the domain, except to the portal's staff.
pub fn organization(context: &RequestContext, id: &Id, organization: &Organization, seen: Seen) -> Value {
    let Value::Object(mut shown) = organization_reference(context, id, organization) else {
        return Value::Null;
    };
    shown.remove("class");
    let members = organization.members.iter().map(|row| member(context, row, seen)).collect();
    let more = [
        ("business_number_id", json!(organization.business_number_id)),
        ("created_at", organization.created_at.as_udata().into()),
        ("deleted", organization.deleted.map(Moment::as_udata).into()),
        ("description", json!(organization.description)),
        ("extras", Value::Object(organization.extras.clone())),
        ("last_modified", organization.last_modified.as_udata().into()),
        ("members", Value::Array(members)),
        ("metrics", Value::Object(metrics(context, id, organization))),
        ("url", json!(organization.url)),
    ];
    shown.extend(more.map(|(name, value)| (name.to_owned(), value)));
    if context.generation().is_new() {
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
        if context.request.fields.is_some() {
            shown.insert("presentation_blocs".to_owned(), json!([]));
        }
    }
    Value::Object(shown)
}

/// True where a member's account is not there any more: looking at it is 500.
pub fn dangles(context: &RequestContext, organization: &Organization) -> bool {
    let is_lost = |id: &Id| !context.world.users.contains_key(id);
    organization.members.iter().any(|member| member.user.as_ref().is_some_and(is_lost))
}

/// True where a member keeps the organization from being shown: one whose account is gone, and, where the mask keeps
/// what fails of it, one without.
pub fn is_broken(context: &RequestContext, organization: &Organization, below: &str) -> bool {
    let mask = context.request.fields.as_deref().and_then(|text| Mask::parse(text).ok());
    let keeps =
        |field: &&str| mask.as_ref().is_none_or(|mask| mask.keeps(&format!("{below}members.user{field}")));
    let fails = [".uri", ".page", ".email", ".last_login_at"].iter().any(keeps);
    let lacks_one = organization.members.iter().any(|member| member.user.is_none());
    lacks_one && fails || keeps(&"") && dangles(context, organization)
}

/// The path before the portal's pages.
pub fn pages(generation: Generation) -> &'static str {
    if generation.is_portugal() { "/pages" } else { "" }
}

fn badges(organization: &Organization) -> Value {
    organization.badges.iter().map(|kind| json!({"kind": kind})).collect()
}

/// The address of a logo, in one of the sizes in which it is stored.
pub fn logo(context: &RequestContext, organization: &Organization, size: &str) -> Value {
    let root = &context.request.root;
    let sized = |path: &String| match path.rsplit_once('.') {
        Some((name, kind)) => format!("{root}{name}{size}.{kind}"),
        None => format!("{root}{path}{size}"),
    };
    organization.logo.as_ref().map(sized).into()
}

fn permissions(context: &RequestContext, organization: &Organization) -> Value {
    let rights = context.rights(organization);
    json!({
        "delete": rights.edit,
        "edit": rights.edit,
        "harvest": rights.edit,
        "members": rights.edit,
        "private": rights.private,
    })
}

/// The figures of an organization: members as they were counted last, what is published as it is.
pub fn metrics(context: &RequestContext, id: &Id, organization: &Organization) -> Map<String, Value> {
    let mut metrics = Map::new();
    for name in UNCOUNTED {
        metrics.insert(name.into(), 0.into());
    }
    metrics.insert("members".into(), organization.members.len().into());
    let world = context.world;
    for (name, by_months, all) in [
        ("datasets", "datasets_by_months", &world.datasets),
        ("dataservices", "dataservices_by_months", &world.dataservices),
        ("reuses", "reuses_by_months", &world.reuses),
    ] {
        let own = all.values().filter(|published| published.organization == *id && published.is_visible());
        let began: Vec<Moment> = own.map(|published| published.created_at).collect();
        metrics.insert(name.into(), began.len().into());
        if !began.is_empty() {
            metrics.insert(by_months.into(), super::metrics::by_months(&began));
        }
    }
    metrics.extend(organization.metrics.clone());
    metrics
}

/// One figure of an organization.
pub fn metric(context: &RequestContext, id: &Id, organization: &Organization, name: &str) -> u64 {
    metrics(context, id, organization).get(name).and_then(Value::as_u64).unwrap_or(0)
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
