//! `journal`: what this machine changed.

use std::io::Write;

use serde_json::{Value, json};

use crate::support::run::finish;
use crate::support::world::{Organization, Person, World};

fn update(world: &World, person: &Person, org: &Organization, acronym: &str) -> i32 {
    let path = format!("organizations/{}/", org.id);
    let field = format!("acronym={acronym}");
    let command = world.command_as(person).args(["api", "PUT", &path, "-F", &field, "--yes"]);
    command.strangers("message: You do not have the permission to modify that object.").run().code
}

fn listed(world: &World, more: &[&str]) -> Vec<Value> {
    let args = ["journal", "list", "--json"];
    let output = world.anonymous().args(args).args(more).run().success();
    serde_json::from_value(output.json()).unwrap()
}

#[test]
fn each_write_is_one_record_of_ids() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    assert_eq!(listed(&world, &[]), Vec::<Value>::new());
    let empty = world.anonymous().lang("fr").args(["journal", "list"]).run().success();
    assert!(empty.stderr.contains("Rien n'a été écrit"), "{empty}");
    assert_eq!(update(&world, &alice, &org, "VDD"), 0);
    assert_eq!(update(&world, &bob, &org, "NON"), 5);
    assert_eq!(world.holds(&org).acronym.as_deref(), Some("VDD"));

    let records = listed(&world, &[]);
    assert_eq!(records.len(), 2, "{records:?}");
    let told = |record: &Value| {
        ["action", "organization", "as", "after", "result", "http"].map(|key| record[key].clone())
    };
    let route = format!("PUT organizations/{}", org.id);
    let done = [json!("api"), json!(org.id), json!(alice.id), json!(route), json!("done"), Value::Null];
    assert_eq!(told(&records[0]), done);
    let refused = [json!("api"), json!(org.id), json!(bob.id), json!(route), json!("refused"), json!(403)];
    assert_eq!(told(&records[1]), refused);

    let file = std::fs::read_to_string(world.path("state/journal.jsonl")).unwrap();
    assert_eq!(file.lines().count(), 4);
    for secret in [&alice.token, &alice.email, &alice.slug, &alice.last_name, &org.slug, &"VDD".to_owned()] {
        assert!(!file.contains(secret), "{secret} is in the journal: {file}");
    }
}

#[test]
fn filters_narrow_and_a_cut_list_says_so() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let one = world.organization("Une", &[(&alice, "admin")]);
    let two = world.organization("Deux", &[(&alice, "admin")]);
    for (org, acronym) in [(&one, "A"), (&two, "B"), (&one, "C")] {
        assert_eq!(update(&world, &alice, org, acronym), 0);
    }
    assert_eq!(listed(&world, &["--org", &one.id]).len(), 2);
    assert_eq!(listed(&world, &["--since", "1h"]).len(), 3);
    let later = world.anonymous().env("SOURCE_DATE_EPOCH", "4102444800");
    let later = later.args(["journal", "list", "--since", "1h", "--json"]).run().success();
    assert_eq!(later.json(), json!([]));
    let cut = world.anonymous().args(["journal", "list", "--limit", "1", "--json", "-v"]).run().success();
    assert_eq!(cut.json()[0], listed(&world, &[])[2], "the newest stays");
    assert!(cut.stderr.contains("1 of 3 shown") && cut.stderr.contains("journal.jsonl"), "{cut}");
    assert_eq!(listed(&world, &["--org", &one.slug]).len(), 2);
    world.anonymous().args(["journal", "list", "--org", "no-such-organization"]).run().exits(6);
    world.anonymous().args(["journal", "list", "--since", "soon"]).run().exits(2);
}

#[test]
fn names_are_asked_of_the_portal() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    world.run_as(&alice, ["member", "remove", &org.slug, &bob.slug, "--yes"]).success();
    let named = &listed(&world, &["--names"])[0];
    assert_eq!((&named["person"], &named["person_name"]), (&json!(bob.id), &json!(bob.full_name())));
    assert_eq!(named["organization_name"], json!(org.name));
    let table =
        world.anonymous().lang("fr").args(["journal", "list", "--names", "-o", "table"]).run().success();
    assert!(table.stdout.contains(&bob.full_name()) && !table.stdout.contains(&bob.id), "{table}");
    // Another portal's ids are not asked for here, and without a portal the ids remain.
    let nowhere = world.anonymous().env("UDATACTL_SITE", "http://127.0.0.1:9");
    let nowhere = nowhere.args(["journal", "list", "--names", "--json"]).run().success();
    assert_eq!(nowhere.json()[0]["person_name"], json!(bob.id), "{nowhere}");
}

#[test]
fn a_killed_write_and_a_broken_line_are_told() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    assert_eq!(update(&world, &alice, &org, "A"), 0);
    let path = world.path("state/journal.jsonl");
    let start = std::fs::read_to_string(&path)
        .unwrap()
        .lines()
        .next()
        .unwrap()
        .replace("\"number\":1", "\"number\":2");
    let mut file = std::fs::OpenOptions::new().append(true).open(&path).unwrap();
    write!(file, "{start}\n{{\"at\":\"20").unwrap();
    assert_eq!(update(&world, &alice, &org, "B"), 0);
    let results: Vec<_> = listed(&world, &[]).iter().map(|record| record["result"].clone()).collect();
    assert_eq!(results, ["done", "under_way", "done"]);
    let told = world.anonymous().args(["journal", "list", "-o", "table"]).run().success();
    assert!(told.stdout.contains("under way"), "{told}");
    assert!(
        told.stderr.contains("1 line of the journal") && told.stderr.contains("1 write has no result"),
        "{told}"
    );
}

#[test]
fn several_processes_write_at_once() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let organizations: Vec<_> =
        (0..6).map(|number| world.organization(&format!("Ville {number}"), &[(&alice, "admin")])).collect();
    let commands = organizations.iter().map(|org| {
        let path = format!("organizations/{}/", org.id);
        world.command_as(&alice).args(["api", "PUT", &path, "-F", "acronym=P", "--yes"])
    });
    let running: Vec<_> = commands.map(|command| (command.start(), command.line())).collect();
    for (child, line) in running {
        finish(child, &line, std::time::Duration::from_secs(60)).success();
    }
    let records = listed(&world, &[]);
    assert_eq!(records.len(), 6);
    for org in &organizations {
        let of_it: Vec<_> = records.iter().filter(|record| record["organization"] == json!(org.id)).collect();
        assert!(matches!(of_it.as_slice(), [one] if one["result"] == "done"), "{records:?}");
    }
}
