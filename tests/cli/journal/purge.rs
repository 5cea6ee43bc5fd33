//! `journal purge`.

use serde_json::json;

use super::{listed, update};

/// In 400 days or so.
fn later(days: u64) -> String {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
    (now + days * 86_400).to_string()
}

#[test]
fn twelve_months_are_kept() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    for acronym in ["A", "B"] {
        assert_eq!(update(&world, &alice, &org, acronym), 0);
    }
    let path = world.path("state/journal.jsonl");
    let text = std::fs::read_to_string(&path).unwrap();
    let purge = |days: u64, more: &[&str]| {
        let command = world.anonymous().env("SOURCE_DATE_EPOCH", later(days)).args(["journal", "purge"]);
        command.args(more).run()
    };
    let nothing = purge(300, &["--confirm", "--json"]).success();
    assert_eq!((&nothing.json()["result"], &nothing.json()["after"]), (&json!("unchanged"), &json!(2)));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);

    let dry = purge(400, &["-n", "--json"]).success();
    assert_eq!((&dry.json()["result"], &dry.json()["before"]), (&json!("planned"), &json!(2)));
    assert!(dry.stderr.contains("2 writes") && dry.stderr.contains("0 stay"), "{dry}");
    assert_eq!(purge(400, &["--yes", "--json"]).exits(2).error()["code"], "needs_confirmation");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);

    let done = purge(400, &["--confirm", "--json"]).success();
    assert_eq!((&done.json()["result"], &done.json()["after"]), (&json!("changed"), &json!(0)));
    assert_eq!(listed(&world, &[]).len(), 0);
    assert_eq!(update(&world, &alice, &org, "C"), 0);
    assert_eq!(listed(&world, &[]).len(), 1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn what_is_young_or_under_way_stays() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    for acronym in ["A", "B", "C"] {
        assert_eq!(update(&world, &alice, &org, acronym), 0);
    }
    let path = world.path("state/journal.jsonl");
    let text = std::fs::read_to_string(&path).unwrap();
    // Without checksums a test may date them: the first is old, the second is under way.
    let plain = |line: &str| line.split(",\"sum\"").next().unwrap().to_owned() + "}\n";
    let mut lines: Vec<String> = text.lines().map(plain).collect();
    for line in &mut lines[..2] {
        line.replace_range(7..11, "2001");
    }
    lines.remove(3);
    std::fs::write(&path, lines.concat()).unwrap();
    let purge = |age: &str| world.anonymous().lang("fr").args(["journal", "purge", "--older-than", age]);
    let asked = purge("10d").args(["--confirm", "--json"]).run().success();
    assert!(
        asked.stderr.contains("1 écriture antérieure") && asked.stderr.contains("30 derniers jours"),
        "{asked}"
    );
    assert_eq!(std::fs::read_to_string(&path).unwrap(), lines[2..].concat());
    let results: Vec<_> = listed(&world, &[]).iter().map(|record| record["result"].clone()).collect();
    assert_eq!(results, ["under_way", "done"]);
    purge("0d").run().exits(2);
    purge("99999999d").run().exits(2);
}
