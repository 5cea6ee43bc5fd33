//! `notification`: what the portal tells, and what waits.

use serde_json::{Value, json};

use crate::support::world::{Organization, Person, World};

/// Somebody asks to join, as they do: the portal tells its administrators.
fn asks(world: &World, person: &Person, organization: &Organization) {
    world.run_as(person, ["org", "join", &organization.slug, "--comment", "Bonjour", "--yes"]).success();
}

fn listed(world: &World, person: &Person, more: &[&str]) -> Vec<Value> {
    let line = [&["notification", "list", "-o", "json"], more].concat();
    world.run_as(person, line).success().json().as_array().unwrap().clone()
}

#[test]
fn what_the_portal_tells_is_listed_in_words_and_marked_as_read() {
    let world = world!();
    let (alice, carol) = (world.person("Alice", "Martin"), world.person("Carol", "Roux"));
    let none = world.run_as(&alice, ["notification", "list", "-o", "json"]).success();
    assert_eq!(none.stdout, "[]\n");
    assert!(none.stderr.contains("No notification."), "{none}");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    asks(&world, &carol, &org);

    let told = listed(&world, &alice, &[]);
    assert_eq!(told.len(), 1, "{told:#?}");
    let one = &told[0];
    let said =
        [&one["state"], &one["what"], &one["organization"], &one["person_id"], &one["requires_action"]];
    assert_eq!(
        said,
        [&json!("unread"), &json!("membership-requested"), &json!(org.slug), &json!(carol.id), &json!(true)]
    );
    let table =
        world.command_as(&alice).lang("fr").args(["notification", "list", "-o", "table"]).run().success();
    assert!(table.stdout.contains("non lue") && table.stdout.contains("demande d'adhésion"), "{table}");
    assert!(table.stdout.contains(&carol.full_name()) && table.stdout.contains(&org.name), "{table}");
    assert_eq!(listed(&world, &alice, &["--handled"]).len(), 0);

    if !world.portal.can.marks_notifications() {
        assert_eq!(one["id"], Value::Null);
        for line in [["notification", "read", "7ca78d4b"], ["notification", "read", "--all"]] {
            let refused = world.run_as(&alice, line.into_iter().chain(["-o", "json"])).exits(7);
            assert_eq!(refused.error()["code"], "portal_too_old");
            assert!(refused.stderr.contains("nothing of it can be marked as read"), "{refused}");
        }
        return;
    }
    let id = one["id"].as_str().unwrap();
    let short = one["short_id"].as_str().unwrap();
    assert!(id.starts_with(short) && table.stdout.contains(short), "{table}");

    // What asks for an answer is left, unless it is named.
    let all = world.run_as(&alice, ["notification", "read", "--all"]).success();
    assert!(all.stdout.is_empty() && all.stderr.contains("1 notification asks for an answer"), "{all}");
    let planned = world.run_as(&alice, ["notification", "read", short, "-n", "-o", "json"]).success().json();
    assert_eq!(planned[0]["result"], "planned");
    assert_eq!(listed(&world, &alice, &["--unread"]).len(), 1);
    let held = world.command_as(&alice).env("UDATACTL_READ_ONLY", "1");
    held.args(["notification", "read", short]).run().exits(3);

    let done = world.run_as(&alice, ["notification", "read", short, id, "-o", "json"]).success().json();
    let said =
        [&done[0]["result"], &done[0]["verified"], &done[0]["id"], &done[0]["before"], &done[0]["after"]];
    assert_eq!(said, [&json!("changed"), &json!(true), &json!(id), &json!("unread"), &json!("handled")]);
    assert_eq!(done.as_array().unwrap().len(), 1, "named twice, marked once");
    assert_eq!(listed(&world, &alice, &["--unread"]).len(), 0);
    assert_eq!(listed(&world, &alice, &["--handled"])[0]["id"], json!(id));
    let again = world.run_as(&alice, ["notification", "read", id, "-o", "json"]).success().json();
    assert_eq!(again[0]["result"], "unchanged");
    let journal = world.run_as(&alice, ["journal", "list", "-o", "json"]).success().json();
    assert_eq!((&journal[1]["action"], &journal[1]["request"]), (&json!("read"), &json!(id)), "{journal:#}");
}

#[test]
fn the_unread_come_first_and_all_marks_what_only_has_to_be_read() {
    let world = world!();
    where_it_can!(world.portal.can.notifies());
    let (alice, carol) = (world.person("Alice", "Martin"), world.person("Carol", "Roux"));
    let (first, second) = (
        world.organization("Ville", &[(&alice, "admin")]),
        world.organization("Agglo", &[(&alice, "admin")]),
    );
    asks(&world, &carol, &first);
    asks(&world, &carol, &second);
    for (org, verb) in [(&first, "approve"), (&second, "reject")] {
        let line = ["requests", verb, &org.slug, &carol.slug, "--comment", "Merci", "--yes"];
        let line = if verb == "approve" { [&line[..4], &line[6..]].concat() } else { line.to_vec() };
        world.run_as(&alice, line).success();
    }
    let told = listed(&world, &carol, &[]);
    let kinds: Vec<&str> = told.iter().map(|one| one["what"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["membership-refused", "membership-accepted"], "the newest first");
    world.run_as(&carol, ["notification", "read", told[0]["id"].as_str().unwrap()]).success();
    let kinds: Vec<(Value, Value)> = listed(&world, &carol, &[])
        .into_iter()
        .map(|mut one| (one["state"].take(), one["what"].take()))
        .collect();
    let expected = [("unread", "membership-accepted"), ("handled", "membership-refused")];
    assert_eq!(kinds, expected.map(|(state, what)| (json!(state), json!(what))));

    let all = world.run_as(&carol, ["notification", "read", "--all", "-o", "json"]).success().json();
    assert_eq!((all.as_array().unwrap().len(), &all[0]["what"]), (1, &json!("membership-accepted")));
    assert_eq!(listed(&world, &carol, &["--unread"]).len(), 0);
}

#[test]
fn what_is_not_mine_is_not_found_and_which_ones_must_be_said() {
    let world = world!();
    where_it_can!(world.portal.can.marks_notifications());
    let (alice, carol) = (world.person("Alice", "Martin"), world.person("Carol", "Roux"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    asks(&world, &carol, &org);
    let id = listed(&world, &alice, &[])[0]["id"].as_str().unwrap().to_owned();
    let foreign = world.run_as(&carol, ["notification", "read", &id, "-o", "json"]).exits(6);
    assert_eq!(foreign.error()["code"], "unknown_notification");
    world.run_as(&alice, ["notification", "read", &id[..3]]).exits(6);
    // One that is not found stops all.
    world.run_as(&alice, ["notification", "read", &id, "no-such-one"]).exits(6);
    assert_eq!(listed(&world, &alice, &["--unread"]).len(), 1);
    world.run_as(&alice, ["notification", "read"]).exits(2);
    world.run_as(&alice, ["notification", "read", &id, "--all"]).exits(2);
    world.anonymous().args(["notification", "list"]).run().exits(4);
    let piped = world.command_as(&alice).stdin(format!("{id}\n"));
    piped.args(["notification", "read", "-"]).run().success();
    assert_eq!(listed(&world, &alice, &["--unread"]).len(), 0);
}
