//! What `help fields` tells, and what `--fields` takes: the same, for what a table shows and for what only JSON has.

use serde_json::{Value, json};

#[test]
fn help_fields_tells_what_a_command_gives() {
    let world = world!();
    let help = |words: &[&str]| world.anonymous().args(["help", "fields"]).args(words);
    let told = help(&["members", "list", "-o", "json"]).run().success().json();
    let keys: Vec<&str> =
        told.as_array().unwrap().iter().map(|field| field["field"].as_str().unwrap()).collect();
    assert_eq!(keys[..5], ["slug", "name", "role", "email", "last_seen"]);
    let field =
        |key: &str| told.as_array().unwrap().iter().find(|field| field["field"] == key).unwrap().clone();
    assert_eq!(field("email")["in_table"], true);
    assert_eq!((&field("id")["in_table"], &field("damaged")["value"]), (&json!(false), &json!("flag")));
    let roles = &field("role")["tokens"];
    assert!(roles.as_array().unwrap().contains(&json!("partial_editor")), "{roles}");
    let french = help(&["role", "list", "-o", "table"]).lang("fr").run().success();
    assert!(
        french.stdout.contains("Dans un tableau") && french.stdout.contains("Éditeur partiel"),
        "{french}"
    );
    let several = help(&["org", "activity", "-o", "table"]).lang("fr").run().success();
    assert!(several.stdout.contains("summary") && several.stdout.contains("recent"), "{several}");
    let topic = help(&[]).lang("fr").run().success();
    assert!(topic.stdout.contains("docs/schemas/"), "{topic}");
}

#[test]
fn what_has_no_fields_says_so() {
    let world = world!();
    let help =
        |words: &[&str]| world.anonymous().args(["help", "fields"]).args(words).lang("fr").run().exits(2);
    let none = help(&["api", "-o", "json"]);
    assert_eq!(none.error()["code"], "no_fields");
    assert!(none.stderr.contains("member list"), "{none}");
    assert!(help(&["membrane", "list"]).stderr.contains("membrane"));
    assert_eq!(help(&["member", "-o", "json"]).error()["code"], "no_fields");
}

#[test]
fn what_only_json_has_can_be_asked_for() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let show = |more: &[&str]| {
        let words = ["member", "show", &org.slug, &alice.slug];
        world.command_as(&alice).args(words).args(more).run().success()
    };
    let asked = show(&["--json", "--fields", "organization_id,last_seen_visible"]).json();
    assert_eq!(asked["organization_id"], json!(org.id));
    assert!(asked["last_seen_visible"].is_boolean(), "{asked}");
    let csv = show(&["-o", "csv"]);
    assert!(!csv.stdout.contains("organization_id"), "nobody asked for it: {csv}");
    let all: Value = show(&["--json"]).json();
    assert!(all.get("organization_id").is_some(), "{all}");
}
