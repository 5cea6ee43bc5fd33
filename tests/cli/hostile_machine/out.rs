//! `--out`: never over what the command reads, never over what it did not write, and never in a dry run.

use std::fs;
use std::os::unix::fs::symlink;

use super::{city, in_shell, names};
use crate::support::world::{Organization, Person, World};

/// Each verb that has one, with the file as its last word.
fn verbs<'a>(org: &'a Organization, file: &'a str) -> Vec<Vec<&'a str>> {
    let letter = ["--reason", "@reason.txt", "--proof", "y", "--siret-check", "never"];
    vec![
        vec!["roster", "export", &org.slug, "--out", file],
        vec!["roster", "export", "--merge", "roster.toml", "--out", file],
        vec!["roster", "plan", "roster.toml", "--out", file],
        vec!["sandbox", "export", "--out", file],
        [&["org", "certify-request", &org.slug][..], &letter, &["--out", file]].concat(),
        vec!["org", "recover", &org.slug, "--reason", "x", "--no-answer", "--out", file],
    ]
}

fn stage(world: &World) -> (Person, Organization) {
    let (alice, _, org) = city(world);
    world.run_as(&alice, ["roster", "export", &org.slug, "--out", "roster.toml"]).success();
    fs::write(world.path("reason.txt"), "mission\n").unwrap();
    (alice, org)
}

#[test]
fn what_the_command_reads_is_never_written_over() {
    let world = world!();
    let (alice, org) = stage(&world);
    symlink("roster.toml", world.path("link.toml")).unwrap();
    fs::hard_link(world.path("roster.toml"), world.path("hard.toml")).unwrap();
    fs::create_dir(world.path("sub")).unwrap();
    let before = fs::read_to_string(world.path("roster.toml")).unwrap();
    for file in ["roster.toml", "./sub/../roster.toml", "link.toml", "hard.toml"] {
        for verb in [1, 2] {
            let line = &verbs(&org, file)[verb];
            let run = world.command_as(&alice).args(line).args(["--force", "--json"]).run().exits(2);
            assert_eq!(run.error()["code"], "out_is_input", "{run}");
        }
    }
    let piped = "exec \"$0\" \"$@\" <roster.toml";
    let line = ["roster", "plan", "-", "--out", "hard.toml", "--force", "--json"];
    assert_eq!(
        in_shell(world.command_as(&alice), piped, &line).run().exits(2).error()["code"],
        "out_is_input"
    );
    assert_eq!(fs::read_to_string(world.path("roster.toml")).unwrap(), before);
    let line = &verbs(&org, "reason.txt")[4];
    let run = world.command_as(&alice).args(line).args(["--force", "--json"]).run().exits(2);
    assert_eq!(run.error()["code"], "out_is_input", "{run}");
    world.anonymous().args(["-s", "sandbox", "org", "list"]).run().success();
    let line = &verbs(&org, "state/sandbox.json")[3];
    assert_eq!(world.anonymous().args(line).args(["--json"]).run().exits(2).error()["code"], "out_is_input");
}

#[test]
fn what_it_did_not_write_takes_a_word() {
    let world = world!();
    let (alice, org) = stage(&world);
    for line in verbs(&org, "mine.txt") {
        fs::write(world.path("mine.txt"), "mine\n").unwrap();
        let run = world.command_as(&alice).args(&line).args(["--json"]).run().exits(2);
        assert_eq!(run.error()["code"], "out_exists", "{run}");
        assert!(run.error()["message"].as_str().unwrap().contains("--force"), "{run}");
        assert_eq!(fs::read_to_string(world.path("mine.txt")).unwrap(), "mine\n");
        world.command_as(&alice).args(&line).args(["--force"]).run().success();
        assert_ne!(fs::read_to_string(world.path("mine.txt")).unwrap(), "mine\n", "{line:?}");
        // An empty file loses nothing.
        fs::write(world.path("mine.txt"), "").unwrap();
        world.command_as(&alice).args(&line).run().success();
    }
}

#[test]
fn what_it_wrote_before_is_written_anew() {
    let world = world!();
    let (alice, org) = stage(&world);
    for (number, line) in verbs(&org, "again.toml")[..4].iter().enumerate() {
        fs::remove_file(world.path("again.toml")).ok();
        for language in ["en", "fr"] {
            world.command_as(&alice).lang(language).args(line).run().success();
        }
        // One kind is not another.
        let other = verbs(&org, "again.toml").remove((number + 2) % 4);
        world.command_as(&alice).args(other).run().exits(2);
    }
    for dialect in ["fr", "standard"] {
        let line = ["roster", "export", &org.slug, "--csv-dialect", dialect, "--out", "again.csv"];
        world.run_as(&alice, line).success();
    }
    // A letter is a text like any other: nothing tells whose it is.
    let line = verbs(&org, "letter.txt").remove(4);
    world.command_as(&alice).args(&line).run().success();
    world.command_as(&alice).args(&line).run().exits(2);
}

#[test]
fn somebody_at_a_terminal_is_asked() {
    let world = world!();
    let (alice, org) = stage(&world);
    let path = world.path("mine.txt");
    for (answer, code) in [("n", 11), ("o", 0)] {
        fs::write(&path, "mine\n").unwrap();
        let line = verbs(&org, "mine.txt").remove(0);
        let mut session = world.command_as(&alice).lang("fr").args(line).terminal();
        session.expect("ne vient pas de cette commande").expect("Le remplacer").send_line(answer);
        assert_eq!(session.wait(), code, "{session}");
        assert_eq!(fs::read_to_string(&path).unwrap() == "mine\n", code == 11, "{session}");
    }
}

#[test]
fn a_dry_run_writes_no_file() {
    let world = world!();
    let (alice, org) = stage(&world);
    let before = names(&world);
    for line in verbs(&org, "new.txt") {
        let run = world.command_as(&alice).args(&line).args(["--dry-run"]).run().success();
        assert!(run.stderr.contains("dry run"), "{run}");
        let now: Vec<_> =
            names(&world).into_iter().filter(|name| name != "state" && name != "cache").collect();
        let then: Vec<_> =
            before.iter().filter(|name| *name != "state" && *name != "cache").cloned().collect();
        assert_eq!(now, then, "{line:?}");
    }
    let text = fs::read_to_string(world.path("roster.toml")).unwrap().replace("\"editor\"", "\"admin\"");
    fs::write(world.path("wanted.toml"), text).unwrap();
    world.run_as(&alice, ["roster", "apply", "wanted.toml", "--dry-run", "--confirm"]).success();
    assert!(!world.path("state/rosters").exists() && !world.path("state/journal.jsonl").exists());
}

#[test]
fn a_device_is_written_to() {
    let world = world!();
    let (alice, org) = stage(&world);
    let line = verbs(&org, "/dev/stderr").remove(0);
    let shown = world.command_as(&alice).lang("fr").args(line).run().success();
    assert!(shown.stderr.contains(&org.id), "{shown}");
}
