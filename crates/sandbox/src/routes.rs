//! The table of which handler answers what. The meaning of a path is found before anybody is asked for a key, as in
//! udata (`udata/routing.py`, `udata/api/__init__.py`).

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::answer::{Answer, Body};
use super::generation::Generation;
use super::published::Kind;
use super::refusal::Refusal;
use super::request::{Request, Service};
use super::request_context::{Handler, Reply, RequestContext, Result};
use super::world::{SignIn, World};
use super::{
    activities, assignments, authentication, badges, catalog, contacts, discussions, harvesters, invitations,
    limits, members, metrics, notification_rules, notifications, organizations, people, published, register,
    requests, site, slug, tokens,
};

/// The characters of a path's part that are encoded.
const NOT_PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// A route: its method, its path below `/api/1/`, who answers, and which generations have it.
struct Route(&'static str, &'static str, Handler, fn(Generation) -> bool);

fn always(_: Generation) -> bool {
    true
}

fn adds(generation: Generation) -> bool {
    !generation.invites()
}

fn has_one_key(generation: Generation) -> bool {
    !generation.has_tokens()
}

const ROUTES: &[Route] = &[
    Route("GET", "site", site::show, always),
    Route("GET", "site/organizations.csv", catalog::show, always),
    Route("GET", "swagger.json", describe, always),
    Route("GET", "me", people::me, always),
    Route("PUT", "me", notification_rules::set_delivery, Generation::is_new),
    Route("GET", "me/api_tokens", tokens::list, Generation::has_tokens),
    Route("POST", "me/api_tokens", tokens::create, Generation::has_tokens),
    Route("DELETE", "me/api_tokens/{id}", tokens::revoke, Generation::has_tokens),
    Route("POST", "me/apikey", tokens::replace, has_one_key),
    Route("DELETE", "me/apikey", tokens::clear, has_one_key),
    Route("GET", "users", people::list, always),
    Route("GET", "users/suggest", people::suggest, always),
    Route("GET", "users/{user}", people::show, always),
    Route("GET", "organizations", organizations::list, always),
    Route("POST", "organizations", organizations::write::create, always),
    Route("GET", "organizations/suggest", organizations::suggest, always),
    Route("GET", "organizations/roles", site::roles, always),
    Route("GET", "organizations/badges", site::badges, always),
    Route("GET", "organizations/{org}", organizations::show, always),
    Route("PUT", "organizations/{org}", organizations::write::update, always),
    Route("DELETE", "organizations/{org}", organizations::write::delete, always),
    Route("POST", "organizations/{org}/logo", organizations::logo::upload, always),
    Route("POST", "organizations/{org}/member", invitations::invite, Generation::invites),
    Route("POST", "organizations/{org}/member/{user}", members::add, adds),
    Route("PUT", "organizations/{org}/member/{user}", members::set_role, always),
    Route("DELETE", "organizations/{org}/member/{user}", members::remove, always),
    Route(
        "PUT",
        "organizations/{org}/member/{user}/assignments",
        assignments::set,
        Generation::has_partial_editors,
    ),
    Route("GET", "organizations/{org}/assignments", assignments::list, Generation::has_partial_editors),
    Route("GET", "organizations/{org}/datasets", published::of_organization, always),
    Route("GET", "organizations/{org}/membership", requests::list, always),
    Route("POST", "organizations/{org}/membership", requests::ask, always),
    Route("POST", "organizations/{org}/membership/{uuid}/accept", requests::accept, always),
    Route("POST", "organizations/{org}/membership/{uuid}/refuse", requests::refuse, always),
    Route("POST", "organizations/{org}/membership/{uuid}/cancel", invitations::cancel, Generation::invites),
    Route("POST", "organizations/{org}/badges", badges::add, always),
    Route("DELETE", "organizations/{org}/badges/{id}", badges::remove, always),
    Route("GET", "organizations/{org}/contacts", contacts::list, always),
    Route("GET", "contacts/roles", contacts::roles, always),
    Route("POST", "contacts", contacts::create, always),
    Route("GET", "contacts/{id}", contacts::show, always),
    Route("PUT", "contacts/{id}", contacts::update, always),
    Route("DELETE", "contacts/{id}", contacts::delete, always),
    Route("GET", "me/org_invitations", invitations::mine, Generation::invites),
    Route("POST", "me/org_invitations/{uuid}/accept", invitations::accept, Generation::invites),
    Route("POST", "me/org_invitations/{uuid}/refuse", invitations::refuse, Generation::invites),
    Route("GET", "activity", activities::list, always),
    Route("GET", "discussions", discussions::list, always),
    Route("GET", "harvest/sources", harvesters::list, always),
    Route("GET", "harvest/job/{id}", harvesters::job, always),
    Route("GET", "notifications", notifications::list, always),
    Route("POST", "notifications/{uuid}/read", notifications::read, always),
    Route("GET", "notifications/settings", notification_rules::list, Generation::is_new),
    Route("PUT", "notifications/settings", notification_rules::set, Generation::is_new),
    Route("GET", "notifications/resolved", notification_rules::resolve, Generation::is_new),
    Route("PUT", "notifications/follow", notification_rules::follow, Generation::is_new),
    Route("GET", "datasets/{id}", |context| published::show(context, Kind::Dataset), always),
    Route("DELETE", "datasets/{id}", |context| published::delete(context, Kind::Dataset), always),
    Route("GET", "dataservices", |context| published::list(context, Kind::Dataservice), always),
    Route("GET", "dataservices/{id}", |context| published::show(context, Kind::Dataservice), always),
    Route("DELETE", "dataservices/{id}", |context| published::delete(context, Kind::Dataservice), always),
    Route("GET", "reuses", |context| published::list(context, Kind::Reuse), always),
    Route("GET", "reuses/{id}", |context| published::show(context, Kind::Reuse), always),
    Route("DELETE", "reuses/{id}", |context| published::delete(context, Kind::Reuse), always),
];

