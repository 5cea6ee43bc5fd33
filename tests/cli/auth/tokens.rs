//! `auth token list|create|revoke`: what the portal holds, and that a key is nowhere but where it was asked for.

use serde_json::{Value, json};

use super::{login, run, without_keyring};
use crate::support::http;
use crate::support::output::Output;
use crate::support::run::Command;
use crate::support::world::{Person, World};

/// What people and the portal call keys in these tests.
pub const WORDS: &str = "test udatactl Nuit Jour Poste curl null";

/// The program with the key that is kept in clear.
pub fn kept(world: &World, args: &[&str]) -> Command {
    without_keyring(world).strangers(WORDS).args(args)
}

/// A key of the portal's, by its id.
pub fn keys(world: &World, key: &str) -> Vec<Value> {
    let answer = http::send(world.portal.base(), "GET", "/api/1/me/api_tokens/", Some(key), None);
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer.json().as_array().unwrap().clone()
}

/// Whether the portal takes a key.
pub fn opens(world: &World, key: &str) -> bool {
    http::send(world.portal.base(), "GET", "/api/1/me/", Some(key), None).status == 200
}

/// The key that is kept in clear.
pub fn kept_key(world: &World) -> String {
    let text = std::fs::read_to_string(world.path("config/keys.toml")).unwrap();
    text.split('"').rev().nth(1).unwrap().to_owned()
}

/// The journal, as text.
pub fn journal(world: &World) -> String {
    std::fs::read_to_string(world.path("state/journal.jsonl")).unwrap_or_default()
}

fn create(world: &World, person: &Person, more: &[&str]) -> Output {
    let args = ["auth", "token", "create", "--name", "Nuit", "--yes"];
    world.command_as(person).strangers(WORDS).args(args).args(more).run()
}

#[test]
fn the_list_tells_what_used_each_key_and_which_never_end() {
    let world = world!();
    where_it_can!(world.portal.can.tokens);
    let alice = world.person("Alice", "Martin");
    world.token(&alice, "expiring");
    world.token(&alice, "revoked");
    let list = || {
        world.command_as(&alice).strangers(WORDS).args(["auth", "token", "list", "--json"]).run().success()
    };
    list();
    let listed = list();
    let rows = listed.json();
    let own: Vec<&Value> = rows.as_array().unwrap().iter().filter(|row| row["in_use"] == true).collect();
    let [own] = own[..] else { panic!("{listed}") };
    assert_eq!(own["state"], "never_ends", "{listed}");
    assert!(own["user_agents"][0].as_str().unwrap().starts_with("udatactl/"), "{listed}");
    assert!(own["last_used_at"].is_string() && own["expires_at"].is_null(), "{listed}");
    assert_eq!(rows.as_array().unwrap().len(), 2, "revoked keys are not listed: {listed}");
    assert!(rows.as_array().unwrap().iter().any(|row| row["state"] == "ends_soon"), "{listed}");
    assert!(listed.stderr.contains("never ends") && listed.stderr.contains("within 14 days"), "{listed}");
    assert!(!listed.to_string().contains(&alice.token), "{listed}");
}

#[test]
fn the_words_of_the_portal_name_it_too() {
    let world = world!();
    for (line, known) in [("connexion jeton lister", true), ("auth clés liste", true), ("jeton liste", false)]
    {
        let words: Vec<&str> = line.split(' ').collect();
        let output = world.anonymous().lang("fr").args(&words).run();
        assert_eq!(output.code, if known { 4 } else { 2 }, "{output}");
        assert_eq!(output.stderr.contains("`udatactl auth token`"), !known, "{output}");
    }
}

