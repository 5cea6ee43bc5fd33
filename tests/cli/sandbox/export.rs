//! `sandbox export`: what the sandbox holds, for another to begin with.

use std::fs;

use serde_json::Value;

use super::{Home, Served};
use crate::support::http;

#[test]
fn what_is_exported_is_the_same_world_elsewhere() {
    let home = Home::new();
    let words = ["org", "create", "Archives", "--description", "Plans", "--yes", "--json"];
    home.command().args(words).run().success();
    let exported = home.plain().args(["sandbox", "export"]).run().success();
    assert_eq!(exported.stderr, "");
    let other = Home::new();
    other.plain().args(["sandbox", "reset", "--seed", "-"]).stdin(exported.stdout.clone()).run().success();
    assert_eq!(other.organizations("sandbox-camille"), home.organizations("sandbox-camille"));
    let again: Value = other.plain().args(["sandbox", "export"]).run().success().json();
    let (mut first, mut second) = (exported.json(), again);
    for world in [&mut first, &mut second] {
        world["revision"] = Value::Null;
        // Whoever calls is seen.
        world["users"] = Value::Null;
    }
    assert_eq!(first, second);
}

#[test]
fn it_goes_to_a_file_where_one_is_named() {
    let home = Home::new();
    let file = home.path().join("out/world.json");
    let export = |flags: &[&str]| {
        home.plain().args(["sandbox", "export", "--json", "--out"]).args([&file]).args(flags).run()
    };
    assert_eq!(export(&["--dry-run"]).success().json()["result"], "planned");
    assert!(!file.exists());
    assert_eq!(export(&[]).success().json()["people"], 80);
    let served = Served::start(&home, &["--seed", file.to_str().unwrap()]);
    let me = http::send(served.base(), "GET", "/api/1/me/", Some("sandbox-lucie"), None).json();
    assert_eq!(me["first_name"], "Lucie");
    assert!(!home.state().exists(), "a look makes no state");
    let nowhere =
        home.plain().args(["sandbox", "export", "--json", "--out", "/proc/nowhere/x"]).run().exits(2);
    assert_eq!(nowhere.error()["code"], "file_unwritable");
}

#[test]
fn a_damaged_state_is_not_handed_out() {
    let home = Home::new();
    fs::create_dir_all(home.path().join("state")).unwrap();
    fs::write(home.state(), "nonsense").unwrap();
    let refused = home.plain().args(["sandbox", "export", "--json"]).run().exits(2);
    assert_eq!(refused.error()["code"], "sandbox_file");
    assert!(refused.error()["hint"].as_str().unwrap().contains("udatactl sandbox reset"), "{refused}");
    assert_eq!(refused.stdout, "");
}
