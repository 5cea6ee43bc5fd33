//! The table of rights is held against the routes of the newest udata: whatever it lets people write is decided about.

use std::collections::BTreeSet;

use super::*;
use crate::reserved;

/// A line for each route, with its methods; `tests/cli/routes.rs` compares it with a running udata.
const ROUTES: &str = include_str!("../../../tests/portals/routes.txt");

/// The routes below which a write changes nobody's rights, as long as no word says that it does.
const CONTENT: &[&str] = &[
    "contacts",
    "dataservices",
    "datasets",
    "discussions",
    "geopf",
    "harvest",
    "notifications",
    "posts",
    "reports",
    "reuses",
    "site",
    "topics",
    "visualizations",
];
/// Words of routes that change rights, or may.
const OF_RIGHTS: &[&str] = &[
    "accept",
    "assign",
    "grant",
    "invit",
    "key",
    "member",
    "owner",
    "permission",
    "refuse",
    "revoke",
    "role",
    "team",
    "token",
    "transfer",
    "user",
];
/// The other writes that are let through, looked at one by one.
const PASS: &[&str] = &[
    // Who makes an organization is its administrator, and takes nothing from anybody.
    "POST /api/1/organizations/",
    "PUT /api/1/organizations/{org}/",
    "POST /api/1/organizations/{org}/badges/",
    "DELETE /api/1/organizations/{org}/badges/{badge_kind}/",
    "POST /api/1/organizations/{org}/banner/",
    "DELETE /api/1/organizations/{org}/banner/",
    "POST /api/1/organizations/{org}/logo/",
    "PUT /api/1/organizations/{org}/logo/",
    "PUT /api/2/organizations/{org}/extras/",
    "DELETE /api/2/organizations/{org}/extras/",
    // Who follows gets mails.
    "POST /api/1/organizations/{id}/followers/",
    "DELETE /api/1/organizations/{id}/followers/",
    "POST /api/1/users/{id}/followers/",
    "DELETE /api/1/users/{id}/followers/",
    "POST /api/1/users/{user}/avatar/",
    "PUT /api/1/me/",
    "POST /api/1/me/avatar/",
    // A key to a map service of the state, not to the portal.
    "DELETE /api/1/geopf/token/",
];

/// Each write of the table: method and path.
fn writes() -> impl Iterator<Item = (RawMethod, &'static str)> {
    ROUTES.lines().flat_map(|line| {
        let mut words = line.split(' ');
        let path = words.next().expect("a path");
        words.filter_map(RawMethod::parse).filter(|method| !method.reads()).map(move |method| (method, path))
    })
}

fn parts(path: &str) -> Vec<String> {
    path.split('/').skip(3).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn is_reserved(method: RawMethod, path: &str) -> bool {
    let path = path.replace(['{', '}'], "");
    let url = Url::parse(&format!("https://portal.example{path}")).expect("an address");
    reserved::find(method, &url, None).is_some()
}

#[test]
fn every_write_of_the_newest_udata_is_decided_about() {
    let undecided: Vec<String> = writes()
        .filter(|(method, path)| {
            let parts = parts(path);
            let is_content = CONTENT.contains(&parts[0].as_str())
                && !parts.iter().any(|part| OF_RIGHTS.iter().any(|word| part.contains(word)));
            !is_content && !is_reserved(*method, path)
        })
        .map(|(method, path)| format!("{} {path}", method.name()))
        .filter(|write| !PASS.contains(&write.as_str()))
        .collect();
    assert!(
        undecided.is_empty(),
        "reserve these in rights.rs, or let them pass here:\n{}",
        undecided.join("\n")
    );
}

#[test]
fn what_passes_is_there_and_is_not_reserved() {
    let known: BTreeSet<String> =
        writes().map(|(method, path)| format!("{} {path}", method.name())).collect();
    let reserved = |write: &&str| {
        let (method, path) = write.split_once(' ').expect("method and path");
        is_reserved(RawMethod::parse(method).expect("a method"), path)
    };
    let gone: Vec<_> = PASS.iter().filter(|write| !known.contains(**write)).collect();
    assert!(gone.is_empty(), "{gone:?}");
    assert_eq!(PASS.iter().find(|write| reserved(write)), None);
}

#[test]
fn every_route_of_the_table_is_one_of_udata() {
    for route in ALL.iter().filter(|route| !["me/apikey", "org_invitations"].contains(&route.pattern)) {
        let there = writes().any(|(method, path)| {
            route.ends(&parts(path)) && route.writes.iter().any(|(known, _)| *known == method)
        });
        assert!(there, "{}", route.pattern);
    }
}
