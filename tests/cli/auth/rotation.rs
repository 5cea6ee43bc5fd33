//! `auth token rotate`, and whatever goes wrong on the way: there is always a key that is kept and opens the portal, and what else there
//! is is told with what to do.

use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use serde_json::{Value, json};

use super::tokens::{WORDS, journal, kept, kept_key, keys, opens};
use super::{login, without_keyring};
use crate::fault_proxy::{self, Fate};
use crate::support::output::Output;
use crate::support::run::{Command, finish};
use crate::support::world::{Person, World};

const LIST: &str = "/api/1/me/api_tokens/";

/// Alice at home, on a way to the portal on which `fate` decides about each call; the key that she has.
fn below(world: &World, fate: impl Fn(&str, &str) -> Fate + Send + Sync + 'static) -> (Command, Person) {
    let alice = world.person("Alice", "Martin");
    let root = fault_proxy::before(world.portal.base(), fate);
    let at = |command: Command| command.env("UDATACTL_SITE", &root).strangers("ville");
    let line = ["auth", "login", "--with-token", "--insecure-storage", "--profile", "ville"];
    let command = at(without_keyring(world)).args(line).stdin(alice.token.clone());
    command.run().success();
    let rotate =
        at(kept(world, &["auth", "token", "rotate", "--yes", "--json", "--retries", "0", "--timeout", "3s"]));
    (rotate, alice)
}

fn id_of(world: &World, key: &str, by: &str) -> String {
    let all = keys(world, by);
    let is_it = |one: &&Value| key.starts_with(one["token_prefix"].as_str().unwrap());
    all.iter().find(is_it).unwrap()["id"].as_str().unwrap().to_owned()
}

/// Nothing that is said, or noted, has a key in it.
fn tells_no_key(world: &World, run: &Output, keys: &[&str]) {
    for key in keys {
        assert!(!run.to_string().contains(key) && !journal(world).contains(key), "{run}");
    }
}

#[test]
fn the_new_key_is_kept_and_works_before_the_old_one_is_revoked() {
    let world = world!();
    where_it_can!(world.portal.can.tokens);
    let alice = world.person("Alice", "Martin");
    login(&world, &alice, &[]).success();
    let old = id_of(&world, &alice.token, &alice.token);
    let rotate = |more: &[&str]| kept(&world, &["auth", "token", "rotate", "--json"]).args(more).run();
    assert_eq!(rotate(&[]).exits(2).error()["code"], "needs_confirmation");
    let planned = rotate(&["--dry-run"]).success();
    assert_eq!((kept_key(&world), planned.json()[1]["target"].clone()), (alice.token.clone(), json!(old)));
    let done = rotate(&["--yes", "--expires", "1y", "--name", "Poste"]).success();
    let new = kept_key(&world);
    let told = |row: usize| ["action", "result", "verified", "name"].map(|key| done.json()[row][key].clone());
    assert_eq!(told(0), [json!("key-create"), json!("changed"), json!(true), json!("Poste")]);
    assert_eq!(told(1)[..3], [json!("key-revoke"), json!("changed"), json!(true)]);
    assert!(new != alice.token && opens(&world, &new) && !opens(&world, &alice.token));
    tells_no_key(&world, &done, &[&new, &alice.token]);
    // As long as that one was to last.
    let again = rotate(&["--yes"]).success();
    assert!(again.json()[0]["expires_at"].is_string(), "{again}");
    assert!(opens(&world, &kept_key(&world)) && !opens(&world, &new));
}

#[test]
fn whatever_else_uses_the_old_key_is_named_before() {
    let world = world!();
    where_it_can!(world.portal.can.tokens);
    let alice = world.person("Alice", "Martin");
    login(&world, &alice, &[]).success();
    let shell =
        format!("curl -s -A curl/8.7 -H \"X-API-KEY: {}\" {}/api/1/me/", alice.token, world.portal.base());
    assert!(std::process::Command::new("sh").args(["-c", &shell]).output().unwrap().status.success());
    let planned = kept(&world, &["auth", "token", "rotate", "--dry-run"]).run().success();
    assert!(planned.stderr.contains("stop with it: curl/8.7"), "{planned}");
}

#[test]
fn a_key_that_udatactl_does_not_keep_is_not_replaced() {
    let world = world!();
    where_it_can!(world.portal.can.tokens);
    let alice = world.person("Alice", "Martin");
    let refused =
        world.command_as(&alice).strangers(WORDS).args(["auth", "token", "rotate", "--yes", "--json"]);
    let refused = refused.run().exits(2);
    assert_eq!(refused.error()["code"], "key_elsewhere");
    assert!(refused.error()["hint"].as_str().unwrap().contains("auth token create --show"), "{refused}");
    assert_eq!(keys(&world, &alice.token).len(), 1);
}