#[test]
fn a_key_is_shown_alone_once_and_is_nowhere_else() {
    let world = world!();
    where_it_can!(world.portal.can.tokens);
    let alice = world.person("Alice", "Martin");
    let line = ["auth", "token", "create", "--name", "Nuit", "--yes"];
    let homeless = world.command_as(&alice).args(line).args(["--json"]).run().exits(2);
    assert_eq!(homeless.error()["code"], "missing_argument", "{homeless}");
    let planned = create(&world, &alice, &["--show", "--dry-run", "--json"]).success();
    assert_eq!((&planned.json()["result"], &planned.json()["token"]), (&json!("planned"), &Value::Null));
    assert_eq!(keys(&world, &alice.token).len(), 1, "nothing was made yet");

    let shown = create(&world, &alice, &["--show", "--expires", "1 an", "-vv"]).success();
    let key = shown.stdout.trim_end();
    assert!(shown.stdout.ends_with('\n') && !key.contains(char::is_whitespace), "{shown}");
    assert!(opens(&world, key) && !shown.stderr.contains(key), "{shown}");
    for more in [&["-o", "csv"][..], &["-o", "json", "--fields", "name"], &["--fields", "token"]] {
        let other = create(&world, &alice, &[&["--show"], more].concat()).success();
        assert!(opens(&world, other.stdout.trim_end()), "{other}");
    }
    let with_json = create(&world, &alice, &["--show", "--expires", "2099-06-30", "--json"]).success();
    let row = with_json.json();
    assert!(opens(&world, row["token"].as_str().unwrap()), "{with_json}");
    assert_eq!(
        (&row["name"], &row["result"], &row["verified"]),
        (&json!("Nuit"), &json!("changed"), &json!(true))
    );
    assert!(row["expires_at"].as_str().unwrap().starts_with("2099-06-30T23:59:59"), "{row}");
    let listed = keys(&world, &alice.token);
    assert_eq!(listed.iter().filter(|one| one["name"] == "Nuit").count(), 5);
    let (state, config) = (world.path("state"), world.path("config"));
    for directory in [state, config].iter().filter(|directory| directory.exists()) {
        for entry in std::fs::read_dir(directory).unwrap() {
            let text = std::fs::read(entry.unwrap().path()).unwrap_or_default();
            assert!(!String::from_utf8_lossy(&text).contains(key), "{}", directory.display());
        }
    }
    let text = journal(&world);
    assert!(text.contains("\"action\":\"key-create\"") && text.contains("\"content\":\"key/"), "{text}");
}

#[test]
fn an_end_is_a_day_to_come_or_a_length() {
    let world = world!();
    where_it_can!(world.portal.can.tokens);
    let alice = world.person("Alice", "Martin");
    for text in ["30", "12h", "2020-01-01", "demain", "31/02/2099"] {
        let refused = create(&world, &alice, &["--show", "--json", "--expires", text]).exits(2);
        assert_eq!(refused.error()["code"], "bad_value", "{text}: {refused}");
    }
    assert_eq!(keys(&world, &alice.token).len(), 1);
    let never = create(&world, &alice, &["--show", "--json", "--expires", "jamais"]).success();
    assert_eq!(never.json()["expires_at"], Value::Null);
    assert!(never.stderr.contains("--expires 1y"), "{never}");
}

#[test]
fn a_key_that_could_not_be_shown_is_told_with_how_to_do_away_with_it() {
    let world = world!();
    where_it_can!(world.portal.can.tokens);
    let alice = world.person("Alice", "Martin");
    let shell = "exec \"$0\" auth token create --name Nuit --show --yes > /dev/full";
    let command = world.command_as(&alice).strangers(WORDS).program("sh");
    let failed = command.args(["-c", shell, env!("CARGO_BIN_EXE_udatactl")]).run().exits(8);
    let made = keys(&world, &alice.token);
    let id = made.iter().find(|key| key["name"] == "Nuit").unwrap()["id"].as_str().unwrap();
    assert!(failed.stderr.contains(&format!("auth token revoke {id}")), "{failed}");
}

#[test]
fn a_key_for_the_profile_takes_the_place_of_the_one_that_stays_valid() {
    let world = world!();
    where_it_can!(world.portal.can.tokens);
    let alice = world.person("Alice", "Martin");
    login(&world, &alice, &[]).success();
    let line = ["auth", "token", "create", "--name", "Poste", "--store", "--yes", "--json"];
    let stored = kept(&world, &line).run().success();
    assert_eq!((&stored.json()["key_from"], &stored.json()["token"]), (&json!("clear_file"), &Value::Null));
    let new = kept_key(&world);
    assert!(new != alice.token && opens(&world, &new) && opens(&world, &alice.token));
    assert!(!stored.to_string().contains(&new), "{stored}");
    assert_eq!(run(&world, &["auth", "status", "--json"]).success().json()["id"], json!(alice.id));
}

