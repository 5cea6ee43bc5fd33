//! Disks that are full, limits of size (`SIGXFSZ`), directories that can't be written: a sentence, and nothing half there.

use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::PathBuf;
use std::process::Command as System;

use super::{city, files, in_shell, names};

#[test]
fn a_limit_of_size_leaves_no_half_file() {
    let world = world!();
    let (alice, _, org) = city(&world);
    world.run_as(&alice, ["roster", "export", &org.slug, "--out", "roster.toml"]).success();
    let before = std::fs::read_to_string(world.path("roster.toml")).unwrap();
    let there = names(&world);
    let letter = ["--reason", "x", "--proof", "y", "--siret-check", "never", "--out", "new"];
    let verbs: [Vec<&str>; 5] = [
        vec!["roster", "export", &org.slug, "--out", "new"],
        vec!["roster", "export", &org.slug, "--out", "roster.toml"],
        vec!["roster", "plan", "roster.toml", "--out", "new"],
        vec!["sandbox", "export", "--out", "new"],
        [&["org", "certify-request", &org.slug][..], &letter].concat(),
    ];
    for words in verbs {
        let run = in_shell(world.command_as(&alice).lang("fr"), "ulimit -f 0; exec \"$0\" \"$@\"", &words);
        let run = run.args(["--json"]).run().exits(2);
        let error = run.error();
        assert_eq!(error["code"], "file_unwritable", "{run}");
        assert!(error["message"].as_str().unwrap().contains("taille maximale autorisée"), "{run}");
        assert_eq!(names(&world), there, "{words:?}");
    }
    assert_eq!(std::fs::read_to_string(world.path("roster.toml")).unwrap(), before);
}

#[test]
fn without_room_for_the_journal_nothing_is_sent() {
    let world = world!();
    let (alice, bob, org) = city(&world);
    let words = ["member", "promote", &org.slug, &bob.slug, "--yes", "--json"];
    let run = in_shell(world.command_as(&alice), "ulimit -f 0; exec \"$0\" \"$@\"", &words).run().exits(1);
    assert!(run.error()["message"].as_str().unwrap().contains("larger than is allowed"), "{run}");
    assert_eq!(world.writes_by(&alice), 0, "{run}");
    world.run_as(&alice, words).success();
}

