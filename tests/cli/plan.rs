//! `roster plan`: what would be done, person by person, and nothing is ever written.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::support::roster::{of, told, toml};
use crate::support::world::{Organization, Person, World};

mod damaged;
mod people;
mod policy;
mod stopped;

/// An organization of one administrator and an editor, and somebody else.
struct Town {
    alice: Person,
    bob: Person,
    carol: Person,
    org: Organization,
}

fn town(world: &World) -> Town {
    let [alice, bob, carol] = <[Person; 3]>::try_from(world.people(3)).unwrap();
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    Town { alice, bob, carol, org }
}

#[test]
fn the_keys_of_the_json_are_stable() {
    let world = world!();
    let Town { alice, bob, carol, org } = town(&world);
    let text = toml(&[(&org.slug, &[(&alice.id, "admin"), (&bob.id, "admin"), (&carol.id, "editor")])]);
    let plan = world.roster(&alice, "plan", &text, &[]).run().success().json();
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<BTreeSet<_>>();
    let named = |keys: &[&str]| keys.iter().map(ToString::to_string).collect::<BTreeSet<_>>();
    let summary = [
        "organizations",
        "to_do",
        "invite",
        "approve",
        "add",
        "role",
        "assign",
        "remove",
        "cancel",
        "resend",
        "removals",
        "removals_at_most",
        "mails",
        "waiting",
        "blocked",
        "undecided",
        "unknown",
        "another_role",
        "refused_before",
        "overdue",
        "stale",
        "unlisted",
        "unchanged",
        "unmanaged",
        "findings",
        "unread",
    ];
    assert_eq!(keys(&plan), named(&["summary", "people"]));
    assert_eq!(keys(&plan["summary"]), named(&summary));
    let row = [
        "organization",
        "organization_id",
        "person",
        "person_id",
        "name",
        "line",
        "action",
        "blocked_action",
        "before",
        "after",
        "reason",
        "candidates",
        "until",
        "mails",
    ];
    assert!(plan["people"].as_array().unwrap().iter().all(|one| keys(one) == named(&row)), "{plan}");
    let invites = world.portal.can.invites;
    let added = if invites { "invite" } else { "add" };
    let figures = ["to_do", "role", added, "mails", "unchanged", "removals_at_most", "blocked"];
    let told = figures.map(|key| plan["summary"][key].clone());
    assert_eq!(told, [2, 1, 1, usize::from(invites), 1, 5, 0].map(Value::from));
    let promoted = json!({
        "organization": org.slug, "organization_id": org.id, "person": bob.slug, "person_id": bob.id,
        "name": bob.full_name(), "line": 6, "action": "role", "blocked_action": null, "before": "editor",
        "after": "admin", "reason": null, "candidates": [], "until": null, "mails": 0,
    });
    assert!(plan["people"].as_array().unwrap().contains(&promoted), "{plan}");
}

#[test]
fn each_line_of_jsonl_is_a_record() {
    let world = world!();
    let Town { alice, bob, org, .. } = town(&world);
    let text = toml(&[(&org.slug, &[(&alice.slug, "admin"), (&bob.slug, "admin")])]);
    let lines = world.roster(&alice, "plan", &text, &["-o", "jsonl"]).run().success().stdout;
    assert!(lines.lines().all(|line| serde_json::from_str::<Value>(line).is_ok()), "{lines}");
    assert_eq!(world.writes_by(&alice), 0);
}

#[test]
fn the_exit_code_tells_what_there_is_to_do_where_that_is_asked() {
    let world = world!();
    let Town { alice, bob, org, .. } = town(&world);
    let same = toml(&[(&org.slug, &[(&alice.id, "admin"), (&bob.id, "editor")])]);
    let other = toml(&[(&org.slug, &[(&alice.id, "admin"), (&bob.id, "admin")])]);
    let nobody = toml(&[(&org.slug, &[(&alice.id, "admin"), ("no-such-person", "editor")])]);
    let blocked = toml(&[(&org.slug, &[(&alice.id, "editor"), (&bob.id, "editor")])]);
    for (text, code) in [(&same, 0), (&other, 10), (&nobody, 10), (&blocked, 3)] {
        world.roster(&alice, "plan", text, &[]).run().success();
        let run = world.roster(&alice, "plan", text, &["--exit-code"]).run().exits(code);
        assert!(run.json()["people"].is_array(), "the plan is shown whatever the code: {run}");
    }
    let run = world.roster(&alice, "plan", &blocked, &["--exit-code"]).run();
    assert_eq!(run.error()["code"], "last_admin", "{run}");
    assert_eq!(world.writes_by(&alice), 0);
}

/// A pipe's roster, a spreadsheet's, and one that leaves an organization alone.
#[test]
fn a_roster_may_come_through_a_pipe_and_as_csv() {
    let world = world!();
    let Town { alice, bob, org, .. } = town(&world);
    let sheet = format!(
        "organization;person;role;unmanaged\n{};{};admin;\nelsewhere;;;not mine\n",
        org.slug, bob.slug
    );
    let command = world.command_as(&alice).stdin(sheet).args(["roster", "plan", "-", "-o", "json"]);
    let run = command.run().success();
    assert_eq!(of(&run, &bob.slug), "role editor>admin -", "{run}");
    assert_eq!(of(&run, &alice.slug), "unlisted admin>admin -", "{run}");
    assert_eq!(told(&run).last().unwrap().1, "unmanaged ->- said_unmanaged", "{run}");
    assert!(world.calls_by(&alice).iter().all(|call| !call.path.contains("elsewhere")));
}

#[test]
fn a_line_whose_day_has_passed_is_a_reminder_and_nothing_more() {
    let world = world!();
    let Town { alice, bob, org, .. } = town(&world);
    let text = toml(&[(&org.slug, &[(&alice.id, "admin"), (&bob.id, "editor")])]);
    let with = |day: &str| {
        text.replace("role = \"editor\"", &format!("role = \"editor\", name = \"Bob\", until = {day}"))
    };
    let planned = world.roster(&alice, "plan", &with("2020-06-30"), &["--exit-code"]).run().exits(10);
    assert!(planned.stderr.contains("until a day that is over") && planned.stderr.contains("2020-06-30"));
    let row =
        planned.json()["people"].as_array().unwrap().iter().find(|row| row["action"] == "overdue").cloned();
    assert_eq!(row.unwrap()["until"], "2020-06-30", "{planned}");
    let applied = world.roster(&alice, "apply", &with("2020-06-30"), &["--confirm"]).run().success();
    assert!(applied.stderr.contains("2020-06-30"), "{applied}");
    let later = world.roster(&alice, "plan", &with("2999-06-30"), &[]).run().success();
    assert!(!later.stderr.contains("2999-06-30"), "{later}");
}
