//! `member list`.

use serde_json::json;

use crate::fault_proxy::{self, Fate};
use crate::support::output::Output;

#[test]
fn a_pipe_gets_plain_records() {
    let world = world!();
    let (alice, zoe) = (world.person("Alice", "Martin"), world.person("Zoé", "Élan"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&zoe, world.portal.can.lowest_role())]);
    let run = world.run_as(&alice, ["member", "list", &org.slug]).success();
    let lines: Vec<Vec<&str>> = run.stdout.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(lines.len(), 2, "{run}");
    assert_eq!(lines[0][..3], [zoe.slug.as_str(), &zoe.full_name(), world.portal.can.lowest_role()]);
    assert_eq!(lines[1][..3], [alice.slug.as_str(), &alice.full_name(), "admin"]);
    let is_masked = lines[1][3].contains("***@");
    assert_eq!(is_masked, world.portal.can.masks_addresses(), "the address is shown as given: {run}");
    assert_eq!(run.stderr, "");
}

#[test]
fn accents_are_aligned_in_a_table() {
    let world = world!();
    let (alice, zoe) = (world.person("Zoé", "Élan"), world.person("Li", "Wu"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&zoe, "editor")]);
    let run = world.run_as(&alice, ["member", "list", &org.slug, "-o", "table", "--lang", "fr"]).success();
    let column = |word: &str, line: &str| line.find(word).map(|at| line[..at].chars().count());
    let lines: Vec<&str> = run.stdout.lines().collect();
    let heading = column("Rôle", lines[0]);
    assert!(heading.is_some(), "{run}");
    assert_eq!(column("administrateur", lines[1]), heading, "{run}");
    assert_eq!(column("éditeur", lines[2]), heading, "{run}");
}

#[test]
fn json_keeps_its_keys_in_every_language() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let masked = world.portal.can.masks_addresses();
    for language in ["en", "fr"] {
        let records =
            world.run_as(&alice, ["member", "list", &org.id, "--json", "--lang", language]).success().json();
        let one = &records[0];
        assert_eq!(records.as_array().map(Vec::len), Some(1));
        assert_eq!(
            (&one["id"], &one["slug"], &one["role"]),
            (&json!(alice.id), &json!(alice.slug), &json!("admin"))
        );
        assert_eq!((&one["email_is_masked"], &one["damaged"]), (&json!(masked), &json!(false)));
        assert_eq!((&one["last_seen_visible"], &one["account"]), (&json!(true), &json!("unknown")));
        assert_eq!(one["organization_id"], json!(org.id));
    }
}

#[test]
fn csv_opens_in_excel_in_france() {
    let world = world!();
    let alice = world.person("=Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let line = ["member", "list", &org.slug, "-o", "csv", "--csv-dialect", "fr", "--fields", "name,role"];
    let run = world.run_as(&alice, line).success();
    assert_eq!(run.stdout, format!("\u{feff}name;role\r\n'{};admin\r\n", alice.full_name()));
}

#[test]
fn roles_and_domains_narrow_it() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let bob = world.person_at("Bob", "Petit", &format!("bob.{}@mairie.fr", world.tag()));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let slugs = |rest: &[&str]| {
        let line = ["member", "list", &org.slug, "--fields", "slug"].into_iter().chain(rest.iter().copied());
        world.run_as(&alice, line).success().stdout
    };
    let (only_alice, only_bob) = (format!("{}\n", alice.slug), format!("{}\n", bob.slug));
    assert_eq!(slugs(&["--role", "admin"]), only_alice);
    assert_eq!(slugs(&["--domain", "MAIRIE.fr"]), only_bob);
    assert_eq!(slugs(&["--domain", "@mairie.fr"]), only_bob);
    assert_eq!(slugs(&["--not-domain", "mairie.fr"]), only_alice);
    assert_eq!(slugs(&["--sort", "role"]), format!("{only_alice}{only_bob}"));
}

#[test]
fn never_seen_and_not_visible_are_told_apart() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    world.run_as(&alice, ["member", "list", &org.slug]).success();
    for flag in [&["--never-seen"][..], &["--dormant", "180d"]] {
        let line = ["member", "list", &org.slug, "--fields", "slug"].into_iter().chain(flag.iter().copied());
        let run = world.run_as(&alice, line).success();
        assert_eq!(run.stdout, format!("{}\n", bob.slug));
    }
    let stranger = world.person("Carol", "Roux");
    let run = world.run_as(&stranger, ["member", "list", &org.slug, "--never-seen", "--json"]).success();
    assert_eq!(run.stdout.trim(), "[]");
    assert!(run.stderr.contains("When 2 members were last seen is not visible to you"), "{run}");
    let run = world.run_as(&stranger, ["member", "list", &org.slug, "-o", "table"]).success();
    assert!(!run.stdout.contains("never") && run.stderr.contains("is not visible to you"), "{run}");
    world.run_as(&alice, ["member", "list", &org.slug, "--dormant", "soon"]).exits(2);
}

