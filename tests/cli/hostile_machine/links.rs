//! Links that somebody has planted among our own files: none is followed, and what they lead to stays as it is.

use std::os::unix::fs::symlink;
use std::path::PathBuf;

use super::city;
use crate::support::world::World;

/// A file of somebody's, and a link to it in our directories.
fn planted(world: &World, place: &str) -> PathBuf {
    let (victim, link) = (world.path("precious"), world.path(place));
    std::fs::write(&victim, "precious\n").unwrap();
    std::fs::create_dir_all(link.parent().unwrap()).unwrap();
    symlink(&victim, &link).unwrap();
    victim
}

fn is_untouched(victim: &PathBuf) -> bool {
    std::fs::read_to_string(victim).unwrap() == "precious\n"
}

#[test]
fn a_link_in_place_of_the_journal_or_a_lock_stops_before_anything_is_sent() {
    for place in ["state/journal.jsonl", "state/journal.lock", "state/locks/ID.lock"] {
        let world = world!();
        let (alice, bob, org) = city(&world);
        let victim = planted(&world, &place.replace("ID", &org.id));
        let line = ["member", "promote", &org.slug, &bob.slug, "--yes", "--json"];
        let run = world.command_as(&alice).lang("fr").args(line).run().exits(1);
        assert!(run.error()["message"].as_str().unwrap().contains("un lien se trouve à sa place"), "{run}");
        assert!(is_untouched(&victim) && world.writes_by(&alice) == 0, "{place}");
    }
}

#[test]
fn profiles_keys_and_the_sandbox_are_not_read_through_a_link() {
    for (place, text, line, code) in [
        (
            "config/profiles.toml",
            "current = \"b\"\n[profiles.b]\nsite = \"https://elsewhere.example\"\n",
            &["profile", "list"][..],
            2,
        ),
        (
            "config/keys.toml",
            "[\"http://127.0.0.1:9\"]\ndefault = \"hunter2\"\n",
            &["-s", "http://127.0.0.1:9", "notification", "list"],
            4,
        ),
        ("state/sandbox.json", "{}", &["-s", "sandbox", "org", "list"], 1),
    ] {
        let world = world!();
        let victim = planted(&world, place);
        std::fs::write(&victim, text).unwrap();
        if place == "config/keys.toml" {
            let profile = "current = \"default\"\n[profiles.default]\nsite = \"http://127.0.0.1:9\"\nkey = true\nclear = true\n";
            std::fs::write(world.path("config/profiles.toml"), profile).unwrap();
        }
        std::fs::set_permissions(&victim, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
        let run = world
            .anonymous()
            .without_env("UDATACTL_SITE")
            .without_env("UDATACTL_TOKEN")
            .lang("fr")
            .args(line)
            .run();
        assert!(run.stderr.contains("un lien se trouve à sa place"), "{place}: {run}");
        run.exits(code);
        assert_eq!(std::fs::read_to_string(&victim).unwrap(), text);
    }
}

#[test]
fn a_link_in_place_of_a_directory_of_ours_is_not_followed() {
    for (place, code) in [("state/locks", 1), ("state/rosters", 2)] {
        let world = world!();
        let (alice, bob, org) = city(&world);
        let elsewhere = world.path("elsewhere");
        std::fs::create_dir_all(&elsewhere).unwrap();
        std::fs::create_dir_all(world.path("state")).unwrap();
        symlink(&elsewhere, world.path(place)).unwrap();
        let people = format!(
            "[[roster]]\norganization = \"{}\"\npeople = [{{ person = \"{}\", role = \"admin\" }}, \
             {{ person = \"{}\", role = \"admin\" }}]\n",
            org.id, alice.id, bob.id
        );
        std::fs::write(world.path("roster.toml"), people).unwrap();
        let line = ["roster", "apply", "roster.toml", "--confirm"];
        world.command_as(&alice).lang("fr").args(line).run().exits(code);
        assert_eq!(std::fs::read_dir(&elsewhere).unwrap().count(), 0, "{place}");
        assert_eq!(world.writes_by(&alice), 0, "{place}");
    }
}

#[test]
fn a_link_in_place_of_a_cache_is_replaced() {
    let world = world!();
    let (alice, bob, org) = city(&world);
    let line = ["member", "add", &org.slug, &bob.slug, "--dry-run"];
    world.run_as(&alice, line);
    let cache = super::files(&world.path("cache"));
    assert!(cache.len() > 1, "the routes and the names: {cache:?}");
    for path in &cache {
        std::fs::remove_file(path).unwrap();
        planted(&world, path.strip_prefix(world.path("")).unwrap().to_str().unwrap());
    }
    let carol = world.person("Carol", "Roux");
    world.run_as(&alice, ["member", "add", &org.slug, &carol.slug, "--yes"]).success();
    world.run_as(&alice, ["member", "list", &org.slug]).success();
    assert!(is_untouched(&world.path("precious")));
    assert!(cache.iter().any(|path| !path.symlink_metadata().unwrap().is_symlink()), "{cache:?}");
}

/// Names that could be guessed were written through.
#[test]
fn no_new_file_has_a_name_that_can_be_guessed() {
    let world = world!();
    let victim = planted(&world, "state/sandbox.new");
    symlink(&victim, world.path("state/journal.jsonl.new")).unwrap();
    symlink(&victim, world.path("state/sandbox.json.new")).unwrap();
    let sandbox = ["-s", "sandbox", "org", "update", "ville-de-demonstration", "--acronym", "V", "--yes"];
    world.anonymous().args(sandbox).run().success();
    world.anonymous().args(["journal", "purge", "--older-than", "1d", "--confirm"]).run().success();
    assert!(is_untouched(&victim));
}

#[test]
fn a_world_behind_a_link_is_no_place_to_write_a_lock() {
    let world = world!();
    let victim = planted(&world, "state/sandbox.lock");
    let run = world.anonymous().lang("fr").args(["-s", "sandbox", "org", "list", "--json"]).run().exits(1);
    assert!(run.stderr.contains("un lien se trouve à sa place") && is_untouched(&victim), "{run}");
}
