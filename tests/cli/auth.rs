//! `auth`: signing in and out, as whom, and where the key comes from.

mod import;
mod only_key;
mod rotation;
mod safe;
mod tokens;
mod warning;

use std::os::unix::fs::PermissionsExt;

use serde_json::json;

use crate::support::output::Output;
use crate::support::run::Command;
use crate::support::world::{Person, World};

/// A bus on which no keyring can be: the person's own must stay out of the tests.
fn without_keyring(world: &World) -> Command {
    world.anonymous().strangers("ville").env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/dev/null/bus")
}

fn run(world: &World, args: &[&str]) -> Output {
    without_keyring(world).args(args).run()
}

fn login(world: &World, person: &Person, more: &[&str]) -> Output {
    let args = ["auth", "login", "--with-token", "--insecure-storage"];
    without_keyring(world).args(args).args(more).stdin(format!("{}\n", person.token)).run()
}

fn nothing_is_kept(world: &World) -> bool {
    !world.path("config/keys.toml").exists() && !world.path("config/profiles.toml").exists()
}

#[test]
fn a_key_kept_in_clear_signs_in_and_only_its_owner_can_read_it() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    world.organization("Ville", &[(&alice, "admin")]);
    world.organization("Agence", &[(&alice, "editor")]);
    let signed = login(&world, &alice, &["--json"]).success();
    let file = world.path("config/keys.toml");
    assert_eq!(signed.json()["id"], json!(alice.id));
    assert_eq!(signed.json()["result"], "changed");
    assert!(signed.stderr.contains("in clear in") && signed.stderr.contains(&file.display().to_string()));
    assert!(!signed.to_string().contains(&alice.token), "{signed}");
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    let profiles = std::fs::read_to_string(world.path("config/profiles.toml")).unwrap();
    assert!(!profiles.contains(&alice.token) && profiles.contains(world.portal.base()), "{profiles}");

    let status = run(&world, &["auth", "status", "--json"]).success();
    let expected = json!({
        "name": alice.full_name(),
        "slug": alice.slug,
        "id": alice.id,
        "site": format!("{}/", world.portal.base()),
        "title": status.json()["title"],
        "udata": world.portal.can.shown_version(),
        "portal_administrator": false,
        "member_of": 2,
        "administrator_of": 1,
        "editor_of": 1,
        "partial_editor_of": 0,
        "key_from": "clear_file",
        "key_place": file.display().to_string(),
        "profile": world.portal.base().trim_start_matches("http://"),
    });
    assert_eq!(status.json(), expected);
    assert!(!status.to_string().contains(&alice.token));
}

#[test]
fn the_portal_is_asked_before_anything_is_kept() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let gone = world.person("Gaston", "Parti");
    world.deactivate(&gone);
    let mut keys = vec![
        ("nonsense".to_owned(), "token_invalid", "does not know this API key"),
        // udata 16 and later says nothing of the account behind a key.
        if world.portal.can.tokens {
            (gone.token, "unauthorized", "did not accept the API key")
        } else {
            (gone.token, "account_inactive", "is switched off")
        },
    ];
    if world.portal.can.tokens {
        keys.push((world.token(&alice, "expired"), "token_expired", "has expired"));
        keys.push((world.token(&alice, "revoked"), "token_revoked", "was revoked"));
    }
    for (key, code, words) in keys {
        let command = without_keyring(&world).args(["auth", "login", "--with-token", "--insecure-storage"]);
        let refused = command.clone().stdin(key.clone()).run().exits(4);
        assert!(refused.stderr.contains(words) && refused.stdout.is_empty(), "{refused}");
        let names_page = refused.stderr.contains("/admin/me/profile");
        assert_eq!(names_page, code != "account_inactive", "{refused}");
        assert!(nothing_is_kept(&world), "{refused}");

        let status = without_keyring(&world).env("UDATACTL_TOKEN", &key).args(["auth", "status", "--json"]);
        let status = status.run().exits(4);
        assert_eq!((status.stdout.as_str(), &status.error()["code"]), ("", &json!(code)), "{status}");
        assert!(!status.to_string().contains(&key), "{status}");
    }
}

#[test]
fn without_a_key_public_data_is_read_and_the_page_of_keys_named() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let path = format!("organizations/{}/", org.id);
    let read = run(&world, &["api", "GET", &path]).success();
    assert_eq!(read.json()["id"], json!(org.id));
    assert!(world.calls(&org).iter().all(|call| !call.api_key));

    let page = format!("{}/admin/me/profile", world.portal.base());
    for (language, words) in [("en", "needs an API key"), ("fr", "Il faut une clé d'API")] {
        for args in [vec!["auth", "status"], vec!["org", "list", "--mine"]] {
            let refused = without_keyring(&world).lang(language).args(args).run().exits(4);
            assert!(refused.stderr.contains(words) && refused.stderr.contains(&page), "{refused}");
        }
    }
    let told = run(&world, &["auth", "status", "--json"]).exits(4);
    assert_eq!(told.error()["code"], "no_key");
}

