//! `audit portal --catalog`: every organization from one CSV, the portal's or a file.

use serde_json::{Value, json};

use super::{records, told, written};
use crate::fault_proxy::{self, Fate};
use crate::support::output::Output;
use crate::support::portal::Portal;
use crate::support::world::World;

/// The rules that the CSV answers.
const TOLD: [&str; 7] = [
    "siret-given",
    "siret-valid",
    "siret-alone",
    "certified-with-siret",
    "public-service-certified",
    "described",
    "logo-given",
];
/// Those that it leaves open.
const OPEN: [&str; 10] = [
    "administrator-present",
    "administrator-can-act",
    "two-administrators",
    "two-administrators-can-act",
    "few-administrators",
    "account-in-use",
    "one-account-each",
    "named-accounts",
    "professional-mails",
    "website-given",
];
const CSV: &str = "/api/1/site/organizations.csv";

fn audit(world: &World, more: &[&str]) -> Output {
    let format: &[&str] = if more.contains(&"-o") { &[] } else { &["-o", "json"] };
    world.anonymous().args(["audit", "portal", "--siret-check", "always"]).args(format).args(more).run()
}

/// The CSV of this portal, where it has one.
fn csv(portal: &Portal) -> Option<String> {
    let answer = portal.api("GET", &format!("{CSV}?page_size=1"), None, None);
    (answer.status == 200).then_some(answer.body)
}

/// A portal with faults of every kind that the CSV tells.
fn furnish(world: &World) {
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let both = [(&alice, "admin"), (&bob, "admin")];
    let number = json!({"business_number_id": "21690123100011", "acronym": "=V", "description": "Une \"ville\" ;\nici."});
    world.organization_with("Ville", &both, number.clone());
    world.organization_with("Mairie", &[(&alice, "admin")], number);
    world.organization_with(
        "Agence; de \"l'eau\"",
        &both,
        json!({"badges": ["public-service"], "description": "Ｄｅｓ données"}),
    );
    world.organization_with("Région", &both, json!({"badges": ["certified", "local-authority"]}));
    world.organization_with("Vide", &[], json!({"business_number_id": "35600000000048"}));
    world.organization_with("Partie", &both, json!({"deleted": true}));
}

#[test]
fn both_ways_find_the_same_where_both_can_tell() {
    let Some(portal) = Portal::own_or_left_out(&[]) else { return };
    let world = World::on(&portal);
    furnish(&world);
    let Some(csv) = csv(&portal) else { return };
    let file = written(&world, "organizations.csv", &csv);
    let lists = records(&audit(&world, &[]).success());
    let of_file = audit(&world, &["--catalog", &file]).success();
    let catalog = records(&of_file);
    let is_of_the_empty = |row: &&Value| row["rule"] == "administrator-present";
    let both_tell = |row: &&Value| TOLD.iter().any(|rule| row["rule"] == *rule) || is_of_the_empty(row);
    let expected: Vec<&Value> = lists.iter().filter(both_tell).collect();
    let found: Vec<&Value> = catalog.iter().filter(|row| row["severity"] != "unseen").collect();
    assert_eq!(found, expected);
    assert_eq!(found.iter().copied().filter(is_of_the_empty).count(), 1, "{of_file}");
    for rule in TOLD.iter().filter(|rule| !["siret-valid", "described"].contains(rule)) {
        assert!(found.iter().any(|row| row["rule"] == *rule), "{rule}: {of_file}");
    }
    let open: Vec<&str> =
        catalog.iter().filter_map(|row| row["why"].as_str().and(row["rule"].as_str())).collect();
    let mut sorted = open.clone();
    sorted.sort_by_key(|rule| OPEN.iter().position(|known| known == rule));
    assert_eq!((open, &sorted[..]), (sorted.clone(), &OPEN[..]), "never as if there was nothing");
    assert!(of_file.stderr.contains("points could not be seen"), "{of_file}");
}

#[test]
fn what_is_left_open_counts_as_unseen_once_in_each_format() {
    let Some(portal) = Portal::own_or_left_out(&[]) else { return };
    let world = World::on(&portal);
    furnish(&world);
    let Some(csv) = csv(&portal) else { return };
    let file = written(&world, "organizations.csv", &csv);
    let of_file = |more: &[&str]| audit(&world, &[&["--catalog", &file][..], more].concat());
    of_file(&["--fail-on", "unseen"]).exits(10);
    of_file(&["--fail-on", "unseen", "--only", "described,logo-given"]).success();
    let rows = |output: &Output| output.stdout.lines().filter(|line| line.contains("untold")).count();
    for format in ["jsonl", "csv", "lines"] {
        let run = of_file(&["-o", format]).success();
        assert_eq!(rows(&run), OPEN.len(), "{format}: {run}");
    }
    let run = of_file(&["-o", "openmetrics"]).success();
    assert!(run.stdout.contains("udatactl_audit_unseen{rule=\"website-given\"} 5\n"), "{run}");
    assert!(
        run.stdout.contains("udatactl_audit_unseen{rule=\"administrator-present\"} 4\n"),
        "one has nobody: {run}"
    );
    assert!(!run.stdout.contains("udatactl_audit_findings{rule=\"website-given\""), "never green: {run}");
    let junit = of_file(&["-o", "junit"]).success();
    assert_eq!(junit.stdout.matches("testcase name=\"two-administrators\"").count(), 4, "{junit}");
    assert_eq!(
        junit.stdout.matches("what was read does not tell it.\"></skipped>").count(),
        4 * OPEN.len() + 1,
        "{junit}"
    );
}

