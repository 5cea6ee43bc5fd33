//! The real binary beside a real keyring in each state, on a real portal: see `with-keyring`.
//!
//! Runs where `UDATACTL_TEST_KEYRING=1` says that gnome-keyring and its tools are there; with CI=true it must.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::io::Write;

use support::output::Output;
use support::run::Command;
use support::world::{Person, World};

#[macro_use]
#[path = "../cli/support/mod.rs"]
#[allow(unused_macros, reason = "it is shared with the other tests")]
mod support;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/keyring/with-keyring");
const BINARY: &str = env!("CARGO_BIN_EXE_udatactl");

/// Ends the test, loudly, where there is no keyring to test with.
macro_rules! keyring_or_skip {
    () => {
        if !keyring_is_there() {
            return;
        }
    };
}

fn keyring_is_there() -> bool {
    let is = |name: &str, value: &str| std::env::var_os(name).is_some_and(|found| found == value);
    let there = is("UDATACTL_TEST_KEYRING", "1");
    assert!(
        there || !is("CI", "true"),
        "UDATACTL_TEST_KEYRING=1 is missing: the keyring must be tested here"
    );
    if !there {
        // Past the capture of the test runner: nobody reads what a passing test says.
        let told = "LEFT OUT: a test with a real keyring. UDATACTL_TEST_KEYRING=1 runs it.\n";
        std::io::stderr().write_all(told.as_bytes()).ok();
    }
    there
}

/// A shell script beside a keyring in a state: `$U` is the program, `$ALICE` and `$BOB` are keys.
fn beside(world: &World, state: &str, people: &[&Person], script: &str) -> Command {
    let keys = ["ALICE", "BOB"].into_iter().zip(people);
    // The switches of these tests are no variables of the program.
    let script = format!("unset UDATACTL_TEST_KEYRING UDATACTL_TEST_KEYRING_STATE; {script}");
    let command =
        world.anonymous().program(SCRIPT).args([state, "--", "bash", "-c", &script]).env("U", BINARY);
    keys.fold(command, |command, (name, person)| command.env(name, &person.token))
}

/// The profile of somebody whose key was kept in a keyring before.
fn profile_with_key(world: &World) {
    let text =
        format!("current = \"ville\"\n[profiles.ville]\nsite = \"{}/\"\nkey = true\n", world.portal.base());
    std::fs::create_dir_all(world.path("config")).unwrap();
    std::fs::write(world.path("config/profiles.toml"), text).unwrap();
}

fn has_no_key_in_a_file(world: &World, person: &Person) {
    for entry in std::fs::read_dir(world.path("config")).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(!text.contains(&person.token), "{} holds a key", path.display());
    }
}

/// The parts of stdout between the lines `==`.
fn parts(output: &Output) -> Vec<&str> {
    output.stdout.split("==\n").collect()
}

#[test]
fn a_key_is_stored_read_replaced_and_forgotten() {
    keyring_or_skip!();
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let script = r#"set -e
        who() { $U auth status --fields id,key_from,profile --json; echo ==; }
        found() { secret-tool search --all service udatactl 2>&1 | grep -c '^secret' || true; echo ==; }
        printf %s "$ALICE" | $U auth login --with-token --profile ville >/dev/null
        who; found
        printf %s "$BOB" | $U auth login --with-token --profile ville >/dev/null
        who; found
        $U auth logout --json; echo ==
        found
        $U auth logout --json; echo ==
        $U auth status --json || echo "exit $?""#;
    let run = beside(&world, "unlocked", &[&alice, &bob], script).run().success();
    let parts = parts(&run);
    let json = |index: usize| serde_json::from_str::<serde_json::Value>(parts[index]).unwrap();
    for (index, person) in [(0, &alice), (2, &bob)] {
        let expected = serde_json::json!({"id": person.id, "key_from": "keyring", "profile": "ville"});
        assert_eq!(json(index), expected, "{run}");
        assert_eq!(parts[index + 1], "1\n", "{run}");
    }
    assert_eq!(json(4)["removed_from"], serde_json::json!(["keyring"]), "{run}");
    assert_eq!(parts[5], "0\n", "{run}");
    assert_eq!(json(6)["result"], "unchanged", "{run}");
    assert_eq!(parts[7], "exit 4\n", "{run}");
    assert!(run.error()["code"] == "no_key", "{run}");
    has_no_key_in_a_file(&world, &alice);
    has_no_key_in_a_file(&world, &bob);
}

