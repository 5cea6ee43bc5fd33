//! `sandbox reset`: the sandbox begins anew.

use std::fs;

use serde_json::json;

use super::Home;

/// A sandbox in which something was done.
fn used() -> Home {
    let home = Home::new();
    let words = ["org", "create", "Archives", "--description", "Plans", "--yes", "--json"];
    home.command().args(words).run().success();
    home
}

fn is_used(home: &Home) -> bool {
    home.organizations("sandbox-camille").contains(&"archives".to_owned())
}

#[test]
fn it_asks_at_a_terminal() {
    let home = used();
    let ask = || home.plain().lang("fr").args(["sandbox", "reset"]).terminal();
    let mut session = ask();
    session.expect("Remettre le bac à sable à neuf ?").expect("sandbox.json").send_line("n");
    assert_eq!(session.wait(), 11, "{session}");
    assert!(is_used(&home));
    let mut session = ask();
    session.expect("[o/N]").send_control('c');
    assert_eq!(session.wait(), 130, "{session}");
    assert!(is_used(&home) && session.is_restored());
    let mut session = ask();
    session.expect("[o/N]").send_line("o").expect("remis à neuf");
    assert_eq!(session.wait(), 0, "{session}");
    assert!(!is_used(&home));
}

#[test]
fn without_a_terminal_it_takes_a_yes() {
    let home = used();
    let reset = |flags: &[&str]| home.plain().args(["sandbox", "reset", "--json"]).args(flags).run();
    assert_eq!(reset(&[]).exits(2).error()["code"], "needs_confirmation");
    assert_eq!(reset(&["--dry-run"]).success().json()["result"], "planned");
    assert!(is_used(&home));
    let done = reset(&["--yes"]).success().json();
    assert_eq!(
        (&done["organizations"], &done["people"], &done["result"]),
        (&json!(8), &json!(80), &json!("changed"))
    );
    assert!(!is_used(&home));
    // Where nothing is lost, nothing is asked.
    fs::remove_file(home.state()).unwrap();
    reset(&[]).success();
    assert!(home.state().is_file());
}

#[test]
fn it_begins_with_another_world_where_one_is_given() {
    let home = used();
    let world = json!({"format": 1, "organizations": {}, "users": {"640000000000000000000001": {
        "first_name": "Ada", "last_name": "Test", "email": "ada@example.org", "tokens": [{"token": "ada"}],
    }}});
    let reset = |world: String| home.plain().args(["sandbox", "reset", "--seed", "-", "--yes"]).stdin(world);
    reset("{\"format\": 2}".to_owned()).strangers("format not").run().exits(2);
    assert!(is_used(&home));
    reset(world.to_string()).run().success();
    assert_eq!(home.organizations("ada"), Vec::<String>::new());
}

#[test]
fn who_serves_the_old_world_goes_on_with_the_new_one() {
    let home = used();
    let state = home.state().display().to_string();
    let served = super::Served::start(&home, &["--state", &state]);
    let names = || crate::support::http::send(served.base(), "GET", "/api/1/organizations/", None, None).body;
    assert!(names().contains("Archives"));
    home.plain().args(["sandbox", "reset", "--yes"]).run().success();
    assert!(!names().contains("Archives"));
}
