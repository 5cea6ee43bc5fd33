//! Where snapshots go, and for how long they are kept.

use std::os::unix::fs::symlink;

use serde_json::json;

use crate::fault_proxy::{self, Fate};
use crate::support::run::finish;

use super::{day, diff, kept, kept_since, lines, snapshot};
use crate::support::world::{Organization, Person, World};

const LIMIT: std::time::Duration = std::time::Duration::from_mins(1);

fn city(world: &World) -> (Person, Organization) {
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    (alice, org)
}

#[test]
fn what_is_older_than_it_is_kept_is_removed_and_said() {
    let world = world!();
    let (alice, org) = city(&world);
    let young = kept_since(&world, &alice, 700, &[&org]);
    let old = kept_since(&world, &alice, 730, &[&org]);
    let other = old.with_file_name("20010101T000000Z-notes.txt");
    std::fs::write(&other, "mine").unwrap();
    let link = old.with_file_name("20010101T000000Z-link.jsonl");
    symlink(&other, &link).unwrap();
    assert_eq!(kept(&world).len(), 4, "the younger was no reason to remove anything");

    let dry = snapshot(&world, &alice, &["-n"]).success();
    assert_eq!((&dry.json()["removed"], &dry.json()["keep_days"]), (&json!([old]), &json!(720)), "{dry}");
    assert!(dry.stderr.contains("would be removed") && old.exists(), "{dry}");
    snapshot(&world, &alice, &["--out", "elsewhere.jsonl"]).success();
    assert!(old.exists(), "a file elsewhere removes nothing");
    let moved = |command: crate::support::run::Command| command.env("UDATACTL_KEEP_SNAPSHOTS", "36 months");
    moved(world.command_as(&alice)).args(["audit", "snapshot"]).run().success();
    assert!(old.exists());
    let done = snapshot(&world, &alice, &[]).success();
    assert_eq!(done.json()["removed"], json!([old]), "{done}");
    assert!(done.stderr.contains(old.to_str().unwrap()), "{done}");
    assert!(!old.exists() && young.exists() && other.exists() && link.symlink_metadata().is_ok());
    let flag =
        moved(world.command_as(&alice)).args(["audit", "snapshot", "--keep", "690 jours"]).run().success();
    assert!(!young.exists() && world.path("elsewhere.jsonl").exists(), "the flag counts first: {flag}");
    for line in [&["--keep", "24"][..], &["--keep", "1 year", "--out", "x"], &["--keep", "0d"]] {
        snapshot(&world, &alice, line).exits(2);
    }
    let refused = world
        .command_as(&alice)
        .env("UDATACTL_KEEP_SNAPSHOTS", "24")
        .args(["audit", "snapshot", "--json"])
        .run()
        .exits(2);
    assert!(refused.error()["message"].as_str().unwrap().contains("UDATACTL_KEEP_SNAPSHOTS"), "{refused}");
}

#[test]
fn nothing_is_removed_where_nothing_could_be_written() {
    let world = world!();
    let (alice, org) = city(&world);
    let old = kept_since(&world, &alice, 800, &[&org]);
    let shell = ["-c", "ulimit -f 0; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_udatactl")];
    let full = |more: &[&str]| {
        let command = world.command_as(&alice).lang("fr").program("sh").args(shell);
        command.args(["audit", "snapshot", "--json"]).args(more).run().exits(2)
    };
    for more in [&[][..], &["--out", "new.jsonl"]] {
        let run = full(more);
        assert_eq!(run.error()["code"], "file_unwritable", "{run}");
        assert!(run.error()["message"].as_str().unwrap().contains("taille maximale autorisée"), "{run}");
    }
    assert_eq!(kept(&world), [old], "nothing new, nothing half there, and the old is there still");
    assert!(!world.path("new.jsonl").exists());
    let left = std::fs::read_dir(world.path("")).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(left.into_iter().all(|name| !name.to_string_lossy().starts_with(".udatactl-")));
}

