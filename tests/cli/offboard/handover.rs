//! `--replace-by` and `member replace`: first whoever comes, then whoever leaves.

use serde_json::json;

use super::{offboard, refusing_puts, role, told, writes};
use crate::support::world::{Person, World};

fn assigned(world: &World, org: &crate::support::world::Organization, person: &Person) -> Vec<String> {
    let held = world.holds(org).assignments.into_iter().filter(|one| one.user == person.id);
    let mut ids: Vec<String> = held.map(|one| one.id).collect();
    ids.sort();
    ids
}

#[test]
fn who_leaves_stays_until_whoever_comes_has_accepted() {
    let world = world!();
    let [alice, old, new] = <[Person; 3]>::try_from(world.people(3)).unwrap();
    let first = world.organization("Ville", &[(&alice, "admin"), (&old, "admin")]);
    let second = world.organization("Port", &[(&alice, "admin"), (&old, "editor"), (&new, "admin")]);
    let line = [&old.slug, "--replace-by", &new.slug, "--confirm"];
    let done = offboard(&world, &alice, &line);
    assert_eq!((role(&world, &second, &old).as_str(), role(&world, &second, &new).as_str()), ("-", "admin"));
    if world.portal.can.invites {
        assert_eq!(role(&world, &first, &old), "admin");
        assert_eq!((done.code, &done.error()["code"]), (8, &json!("waiting_for")), "{done}");
        let again = format!("udatactl offboard {} --replace-by {}", old.slug, new.slug);
        assert!(done.stderr.contains(&first.name) && done.stderr.contains(&again), "{done}");
        assert!(told(&done).contains(&(old.slug.clone(), "keep".into(), "unchanged".into())), "{done}");

        let count = writes(&world, &alice).len();
        let dry = offboard(&world, &alice, &[&line[..3], &["--dry-run"]].concat()).success();
        assert!(dry.stderr.contains(&again), "{dry}");
        let waits = offboard(&world, &alice, &line).exits(8);
        assert!(!waits.stderr.contains("Nothing to do"), "{waits}");
        assert!(told(&waits).iter().all(|(_, action, result)| action == "keep" && result == "unchanged"));
        let error = waits.error();
        assert_eq!(error["code"], "waiting_for", "{waits}");
        assert!(error["message"].as_str().unwrap().contains(&first.name), "{waits}");
        assert!(error["hint"].as_str().unwrap().contains(&again), "{waits}");
        assert_eq!(writes(&world, &alice).len(), count, "nobody is invited twice");
        world.run_as(&new, ["invite", "accept", &first.slug, "--yes"]).success();
        offboard(&world, &alice, &line).success();
    } else {
        assert_eq!(done.code, 0, "{done}");
    }
    assert_eq!((role(&world, &first, &old).as_str(), role(&world, &first, &new).as_str()), ("-", "admin"));
    let count = writes(&world, &alice).len();
    assert_eq!(offboard(&world, &alice, &line).success().json(), json!([]));
    assert_eq!(writes(&world, &alice).len(), count);
}

#[test]
fn who_has_asked_is_approved_and_takes_over_at_once() {
    let world = world!();
    let [alice, old, new] = <[Person; 3]>::try_from(world.people(3)).unwrap();
    let org = world.organization("Ville", &[(&alice, "admin"), (&old, "admin")]);
    world.request(&org, &new, "Bonjour");
    let line = ["member", "replace", &org.slug, &old.slug, &new.slug, "--json", "--confirm"];
    let done = world.run_as(&alice, line).success();
    let words: Vec<_> = told(&done).into_iter().map(|(_, action, result)| (action, result)).collect();
    let changed = |word: &str| (word.to_owned(), "changed".to_owned());
    assert_eq!(words, [changed("approve"), changed("remove")], "{done}");
    assert_eq!((role(&world, &org, &old).as_str(), role(&world, &org, &new).as_str()), ("-", "admin"));
}

#[test]
fn assignments_go_to_a_partial_editor_and_travel_with_an_invitation() {
    let world = world!();
    where_it_can!(world.portal.can.partial_editors);
    let [alice, old, new, guest] = <[Person; 4]>::try_from(world.people(4)).unwrap();
    let members = [(&alice, "admin"), (&old, "partial_editor"), (&new, "partial_editor")];
    let org = world.organization("Ville", &members);
    let mut ids =
        [world.dataset(&org, "Budget"), world.dataset(&org, "Chantiers"), world.dataset(&org, "Bancs")];
    for (person, id) in [(&old, &ids[0]), (&old, &ids[1]), (&new, &ids[1]), (&new, &ids[2])] {
        world.assign(&org, person, id);
    }
    ids.sort();
    let replace = |old: &Person, new: &Person| {
        let line = ["member", "replace", &org.slug, &old.slug, &new.slug, "--json", "--confirm"];
        world.run_as(&alice, line)
    };
    let done = replace(&old, &new).success();
    assert!(done.json().as_array().unwrap().iter().all(|row| row["verified"] == true), "{done}");
    assert_eq!(role(&world, &org, &old), "-");
    assert_eq!((assigned(&world, &org, &new), assigned(&world, &org, &old)), (ids.to_vec(), Vec::new()));

    let waits = replace(&new, &guest).exits(8);
    let again = format!("udatactl member replace {} {} {}", org.slug, new.slug, guest.slug);
    assert!(waits.stderr.contains(&again), "{waits}");
    world.run_as(&guest, ["invite", "accept", &org.slug, "--yes"]).success();
    assert_eq!(assigned(&world, &org, &guest), ids);
    replace(&new, &guest).success();
    assert_eq!(
        (role(&world, &org, &new).as_str(), role(&world, &org, &guest).as_str()),
        ("-", "partial_editor")
    );
}

