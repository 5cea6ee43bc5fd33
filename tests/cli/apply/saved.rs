//! A plan in a file (G13): carried out while the portal still gives the same plan, by whom it was made.

use serde_json::json;

use super::{Town, results, town};
use crate::fault_proxy;
use crate::support::output::Output;
use crate::support::world::{Person, World};

fn plan(world: &World, town: &Town, words: &[&str]) {
    let words = [&["--out", "plan.json"][..], words].concat();
    let run = world.roster(town.alice(), "plan", &town.text, &words).run().success();
    assert!(run.stderr.contains("plan.json"), "{run}");
}

#[test]
fn a_plan_that_cannot_be_shown_is_not_saved() {
    let world = world!();
    let town = town(&world, "Ville");
    for wrong in [["-o", "ids"], ["--fields", "nonsense"]] {
        let words = [&["--out", "plan.json"][..], &wrong].concat();
        world.roster(town.alice(), "plan", &town.text, &words).run().exits(2);
        assert!(!world.path("plan.json").exists(), "{wrong:?}");
    }
}

fn apply(world: &World, by: &Person, words: &[&str]) -> Output {
    world.roster_command(by).args(["roster", "apply", "plan.json", "-o", "json"]).args(words).run()
}

#[test]
fn a_plan_is_carried_out_once() {
    let world = world!();
    let town = town(&world, "Ville");
    plan(&world, &town, &["--invite-again"]);
    assert_eq!(world.writes_by(town.alice()), 0);
    apply(&world, town.alice(), &[]).exits(2);
    apply(&world, town.alice(), &["--yes"]).exits(2);
    assert_eq!(results(&apply(&world, town.alice(), &["--dry-run"]).success()), ["planned"; 7]);
    let run = apply(&world, town.alice(), &["--confirm"]).success();
    assert_eq!(results(&run), ["changed"; 7], "{run}");
    town.is_as_wanted(&world);
    let writes = world.writes_by(town.alice());
    let again = apply(&world, town.alice(), &["--confirm"]).exits(9);
    assert_eq!(again.error()["code"], "plan_outdated", "{again}");
    assert_eq!(world.writes_by(town.alice()), writes);
}

/// What was allowed when it was made is in it.
#[test]
fn a_plan_keeps_what_was_allowed() {
    let world = world!();
    let town = town(&world, "Ville");
    plan(&world, &town, &["--prune", "--max-removals", "4"]);
    let run = apply(&world, town.alice(), &["--confirm"]).success();
    assert_eq!(results(&run), ["changed"; 8], "{run}");
    assert_eq!(world.holds(&town.org).role_of(&town.people[9]), None);
}

#[test]
fn g13_a_plan_of_another_state_is_refused_with_what_is_different() {
    let world = world!();
    let somebody = world.person("Zoé", "Nouvelle");
    type Meanwhile = fn(&World, &Town, &Person);
    let changes: [(&str, Meanwhile); 5] = [
        ("somebody joined", |world, town, new| {
            world.furnish(&town.org, json!({"members": [{"user": new.id, "role": "editor"}]}));
        }),
        ("a role changed", |world, town, _| {
            let path = world.portal.member_path(&town.org, &town.people[9]);
            world.portal.api("PUT", &path, Some(&town.people[1]), Some(json!({"role": "admin"})));
        }),
        ("somebody left", |world, town, _| {
            let path = world.portal.member_path(&town.org, &town.people[9]);
            world.portal.api("DELETE", &path, Some(&town.people[1]), None);
        }),
        ("somebody asked", |world, town, new| {
            world.request(&town.org, new, "Bonjour");
        }),
        ("done already", |world, town, _| {
            let path = world.portal.member_path(&town.org, &town.people[2]);
            world.portal.api("PUT", &path, Some(&town.people[1]), Some(json!({"role": "admin"})));
        }),
    ];
    for (name, meanwhile) in changes {
        let town = town(&world, "Ville");
        plan(&world, &town, &[]);
        meanwhile(&world, &town, &somebody);
        let run = apply(&world, town.alice(), &["--confirm"]).exits(9);
        assert_eq!((&run.error()["code"], &*run.stdout), (&json!("plan_outdated"), ""), "{name}: {run}");
        let message = run.error()["message"].as_str().unwrap().to_owned();
        let moved = [&somebody, &town.people[9], &town.people[2]];
        let is_named = moved.iter().any(|one| message.contains(&one.id)) || name == "somebody asked";
        assert!(is_named && message.contains(&town.org.slug), "{name}: {run}");
        assert_eq!(world.writes_by(town.alice()), 0, "{name}");
    }
}

