//! `org delete --with-content`: what the organization has published goes first.

use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use serde_json::{Value, json};

use super::{nothing_written, says};
use crate::fault_proxy::{self, Fate};
use crate::support::output::Output;
use crate::support::run::finish;
use crate::support::world::{Organization, Person, World};

/// A city that has published two datasets, an API and a reuse: each by its kind and id.
fn publisher(world: &World) -> (Person, Organization, Vec<(&'static str, String)>) {
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let published = vec![
        ("dataset", world.publish("dataset", &org, "Arbres", json!({"private": true}))),
        ("dataset", world.publish("dataset", &org, "Bancs", json!({"archived": true}))),
        ("dataservice", world.publish("dataservice", &org, "API Arbres", json!({}))),
        ("reuse", world.publish("reuse", &org, "Carte des arbres", json!({}))),
    ];
    for kind in ["dataset", "dataservice", "reuse"] {
        world.publish(kind, &org, "Retirés", json!({"deleted": true}));
    }
    (alice, org, published)
}

fn gone(world: &World, published: &[(&str, String)]) -> usize {
    published.iter().filter(|(kind, id)| world.is_deleted(kind, id)).count()
}

fn results<'v>(rows: &'v Value, kind: &str) -> Vec<&'v Value> {
    rows.as_array().unwrap().iter().filter(|row| row["kind"] == kind).map(|row| &row["result"]).collect()
}

/// The command that a run says goes on, as its words.
#[track_caller]
fn command_of(run: &Output) -> Vec<String> {
    let hint = run.error()["hint"].as_str().unwrap_or_default().to_owned();
    let command =
        hint.split('`').find(|part| part.starts_with("udatactl ")).unwrap_or_else(|| panic!("{run}"));
    command.split(' ').skip(1).map(str::to_owned).collect()
}

#[test]
fn the_number_found_deletes_all_of_it_and_then_the_organization() {
    let world = world!();
    let (alice, org, published) = publisher(&world);
    let other = world.organization("Autre", &[(&alice, "admin")]);
    let kept = world.dataset(&other, "Horaires");
    let slug = format!("--confirm={}", org.slug);
    let delete = ["org", "delete", &org.slug, "-o", "json"];
    let run = |further: &[&str]| world.run_as(&alice, [&delete[..], further].concat());

    let without = run(&["--dry-run"]).success();
    says(&without, &["2 datasets", "1 API", "1 reuse", "stays online", "--with-content=4"]);
    assert_eq!(without.json().as_array().map(Vec::len), Some(1));
    for number in ["0", "3", "5"] {
        let refused = run(&[&format!("--with-content={number}"), &slug]).exits(3);
        assert_eq!(refused.error()["code"], "content_count");
        let said = refused.error()["message"].as_str().unwrap_or_default().to_owned();
        assert!(said.contains(number) && said.contains("4 were found"), "{refused}");
    }
    run(&["--with-content", &slug]).exits(2);
    run(&["--with-content=", &slug]).exits(2);
    run(&["--with-content=4", "--yes"]).exits(2);
    for switch in ["UDATACTL_NO_REMOVALS", "UDATACTL_READ_ONLY"] {
        let held = world.command_as(&alice).env(switch, "1").args(delete);
        held.args(["--with-content=4", &slug]).run().exits(3);
    }
    let dry = run(&["--with-content=4", "--dry-run", "-v"]).success();
    let writes = dry.stderr.lines().filter(|line| line.contains("DELETE ")).count();
    assert_eq!(writes, 5, "{dry}");
    let rows = dry.json();
    assert!(rows.as_array().unwrap().iter().all(|row| row["result"] == "planned"), "{rows}");
    nothing_written(&world, &org);
    assert_eq!((gone(&world, &published), world.path("state/deleted").exists()), (0, false));

    let done = run(&["--with-content=4", &slug]).success();
    let rows = done.json();
    let told: Vec<_> = rows.as_array().unwrap().iter().map(|row| (&row["kind"], &row["id"])).collect();
    assert_eq!(told.len(), 5, "{rows}");
    for (kind, id) in &published {
        assert!(told.contains(&(&json!(kind), &json!(id))), "{rows}");
    }
    assert_eq!(told[0], (&json!("organization"), &json!(org.id)), "{rows}");
    let changed = |row: &Value| row["result"] == "changed" && row["verified"] == true;
    assert!(rows.as_array().unwrap().iter().all(changed), "{rows}");
    assert_eq!(gone(&world, &published), 4);
    assert!(world.holds(&org).deleted.is_some());
    assert!(!world.is_deleted("dataset", &kept));
    says(&done, &["would not bring back the 4 datasets", &format!("udatactl org restore {}", org.slug)]);

    let path = rows[0]["list"].as_str().unwrap();
    assert!(done.stderr.contains(path), "{done}");
    let list: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    assert_eq!(list["organization"]["id"], json!(org.id));
    let saved = |row: &Value| (row["kind"].clone(), row["id"].clone());
    let listed: Vec<_> = list["content"].as_array().unwrap().iter().map(saved).collect();
    assert_eq!(listed, rows.as_array().unwrap()[1..].iter().map(saved).collect::<Vec<_>>());
    for field in ["slug", "title", "page"] {
        assert!(list["content"][0][field].as_str().is_some_and(|text| !text.is_empty()), "{list}");
    }
    let journal = world.run_as(&alice, ["journal", "list", "-o", "json"]).success().json();
    let actions: Vec<_> =
        journal.as_array().unwrap().iter().map(|row| row["action"].as_str().unwrap()).collect();
    assert_eq!(actions, ["delete_content", "delete_content", "delete_content", "delete_content", "delete"]);
    let first = format!("{}/{}", listed[0].0.as_str().unwrap(), listed[0].1.as_str().unwrap());
    assert_eq!((&journal[0]["content"], &journal[0]["result"]), (&json!(first), &json!("done")));
}

