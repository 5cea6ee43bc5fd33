//! People (`udata/core/user/api.py`).

use serde_json::{Value, json};

use super::answer::Answer;
use super::refusal::Refusal;
use super::request_context::{RequestContext, Result};
use super::views::{self, Seen};
use super::world::{Id, User};
use super::{pages, search, slug};

/// `GET me/`.
pub fn me(context: &RequestContext) -> Result {
    let (id, user) = context.signed_in()?;
    Ok(Answer::ok(own(context, id, user)).into())
}

/// The caller's own account.
pub fn own(context: &RequestContext, id: &Id, user: &User) -> Value {
    let mut shown = whole(context, id, user, true);
    if !context.generation().has_tokens() {
        shown["apikey"] = context.request.key.clone().into();
    }
    shown
}

/// `GET users/`, for the portal's staff.
pub fn list(context: &RequestContext) -> Result {
    context.signed_in()?;
    if !context.is_sysadmin() {
        return Err(Refusal::forbidden());
    }
    let query = context.request.parameter("q").unwrap_or_default();
    let words = search::words(query);
    let fits = |user: &User| {
        let texts = [&user.first_name, &user.last_name, &user.email].map(String::as_str);
        user.deleted.is_none() && (words.is_empty() || search::fits(&words, query, &texts))
    };
    let mut found: Vec<(&Id, &User)> = context.world.users.iter().filter(|(_, user)| fits(user)).collect();
    found.reverse();
    Ok(pages::page(context.request, &found, |(id, user)| Ok(whole(context, id, user, true)))?.into())
}

/// `GET users/{user}/`: neither address nor last sign-in but for the portal's staff, not even one's own.
pub fn show(context: &RequestContext) -> Result {
    let (id, user) = context.user()?;
    if user.inactive && !context.is_sysadmin() {
        return Err(Refusal::message(410, "User is not active"));
    }
    if user.deleted.is_some() && !context.is_sysadmin() {
        return Err(Refusal::message(410, "User has been deleted"));
    }
    Ok(Answer::ok(whole(context, id, user, context.is_sysadmin())).into())
}

/// `GET users/suggest/`: by the slug, and so never by an address but on Portugal's portal.
pub fn suggest(context: &RequestContext) -> Result {
    let is_portugal = context.generation().is_portugal();
    let query = match context.request.parameter("q") {
        Some(query) => query,
        None if is_portugal => "",
        None => return Err(missing_query()),
    };
    let size =
        context.request.parameter("size").unwrap_or("10").parse().ok().filter(|size| (1..=20).contains(size));
    let size = size.ok_or_else(|| {
        let about = "The amount of suggestion to fetch (between 1 and 20)";
        Refusal::parameter("size", &format!("{about} The size must be an integer between 1 and 20."))
    })?;
    let wanted = slug::of(query);
    let fits = |user: &User| {
        let by_slug = user.slug.contains(&wanted) && (is_portugal || !query.contains('@'));
        by_slug || is_portugal && user.email.contains(&query.to_lowercase())
    };
    let mut found: Vec<(&Id, &User)> =
        context.world.users.iter().filter(|(_, user)| user.deleted.is_none() && fits(user)).collect();
    found.reverse();
    let seen = if context.is_sysadmin() { Seen::Whole } else { Seen::Domain };
    let shown = found.into_iter().take(size).map(|(id, user)| {
        json!({
            "avatar_url": null,
            "email": views::address(&user.email, seen),
            "first_name": user.first_name,
            "id": id,
            "last_name": user.last_name,
            "slug": user.slug,
        })
    });
    Ok(Answer::ok(shown.collect()).into())
}

pub fn missing_query() -> Refusal {
    let why = "The string to autocomplete/suggest Missing required parameter in the query string";
    Refusal::parameter("q", why)
}

/// An account, whole; what is private of it only where it may be seen.
fn whole(context: &RequestContext, id: &Id, user: &User, private: bool) -> Value {
    let Value::Object(mut shown) = views::user_reference(context, id, user, Seen::Whole) else {
        return Value::Null;
    };
    shown.remove("class");
    let mut organizations: Vec<_> = context
        .world
        .organizations
        .iter()
        .filter(|(_, one)| one.deleted.is_none() && one.role_of(id).is_some())
        .collect();
    organizations.reverse();
    let organizations =
        organizations.into_iter().map(|(id, one)| views::organization_reference(context, id, one)).collect();
    let metrics = json!({"dataservices": 0, "datasets": 0, "followers": 0, "following": 0, "reuses": 0});
    let more = [
        ("about", Value::Null),
        ("active", (!user.inactive).into()),
        ("metrics", metrics),
        ("organizations", Value::Array(organizations)),
        ("roles", if user.sysadmin { json!(["admin"]) } else { json!([]) }),
        ("since", user.created_at.as_udata().into()),
        ("website", Value::Null),
    ];
    shown.extend(more.map(|(name, value)| (name.to_owned(), value)));
    if context.generation().is_new() {
        let cadence = user.mail_cadence.as_deref().unwrap_or("immediate");
        let newest = [
            ("mail_cadence", if private { cadence.into() } else { Value::Null }),
            ("notifications_paused", if private { user.notifications_paused.into() } else { Value::Null }),
            ("password_rotation_demanded", Value::Null),
            ("password_rotation_performed", Value::Null),
        ];
        shown.extend(newest.map(|(name, value)| (name.to_owned(), value)));
    }
    if !private {
        shown.insert("email".into(), Value::Null);
        shown.insert("last_login_at".into(), Value::Null);
    }
    Value::Object(shown)
}