#[test]
fn no_link_is_followed_and_no_other_file_written_over() {
    let world = world!();
    let (alice, org) = city(&world);
    std::fs::write(world.path("precious"), "precious\n").unwrap();
    symlink(world.path("precious"), world.path("link.jsonl")).unwrap();
    for (name, code) in [
        ("link.jsonl", "file_unwritable"),
        ("precious", "out_exists"),
        ("/dev/null", "file_unwritable"),
        ("-", "bad_value"),
    ] {
        let run = snapshot(&world, &alice, &[&org.id, "--out", name]).exits(2);
        assert_eq!(run.error()["code"], code, "{run}");
    }
    assert_eq!(std::fs::read_to_string(world.path("precious")).unwrap(), "precious\n");
    for _ in 0..2 {
        snapshot(&world, &alice, &[&org.id, "--out", "mine.jsonl"]).success();
    }
    assert_eq!(lines(&world.path("mine.jsonl")).len(), 3);

    let elsewhere = world.path("elsewhere");
    std::fs::create_dir_all(&elsewhere).unwrap();
    std::fs::create_dir_all(world.path("state")).unwrap();
    symlink(&elsewhere, world.path("state/audit")).unwrap();
    snapshot(&world, &alice, &[&org.id]).exits(2);
    diff(&world, &alice, &["--since", &day(0)]).exits(2);
    assert_eq!(std::fs::read_dir(&elsewhere).unwrap().count(), 0);
}

#[test]
fn a_link_in_place_of_a_kept_snapshot_is_none() {
    let world = world!();
    let (alice, org) = city(&world);
    let path = kept_since(&world, &alice, 3, &[&org]);
    let moved = world.path("moved.jsonl");
    std::fs::rename(&path, &moved).unwrap();
    symlink(&moved, &path).unwrap();
    let run = diff(&world, &alice, &["--since", &day(1)]).exits(6);
    assert_eq!(run.error()["code"], "no_snapshot", "{run}");
}

#[test]
fn nothing_is_kept_where_no_organization_is_shown() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let none = snapshot(&world, &alice, &[]).exits(6);
    assert_eq!(none.error()["code"], "nothing_fits", "{none}");
    assert!(none.stderr.contains("You are a member of no organization here"), "{none}");
    let (bob, _) = city(&world);
    let root = fault_proxy::before(world.portal.base(), |_, path| {
        if path.ends_with("/organizations/suggest/") {
            return fault_proxy::json("200 OK", "[]");
        }
        if path.ends_with("/organizations/") {
            let page = r#"{"data": [], "page": 1, "page_size": 100, "total": 0, "next_page": null, "previous_page": null}"#;
            return fault_proxy::json("200 OK", page);
        }
        Fate::PassedOn
    });
    let empty = world.command_as(&bob).env("UDATACTL_SITE", &root);
    let empty = empty.args(["audit", "snapshot", "--portal", "--json"]).run().exits(6);
    assert!(empty.stderr.contains("This portal shows no organization"), "{empty}");
    let people =
        world.command_as(&bob).env("UDATACTL_SITE", &root).args(["audit", "people", "--portal"]).run();
    assert!(people.success().stderr.contains("This portal shows no organization"));
    assert!(kept(&world).is_empty());
}

#[test]
fn an_interrupted_run_leaves_no_file() {
    let world = world!();
    let (alice, org) = city(&world);
    let (asked, is_asked) = std::sync::mpsc::channel();
    let root = fault_proxy::before(world.portal.base(), move |_, path| {
        if !path.ends_with("/membership/") {
            return Fate::PassedOn;
        }
        asked.send(()).ok();
        Fate::Stalls
    });
    let out = world.path("out");
    std::fs::create_dir(&out).unwrap();
    let line = ["audit", "snapshot", &org.id, "--out", "out/new.jsonl"];
    let command = world.command_as(&alice).env("UDATACTL_SITE", &root).args(line);
    let child = command.start();
    is_asked.recv_timeout(LIMIT).unwrap();
    nix::sys::signal::kill(nix::unistd::Pid::from_raw(child.id().cast_signed()), nix::sys::signal::SIGINT)
        .unwrap();
    assert_eq!(finish(child, &command.line(), LIMIT).code, 130);
    assert_eq!(std::fs::read_dir(&out).unwrap().count(), 0);
}
