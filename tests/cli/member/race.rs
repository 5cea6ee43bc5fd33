//! Several of our processes in one organization: the lock makes them take turns (G21), and what is left is exactly
//! what was asked.

use std::time::Duration;

use crate::support::held::Call;
use crate::support::run::finish;

#[test]
fn g21_removals_and_promotions_at_once_lose_nobody() {
    let portal = own_portal!("--races", "2");
    let world = world!(&portal);
    let alice = world.person("Alice", "Martin");
    let people = world.people(12);
    let mut members = vec![(&alice, "admin")];
    members.extend(people.iter().map(|one| (one, "editor")));
    let org = world.organization("Ville", &members);
    let runs: Vec<_> = people[..8]
        .iter()
        .enumerate()
        .map(|(index, person)| {
            let verb = if index % 2 == 0 { "remove" } else { "promote" };
            let line = ["member", verb, &org.slug, &person.slug, "--yes", "--json"];
            let command = world.command_as(&alice).args(line);
            (command.start(), command.line())
        })
        .collect();
    for (child, line) in runs {
        let run = finish(child, &line, Duration::from_mins(1)).success();
        assert_eq!(run.json()[0]["result"], "changed", "{run}");
        assert_eq!(run.json()[0]["verified"], true, "{run}");
    }
    let held = world.holds(&org);
    for (index, person) in people.iter().enumerate() {
        let wanted = match index {
            0..8 if index % 2 == 0 => None,
            0..8 => Some("admin"),
            _ => Some("editor"),
        };
        assert_eq!(held.role_of(person).as_deref(), wanted, "{}: {held:?}", person.slug);
    }
    assert_eq!((held.members(), held.admins()), (9, 5));
    let writes: Vec<Call> = world.calls(&org).into_iter().filter(Call::is_write).collect();
    assert_eq!(writes.len(), 8, "nothing had to be repeated");
    for (index, one) in writes.iter().enumerate() {
        assert!(writes[..index].iter().all(|other| !one.overlaps(other)), "{one} overlaps another write");
    }
}

#[test]
fn g3_two_administrators_who_remove_each_other_leave_one() {
    let portal = own_portal!("--races", "2");
    let world = world!(&portal);
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "admin")]);
    let start = |by, target: &str| {
        let command = world.command_as(by).args(["member", "remove", &org.slug, target, "--yes"]);
        (command.start(), command.line())
    };
    let runs = [start(&alice, &bob.slug), start(&bob, &alice.slug)];
    let codes: Vec<i32> =
        runs.into_iter().map(|(child, line)| finish(child, &line, Duration::from_mins(1)).code).collect();
    assert_eq!(codes.iter().filter(|code| **code == 0).count(), 1, "one of the two: {codes:?}");
    let held = world.holds(&org);
    assert_eq!((held.members(), held.admins()), (1, 1));
}

#[test]
fn g22_somebody_elses_change_is_told_and_not_called_ours() {
    let portal = own_portal!("--latency", "20");
    let world = world!(&portal);
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let people = world.people(6);
    let mut members = vec![(&alice, "admin"), (&bob, "editor")];
    members.extend(people.iter().map(|one| (one, "editor")));
    let org = world.organization("Ville", &members);
    let slugs = people[..5].iter().map(|one| one.slug.as_str());
    let line: Vec<&str> =
        ["member", "promote", &org.slug, "--yes", "--json"].into_iter().chain(slugs).collect();
    let command = world.command_as(&alice).args(line);
    let child = command.start();
    // Once its first write is seen, somebody promotes a bystander on the portal's own pages.
    while !world.calls(&org).iter().any(|call| call.is_write() && call.status == Some(200)) {
        std::thread::sleep(Duration::from_millis(2));
    }
    let path = portal.member_path(&org, &bob);
    let role = serde_json::json!({"role": "admin"});
    assert_eq!(portal.api("PUT", &path, Some(portal.staff()), Some(role)).status, 200);
    let run = finish(child, &command.line(), Duration::from_mins(1)).exits(8);
    assert_eq!(run.error()["code"], "changed_by_someone_else", "{run}");
    assert!(run.stderr.contains(&format!("Someone else changed {}", bob.full_name())), "{run}");
    let held = world.holds(&org);
    assert_eq!(held.role_of(&bob).as_deref(), Some("admin"), "it is left as they made it");
    assert_eq!(held.admins(), 7);
}

#[test]
fn g3_the_fewest_administrators_are_counted_again_before_the_write() {
    let portal = own_portal!("--latency", "20");
    let world = world!(&portal);
    let (alice, bob, carol) =
        (world.person("Alice", "Martin"), world.person("Bob", "Petit"), world.person("Carol", "Roux"));
    let people = world.people(4);
    let mut members = vec![(&alice, "admin"), (&bob, "admin"), (&carol, "admin")];
    members.extend(people.iter().map(|one| (one, "editor")));
    let org = world.organization("Ville", &members);
    let slugs = people.iter().chain([&bob]).map(|one| one.slug.as_str());
    let line = ["member", "remove", &org.slug, "--yes", "--json", "--min-admins", "2"];
    let command = world.command_as(&alice).args(line.into_iter().chain(slugs));
    let child = command.start();
    while !world.calls(&org).iter().any(|call| call.is_write() && call.status == Some(204)) {
        std::thread::sleep(Duration::from_millis(2));
    }
    let path = portal.member_path(&org, &carol);
    assert_eq!(portal.api("DELETE", &path, Some(portal.staff()), None).status, 204);
    let run = finish(child, &command.line(), Duration::from_mins(1)).exits(8);
    assert_eq!(run.json()[4]["result"], "refused", "{run}");
    assert_eq!(world.holds(&org).admins(), 2);
}
