//! `journal settle`: what became of the writes whose end nobody noted.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::listed;
use crate::fault_proxy;
use crate::support::journal;
use crate::support::output::Output;
use crate::support::world::{Organization, Person, World};

/// A write that was begun just now, and of which nobody knows the end.
fn begun(world: &World, by: &Person, organization: Option<&Organization>, number: usize, subject: Value) {
    let mut line = json!({
        "at": Timestamp::now().to_string(), "run": "20261130T101112Z-0123456789ab", "number": number,
        "stage": "start", "site": format!("{}/", world.portal.base()), "as": by.id,
        "organization": organization.map(|one| one.id.clone()), "action": null, "person": null,
        "request": null, "before": null, "after": null,
    });
    line.as_object_mut().unwrap().extend(subject.as_object().unwrap().clone());
    journal::append(&world.path("state"), &[line]);
}

fn settle(world: &World, by: &Person, more: &[&str]) -> Output {
    world.command_as(by).args(["journal", "settle", "--json"]).args(more).run()
}

fn told(output: &Output) -> Vec<(String, String)> {
    let text = |one: &Value, key: &str| one[key].as_str().unwrap_or_default().to_owned();
    output.json().as_array().unwrap().iter().map(|one| (text(one, "action"), text(one, "after"))).collect()
}

fn pairs<const N: usize>(wanted: [(&str, &str); N]) -> Vec<(String, String)> {
    wanted.map(|(one, other)| (one.to_owned(), other.to_owned())).to_vec()
}

#[test]
fn what_holds_is_noted_and_nothing_is_sent() {
    let world = world!();
    let [alice, bob, carol, dora, emil] = <[Person; 5]>::try_from(world.people(5)).unwrap();
    let org = world
        .organization("Ville", &[(&alice, "admin"), (&bob, "admin"), (&carol, "editor"), (&dora, "editor")]);
    let request = world.request(&org, &emil, "Bonjour");
    let write = |number, subject| begun(&world, &alice, Some(&org), number, subject);
    write(1, json!({"action": "role", "person": bob.id, "before": "editor", "after": "admin"}));
    write(2, json!({"action": "role", "person": carol.id, "before": "editor", "after": "admin"}));
    write(3, json!({"action": "remove", "person": emil.id, "before": "editor"}));
    write(4, json!({"action": "remove", "person": dora.id, "before": "editor"}));
    write(
        5,
        json!({"action": "approve", "person": emil.id, "request": request, "before": "pending", "after": "editor"}),
    );
    write(6, json!({"action": "delete", "before": "online", "after": "deleted"}));
    let hint = world.anonymous().args(["journal", "list", "-o", "table"]).run().success();
    assert!(hint.stderr.contains("udatactl journal settle"), "{hint}");
    let wanted = pairs([
        ("role", "done"),
        ("role", "not_done"),
        ("remove", "done"),
        ("remove", "not_done"),
        ("approve", "not_done"),
        ("delete", "not_done"),
    ]);
    let before = std::fs::read(world.path("state/journal.jsonl")).unwrap();
    let dry = settle(&world, &alice, &["--dry-run"]).success();
    assert_eq!(told(&dry), wanted);
    assert!(dry.json().as_array().unwrap().iter().all(|one| one["result"] == "planned"), "{dry}");
    assert_eq!(std::fs::read(world.path("state/journal.jsonl")).unwrap(), before, "a dry run writes nothing");
    assert!(!world.path("state/locks").exists());
    let held = world.holds(&org);
    let done = settle(&world, &alice, &[]).success();
    assert_eq!(told(&done), wanted);
    assert!(done.json().as_array().unwrap().iter().all(|one| one["before"] == "under_way"), "{done}");
    let results: Vec<Value> = listed(&world, &[]).iter().map(|one| one["result"].clone()).collect();
    assert_eq!(results, ["done", "not_done", "done", "not_done", "not_done", "not_done"]);
    let again = world.command_as(&alice).lang("fr").args(["journal", "settle"]).run().success();
    assert!(again.stderr.contains("Rien à vérifier") && again.stdout.is_empty(), "{again}");
    assert_eq!((world.holds(&org), world.writes_by(&alice)), (held, 0));
    // What was not done takes nothing to undo.
    let id = listed(&world, &["--result", "not_done"])[0]["id"].as_str().unwrap().to_owned();
    let undo = world.command_as(&alice).args(["journal", "undo", &id, "--confirm", "--json"]).run().success();
    assert!(undo.json() == json!([]) && undo.stderr.contains("nothing to undo"), "{undo}");
}

