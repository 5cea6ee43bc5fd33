//! `contact`: list, add, replace and remove.

use serde_json::{Value, json};

use crate::fault_proxy::{self, Fate};
use crate::support::output::Output;
use crate::support::terminal::Session;
use crate::support::world::{Organization, Person, World};

fn contact(world: &World, person: &Person, words: &[&str]) -> Output {
    world.command_as(person).strangers("geo").args(["contact"]).args(words).args(["-o", "json"]).run()
}

/// The only row of a result.
fn row(output: Output) -> Value {
    let rows = output.success().json();
    assert_eq!(rows.as_array().map(Vec::len), Some(1), "{rows:#}");
    rows[0].clone()
}

/// What the portal says, asked past the program.
fn held(world: &World, organization: &str) -> Vec<Value> {
    let path = format!("/api/1/organizations/{organization}/contacts/?page_size=100");
    let all = world.portal.api("GET", &path, None, None).json();
    all["data"].as_array().unwrap().clone()
}

/// The names of an organization's contact points, in their order.
pub fn names(world: &World, organization: &str) -> Vec<String> {
    let mut names: Vec<String> = held(world, organization)
        .iter()
        .map(|one| one["name"].as_str().unwrap_or_default().to_owned())
        .collect();
    names.sort();
    names
}

fn made(world: &World, organization: &Organization, name: &str, email: &str) -> String {
    let given = json!({"name": name, "email": email, "organization": organization.id});
    world.portal.harness("contact", Some(given))["id"].as_str().unwrap().to_owned()
}

fn writes(world: &World, person: &Person) -> usize {
    world.calls_by(person).iter().filter(|call| call.is_write()).count()
}

#[test]
fn everybody_sees_whom_to_write_to() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let ville = world.organization("Ville", &[(&alice, "admin")]);
    let port = world.organization("Port", &[(&alice, "editor")]);
    let id = made(&world, &ville, "Service SIG", "sig@ville.fr");
    made(&world, &port, "Capitainerie", "port@ville.fr");
    let public = world.anonymous().args(["contact", "list", &ville.slug, "-o", "json"]).run();
    let listed = row(public);
    assert_eq!(listed["id"], json!(id));
    assert_eq!([&listed["name"], &listed["email"]], ["Service SIG", "sig@ville.fr"]);
    assert_eq!(listed["organization"], json!(ville.slug));
    let role = if world.portal.can.has_contact_roles() { json!("contact") } else { Value::Null };
    assert_eq!(listed["role"], role);
    let mine = contact(&world, &alice, &["list"]).success().json();
    assert_eq!(mine.as_array().unwrap().len(), 2, "{mine:#}");
    assert_eq!(
        contact(&world, &alice, &["list", "--all-orgs", "--limit", "1"])
            .success()
            .json()
            .as_array()
            .unwrap()
            .len(),
        1
    );
    let french = world.command_as(&alice).lang("fr").args(["points-de-contact", "lister", &ville.slug]).run();
    let french = french.success();
    assert!(french.stdout.starts_with("Service SIG\tsig@ville.fr\t"), "{french}");
    let table = world.command_as(&alice).lang("fr").args(["contact", "list", "-o", "table"]).run().success();
    assert!(table.stdout.contains("Formulaire") && table.stdout.contains("Organisation"), "{table}");

    let empty = world.organization("Vide", &[(&alice, "admin")]);
    let none = contact(&world, &alice, &["list", &empty.slug]).success();
    assert_eq!(none.json(), json!([]));
    assert!(none.stderr.contains(&format!("udatactl contact add {}", empty.slug)), "{none}");
    assert_eq!(
        contact(&world, &alice, &["list", "nowhere-at-all"]).exits(6).error()["code"],
        "unknown_organization"
    );
    world.anonymous().args(["contact", "list", "-o", "json"]).run().exits(4);
}

