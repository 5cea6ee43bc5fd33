//! Organizations found and guarded by what people read in their names, and told apart where a text can mean two.

use serde_json::{Value, json};

use super::{nothing_written, says};
use crate::support::terminal::Session;
use crate::support::world::{Organization, Person, World};

/// What reads as "Ville de Démonstration" and is spelled otherwise.
fn spellings(world: &World) -> Vec<String> {
    let of = |name: &str| format!("{name} {}", world.tag());
    [
        "Ville de Demonstration",
        "VILLE DE DÉMONSTRATION",
        "Ville  de Démonstration",
        "Ville\u{a0}de\u{202f}Démonstration",
        "Ville de De\u{301}monstration",
        "Ville-de-Démonstration",
        " Ville de Démonstration",
    ]
    .map(of)
    .to_vec()
}

fn slug_of(world: &World, id: &str) -> Value {
    world.anonymous().args(["org", "show", id, "-o", "json"]).run().success().json()["slug"].clone()
}

/// Makes an organization that is called just so.
fn called(world: &World, by: &Person, name: &str) -> Organization {
    let arguments =
        ["org", "create", name, "--description", "x", "--yes", "-o", "json", "--allow-duplicate-name"];
    let made = world.run_as(by, arguments).success().json();
    let text = |key: &str| made[key].as_str().unwrap().to_owned();
    Organization { id: text("id"), slug: text("slug"), name: text("name"), requests: Vec::new() }
}

#[test]
fn a_name_that_reads_alike_is_found_and_not_given_twice() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let there = world.organization("Ville de Démonstration", &[(&bob, "admin")]);
    let other = world.organization("Agglo", &[(&alice, "admin")]);
    for name in spellings(&world) {
        let found = world.anonymous().args(["org", "show", &name, "-o", "json"]).run().success().json();
        assert_eq!(found["id"], json!(there.id), "{name}");
        let create = ["org", "create", &name, "--description", "x", "--yes", "-o", "json"];
        let update = ["org", "update", &other.slug, "--name", &name, "--yes", "-o", "json"];
        for arguments in [&create, &update] {
            let run = world.run_as(&alice, *arguments).exits(3);
            assert_eq!(run.error()["code"], "duplicate_name", "{run}");
            let hint = run.error()["hint"].to_string();
            assert!(hint.contains(&format!("udatactl org join {}", there.slug)), "{run}");
        }
    }
    nothing_written(&world, &other);
    assert!(world.calls_by(&alice).iter().all(|call| !call.is_write()));
    // One's own name may be mended.
    let mended = there.name.to_uppercase();
    world.run_as(&bob, ["org", "update", &there.slug, "--name", &mended, "--yes"]).success();
    assert_eq!(world.holds(&there).name, mended);
}

#[test]
fn what_may_be_the_same_body_is_a_warning() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let tag = world.tag();
    let acronym = format!("ZQ{tag}");
    let there = world.organization_with("Mairie de Zoug", &[(&bob, "admin")], json!({"acronym": acronym}));
    let cases = [
        (format!("Ville de Zoug {tag}"), None, true),
        (format!("Commune de l'Zoug {tag}"), None, true),
        (format!("Zone {tag}"), Some(acronym.to_lowercase()), true),
        (acronym.to_lowercase(), None, true),
        (format!("Ville de Bâle {tag}"), None, false),
    ];
    for (name, acronym, warns) in cases {
        let arguments = ["org", "create", &name, "--description", "x", "--dry-run", "-o", "json"];
        let more = acronym.iter().flat_map(|acronym| ["--acronym", acronym]);
        let run = world.command_as(&alice).args(arguments).args(more).run().success();
        assert_eq!(run.stderr.contains("Warning:") && run.stderr.contains(&there.slug), warns, "{run}");
    }
}

#[test]
fn a_name_is_sent_as_people_read_it() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let name = format!("  Re\u{301}gion\u{a0} Bleue   {}\t", world.tag());
    let arguments =
        ["org", "create", &name, "--description", " a  b ", "--acronym", " R  B ", "--yes", "-o", "json"];
    let made = world.run_as(&alice, arguments).success().json();
    let id = made["id"].as_str().unwrap().to_owned();
    let org = Organization { id, slug: String::new(), name: String::new(), requests: Vec::new() };
    let held = world.holds(&org);
    assert_eq!(held.name, format!("Région Bleue {}", world.tag()));
    assert_eq!((held.acronym.as_deref(), held.description.as_deref()), (Some("R B"), Some("a  b")));
}

#[test]
fn a_name_with_blanks_is_shown_without() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let tag = world.tag();
    let org = world.organization(" Ville  du\u{a0}Sud", &[(&alice, "admin")]);
    for format in ["plain", "table"] {
        let shown = world.run_as(&alice, ["org", "list", "-o", format]).success();
        assert!(shown.stdout.contains(&format!("Ville du Sud {tag}")), "{shown}");
    }
    let whole = world.run_as(&alice, ["org", "list", "-o", "json"]).success().json();
    assert_eq!(whole[0]["name"], json!(org.name), "a machine gets what the portal says");
}