/// How many keys the portal lists, asked with one of them; none where it does not take that one.
fn listed(world: &World, key: &str) -> Option<usize> {
    let answer = support::http::send(world.portal.base(), "GET", "/api/1/me/api_tokens/", Some(key), None);
    (answer.status == 200).then(|| answer.json().as_array().unwrap().len())
}

#[test]
fn a_key_is_replaced_in_the_keyring() {
    keyring_or_skip!();
    let world = world!();
    where_it_can!(world.portal.can.tokens);
    let alice = world.person("Alice", "Martin");
    let script = r#"set -e
        printf %s "$ALICE" | $U auth login --with-token --profile ville >/dev/null
        $U auth token rotate --yes --json; echo ==
        $U auth status --fields id,key_from --json; echo ==
        secret-tool search --all service udatactl 2>&1 | grep -c '^secret'"#;
    let run = beside(&world, "unlocked", &[&alice], script).run().success();
    let parts = parts(&run);
    let rows: serde_json::Value = serde_json::from_str(parts[0]).unwrap();
    assert_eq!((&rows[0]["key_from"], &rows[1]["result"]), (&"keyring".into(), &"changed".into()), "{run}");
    let found: serde_json::Value = serde_json::from_str(parts[1]).unwrap();
    assert_eq!(found, serde_json::json!({"id": alice.id, "key_from": "keyring"}), "{run}");
    assert_eq!((parts[2], listed(&world, &alice.token)), ("1\n", None), "{run}");
    has_no_key_in_a_file(&world, &alice);
}

#[test]
fn a_locked_keyring_is_found_out_before_a_key_is_made_or_told_with_the_one_that_was() {
    keyring_or_skip!();
    let world = world!();
    where_it_can!(world.portal.can.tokens);
    let alice = world.person("Alice", "Martin");
    let keep = r#"printf %s "$ALICE" | $U auth login --with-token --profile ville >/dev/null"#;
    // A place that never held a key can't be tried before: what was made then is named.
    let script = r#"$U auth token rotate --yes --json; echo "exit $?"; echo ==
        UDATACTL_TOKEN=$ALICE $U auth token create --name Poste --store --yes >/dev/null; echo "exit $?""#;
    let command = world.anonymous().program(SCRIPT).env("U", BINARY).env("ALICE", &alice.token);
    let run = command.args(["locked", "--first", keep, "--", "bash", "-c", script]).run().success();
    assert_eq!(parts(&run), ["exit 4\n", "exit 8\n"], "{run}");
    assert!(run.stderr.contains("\"code\":\"keyring_locked\""), "{run}");
    assert!(run.stderr.contains("udatactl auth token revoke "), "{run}");
    assert_eq!(listed(&world, &alice.token), Some(2), "{run}");
    has_no_key_in_a_file(&world, &alice);
}