/// A call, what becomes of it, how the run ends, and whether there is a new key, and it is the one that is kept.
struct Case {
    name: &'static str,
    method: &'static str,
    path: &'static str,
    /// Only once a key was made.
    after: bool,
    fate: fn() -> Fate,
    exit: i32,
    code: &'static str,
    made: bool,
    is_kept: bool,
    old_ends: bool,
}

const USUAL: Case = Case {
    name: "",
    method: "POST",
    path: LIST,
    after: false,
    fate: || Fate::PassedOn,
    exit: 8,
    code: "",
    made: true,
    is_kept: false,
    old_ends: false,
};

fn refuse() -> Fate {
    fault_proxy::json("403 Forbidden", r#"{"message": "Test portal"}"#)
}

fn broken() -> Fate {
    fault_proxy::json("500 Internal Server Error", r#"{"message": "Internal Server Error"}"#)
}

const CASES: &[Case] = &[
    Case { name: "refused", fate: refuse, exit: 5, code: "not_allowed", made: false, ..USUAL },
    Case { name: "not heard", fate: || Fate::Dropped, exit: 9, code: "uncertain", made: false, ..USUAL },
    Case { name: "made, and lost", fate: || Fate::AnswerLost, code: "key_lost", ..USUAL },
    Case { name: "made, and late", fate: || Fate::Silence { done: true }, code: "key_lost", ..USUAL },
    Case {
        name: "not tried",
        method: "GET",
        path: "/api/1/me/",
        after: true,
        fate: broken,
        code: "key_not_proved",
        ..USUAL
    },
    Case {
        name: "old one refused",
        method: "DELETE",
        path: "*",
        fate: refuse,
        code: "key_not_revoked",
        is_kept: true,
        ..USUAL
    },
    Case {
        name: "old one not heard",
        method: "DELETE",
        path: "*",
        fate: || Fate::Dropped,
        code: "key_not_revoked",
        is_kept: true,
        ..USUAL
    },
    Case {
        name: "old one lost",
        method: "DELETE",
        path: "*",
        fate: || Fate::AnswerLost,
        exit: 0,
        is_kept: true,
        old_ends: true,
        ..USUAL
    },
];

#[test]
fn whatever_fails_there_is_a_key_that_is_kept_and_works() {
    let world = world!();
    where_it_can!(world.portal.can.tokens);
    for case in CASES {
        let seen = Arc::new(Mutex::new((false, false)));
        let (shared, is_on) = (Arc::clone(&seen), Arc::new(Mutex::new(false)));
        let on = Arc::clone(&is_on);
        let (rotate, alice) = below(&world, move |method, path| {
            let mut seen = shared.lock().unwrap();
            let is_meant = method == case.method && (case.path == "*" || path == case.path);
            let strikes = *on.lock().unwrap() && is_meant && (!case.after || seen.0);
            seen.0 |= method == "POST";
            seen.1 |= strikes;
            if strikes { (case.fate)() } else { Fate::PassedOn }
        });
        *is_on.lock().unwrap() = true;
        let run = rotate.run().exits(case.exit);
        assert!(seen.lock().unwrap().1, "{}: nothing was struck", case.name);
        let kept = kept_key(&world);
        assert!(opens(&world, &kept), "{}: {run}", case.name);
        assert_eq!(kept != alice.token, case.is_kept, "{}: {run}", case.name);
        assert_eq!(opens(&world, &alice.token), !case.old_ends, "{}: {run}", case.name);
        let all = keys(&world, &kept);
        assert_eq!(all.len(), if case.made && !case.old_ends { 2 } else { 1 }, "{}: {all:?}", case.name);
        tells_no_key(&world, &run, &[&kept, &alice.token]);
        if case.exit == 0 {
            continue;
        }
        assert_eq!(run.error()["code"], case.code, "{}: {run}", case.name);
        let told = run.error().to_string();
        // What is to be done away with is named.
        let idle = all.iter().find(|key| !kept.starts_with(key["token_prefix"].as_str().unwrap()));
        if let Some(idle) = idle {
            let command = format!("auth token revoke {}", idle["id"].as_str().unwrap());
            assert!(told.contains(&command), "{}: {told}", case.name);
        }
        if case.name == "refused" {
            assert!(told.contains("auth token rotate --web"), "{told}");
        }
        std::fs::remove_dir_all(world.path("config")).unwrap();
        std::fs::remove_dir_all(world.path("state")).ok();
    }
}

#[test]
fn a_place_that_takes_no_key_is_found_out_before_one_is_made() {
    let world = world!();
    where_it_can!(world.portal.can.tokens);
    let (_, alice) = below(&world, |_, _| Fate::PassedOn);
    login(&world, &alice, &["--profile", "poste"]).success();
    let shell = "ulimit -f 0; exec \"$0\" auth token rotate --yes --json";
    let full = kept(&world, &["-c", shell, env!("CARGO_BIN_EXE_udatactl")]).program("sh");
    let failed = full.strangers("poste").run();
    assert!(failed.code != 0 && failed.stdout.is_empty(), "{failed}");
    assert_eq!((keys(&world, &alice.token).len(), kept_key(&world)), (1, alice.token.clone()), "{failed}");
}

#[test]
fn a_new_key_that_can_not_be_kept_is_told_and_the_old_one_works_on() {
    let world = world!();
    where_it_can!(world.portal.can.tokens);
    let file = world.path("config/keys.toml");
    let place = file.clone();
    let (rotate, alice) = below(&world, move |method, path| {
        if method == "POST" && path == LIST {
            // A directory is in its way from now on.
            std::fs::rename(&place, place.with_extension("kept")).unwrap();
            std::fs::create_dir(&place).unwrap();
        }
        Fate::PassedOn
    });
    let failed = rotate.run().exits(8);
    assert_eq!(failed.error()["code"], "key_not_kept", "{failed}");
    assert_eq!(
        (&failed.json()[0]["verified"], &failed.json()[1]["result"]),
        (&json!(false), &json!("not_tried"))
    );
    std::fs::remove_dir(&file).unwrap();
    std::fs::rename(file.with_extension("kept"), &file).unwrap();
    let all = keys(&world, &alice.token);
    let new = all.iter().find(|key| !alice.token.starts_with(key["token_prefix"].as_str().unwrap())).unwrap();
    let command = format!("auth token revoke {}", new["id"].as_str().unwrap());
    assert!(failed.error().to_string().contains(&command), "{failed}");
    assert_eq!(kept_key(&world), alice.token);
}

#[test]
fn ctrl_c_after_the_new_key_was_made_keeps_it_and_leaves_the_old_one() {
    let world = world!();
    where_it_can!(world.portal.can.tokens);
    let (sender, pid) = mpsc::channel::<i32>();
    let pid = Mutex::new(pid);
    let pid = Arc::new(pid);
    let (rotate, alice) = below(&world, move |method, path| {
        if method != "POST" || path != LIST {
            return Fate::PassedOn;
        }
        let pid = Arc::clone(&pid);
        Fate::AnswerAfter(Box::new(move || {
            let pid = pid.lock().unwrap().recv().unwrap();
            kill(Pid::from_raw(pid), Signal::SIGINT).unwrap();
            std::thread::sleep(Duration::from_millis(300));
        }))
    });
    let child = rotate.start();
    sender.send(child.id().try_into().unwrap()).unwrap();
    let stopped = finish(child, "auth token rotate", Duration::from_mins(1)).exits(130);
    let new = kept_key(&world);
    assert!(new != alice.token && opens(&world, &new) && opens(&world, &alice.token), "{stopped}");
    let old = id_of(&world, &alice.token, &new);
    assert!(stopped.stderr.contains(&format!("auth token revoke {old}")), "{stopped}");
    assert_eq!(stopped.json()[1]["result"], "not_tried", "{stopped}");
}

#[test]
fn a_key_that_was_made_on_the_page_takes_the_place_of_the_old_one() {
    let world = world!();
    where_it_can!(world.portal.can.tokens);
    let (rotate, alice) = below(&world, |method, _| if method == "POST" { refuse() } else { Fate::PassedOn });
    let bob = world.person("Bob", "Petit");
    let web = rotate.args(["--web", "--with-token"]).env("BROWSER", "true");
    for (typed, exit, code) in [(&alice.token, 4, "key_of_another"), (&bob.token, 4, "key_of_another")] {
        let refused = web.clone().strangers("Bob Petit").stdin(typed.clone()).run().exits(exit);
        assert_eq!(refused.error()["code"], code, "{refused}");
    }
    assert_eq!(kept_key(&world), alice.token);
    let args = ["auth", "token", "create", "--name", "Jour", "--show", "--yes"];
    let made = world.command_as(&alice).strangers(WORDS).args(args).run().success();
    let key = made.stdout.trim_end();
    let done = web.stdin(key).run().success();
    assert_eq!((kept_key(&world).as_str(), opens(&world, &alice.token)), (key, false), "{done}");
    tells_no_key(&world, &done, &[key]);
}