#[test]
fn a_name_of_two_and_names_of_nobody_are_told() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let first = world.organization("Département", &[(&alice, "admin")]);
    let second = world.organization("Departement", &[(&alice, "admin")]);
    let run = world.run_as(&alice, ["org", "show", &first.name, "-o", "json"]).exits(6);
    assert_eq!(run.error()["code"], "ambiguous");
    says(&run, &[&first.id, &second.id]);

    let typed = ["no-such-a", &first.slug, "No such b", "https://elsewhere.example/organizations/x/"];
    for verb in [&["member", "list"][..], &["requests", "list"], &["roster", "export"]] {
        let run = world.run_as(&alice, [verb, &typed[..3], &["-o", "json"]].concat()).exits(6);
        let error = run.error();
        assert_eq!((&error["code"], &*run.stdout), (&json!("unknown_organization"), ""), "{run}");
        let told: Vec<&Value> =
            error["organizations"].as_array().unwrap().iter().map(|one| &one["organization"]).collect();
        assert_eq!(told, ["no-such-a", "No such b"], "{run}");
        // What is no reference at all is a matter of usage.
        let run = world.run_as(&alice, [verb, &typed, &["-o", "json"]].concat()).exits(2);
        assert_eq!(run.error()["organizations"].as_array().unwrap().len(), 3, "{run}");
    }
    let near = world.run_as(&alice, ["org", "show", &format!("{}x", second.slug), "-o", "json"]).exits(6);
    assert!(near.error()["hint"].as_str().unwrap().contains(&second.slug), "{near}");
}

#[test]
fn a_slug_that_is_the_id_of_another_means_neither() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let meant = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let hostile = called(&world, &alice, &meant.id);
    assert_eq!(hostile.slug, meant.id, "people choose the names that slugs are made of");
    for typed in [meant.id.clone(), meant.id.to_uppercase()] {
        let run =
            world.run_as(&alice, ["member", "remove", &typed, &bob.slug, "--yes", "-o", "json"]).exits(6);
        assert_eq!(run.error()["code"], "ambiguous", "{run}");
        says(&run, &[&hostile.id, &meant.id]);
    }
    let several = ["member", "list", &meant.slug, &hostile.id, &meant.id, &world.sysadmin().id, "-o", "json"];
    assert_eq!(world.run_as(&alice, several).exits(6).error()["code"], "ambiguous");
    nothing_written(&world, &meant);
    // What is printed is no such text, and an id that is nobody's slug is fine.
    let listed = world.run_as(&alice, ["org", "list", "-o", "plain"]).success();
    assert!(listed.stdout.lines().any(|line| line.starts_with(&format!("id:{}\t", hostile.id))), "{listed}");
    assert!(listed.stdout.lines().any(|line| line.starts_with(&format!("{}\t", meant.slug))), "{listed}");
    let undo = world.run_as(&alice, ["member", "add", &hostile.id, &bob.id, "--yes", "--dry-run"]).success();
    assert!(undo.stderr.contains(&format!("id:{}", hostile.id)), "{undo}");
    assert_eq!(slug_of(&world, &hostile.id), json!(meant.id));
    // Nobody has that id: it can only be the slug.
    let alone = called(&world, &alice, &"5f".repeat(12));
    let found = world.run_as(&alice, ["org", "show", &alone.slug, "-o", "json"]).success().json();
    assert_eq!(found["id"], json!(alone.id));
}

#[test]
fn the_slug_of_before_is_asked_about() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let renamed = format!("Métropole {}", world.tag());
    let rename = ["org", "update", &org.id, "--name", &renamed, "--yes", "-q"];
    world.command_as(&alice).args(rename).strangers("metropole").run().success();
    let line = ["member", "remove", &org.slug, &bob.slug, "--yes"];
    let run = world.run_as(&alice, [&line[..], &["-o", "json"]].concat()).exits(6);
    assert_eq!(run.error()["code"], "renamed", "{run}");
    says(&run, &[&org.id, &renamed]);
    assert!(world.holds(&org).role_of(&bob).is_some());
    let mut no = Session::start(&world.command_as(&alice).args(line));
    no.expect("[y/N]").send_line("n");
    assert_eq!(no.wait(), 11);
    assert!(world.holds(&org).role_of(&bob).is_some());
    let mut yes = Session::start(&world.command_as(&alice).args(line));
    yes.expect(&renamed).expect("[y/N]").send_line("y");
    assert_eq!(yes.wait(), 0, "{yes}");
    assert_eq!(world.holds(&org).role_of(&bob), None);
}