#[test]
fn a_list_cut_by_its_limit_says_so_in_a_pipe_too() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let people = world.people(4);
    let mut members = vec![(&alice, "admin")];
    members.extend(people.iter().map(|one| (one, "editor")));
    let org = world.organization("Ville", &members);
    let run = world.run_as(&alice, ["member", "list", &org.slug, "--limit", "2"]).success();
    assert_eq!(run.stdout.lines().count(), 2);
    assert!(run.stderr.contains("2 of 5 shown"), "{run}");
    let run = world.run_as(&alice, ["member", "list", &org.slug]).success();
    assert_eq!((run.stdout.lines().count(), run.stderr.as_str()), (5, ""));
}

#[test]
fn all_my_organizations_and_several() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let first = world.organization("Aville", &[(&alice, "admin")]);
    let second = world.organization("Bville", &[(&alice, "editor"), (&bob, "admin")]);
    let third = world.organization("Cville", &[(&bob, "admin")]);
    let pairs = |run: Output| -> Vec<(String, String)> {
        let word = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        let records = run.success().json();
        records
            .as_array()
            .unwrap()
            .iter()
            .map(|one| (word(&one["organization"]), word(&one["slug"])))
            .collect()
    };
    let own = |org: &crate::support::world::Organization, person: &crate::support::world::Person| {
        (org.slug.clone(), person.slug.clone())
    };
    let run = world.run_as(&alice, ["member", "list", "--all-orgs", "--json"]);
    assert_eq!(pairs(run), [own(&first, &alice), own(&second, &alice), own(&second, &bob)]);
    let run = world.run_as(&alice, ["member", "list", &third.slug, &first.slug, &third.id, "--json"]);
    assert_eq!(pairs(run), [own(&first, &alice), own(&third, &bob)]);
    let carol = world.person("Carol", "Roux");
    let run = world.run_as(&carol, ["member", "list", "--all-orgs", "--json"]).success();
    assert_eq!(run.stdout.trim(), "[]");
    assert!(run.stderr.contains("You are a member of no organization here."), "{run}");
    world.run_as(&alice, ["member", "list"]).exits(2);
    world.run_as(&alice, ["member", "list", &first.slug, "--all-orgs"]).exits(2);
}

#[test]
fn without_a_key_the_public_part_is_listed() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let run = world.anonymous().args(["members", "list", &org.name, "--json"]).run().success();
    assert_eq!(run.json()[0]["last_seen_visible"], json!(false));
    let run = world.anonymous().args(["member", "list", "nowhere-at-all", "--json"]).run().exits(6);
    assert_eq!((run.stdout.as_str(), &run.error()["code"]), ("", &json!("unknown_organization")));
}

/// The answers of a portal without this word, or with another one in its place.
fn without(word: &'static str, instead: &'static str, answer: Vec<u8>) -> Vec<u8> {
    let text = String::from_utf8(answer).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let body = body.replace(word, instead);
    let own = |line: &&str| !line.to_lowercase().starts_with("content-length");
    let head: Vec<&str> = head.lines().filter(own).collect();
    format!("{}\r\nContent-Length: {}\r\n\r\n{body}", head.join("\r\n"), body.len()).into_bytes()
}

#[test]
fn what_some_portals_call_the_last_sign_in_otherwise_is_read_and_what_they_do_not_tell_is_unknown() {
    let world = world!();
    where_it_can!(world.portal.can.masks_addresses());
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    world.seen(&bob, "2020-01-01T00:00:00");
    let run = |root: &str, words: &[&str]| {
        world.command_as(&alice).env("UDATACTL_SITE", root).args(words).args(["-o", "json"]).run().success()
    };
    let list = ["member", "list", &org.slug, "--dormant", "365d"];
    let advice = ["org", "show", &org.slug, "--advice"];
    let verdict = |output: &Output| {
        let rows = output.json();
        let row = rows.as_array().unwrap().iter().find(|row| row["rule"] == "seen-lately").cloned();
        row.unwrap()["verdict"].clone()
    };
    let renamed = fault_proxy::before(world.portal.base(), |_, path| {
        if path.contains("/organizations/") {
            Fate::Altered(|answer| without("\"last_login_at\"", "\"current_login_at\"", answer))
        } else {
            Fate::PassedOn
        }
    });
    let dormant = run(&renamed, &list).json();
    assert_eq!((dormant.as_array().unwrap().len(), &dormant[0]["slug"]), (1, &json!(bob.slug)));
    assert_eq!(verdict(&run(&renamed, &advice)), "missing");
    let silent = fault_proxy::before(world.portal.base(), |_, path| {
        if path.contains("/organizations/") {
            Fate::Altered(|answer| without("\"last_login_at\"", "\"another\"", answer))
        } else {
            Fate::PassedOn
        }
    });
    let unknown = run(&silent, &list);
    assert_eq!(unknown.json(), json!([]));
    assert!(unknown.stderr.contains('2'), "both are said to be unknown: {unknown}");
    assert_eq!(run(&silent, &["member", "list", &org.slug, "--never-seen"]).json(), json!([]));
    assert_eq!(verdict(&run(&silent, &advice)), "unseen");
    let all = run(&silent, &["member", "list", &org.slug]).json();
    assert!(all.as_array().unwrap().iter().all(|row| row["last_seen_visible"] == false), "{all}");
}