#[test]
fn without_a_keyring_nothing_is_half_done() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let command = without_keyring(&world).args(["auth", "login", "--with-token", "--json"]);
    let refused = command.stdin(alice.token.clone()).run().exits(4);
    assert_eq!(refused.error()["code"], "keyring_absent");
    assert!(refused.error()["hint"].as_str().unwrap().contains("--insecure-storage"), "{refused}");
    assert!(refused.stdout.is_empty() && nothing_is_kept(&world), "{refused}");
}

#[test]
fn what_is_no_key_is_not_sent() {
    let world = world!();
    // Nothing listens there: a key that left would be exit 9.
    let nowhere = || without_keyring(&world).env("UDATACTL_SITE", "http://127.0.0.1:1");
    for (typed, code) in [
        ("", "empty_key"),
        (" \n", "empty_key"),
        ("two words", "key_malformed"),
        ("one\ntwo", "key_malformed"),
        ("clé", "key_malformed"),
    ] {
        let command = nowhere().args(["auth", "login", "--with-token", "--json"]);
        let refused = command.stdin(typed).run().exits(2);
        assert_eq!(refused.error()["code"], code, "{refused}");
        assert!(nothing_is_kept(&world));
    }
    let refused = nowhere().args(["auth", "login", "--json"]).run().exits(2);
    assert_eq!(refused.error()["code"], "nobody_to_ask");
    assert!(refused.error()["hint"].as_str().unwrap().contains("--with-token"), "{refused}");
    let odd = nowhere().env("UDATACTL_TOKEN", "two words").args(["auth", "status"]);
    assert!(odd.run().exits(2).stderr.contains("UDATACTL_TOKEN holds no API key"));
}

#[test]
fn a_dry_run_asks_the_portal_and_keeps_nothing() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let planned = login(&world, &alice, &["--dry-run", "--json"]).success();
    assert_eq!(planned.json()["result"], "planned");
    assert!(planned.stderr.contains("dry run") && nothing_is_kept(&world), "{planned}");
}

#[test]
fn the_environment_comes_before_what_is_kept() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    login(&world, &alice, &["--profile", "ville"]).success();
    let who = |command: Command| {
        let status = command.args(["auth", "status", "--json"]).run().success().json();
        (status["id"].clone(), status["key_from"].clone(), status["profile"].clone())
    };
    let kept = (json!(alice.id), json!("clear_file"), json!("ville"));
    assert_eq!(who(without_keyring(&world)), kept);
    let variable = without_keyring(&world).env("UDATACTL_TOKEN", format!(" {}\n", bob.token));
    assert_eq!(who(variable.clone()), (json!(bob.id), json!("variable"), json!(null)));

    let file = world.path("token");
    std::fs::write(&file, format!("{}\n", bob.token)).unwrap();
    let from_file = without_keyring(&world).env("UDATACTL_TOKEN_FILE", &file);
    assert_eq!(who(from_file.clone()), (json!(bob.id), json!("file"), json!(null)));
    let both = from_file.env("UDATACTL_TOKEN", &bob.token).args(["auth", "status", "--json"]).run().exits(2);
    assert_eq!(both.error()["code"], "two_tokens");
    std::fs::write(&file, "\n").unwrap();
    let empty = without_keyring(&world).env("UDATACTL_TOKEN_FILE", &file).args(["auth", "status"]);
    assert!(empty.run().exits(2).stderr.contains("is empty"));

    let two = variable.clone().args(["auth", "status", "-P", "ville", "--json"]).run().exits(2);
    assert_eq!(two.error()["code"], "profile_and_token");
    run(&world, &["auth", "logout"]).success();
    assert_eq!(who(variable.args(["-P", "ville"])).0, json!(bob.id));
}

#[test]
fn a_variable_that_wins_is_warned_of() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let with_variable = without_keyring(&world).env("UDATACTL_TOKEN", &bob.token);
    let args = ["auth", "login", "--with-token", "--insecure-storage", "-P", "ville"];
    let signed = with_variable.clone().args(args).stdin(alice.token.clone()).run().success();
    assert!(signed.stderr.contains("UDATACTL_TOKEN is set, and wins"), "{signed}");
    let out = with_variable.args(["auth", "logout", "-P", "ville"]).run().success();
    assert!(out.stderr.contains("was removed from") && out.stderr.contains("still signs in"), "{out}");
    assert!(!world.path("config/keys.toml").exists());
}

#[test]
fn signing_out_keeps_the_profile_and_says_when_there_is_nothing() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let nobody = run(&world, &["auth", "logout", "--json"]).success();
    assert_eq!(nobody.json()["result"], "unchanged");
    login(&world, &alice, &["-P", "ville"]).success();
    let planned = run(&world, &["auth", "logout", "--dry-run", "--json"]).success();
    let planned = planned.json();
    assert_eq!((&planned["result"], &planned["removed_from"]), (&json!("planned"), &json!(["clear_file"])));
    assert!(world.path("config/keys.toml").exists());
    let out = run(&world, &["auth", "logout", "--json"]).success();
    assert_eq!(out.json()["removed_from"], json!(["clear_file"]));
    assert!(!world.path("config/keys.toml").exists());
    let again = without_keyring(&world).lang("fr").args(["auth", "logout"]).run().success();
    assert!(again.stderr.contains("Aucune clé n'était gardée pour « ville »."), "{again}");
    let listed = run(&world, &["profile", "list", "--json"]).success().json();
    assert_eq!((&listed[0]["profile"], &listed[0]["has_key"]), (&json!("ville"), &json!(false)));
    let unknown = run(&world, &["auth", "logout", "-P", "autre", "--json"]).exits(6);
    assert_eq!(unknown.error()["code"], "unknown_profile");
}

