//! Where snapshots go, and for how long they are kept.

use std::os::unix::fs::symlink;

use serde_json::json;

use super::{day, diff, kept, kept_since, lines, snapshot};
use crate::support::world::{Organization, Person, World};

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
    for (name, code) in
        [("link.jsonl", "file_unwritable"), ("precious", "out_exists"), ("/dev/null", "file_unwritable")]
    {
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