#[test]
fn the_portal_s_own_csv_is_asked_for_once_and_without_a_key() {
    let Some(portal) = Portal::own_or_left_out(&[]) else { return };
    let world = World::on(&portal);
    furnish(&world);
    let alice = world.person("Alice", "Martin");
    portal.forget_calls();
    let run = world.run_as(&alice, ["audit", "portal", "--catalog", "--only", "logo-given", "-o", "json"]);
    if !portal.can.is_sandbox {
        // Nobody has set its export up.
        let run = run.exits(6);
        assert_eq!(run.error()["code"], "no_catalog", "{run}");
        return;
    }
    let run = run.success();
    assert_eq!(records(&run).len(), 5, "{run}");
    let calls = portal.calls();
    let of_csv: Vec<_> = calls.iter().filter(|call| call.path == CSV).collect();
    assert!(matches!(of_csv[..], [call] if call.user.is_none()), "{calls:?}");
    assert!(calls.len() <= 3, "{calls:?}");
}

#[test]
fn what_is_missing_from_the_csv_is_told() {
    let Some(portal) = Portal::own_or_left_out(&[]) else { return };
    let world = World::on(&portal);
    furnish(&world);
    let Some(csv) = csv(&portal) else { return };
    // What is cut at the end of a line is as whole as any other file.
    let rows: Vec<&str> = csv.split_inclusive("\r\n").collect();
    let last = rows.last().map_or(0, |row| row.len());
    let cut = written(&world, "cut.csv", &csv[..csv.len() - last]);
    let run = audit(&world, &["--catalog", &cut, "--only", "logo-given"]);
    // Among so few, all are of the newest.
    assert!(run.stderr.contains("1 organization is newer than the CSV"), "{run}");
    assert_eq!(records(&run).len(), 4, "{run}");
    // What was there when it was made is not newer.
    let aged = fault_proxy::before(world.portal.base(), |_, path| match path {
        "/api/1/organizations/" => Fate::Altered(|answer| {
            let (today, then) = ("\"created_at\": \"20", "\"created_at\": \"19");
            String::from_utf8(answer)
                .unwrap()
                .replace(today, then)
                .replace(&today.replace(' ', ""), &then.replace(' ', ""))
                .into_bytes()
        }),
        _ => Fate::PassedOn,
    });
    let old = world.anonymous().env("UDATACTL_SITE", &aged);
    let run = old.args(["audit", "portal", "--catalog", &cut, "--only", "logo-given"]).run().exits(8);
    assert!(run.stderr.contains("1 organization of the portal is missing"), "{run}");
    let heading = written(&world, "heading.csv", rows[0]);
    let old = world.anonymous().env("UDATACTL_SITE", &aged);
    old.args(["audit", "portal", "--catalog", &heading, "--only", "logo-given"]).run().exits(8);
    // Another portal's has none of this one's.
    let foreign = csv.replace("\r\n\"", "\r\n\"f");
    let foreign = written(&world, "foreign.csv", &foreign);
    let run = audit(&world, &["--catalog", &foreign, "--only", "logo-given"]).exits(8);
    assert!(run.stderr.contains("another portal's"), "{run}");
    let bob = world.person("Bob", "Durand");
    for number in 0..100 {
        world.organization(&format!("Nouvelle-{number}"), &[(&bob, "admin")]);
    }
    let run = audit(&world, &["--catalog", &cut, "--only", "logo-given", "--fail-on", "note"]).exits(8);
    assert_eq!(run.error()["code"], "partly_read", "{run}");
    assert!(run.stderr.contains("101 organizations of the portal are missing"), "{run}");
    assert_eq!(records(&run).len(), 4, "those in it are looked at: {run}");
}

