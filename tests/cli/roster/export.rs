//! `roster export`: what is, in the format that is read back.

use std::fs;

use serde_json::json;

use crate::fault_proxy;
use crate::support::held::Call;
use crate::support::run::Command;
use crate::support::world::{Organization, Person, World};

/// A city of six: an administrator, two editors, somebody of the lowest role with something of their own, somebody
/// invited, and somebody who has asked.
struct City {
    alice: Person,
    basile: Person,
    low: Person,
    invited: Person,
    asking: Person,
    org: Organization,
    dataset: Option<String>,
}

fn city(world: &World) -> City {
    let [alice, basile, low, invited, asking] = <[Person; 5]>::try_from(world.people(5)).unwrap();
    let can = &world.portal.can;
    let org = world.organization(
        "Ville = \"d'Été\"",
        &[(&alice, "admin"), (&basile, "editor"), (&low, can.lowest_role())],
    );
    let dataset = can.partial_editors.then(|| {
        let dataset = world.dataset(&org, "Budget");
        world.assign(&org, &low, &dataset);
        dataset
    });
    if can.invites {
        world.invitation(&org, &invited, "editor");
        world.mail_invitation(&org, "new.hand@ville.example", "admin");
    }
    world.request(&org, &asking, "please");
    City { alice, basile, low, invited, asking, org, dataset }
}

fn file(world: &World, name: &str) -> String {
    fs::read_to_string(world.path(name)).unwrap()
}

#[test]
fn an_export_says_who_is_what_and_is_read_back() {
    let world = world!();
    let city = city(&world);
    world.portal.forget_calls();
    let run =
        world.run_as(&city.alice, ["roster", "export", &city.org.slug, "--out", "roster.toml", "--json"]);
    let run = run.success();
    let can = &world.portal.can;
    let people = if can.invites { 5 } else { 3 };
    assert_eq!(
        run.json(),
        json!({"file": "roster.toml", "organizations": 1, "people": people, "unmanaged": 0, "result": "changed"})
    );
    assert!(run.stderr.contains("1 person has asked to join"), "{run}");
    assert!(!world.calls_by(&city.alice).iter().any(Call::is_write));
    let text = file(&world, "roster.toml");
    let line = |person: &Person| {
        let found = text.lines().find(|line| line.contains(&person.id));
        found.unwrap_or_else(|| panic!("{} is not in it:\n{text}", person.slug)).to_owned()
    };
    let basile = line(&city.basile);
    let begins = format!("  {{ person = \"{}\", name = \"{}\", ", city.basile.id, city.basile.full_name());
    assert!(basile.starts_with(&begins) && basile.ends_with("role = \"editor\" },"), "{basile}");
    assert_eq!(text.contains(&city.basile.email), !can.masks_addresses(), "{text}");
    if let Some(dataset) = &city.dataset {
        let ends = format!("role = \"partial_editor\", assignments = [\"Dataset:{dataset}\"] }},");
        assert!(line(&city.low).ends_with(&ends), "{text}");
    }
    assert!(line(&city.asking).starts_with("  # "), "{text}");
    assert_eq!(text.lines().filter(|line| line.starts_with("  {")).count(), people);
    if can.invites {
        assert!(line(&city.invited).contains("role = \"editor\" }, # "), "{text}");
        assert!(text.contains("  { person = \"new.hand@ville.example\", role = \"admin\" }, # "), "{text}");
    }
    assert!(text.contains(&format!("organization = \"{}\"", city.org.id)), "{text}");
    let head = text.lines().next().unwrap();
    assert!(head.starts_with("# ") && head.contains(world.portal.base()) && head.contains(&city.alice.slug));

    let valid = world.run_as(&city.alice, ["roster", "validate", "roster.toml", "--json"]).success();
    let counts = &valid.json()[0];
    assert_eq!((&counts["people"], &counts["unmanaged"]), (&json!(people), &json!(0)));
    let shown = world.run_as(&city.alice, ["roster", "export", &city.org.slug]).success();
    let body = |text: &str| text.split_once("format = 1").unwrap().1.lines().count();
    assert_eq!(body(&shown.stdout), body(&text), "{shown}");
}

#[test]
fn a_spreadsheet_says_what_the_file_for_git_says() {
    let world = world!();
    let city = city(&world);
    let export = |rest: &[&str]| {
        let line = ["roster", "export", &city.org.slug, "--out"];
        world.command_as(&city.alice).args(line).args(rest).run().success()
    };
    export(&["roster.toml"]);
    export(&["plain.csv"]);
    export(&["fr.csv", "--csv-dialect", "fr", "--format", "csv"]);
    let french = file(&world, "fr.csv");
    let headings = "\u{feff}organisation;nom de l'organisation;personne;nom;courriel;rôle;assignations;jusqu'au;absent;non géré\r\n";
    assert!(french.starts_with(headings), "{french}");
    for sheet in ["plain.csv", "fr.csv"] {
        let line = ["roster", "diff", "roster.toml", sheet, "--exit-code", "--json"];
        assert_eq!(world.run_as(&city.alice, line).success().json(), json!([]), "{sheet}");
    }
}

#[test]
fn nothing_is_to_be_done_for_a_fresh_export() {
    let world = world!();
    let city = city(&world);
    for name in ["roster.toml", "plain.csv", "fr.csv"] {
        let dialect = if name == "fr.csv" { "fr" } else { "standard" };
        let line = ["roster", "export", &city.org.slug, "--out", name, "--csv-dialect", dialect];
        world.run_as(&city.alice, line).success();
        for rest in [&[][..], &["--prune"]] {
            let line = ["roster", "plan", name, "--exit-code", "-o", "table"];
            let run = world.command_as(&city.alice).args(line).args(rest).lang("fr").run();
            assert_eq!(run.code, 0, "{name} {rest:?}\n{run}");
        }
    }
    let line = ["roster", "plan", "roster.toml", "--exit-code", "--json"];
    let changed = file(&world, "roster.toml").replacen("\"editor\"", "\"admin\"", 1);
    fs::write(world.path("roster.toml"), changed).unwrap();
    world.run_as(&city.alice, line).exits(10);
}

