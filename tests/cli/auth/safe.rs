//! The key that is there stays until another is proved; it goes nowhere but to a portal, and comes from nothing odd.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::{login, nothing_is_kept, run, without_keyring};
use crate::support::output::Output;
use crate::support::run::{Command, finish};
use crate::support::world::World;

fn who(world: &World) -> String {
    let status = run(world, &["auth", "status", "--json"]).success();
    status.json()["id"].as_str().unwrap().to_owned()
}

#[test]
fn g30_a_login_that_fails_keeps_the_key_that_was_there() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    login(&world, &alice, &[]).success();
    let read = |name: &str| std::fs::read_to_string(world.path(name)).unwrap();
    let before = (read("config/profiles.toml"), read("config/keys.toml"));
    let unchanged = || (read("config/profiles.toml"), read("config/keys.toml")) == before;
    let again = |more: &[&str]| login(&world, &bob, more);

    // Without a keyring, and with a disk that takes nothing more.
    let keyring = without_keyring(&world).args(["auth", "login", "--with-token", "--json"]);
    let failed = keyring.stdin(bob.token.clone()).run().exits(4);
    assert_eq!(failed.error()["code"], "keyring_absent");
    assert!(failed.error()["hint"].as_str().unwrap().contains("is unchanged"), "{failed}");
    assert!(unchanged());
    let shell = "ulimit -f 0; exec \"$0\" auth login --with-token --insecure-storage --json";
    let full = without_keyring(&world).program("sh").args(["-c", shell, env!("CARGO_BIN_EXE_udatactl")]);
    let failed = full.stdin(bob.token.clone()).run();
    assert!(failed.code != 0 && failed.stdout.is_empty(), "{failed}");
    assert!(unchanged(), "{failed}");
    assert_eq!(who(&world), alice.id);

    // A file of profiles that is none is told before anything is asked or kept.
    for (text, part) in [("profiles = 3\n", "profiles"), ("[profiles.a]\nkey = true\n", "profiles.a.site")] {
        std::fs::write(world.path("config/profiles.toml"), text).unwrap();
        let failed = again(&["--json"]).exits(2);
        assert_eq!(failed.error()["code"], "profiles_file");
        assert!(failed.error()["message"].as_str().unwrap().contains(part), "{failed}");
        assert_eq!(
            (read("config/profiles.toml").as_str(), read("config/keys.toml")),
            (text, before.1.clone())
        );
    }
    std::fs::write(world.path("config/profiles.toml"), &before.0).unwrap();
    again(&[]).success();
    assert_eq!(who(&world), bob.id);
}

#[test]
fn twelve_who_sign_in_at_once_are_twelve() {
    let world = world!();
    let people = world.people(12);
    let start = |number: usize| {
        let name = format!("profil {number}");
        let line = ["auth", "login", "--with-token", "--insecure-storage", "--profile", &name, "--json"];
        without_keyring(&world).args(line).stdin(people[number].token.clone()).start()
    };
    let children: Vec<_> = (0..people.len()).map(start).collect();
    for child in children {
        finish(child, "auth login", Duration::from_mins(2)).success();
    }
    let list = run(&world, &["profile", "list", "--json"]).success();
    assert_eq!(list.json().as_array().unwrap().len(), 12);
    for (number, person) in people.iter().enumerate() {
        let name = format!("profil {number}");
        let line = ["auth", "status", "--profile", &name, "--json"];
        assert_eq!(run(&world, &line).success().json()["id"], person.id.as_str());
    }
}

#[test]
fn without_a_keyring_a_person_is_offered_the_file() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    for (answer, code) in [("n", 4), ("o", 0)] {
        let mut session = without_keyring(&world).lang("fr").args(["auth", "login"]).terminal();
        session.expect("Clé d'API").expect_hidden().send_line(&alice.token);
        session.expect("pas de trousseau").expect("Garder plutôt la clé").send_line(answer);
        assert_eq!(session.wait(), code, "{session}");
        assert!(!session.screen().contains(&alice.token), "{session}");
        assert_eq!(nothing_is_kept(&world), code == 4, "{session}");
    }
    assert_eq!(who(&world), alice.id);
}

/// A host that is no portal and answers that to all; with all that it was sent.
fn no_portal(answer: &'static str) -> (String, Arc<Mutex<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let root = format!("http://{}", listener.local_addr().unwrap());
    let heard = Arc::new(Mutex::new(String::new()));
    let noted = Arc::clone(&heard);
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut buffer = [0; 8192];
            let length = stream.read(&mut buffer).unwrap_or(0);
            noted.lock().unwrap().push_str(&String::from_utf8_lossy(&buffer[..length]));
            let head = format!("HTTP/1.1 {answer}\r\nConnection: close\r\n");
            let (head, body) = head.split_once('|').map_or((head.as_str(), ""), |(head, body)| (head, body));
            let body = body.split('\r').next().unwrap();
            let length = body.len();
            let whole = format!("{head}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}");
            stream.write_all(whole.as_bytes()).ok();
        }
    });
    (root, heard)
}

