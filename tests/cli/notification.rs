//! `notification`: what the portal tells, and what waits.

use serde_json::{Value, json};

use crate::requests::days_ago;
use crate::support::world::{Organization, Person, World};

/// Somebody asks to join, as they do: the portal tells its administrators.
fn asks(world: &World, person: &Person, organization: &Organization) {
    world.run_as(person, ["org", "join", &organization.slug, "--comment", "Bonjour", "--yes"]).success();
}

fn listed(world: &World, person: &Person, more: &[&str]) -> Vec<Value> {
    let line = [&["notification", "list", "-o", "json"], more].concat();
    world.run_as(person, line).success().json().as_array().unwrap().clone()
}

#[test]
fn what_the_portal_tells_is_listed_in_words_and_marked_as_read() {
    let world = world!();
    let (alice, carol) = (world.person("Alice", "Martin"), world.person("Carol", "Roux"));
    let none = world.run_as(&alice, ["notification", "list", "-o", "json"]).success();
    assert_eq!(none.stdout, "[]\n");
    assert!(none.stderr.contains("No notification."), "{none}");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    asks(&world, &carol, &org);

    let told = listed(&world, &alice, &[]);
    assert_eq!(told.len(), 1, "{told:#?}");
    let one = &told[0];
    let said =
        [&one["state"], &one["what"], &one["organization"], &one["person_id"], &one["requires_action"]];
    assert_eq!(
        said,
        [&json!("unread"), &json!("membership-requested"), &json!(org.slug), &json!(carol.id), &json!(true)]
    );
    let table =
        world.command_as(&alice).lang("fr").args(["notification", "list", "-o", "table"]).run().success();
    assert!(table.stdout.contains("non lue") && table.stdout.contains("demande d'adhésion"), "{table}");
    assert!(table.stdout.contains(&carol.full_name()) && table.stdout.contains(&org.name), "{table}");
    assert_eq!(listed(&world, &alice, &["--handled"]).len(), 0);

    if !world.portal.can.marks_notifications() {
        assert_eq!(one["id"], Value::Null);
        for line in [["notification", "read", "7ca78d4b"], ["notification", "read", "--all"]] {
            let refused = world.run_as(&alice, line.into_iter().chain(["-o", "json"])).exits(7);
            assert_eq!(refused.error()["code"], "portal_too_old");
            assert!(refused.stderr.contains("nothing of it can be marked as read"), "{refused}");
        }
        return;
    }
    let id = one["id"].as_str().unwrap();
    let short = one["short_id"].as_str().unwrap();
    assert!(id.starts_with(short) && table.stdout.contains(short), "{table}");

    // What asks for an answer is left, unless it is named.
    let all = world.run_as(&alice, ["notification", "read", "--all"]).success();
    assert!(all.stdout.is_empty() && all.stderr.contains("1 notification asks for an answer"), "{all}");
    let planned = world.run_as(&alice, ["notification", "read", short, "-n", "-o", "json"]).success().json();
    assert_eq!(planned[0]["result"], "planned");
    assert_eq!(listed(&world, &alice, &["--unread"]).len(), 1);
    let held = world.command_as(&alice).env("UDATACTL_READ_ONLY", "1");
    held.args(["notification", "read", short]).run().exits(3);

    let done = world.run_as(&alice, ["notification", "read", short, id, "-o", "json"]).success().json();
    let said =
        [&done[0]["result"], &done[0]["verified"], &done[0]["id"], &done[0]["before"], &done[0]["after"]];
    assert_eq!(said, [&json!("changed"), &json!(true), &json!(id), &json!("unread"), &json!("handled")]);
    assert_eq!(done.as_array().unwrap().len(), 1, "named twice, marked once");
    assert_eq!(listed(&world, &alice, &["--unread"]).len(), 0);
    assert_eq!(listed(&world, &alice, &["--handled"])[0]["id"], json!(id));
    let again = world.run_as(&alice, ["notification", "read", id, "-o", "json"]).success().json();
    assert_eq!(again[0]["result"], "unchanged");
    let journal = world.run_as(&alice, ["journal", "list", "-o", "json"]).success().json();
    assert_eq!((&journal[1]["action"], &journal[1]["request"]), (&json!("read"), &json!(id)), "{journal:#}");
}

