//! The tests of what the tests stand on.

use std::path::Path;
use std::time::Duration;

use serde_json::json;

use crate::support::run::Command;

#[test]
fn the_portal_that_was_asked_for_answers() {
    let portal = portal_or_skip!();
    let site = portal.api("GET", "/api/1/site/", None, None).json();
    let asked_for = match crate::support::portal::tested().as_str() {
        "sandbox" => "17.18.0".to_owned(),
        "sandbox-15" => "15.4.1".to_owned(),
        "sandbox-14" => "14.13.0".to_owned(),
        version => version.to_owned(),
    };
    assert_eq!(portal.can.version, asked_for);
    assert_eq!(site["version"].as_str().unwrap_or("before_12"), portal.can.shown_version());
}

#[test]
fn a_world_is_made_and_read_back() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    assert_eq!(alice.last_name, format!("Martin-{}", world.tag()));
    let org = world.organization_with(
        "Ville de Démonstration",
        &[(&alice, "admin"), (&bob, "editor")],
        json!({"acronym": "VDD", "business_number_id": "21690123100011", "badges": ["certified"]}),
    );
    let carol = world.person("Carol", "Roux");
    let request = world.request(&org, &carol, "I work there");

    let held = world.holds(&org);
    assert_eq!((held.members(), held.admins()), (2, 1));
    assert_eq!(held.role_of(&bob).as_deref(), Some("editor"));
    assert_eq!(held.role_of(&carol), None);
    assert_eq!(held.badges, ["certified"]);
    assert_eq!(held.request(&request).comment.as_deref(), Some("I work there"));
    if world.portal.can.invites {
        let invitation = world.mail_invitation(&org, "x@ville.example", "admin");
        let held = world.holds(&org);
        assert_eq!(held.request(&invitation).email.as_deref(), Some("x@ville.example"));
    }

    let seen = world.portal.api("GET", &format!("/api/1/organizations/{}/", org.slug), None, None).json();
    assert_eq!(seen["id"], json!(org.id));
    assert_eq!(seen["metrics"]["members"], 2);
}

#[test]
fn a_write_is_held_and_its_call_recorded() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let path = world.portal.member_path(&org, &bob);
    let answer = world.portal.api("PUT", &path, Some(&alice), Some(json!({"role": "admin"})));
    assert_eq!(answer.status, 200);
    assert_eq!(world.holds(&org).role_of(&bob).as_deref(), Some("admin"));

    let calls = world.calls(&org);
    assert_eq!(calls, world.calls_by(&alice));
    let [call] = calls.as_slice() else { panic!("not one call: {calls:?}") };
    assert!(call.is_write() && call.api_key);
    assert_eq!(call.user, Some(alice.id));
    assert_eq!(call.to_string(), format!(r#"PUT {path} {{"role":"admin"}} -> 200"#));
}

#[test]
fn people_with_one_name_differ() {
    let world = world!();
    let (one, other) = (world.person("Jeanne", "Martin"), world.person("Jeanne", "Martin"));
    assert_eq!(one.full_name(), other.full_name());
    assert_ne!(one.slug, other.slug);
    let found = world.portal.api("GET", &format!("/api/1/users/suggest/?q={}", one.slug), None, None).json();
    assert_eq!(found.as_array().map(Vec::len), Some(2));
}

#[test]
fn an_organization_is_found_by_words_without_accents() {
    let world = world!();
    world.organization("Ville de Démonstration", &[]);
    let query = format!("/api/1/organizations/?q=demonstration%20{}", world.tag());
    assert_eq!(world.portal.api("GET", &query, None, None).json()["total"], 1);
}

#[test]
fn refused_keys_are_told_apart() {
    let world = world!();
    where_it_can!(world.portal.can.tokens);
    let mut alice = world.person("Alice", "Martin");
    for (kind, told) in [("expired", "Expired API token"), ("revoked", "Revoked API token")] {
        alice.token = world.token(&alice, kind);
        let answer = world.portal.api("GET", "/api/1/me/", Some(&alice), None);
        assert_eq!((answer.status, answer.json()["message"].as_str()), (401, Some(told)));
    }
    alice.token = world.token(&alice, "valid");
    assert_eq!(world.portal.api("GET", "/api/1/me/", Some(&alice), None).status, 200);
    world.deactivate(&alice);
    assert_eq!(world.portal.api("GET", "/api/1/me/", Some(&alice), None).status, 401);
}

#[test]
fn assignments_and_deleted_accounts_are_held() {
    let world = world!();
    where_it_can!(world.portal.can.partial_editors);
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "partial_editor")]);
    let dataset = world.dataset(&org, "Arbres");
    world.assign(&org, &bob, &dataset);
    assert_eq!(world.holds(&org).assignments[0].id, dataset);
    world.delete_account(&bob);
    assert_eq!(world.holds(&org).members(), 1);
}

