//! `audit people`: a row a person, and people × organizations.

use serde_json::{Value, json};

use super::{records, texts};
use crate::fault_proxy::{self, Fate};
use crate::support::output::Output;
use crate::support::run::Command;

/// The row of an account.
fn of<'r>(records: &'r [Value], id: &str) -> &'r Value {
    let mut found = records.iter().filter(|one| one["id"] == id);
    let one = found.next().unwrap_or_else(|| panic!("nobody has the id {id}: {records:?}"));
    assert_eq!(found.next(), None, "one row a person");
    one
}

#[test]
fn a_person_is_one_row_with_what_they_are_everywhere() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let carol = world.person_at("Carol", "Roux", &format!("carol.{}@mairie.fr", world.tag()));
    let first = world.organization("Aville", &[(&alice, "admin"), (&bob, "editor")]);
    let second = world.organization("Bville", &[(&alice, "editor"), (&carol, "admin")]);
    world.seen(&bob, "2020-01-01T00:00:00");
    let run = world.run_as(&alice, ["audit", "people", "--json"]).success();
    let rows = records(&run);
    assert_eq!(rows.len(), 3, "{run}");
    let row = of(&rows, &alice.id);
    assert_eq!(rows[0], *row, "those with the most organizations come first");
    assert_eq!((&row["organizations"], &row["administers"]), (&json!(2), &json!(1)));
    assert_eq!(texts(&row["marks"]), ["everywhere"]);
    let roles = texts(&row["roles"]);
    assert!(roles.contains(&&*format!("{}:admin", first.slug)), "{run}");
    assert!(roles.contains(&&*format!("{}:editor", second.slug)), "{run}");
    let membership = json!({"slug": first.slug, "id": first.id, "role": "admin"});
    assert!(row["memberships"].as_array().unwrap().contains(&membership), "{run}");
    assert_eq!(texts(&of(&rows, &bob.id)["marks"]), ["dormant", "nowhere_else"]);
    assert_eq!(of(&rows, &carol.id)["domain"], "mairie.fr");

    let ids = |rest: &[&str]| {
        let line = ["audit", "people", "-o", "ids"].iter().chain(rest).copied();
        let run = world.run_as(&alice, line).success();
        let mut ids: Vec<String> = run.stdout.lines().map(str::to_owned).collect();
        ids.sort();
        ids
    };
    let sorted = |people: &[&crate::support::world::Person]| {
        let mut ids: Vec<String> = people.iter().map(|one| one.id.clone()).collect();
        ids.sort();
        ids
    };
    assert_eq!(ids(&["--role", "admin"]), sorted(&[&alice, &carol]));
    assert_eq!(ids(&["--role", "admin", "--mark", "nowhere_else"]), sorted(&[&carol]));
    assert_eq!(
        ids(&["--mark", "everywhere,dormant"]),
        sorted(&[&alice, &bob, &carol]),
        "never seen is dormant"
    );
    assert_eq!(ids(&["--domain", "@Mairie.fr"]), sorted(&[&carol]));
    assert_eq!(ids(&[&first.slug]), sorted(&[&alice, &bob]));
    let one = records(&world.run_as(&alice, ["audit", "people", &first.slug, "--json"]).success());
    assert_eq!(
        texts(&of(&one, &alice.id)["marks"]),
        Vec::<&str>::new(),
        "one organization is not everywhere"
    );
    world.run_as(&alice, ["audit", "people", "--mark", "zzz"]).exits(2);
    world.run_as(&alice, ["audit", "people", "--dormant", "30"]).exits(2);
    world.run_as(&alice, ["audit", "people", &first.slug, "--fields", "nothing"]).exits(2);
}

#[test]
fn one_name_of_two_accounts_is_marked_and_never_merged() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let (one, other) = (world.person("Zoé", "Élan"), world.person("zoe", "ELAN"));
    let robot = world.person("Service", "Communication");
    let org = world.organization("Ville", &[(&alice, "admin"), (&one, "editor"), (&robot, "editor")]);
    world.organization("Autre", &[(&alice, "admin"), (&other, "editor")]);
    let rows = records(&world.run_as(&alice, ["audit", "people", "--json"]).success());
    for (person, namesake) in [(&one, &other), (&other, &one)] {
        let row = of(&rows, &person.id);
        assert_eq!(texts(&row["namesakes"]), [&*namesake.id]);
        assert!(texts(&row["marks"]).contains(&"namesake"));
    }
    assert!(texts(&of(&rows, &robot.id)["marks"]).contains(&"shared"));
    let rows = records(&world.run_as(&alice, ["audit", "people", &org.slug, "--json"]).success());
    assert_eq!(texts(&of(&rows, &one.id)["namesakes"]), Vec::<&str>::new(), "the other was not read");
}

