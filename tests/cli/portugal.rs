//! Portugal's portal, played on a real udata 16 (`tests/portals/portugal.py`): it adds at once *and* has invitations.

use serde_json::json;

use crate::support::held::Call;
use crate::support::output::Output;
use crate::support::world::{Person, World};

/// Such a portal, with so many calls an hour for each route.
macro_rules! portugal {
    ($calls:expr) => {{
        where_it_can!(portal_or_skip!().can.plays_portugal());
        own_portal!("--portugal", $calls)
    }};
}

fn run(world: &World, person: &Person, line: &[&str]) -> Output {
    world.command_as(person).lang("fr").args(line).args(["-o", "json"]).run()
}

#[test]
fn an_account_is_added_at_once_and_said_to_be() {
    let portal = portugal!("200");
    let world = world!(&portal);
    let (alice, bob, carol) =
        (world.person("Alice", "Martin"), world.person("Bob", "Petit"), world.person("Carol", "Roux"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    // By name, by the address of an account, and by an address that no account has.
    let line = [
        "member",
        "add",
        &org.slug,
        &bob.slug,
        "--email",
        &carol.email,
        "--email",
        "x@ville.example",
        "--yes",
    ];
    let added = run(&world, &alice, &line).success();
    let after: Vec<_> = added.json().as_array().unwrap().iter().map(|one| one["after"].clone()).collect();
    assert_eq!(after, ["editor", "editor", "pending"], "{added}");
    assert!(added.json().as_array().unwrap().iter().all(|one| one["verified"] == true), "{added}");
    assert!(added.stderr.contains("a ajouté 2 personnes immédiatement, sans invitation"), "{added}");
    assert!(added.stderr.contains("Invitation envoyée"), "{added}");
    let undo = format!("`udatactl member remove {} {} id:{}`", org.slug, bob.slug, carol.id);
    assert!(added.stderr.contains(&undo), "{added}");
    assert!(!added.stderr.contains("Quelqu'un d'autre"), "{added}");
    let held = world.holds(&org);
    assert_eq!((held.members(), held.requests.len()), (3, 1));
    assert_eq!(held.requests[0].email.as_deref(), Some("x@ville.example"));
}

#[test]
fn an_invitation_sent_anew_to_who_has_an_account_by_now_adds_them() {
    let portal = portugal!("200");
    let world = world!(&portal);
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let address = format!("dora.{}@ville.example", world.tag());
    let invitation = world.mail_invitation(&org, &address, "editor");
    let dora = world.person_at("Dora", "Blanc", &address);
    let sent = run(&world, &alice, &["invite", "resend", &org.slug, &invitation, "--yes"]).success();
    assert_eq!(sent.json()[0]["after"], "editor", "{sent}");
    assert!(sent.stderr.contains(&format!("udatactl member remove {}", org.slug)), "{sent}");
    let held = world.holds(&org);
    assert_eq!(held.role_of(&dora).as_deref(), Some("editor"));
    assert_eq!(held.request(&invitation).status, "canceled");
}

/// Accepted as a request, it leaves a member without user there: the organization and each list with it are 500 then.
#[test]
fn the_invitation_of_an_address_is_never_accepted_as_a_request() {
    let portal = portugal!("200");
    let world = world!(&portal);
    let (alice, carol) = (world.person("Alice", "Martin"), world.person("Carol", "Roux"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let invitation = world.mail_invitation(&org, "x@ville.example", "editor");
    let request = world.request(&org, &carol, "Bonjour");
    for (who, code) in [(invitation.as_str(), "is_invitation"), ("x@ville.example", "unknown_request")] {
        for verb in [&["approve"][..], &["reject", "--comment", "Non"]] {
            let line = [&["requests", verb[0], &org.slug, who], &verb[1..], &["--yes"]].concat();
            let refused = run(&world, &alice, &line).exits(6);
            assert_eq!(refused.error()["code"], code, "{refused}");
        }
    }
    let path = format!("organizations/{}/membership/{invitation}/accept/", org.id);
    run(&world, &alice, &["api", "POST", &path, "--yes"]).exits(3);
    assert_eq!(world.calls_by(&alice).iter().filter(|call| call.is_write()).count(), 0);

    run(&world, &alice, &["requests", "approve", &org.slug, &request, "--yes"]).success();
    let held = world.holds(&org);
    assert_eq!((held.members(), held.request(&invitation).status.as_str()), (2, "pending"));
    // What it would have done there: the stand-in breaks as the portal does.
    portal.api("POST", &format!("/api/1/{path}"), Some(&alice), Some(json!({})));
    let broken = run(&world, &alice, &["org", "show", &org.slug, "--retries", "0"]).exits(9);
    assert_eq!(broken.error()["code"], "portal_error", "{broken}");
}

/// 200 calls an hour for each route, and no word on when to come back: it stops, and says what was done.
#[test]
fn a_limit_without_retry_after_stops_the_run_and_the_next_continues() {
    let portal = portugal!("12");
    let world = world!(&portal);
    let alice = world.person("Alice", "Martin");
    let people = world.people(15);
    let asked: Vec<_> = people.iter().map(|one| json!({"user": one.id, "comment": "x"})).collect();
    let org = world.organization_with("Ville", &[(&alice, "admin")], json!({"requests": asked}));
    let mut line = vec!["requests", "approve", &org.slug];
    line.extend(people.iter().map(|one| one.slug.as_str()));
    line.push("--yes");
    let stopped = run(&world, &alice, &line).exits(8);
    let count = |result: &str| {
        stopped.json().as_array().unwrap().iter().filter(|one| one["result"] == result).count()
    };
    assert_eq!((count("changed"), count("failed"), count("not_tried")), (12, 1, 2), "{stopped}");
    assert_eq!(stopped.error()["http"], 429, "{stopped}");
    assert!(stopped.stderr.contains("Relancez la même commande"), "{stopped}");
    assert_eq!(world.holds(&org).members(), 13);
    let accepts = |call: &Call| call.path.ends_with("/accept/");
    let calls = portal.calls().into_iter().filter(accepts).count();
    assert_eq!(calls, 13, "nothing is sent again by itself");
    let journal = std::fs::read_to_string(world.path("state/journal.jsonl")).unwrap();
    assert_eq!(journal.matches(r#""result":"done""#).count(), 12, "{journal}");

    portal.mode(json!({"calls": 200}));
    let continued = run(&world, &alice, &line).success();
    let changed =
        continued.json().as_array().unwrap().iter().filter(|one| one["result"] == "changed").count();
    assert_eq!((changed, world.holds(&org).members()), (3, 16), "{continued}");
}

#[test]
fn a_member_who_asks_and_a_change_of_the_profile_meet_no_refusal() {
    let portal = portugal!("200");
    let world = world!(&portal);
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization_with(
        "Ville",
        &[(&alice, "admin"), (&bob, "editor")],
        json!({"badges": ["certified"]}),
    );
    let joined = run(&world, &bob, &["org", "join", &org.slug, "--comment", "x", "--yes"]).success();
    assert_eq!(joined.json()[0]["result"], "unchanged");
    run(&world, &alice, &["org", "update", &org.slug, "--acronym", "VDD", "--yes"]).success();
    assert_eq!(world.holds(&org).acronym.as_deref(), Some("VDD"));
    for (verb, role) in [("promote", "admin"), ("demote", "editor")] {
        run(&world, &alice, &["member", verb, &org.slug, &bob.slug, "--yes"]).success();
        assert_eq!(world.holds(&org).role_of(&bob).as_deref(), Some(role));
    }
    run(&world, &alice, &["member", "remove", &org.slug, &bob.slug, "--yes"]).success();
    assert_eq!(world.holds(&org).members(), 1);
}