#[test]
fn g25_the_key_goes_to_no_address_that_has_not_shown_to_be_a_portal() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    for answer in [
        "200 OK|<html>Bienvenue</html>",
        "404 Not Found|<html>404</html>",
        "200 OK|{}",
        "200 OK|[]",
        "404 Not Found|{\"error\": \"The requested URL was not found\", \"status\": 404}",
    ] {
        let (root, heard) = no_portal(answer);
        let refused = |command: Command| {
            let output =
                command.env("UDATACTL_SITE", &root).args(["--json", "--retries", "0"]).run().exits(9);
            assert_eq!(output.error()["code"], "no_portal", "{answer}: {output}");
        };
        let line = ["auth", "login", "--with-token", "--insecure-storage"];
        refused(without_keyring(&world).args(line).stdin(alice.token.clone()));
        for line in [["auth", "status"], ["org", "list"], ["requests", "mine"]] {
            refused(world.command_as(&alice).args(line));
        }
        let line = ["api", "POST", "organizations/", "--field", "name=x", "--yes"];
        refused(world.command_as(&alice).args(line));
        let heard = heard.lock().unwrap();
        assert!(heard.contains("GET /api/1/site/") && !heard.contains(&alice.token), "{heard}");
        assert!(!heard.to_lowercase().contains("x-api-key") && !heard.contains("POST"), "{heard}");
        assert!(nothing_is_kept(&world));
    }
}

#[test]
fn sites_without_accounts_name_the_portal_that_has_them() {
    let world = world!();
    for site in ["transport.data.gouv.fr", "https://transport.data.gouv.fr/datasets", "publier.etalab.studio"]
    {
        let line = ["auth", "login", "--with-token", "--site", site, "--json"];
        let refused = without_keyring(&world).args(line).stdin("abc").run().exits(2);
        assert_eq!(refused.error()["code"], "accounts_elsewhere");
        assert!(refused.error()["hint"].as_str().unwrap().contains("--site data.gouv.fr"), "{refused}");
    }
}

#[test]
fn a_key_file_may_be_anything_and_is_answered_soon() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let status = |path: &Path| -> (Output, Duration) {
        let began = Instant::now();
        let command = world.anonymous().args(["auth", "status", "--json"]).strangers(path.to_str().unwrap());
        (command.env("UDATACTL_TOKEN_FILE", path).run(), began.elapsed())
    };
    let made = |name: &str, bytes: &[u8], mode: u32| {
        let path = world.path(name);
        std::fs::write(&path, bytes).unwrap();
        std::fs::set_permissions(&path, PermissionsExt::from_mode(mode)).unwrap();
        path
    };
    let pipe = world.path("pipe");
    nix::unistd::mkfifo(&pipe, nix::sys::stat::Mode::S_IRUSR | nix::sys::stat::Mode::S_IWUSR).unwrap();
    for path in [
        pipe,
        world.path(""),
        Path::new("/dev/zero").to_owned(),
        Path::new("/dev/null").to_owned(),
        made("large", &b"a".repeat(1_000_000), 0o600),
        made("binary", b"\xff\xfea\x00", 0o600),
        world.path("missing"),
    ] {
        let (output, took) = status(&path);
        let output = output.exits(2);
        assert_eq!(output.error()["code"], "token_file", "{output}");
        assert!(took < Duration::from_secs(10), "{took:?}: {output}");
    }
    let marked = format!("\u{feff}{}\r\n", alice.token);
    let (good, _) = status(&made("mark", marked.as_bytes(), 0o600));
    let good = good.success();
    assert_eq!((good.json()["id"].as_str(), good.stderr.as_str()), (Some(&*alice.id), ""), "{good}");
    for mode in [0o640, 0o604, 0o620] {
        let (wide, _) = status(&made("wide", alice.token.as_bytes(), mode));
        let wide = wide.success();
        assert!(wide.stderr.contains(&format!("(mode {mode:o})")), "{wide}");
    }
}

#[test]
fn a_variable_of_ours_that_is_empty_stops_and_one_that_is_nobodys_is_told() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let line = || world.command_as(&alice).args(["auth", "status", "--json"]);
    for name in [
        "UDATACTL_SITE",
        "UDATACTL_TOKEN",
        "UDATACTL_TOKEN_FILE",
        "UDATACTL_PROFILE",
        "UDATACTL_READ_ONLY",
        "UDATACTL_NO_REMOVALS",
        "UDATACTL_MAX_REMOVALS",
        "UDATACTL_MIN_ADMINS",
        "UDATACTL_STATE_DIR",
    ] {
        let refused = line().env(name, "").run().exits(2);
        assert_eq!(refused.error()["code"], "empty_variable");
        assert!(refused.error()["message"].as_str().unwrap().contains(name), "{refused}");
    }
    for (name, near) in [
        ("UDATACTL_READONLY", "UDATACTL_READ_ONLY"),
        ("UDATACTL_NO_REMOVAL", "UDATACTL_NO_REMOVALS"),
        ("UDATACTL_XYZ", ""),
    ] {
        let told = line().env(name, "1").strangers(name).run().success();
        assert!(told.stderr.contains(name) && told.stderr.contains(near), "{told}");
        assert_eq!(told.stderr.contains("meant?"), !near.is_empty(), "{told}");
    }
    // Another program's own.
    assert_eq!(line().env("UDATA_TOKEN", "").env("TOKEN", "x").run().success().stderr, "");
}