#[test]
fn a_portal_of_ones_own_takes_options_and_ends_when_dropped() {
    let portal = own_portal!("--read-only");
    let world = world!(&portal);
    let (alice, org) = (world.person("Alice", "Martin"), world.organization("Ville", &[]));
    let join = |status| {
        let path = format!("/api/1/organizations/{}/membership/", org.id);
        let answer = portal.api("POST", &path, Some(&alice), Some(json!({"comment": "Hello"})));
        assert_eq!(answer.status, status, "{}", portal.log());
    };
    let held_back = portal.can.holds_requests_back();
    join(if held_back { 423 } else { 201 });
    portal.mode(json!({"read_only": false}));
    join(if held_back { 201 } else { 200 });
    assert_eq!(portal.calls().len(), 2);
    portal.forget_calls();
    assert!(portal.calls().is_empty());

    let visible = |path: &str| portal.api("GET", path, None, None).status;
    world.damage(&org, "request_without_user");
    assert_eq!(visible(&format!("/api/1/organizations/{}/", org.id)), 200);
    world.damage(&org, "member_without_user");
    assert_eq!(visible("/api/1/organizations/"), 500);

    let proc = format!("/proc/{}", portal.pid());
    assert!(Path::new(&proc).exists());
    drop(world);
    drop(portal);
    assert!(!Path::new(&proc).exists());
}

#[test]
fn the_binary_runs_as_somebody() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let output = world.run_as(&alice, ["--version"]).success();
    assert!(output.stdout.starts_with("udatactl "), "{output}");
    let output = world.command_as(&alice).program("env").run().success();
    assert!(output.stdout.contains(&format!("UDATACTL_TOKEN={}\n", alice.token)), "{output}");
    assert!(output.stdout.contains(&format!("UDATACTL_SITE={}\n", world.portal.base())), "{output}");
    let output = world.anonymous().program("env").run().success();
    assert!(!output.stdout.contains("UDATACTL_TOKEN"), "{output}");
}

fn shell(home: &tempfile::TempDir, script: &str) -> Command {
    Command::new(home.path()).program("sh").args(["-c", script])
}

#[test]
fn a_run_inherits_nothing_and_tells_all() {
    let home = tempfile::tempdir().unwrap();
    let script = r#"cat; echo "$HOME ${CARGO_MANIFEST_DIR-none} $UDATACTL_LANG" >&2; pwd; exit 6"#;
    let output = shell(&home, script).lang("fr").stdin("piped\n").run().exits(6);
    let here = home.path().display();
    assert_eq!(output.stderr, format!("{here} none fr\n"));
    assert_eq!(output.stdout, format!("piped\n{here}\n"));

    let output = shell(&home, r#"echo '[]'; echo note >&2; echo '{"error":{"exit":3}}' >&2"#).run();
    assert_eq!((output.json(), output.error()), (json!([]), json!({"exit": 3})));
    assert_eq!(shell(&home, "kill -INT $$").run().code, 130);
    assert_eq!(shell(&home, "cat").run().success().stdout, "");
}

#[test]
#[should_panic(expected = "was still running")]
fn a_run_that_does_not_end_is_ended() {
    let home = tempfile::tempdir().unwrap();
    shell(&home, "exec sleep 30").limit(Duration::from_millis(200)).run();
}

#[test]
fn a_question_is_answered_at_a_terminal() {
    let home = tempfile::tempdir().unwrap();
    let script = r"test -t 0 -a -t 1 -a -t 2 && stty size
        printf '\033[1mSure?\033[0m '; read answer; echo you said $answer; exit 11";
    let mut session = shell(&home, script).terminal();
    session.expect("30 100").expect("Sure? ").send_line("yes").expect("you said yes");
    assert_eq!(session.wait(), 11, "{session}");
    assert_eq!(session.screen(), "30 100\nSure? yes\nyou said yes\n");
    assert!(session.echo_is_on() && session.is_restored());
}

#[test]
fn a_secret_is_hidden_and_a_spoilt_terminal_noticed() {
    let home = tempfile::tempdir().unwrap();
    let mut session =
        shell(&home, "printf 'Key: '; stty -echo; read key; echo; echo $key | wc -c").terminal();
    session.expect("Key: ").expect_hidden().send_line("hunter2").expect("8");
    assert_eq!(session.wait(), 0);
    assert!(!session.screen().contains("hunter2"), "{session}");
    assert!(!session.echo_is_on() && !session.is_restored());
}

#[test]
fn control_c_interrupts() {
    let home = tempfile::tempdir().unwrap();
    let mut session = shell(&home, "echo ready; exec sleep 30").terminal();
    session.expect("ready").send_control('c');
    assert_eq!(session.wait(), 130, "{session}");
}
