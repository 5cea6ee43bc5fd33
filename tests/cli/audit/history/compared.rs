//! What is told between two moments, and what is not compared.

use serde_json::{Value, json};

use super::{diff, snapshot, told, written};
use crate::fault_proxy;
use crate::support::world::{Person, World};

#[test]
fn whoever_came_left_rose_or_asked_is_told_new_administrators_first() {
    let world = world!();
    let [alice, bob, carol, dave, eve, fay] = <[Person; 6]>::try_from(world.people(6)).unwrap();
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor"), (&carol, "editor")]);
    let asked = world.request(&org, &dave, "Bonjour");
    written(&world, &alice, "before.jsonl", &[&org]);
    let none = diff(&world, &alice, &["before.jsonl", "now", "--exit-code"]).success();
    assert_eq!(none.json(), json!([]), "{none}");
    assert!(none.stderr.contains("Nothing differs"), "{none}");

    world.run_as(&alice, ["member", "promote", &org.slug, &bob.slug, "--to", "admin", "--yes"]).success();
    world.run_as(&alice, ["member", "remove", &org.slug, &carol.slug, "--yes"]).success();
    world.run_as(&alice, ["requests", "approve", &org.slug, &dave.slug, "--yes"]).success();
    world
        .run_as(&alice, ["org", "update", &org.slug, "--name", &format!("VILLE {}", world.tag()), "--yes"])
        .success();
    let waits = world.request(&org, &eve, "Bonjour");
    if world.portal.can.invites {
        world.invitation(&org, &fay, "editor");
    }
    let run = diff(&world, &alice, &["before.jsonl", "now"]).success();
    let is = |what: &str, person: &Person| (what.to_owned(), json!(person.id));
    let mut wanted = vec![
        is("rose", &bob),
        ("renamed".to_owned(), Value::Null),
        is("came", &dave),
        is("left", &carol),
        is("asked", &eve),
        is("request_answered", &dave),
    ];
    if world.portal.can.invites {
        wanted.insert(4, is("invited", &fay));
    }
    assert_eq!(told(&run), wanted, "{run}");
    let rows = run.json();
    assert_eq!(
        (&rows[0]["new_administrator"], &rows[0]["before"], &rows[0]["after"]),
        (&json!(true), &json!("editor"), &json!("admin"))
    );
    let by =
        |what: &str| rows.as_array().unwrap().iter().find(|row| row["difference"] == what).unwrap().clone();
    assert_eq!((&by("asked")["request"], &by("request_answered")["request"]), (&json!(waits), &json!(asked)));
    assert_eq!(by("request_answered")["after"], json!("editor"));
    assert!(run.stderr.contains("1 new administrator"), "{run}");

    written(&world, &alice, "after.jsonl", &[&org]);
    let files = world.anonymous().env("UDATACTL_SITE", "http://127.0.0.1:9");
    let files =
        files.args(["audit", "diff", "before.jsonl", "after.jsonl", "--exit-code", "--json"]).run().exits(10);
    assert_eq!(
        (files.error()["code"].clone(), told(&files)),
        (json!("differs"), told(&run)),
        "no portal is asked: {files}"
    );
    diff(&world, &alice, &["after.jsonl", "after.jsonl", "--exit-code"]).success();
    let back = diff(&world, &alice, &["after.jsonl", "before.jsonl"]).success();
    assert!(back.stderr.contains("later than the second"), "{back}");
    assert!(told(&back).contains(&is("fell", &bob)) && told(&back).contains(&is("came", &carol)), "{back}");
    let french = world.command_as(&alice).lang("fr").args([
        "audit",
        "diff",
        "before.jsonl",
        "after.jsonl",
        "-o",
        "table",
    ]);
    let french = french.run().success();
    assert!(french.stdout.lines().nth(1).is_some_and(|line| line.contains("rôle plus élevé")), "{french}");
}

#[test]
fn an_account_that_is_gone_is_told_by_its_earlier_name() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "admin")]);
    written(&world, &alice, "before.jsonl", &[&org]);
    world.delete_account(&bob);
    let run = diff(&world, &alice, &["before.jsonl", "now"]).success();
    let rows = run.json();
    assert_eq!(rows.as_array().unwrap().len(), 1, "{run}");
    // A portal may take the deleted out of their organizations.
    assert!(["account_gone", "left"].iter().any(|what| rows[0]["difference"] == *what), "{run}");
    assert_eq!((&rows[0]["name"], &rows[0]["before"]), (&json!(bob.full_name()), &json!("admin")));
}

#[test]
fn whoever_is_listed_twice_is_one_member() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    written(&world, &alice, "before.jsonl", &[&org]);
    world.furnish(&org, json!({"members": [{"user": bob.id, "role": "editor"}]}));
    assert_eq!(diff(&world, &alice, &["before.jsonl", "now"]).success().json(), json!([]));
    let row = snapshot(&world, &alice, &[&org.id]).success().json();
    assert_eq!(row["members"], json!(2));
}

/// Two organizations, and a way to the portal on which the second can't be read.
fn broken(world: &World) -> (Person, [crate::support::world::Organization; 2], String) {
    let alice = world.person("Alice", "Martin");
    let both = ["Ville", "Agglo"].map(|name| world.organization(name, &[(&alice, "admin")]));
    let path = format!("/api/1/organizations/{}/", both[1].id);
    let refused =
        fault_proxy::refuse("500 Internal Server Error", move |_, called| called.starts_with(&path));
    let site = fault_proxy::before(world.portal.base(), refused);
    (alice, both, site)
}

