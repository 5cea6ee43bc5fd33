//! Beside somebody who writes to the same organization and neither waits nor looks. udata lets each undo what the other
//! does; what we report is what is there, person by person, and a last run of ours alone brings what was asked.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use serde_json::json;

use super::gate::{Strangers, Write, accept, remove, role};
use super::runs;
use crate::fault_proxy::{self, Fate};
use crate::support::held::Held;
use crate::support::http;
use crate::support::output::Output;
use crate::support::world::{Organization, Person, World};

/// Each record says what the portal held at our last look; whoever else is not what they were is named, and nobody else.
#[track_caller]
fn is_true(run: &Output, before: &Held, after: &Held, people: &[Person], wanted: Option<&str>) {
    assert!([0, 8].contains(&run.code), "{run}");
    assert!(after.members.iter().all(|member| member.user.is_some()), "a member without user: {after:?}");
    let records = run.json();
    let record = |person: &Person| {
        records.as_array().unwrap().iter().find(|record| record["id"] == person.id.as_str()).cloned()
    };
    let mut all_well = true;
    for person in people {
        let (was, is) = (before.role_of(person), after.role_of(person));
        let named = run.stderr.contains(&format!("Someone else changed {}", person.full_name()));
        if let Some(record) = record(person) {
            let asked = after.requests_of(person).first().map(|request| request.status.clone());
            let state = is.clone().or(asked).map_or(json!(null), |state| json!(state));
            assert_eq!(record["after"], state, "{}: {run}\n{after:?}", person.slug);
            assert_eq!(record["verified"], is.as_deref() == wanted, "{}: {run}", person.slug);
            all_well &= is.as_deref() == wanted;
        } else {
            assert_eq!(named, was != is, "{} was {was:?} and is {is:?}: {run}", person.slug);
            all_well &= was == is;
        }
    }
    assert_eq!(run.code == 0, all_well, "{run}");
}

/// People of whom some are a run's and others strangers': the last ones are never touched, so that no position that
/// anybody writes to lies past the end, where udata would make a member without user.
fn town(world: &World, alice: &Person, people: &[Person]) -> Organization {
    let mut members = vec![(alice, "admin")];
    members.extend(people.iter().map(|person| (person, "editor")));
    world.organization("Ville", &members)
}

/// Runs a command about `ours` beside strangers, looks whether it says what is there, and runs it once more alone.
#[track_caller]
fn is_right_beside(
    writes: Vec<Write>,
    (world, organization, alice): (&World, &Organization, &Person),
    words: &[&str],
    (people, ours, wanted): (&[Person], &[Person], Option<&str>),
) {
    let strangers = Strangers::write(world, organization, world.portal.staff(), 2, writes);
    let words = [&words[..2], &[organization.slug.as_str(), "--yes", "--json"], &words[2..]].concat();
    let command = world.command_as(alice).env("UDATACTL_SITE", &strangers.site).args(words);
    let command = command.args(ours.iter().map(|person| &person.slug));
    let run = command.run();
    let (before, after) = strangers.end();
    assert_eq!(world.holds(organization).members, after.members);
    is_true(&run, &before, &after, people, wanted);
    let last = command.run().success();
    let held = world.holds(organization);
    let mut roles = ours.iter().map(|person| held.role_of(person));
    assert!(roles.all(|role| role.as_deref() == wanted), "{run}\n{last}\n{held:?}");
}

#[test]
fn g22_approvals() {
    let portal = own_portal!("--races", "1");
    for _ in 0..runs() {
        let world = world!(&portal);
        let alice = world.person("Alice", "Martin");
        let people = world.people(20);
        let organization = town(&world, &alice, &people[..4]);
        let requests: Vec<String> =
            people[4..].iter().map(|person| world.request(&organization, person, "Bonjour")).collect();
        let mut writes: Vec<Write> = requests[8..].iter().map(|request| accept(request)).collect();
        writes.extend([role(&people[0], "admin"), role(&people[0], "editor")]);
        let asked = (&people[..], &people[4..12], Some("editor"));
        is_right_beside(writes, (&world, &organization, &alice), &["requests", "approve"], asked);
    }
}

#[test]
fn g22_promotions() {
    let portal = own_portal!("--races", "1");
    for _ in 0..runs() {
        let world = world!(&portal);
        let alice = world.person("Alice", "Martin");
        let people = world.people(20);
        let organization = town(&world, &alice, &people[..16]);
        let mut writes: Vec<Write> = Vec::new();
        for (leaving, coming) in people[..4].iter().zip(&people[16..]) {
            let request = world.request(&organization, coming, "Bonjour");
            writes.extend([role(leaving, "partial_editor"), remove(leaving), accept(&request)]);
        }
        let asked = (&people[..], &people[4..10], Some("admin"));
        is_right_beside(
            writes,
            (&world, &organization, &alice),
            &["member", "promote", "--to", "admin"],
            asked,
        );
    }
}

