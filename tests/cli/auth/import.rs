//! `auth import`: the official client's key in clear, kept where ours are, and its file deleted where that is wanted.

use std::path::PathBuf;

use serde_json::json;

use super::tokens::kept_key;
use super::{nothing_is_kept, without_keyring};
use crate::support::run::Command;
use crate::support::world::{Person, World};

/// What the official client has written at home.
fn official(world: &World, environment: &str, key: &str) -> PathBuf {
    let path = world.path(".datagouv_config.json");
    std::fs::write(&path, json!({"environment": environment, "api_key": key}).to_string()).unwrap();
    path
}

fn import(world: &World, more: &[&str]) -> Command {
    without_keyring(world).args(["auth", "import", "--insecure-storage"]).args(more)
}

fn alice_at_home(world: &World) -> (Person, PathBuf) {
    let alice = world.person("Alice", "Martin");
    let path = official(world, world.portal.base(), &alice.token);
    (alice, path)
}

#[test]
fn the_key_is_kept_and_the_file_goes_only_where_that_is_wanted() {
    let world = world!();
    let (alice, path) = alice_at_home(&world);
    let planned = import(&world, &["--dry-run", "--json"]).run().success();
    assert!(planned.json()["result"] == "planned" && nothing_is_kept(&world) && path.exists(), "{planned}");
    let kept = import(&world, &["--json"]).run().success();
    assert_eq!((&kept.json()["id"], &kept.json()["file_deleted"]), (&json!(alice.id), &json!(false)));
    assert!(path.exists() && kept.stderr.contains("--delete-file"), "{kept}");
    assert!(kept.stderr.contains("auth token rotate") && !kept.to_string().contains(&alice.token), "{kept}");
    assert_eq!(kept_key(&world), alice.token);
    let deleted = import(&world, &["--delete-file", "--json"]).run().success();
    assert!(deleted.json()["file_deleted"] == true && !path.exists(), "{deleted}");
    let gone = import(&world, &["--json"]).strangers("No such file or directory os error").run().exits(2);
    assert_eq!(gone.error()["code"], "file_unreadable");
}

#[test]
fn a_person_is_asked_whether_the_file_is_to_go() {
    let world = world!();
    for (answer, is_there) in [("n", true), ("o", false)] {
        let (alice, path) = alice_at_home(&world);
        let mut session = import(&world, &[]).lang("fr").terminal();
        session.expect("Supprimer").expect("qui contient la clé en clair").send_line(answer);
        assert_eq!(session.wait(), 0, "{session}");
        assert_eq!((path.exists(), kept_key(&world)), (is_there, alice.token.clone()), "{session}");
        assert!(!session.screen().contains(&alice.token), "{session}");
    }
}

#[test]
fn what_is_no_key_for_this_portal_is_not_sent_and_the_file_stays() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let refused = |environment: &str, key: &str, exit: i32, code: &str| {
        let path = official(&world, environment, key);
        let output = import(&world, &["--delete-file", "--json"]).run().exits(exit);
        assert_eq!(output.error()["code"], code, "{output}");
        assert!(
            path.exists() && nothing_is_kept(&world) && !output.to_string().contains(&alice.token),
            "{output}"
        );
        output
    };
    let base = world.portal.base();
    let demo = refused("demo", &alice.token, 2, "profile_elsewhere");
    assert!(demo.error()["hint"].as_str().unwrap().contains("udatactl -s demo auth import"), "{demo}");
    refused("prod", &alice.token, 2, "profile_elsewhere");
    refused(base, "", 2, "empty_key");
    refused(base, "two words", 2, "key_malformed");
    refused(base, "nonsense", 4, "token_invalid");
    assert!(world.calls_by(&alice).is_empty());
    for text in ["", "[]", "{\"environment\": 3}", "{"] {
        std::fs::write(world.path(".datagouv_config.json"), text).unwrap();
        assert_eq!(import(&world, &["--json"]).run().exits(2).error()["code"], "bad_value", "{text}");
    }
}

#[test]
fn login_names_the_profile_that_is_in_use_and_the_one_before() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let line = ["auth", "login", "--with-token", "--insecure-storage", "--profile"];
    let login = |name: &str| {
        let command = without_keyring(&world).strangers("premier second").args(line).args([name]);
        command.stdin(alice.token.clone()).run().success()
    };
    let first = login("premier");
    assert!(first.stderr.contains("“premier” is the one in use now"), "{first}");
    assert!(!first.stderr.contains("profile use"), "{first}");
    let second = login("second");
    assert!(second.stderr.contains("“second” is the one in use now"), "{second}");
    assert!(second.stderr.contains("udatactl profile use premier"), "{second}");
    // A key that is refused later is replaced in the same profile.
    let path = world.path("config/keys.toml");
    let text = std::fs::read_to_string(&path).unwrap().replace(&alice.token, "nonsense");
    std::fs::write(&path, text).unwrap();
    for args in [&["auth", "status"][..], &["-P", "second", "auth", "status"]] {
        let command = without_keyring(&world).strangers("premier second").without_env("UDATACTL_SITE");
        let refused = command.args(args).run().exits(4);
        let named =
            refused.stderr.contains("--profile second") || refused.stderr.contains("-P second auth login");
        assert!(named || !args.contains(&"-P"), "{refused}");
    }
    let command = without_keyring(&world).without_env("UDATACTL_SITE").strangers("premier second troisième");
    let unknown = command.args(["-s", world.portal.base(), "-P", "troisième", "org", "list"]).run().exits(6);
    let hint = format!("udatactl -s {} auth login --profile troisième", world.portal.base());
    assert!(unknown.stderr.contains(&hint), "{unknown}");
}