#[test]
fn a_plan_of_another_account_with_flags_or_damaged_is_refused() {
    let world = world!();
    let town = town(&world, "Ville");
    plan(&world, &town, &[]);
    let other = &town.people[1];
    let run = apply(&world, other, &["--confirm"]).exits(3);
    assert!(run.error()["message"].as_str().unwrap().contains("another account"), "{run}");
    for words in [
        &["--prune"][..],
        &["--invite-again"],
        &["--max-removals", "9"],
        &["--allow-self"],
        &["--min-admins", "1"],
    ] {
        let run = apply(&world, town.alice(), &[words, &["--confirm"]].concat()).exits(2);
        assert_eq!(run.error()["code"], "plan_and_flags", "{run}");
    }
    let path = world.path("plan.json");
    let whole = std::fs::read_to_string(&path).unwrap();
    let calls = world.calls_by(town.alice()).len();
    let damages = [
        whole[..whole.len() / 2].to_owned(),
        whole.replace("\"udatactl_plan\": 1", "\"udatactl_plan\": 2"),
        whole.replace("\"roster\"", "\"rooster\""),
        whole.replace("format = 1", "format = 9"),
        "{}".to_owned(),
        "{".to_owned(),
        whole.replace(&format!("\"site\": \"{}", world.portal.base()), "\"site\": \"http://127.0.0.1:9"),
    ];
    for text in &damages {
        assert_ne!(text, &whole);
        std::fs::write(&path, text).unwrap();
        let run = apply(&world, town.alice(), &["--confirm"]).exits(2);
        assert_eq!(run.stdout, "", "{run}");
    }
    assert_eq!(world.calls_by(town.alice()).len(), calls, "a damaged plan asks the portal nothing");
    // A fingerprint that was touched up is another plan.
    std::fs::write(
        &path,
        whole.replace(&format!("{} editor", town.people[9].id), &format!("{} admin", town.people[9].id)),
    )
    .unwrap();
    apply(&world, town.alice(), &["--confirm"]).exits(9);
    assert_eq!(world.writes_by(town.alice()) + world.writes_by(other), 0);
}

#[test]
fn a_plan_that_was_carried_out_in_part_is_made_again() {
    let world = world!();
    let town = town(&world, "Ville");
    let site = fault_proxy::before(
        world.portal.base(),
        fault_proxy::refuse("409 Conflict", |method, path| method == "DELETE" && path.contains("/member/")),
    );
    let words = ["--out", "plan.json", "-s", &site];
    world.roster(town.alice(), "plan", &town.text, &words).without_env("UDATACTL_SITE").run().success();
    let command = world.roster_command(town.alice()).env("UDATACTL_SITE", &site).strangers("Test portal");
    let run = command.args(["roster", "apply", "plan.json", "--confirm", "-o", "json"]).run().exits(8);
    assert_eq!(
        results(&run),
        ["changed", "changed", "changed", "changed", "changed", "changed", "failed"],
        "{run}"
    );
    let hint = run.error()["hint"].as_str().unwrap().to_owned();
    assert!(hint.contains("roster plan`") && !hint.contains("same command"), "{run}");
    let again = world.roster(town.alice(), "apply", &town.text, &["--confirm"]).run().success();
    assert_eq!(results(&again), ["changed"], "{again}");
    town.is_as_wanted(&world);
}