#[test]
fn g22_removals() {
    let portal = own_portal!("--races", "1");
    for _ in 0..runs() {
        let world = world!(&portal);
        let alice = world.person("Alice", "Martin");
        let people = world.people(16);
        let organization = town(&world, &alice, &people);
        let both = |person| [role(person, "admin"), role(person, "editor")];
        let writes = people[..7].iter().flat_map(both).collect();
        let asked = (&people[..], &people[2..7], None);
        is_right_beside(writes, (&world, &organization, &alice), &["member", "remove"], asked);
    }
}

/// Somebody takes the membership away before we can look, twice; then once more on purpose.
#[test]
fn g20_an_approval_that_was_undone_is_done_again_and_a_removal_is_not() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let organization = world.organization("Ville", &[(&alice, "admin")]);
    let request = world.request(&organization, &bob, "Bonjour");
    let (base, key) = (world.portal.base().to_owned(), world.portal.staff().token.clone());
    let path = format!("/api/1/organizations/{}/member/{}/", organization.id, bob.id);
    let (gone, accepts) = (path.clone(), AtomicUsize::new(0));
    let site = fault_proxy::before(world.portal.base(), move |_, path| {
        if !path.ends_with("/accept/") || accepts.fetch_add(1, Ordering::SeqCst) >= 2 {
            return Fate::PassedOn;
        }
        let (base, key, gone) = (base.clone(), key.clone(), gone.clone());
        Fate::AnswerAfter(Box::new(move || {
            http::send(&base, "DELETE", &gone, Some(&key), None);
        }))
    });
    let words = ["requests", "approve", organization.slug.as_str(), bob.slug.as_str(), "--yes", "--json"];
    let command = world.command_as(&alice).env("UDATACTL_SITE", site).args(words);
    let run = command.run().exits(8);
    let record = &run.json()[0];
    assert_eq!((&record["result"], &record["after"]), (&json!("failed"), &json!("accepted")), "{run}");
    let results = || {
        let records = world.anonymous().args(["journal", "list", "--json"]).run().success().json();
        records.as_array().unwrap().iter().map(|one| one["result"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(results(), ["undone", "undone"]);
    let journal = world.anonymous().args(["journal", "list", "-o", "table"]).lang("fr").run().success();
    assert!(journal.stdout.contains("défait depuis"), "{journal}");
    let again = command.run().success();
    assert!(again.stderr.contains("It is approved again"), "{again}");
    assert_eq!(
        (&again.json()[0]["before"], &again.json()[0]["after"]),
        (&json!("accepted"), &json!("editor"))
    );
    assert_eq!(world.holds(&organization).role_of(&bob).as_deref(), Some("editor"));
    assert_eq!(results(), ["undone", "undone", "done"]);
    assert_eq!(world.portal.api("DELETE", &path, Some(world.portal.staff()), None).status, 204);
    let removed = command.run().exits(6);
    assert_eq!(removed.error()["code"], "already_answered", "{removed}");
    assert_eq!(world.holds(&organization).request(&request).status, "accepted");
    assert_eq!(world.holds(&organization).members(), 1);
}

/// This udata answers 500 to an organization with such a member; older ones show it, as is played here.
#[test]
fn g22_a_member_without_user_that_appears_meanwhile_is_named() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let organization = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let (base, key, written) = (world.portal.base().to_owned(), alice.token.clone(), AtomicBool::new(false));
    let site = fault_proxy::before(world.portal.base(), move |method, path| {
        if method != "GET" {
            written.fetch_or(method == "PUT", Ordering::SeqCst);
            return Fate::PassedOn;
        }
        if !written.load(Ordering::SeqCst) {
            return Fate::PassedOn;
        }
        let mut organization = http::send(&base, "GET", path, Some(&key), None).json();
        organization["members"].as_array_mut().unwrap().push(json!({"user": null, "role": "editor"}));
        fault_proxy::json("200 OK", &organization.to_string())
    });
    let words = ["member", "promote", organization.slug.as_str(), bob.slug.as_str(), "--yes", "--json"];
    let run = world.command_as(&alice).env("UDATACTL_SITE", site).args(words).run().exits(8);
    assert_eq!(run.error()["code"], "changed_by_someone_else", "{run}");
    assert_eq!(run.json()[0]["verified"], true, "{run}");
    assert!(run.stderr.contains("has 1 damaged member, without an account: it is left alone"), "{run}");
}