#[test]
fn a_file_that_is_not_whole_is_refused() {
    let world = world!();
    world.organization("Ville", &[]);
    let whole = "id;name;slug;description;logo;badges;members_count\nabc;Ville;ville;Une ville.;;;0\n";
    let same = |text: &str| {
        audit(&world, &["--catalog", &written(&world, "same.csv", text), "--only", "logo-given"])
    };
    assert_eq!(told(&same(whole)), ["note logo-given"]);
    for (text, said) in [
        ("", "it is empty"),
        ("<!doctype html><title>Connexion</title>", "it is a web page"),
        (whole.trim_end(), "it ends in the middle of a line"),
        (&whole.replace(";;;0", ""), "line 2 has 4 cells instead of 7"),
        (&whole.replace(";;0", ";;many"), "the column members_count"),
        (&whole.replace("abc", "1,2E+23"), "the column id"),
        (&whole.replace("badges", "labels"), "columns are missing: badges"),
        (&(whole.to_owned() + "abc;Ville;ville;Une ville.;;;0\n"), "the organization abc is in it twice"),
    ] {
        let run = same(text).exits(2);
        assert_eq!(run.error()["code"], "catalog_unusable", "{text}: {run}");
        assert!(run.stderr.contains(said) && run.stdout.is_empty(), "{text}: {run}");
    }
    std::fs::write(world.path("latin.csv"), whole.replace("Une", "\u{1}").replace('\u{1}', "Un").as_bytes())
        .unwrap();
    let latin: Vec<u8> = whole.bytes().map(|byte| if byte == b'V' { 0xc9 } else { byte }).collect();
    std::fs::write(world.path("latin.csv"), latin).unwrap();
    let run = audit(&world, &["--catalog", "latin.csv"]).exits(2);
    assert!(run.stderr.contains("line 2 is not UTF-8"), "{run}");
    let run = audit(&world, &["--catalog", "absent.csv"]).exits(2);
    assert_eq!(run.error()["code"], "file_unreadable", "{run}");
    let stdin =
        world.anonymous().args(["audit", "portal", "--only", "logo-given", "-o", "json", "--catalog", "-"]);
    assert_eq!(told(&stdin.stdin(whole).run()), ["note logo-given"]);
    let away = world.anonymous().env("UDATACTL_SITE", "http://127.0.0.1:1");
    let run = away.args(["audit", "portal", "--only", "logo-given", "-o", "json", "--catalog", "same.csv"]);
    std::fs::write(world.path("same.csv"), whole).unwrap();
    let run = run.run().exits(8);
    assert!(run.stderr.contains("could not be checked"), "{run}");
    assert_eq!(told(&run), ["note logo-given"]);
}

#[test]
fn an_answer_that_is_no_csv_ends_the_run() {
    let world = world!();
    let ville = world.organization("Ville", &[]);
    let answer = |status: &str, kind: &str, body: &str| fault_proxy::answer(status, kind, body);
    let elsewhere = "302 FOUND\r\nLocation: http://static.invalid/export.csv";
    let not_found = r#"{"message": "The requested URL was not found."}"#;
    let broken = r#"{"message": "Internal Server Error"}"#;
    for (given, exit, code) in [
        (answer("200 OK", "text/html", "<title>Maintenance</title>"), 9, "odd_answer"),
        (answer("200 OK", "text/csv", "id;name").replace(": 7", ": 70"), 9, "odd_answer"),
        (answer("200 OK", "text/csv", "id;name"), 9, "odd_answer"),
        (answer("404 NOT FOUND", "application/json", not_found), 6, "no_catalog"),
        (answer("404 NOT FOUND", "text/html", "<title>404</title>"), 6, "no_catalog"),
        (answer("500 ERROR", "application/json", broken), 9, "portal_error"),
        (answer(elsewhere, "text/html", ""), 9, "redirected"),
    ] {
        let shown = given.clone();
        let root = fault_proxy::before(world.portal.base(), move |_, path| {
            if path == CSV { Fate::Instead(given.clone()) } else { Fate::PassedOn }
        });
        let run = world.anonymous().env("UDATACTL_SITE", &root);
        let run = run.args(["audit", "portal", "--catalog", "-o", "json"]).run().exits(exit);
        assert_eq!(run.error()["code"], code, "{shown}: {run}");
        assert!(run.stdout.is_empty(), "{shown}: {run}");
    }
    // An export is a file of the portal's own, at another address.
    let export = format!(
        "id;name;slug;description;logo;badges;members_count\n{};Ville;ville;Une ville.;;;0\n",
        ville.id
    );
    let root = fault_proxy::before(world.portal.base(), move |_, path| match path {
        CSV => Fate::Instead(fault_proxy::answer(
            "302 FOUND\r\nLocation: /exports/organizations.csv",
            "text/html",
            "",
        )),
        "/exports/organizations.csv" => Fate::Instead(fault_proxy::answer("200 OK", "text/csv", &export)),
        _ => Fate::PassedOn,
    });
    let run = world.anonymous().env("UDATACTL_SITE", &root);
    let run =
        run.args(["audit", "portal", "--catalog", "--only", "logo-given", "-o", "json"]).run().success();
    assert_eq!(told(&run), ["note logo-given"]);
}
