//! `doctor`: each line good, warning or failing, with what mends it; nothing stops it, and nothing secret is in it.

use serde_json::{Value, json};

use crate::support::output::Output;
use crate::support::run::Command;
use crate::support::world::{Person, World};

mod machine;
mod way;

/// The program on the portal, where no keyring is.
fn doctor(world: &World) -> Command {
    let bus = "unix:path=/dev/null/bus";
    world.anonymous().env("DBUS_SESSION_BUS_ADDRESS", bus).args(["doctor", "-o", "json"])
}

fn doctor_of(world: &World, person: &Person) -> Command {
    doctor(world).env("UDATACTL_TOKEN", &person.token)
}

/// The lines of a check.
fn lines(output: &Output, check: &str) -> Vec<Value> {
    let found = output.json();
    let lines = found.as_array().unwrap().iter().filter(|line| line["check"] == check).cloned();
    lines.collect()
}

/// The only line of a check.
#[track_caller]
fn line(output: &Output, check: &str) -> Value {
    let lines = lines(output, check);
    assert_eq!(lines.len(), 1, "{check}: {output}");
    lines[0].clone()
}

#[track_caller]
fn is(line: &Value, state: &str, said: &str) {
    assert_eq!(line["state"], state, "{line}");
    assert!(line["finding"].as_str().unwrap().contains(said), "{said}: {line}");
}

#[test]
fn where_all_is_well_each_line_is_good() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    world.organization("Ville", &[(&alice, "admin")]);
    world.organization("Port", &[(&alice, "editor")]);
    let output = doctor_of(&world, &alice).args(["--exit-code"]).run().success();
    let found = output.json();
    assert!(found.as_array().unwrap().iter().all(|line| line["state"] == "good"), "{output}");
    for check in ["version", "keyring", "proxy", "authorities", "portal", "udata", "clock", "key"] {
        line(&output, check);
    }
    assert_eq!(line(&output, "udata")["value"], world.portal.can.shown_version());
    assert_eq!(line(&output, "key")["value"], alice.id.as_str());
    assert_eq!(line(&output, "key")["source"], "UDATACTL_TOKEN");
    is(&line(&output, "key"), "good", "It comes from UDATACTL_TOKEN.");
    is(&line(&output, "rights"), "good", "Member of 2 organizations, administrator of 1.");
    assert!(!format!("{output}").contains(&alice.token), "the key is in it");
    assert_eq!(world.writes_by(&alice), 0);
    let lacks = line(&output, "udata")["finding"].as_str().unwrap().contains("invitations");
    assert_eq!(lacks, !world.portal.can.invites, "{output}");
}

#[test]
fn without_a_key_it_says_how_to_sign_in() {
    let world = world!();
    let output = doctor(&world).run().success();
    let key = line(&output, "key");
    is(&key, "warning", "There is no key for");
    assert_eq!(key["command"], format!("udatactl auth login --site {}/", world.portal.base()));
    is(&line(&output, "keyring"), "warning", "There is no keyring");
    let told = doctor(&world).args(["--exit-code"]).run().exits(10);
    assert_eq!(told.error()["code"], "findings", "{told}");
    assert_eq!(told.json(), output.json(), "the same, but for the exit");
}

#[test]
fn a_key_that_ends_soon_or_has_ended_is_told() {
    let world = world!();
    where_it_can!(world.portal.can.tokens);
    let alice = world.person("Alice", "Martin");
    let key = |kind: &str| {
        let made = world.portal.harness("token", Some(json!({"user": alice.id, "kind": kind})));
        made["token"].as_str().unwrap().to_owned()
    };
    let soon = doctor(&world).env("UDATACTL_TOKEN", key("expiring")).run().success();
    let end = line(&soon, "key_expiry");
    is(&end, "warning", "It ends in 10 days");
    assert!(end["command"].as_str().unwrap().starts_with("udatactl auth login"), "{end}");
    let login = ["auth", "login", "--with-token", "--insecure-storage"];
    world.anonymous().args(login).stdin(key("expiring")).run().success();
    let kept = line(&doctor(&world).run().success(), "key_expiry");
    assert_eq!(kept["command"], "udatactl auth token rotate", "{kept}");
    let over = doctor(&world).env("UDATACTL_TOKEN", key("expired")).run().success();
    let refused = line(&over, "key");
    assert_eq!(
        (&refused["state"], &refused["code"]),
        (&json!("failing"), &json!("token_expired")),
        "{refused}"
    );
    assert!(refused["command"].as_str().unwrap().starts_with("udatactl auth login"), "{refused}");
    assert_eq!(lines(&over, "rights").len(), 0);
}

#[test]
fn writes_of_which_nobody_knows_the_end_and_damaged_lines_are_told() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    world.run_as(&alice, ["member", "promote", &org.slug, &bob.slug, "--yes"]).success();
    is(&line(&doctor_of(&world, &alice).run(), "journal"), "good", "1 write in");
    let path = world.path("state/journal.jsonl");
    let text = std::fs::read_to_string(&path).unwrap();
    let start = text.lines().next().unwrap();
    std::fs::write(&path, format!("{start}\ndamaged\n")).unwrap();
    let output = doctor_of(&world, &alice).run().success();
    let [unsettled, damaged] = &lines(&output, "journal")[..] else { panic!("{output}") };
    is(unsettled, "warning", "Of 1 write on");
    assert_eq!(unsettled["command"], "udatactl journal settle");
    is(damaged, "warning", "1 line of");
    let elsewhere = doctor(&world).args(["-s", "sandbox"]).run().success();
    let settle = format!("udatactl journal settle --site {}/", world.portal.base());
    assert_eq!(lines(&elsewhere, "journal")[0]["command"], settle, "{elsewhere}");
    // The command that it names mends it.
    world.run_as(&alice, ["journal", "settle"]).success();
    assert_eq!(lines(&doctor_of(&world, &alice).run(), "journal").len(), 1);
}

#[test]
fn a_table_says_it_in_french_with_what_mends_it_below() {
    let world = world!();
    let command = world.anonymous().env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/dev/null/bus").lang("fr");
    let command = command.args(["diagnostic"]);
    let output = command.clone().args(["-o", "table"]).run().success();
    for said in ["attention  clé", "bon        portail", "Il n'y a pas de clé"] {
        assert!(output.stdout.contains(said), "{said}: {output}");
    }
    let narrow = command.clone().args(["-o", "table"]).env("COLUMNS", "40").run().success();
    assert!(narrow.stdout.contains("Examiné : portail\n"), "{narrow}");
    let login = format!("Pour y remédier (clé) : `udatactl auth login --site {}/`", world.portal.base());
    assert!(output.stderr.contains(&login), "{output}");
    assert!(output.stderr.contains("2 avertissements, 0 échec."), "{output}");
}
