//! Faults that come up in the middle of a run: it stops cleanly, says what is done and what is not, and the same
//! command goes on from there.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};

use crate::fault_proxy::{self, Fate, json};
use crate::support::world::{Person, World};

/// Who is a member already, as the portal shows them.
const MEMBER: &str =
    r#"{"user": {"id": "6b00ea2e7e154b67c5cabb13"}, "role": "editor", "since": null, "label": "Editor"}"#;

/// From so many calls on the fault is fair again.
const CLEARED: usize = 100;

/// What befalls the second removal of three, and the code and status of what is told.
type Stop = (fn() -> Fate, Value);

#[test]
fn a_run_that_is_stopped_says_how_far_it_came_and_goes_on_when_repeated() {
    let stops: [Stop; 5] = [
        (|| json("429 Too Many Requests", r#"{"message": "200 per 1 hour"}"#), json!(429)),
        (|| json("423 Locked", r#"{"message": "x"}"#), json!(423)),
        (|| json("401 Unauthorized", r#"{"message": "Revoked API token"}"#), json!(401)),
        (|| json("502 Bad Gateway", "<html>"), json!(502)),
        (
            || {
                Fate::Instead(
                    "HTTP/1.1 302 Found\r\nLocation: /login/\r\nContent-Length: 0\r\n\r\n".to_owned(),
                )
            },
            json!(null),
        ),
    ];
    let world = world!();
    for (fate, http) in stops {
        let [alice, bob, carol, dan] = <[Person; 4]>::try_from(world.people(4)).unwrap();
        let editors = [(&alice, "admin"), (&bob, "editor"), (&carol, "editor"), (&dan, "editor")];
        let org = world.organization("Ville", &editors);
        let sent = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&sent);
        let root = fault_proxy::before(world.portal.base(), move |method, _| {
            let bad =
                (1..CLEARED).contains(&counted.fetch_add(usize::from(method == "DELETE"), Ordering::Relaxed));
            if method == "DELETE" && bad { fate() } else { Fate::PassedOn }
        });
        let line = ["member", "remove", &org.id, &bob.id, &carol.id, &dan.id, "--yes", "-o", "json"];
        let command = world.command_as(&alice).lang("fr").env("UDATACTL_SITE", &root).args(line);
        let run = command.run().exits(8);
        let results = |run: &crate::support::output::Output| -> Vec<Value> {
            run.json().as_array().unwrap().iter().map(|one| one["result"].clone()).collect()
        };
        let error = run.error();
        assert_eq!((&error["code"], &error["http"]), (&json!("partly"), &http), "{run}");
        assert!(error["hint"].as_str().unwrap().contains("Relancez la même commande"), "{run}");
        assert_eq!(results(&run)[0], "changed", "{run}");
        assert_eq!(results(&run)[2], "not_tried", "{run}");
        let held = world.holds(&org);
        assert_eq!([&bob, &carol, &dan].map(|one| held.role_of(one).is_some()), [false, true, true], "{run}");
        sent.store(CLEARED, Ordering::Relaxed);
        let again = command.run().success();
        assert_eq!(results(&again), ["unchanged", "changed", "changed"], "{again}");
        assert_eq!(world.holds(&org).members(), 1);
    }
}

#[test]
fn an_approval_that_somebody_else_made_meanwhile_is_no_failure() {
    let world = world!();
    let [alice, bob] = <[Person; 2]>::try_from(world.people(2)).unwrap();
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let request = world.request(&org, &bob, "Bonjour");
    let root = fault_proxy::before(world.portal.base(), |_, path| {
        if path.ends_with("/accept/") {
            Fate::DoneThen(fault_proxy::answer("409 Conflict", "application/json", MEMBER))
        } else {
            Fate::PassedOn
        }
    });
    let line = ["requests", "approve", &org.id, &request, "--yes", "-o", "json"];
    let run = world.command_as(&alice).env("UDATACTL_SITE", &root).args(line).run().success();
    assert_eq!(run.json()[0]["verified"], true, "{run}");
    assert_eq!(world.holds(&org).role_of(&bob).as_deref(), Some("editor"));
}

#[test]
fn filters_that_a_portal_ignores_are_checked_again() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let other = world.organization_with("Autre", &[(&alice, "admin")], json!({"badges": ["certified"]}));
    // Whatever is asked, the whole list is given.
    let all = world.portal.api("GET", "/api/1/organizations/?page_size=100000", None, None).body;
    let mut everything: Value = serde_json::from_str(&all).unwrap();
    // One page of them: this one, and some of those that others make.
    let data = everything["data"].as_array_mut().unwrap();
    data.sort_by_key(|one| one["id"] != other.id.as_str());
    data.truncate(50);
    everything["total"] = data.len().into();
    let everything = everything.to_string();
    let root = fault_proxy::before(world.portal.base(), move |method, path| match (method, path) {
        ("GET", "/api/1/organizations/") => json("200 OK", &everything),
        _ => Fate::PassedOn,
    });
    let run =
        |world: &World, line: &[&str]| world.command_as(&alice).env("UDATACTL_SITE", &root).args(line).run();
    let name = format!("Ville nouvelle {}", world.tag());
    run(&world, &["org", "create", &name, "--description", "x", "--yes"]).success();
    let taken =
        run(&world, &["org", "create", &other.name, "--description", "x", "--yes", "-o", "json"]).exits(3);
    assert_eq!(taken.error()["code"], "duplicate_name", "{taken}");
    for filter in [["--siret", "78467169500087"], ["--badge", "company"]] {
        let listed = run(&world, &[&["org", "list", "-o", "json"], filter.as_slice()].concat()).success();
        assert!(!listed.stdout.contains(&other.id), "{listed}");
    }
}

#[test]
fn a_list_that_the_portal_does_not_page_is_read_whole() {
    let world = world!();
    let [alice, bob] = <[Person; 2]>::try_from(world.people(2)).unwrap();
    let asked: Vec<_> = (0..130).map(|_| json!({"user": bob.id, "comment": "Bonjour"})).collect();
    let org = world.organization_with("Ville", &[(&alice, "admin")], json!({"requests": asked}));
    let listed = world.run_as(&alice, ["requests", "list", &org.id, "-o", "ids"]).success();
    assert_eq!(listed.stdout.lines().count(), 130);
}