#[test]
fn an_invitation_is_found_by_whom_it_is_for() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let [alice, bob, carol] = <[Person; 3]>::try_from(world.people(3)).unwrap();
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let write = |number, subject| begun(&world, &alice, Some(&org), number, subject);
    write(1, json!({"action": "invite", "person": bob.id, "after": "pending"}));
    write(2, json!({"action": "invite", "person": carol.id, "after": "pending"}));
    write(3, json!({"action": "invite", "after": "pending"}));
    let invitation = world.invitation(&org, &bob, "editor");
    let run = settle(&world, &alice, &[]).success();
    assert_eq!(told(&run), pairs([("invite", "done"), ("invite", "not_done"), ("invite", "not_done")]));
    assert_eq!(run.json()[0]["request"], json!(invitation));
    assert_eq!(listed(&world, &[])[0]["request"], json!(invitation), "undo finds it by that");
    world.mail_invitation(&org, "new.hand@ville.example", "editor");
    write(4, json!({"action": "invite", "after": "pending"}));
    let run = settle(&world, &alice, &[]).exits(8);
    assert_eq!(
        (&run.json()[0]["after"], &run.json()[0]["why"]),
        (&json!("unknown"), &json!("address_not_kept"))
    );
}

#[test]
fn what_nobody_can_tell_stays_unknown_and_says_why() {
    let world = world!();
    where_it_can!(world.portal.can.partial_editors);
    let [alice, bob] = <[Person; 2]>::try_from(world.people(2)).unwrap();
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "partial_editor")]);
    let write = |number, subject| begun(&world, &alice, Some(&org), number, subject);
    write(1, json!({"action": "api", "after": "PUT organizations/x"}));
    write(2, json!({"action": "role", "person": bob.id, "before": "editor", "after": "admin"}));
    let run = settle(&world, &alice, &[]).exits(8);
    assert_eq!(run.error()["code"], "still_unknown", "{run}");
    let why: Vec<Value> = run.json().as_array().unwrap().iter().map(|one| one["why"].clone()).collect();
    assert_eq!(why, ["not_kept", "changed_since"]);
    let results: Vec<Value> = listed(&world, &[]).iter().map(|one| one["result"].clone()).collect();
    assert_eq!(results, ["unknown", "unknown"]);
    let lines = || std::fs::read_to_string(world.path("state/journal.jsonl")).unwrap().lines().count();
    let before = lines();
    // What leaves no trace is said once; the other is looked up again, and noted no second time.
    assert_eq!(told(&settle(&world, &alice, &[]).exits(8)), pairs([("role", "unknown")]));
    assert_eq!(lines(), before);
    let french =
        world.command_as(&alice).lang("fr").args(["journal", "settle", "-o", "table"]).run().exits(8);
    assert!(
        french.stdout.contains("modifié depuis") && french.stderr.contains("avant de recommencer"),
        "{french}"
    );
}

#[test]
fn an_organization_out_of_reach_stays_and_the_others_are_settled() {
    let world = world!();
    let [alice, bob] = <[Person; 2]>::try_from(world.people(2)).unwrap();
    let one = world.organization("Une", &[(&alice, "admin"), (&bob, "editor")]);
    let two = world.organization("Deux", &[(&alice, "admin"), (&bob, "admin")]);
    let id = one.id.clone();
    let site = fault_proxy::before(world.portal.base(), move |_, path| {
        if path.contains(&id) { fault_proxy::Fate::Dropped } else { fault_proxy::Fate::PassedOn }
    });
    let role = json!({"action": "role", "person": bob.id, "before": "editor", "after": "admin", "site": format!("{site}/")});
    begun(&world, &alice, Some(&one), 1, role.clone());
    begun(&world, &alice, Some(&two), 2, role);
    let command = world.command_as(&alice).env("UDATACTL_SITE", &site);
    let run = command.args(["journal", "settle", "--json", "--retries", "0"]).run().exits(8);
    assert_eq!(run.error()["organizations"][0]["organization_id"], json!(one.id), "{run}");
    let results: Vec<Value> = listed(&world, &[]).iter().map(|one| one["result"].clone()).collect();
    assert_eq!(results, ["under_way", "done"]);
}

#[test]
fn each_account_settles_its_own() {
    let world = world!();
    let [alice, bob, carol] = <[Person; 3]>::try_from(world.people(3)).unwrap();
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "admin"), (&carol, "editor")]);
    let other = world.organization("Port", &[(&alice, "admin"), (&carol, "editor")]);
    let gone = json!({"action": "remove", "person": carol.id, "before": "editor"});
    begun(&world, &alice, Some(&org), 1, gone.clone());
    begun(&world, &bob, Some(&org), 2, gone.clone());
    begun(&world, &alice, Some(&other), 3, gone);
    let run = settle(&world, &bob, &[]).success();
    assert_eq!(told(&run), pairs([("remove", "not_done")]));
    assert!(run.stderr.contains("2 writes of other accounts or portals"), "{run}");
    let run = settle(&world, &alice, &["--org", &other.slug]).success();
    assert_eq!(run.json()[0]["organization"], json!(other.id));
    let results: Vec<Value> = listed(&world, &[]).iter().map(|one| one["result"].clone()).collect();
    assert_eq!(results, ["under_way", "not_done", "not_done"]);
}