#[test]
fn who_is_no_administrator_exports_what_is_never_planned() {
    let world = world!();
    let city = city(&world);
    let ours = world.organization("Port", &[(&city.basile, "admin")]);
    world.portal.forget_calls();
    let listed = format!("# both\n{}\n\n{}\n", city.org.slug, ours.id);
    let run = world
        .command_as(&city.basile)
        .args(["roster", "export", "-", "--out", "roster.toml", "--json"])
        .stdin(listed)
        .strangers(&city.org.name)
        .run()
        .success();
    assert_eq!((&run.json()["organizations"], &run.json()["unmanaged"]), (&json!(2), &json!(1)));
    assert!(
        run.stderr.contains("not shown to you in this organization") && run.stderr.contains(&city.org.name)
    );
    let path = format!("/organizations/{}/membership", city.org.id);
    assert!(!world.calls_by(&city.basile).iter().any(|call| call.path.contains(&path)), "nothing was tried");
    let text = file(&world, "roster.toml");
    assert_eq!(text.matches("\nunmanaged = ").count(), 1, "{text}");
    assert!(
        text.find(&city.org.id) < text.find("\nunmanaged") && text.find("\nunmanaged") < text.find(&ours.id)
    );
    let valid = world.run_as(&city.basile, ["roster", "validate", "roster.toml", "--json"]).success();
    assert_eq!((&valid.json()[0]["unmanaged"], &valid.json()[1]["unmanaged"]), (&json!(3), &json!(0)));
    assert!(valid.stderr.contains("1 organization is unmanaged"), "{valid}");
}

#[test]
fn an_export_is_written_whole_or_not_at_all() {
    let world = world!();
    let city = city(&world);
    fs::write(world.path("roster.toml"), "mine\n").unwrap();
    let line = ["roster", "export", &city.org.slug, "no-such-organization-at-all", "--out", "roster.toml"];
    world.command_as(&city.alice).args(line).args(["--force"]).run().exits(6);
    let rehearsed = world
        .run_as(&city.alice, ["roster", "export", &city.org.slug, "--out", "roster.toml", "-n", "--json"]);
    assert_eq!(rehearsed.success().json()["result"], json!("planned"));
    assert_eq!(file(&world, "roster.toml"), "mine\n");
    let nowhere = world.run_as(&city.alice, ["roster", "export", &city.org.slug, "--out", "."]);
    nowhere.exits(2);
    world.anonymous().args(["roster", "export", &city.org.slug]).run().exits(4);
    world.run_as(&city.alice, ["roster", "export"]).exits(2);
    let left = fs::read_dir(world.path("")).unwrap();
    assert!(left.into_iter().all(|one| !one.unwrap().file_name().to_string_lossy().ends_with(".tmp")));
}

/// A portal that answers reads alone: an organization with a member without account and one of an unknown role.
fn played(requests: &'static str) -> String {
    fault_proxy::querying(move |method, path, _| {
        assert!(["GET", "OPTIONS"].contains(&method), "{method} {path}");
        let user =
            |letter: &str, name: &str| json!({"id": letter.repeat(24), "slug": name, "first_name": name});
        let answer = match path {
            _ if path.contains("/membership/") => return fault_proxy::json(requests, "[]"),
            _ if path.contains("/me/") => json!({"id": "a".repeat(24), "slug": "alice", "organizations": []}),
            _ => json!({"id": "c".repeat(24), "slug": "ville", "name": "Ville",
                "permissions": {"edit": true, "delete": true, "members": true, "private": true},
                "members": [{"user": null, "role": "editor"}, {"user": user("a", "Alice"), "role": "admin"},
                    {"user": user("b", "Bea"), "role": "owner"}]}),
        };
        fault_proxy::json("200 OK", &answer.to_string())
    })
}

#[test]
fn who_has_no_account_is_left_out_and_who_has_an_unknown_role_is_left_alone() {
    let home = tempfile::tempdir().unwrap();
    let command =
        Command::new(home.path()).env("UDATACTL_SITE", played("200 OK")).env("UDATACTL_TOKEN", "key");
    let run = command.clone().args(["roster", "export", "ville", "--out", "roster.toml"]).run().success();
    assert!(run.stderr.contains("1 member without an account was left out"), "{run}");
    assert!(run.stderr.contains("1 person has a role that this udatactl does not know"), "{run}");
    let valid = command.args(["roster", "validate", "roster.toml", "--json"]).run().success();
    let counts = ["people", "admins", "unmanaged"].map(|key| valid.json()[0][key].clone());
    assert_eq!(counts, [json!(1), json!(1), json!(1)], "{valid}");
}

#[test]
fn a_read_that_fails_writes_nothing() {
    let home = tempfile::tempdir().unwrap();
    let site = played("500 Internal Server Error");
    let command = Command::new(home.path()).env("UDATACTL_SITE", site).env("UDATACTL_TOKEN", "key");
    let run =
        command.args(["roster", "export", "ville", "--out", "roster.toml", "--retries", "0"]).run().exits(9);
    assert_eq!((&*run.stdout, home.path().join("roster.toml").exists()), ("", false), "{run}");
}