#[test]
fn without_room_for_a_setting_the_settings_stay() {
    let world = world!();
    let set = |value| ["config", "set", "limit", value, "--json"];
    world.anonymous().args(set("7")).run().success();
    let path = world.path("config/profiles.toml");
    let before = std::fs::read_to_string(&path).unwrap();
    let there = files(&world.path("config"));
    let run = in_shell(world.anonymous(), "ulimit -f 0; exec \"$0\" \"$@\"", &set("8")).run().exits(2);
    assert!(run.error()["message"].as_str().unwrap().contains("larger than is allowed"), "{run}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), before);
    assert_eq!(files(&world.path("config")), there);
}

#[test]
fn without_room_for_what_was_nothing_is_sent() {
    let world = world!();
    let (alice, bob, org) = city(&world);
    let people = format!(
        "[[roster]]\norganization = \"{}\"\npeople = [{{ person = \"{}\", role = \"admin\" }}, \
         {{ person = \"{}\", role = \"admin\" }}]\n",
        org.id, alice.id, bob.id
    );
    std::fs::write(world.path("roster.toml"), people).unwrap();
    // The directory for it is a file.
    std::fs::create_dir_all(world.path("state")).unwrap();
    std::fs::write(world.path("state/rosters"), "").unwrap();
    let words = ["roster", "apply", "roster.toml", "--confirm", "--json"];
    world.run_as(&alice, words).exits(2);
    assert_eq!(world.writes_by(&alice), 0);
}

#[test]
fn a_sandbox_without_room_keeps_its_world() {
    let world = world!();
    world.anonymous().args(["-s", "sandbox", "org", "list"]).run().success();
    let path = world.path("state/sandbox.json");
    let before = std::fs::read(&path).unwrap();
    let words =
        ["-s", "sandbox", "org", "update", "ville-de-demonstration", "--acronym", "V", "--yes", "--json"];
    let run = in_shell(world.anonymous(), "ulimit -f 8; exec \"$0\" \"$@\"", &words).run();
    assert!((1..128).contains(&run.code), "an end with a sentence: {run}");
    assert!(!run.stderr.is_empty(), "{run}");
    assert_eq!(std::fs::read(&path).unwrap(), before);
    let left: Vec<_> = files(&world.path("state"))
        .into_iter()
        .filter(|path| path.to_string_lossy().contains(".udatactl-"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

/// A small disk of its own for the state, where this account may mount one.
struct Disk(PathBuf);

impl Disk {
    fn at(path: PathBuf) -> Option<Self> {
        std::fs::create_dir_all(&path).unwrap();
        let mounted =
            System::new("mount").args(["-t", "tmpfs", "-o", "size=64k", "tmpfs"]).arg(&path).output();
        mounted.is_ok_and(|output| output.status.success()).then_some(Self(path))
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        System::new("umount").arg("-l").arg(&self.0).status().ok();
    }
}

#[test]
fn a_full_disk_ends_with_a_sentence_and_nothing_sent() {
    let world = world!();
    let (alice, bob, org) = city(&world);
    let Some(disk) = Disk::at(world.path("state")) else {
        super::left_out("this account may not mount a disk");
        return;
    };
    let words = ["member", "promote", &org.slug, &bob.slug, "--yes", "--json"];
    world.run_as(&alice, words).success();
    let mut filler = std::fs::File::create(disk.0.join("filler")).unwrap();
    while std::io::Write::write(&mut filler, &[0; 4096]).is_ok_and(|written| written > 0) {}
    // What is left of the journal's last page is used up, too.
    let journal = disk.0.join("journal.jsonl");
    let mut file = std::fs::File::options().append(true).open(&journal).unwrap();
    while std::io::Write::write(&mut file, b"\n").is_ok_and(|written| written > 0) {}
    let sent = world.writes_by(&alice);
    let line = ["member", "demote", &org.slug, &bob.slug, "--yes", "--json"];
    let run = world.command_as(&alice).lang("fr").args(line).run().exits(1);
    assert!(run.error()["message"].as_str().unwrap().contains("disque plein"), "{run}");
    assert_eq!((world.writes_by(&alice), world.holds(&org).role_of(&bob).as_deref()), (sent, Some("admin")));
    let purge = ["journal", "purge", "--older-than", "1d", "--confirm", "--json"];
    let purged = world.anonymous().args(purge).run();
    assert!(purged.code < 128, "{purged}");
    drop(filler);
    std::fs::remove_file(disk.0.join("filler")).unwrap();
    world.run_as(&alice, line).success();
}

/// As another account than root, which may write everywhere.
#[test]
fn a_state_that_cannot_be_written_sends_nothing() {
    let world = world!();
    let (alice, bob, org) = city(&world);
    let may_read = |path: &str, mode| {
        std::fs::set_permissions(world.path(path), PermissionsExt::from_mode(mode)).unwrap();
    };
    std::fs::create_dir_all(world.path("state")).unwrap();
    may_read("", 0o755);
    may_read("state", 0o555);
    let words = ["member", "promote", &org.slug, &bob.slug, "--yes", "--json"];
    let is_root = world.path("state").metadata().unwrap().uid() == 0;
    let command = if is_root {
        let other = ["--reuid=65534", "--regid=65534", "--clear-groups", env!("CARGO_BIN_EXE_udatactl")];
        let probe = System::new("setpriv").args(other).arg("--version").output();
        if !probe.is_ok_and(|output| output.status.success()) {
            super::left_out("this root may not become another account");
            return;
        }
        world.command_as(&alice).program("setpriv").args(other).args(words)
    } else {
        world.command_as(&alice).args(words)
    };
    let run = command.run().exits(1);
    assert!(run.error()["message"].as_str().unwrap().contains("access is denied"), "{run}");
    assert_eq!(world.writes_by(&alice), 0);
    may_read("state", 0o755);
}