#[test]
fn the_unread_come_first_and_all_marks_what_only_has_to_be_read() {
    let world = world!();
    where_it_can!(world.portal.can.notifies());
    let (alice, carol) = (world.person("Alice", "Martin"), world.person("Carol", "Roux"));
    let (first, second) = (
        world.organization("Ville", &[(&alice, "admin")]),
        world.organization("Agglo", &[(&alice, "admin")]),
    );
    asks(&world, &carol, &first);
    asks(&world, &carol, &second);
    for (org, verb) in [(&first, "approve"), (&second, "reject")] {
        let line = ["requests", verb, &org.slug, &carol.slug, "--comment", "Merci", "--yes"];
        let line = if verb == "approve" { [&line[..4], &line[6..]].concat() } else { line.to_vec() };
        world.run_as(&alice, line).success();
    }
    let told = listed(&world, &carol, &[]);
    let kinds: Vec<&str> = told.iter().map(|one| one["what"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["membership-refused", "membership-accepted"], "the newest first");
    world.run_as(&carol, ["notification", "read", told[0]["id"].as_str().unwrap()]).success();
    let kinds: Vec<(Value, Value)> = listed(&world, &carol, &[])
        .into_iter()
        .map(|mut one| (one["state"].take(), one["what"].take()))
        .collect();
    let expected = [("unread", "membership-accepted"), ("handled", "membership-refused")];
    assert_eq!(kinds, expected.map(|(state, what)| (json!(state), json!(what))));

    let all = world.run_as(&carol, ["notification", "read", "--all", "-o", "json"]).success().json();
    assert_eq!((all.as_array().unwrap().len(), &all[0]["what"]), (1, &json!("membership-accepted")));
    assert_eq!(listed(&world, &carol, &["--unread"]).len(), 0);
}

#[test]
fn what_is_not_mine_is_not_found_and_which_ones_must_be_said() {
    let world = world!();
    where_it_can!(world.portal.can.marks_notifications());
    let (alice, carol) = (world.person("Alice", "Martin"), world.person("Carol", "Roux"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    asks(&world, &carol, &org);
    let id = listed(&world, &alice, &[])[0]["id"].as_str().unwrap().to_owned();
    let foreign = world.run_as(&carol, ["notification", "read", &id, "-o", "json"]).exits(6);
    assert_eq!(foreign.error()["code"], "unknown_notification");
    world.run_as(&alice, ["notification", "read", &id[..3]]).exits(6);
    // One that is not found stops all.
    world.run_as(&alice, ["notification", "read", &id, "no-such-one"]).exits(6);
    assert_eq!(listed(&world, &alice, &["--unread"]).len(), 1);
    world.run_as(&alice, ["notification", "read"]).exits(2);
    world.run_as(&alice, ["notification", "read", &id, "--all"]).exits(2);
    world.anonymous().args(["notification", "list"]).run().exits(4);
    let piped = world.command_as(&alice).stdin(format!("{id}\n"));
    piped.args(["notification", "read", "-"]).run().success();
    assert_eq!(listed(&world, &alice, &["--unread"]).len(), 0);
}

fn digest(world: &World, person: &Person, more: &[&str]) -> Vec<Value> {
    let line = [&["notification", "digest", "-o", "json"], more].concat();
    world.run_as(person, line).success().json().as_array().unwrap().clone()
}

#[test]
fn nothing_is_said_where_nothing_waits() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    for format in ["table", "plain", "lines", "jsonl", "csv", "md", "ids"] {
        let silent = world.run_as(&alice, ["notification", "digest", "-o", format]).success();
        assert_eq!((&*silent.stdout, &*silent.stderr), ("", ""), "{silent}");
    }
    let json = world.run_as(&bob, ["notification", "digest", "-o", "json"]).success();
    assert_eq!((&*json.stdout, &*json.stderr), ("[]\n", ""), "{json}");
    world.anonymous().args(["notification", "digest"]).run().exits(4);
}

#[test]
fn all_that_waits_is_gathered_from_all_my_organizations() {
    let world = world!();
    let can = &world.portal.can;
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let (paul, zoe) = (world.person("Paul", "Durand"), world.person("Zoé", "Blanc"));
    let old = json!({"requests": [{"user": paul.id, "comment": "J'y travaille", "created": days_ago(12)}]});
    let ville = world.organization_with("Ville", &[(&alice, "admin"), (&bob, "editor")], old);
    let agglo = world.organization("Agglo", &[(&bob, "admin"), (&alice, "editor")]);
    world.request(&agglo, &zoe, "Who only edits is not asked");
    let dataset = world.dataset(&agglo, "Arbres");
    let says = |who: &Person, days| json!({"user": who.id, "content": "…", "posted_on": days_ago(days)});
    let discussion = |title: &str, messages: &[Value], closed: bool| {
        let subject = json!({"class": "Dataset", "id": dataset});
        let mut given = json!({"title": title, "subject": subject, "messages": messages});
        if closed {
            given["closed"] = json!(days_ago(1));
        }
        world.portal.harness("discussion", Some(given));
    };
    discussion("Encoding?", &[says(&paul, 20), says(&bob, 18), says(&paul, 3)], false);
    discussion("Answered", &[says(&paul, 20), says(&bob, 18)], false);
    discussion("Closed", &[says(&paul, 20)], true);
    for (name, status) in [("Broken", "failed"), ("Fine", "done")] {
        let job = json!({"status": status, "created": days_ago(2), "ended": days_ago(2)});
        let given = json!({"name": name, "organization": ville.id, "last_job": job});
        world.portal.harness("harvester", Some(given));
    }
    let mut expected = vec![("request", paul.full_name(), ville.slug.clone())];
    if can.invites {
        let third = world.organization("Région", &[(&bob, "admin")]);
        world.invitation(&third, &alice, "editor");
        expected.push(("invitation_received", third.name.clone(), third.slug.clone()));
    }
    expected.push(("discussion", "Encoding?".to_owned(), agglo.slug.clone()));
    expected.push(("harvester", "Broken".to_owned(), ville.slug.clone()));
    if can.tokens {
        world.portal.harness("token", Some(json!({"user": alice.id, "kind": "expiring"})));
        world.portal.harness("token", Some(json!({"user": alice.id, "kind": "expired"})));
    }
    let rows = digest(&world, &alice, &[]);
    let text = |row: &Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
    let (keys, others): (Vec<&Value>, Vec<&Value>) = rows.iter().partition(|row| row["what"] == "key");
    let seen: Vec<_> =
        others.iter().map(|row| (text(row, "what"), text(row, "about"), text(row, "organization"))).collect();
    let expected: Vec<_> =
        expected.into_iter().map(|(what, about, place)| (what.to_owned(), about, place)).collect();
    assert_eq!(seen, expected, "{rows:#?}");
    assert_eq!(
        keys.len(),
        usize::from(can.tokens),
        "one is about to expire, one has expired, one never does"
    );
    assert!((11..=13).contains(&rows[0]["age_days"].as_i64().unwrap()), "{rows:#?}");
    let since = rows.iter().find(|row| row["what"] == "discussion").unwrap()["age_days"].as_i64().unwrap();
    assert!((2..=4).contains(&since), "since the last word of a stranger: {rows:#?}");
    // What it proposes answers it.
    let command = rows[0]["command"].as_str().unwrap().strip_prefix("udatactl ").unwrap().to_owned();
    let approve = world.run_as(&alice, command.split(' ').chain(["--dry-run", "-o", "json"])).success();
    assert_eq!(approve.json()[0]["result"], "planned");

    let older: Vec<Value> =
        digest(&world, &alice, &["--older-than", "7d"]).iter().map(|row| row["what"].clone()).collect();
    assert_eq!(older.iter().filter(|what| *what != "key").collect::<Vec<_>>(), [&json!("request")]);
    let md = world.command_as(&alice).lang("fr").args(["notification", "digest", "-o", "md"]).run().success();
    assert!(
        md.stdout.contains("| demande d'adhésion") && md.stdout.contains("| moissonneur en échec"),
        "{md}"
    );
    assert_eq!(md.stdout.contains("| dans 10 jours |"), can.tokens, "{md}");
    assert!(md.stderr.contains("requests list`"), "{md}");
}

#[test]
fn an_invitation_that_i_sent_waits_until_it_is_answered() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    world.invitation(&org, &bob, "editor");
    world.mail_invitation(&org, "accueil@ville.example", "editor");
    let rows = digest(&world, &alice, &[]);
    let seen: Vec<_> = rows.iter().map(|row| (&row["what"], &row["about"])).collect();
    let sent = json!("invitation_sent");
    assert_eq!(seen, [(&sent, &json!(bob.full_name())), (&sent, &json!("accueil@ville.example"))]);
    assert_eq!(digest(&world, &bob, &[])[0]["what"], "invitation_received");
    world.run_as(&bob, ["invite", "accept", &org.slug, "--yes"]).success();
    assert_eq!(digest(&world, &alice, &[]).len(), 1);
    assert_eq!(digest(&world, &bob, &[]).len(), 0);
}

#[test]
fn what_cannot_be_read_is_said_and_hides_nothing_else() {
    where_it_can!(portal_or_skip!().can.fails_on_request());
    let portal = own_portal!("--fail", "500 discussions");
    let world = world!(&portal);
    let (alice, paul) = (world.person("Alice", "Martin"), world.person("Paul", "Durand"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    world.request(&org, &paul, "Bonjour");
    let run = world.run_as(&alice, ["notification", "digest", "-o", "json"]).exits(8);
    assert_eq!(run.json()[0]["what"], "request");
    assert_eq!(run.error()["code"], "partly_read");
    assert!(run.stderr.contains(&format!("The discussions of “{}” could not be read", org.name)), "{run}");
}

#[test]
fn a_lost_answer_is_looked_for_and_a_failure_told() {
    where_it_can!(portal_or_skip!().can.fails_on_request());
    where_it_can!(portal_or_skip!().can.notifies());
    for (fault, code, result) in [("lost", 0, "changed"), ("500", 8, "failed")] {
        let portal = own_portal!("--fail", &format!("{fault} times=1 POST notifications/*/read"));
        let world = world!(&portal);
        let (alice, carol) = (world.person("Alice", "Martin"), world.person("Carol", "Roux"));
        asks(&world, &carol, &world.organization("Ville", &[(&alice, "admin")]));
        let id = listed(&world, &alice, &[])[0]["id"].as_str().unwrap().to_owned();
        let run = world.run_as(&alice, ["notification", "read", &id, "-o", "json"]).exits(code);
        assert_eq!(
            (&run.json()[0]["result"], &run.json()[0]["verified"]),
            (&json!(result), &json!(code == 0))
        );
        assert_eq!(listed(&world, &alice, &["--unread"]).len(), usize::from(code == 8), "{run}");
    }
}