#[test]
fn the_keyring_comes_before_a_file_and_the_environment_before_both() {
    keyring_or_skip!();
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let script = r#"set -e
        who() { $U auth status --fields id,key_from --json; echo ==; }
        printf %s "$BOB" | $U auth login --with-token --insecure-storage --profile ville >/dev/null
        who
        cp "$UDATACTL_CONFIG_DIR/keys.toml" "$UDATACTL_CONFIG_DIR/kept"
        printf %s "$ALICE" | $U auth login --with-token --profile ville >/dev/null
        test ! -e "$UDATACTL_CONFIG_DIR/keys.toml"
        mv "$UDATACTL_CONFIG_DIR/kept" "$UDATACTL_CONFIG_DIR/keys.toml"
        who
        UDATACTL_TOKEN=$BOB who
        printf %s "$BOB" | $U auth login --with-token --insecure-storage --profile ville >/dev/null
        who
        printf %s "$BOB" | $U auth login --with-token --profile ville >/dev/null
        $U profile remove ville --yes >/dev/null
        secret-tool search --all service udatactl 2>&1 | grep -c '^secret' || true"#;
    let run = beside(&world, "unlocked", &[&alice, &bob], script).run().success();
    let parts = parts(&run);
    let expected = [(&bob, "clear_file"), (&alice, "keyring"), (&bob, "variable"), (&bob, "clear_file")];
    for (part, (person, place)) in parts.iter().zip(expected) {
        let found: serde_json::Value = serde_json::from_str(part).unwrap();
        assert_eq!(found, serde_json::json!({"id": person.id, "key_from": place}), "{run}");
    }
    assert_eq!(parts[4], "0\n", "{run}");
}

#[test]
fn a_locked_keyring_is_told_and_hides_nothing_public() {
    keyring_or_skip!();
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let keep = r#"printf %s "$ALICE" | $U auth login --with-token --profile ville >/dev/null"#;
    let script = format!(
        r#"$U auth status --json; echo "exit $?"; echo ==
        printf %s "$ALICE" | $U auth login --with-token --profile other --json; echo "exit $?"; echo ==
        $U auth logout --json; echo "exit $?"; echo ==
        $U api GET organizations/{}/ | grep -c '"id": "{}"'; echo =="#,
        org.id, org.id
    );
    let command = world.anonymous().program(SCRIPT).env("U", BINARY).env("ALICE", &alice.token);
    let run = command.args(["locked", "--first", keep, "--", "bash", "-c", &script]).run().success();
    let parts = parts(&run);
    assert_eq!(parts[..4], ["exit 4\n", "exit 4\n", "exit 4\n", "1\n"], "{run}");
    assert_eq!(run.stderr.matches("\"code\":\"keyring_locked\"").count(), 3, "{run}");
    assert!(run.stderr.contains("Unlock the keyring"), "{run}");
    assert!(run.stderr.contains("Going on without a key"), "{run}");
    let profiles = std::fs::read_to_string(world.path("config/profiles.toml")).unwrap();
    assert!(!profiles.contains("other") && profiles.contains("key = true"), "{profiles}");
    has_no_key_in_a_file(&world, &alice);
}

#[test]
fn doctor_tells_a_keyring_that_gives_the_key_from_a_locked_and_a_silent_one() {
    keyring_or_skip!();
    let line = |output: &Output, check: &str| {
        let found: serde_json::Value = serde_json::from_str(&output.stdout).unwrap();
        let line = found.as_array().unwrap().iter().find(|line| line["check"] == check).cloned();
        line.map(|line| (line["state"].clone(), line["code"].clone()))
    };
    let keep = r#"printf %s "$ALICE" | $U auth login --with-token --profile ville >/dev/null"#;
    for (state, told, whose) in [
        ("unlocked", ("good".into(), serde_json::Value::Null), true),
        ("locked", ("failing".into(), "keyring_locked".into()), false),
    ] {
        let world = world!();
        let alice = world.person("Alice", "Martin");
        let command = world.anonymous().program(SCRIPT).env("U", BINARY).env("ALICE", &alice.token);
        let doctor = "unset UDATACTL_TEST_KEYRING UDATACTL_TEST_KEYRING_STATE; $U doctor --json";
        let run = command.args([state, "--first", keep, "--", "bash", "-c", doctor]).run().success();
        assert_eq!(line(&run, "keyring"), Some(told), "{run}");
        assert_eq!(line(&run, "key").is_some(), whose, "{run}");
        assert!(!format!("{run}").contains(&alice.token), "{run}");
    }
    let world = world!();
    profile_with_key(&world);
    let run = beside(&world, "silent", &[], "$U doctor --json").run().success();
    assert_eq!(line(&run, "keyring"), Some(("failing".into(), "keyring_silent".into())), "{run}");
}

