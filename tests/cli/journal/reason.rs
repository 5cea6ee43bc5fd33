//! Why a run was made: `--reason` and `UDATACTL_REASON`, kept with each of its writes.

use std::collections::BTreeSet;

use serde_json::json;

use super::listed;
use crate::support::world::World;

fn removed(world: &World, reason: Option<&str>, variable: Option<&str>) -> serde_json::Value {
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let mut command = world.command_as(&alice);
    if let Some(variable) = variable {
        command = command.env("UDATACTL_REASON", variable);
    }
    let command = command.args(["member", "remove", &org.slug, &bob.slug, "--yes"]);
    command.args(reason.map(|reason| format!("--reason={reason}"))).run().success();
    listed(world, &["--org", &org.id])[0]["reason"].clone()
}

#[test]
fn it_is_kept_with_each_write_on_one_line() {
    let world = world!();
    assert_eq!(removed(&world, None, None), json!(null));
    assert_eq!(removed(&world, Some("TICKET-42"), None), "TICKET-42");
    assert_eq!(removed(&world, None, Some("commit 3f9a12b")), "commit 3f9a12b");
    assert_eq!(removed(&world, Some("TICKET-43"), Some("commit 3f9a12b")), "TICKET-43", "a flag comes first");
    let odd = removed(&world, Some("two\nlines \u{1b}[31mred\u{7}\u{202e}"), None);
    assert_eq!(odd, "two lines red");
    let long = removed(&world, Some(&"é".repeat(1_000)), None);
    assert!(long.as_str().unwrap().chars().count() <= 201, "{long}");
    let shown = world.anonymous().args(["journal", "list", "-o", "plain", "--fields", "id,reason"]).run();
    assert!(shown.success().stdout.contains("TICKET-42"));
    let nothing = world.anonymous().args(["journal", "list", "--reason", "\u{1b}", "--json"]).run().exits(2);
    assert_eq!(nothing.error()["code"], "bad_value");
}

/// There, `--reason` is what the letter says.
#[test]
fn the_text_of_a_letter_is_not_the_journals() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let line = ["org", "certify-request", &org.slug, "--proof", "x", "--siret-check", "never"];
    let written = world.command_as(&alice).args(line).args(["--reason", "Mission de service public"]).run();
    assert!(written.success().stdout.contains("Mission de service public"));
    let help = world.anonymous().args(["org", "certify-request", "--help"]).run().success();
    assert!(!help.stdout.contains("Why this is done"), "{help}");
    assert_eq!(help.stdout.matches("--reason <").count(), 1, "{help}");
}

#[test]
fn runs_of_one_second_have_names_of_their_own() {
    let world = world!();
    let runs = 8;
    for _ in 0..runs {
        removed(&world, None, None);
    }
    let names: BTreeSet<String> =
        listed(&world, &[]).iter().map(|one| one["run"].as_str().unwrap().to_owned()).collect();
    assert_eq!(names.len(), runs);
    for name in &names {
        let (moment, chance) = name.split_once('-').unwrap();
        assert!(moment.ends_with('Z') && chance.len() == 12, "no number of a process: {name}");
        assert!(chance.chars().all(|digit| digit.is_ascii_hexdigit()), "{name}");
    }
}
