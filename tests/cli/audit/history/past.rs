//! Snapshots by their dates: compared, listed and counted.

use serde_json::{Value, json};

use super::{day, diff, kept, kept_since, told};
use crate::support::output::Output;
use crate::support::world::{Organization, Person, World};

/// An organization as it was sixty, thirty and ten days ago: Bob came, then rose.
fn told_of(world: &World) -> (Person, Person, Organization) {
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    kept_since(world, &alice, 60, &[&org]);
    world.furnish(&org, json!({"members": [{"user": bob.id, "role": "editor"}]}));
    kept_since(world, &alice, 30, &[&org]);
    world.run_as(&alice, ["member", "promote", &org.slug, &bob.slug, "--to", "admin", "--yes"]).success();
    kept_since(world, &alice, 10, &[&org]);
    (alice, bob, org)
}

fn listed(world: &World, person: &Person, more: &[&str]) -> Output {
    world.command_as(person).args(["member", "list", "--json"]).args(more).run()
}

#[test]
fn a_date_is_the_newest_snapshot_of_that_day_or_before_it() {
    let world = world!();
    let (alice, bob, _) = told_of(&world);
    let is = |what: &str| vec![(what.to_owned(), json!(bob.id))];
    let since = |line: &[&str]| told(&diff(&world, &alice, line).success());
    assert_eq!(since(&["--since", &day(45), "--until", &day(30)]), is("came"));
    assert_eq!(since(&["--since", &day(30), "--until", &day(1)]), is("rose"));
    assert_eq!(since(&[&day(60), "now"]), is("came"), "an administrator at once");
    assert_eq!(since(&[&day(10), &day(1)]), []);
    let french = diff(&world, &alice, &["--since", "30 jours", "--lang", "fr"]).success();
    assert_eq!(told(&french), is("rose"));
    assert!(
        french.stderr.contains("Relevé du") && french.stderr.contains("1 nouvel administrateur"),
        "{french}"
    );
    let told = diff(&world, &alice, &["--since", &day(45), "--until", &day(5)]).success();
    assert!(told.stderr.contains("15 days before") && told.stderr.contains("5 days before"), "{told}");
    let none = diff(&world, &alice, &["--since", &day(61)]).exits(6);
    assert_eq!(none.error()["code"], "no_snapshot", "{none}");
    assert!(none.error()["hint"].as_str().unwrap().contains(&day(60)), "{none}");
    for line in [
        &["--since", "soon"][..],
        &["--since", "01/10/26"],
        &["--until", &day(1)],
        &["--since", &day(1), "x"],
    ] {
        diff(&world, &alice, line).exits(2);
    }
}

#[test]
fn members_are_listed_as_they_were() {
    let world = world!();
    let (alice, bob, org) = told_of(&world);
    let roles = |run: &Output| -> Vec<(Value, Value)> {
        let rows: Vec<Value> = serde_json::from_value(run.json()).unwrap();
        rows.iter().map(|row| (row["id"].clone(), row["role"].clone())).collect()
    };
    let of = |person: &Person, role: &str| (json!(person.id), json!(role));
    let at = |days: i64| listed(&world, &alice, &[&org.slug, "--at", &day(days), "--sort", "role"]).success();
    assert_eq!(roles(&at(60)), [of(&alice, "admin")]);
    let run = at(30);
    assert_eq!(roles(&run), [of(&alice, "admin"), of(&bob, "editor")]);
    assert_eq!((&run.json()[1]["slug"], &run.json()[1]["email"]), (&json!(bob.slug), &Value::Null));
    assert!(run.stderr.contains("Snapshot of"), "{run}");
    assert_eq!(roles(&at(1)).iter().filter(|(_, role)| role == "admin").count(), 2);
    let calls = world.calls(&org).len();
    let nobody = world
        .anonymous()
        .args(["member", "list", &org.name, "--at", &day(30), "--role", "editor", "--json"])
        .run();
    assert_eq!(roles(&nobody.success()), [of(&bob, "editor")]);
    assert_eq!(world.calls(&org).len(), calls, "no portal is asked");
    let mine = listed(&world, &alice, &["--all-orgs", "--at", &day(60)]).success();
    assert_eq!(roles(&mine), [of(&alice, "admin")]);
}

