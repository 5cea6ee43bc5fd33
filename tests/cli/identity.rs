//! Nobody but the one who is meant: what several could mean does nothing, and says whom it could mean.

use serde_json::{Value, json};

use crate::support::output::Output;
use crate::support::world::{Organization, Person, World};

mod lines;
mod names;
mod settling;

/// An organization with two administrators, and a member whose slug is the id of Bob, another one.
struct Masquerade {
    alice: Person,
    bob: Person,
    mask: Person,
    org: Organization,
}

fn masquerade(world: &World) -> Masquerade {
    let alice = world.person("Alice", "Chef");
    let bob = world.person("Bob", "Test");
    // Whoever registers with such a name gets that slug.
    let mask = world.person_called(&bob.id, ".");
    assert_eq!(mask.slug, bob.id);
    let other = world.person("Odile", "Chef");
    let members = [(&alice, "admin"), (&other, "admin"), (&bob, "editor"), (&mask, "editor")];
    let org = world.organization("Ville", &members);
    Masquerade { alice, bob, mask, org }
}

#[track_caller]
fn refused(output: Output, code: &str, named: &[&str]) {
    let output = output.exits(6);
    let error = output.error();
    assert_eq!(error["code"], code, "{output}");
    for word in named {
        assert!(output.stderr.contains(word), "{word} is not in\n{output}");
    }
}

#[test]
fn the_identifier_of_one_that_is_the_slug_of_another_means_neither() {
    let world = world!();
    let Masquerade { alice, bob, mask, org } = masquerade(&world);
    let both = [bob.id.as_str(), mask.id.as_str()];
    let page = format!("{}/users/{}/", world.portal.base(), bob.id);
    for words in [
        vec!["member", "remove", &org.id, &bob.id, "--yes"],
        vec!["member", "remove", &org.id, &page, "--yes"],
        vec!["member", "promote", &org.id, &bob.id, "--yes"],
        vec!["member", "set-role", &org.id, &bob.id, "admin", "--yes"],
        vec!["member", "show", &org.id, &bob.id],
        vec!["member", "replace", &org.id, &bob.id, &alice.slug, "--confirm"],
        vec!["member", "remove", &org.id, &alice.slug, "--required-admin", &bob.id, "--yes"],
        vec!["offboard", &bob.id, "--confirm"],
        vec!["person", "show", &bob.id],
    ] {
        let run = world.command_as(&alice).strangers(&mask.id).args(&words).args(["-o", "json"]).run();
        refused(run, "ambiguous", &both);
    }
    assert_eq!(world.writes_by(&alice), 0);
    // Said which, each is meant.
    for (word, whom) in [(format!("id:{}", bob.id), &bob), (format!("slug:{}", bob.id), &mask)] {
        let shown = world.run_as(&alice, ["member", "show", &org.id, &word, "-o", "json"]).success().json();
        assert_eq!(shown["id"], whom.id.as_str(), "{word}");
    }
    let word = format!("id:{}", bob.id);
    world.run_as(&alice, ["member", "remove", &org.id, &word, "--yes"]).success();
    let held = world.holds(&org);
    assert_eq!((held.role_of(&bob), held.role_of(&mask)), (None, Some("editor".to_owned())));
}

#[test]
fn what_tables_print_means_the_same_when_it_is_typed_back() {
    let world = world!();
    let Masquerade { alice, bob, mask, org } = masquerade(&world);
    let odd = world.person_called("me", ".");
    world.furnish(&org, json!({"members": [{"user": odd.id, "role": "editor"}]}));
    world.request(&org, &world.person_called("moi", "."), "Bonjour");
    let list = ["member", "list", &org.id, "-o", "plain"];
    let plain = world.command_as(&alice).strangers(&mask.id).args(list).run().success();
    for line in plain.stdout.lines() {
        let word = line.split('\t').next().unwrap();
        let shown = world.run_as(&alice, ["member", "show", &org.id, word, "-o", "json"]).success().json();
        let meant = [&bob, &mask, &alice, &odd].into_iter().find(|one| shown["id"] == one.id.as_str());
        assert!(meant.is_none_or(|one| line.contains(&one.first_name)), "{word}: {line}\n{shown}");
    }
    let words: Vec<&str> = plain.stdout.lines().filter_map(|line| line.split('\t').next()).collect();
    for gone in [&mask, &odd] {
        assert!(words.contains(&format!("id:{}", gone.id).as_str()), "{plain}");
    }
    let requests = world.run_as(&alice, ["requests", "list", &org.id, "-o", "json"]).success().json();
    let who = requests[0]["who"].as_str().unwrap();
    let shown = world.run_as(&alice, ["requests", "show", &org.id, who, "-o", "json"]).success().json();
    assert_eq!(shown["id"], requests[0]["id"], "{who}");
    // What undoes a change names the one who was changed.
    let promoted = world
        .run_as(&alice, ["member", "promote", &org.id, &format!("id:{}", mask.id), "--yes", "--lang", "en"]);
    let promoted = promoted.success();
    assert!(promoted.stderr.contains(&format!("member demote {} id:{}", org.slug, mask.id)), "{promoted}");
}