#[test]
fn a_key_is_revoked_by_its_name_or_id_and_ones_own_only_where_its_id_is_typed() {
    let world = world!();
    where_it_can!(world.portal.can.tokens);
    let alice = world.person("Alice", "Martin");
    let made = |name: &str| {
        let args = ["auth", "token", "create", "--name", name, "--show", "--yes"];
        let shown = world.command_as(&alice).strangers(WORDS).args(args).run().success();
        shown.stdout.trim_end().to_owned()
    };
    let (night, first, second) = (made("Nuit"), made("Jour"), made("jour"));
    let revoke = |args: &[&str]| {
        let line = ["auth", "token", "revoke", "--json"];
        world.command_as(&alice).strangers(WORDS).args(line).args(args).run()
    };
    assert_eq!(revoke(&["Jour", "--yes"]).exits(6).error()["code"], "ambiguous");
    assert_eq!(revoke(&["Soir", "--yes"]).exits(6).error()["code"], "unknown_key");
    assert_eq!(revoke(&["nuit"]).exits(2).error()["code"], "needs_confirmation");
    assert_eq!(revoke(&["nuit", "--dry-run"]).success().json()[0]["result"], "planned");
    assert!(opens(&world, &night));
    let held = world.command_as(&alice).strangers(WORDS).env("UDATACTL_NO_REMOVALS", "1");
    held.args(["auth", "token", "revoke", "nuit", "--yes"]).run().exits(3);
    let id = |key: &str| {
        let all = keys(&world, &alice.token);
        let is_it = |one: &&Value| key.starts_with(one["token_prefix"].as_str().unwrap());
        all.iter().find(is_it).unwrap()["id"].as_str().unwrap().to_owned()
    };
    let (one, other, own) = (id(&first), id(&second), id(&alice.token));
    let revoked = revoke(&["nuit", &one, &other, "--yes"]).success();
    assert_eq!(revoked.json().as_array().unwrap().len(), 3, "{revoked}");
    assert!(![night, first, second].iter().any(|key| opens(&world, key)), "{revoked}");

    for more in [&["--yes"][..], &["--confirm"], &["--confirm=nuit"]] {
        let refused = revoke(&[&[own.as_str()], more].concat()).exits(2);
        assert!(refused.to_string().contains(&format!("--confirm={own}")), "{refused}");
    }
    assert!(opens(&world, &alice.token));
    let ended = revoke(&[&own, &format!("--confirm={own}")]).success();
    assert_eq!((&ended.json()[0]["result"], &ended.json()[0]["verified"]), (&json!("changed"), &json!(true)));
    assert!(!opens(&world, &alice.token) && ended.stderr.contains("signed out"), "{ended}");
    let text = journal(&world);
    assert!(!text.contains(&alice.token) && text.contains(&format!("key/{own}")), "{text}");
}

#[test]
fn what_the_journal_says_of_keys_names_what_undoes_it() {
    let world = world!();
    where_it_can!(world.portal.can.tokens);
    let alice = world.person("Alice", "Martin");
    create(&world, &alice, &["--show"]).success();
    let list = world.command_as(&alice).strangers(WORDS).args(["journal", "list", "--json"]).run().success();
    let entry = &list.json()[0];
    assert_eq!(entry["action"], "key-create");
    let id = entry["content"].as_str().unwrap().strip_prefix("key/").unwrap().to_owned();
    let args = ["journal", "undo", entry["id"].as_str().unwrap(), "--yes", "--json"];
    let undo = world.command_as(&alice).strangers(WORDS).args(args).run().exits(3);
    assert!(undo.error()["hint"].as_str().unwrap().contains(&format!("auth token revoke {id}")), "{undo}");
}
