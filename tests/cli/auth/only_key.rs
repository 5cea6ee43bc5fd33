//! Keys before udata 16: an account has one, and a new one ends it at once.

use std::sync::{Arc, Mutex};

use serde_json::json;

use super::tokens::{WORDS, journal, kept, kept_key, opens};
use super::{login, without_keyring};
use crate::fault_proxy::{self, Fate};

#[test]
fn the_only_key_is_listed_replaced_and_revoked_and_no_other_made() {
    let world = world!();
    where_it_can!(!world.portal.can.tokens);
    let alice = world.person("Alice", "Martin");
    login(&world, &alice, &[]).success();
    let list = kept(&world, &["auth", "token", "list", "--json"]).run().success();
    assert_eq!((&list.json()[0]["id"], &list.json()[0]["state"]), (&json!("apikey"), &json!("never_ends")));
    let args = ["auth", "token", "create", "--name", "Nuit", "--show", "--yes", "--json"];
    let refused = kept(&world, &args).run().exits(7);
    assert_eq!(refused.error()["code"], "portal_too_old", "{refused}");
    assert!(refused.error()["hint"].as_str().unwrap().contains("auth token rotate"), "{refused}");

    let rotate = kept(&world, &["auth", "token", "rotate", "--json"]);
    assert_eq!(rotate.clone().run().exits(2).error()["code"], "needs_confirmation");
    rotate.clone().args(["--dry-run"]).run().success();
    assert!(opens(&world, &alice.token));
    let done = rotate.args(["--yes"]).run().success();
    let new = kept_key(&world);
    assert!(new != alice.token && opens(&world, &new) && !opens(&world, &alice.token), "{done}");
    assert_eq!(
        (&done.json()[0]["action"], &done.json()[0]["verified"]),
        (&json!("key-replace"), &json!(true))
    );
    assert!(!done.to_string().contains(&new) && !journal(&world).contains(&new), "{done}");

    let revoke = kept(&world, &["auth", "token", "revoke", "apikey", "--json"]);
    assert_eq!(revoke.clone().args(["--yes"]).run().exits(2).error()["code"], "needs_confirmation");
    let other = kept(&world, &["auth", "token", "revoke", "Nuit", "--yes", "--json"]).run().exits(6);
    assert_eq!(other.error()["code"], "unknown_key");
    revoke.args(["--confirm=apikey"]).run().success();
    assert!(!opens(&world, &new));
}

#[test]
fn a_new_key_that_can_not_be_kept_is_told_with_where_another_is_made() {
    let world = world!();
    where_it_can!(!world.portal.can.tokens);
    let alice = world.person("Alice", "Martin");
    let file = world.path("config/keys.toml");
    let root = fault_proxy::before(world.portal.base(), move |method, path| {
        if method == "POST" && path.contains("/me/apikey") && file.is_file() {
            // A directory is in its way from now on.
            std::fs::remove_file(&file).unwrap();
            std::fs::create_dir(&file).unwrap();
        }
        Fate::PassedOn
    });
    let line = ["auth", "login", "--with-token", "--insecure-storage", "--profile", "ville"];
    let at = |args: &[&str]| without_keyring(&world).strangers(WORDS).args(args).env("UDATACTL_SITE", &root);
    at(&line).stdin(alice.token.clone()).run().success();
    let failed = at(&["auth", "token", "rotate", "--yes", "--json"]).run().exits(8);
    assert_eq!(failed.error()["code"], "key_not_kept", "{failed}");
    assert!(failed.error()["hint"].as_str().unwrap().contains("/admin/me/profile"), "{failed}");
    assert!(!opens(&world, &alice.token));
}

#[test]
fn an_answer_that_is_lost_is_looked_up_with_the_old_key() {
    let world = world!();
    where_it_can!(!world.portal.can.tokens);
    let route = if world.portal.can.member_slash { "/api/1/me/apikey/" } else { "/api/1/me/apikey" };
    for (fate, exit, code) in
        [((|| Fate::AnswerLost) as fn() -> Fate, 8, "key_lost"), (|| Fate::Dropped, 9, "uncertain")]
    {
        let alice = world.person("Alice", "Martin");
        let is_on = Arc::new(Mutex::new(false));
        let on = Arc::clone(&is_on);
        let root = fault_proxy::before(world.portal.base(), move |method, path| {
            let is_meant = method == "POST" && path == route && *on.lock().unwrap();
            if is_meant { fate() } else { Fate::PassedOn }
        });
        let line = ["auth", "login", "--with-token", "--insecure-storage", "--profile", "ville"];
        let at =
            |args: &[&str]| without_keyring(&world).strangers(WORDS).args(args).env("UDATACTL_SITE", &root);
        at(&line).stdin(alice.token.clone()).run().success();
        *is_on.lock().unwrap() = true;
        let failed = at(&["auth", "token", "rotate", "--yes", "--json", "--retries", "0"]).run().exits(exit);
        assert_eq!(failed.error()["code"], code, "{failed}");
        let names_page = failed.error()["hint"].as_str().unwrap_or_default().contains("/admin/me/profile");
        assert_eq!(names_page, exit == 8, "{failed}");
        assert_eq!(opens(&world, &alice.token), exit == 9, "{failed}");
        std::fs::remove_dir_all(world.path("config")).unwrap();
    }
}
