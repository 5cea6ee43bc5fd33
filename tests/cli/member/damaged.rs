//! Members and requests without an account, as lost races leave them behind: shown, marked, never touched. This udata
//! answers 500 to such a member; older ones show it, like the portal that is played here.

use serde_json::{Value, json};

use crate::fault_proxy;
use crate::support::run::Command;

/// A portal with one organization, one of whose members has no account; it only answers reads.
fn damaged_portal() -> String {
    fault_proxy::querying(|method, path, _| {
        assert!(["GET", "OPTIONS"].contains(&method), "{method} {path}");
        fault_proxy::json("200 OK\r\nAllow: GET, POST, PUT", &answer(path).to_string())
    })
}

fn answer(path: &str) -> Value {
    let alice = json!({"id": "a".repeat(24), "slug": "alice-a", "first_name": "Alice", "last_name": "A"});
    let gone = json!({"id": "b".repeat(24), "slug": "bea-b", "first_name": "Bea", "last_name": "B", "deleted": "2026-01-01T00:00:00"});
    if path.contains("/me/") {
        return json!({"id": "a".repeat(24), "slug": "alice-a", "organizations": []});
    }
    if path.contains("/membership/") {
        return json!([]);
    }
    json!({"id": "c".repeat(24), "slug": "ville", "name": "Ville", "permissions": {"members": true, "private": true},
        "members": [{"user": null, "role": "editor"}, {"role": "admin"}, {"user": alice, "role": "admin"},
            {"user": gone, "role": "editor"}]})
}

#[test]
fn a_member_without_account_is_shown_and_marked() {
    let home = tempfile::tempdir().unwrap();
    let command = Command::new(home.path()).env("UDATACTL_SITE", damaged_portal());
    let run = command.clone().args(["member", "list", "ville", "--json"]).run().success();
    let states: Vec<_> = run
        .json()
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["damaged"].clone(), one["account"].clone()))
        .collect();
    let state = |damaged: bool, account: &str| (json!(damaged), json!(account));
    assert_eq!(
        states,
        [state(true, "none"), state(true, "none"), state(false, "unknown"), state(false, "deleted")]
    );
    assert!(run.stderr.contains("2 members are damaged"), "{run}");
    let run = command.lang("fr").args(["member", "list", "ville", "-o", "table"]).run().success();
    assert_eq!(run.stdout.matches("(endommagé : sans compte)").count(), 2, "{run}");
    assert!(run.stdout.contains("Bea B (compte supprimé)"), "{run}");
}

#[test]
fn a_damaged_administrator_does_not_count_as_one() {
    let home = tempfile::tempdir().unwrap();
    let command =
        Command::new(home.path()).env("UDATACTL_SITE", damaged_portal()).env("UDATACTL_TOKEN", "key");
    let run =
        command.args(["member", "demote", "ville", "me", "--allow-self", "--yes", "--json"]).run().exits(3);
    assert_eq!(run.error()["code"], "last_admin", "{run}");
    assert!(run.stderr.contains("has 2 damaged members, without an account: they are left alone"), "{run}");
}

#[test]
fn a_request_without_account_is_left_alone() {
    let portal = own_portal!();
    let world = world!(&portal);
    where_it_can!(world.portal.can.invites);
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    world.damage(&org, "request_without_user");
    let lost = world.holds(&org).requests.remove(0);
    world.run_as(&alice, ["member", "add", &org.slug, &bob.slug, "--yes"]).success();
    assert_eq!(*world.holds(&org).request(&lost.id), lost);
    let held = world.holds(&org);
    assert_eq!(held.requests_of(&bob).len() + held.members() - 1, 1, "invited or added: {held:?}");
}

#[test]
fn g12_an_odd_read_stops_everything() {
    let portal = own_portal!();
    let world = world!(&portal);
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    world.damage(&org, "dangling_member");
    let line = ["member", "remove", &org.slug, &bob.slug, "--yes", "--json", "--retries", "0"];
    let run = world.run_as(&alice, line).exits(9);
    assert_eq!(run.error()["code"], "portal_error", "{run}");
    assert_eq!(world.holds(&org).role_of(&bob).as_deref(), Some("editor"));
}