/// The match of a path with a route's pattern, part by part.
#[derive(Default)]
struct Match<'a> {
    organization: Option<(usize, &'a str)>,
    user: Option<(usize, &'a str)>,
    id: &'a str,
    /// True where what must be the identifier of a request is none.
    is_nothing: bool,
}

impl Route {
    fn fits<'a>(&self, parts: &'a [String]) -> Option<Match<'a>> {
        let mut found = Match::default();
        let mut pattern = self.1.split('/');
        for (index, part) in parts.iter().enumerate() {
            match pattern.next()? {
                "{org}" => found.organization = Some((index, part)),
                "{user}" => found.user = Some((index, part)),
                "{uuid}" if is_uuid(part) => found.id = part,
                "{uuid}" => found.is_nothing = true,
                "{id}" => found.id = part,
                word if word == part => {}
                _ => return None,
            }
        }
        pattern.next().is_none().then_some(found)
    }
}

/// The route of a request, by which requests are counted.
pub fn route(request: &Request) -> Option<limits::Route> {
    if request.service != Service::Portal {
        return None;
    }
    let is_it = |route: &&Route| {
        route.0 == request.method && (route.3)(request.generation) && route.fits(&request.parts).is_some()
    };
    ROUTES.iter().find(is_it).map(|route| (route.0, route.1))
}

fn is_uuid(text: &str) -> bool {
    let lengths = text.split('-').map(str::len);
    text.bytes().all(|character| character == b'-' || character.is_ascii_hexdigit())
        && lengths.eq([8, 4, 4, 4, 12])
}

/// Answers a request; `signs_in` becomes whoever makes it.
pub fn answer(request: &Request, world: &World, read_only: bool, signs_in: &mut Option<SignIn>) -> Result {
    match request.service {
        Service::Portal => {}
        Service::Metrics => return Ok(metrics::answer(request, world)?.into()),
        Service::Register => return Ok(register::answer(request).into()),
    }
    let has = |route: &&Route| (route.3)(request.generation);
    let fitting = ROUTES.iter().filter(has).filter_map(|route| Some((route, route.fits(&request.parts)?)));
    let mut routes: Vec<(&Route, Match)> = fitting.collect();
    // Words go before names: `organizations/suggest` is not an organization called that.
    let named = |(_, found): &(&Route, Match)| found.organization.is_some() || found.user.is_some();
    if routes.iter().any(|route| !named(route)) {
        routes.retain(|route| !named(route));
    }
    let method = if request.method == "HEAD" { "GET" } else { &request.method };
    let Some((_, found)) = routes.first() else { return unknown(request) };
    let is_file = routes.iter().any(|(route, _)| route.1.contains('.'));
    if is_file && request.ends_in_slash {
        return unknown(request);
    }
    if !request.ends_in_slash && !is_file && !request.generation.is_portugal() {
        if method != "OPTIONS" && routes.iter().all(|(route, _)| route.0 != method) {
            return unknown(request);
        }
        return Ok(redirect(format!("{}{}/{}", request.root, request.path, request.question)));
    }
    let context = context(request, world, found, read_only)?;
    if method == "OPTIONS" {
        return Ok(Answer::empty(200).with("Allow", allowed(&routes)).into());
    }
    match routes.iter().find(|(route, _)| route.0 == method) {
        Some((_, Match { is_nothing: true, .. })) => Err(Refusal::not_found()),
        Some((route, _)) => {
            let caller = authentication::calls(request, world)?;
            *signs_in = caller.map(|(id, _)| SignIn {
                user: id.clone(),
                key: request.key.clone().unwrap_or_default(),
                agent: request.agent.clone(),
            });
            (route.2)(&RequestContext { caller, ..context })
        }
        None if method == "GET" => Err(Refusal::no_route()),
        None => Err(Refusal::no_method(false)),
    }
}