#[test]
fn its_own_harvesters_are_counted_and_said_to_go_on() {
    let world = world!();
    let (alice, org, _) = publisher(&world);
    let other = world.organization("Autre", &[(&alice, "admin")]);
    for (organization, name) in [(&org, "Portail régional"), (&org, "Catalogue"), (&other, "Ailleurs")] {
        let given = json!({"organization": organization.id, "name": format!("{name} {}", world.tag())});
        world.portal.harness("harvester", Some(given));
    }
    let run = world.run_as(&alice, ["org", "delete", &org.slug, "--dry-run", "-o", "json"]).success();
    says(&run, &["2 harvesters"]);
    assert!(!run.stderr.contains("publish again"), "{run}");
    assert_eq!(run.json()[0]["harvesters"], 2);
    let with = ["org", "delete", &org.slug, "--dry-run", "--with-content=4"];
    says(&world.run_as(&alice, with).success(), &["may publish again what is deleted here"]);
}

#[test]
fn nothing_published_is_a_number_too() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let slug = format!("--confirm={}", org.slug);
    let done = world.run_as(&alice, ["org", "delete", &org.slug, "--with-content=0", &slug, "-o", "json"]);
    assert_eq!(results(&done.success().json(), "organization"), [&json!("changed")]);
    assert!(world.holds(&org).deleted.is_some() && !world.path("state/deleted").exists());
}

#[test]
fn an_editor_deletes_nothing() {
    let world = world!();
    let (_, org, published) = publisher(&world);
    let bob = world.person("Bob", "Petit");
    world.furnish(&org, json!({"members": [{"user": bob.id, "role": "editor"}]}));
    let slug = format!("--confirm={}", org.slug);
    world.run_as(&bob, ["org", "delete", &org.slug, "--with-content=4", &slug]).exits(5);
    assert_eq!(gone(&world, &published), 0);
}

#[test]
fn without_its_list_nothing_is_deleted() {
    let world = world!();
    let (alice, org, published) = publisher(&world);
    std::fs::create_dir_all(world.path("state")).unwrap();
    std::fs::write(world.path("state/deleted"), "no directory").unwrap();
    let slug = format!("--confirm={}", org.slug);
    let run = world.run_as(&alice, ["org", "delete", &org.slug, "--with-content=4", &slug, "-o", "json"]);
    assert_eq!(run.exits(2).error()["code"], "file_unwritable");
    nothing_written(&world, &org);
    assert_eq!(
        (
            gone(&world, &published),
            world.calls_by(&alice).iter().any(super::super::support::held::Call::is_write)
        ),
        (0, false)
    );
}

#[test]
fn what_is_published_while_one_answers_stops_it() {
    let world = world!();
    let (alice, org, published) = publisher(&world);
    let command = world.command_as(&alice).lang("fr");
    let mut session = command.args(["org", "delete", &org.slug, "--with-content=4"]).terminal();
    session.expect("est supprimé d'abord").expect("pour continuer :");
    let late = world.dataset(&org, "Chantiers");
    session.send_line(&org.slug).expect("supprimé entre-temps");
    assert_eq!(session.wait(), 9, "{session}");
    assert_eq!((gone(&world, &published), world.is_deleted("dataset", &late)), (0, false));
    assert_eq!(world.holds(&org).deleted, None);
}