#[test]
fn one_is_added_once_and_taken_back_by_the_command_that_is_said() {
    let world = world!();
    let (alice, erik) = (world.person("Alice", "Martin"), world.person("Erik", "Roux"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&erik, "editor")]);
    let add = ["add", &org.slug, "--name", "  Service   SIG ", "--email", "Sig <sig@ville.fr>"];
    let planned = contact(&world, &erik, &[&add[..], &["--dry-run", "-v"]].concat()).success();
    assert_eq!(planned.json()[0]["result"], "planned");
    assert_eq!(planned.json()[0]["id"], Value::Null);
    assert!(planned.stderr.contains("/api/1/contacts/ -"), "{planned}");
    contact(&world, &erik, &add).exits(2);
    assert_eq!((writes(&world, &erik), names(&world, &org.id).len()), (0, 0));

    let added = contact(&world, &erik, &[&add[..], &["--yes"]].concat());
    let undo = format!("udatactl contact remove {} ", org.slug);
    assert!(added.stderr.contains(&undo), "{added}");
    let done = row(added);
    assert_eq!([&done["result"], &done["verified"]], [&json!("changed"), &json!(true)]);
    assert_eq!([&done["name"], &done["email"]], ["Service SIG", "sig@ville.fr"]);
    let role = if world.portal.can.has_contact_roles() { json!("contact") } else { Value::Null };
    assert_eq!(done["role"], role);
    assert_eq!(held(&world, &org.id)[0]["id"], done["id"]);

    let before = writes(&world, &erik);
    let again = contact(&world, &erik, &[&add[..], &["--yes"]].concat());
    assert!(again.stderr.contains("has this contact point already"), "{again}");
    let again = row(again);
    assert_eq!([&again["result"], &again["id"]], [&json!("unchanged"), &done["id"]]);
    assert_eq!((writes(&world, &erik), names(&world, &org.id).len()), (before, 1));

    let entry = row(world.run_as(&erik, ["journal", "list", "-o", "json"]));
    assert_eq!([&entry["action"], &entry["result"]], ["contact-add", "done"]);
    let line = std::fs::read_to_string(world.path("state/journal.jsonl")).unwrap();
    assert!(!line.contains("sig@ville.fr") && !line.contains("SIG"), "{line}");
    let back = world.run_as(&erik, ["journal", "undo", entry["id"].as_str().unwrap(), "-o", "json"]).exits(3);
    let id = done["id"].as_str().unwrap();
    assert!(
        back.stderr.contains(&format!("udatactl contact remove {} {id}", org.slug))
            || back.stderr.contains(&format!("udatactl contact remove {} {id}", org.id)),
        "{back}"
    );
    contact(&world, &erik, &["remove", &org.slug, id, "--yes"]).success();
    assert!(names(&world, &org.id).is_empty());
}

