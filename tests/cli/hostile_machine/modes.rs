//! Who may read what we write: its owner alone, whatever the umask; a file that a person made keeps its mode.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::{city, files, in_shell};
use crate::support::world::World;

fn mode(path: &Path) -> u32 {
    path.metadata().unwrap().permissions().mode() & 0o777
}

fn with_umask(world: &World, person: &crate::support::world::Person, umask: &str, words: &[&str]) {
    let script = format!("umask {umask}; exec \"$0\" \"$@\"");
    in_shell(world.command_as(person).lang("fr"), &script, words).run().success();
}

#[test]
fn what_names_people_is_for_its_owner_alone() {
    for umask in ["0000", "0022", "0477"] {
        let world = world!();
        let (alice, bob, org) = city(&world);
        let run = |words: &[&str]| with_umask(&world, &alice, umask, words);
        run(&["roster", "export", &org.slug, "--out", "roster.toml"]);
        run(&["roster", "export", &org.slug, "--out", "roster.csv"]);
        let text = std::fs::read_to_string(world.path("roster.toml")).unwrap();
        std::fs::write(world.path("mine.toml"), text.replace("\"editor\"", "\"admin\"")).unwrap();
        run(&["roster", "plan", "mine.toml", "--out", "plan.json"]);
        let letter = ["--reason", "x", "--proof", "y", "--out", "letter.txt", "--siret-check", "never"];
        run(&[&["org", "certify-request", &org.slug][..], &letter].concat());
        run(&["sandbox", "export", "--out", "world.json"]);
        for name in ["roster.toml", "roster.csv", "plan.json", "letter.txt", "world.json"] {
            assert_eq!(mode(&world.path(name)), 0o600, "{name}, umask {umask}");
        }
        if umask == "0477" {
            // Directories made with it could not be looked into.
            continue;
        }
        run(&["roster", "apply", "plan.json", "--confirm"]);
        let script = format!("umask {umask}; exec \"$0\" \"$@\"");
        in_shell(world.anonymous(), &script, &["-s", "sandbox", "org", "list"]).run().success();
        assert_eq!(world.holds(&org).role_of(&bob).as_deref(), Some("admin"));
        let ours: Vec<_> =
            ["state", "cache", "config"].iter().flat_map(|one| files(&world.path(one))).collect();
        assert!(ours.iter().any(|path| path.starts_with(world.path("state/rosters"))), "{ours:?}");
        for path in ours {
            assert_eq!(mode(&path) & 0o077, 0, "{}, umask {umask}", path.display());
        }
    }
}

#[test]
fn a_file_that_a_person_made_keeps_its_mode() {
    let world = world!();
    let (alice, _, org) = city(&world);
    let export = ["roster", "export", &org.slug, "--out", "roster.toml"];
    world.run_as(&alice, export).success();
    let path = world.path("roster.toml");
    std::fs::set_permissions(&path, PermissionsExt::from_mode(0o644)).unwrap();
    world.run_as(&alice, export).success();
    assert_eq!(mode(&path), 0o644);
    std::fs::write(&path, "mine\n").unwrap();
    world.run_as(&alice, export).exits(2);
    world.command_as(&alice).args(export).args(["--force"]).run().success();
    assert_eq!(mode(&path), 0o644);
}

/// Pages of the manual are for everybody.
#[test]
fn pages_of_the_manual_are_for_everybody() {
    let world = world!();
    world.anonymous().args(["man", "pages"]).run().success();
    assert_eq!(mode(&world.path("pages/man1/udatactl.1")) & 0o444, 0o444);
}