#[test]
fn what_the_portal_keeps_keeps_the_organization_and_the_rest_goes() {
    let world = world!();
    let (alice, org, published) = publisher(&world);
    let stubborn = format!("/api/1/datasets/{}/", published[0].1);
    let rule =
        fault_proxy::refuse("409 Conflict", move |method, path| method == "DELETE" && path == stubborn);
    let root = fault_proxy::before(world.portal.base(), rule);
    let slug = format!("--confirm={}", org.slug);
    let words = ["org", "delete", &org.slug, "--with-content=4", &slug, "-o", "json"];
    let command = world.command_as(&alice).env("UDATACTL_SITE", &root).strangers("Test portal");
    let partly = command.args(words).run().exits(8);
    let error = partly.error();
    assert_eq!(error["code"], "partly", "{partly}");
    assert!(error["message"].as_str().unwrap().contains("3 deleted, 1 left"), "{partly}");
    assert!(error["hint"].as_str().unwrap().contains("Test portal"), "{partly}");
    let rows = partly.json();
    let mut datasets = results(&rows, "dataset");
    datasets.sort_by_key(ToString::to_string);
    assert_eq!(datasets, [&json!("changed"), &json!("failed")]);
    assert_eq!(results(&rows, "organization"), [&json!("not_tried")]);
    assert_eq!((gone(&world, &published), world.holds(&org).deleted), (3, None));
    let next = command_of(&partly);
    assert_eq!(next[..4], ["org", "delete", &org.slug, "--with-content=1"], "{partly}");
    assert!(next.contains(&slug), "{next:?}");
    world.run_as(&alice, next.iter().map(String::as_str)).success();
    assert_eq!(gone(&world, &published), 4);
    assert!(world.holds(&org).deleted.is_some());
}

#[test]
fn ctrl_c_finishes_the_deletion_under_way_and_another_run_goes_on() {
    let portal = own_portal!("--latency", "40");
    let world = world!(&portal);
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let published: Vec<_> = (0..8).map(|n| ("dataset", world.dataset(&org, &format!("Lot {n}")))).collect();
    let slug = format!("--confirm={}", org.slug);
    let command = world.command_as(&alice);
    let command = command.args(["org", "delete", &org.slug, "--with-content=8", &slug, "-o", "json"]);
    let child = command.start();
    while !world.calls_by(&alice).iter().any(super::super::support::held::Call::is_write) {
        std::thread::sleep(Duration::from_millis(2));
    }
    kill(Pid::from_raw(child.id().try_into().unwrap()), Signal::SIGINT).unwrap();
    let run = finish(child, &command.line(), Duration::from_mins(1)).exits(130);
    assert_eq!(run.error()["code"], "interrupted", "{run}");
    let rows = run.json();
    for row in &rows.as_array().unwrap()[1..] {
        let is_gone = world.is_deleted("dataset", row["id"].as_str().unwrap());
        assert_eq!(row["result"], if is_gone { "changed" } else { "not_tried" }, "{run}");
    }
    let count = gone(&world, &published);
    assert!((1..8).contains(&count), "{run}");
    assert_eq!(
        (results(&rows, "organization"), world.holds(&org).deleted),
        (vec![&json!("not_tried")], None)
    );
    let next = command_of(&run);
    assert!(next.contains(&format!("--with-content={}", 8 - count)), "{run}");
    world.run_as(&alice, next.iter().map(String::as_str)).success();
    assert_eq!(gone(&world, &published), 8);
    assert!(world.holds(&org).deleted.is_some());
}

#[test]
fn a_lost_answer_is_looked_up_before_it_is_sent_again() {
    for (done, writes) in [(true, 1), (false, 2)] {
        let world = world!();
        let (alice, org, published) = publisher(&world);
        let lossy = format!("/api/1/datasets/{}/", published[1].1);
        let lost = std::sync::atomic::AtomicBool::new(false);
        let root = fault_proxy::before(world.portal.base(), move |method, path| {
            let first =
                method == "DELETE" && path == lossy && !lost.swap(true, std::sync::atomic::Ordering::SeqCst);
            match (first, done) {
                (true, true) => Fate::AnswerLost,
                (true, false) => Fate::Dropped,
                _ => Fate::PassedOn,
            }
        });
        let slug = format!("--confirm={}", org.slug);
        let command = world.command_as(&alice).env("UDATACTL_SITE", &root);
        let run = command.args(["org", "delete", &org.slug, "--with-content=4", &slug, "-o", "json"]).run();
        assert_eq!(results(&run.success().json(), "dataset"), [&json!("changed"), &json!("changed")]);
        let journal = std::fs::read_to_string(world.path("state/journal.jsonl")).unwrap();
        assert_eq!(journal.matches(&published[1].1).count(), writes, "{journal}");
        assert_eq!(gone(&world, &published), 4);
        assert!(world.holds(&org).deleted.is_some());
    }
}