#[test]
fn what_is_missing_or_malformed_is_said_before_anything_is_sent() {
    let world = world!();
    let (alice, zoe) = (world.person("Alice", "Martin"), world.person("Zoé", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let id = made(&world, &org, "SIG", "sig@ville.fr");
    let can = world.portal.can.has_contact_roles();
    let unknown_role = if can { (0, Value::Null) } else { (7, json!("portal_too_old")) };
    let cases: [(&[&str], (i32, Value)); 10] = [
        (&["add", &org.slug, "--email", "x@ville.fr"], (2, json!("missing_argument"))),
        (&["add", &org.slug, "--name", "X"], (2, json!("missing_argument"))),
        (&["add", &org.slug, "--name", " ", "--email", "x@ville.fr"], (2, json!("empty_value"))),
        (&["add", &org.slug, "--name", "X", "--email", "x"], (2, json!("bad_address"))),
        (&["add", &org.slug, "--name", "X", "--role", "chef"], (2, json!("usage"))),
        (&["add", &org.slug, "--name", "X", "--role", "éditeur", "--dry-run"], unknown_role),
        (&["replace", &org.slug, &id], (2, json!("nothing_given"))),
        (&["replace", &org.slug, &id, "--unset", "email"], (2, json!("missing_argument"))),
        (&["replace", &org.slug, &id, "--unset", "email", "--email", "x@ville.fr"], (2, json!("conflict"))),
        (&["replace", &org.slug, "rien", "--name", "X"], (6, json!("unknown_contact"))),
    ];
    for (words, (code, word)) in cases {
        let run = contact(&world, &alice, &[words, &["--yes"]].concat()).exits(code);
        if code != 0 {
            assert_eq!(run.error()["code"], word, "{run}");
        }
    }
    let stranger =
        contact(&world, &zoe, &["add", &org.slug, "--name", "X", "--email", "x@ville.fr", "--yes"]).exits(5);
    assert!(stranger.stderr.contains("Only the administrators and editors"), "{stranger}");
    contact(&world, &zoe, &["replace", &org.slug, &id, "--name", "X", "--yes"]).exits(5);
    contact(&world, &zoe, &["remove", &org.slug, &id, "--yes"]).exits(5);
    let refused = contact(
        &world,
        &alice,
        &["add", &org.slug, "--name", "https://ville.fr", "--email", "x@ville.fr", "--yes"],
    );
    assert!(refused.exits(7).error()["fields"]["name"].is_string(), "the field");
    assert_eq!(names(&world, &org.id), ["SIG"]);
}

#[test]
fn one_is_replaced_in_its_place_and_back() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let id = made(&world, &org, "SIG", "sig@ville.fr");
    world
        .portal
        .harness("dataset", Some(json!({"organization": org.id, "title": "Plan", "contact_points": [id]})));
    made(&world, &org, "Presse", "presse@ville.fr");
    let replace = ["replace", &org.slug, "SIG@ville.fr", "--name", "Géomatique", "--email", "geo@ville.fr"];
    let planned = world
        .command_as(&alice)
        .lang("fr")
        .args(["contact"])
        .args(replace)
        .args(["--dry-run", "-o", "json"])
        .run()
        .success();
    assert!(planned.stderr.contains("~ Nom : « SIG » → « Géomatique »"), "{planned}");
    assert!(planned.stderr.contains("~ Courriel : « sig@ville.fr » → « geo@ville.fr »"), "{planned}");
    assert!(planned.stderr.contains("suivront aussitôt"), "{planned}");
    assert_eq!(writes(&world, &alice), 0);
    let replaced = contact(&world, &alice, &[&replace[..], &["--yes"]].concat());
    let undo = format!("udatactl contact replace {} {id} --name SIG --email sig@ville.fr", org.slug);
    assert!(replaced.stderr.contains(&undo), "{replaced}");
    let done = row(replaced);
    assert_eq!(
        [&done["id"], &done["result"], &done["verified"]],
        [&json!(id), &json!("changed"), &json!(true)]
    );
    assert_eq!([&done["before"][0], &done["before"][1]], ["SIG", "sig@ville.fr"]);
    assert_eq!([&done["after"][0], &done["after"][1]], ["Géomatique", "geo@ville.fr"]);
    assert_eq!(names(&world, &org.id), ["Géomatique", "Presse"]);
    let fields = json!(["contact-replace", "name,email"]);
    let entry = row(world.run_as(&alice, ["journal", "list", "-o", "json"]));
    assert_eq!([&entry["action"], &entry["after"]], [&fields[0], &fields[1]]);
    world.run_as(&alice, ["journal", "undo", entry["id"].as_str().unwrap()]).exits(3);

    let again = contact(&world, &alice, &["replace", &org.slug, &id, "--name", "Géomatique", "--yes"]);
    assert_eq!(row(again)["result"], "unchanged");
    let like = ["replace", &org.slug, &id, "--name", "Presse", "--email", "presse@ville.fr", "--yes"];
    assert_eq!(contact(&world, &alice, &like).exits(3).error()["code"], "duplicate_contact");
    where_it_can!(world.portal.can.has_contact_roles());
    let form = [
        "replace",
        &org.slug,
        &id,
        "--unset",
        "email",
        "--form",
        "https://ville.fr/sig",
        "--role",
        "éditeur",
        "--yes",
    ];
    let done = row(contact(&world, &alice, &form));
    assert_eq!(
        [&done["email"], &done["contact_form"], &done["role"]],
        [&Value::Null, &json!("https://ville.fr/sig"), &json!("publisher")]
    );
    let held = held(&world, &org.id);
    let held = held.iter().find(|one| one["id"] == json!(id)).unwrap();
    assert_eq!(
        [&held["email"], &held["contact_form"], &held["role"]],
        [&Value::Null, &json!("https://ville.fr/sig"), &json!("publisher")]
    );
}

#[test]
fn what_shows_one_that_is_removed_is_named_before_and_shows_it_no_more() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let id = made(&world, &org, "Service SIG", "sig@ville.fr");
    let shows = |kind: &str, title: &str| {
        let given = json!({"organization": org.id, "title": title, "contact_points": [id]});
        world.portal.harness(kind, Some(given))["id"].as_str().unwrap().to_owned()
    };
    let (plan, service) = (shows("dataset", "Plan"), shows("dataservice", "API Plan"));
    let remove = ["remove", &org.slug, "service sig"];
    let shown = world
        .command_as(&alice)
        .lang("fr")
        .args(["contact"])
        .args(remove)
        .args(["--dry-run", "-o", "json"])
        .run()
        .success();
    assert!(shown.stderr.contains("1 jeu de données l'affiche"), "{shown}");
    assert!(shown.stderr.contains("1 API l'affiche"), "{shown}");
    contact(&world, &alice, &remove).exits(2);
    let command = world.command_as(&alice).env("UDATACTL_NO_REMOVALS", "1").args(["contact"]);
    command.args(remove).args(["--yes"]).run().exits(3);
    assert_eq!(writes(&world, &alice), 0);

    let removed = contact(&world, &alice, &[&remove[..], &["--yes"]].concat());
    let again = format!("udatactl contact add {} --name 'Service SIG' --email sig@ville.fr", org.slug);
    assert!(removed.stderr.contains(&again), "{removed}");
    let done = row(removed);
    assert_eq!(
        [&done["result"], &done["verified"], &done["after"]],
        [&json!("changed"), &json!(true), &Value::Null]
    );
    assert_eq!(done["shown_by"], json!([format!("dataset/{plan}"), format!("dataservice/{service}")]));
    assert!(names(&world, &org.id).is_empty());
    let plan = world.portal.api("GET", &format!("/api/1/datasets/{plan}/"), None, None).json();
    assert!(
        plan["contact_points"].as_array().is_none_or(Vec::is_empty) && plan["contact_point"].is_null(),
        "{plan:#}"
    );
    contact(&world, &alice, &[&remove[..], &["--yes"]].concat()).exits(6);
    let entry = row(world.run_as(&alice, ["journal", "list", "-o", "json"]));
    let back = world.run_as(&alice, ["journal", "undo", entry["id"].as_str().unwrap()]).exits(3);
    assert!(back.stderr.contains("udatactl contact add "), "{back}");
}