#[test]
fn whoever_has_left_is_marked_and_nothing_else() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    world.delete_account(&bob);
    world.organization("Ville", &[(&alice, "admin"), (&bob, "admin")]);
    world.organization("Autre", &[(&alice, "admin")]);
    let rows = records(&world.run_as(&alice, ["audit", "people", "--json"]).success());
    assert_eq!(texts(&of(&rows, &bob.id)["marks"]), ["left", "nowhere_else"]);
    assert_eq!(of(&rows, &bob.id)["account"], "deleted");
}

#[test]
fn an_account_that_is_switched_off_is_found_where_it_is_looked_for() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    world.deactivate(&bob);
    let line = |more: &[&str]| {
        let words = ["audit", "people", &org.slug, "--json"].into_iter().chain(more.iter().copied());
        of(&records(&world.run_as(&alice, words).success()), &bob.id)["account"].clone()
    };
    assert_eq!((line(&[]), line(&["--accounts"])), (json!("unknown"), json!("switched_off")));
}

#[test]
fn what_is_not_visible_is_neither_never_nor_dormant() {
    let world = world!();
    let (alice, bob, carol) =
        (world.person("Alice", "Martin"), world.person("Bob", "Petit"), world.person("Carol", "Roux"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let run = world.run_as(&carol, ["audit", "people", &org.slug, "--json"]).success();
    for row in records(&run) {
        assert_eq!((&row["last_seen"], &row["last_seen_visible"]), (&Value::Null, &json!(false)));
        assert!(!texts(&row["marks"]).contains(&"dormant"), "{run}");
    }
    assert!(run.stderr.contains("When 2 of these people were last seen is not visible to you"), "{run}");
    let run = world.run_as(&carol, ["audit", "people", &org.slug, "-o", "table"]).success();
    assert!(!run.stdout.contains("not visible") && !run.stdout.contains("never"), "said once, below: {run}");
    assert!(run.stderr.contains("When 2 of these people were last seen is not visible to you"), "{run}");
}

#[test]
fn an_organization_that_cannot_be_read_is_named_and_no_column_is_half_full() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let whole = world.organization("Aville", &[(&alice, "admin"), (&bob, "editor")]);
    let also = world.organization("Bville", &[(&alice, "admin"), (&bob, "editor")]);
    let broken = world.organization("Cville", &[(&alice, "admin")]);
    let meant = format!("/api/1/organizations/{}/", broken.id);
    let site = fault_proxy::before(world.portal.base(), move |_, path| {
        if path == meant {
            fault_proxy::json("500 Internal Server Error", r#"{"message": "Test portal"}"#)
        } else {
            Fate::PassedOn
        }
    });
    let run = |more: &[&str]| {
        let command = world.command_as(&alice).env("UDATACTL_SITE", &site).args(["audit", "people"]);
        command.args(more).args(["--retries", "0", "-o", "json"]).strangers("Test portal").run().exits(8)
    };
    for more in [&[][..], &["--matrix"]] {
        let run = run(more);
        assert_eq!(run.error()["code"], "partly_read", "{run}");
        let named = &run.error()["organizations"][0]["organization"];
        assert!([&broken.id, &broken.slug].iter().any(|one| named == one.as_str()), "{run}");
        assert!(!run.stdout.contains(&broken.slug) && run.stdout.contains(&whole.slug), "{run}");
    }
    let marks = records(&run(&[]));
    assert_eq!(
        texts(&of(&marks, &bob.id)["marks"]).last(),
        Some(&"everywhere"),
        "of those that were read: {also:?}"
    );
}

/// A portal with two organizations that no portal should have: a member without account, one in two rows, and names that
/// spreadsheets and terminals would act on. It only answers reads.
fn hostile_portal() -> String {
    fault_proxy::querying(|method, path, _| {
        assert!(["GET", "OPTIONS"].contains(&method), "{method} {path}");
        let person = |digit: &str, slug: &str, first: &str, last: &str| json!({"id": digit.repeat(24), "slug": slug, "first_name": first, "last_name": last, "last_login_at": null});
        let alice = person("a", "alice-a", "=cmd|'/C calc'!A0", "Martin\nDupont");
        let zoe = person("b", "zoe-b", "\u{202e}Zoé\u{1b}[31m", " Élan");
        let body = match path {
            path if path.contains("/me/") => {
                json!({"id": "a".repeat(24), "slug": "alice-a", "first_name": "A", "last_name": "B", "roles": [],
                    "organizations": [{"id": "c".repeat(24), "slug": "name", "name": "=1+1"},
                        {"id": "d".repeat(24), "slug": "ville-d", "name": "D"}]})
            }
            path if path.contains(&"c".repeat(24)) => {
                json!({"id": "c".repeat(24), "slug": "name", "name": "=1+1", "permissions": {"private": true},
                    "members": [{"user": alice, "role": "editor"}, {"user": null, "role": "admin"},
                        {"user": alice, "role": "admin"}, {"user": zoe, "role": "editor"}]})
            }
            _ => {
                json!({"id": "d".repeat(24), "slug": "ville-d", "name": "D",
                    "members": [{"user": alice, "role": "partial_editor"}]})
            }
        };
        fault_proxy::json("200 OK\r\nAllow: GET", &body.to_string())
    })
}

fn hostile(more: &[&str]) -> Output {
    let home = tempfile::tempdir().unwrap();
    let command =
        Command::new(home.path()).env("UDATACTL_SITE", hostile_portal()).env("UDATACTL_TOKEN", "key");
    command.args(["audit", "people"]).args(more).run().success()
}

#[test]
fn a_matrix_for_excel_has_a_cell_a_role_and_runs_nothing() {
    let run = hostile(&["--matrix", "-o", "csv", "--csv-dialect", "fr"]);
    let (alice, zoe, name) = ("a".repeat(24), "b".repeat(24), "c".repeat(24));
    // An organization may be called like a field: then its id stands there.
    let head = format!("\u{feff}slug;name;id;id:{name};ville-d\r\n");
    let rest = run.stdout.strip_prefix(&head).unwrap_or_else(|| panic!("{run}"));
    let lines: Vec<&str> = rest.split("\r\n").collect();
    assert_eq!(
        lines[0],
        format!("alice-a;'=cmd|'/C calc'!A0 Martin Dupont;{alice};admin;partial_editor"),
        "{run}"
    );
    assert!(lines[1].starts_with("zoe-b;") && lines[1].ends_with(&format!(";{zoe};editor;")), "{run}");
    assert_eq!(lines[2..], [""], "{run}");
    assert!(
        run.stderr.contains("1 member is damaged")
            && run.stderr.contains("1 member is listed more than once")
    );
    let rows = records(&hostile(&["--matrix", "-o", "json"]));
    assert_eq!((&rows[0]["ville-d"], &rows[1]["ville-d"]), (&json!("partial_editor"), &Value::Null));
}

#[test]
fn a_matrix_that_is_wider_than_the_terminal_is_read_person_by_person() {
    let at = |columns: &str, more: &[&str]| {
        let home = tempfile::tempdir().unwrap();
        let command =
            Command::new(home.path()).env("UDATACTL_SITE", hostile_portal()).env("UDATACTL_TOKEN", "key");
        let command = command
            .strangers(&"c".repeat(24))
            .strangers("cmd calc Martin Dupont zoe Zo lan ville alice")
            .env("COLUMNS", columns);
        let command = command.args(["audit", "people", "-o", "table"]).args(more);
        command.run().success()
    };
    let wide = at("160", &["--matrix"]);
    assert_eq!(wide.stdout.lines().count(), 3, "{wide}");
    assert!(wide.stdout.lines().next().unwrap().contains("ville-d"), "{wide}");
    for columns in ["80", "40"] {
        let narrow = at(columns, &["--matrix"]);
        assert!(!narrow.stdout.contains('…'), "no role is cut: {narrow}");
        let lines: Vec<&str> = narrow.stdout.lines().collect();
        let roles = |word: &str| lines.iter().filter(|line| line.contains(word)).count();
        assert_eq!((roles("administrator"), roles("partial editor")), (1, 1), "{narrow}");
        assert_eq!(
            lines.iter().filter(|line| line.starts_with("ville-d")).count(),
            1,
            "only where they are: {narrow}"
        );
        assert!(narrow.stderr.contains("-o csv"), "it says where the whole is: {narrow}");
    }
    let list = at("40", &[]);
    assert!(!list.stdout.contains('\u{1b}') && !list.stdout.contains('\u{202e}'), "{list}");
    assert!(list.stdout.lines().all(|line| line.chars().count() <= 40), "{list}");
}
