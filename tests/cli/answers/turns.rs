//! A write that was turned away for a moment is sent again when its turn comes, and no other.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use serde_json::json;

use crate::fault_proxy::{self, Fate};
use crate::support::run::finish;
use crate::support::world::{Organization, Person, World};

const SAID: &str = r#"{"message": "1 per 1 second"}"#;

/// Alice administers, and Bob edits.
fn city(world: &World) -> (Person, Person, Organization) {
    let [alice, bob] = <[Person; 2]>::try_from(world.people(2)).unwrap();
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    (alice, bob, org)
}

/// A way to the portal on which so many writes are turned away with this; how many came.
fn turning_away(
    world: &World,
    times: usize,
    head: &'static str,
    kind: &'static str,
) -> (String, Arc<AtomicUsize>) {
    let sent = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&sent);
    let root = fault_proxy::before(world.portal.base(), move |method, _| {
        let is_write = !["GET", "OPTIONS"].contains(&method);
        if is_write && counted.fetch_add(1, Ordering::SeqCst) < times {
            Fate::Instead(fault_proxy::answer(head, kind, if kind == "text/html" { "<html>" } else { SAID }))
        } else {
            Fate::PassedOn
        }
    });
    (root, sent)
}

#[test]
fn a_write_waits_for_its_turn_where_the_portal_says_when_that_is() {
    let world = world!();
    let soon = "429 Too Many Requests\r\nRetry-After: 1";
    let late = "429 Too Many Requests\r\nRetry-After: 31";
    let never = "429 Too Many Requests";
    // What is answered, how often, with how many retries; how it exits, after how many were sent.
    let (json, html) = ("application/json", "text/html");
    let cases = [
        (soon, json, 1, "3", 0, "", 2),
        (soon, html, 2, "3", 0, "", 3),
        (soon, json, 9, "9", 9, "too_many_calls", 4),
        (soon, json, 9, "0", 9, "too_many_calls", 1),
        (late, json, 1, "3", 9, "too_many_calls", 1),
        (never, json, 1, "3", 9, "too_many_calls", 1),
        ("403 Forbidden\r\nRetry-After: 1", json, 1, "3", 5, "not_allowed", 1),
        ("423 Locked\r\nRetry-After: 1", json, 1, "3", 9, "portal_read_only", 1),
    ];
    for (head, kind, times, retries, exit, code, wanted) in cases {
        let (alice, bob, org) = city(&world);
        let (root, sent) = turning_away(&world, times, head, kind);
        let line = [
            "member",
            "promote",
            &org.id,
            &bob.id,
            "--to",
            "admin",
            "--yes",
            "-o",
            "json",
            "--retries",
            retries,
        ];
        let began = Instant::now();
        let run = world.command_as(&alice).env("UDATACTL_SITE", &root).args(line).run();
        assert_eq!((run.code, sent.load(Ordering::SeqCst)), (exit, wanted), "{head}: {run}");
        let role = world.holds(&org).role_of(&bob);
        if exit == 0 {
            assert!(
                began.elapsed() >= Duration::from_secs(u64::try_from(wanted - 1).unwrap()),
                "{head}: {run}"
            );
            assert_eq!((role.as_deref(), world.writes_by(&alice)), (Some("admin"), 1), "{head}: {run}");
        } else {
            assert_eq!(
                (role.as_deref(), run.error()["code"].as_str()),
                (Some("editor"), Some(code)),
                "{run}"
            );
        }
        let journal = std::fs::read_to_string(world.path("state/journal.jsonl")).unwrap();
        assert!(journal.lines().count().is_multiple_of(2), "one write, one beginning and one end: {journal}");
    }
}

#[test]
fn control_c_ends_the_wait_and_nothing_was_done() {
    let world = world!();
    let (alice, bob, org) = city(&world);
    let (root, sent) =
        turning_away(&world, 9, "429 Too Many Requests\r\nRetry-After: 30", "application/json");
    let line = ["member", "promote", &org.id, &bob.id, "--to", "admin", "--yes", "-o", "json"];
    let command = world.command_as(&alice).env("UDATACTL_SITE", &root).args(line);
    let child = command.start();
    while sent.load(Ordering::SeqCst) == 0 {
        thread::sleep(Duration::from_millis(5));
    }
    // The answer has to be there, too.
    thread::sleep(Duration::from_millis(300));
    let began = Instant::now();
    kill(Pid::from_raw(child.id().try_into().unwrap()), Signal::SIGINT).unwrap();
    let run = finish(child, &command.line(), Duration::from_mins(1)).exits(130);
    assert!(began.elapsed() < Duration::from_secs(10), "{run}");
    assert_eq!(run.error()["code"], json!("interrupted"), "{run}");
    assert_eq!((sent.load(Ordering::SeqCst), world.writes_by(&alice)), (1, 0), "{run}");
    assert_eq!(world.holds(&org).role_of(&bob).as_deref(), Some("editor"));
}