#[test]
fn of_namesakes_a_script_is_told_the_ids_and_a_person_chooses() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let (first, other) =
        (made(&world, &org, "SIG", "sig@ville.fr"), made(&world, &org, "Sig", "plan@ville.fr"));
    let several = contact(&world, &alice, &["replace", &org.slug, "sig", "--name", "X", "--yes"]).exits(6);
    assert_eq!(several.error()["code"], "ambiguous");
    assert!(several.stderr.contains(&first) && several.stderr.contains(&other), "{several}");
    let command = world.command_as(&alice).lang("fr").args(["contact", "remove", &org.slug, "sig"]);
    let mut session = Session::start(&command);
    session.expect("Lequel ?").send("\u{1b}[B").send("\r").expect("Continuer ?").send_line("o");
    assert_eq!(session.wait(), 0, "{session}");
    assert_eq!(names(&world, &org.id), ["SIG"]);
}

#[test]
fn at_a_terminal_what_is_missing_is_asked() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let mut session =
        Session::start(&world.command_as(&alice).lang("fr").args(["contact", "add", &org.slug]));
    session.expect("Nom du point de contact").send_line("Mairie");
    session.expect("Adresse électronique").send_line("mairie@ville.fr");
    session.expect("Continuer ?").send_line("o");
    assert_eq!(session.wait(), 0, "{session}");
    assert_eq!(names(&world, &org.id), ["Mairie"]);
    let mut session =
        Session::start(&world.command_as(&alice).lang("fr").args(["contact", "remove", &org.slug]));
    session.expect("Quel point de contact").send("\r").expect("Continuer ?").send_line("n");
    assert_eq!(session.wait(), 11, "{session}");
    assert_eq!(names(&world, &org.id), ["Mairie"]);
}

/// A portal before 9 has none: it answers as any path that it does not have.
#[test]
fn a_portal_without_them_is_exit_7() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let root = fault_proxy::before(world.portal.base(), |_, path| {
        if path.ends_with("/contacts/") {
            fault_proxy::json("404 Not Found", &json!({"error": "The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.", "status": 404}).to_string())
        } else {
            Fate::PassedOn
        }
    });
    for words in [
        vec!["list", &org.slug],
        vec!["add", &org.slug, "--name", "X", "--email", "x@ville.fr", "--yes"],
        vec!["remove", &org.slug, "X", "--yes"],
    ] {
        let command =
            world.command_as(&alice).env("UDATACTL_SITE", &root).lang("fr").args(["contact"]).args(words);
        let run = command.args(["-o", "json"]).run().exits(7);
        assert_eq!(run.error()["code"], "portal_too_old", "{run}");
        assert!(run.stderr.contains("trop ancien pour les points de contact"), "{run}");
    }
    assert_eq!(writes(&world, &alice), 0);
}