#[test]
fn a_profile_of_another_portal_is_not_taken_over() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    login(&world, &alice, &["-P", "ville"]).success();
    let before = std::fs::read_to_string(world.path("config/profiles.toml")).unwrap();
    let refused = login(&world, &bob, &["-P", "ville", "-s", "http://localhost:1", "--json"]).exits(2);
    assert_eq!(refused.error()["code"], "profile_elsewhere");
    assert_eq!(std::fs::read_to_string(world.path("config/profiles.toml")).unwrap(), before);
    let replaced = login(&world, &bob, &["-P", "ville"]).success();
    assert!(replaced.stderr.contains(&alice.full_name()), "{replaced}");
    let status = run(&world, &["auth", "status", "--json"]).success();
    assert_eq!(status.json()["id"], json!(bob.id));
}

#[test]
fn a_key_file_that_others_can_read_is_not_used() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    login(&world, &alice, &[]).success();
    let file = world.path("config/keys.toml");
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o644)).unwrap();
    let refused = run(&world, &["auth", "status", "--json"]).exits(4);
    assert_eq!(refused.error()["code"], "key_file_too_open");
    assert!(refused.error()["hint"].as_str().unwrap().contains("chmod 600"), "{refused}");
}

#[test]
fn neither_trace_nor_answer_shows_the_key_and_no_cookie_goes_back() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    for name in ["Une", "Deux", "Trois"] {
        world.organization(name, &[(&alice, "admin")]);
    }
    let traced = world.run_as(&alice, ["auth", "status", "-vv"]).success();
    assert!(traced.stderr.contains("GET ") && !traced.to_string().contains(&alice.token), "{traced}");
    let calls = world.calls_by(&alice);
    assert!(calls.len() >= 5, "{calls:?}");
    assert!(calls.iter().all(|call| call.api_key && !call.headers.contains_key("cookie")), "{calls:?}");
}

#[test]
fn a_key_is_typed_unseen() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let command = without_keyring(&world).lang("fr").args(["auth", "login", "--insecure-storage"]);
    let mut session = command.terminal();
    session.expect("/admin/me/profile").expect("Clé d'API").expect_hidden();
    session.send_line(&alice.token).expect(&alice.full_name());
    assert_eq!(session.wait(), 0, "{session}");
    assert!(!session.screen().contains(&alice.token) && session.is_restored(), "{session}");
    assert!(world.path("config/keys.toml").exists());
}

#[test]
fn a_key_is_typed_unseen_after_ctrl_z_and_fg_too() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let mut session = without_keyring(&world).args(["auth", "login", "--insecure-storage"]).terminal();
    session.expect("API key").expect_hidden();
    for _ in 0..2 {
        session.stop_and_go_on().expect_hidden();
    }
    session.send_line(&alice.token).expect(&alice.full_name());
    assert_eq!(session.wait(), 0, "{session}");
    assert!(!session.screen().contains(&alice.token) && session.is_restored(), "{session}");
}

#[test]
fn an_interrupted_prompt_leaves_nothing_behind() {
    let world = world!();
    let mut session = without_keyring(&world).args(["auth", "login"]).terminal();
    session.expect("API key").expect_hidden().send_control('c');
    assert_eq!(session.wait(), 130, "{session}");
    assert!(session.is_restored() && nothing_is_kept(&world), "{session}");
}

#[test]
fn the_page_of_keys_opens_in_the_browser_that_is_named() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let (opened, browser) = (world.path("opened"), world.path("browser"));
    std::fs::write(
        &browser,
        format!("#!/bin/sh\nprintf %s \"$1\" > '{0}.new'; mv '{0}.new' '{0}'\n", opened.display()),
    )
    .unwrap();
    std::fs::set_permissions(&browser, PermissionsExt::from_mode(0o755)).unwrap();
    let command = without_keyring(&world).args(["auth", "login", "--web", "--insecure-storage"]);
    let mut session = command.clone().env("BROWSER", &browser).terminal();
    session.expect("API key").expect_hidden().send_line(&alice.token);
    assert_eq!(session.wait(), 0, "{session}");
    let limit = std::time::Instant::now() + std::time::Duration::from_secs(20);
    while !opened.exists() {
        assert!(std::time::Instant::now() < limit, "no browser was started");
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let page = format!("{}/admin/me/profile", world.portal.base());
    assert_eq!(std::fs::read_to_string(&opened).unwrap(), page);

    let mut session = command.env("BROWSER", "/nonexistent/browser").terminal();
    session.expect("No browser could be opened").expect(&page).expect("API key").expect_hidden();
    session.send_line(&alice.token);
    assert_eq!(session.wait(), 0, "{session}");
}