#[test]
fn where_no_keyring_is_the_way_without_one_is_told() {
    keyring_or_skip!();
    for state in ["absent", "unserved", "empty"] {
        let world = world!();
        let alice = world.person("Alice", "Martin");
        let script = r#"printf %s "$ALICE" | $U auth login --with-token --json; echo "exit $?"; echo ==
            printf %s "$ALICE" | $U auth login --with-token --insecure-storage >/dev/null; echo "exit $?"; echo ==
            $U auth status --fields id,key_from --json; echo ==
            $U auth logout --fields removed_from --json; echo "exit $?""#;
        let run = beside(&world, state, &[&alice], script).run().success();
        let parts = parts(&run);
        assert_eq!((parts[0], parts[1]), ("exit 4\n", "exit 0\n"), "{state}: {run}");
        assert!(run.stderr.contains("--insecure-storage"), "{run}");
        let found: serde_json::Value = serde_json::from_str(parts[2]).unwrap();
        assert_eq!(found, serde_json::json!({"id": alice.id, "key_from": "clear_file"}), "{run}");
        assert!(parts[3].contains("clear_file") && parts[3].ends_with("exit 0\n"), "{run}");
    }
}

#[test]
fn a_silent_keyring_is_given_up_and_public_data_still_read() {
    keyring_or_skip!();
    let world = world!();
    let org = world.organization("Ville", &[]);
    profile_with_key(&world);
    let script = format!(
        r#"$U auth status --json; echo "exit $?"; echo ==
        $U api GET organizations/{}/ | grep -c '"id": "{}"'"#,
        org.id, org.id
    );
    let run = beside(&world, "silent", &[], &script).run().success();
    assert_eq!(parts(&run), ["exit 4\n", "1\n"], "{run}");
    assert!(run.stderr.contains("\"code\":\"keyring_silent\""), "{run}");
    assert!(run.stderr.contains("did not answer within 5 seconds"), "{run}");
    assert!(run.stderr.contains("UDATACTL_TOKEN"), "{run}");
    assert!(run.stderr.contains("Going on without a key"), "{run}");
}

#[test]
fn a_key_in_clear_does_not_wait_for_a_silent_keyring() {
    keyring_or_skip!();
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let script = r#"printf %s "$ALICE" | $U auth login --with-token --insecure-storage >/dev/null 2>&1
        $U auth status --fields id,key_from --json; echo ==; echo == >&2
        $U auth logout --fields removed_from --json; echo "exit $?""#;
    let run = beside(&world, "silent", &[&alice], script).run().success();
    let parts = parts(&run);
    let found: serde_json::Value = serde_json::from_str(parts[0]).unwrap();
    assert_eq!(found, serde_json::json!({"id": alice.id, "key_from": "clear_file"}), "{run}");
    assert!(run.stderr.starts_with("==\n"), "no notice, since the keyring was not asked: {run}");
    assert!(parts[1].contains("clear_file") && parts[1].ends_with("exit 0\n"), "{run}");
    assert!(!world.path("config/keys.toml").exists());
}

#[test]
fn at_a_terminal_a_notice_says_that_a_window_may_be_asking() {
    keyring_or_skip!();
    let world = world!();
    profile_with_key(&world);
    let command = beside(&world, "silent", &[], "exec $U auth status").lang("fr");
    let mut session = command.terminal();
    session.expect("une fenêtre vous demande peut-être").send_control('c');
    assert_eq!(session.wait(), 130, "{session}");
}
