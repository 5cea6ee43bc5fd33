//! `journal purge`.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::{listed, update};
use crate::support::journal;
use crate::support::output::Output;
use crate::support::world::World;

/// Makes all lines so many days old.
fn aged(world: &World, days: i64) {
    let moment = Timestamp::now() - SignedDuration::from_hours(24 * days);
    journal::rewrite(&world.path("state"), |_, line| line["at"] = json!(moment.to_string()));
}

fn purge(world: &World, more: &[&str]) -> Output {
    world.anonymous().args(["journal", "purge"]).args(more).run()
}

#[test]
fn a_year_is_kept() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    for acronym in ["A", "B"] {
        assert_eq!(update(&world, &alice, &org, acronym), 0);
    }
    let path = world.path("state/journal.jsonl");
    aged(&world, 300);
    let text = std::fs::read_to_string(&path).unwrap();
    let nothing = purge(&world, &["--confirm", "--json"]).success();
    assert_eq!((&nothing.json()["result"], &nothing.json()["after"]), (&json!("unchanged"), &json!(2)));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);

    aged(&world, 400);
    let text = std::fs::read_to_string(&path).unwrap();
    let dry = purge(&world, &["-n", "--json"]).success();
    assert_eq!((&dry.json()["result"], &dry.json()["before"]), (&json!("planned"), &json!(2)));
    assert!(dry.stderr.contains("2 writes") && dry.stderr.contains("0 stay"), "{dry}");
    assert_eq!(purge(&world, &["--yes", "--json"]).exits(2).error()["code"], "needs_confirmation");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);

    let done = purge(&world, &["--confirm", "--json"]).success();
    assert_eq!((&done.json()["result"], &done.json()["after"]), (&json!("changed"), &json!(0)));
    assert_eq!(listed(&world, &[]).len(), 0);
    assert_eq!(update(&world, &alice, &org, "C"), 0);
    assert_eq!(listed(&world, &[]).len(), 1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

/// G31: no variable of a build or a test lets a guard, an age or a purge through.
#[test]
fn g31_no_variable_moves_the_clock() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    assert_eq!(update(&world, &alice, &org, "A"), 0);
    let in_ten_years = (Timestamp::now() + SignedDuration::from_hours(24 * 3_650)).as_second().to_string();
    let moved = || world.command_as(&alice).env("SOURCE_DATE_EPOCH", &in_ten_years);
    let purged = moved().args(["journal", "purge", "--confirm", "--json"]).run().success();
    assert_eq!(purged.json()["result"], "unchanged", "{purged}");
    let recent = moved().args(["journal", "list", "--since", "1h", "--json"]).run().success();
    assert_eq!(recent.json().as_array().unwrap().len(), 1, "{recent}");
    assert_eq!(update(&world, &alice, &org, "B"), 0);
    assert!(
        listed(&world, &[]).iter().all(|one| !one["run"].as_str().unwrap().starts_with("203")),
        "a run is named by the machine's clock"
    );
    where_it_can!(world.portal.can.invites);
    world.invitation(&org, &bob, "editor");
    let pruned = moved().args(["invite", "prune", "--older-than", "365d", "--confirm", "--json"]).run();
    assert_eq!(pruned.success().json(), json!([]));
    assert_eq!(world.holds(&org).requests[0].status, "pending");
}

#[test]
fn what_is_young_or_under_way_stays() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    for acronym in ["A", "B", "C"] {
        assert_eq!(update(&world, &alice, &org, acronym), 0);
    }
    let path = world.path("state/journal.jsonl");
    // The first is old, the second is under way.
    journal::rewrite(&world.path("state"), |number, line| {
        if number < 2 {
            let moment = line["at"].as_str().unwrap().replacen("20", "19", 1);
            line["at"] = json!(moment);
        }
    });
    let text = std::fs::read_to_string(&path).unwrap();
    let mut lines: Vec<String> = text.lines().map(|line| format!("{line}\n")).collect();
    lines.remove(3);
    std::fs::write(&path, lines.concat()).unwrap();
    let purge = |age: &str| world.anonymous().lang("fr").args(["journal", "purge", "--older-than", age]);
    let asked = purge("10d").args(["--confirm", "--json"]).run().success();
    assert!(
        asked.stderr.contains("1 écriture antérieure") && asked.stderr.contains("30 derniers jours"),
        "{asked}"
    );
    assert_eq!(std::fs::read_to_string(&path).unwrap(), lines[2..].concat());
    let results: Vec<Value> = listed(&world, &[]).iter().map(|record| record["result"].clone()).collect();
    assert_eq!(results, ["under_way", "done"]);
    purge("0d").run().exits(2);
    purge("99999999d").run().exits(2);
}