#[test]
fn one_that_cannot_be_read_is_a_line_and_never_left_by_all() {
    let world = world!();
    let (alice, [ville, agglo], site) = broken(&world);
    written(&world, &alice, "before.jsonl", &[&ville, &agglo]);
    let command = |line: &[&str]| {
        let command = world.command_as(&alice).env("UDATACTL_SITE", &site).args(line);
        command.args(["--json", "--retries", "0"]).strangers("Test portal").run()
    };
    for line in [
        &["audit", "snapshot", "--out", "after.jsonl"][..],
        &["audit", "snapshot", &ville.id, &agglo.id, "--out", "typed.jsonl"],
    ] {
        let run = command(line).exits(8);
        assert_eq!(
            (&run.json()["organizations"], &run.json()["organizations_unread"]),
            (&json!(1), &json!(1)),
            "{run}"
        );
        assert_eq!(run.error()["code"], "partly_read", "{run}");
    }
    let whole = super::lines(&world.path("after.jsonl"));
    assert!(
        whole
            .iter()
            .any(|line| line["unread"]["id"] == json!(agglo.id) && line["unread"]["why"] == "portal_error"),
        "{whole:?}"
    );
    let here =
        std::fs::read_to_string(world.path("before.jsonl")).unwrap().replace(world.portal.base(), &site);
    std::fs::write(world.path("before.jsonl"), here).unwrap();
    for after in ["after.jsonl", "typed.jsonl", "now"] {
        let run = command(&["audit", "diff", "before.jsonl", after, "--exit-code"]).exits(8);
        let rows = run.json();
        assert_eq!(rows.as_array().unwrap().len(), 1, "{run}");
        let row = ["difference", "why", "organization_id"].map(|key| rows[0][key].clone());
        assert_eq!(row, [json!("not_compared"), json!("unread_after"), json!(agglo.id)], "{run}");
    }
    let list = |typed: &str| {
        world
            .command_as(&alice)
            .args(["audit", "snapshot", typed, "--json"])
            .env("UDATACTL_SITE", &site)
            .args(["--retries", "0"])
            .strangers("Test portal")
            .run()
    };
    list(&agglo.id).exits(9);
    assert!(!world.path("state/audit").exists() || super::kept(&world).is_empty(), "nothing could be read");
}

#[test]
fn what_only_one_of_the_two_has_is_named_and_not_compared() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let [ville, agglo] = ["Ville", "Agglo"].map(|name| world.organization(name, &[(&alice, "admin")]));
    written(&world, &alice, "one.jsonl", &[&ville]);
    written(&world, &alice, "both.jsonl", &[&ville, &agglo]);
    for (before, after, why) in
        [("one.jsonl", "both.jsonl", "only_after"), ("both.jsonl", "one.jsonl", "only_before")]
    {
        diff(&world, &alice, &[before, after]).success();
        let run = diff(&world, &alice, &[before, after, "--exit-code"]).exits(10);
        let rows = run.json();
        assert_eq!(
            (told(&run).len(), &rows[0]["why"], &rows[0]["organization_id"]),
            (1, &json!(why), &json!(agglo.id)),
            "{run}"
        );
        assert!(run.stderr.contains("1 organization is not compared"), "{run}");
    }
}

#[test]
fn a_deleted_organization_is_told_as_deleted() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    written(&world, &alice, "before.jsonl", &[&org]);
    world.furnish(&org, json!({"deleted": true}));
    let run = diff(&world, &alice, &["before.jsonl", "now"]).success();
    assert_eq!(told(&run), [("deleted".to_owned(), Value::Null)], "{run}");
}

#[test]
fn other_eyes_are_warned_of_and_see_no_answers() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    world.request(&org, &bob, "Bonjour");
    written(&world, &alice, "alice.jsonl", &[&org]);
    written(&world, &bob, "bob.jsonl", &[&org]);
    let run = diff(&world, &alice, &["alice.jsonl", "bob.jsonl", "--exit-code"]).success();
    assert_eq!(run.json(), json!([]), "a request that is not shown is not answered: {run}");
    assert!(
        run.stderr.contains("Two accounts have looked") && run.stderr.contains("1 organization"),
        "{run}"
    );
}

#[test]
fn of_a_whole_portal_organizations_are_made_and_deleted() {
    let portal = own_portal!();
    let world = world!(&portal);
    let alice = world.person("Alice", "Martin");
    let old = world.organization("Ancienne", &[(&alice, "admin")]);
    let run = snapshot(&world, &alice, &["--portal", "--out", "before.jsonl"]).success();
    assert_eq!(run.json()["scope"], "portal", "{run}");
    world.furnish(&old, json!({"deleted": true}));
    let new = world.organization("Nouvelle", &[(&alice, "admin")]);
    let run = diff(&world, &alice, &["before.jsonl", "now"]).success();
    let rows: Vec<Value> = serde_json::from_value(run.json()).unwrap();
    let is = |what: &str, id: &str| {
        rows.iter().any(|row| row["difference"] == what && row["organization_id"] == id)
    };
    assert!(rows.len() == 2 && is("deleted", &old.id) && is("created", &new.id), "{run}");
    let again = [1, 2].map(|_| {
        snapshot(&world, &alice, &["--portal", "--out", "again.jsonl"]).success();
        std::fs::read_to_string(world.path("again.jsonl")).unwrap()
    });
    let without_moments = |text: &str| -> Vec<String> {
        text.lines().skip(1).map(|line| line.split("\"last_seen\"").next().unwrap().to_owned()).collect()
    };
    assert_eq!(without_moments(&again[0]), without_moments(&again[1]), "the lines are in one order");
}
