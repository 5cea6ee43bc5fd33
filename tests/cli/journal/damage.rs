//! A line that a crash has cut, and one that no longer is what was written.

use std::io::Write;

use super::{listed, update};

#[test]
fn half_a_line_is_taken_off_and_said_once() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    assert_eq!(update(&world, &alice, &org, "A"), 0);
    let path = world.path("state/journal.jsonl");
    let whole = std::fs::read_to_string(&path).unwrap();
    let append = |text: &str| {
        let mut file = std::fs::OpenOptions::new().append(true).open(&path).unwrap();
        write!(file, "{text}").unwrap();
    };
    let cut = "cut short";
    append("{\"at\":\"20");
    let first = world.anonymous().args(["journal", "list"]).run().success();
    assert!(first.stderr.contains(cut) && !first.stderr.contains("damaged"), "{first}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), whole);
    let second = world.anonymous().args(["journal", "list"]).run().success();
    assert!(!second.stderr.contains(cut), "{second}");
    // The end of a write is cut: it has no result any more.
    std::fs::write(&path, &whole[..whole.len() - 30]).unwrap();
    let request = format!("organizations/{}/", org.id);
    let line = ["api", "PUT", &request, "-F", "acronym=B", "--yes"];
    let run = world.command_as(&alice).lang("fr").args(line).run().success();
    assert!(run.stderr.contains("était coupée"), "{run}");
    let results: Vec<_> = listed(&world, &[]).iter().map(|record| record["result"].clone()).collect();
    assert_eq!(results, ["under_way", "done"]);
    let told = world.anonymous().args(["journal", "list", "-o", "table"]).run().success();
    assert!(told.stdout.contains("under way") && told.stderr.contains("1 write has no result"), "{told}");
}

#[test]
fn a_damaged_line_is_named_by_its_number() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    for acronym in ["A", "B", "C"] {
        assert_eq!(update(&world, &alice, &org, acronym), 0);
    }
    let path = world.path("state/journal.jsonl");
    let text = std::fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    // Still JSON, of another moment: only the checksum tells.
    let altered = lines[2].replace("\"at\":\"20", "\"at\":\"21");
    let damaged: Vec<&[u8]> =
        vec![lines[0].as_bytes(), b"\xff", altered.as_bytes(), lines[3].as_bytes(), lines[4].as_bytes()];
    std::fs::write(&path, [damaged.join(&b'\n'), b"\n".to_vec()].concat()).unwrap();
    let told = world.anonymous().args(["journal", "list"]).run().success();
    assert!(told.stderr.contains("Lines 2, 3, 4 of the journal are damaged"), "{told}");
    assert_eq!(listed(&world, &[]).len(), 2);
    std::fs::write(&path, [lines[0], lines[1], &altered, ""].join("\n")).unwrap();
    let told = world.anonymous().lang("fr").args(["journal", "list"]).run().success();
    assert!(told.stderr.contains("La ligne 3 du journal est endommagée"), "{told}");
    // Nobody vouches for what has no checksum.
    let old: Vec<_> =
        text.lines().map(|line| line.split(",\"sum\"").next().unwrap().to_owned() + "}\n").collect();
    std::fs::write(&path, old.concat()).unwrap();
    let told = world.anonymous().args(["journal", "list", "--json"]).run().success();
    assert!(
        told.json() == serde_json::json!([]) && told.stderr.contains("6 lines")
            || told.stderr.contains("Lines 1, 2, 3, 4, 5, 6"),
        "{told}"
    );
}

/// A line that somebody made up: it gives no right, and nothing is taken back for it.
#[test]
fn a_line_without_its_checksum_counts_for_nothing() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    world.run_as(&alice, ["member", "promote", &org.slug, &bob.slug, "--yes"]).success();
    let id = listed(&world, &[])[0]["id"].as_str().unwrap().to_owned();
    let path = world.path("state/journal.jsonl");
    let text = std::fs::read_to_string(&path).unwrap();
    let bare: Vec<_> =
        text.lines().map(|line| line.split(",\"sum\"").next().unwrap().to_owned() + "}\n").collect();
    std::fs::write(&path, bare.concat()).unwrap();
    let undo = world.command_as(&alice).args(["journal", "undo", &id, "--confirm", "--json"]);
    assert_eq!(undo.run().exits(6).error()["code"], "unknown_entry");
    assert_eq!(world.holds(&org).role_of(&bob).as_deref(), Some("admin"));
}
