//! `journal`: what this machine changed.

use serde_json::{Value, json};

use crate::support::output::Output;
use crate::support::run::finish;
use crate::support::world::{Organization, Person, World};

mod damage;
mod long;
mod purge;
mod reason;
mod settle;
mod undo;

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
    assert_eq!(listed(&world, &["--since", "2099-01-01"]).len(), 0);
    let cut = world.anonymous().args(["journal", "list", "--limit", "1", "--json", "-v"]).run().success();
    assert_eq!(cut.json()[0], listed(&world, &[])[2], "the newest stays");
    assert!(cut.stderr.contains("1 of 3 shown") && cut.stderr.contains("journal.jsonl"), "{cut}");
    assert_eq!(listed(&world, &["--org", &one.slug]).len(), 2);
    let run = listed(&world, &[])[1]["run"].as_str().unwrap().to_owned();
    assert_eq!(listed(&world, &["--run", &run]), [listed(&world, &["--org", &two.id])[0].clone()]);
    assert_eq!(listed(&world, &["--result", "refused", "--result", "unknown"]), Vec::<Value>::new());
    assert_eq!(listed(&world, &["--result", "done", "--action", "api"]).len(), 3);
    world.anonymous().args(["journal", "list", "--action", "xyzzy"]).run().exits(2);
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
    assert_eq!(listed(&world, &["--person", &bob.slug]), listed(&world, &["--person", &bob.id]));
    assert_eq!(listed(&world, &["--person", &bob.id]).len(), 1);
    assert_eq!(listed(&world, &["--person", &alice.id]), Vec::<Value>::new());
    assert_eq!(update(&world, &alice, &org, "A"), 0);
    let table =
        world.anonymous().lang("fr").args(["journal", "list", "--names", "-o", "table"]).run().success();
    assert!(table.stdout.contains(&bob.full_name()) && !table.stdout.contains(&bob.id), "{table}");
    assert_eq!(table.stdout.matches("non membre").count(), 1, "an organization is no member: {table}");
    // Another portal's ids are not asked for here, and without a portal the ids remain.
    let nowhere = world.anonymous().env("UDATACTL_SITE", "http://127.0.0.1:9");
    let nowhere = nowhere.args(["journal", "list", "--names", "--json"]).run().success();
    assert_eq!(nowhere.json()[0]["person_name"], json!(bob.id), "{nowhere}");
}

#[test]
fn what_was_created_is_named() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let name = format!("Ville nouvelle {}", world.tag());
    let made = world.run_as(&alice, ["org", "create", &name, "--description", "x", "--yes", "--json"]);
    let id = made.success().json()["id"].clone();
    let created = &listed(&world, &["--names"])[0];
    assert_eq!((&created["organization"], &created["organization_name"]), (&id, &json!(name)));
    assert_eq!(listed(&world, &["--org", id.as_str().unwrap(), "--action", "create"]).len(), 1);
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
        finish(child, &line, std::time::Duration::from_mins(1)).success();
    }
    let records = listed(&world, &[]);
    assert_eq!(records.len(), 6);
    for org in &organizations {
        let of_it: Vec<_> = records.iter().filter(|record| record["organization"] == json!(org.id)).collect();
        assert!(matches!(of_it.as_slice(), [one] if one["result"] == "done"), "{records:?}");
    }
}

/// A run whose journal has room for the line before its first write, not for the one after it.
fn with_a_full_disk(world: &World, person: &Person, arguments: &[&str]) -> Output {
    let journal = world.path("state/journal.jsonl");
    std::fs::create_dir_all(journal.parent().unwrap()).unwrap();
    std::fs::write(&journal, "\n".repeat(1024 - 360)).unwrap();
    let script = "ulimit -f 2; exec \"$0\" \"$@\"";
    let limited = ["-c", script, env!("CARGO_BIN_EXE_udatactl")];
    world.command_as(person).lang("fr").program("sh").args(limited).args(arguments).args(["--json"]).run()
}

#[test]
fn a_write_whose_end_cannot_be_noted_is_told_as_sent() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let slug = format!("--confirm={}", org.slug);
    let (path, logo) = (format!("organizations/{}/", org.id), world.path("logo.png"));
    std::fs::write(&logo, include_bytes!("org/pixel.png")).unwrap();
    let name = format!("Ville nouvelle {}", world.tag());
    let verbs: [&[&str]; 5] = [
        &["org", "create", &name, "--description", "x", "--yes"],
        &["org", "update", &org.id, "--acronym", "V", "--logo", logo.to_str().unwrap(), "--yes"],
        &["org", "update", &org.id, "--logo", logo.to_str().unwrap(), "--yes"],
        &["api", "PUT", &path, "-F", "acronym=W", "--yes"],
        &["org", "delete", &org.id, &slug],
    ];
    let journal = world.path("state/journal.jsonl");
    for arguments in verbs {
        let before = world.calls_by(&alice).iter().filter(|call| call.is_write()).count();
        let run = with_a_full_disk(&world, &alice, arguments).exits(8);
        let error = run.error();
        assert_eq!(error["code"], "journal", "{run}");
        assert!(error["message"].as_str().unwrap().contains("est partie vers le portail"), "{run}");
        let result = run.json();
        if arguments[0] == "api" {
            assert_eq!(result["acronym"], "W", "{run}");
        } else {
            let record = result.get(0).unwrap_or(&result);
            let fields_only = arguments.contains(&"--acronym");
            assert_eq!((&record["result"], &record["verified"]), (&json!("changed"), &json!(true)), "{run}");
            assert_eq!(error["hint"].as_str().unwrap().contains("logo"), fields_only, "{run}");
        }
        let after = world.calls_by(&alice).iter().filter(|call| call.is_write()).count();
        assert_eq!(after - before, 1, "{run}");
        let text = std::fs::read_to_string(&journal).unwrap();
        assert!(!text.ends_with('\n'), "the last line is cut: {}", text.trim());
    }
    let refused = with_a_full_disk(&world, &bob, verbs[3]).exits(6);
    assert!(refused.stderr.contains("sa fin manque au journal"), "{refused}");
    let held = world.holds(&org);
    assert_eq!((held.acronym.as_deref(), held.deleted.is_some()), (Some("W"), true));
}