#[test]
fn oneself_is_replaced_with_a_flag() {
    let world = world!();
    let [alice, new] = <[Person; 2]>::try_from(world.people(2)).unwrap();
    let org = world.organization("Ville", &[(&alice, "admin"), (&new, "editor")]);
    let line = ["member", "replace", &org.slug, "me", &new.slug, "--json", "--confirm"];
    assert_eq!(world.run_as(&alice, line).exits(3).error()["code"], "oneself");
    assert_eq!(writes(&world, &alice), []);
    world.command_as(&alice).args(line).args(["--allow-self"]).run().success();
    assert_eq!((role(&world, &org, &alice).as_str(), role(&world, &org, &new).as_str()), ("-", "admin"));
}

#[test]
fn g17_who_declined_lately_is_not_invited_again() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let [alice, old, new] = <[Person; 3]>::try_from(world.people(3)).unwrap();
    let org = world.organization("Ville", &[(&alice, "admin"), (&old, "editor")]);
    let refused = json!({"user": new.id, "kind": "invitation", "status": "refused", "role": "editor"});
    world.furnish(&org, json!({"requests": [refused]}));
    let line = [old.slug.as_str(), "--replace-by", &new.slug, "--confirm"];
    let held = offboard(&world, &alice, &line).exits(3);
    assert_eq!(held.error()["code"], "recently_turned_down", "{held}");
    assert_eq!(writes(&world, &alice), []);
    let waits = offboard(&world, &alice, &[&line[..], &["--invite-again"]].concat()).exits(8);
    assert_eq!(waits.error()["code"], "waiting_for", "{waits}");
    assert_eq!(writes(&world, &alice).len(), 1);
    assert_eq!(role(&world, &org, &old), "editor");
}

#[test]
fn who_leaves_stays_where_the_successor_could_not_be_promoted() {
    let world = world!();
    let [alice, old, new, other] = <[Person; 4]>::try_from(world.people(4)).unwrap();
    let members = [(&alice, "admin"), (&old, "admin"), (&new, "editor"), (&other, "editor")];
    let org = world.organization("Ville", &members);
    let line = ["member", "replace", &org.slug, &old.slug, &new.slug, "--json", "--confirm"];
    // Refused, and answered well without being done.
    for status in ["400 Bad Request", "200 OK"] {
        let partly = refusing_puts(&world, &alice, status).args(line).run();
        assert_ne!(partly.code, 0, "{partly}");
        let results: Vec<String> = told(&partly).into_iter().map(|(_, _, result)| result).collect();
        assert_eq!(results, ["failed", "not_tried"], "{partly}");
        assert_eq!(
            (role(&world, &org, &old).as_str(), role(&world, &org, &new).as_str()),
            ("admin", "editor")
        );
    }
    world.run_as(&alice, line).success();
    assert_eq!((role(&world, &org, &old).as_str(), role(&world, &org, &new).as_str()), ("-", "admin"));
}

#[test]
fn assignments_changed_by_somebody_else_while_the_question_stands_stop_it() {
    let world = world!();
    where_it_can!(world.portal.can.partial_editors);
    let [alice, old, new] = <[Person; 3]>::try_from(world.people(3)).unwrap();
    let members = [(&alice, "admin"), (&old, "partial_editor"), (&new, "partial_editor")];
    let org = world.organization("Ville", &members);
    let (budget, works) = (world.dataset(&org, "Budget"), world.dataset(&org, "Chantiers"));
    world.assign(&org, &old, &budget);
    let line = ["offboard", &old.slug, "--replace-by", &new.slug];
    let mut terminal = world.command_as(&alice).args(line).terminal();
    terminal.expect("[y/N]");
    world.assign(&org, &new, &works);
    terminal.send_line("y").expect("was changed by someone else");
    assert_eq!(terminal.wait(), 9, "{terminal}");
    assert_eq!(
        (assigned(&world, &org, &new), role(&world, &org, &old).as_str()),
        (vec![works], "partial_editor")
    );
}