#[test]
fn an_export_of_a_masquerade_is_planned_as_what_is() {
    let world = world!();
    let Masquerade { alice, bob, mask, org } = masquerade(&world);
    let export =
        world.command_as(&alice).strangers(&mask.id).args(["roster", "export", &org.id]).run().success();
    assert!(export.stdout.contains(&format!("\"id:{}\"", bob.id)), "{export}");
    let plan =
        world.roster(&alice, "plan", &export.stdout, &["--prune", "--exit-code"]).strangers(&mask.id).run();
    let plan = plan.success();
    assert_eq!(plan.json()["summary"]["unchanged"], 4, "{plan}");
    // Without the word that says which, the line is undecided, and nobody is pruned.
    let bare = export.stdout.replace("id:", "");
    let plan =
        world.roster(&alice, "plan", &bare, &["--prune", "--exit-code"]).strangers(&mask.id).run().exits(10);
    let summary = &plan.json()["summary"];
    assert_eq!((&summary["undecided"], &summary["removals"]), (&json!(1), &json!(0)), "{plan}");
}

#[test]
fn a_masked_address_is_no_reference_anywhere() {
    let world = world!();
    let Masquerade { alice, org, .. } = masquerade(&world);
    let asks = world.person("Carla", "Test");
    world.request(&org, &asks, "Bonjour");
    let mask = "ca***@example.org";
    let mut all = vec![
        vec!["member", "add", &org.id, mask, "--yes"],
        vec!["member", "remove", &org.id, mask, "--yes"],
        vec!["member", "promote", &org.id, mask, "--yes"],
        vec!["member", "demote", &org.id, mask, "--yes"],
        vec!["member", "set-role", &org.id, mask, "admin", "--yes"],
        vec!["member", "show", &org.id, mask],
        vec!["member", "replace", &org.id, mask, &alice.slug, "--confirm"],
        vec!["requests", "approve", &org.id, mask, "--role", "admin", "--yes"],
        vec!["requests", "reject", &org.id, mask, "--comment", "Non", "--yes"],
        vec!["requests", "show", &org.id, mask],
        vec!["offboard", mask, "--confirm"],
        vec!["person", "show", mask],
        vec!["person", "find", mask],
    ];
    if world.portal.can.invites {
        all.push(vec!["invite", "cancel", &org.id, mask, "--yes"]);
        all.push(vec!["invite", "resend", &org.id, mask, "--yes"]);
    }
    for words in all {
        let run = world.command_as(&alice).args(&words).args(["-o", "json"]).run().exits(2);
        assert_eq!(run.error()["code"], "malformed_reference", "{run}");
    }
    assert_eq!(world.writes_by(&alice), 0);
}

#[test]
fn what_is_no_single_address_is_told() {
    let world = world!();
    let Masquerade { alice, org, .. } = masquerade(&world);
    for typed in ["@bob", "a@b.fr, c@d.fr", "a@b,fr", "a\u{ff20}b.fr", "a@b.fr <c@d.fr>", "id:bob", "slug:"] {
        let run = world.run_as(&alice, ["member", "remove", &org.id, typed, "--yes", "-o", "json"]).exits(2);
        assert_eq!(run.error()["code"], "malformed_reference", "{run}");
    }
}

#[test]
fn one_address_invited_twice_is_one_address() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let Masquerade { alice, org, .. } = masquerade(&world);
    let address = format!("deux-{}@example.net", world.tag());
    let first = world.mail_invitation(&org, &address, "editor");
    world.mail_invitation(&org, &address.to_uppercase(), "admin");
    // The same address is the same one: of two pending ones the first counts.
    let list = world.run_as(&alice, ["invite", "list", &org.id, "-o", "json"]).success().json();
    assert_eq!(list.as_array().map(Vec::len), Some(2));
    let spelled = format!("Deux <{}>;", address.to_uppercase());
    let cancelled =
        world.run_as(&alice, ["invite", "cancel", &org.id, &spelled, "--yes", "-o", "json"]).success();
    assert_eq!(cancelled.json()[0]["result"], "changed");
    assert_eq!(world.holds(&org).request(&first).status, "canceled");
}

/// Who is meant by a request's id that is somebody else's slug.
#[test]
fn the_identifier_of_a_request_may_be_somebody_elses_slug() {
    let world = world!();
    let Masquerade { alice, org, .. } = masquerade(&world);
    let request = world.request(&org, &world.person("Rose", "Demande"), "Bonjour");
    let mask = world.person_called(&request, ".");
    assert_eq!(mask.slug, request);
    world.request(&org, &mask, "Bonjour");
    let words = ["requests", "approve", &org.id, &request, "--role", "admin", "--yes", "-o", "json"];
    refused(world.command_as(&alice).strangers(&mask.id).args(words).run(), "ambiguous", &[&mask.id]);
    assert_eq!(world.writes_by(&alice), 0);
    let said = format!("id:{request}");
    let words = ["requests", "approve", &org.id, &said, "--yes", "-o", "json"];
    let done = world.run_as(&alice, words).success().json();
    assert_eq!(
        (&done[0]["result"], &done[0]["request"]),
        (&json!("changed"), &Value::from(request.as_str()))
    );
    assert_eq!(world.holds(&org).role_of(&mask), None);
}