/// Finds what a path names, or where it is now.
fn context<'a>(
    request: &'a Request,
    world: &'a World,
    found: &Match<'a>,
    read_only: bool,
) -> Result<RequestContext<'a>> {
    let mut context = RequestContext {
        request,
        world,
        caller: None,
        organization: None,
        user: None,
        id: found.id,
        read_only,
    };
    let (mut named, mut has_moved) = (Vec::new(), false);
    if let Some((index, name)) = found.organization {
        let (id, organization) = if let Some(organization) = world.organizations.get_key_value(name) {
            organization
        } else {
            let by_slug = world.with_slug(name).or_else(|| world.with_slug(&slug::of(name)));
            let found = by_slug.or_else(|| world.with_old_slug(name)).ok_or_else(Refusal::not_found)?;
            has_moved |= found.1.slug != name;
            found
        };
        named.push((index, organization.slug.as_str()));
        context.organization = Some((id, organization));
    }
    if let Some((index, name)) = found.user {
        let found =
            world.user(name).or_else(|| world.user(&slug::of(name))).ok_or_else(Refusal::not_found)?;
        has_moved |= found.0 != name && found.1.slug != name;
        named.push((index, found.1.slug.as_str()));
        context.user = Some(found);
    }
    if has_moved { Err(moved(request, &named)) } else { Ok(context) }
}

/// 308 to the same path with the slugs of today, without the query, as udata's converters do it.
fn moved(request: &Request, named: &[(usize, &str)]) -> Refusal {
    let mut parts: Vec<String> =
        request.parts.iter().map(|part| utf8_percent_encode(part, NOT_PLAIN).to_string()).collect();
    for (index, slug) in named {
        (*slug).clone_into(&mut parts[*index]);
    }
    Refusal::Answer(redirect(format!("/api/1/{}/", parts.join("/"))).answer)
}

fn redirect(target: String) -> Reply {
    let page = format!(
        "<!doctype html>\n<html lang=en>\n<title>Redirecting...</title>\n<h1>Redirecting...</h1>\n\
         <p>You should be redirected automatically to the target URL: <a href=\"{target}\">{target}</a>.\n"
    );
    Answer { status: 308, body: Body::Html(page), headers: vec![("Location", target)] }.into()
}

/// A catch-all answers GET to any path: 404 there, 405 in HTML to the other methods.
fn unknown(request: &Request) -> Result {
    match request.method.as_str() {
        "OPTIONS" => Ok(Answer::empty(200).with("Allow", "GET, HEAD, OPTIONS").into()),
        "GET" | "HEAD" => Err(Refusal::no_route()),
        _ => Err(Refusal::no_method(true)),
    }
}

fn allowed(routes: &[(&Route, Match)]) -> String {
    let own = routes.iter().map(|(route, _)| route.0).filter(|method| *method != "GET");
    own.chain(["GET", "HEAD", "OPTIONS"]).collect::<Vec<_>>().join(", ")
}

/// `swagger.json`: the paths and their methods, which is all that is read of it.
fn describe(context: &RequestContext) -> Result {
    let mut paths = serde_json::Map::new();
    for Route(method, path, _, since) in ROUTES {
        if since(context.generation()) {
            let methods = paths.entry(format!("/{path}/")).or_insert_with(|| serde_json::json!({}));
            methods[method.to_lowercase()] = serde_json::json!({});
        }
    }
    let information = serde_json::json!({"title": "uData API", "version": "1.0"});
    let about =
        serde_json::json!({"swagger": "2.0", "info": information, "basePath": "/api/1", "paths": paths});
    Ok(Answer::ok(about).into())
}