#[test]
fn what_a_snapshot_does_not_have_is_said() {
    let world = world!();
    let (alice, _, org) = told_of(&world);
    let other = world.organization("Agglo", &[(&alice, "admin")]);
    let lacks = listed(&world, &alice, &[&other.id, "--at", &day(1)]).exits(6);
    assert_eq!(lacks.error()["code"], "not_in_snapshot", "{lacks}");
    let none = listed(&world, &alice, &[&org.id, "--at", &day(90)]).exits(6);
    assert_eq!(none.error()["code"], "no_snapshot", "{none}");
    for flags in [
        &["--accounts"][..],
        &["--domain", "x.fr"],
        &["--not-domain", "x.fr"],
        &["--account", "active"],
        &["--account", "gone"],
    ] {
        listed(&world, &alice, &[&[org.id.as_str(), "--at", &day(1)], flags].concat()).exits(2);
    }
    listed(&world, &alice, &[&org.id, "--at", &day(1), "--account", "deleted"]).success();
    listed(&world, &alice, &[&org.id, "--at", "now"]).exits(2);
    listed(&world, &alice, &["--at", &day(1)]).exits(2);
    // One that could not be read then.
    let path = kept(&world).pop().unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    let mut lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    lines[1] = json!({"unread": {"id": org.id, "organization": org.slug, "why": "portal_error"}});
    for (_, count) in lines[2]["totals"].as_object_mut().unwrap() {
        *count = json!(0);
    }
    lines[2]["totals"]["unread"] = json!(1);
    std::fs::write(&path, lines.iter().map(|line| format!("{line}\n")).collect::<String>()).unwrap();
    for typed in [&org.id, &org.slug] {
        let unread = listed(&world, &alice, &[typed, "--at", &day(1)]).exits(8);
        assert_eq!(unread.error()["code"], "partly_read", "{unread}");
    }
}

#[test]
fn a_trend_counts_snapshot_by_snapshot() {
    let world = world!();
    let (alice, _, org) = told_of(&world);
    let trend = |more: &[&str]| world.command_as(&alice).args(["audit", "trend", "--json"]).args(more).run();
    let counts = |run: &Output, key: &str| -> Vec<u64> {
        let rows: Vec<Value> = serde_json::from_value(run.json()).unwrap();
        rows.iter().map(|row| row[key].as_u64().unwrap()).collect()
    };
    let run = trend(&[]).success();
    assert_eq!(
        (counts(&run, "members"), counts(&run, "administrators")),
        (vec![1, 2, 2], vec![1, 1, 2]),
        "{run}"
    );
    assert_eq!(counts(&trend(&["--since", &day(30)]).success(), "organizations"), [1, 1]);
    let other = world.organization("Agglo", &[(&alice, "admin")]);
    let both = world.command_as(&alice).args(["audit", "snapshot"]).run().success();
    assert_eq!(counts(&trend(&[&org.name]).success(), "members"), [1, 2, 2, 2], "{both}");
    assert_eq!(counts(&trend(&[&other.slug]).success(), "members"), [1]);
    let mixed = trend(&[]).success();
    assert!(mixed.stderr.contains("not of the same organizations"), "{mixed}");
    assert_eq!(trend(&["no-such-organization"]).success().json(), json!([]));
    // One that is damaged hides no other.
    let first = kept(&world).remove(0);
    let text = std::fs::read_to_string(&first).unwrap();
    std::fs::write(&first, &text[..text.len() - 5]).unwrap();
    let partly = trend(&[&org.id]).exits(8);
    assert_eq!(
        (counts(&partly, "members"), &partly.error()["code"]),
        (vec![2, 2, 2], &json!("bad_snapshot")),
        "{partly}"
    );
    let elsewhere = world.command_as(&alice).env("UDATACTL_SITE", "http://127.0.0.1:9");
    assert_eq!(elsewhere.args(["audit", "trend", "--json"]).run().success().json(), json!([]));
}
