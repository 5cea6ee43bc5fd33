//! A journal of many writes, of runs at the same time, and of a portal whose address was written in several ways.

use std::path::Path;

use jiff::Timestamp;
use serde_json::{Value, json};

use super::listed;
use crate::hostile::watched;
use crate::support::journal;
use crate::support::run::Command;

/// The line before a write.
fn start(run: &str, number: usize, site: &str, subject: &Value) -> Value {
    let mut line = json!({
        "at": Timestamp::now().to_string(), "run": run, "number": number, "stage": "start", "site": site, "as": null,
        "organization": null, "action": "role", "person": null, "request": null, "before": "editor", "after": "admin",
    });
    line.as_object_mut().unwrap().extend(subject.as_object().unwrap().clone());
    line
}

fn end(run: &str, number: usize, result: &str) -> Value {
    json!({"at": Timestamp::now().to_string(), "run": run, "number": number, "stage": "end", "result": result})
}

/// A journal of so many writes.
fn write_long(state: &Path, count: usize) {
    let line = |json: &str| {
        let sum = crc32fast::hash(json.as_bytes());
        format!("{},\"sum\":\"{sum:08x}\"}}\n", json.strip_suffix('}').unwrap())
    };
    let text = (0..count).fold(String::new(), |mut text, number| {
        let key = format!("\"at\":\"2026-01-01T00:00:00Z\",\"run\":\"r\",\"number\":{number}");
        let who =
            "\"as\":null,\"organization\":\"000000000000000000000001\",\"action\":\"role\",\"person\":null";
        let site = "\"site\":\"https://portal.example/\"";
        let states = "\"request\":null,\"before\":\"editor\",\"after\":\"admin\"";
        text += &line(&format!("{{{key},\"stage\":\"start\",{site},{who},{states}}}"));
        text += &line(&format!("{{{key},\"stage\":\"end\",\"result\":\"done\"}}"));
        text
    });
    std::fs::create_dir_all(state).unwrap();
    std::fs::write(state.join("journal.jsonl"), text).unwrap();
}

#[test]
fn of_a_long_journal_only_what_is_shown_is_held() {
    let home = tempfile::tempdir().unwrap();
    write_long(&home.path().join("state"), 60_000);
    let command = Command::new(home.path()).env("UDATACTL_SITE", "https://portal.example");
    let list = |more: &[&str]| {
        let seen = watched(&command.clone().args(["journal", "list"]).args(more));
        assert_eq!(seen.run.code, 0, "{}", seen.run);
        assert!(seen.memory < 50_000, "{more:?}: {} kB", seen.memory);
        seen.run
    };
    let cut = list(&["--limit", "20", "--json"]);
    let numbers: Vec<_> = cut.json().as_array().unwrap().iter().map(|row| row["number"].clone()).collect();
    assert_eq!(numbers, (59_980..60_000).map(Value::from).collect::<Vec<_>>());
    assert!(cut.stderr.contains("20 of 60,000 shown"), "{}", cut.stderr);
    let ids = list(&["-o", "ids"]);
    let mut lines = ids.stdout.lines();
    assert_eq!((lines.clone().count(), lines.next_back()), (60_000, cut.json()[19]["id"].as_str()));
    assert_eq!(list(&["--run", "none", "-o", "ids"]).stdout, "");
    let misnamed = command.args(["journal", "list", "-o", "ids", "--fields", "xyzzy"]).run().exits(2);
    assert_eq!(misnamed.stdout, "");
}

#[test]
fn runs_at_the_same_time_are_told_apart() {
    let home = tempfile::tempdir().unwrap();
    let site = "https://portal.example/";
    let begin = |run: &str, number: usize, person: &str| start(run, number, site, &json!({"person": person}));
    let mut lines: Vec<String> = [
        begin("one", 1, "a"),
        begin("two", 1, "b"),
        end("two", 1, "refused"),
        begin("two", 2, "c"),
        end("one", 1, "unknown"),
        begin("one", 2, "d"),
        end("two", 2, "done"),
        // Found out later.
        end("one", 1, "done"),
        begin("three", 1, "e"),
        end("four", 9, "done"),
        end("three", 1, "done"),
    ]
    .iter()
    .map(journal::line)
    .collect();
    lines.insert(5, "damaged\n".to_owned());
    std::fs::create_dir(home.path().join("state")).unwrap();
    std::fs::write(home.path().join("state/journal.jsonl"), lines.concat()).unwrap();
    let command = Command::new(home.path());
    let told = |more: &[&str]| {
        let run = command.clone().args(["journal", "list", "--json"]).args(more).run().success();
        assert!(run.stderr.contains("Lines 6, 11 of the journal are damaged"), "{run}");
        let rows = run.json().as_array().unwrap().clone();
        rows.iter()
            .map(|row| ["person", "result"].map(|key| row[key].as_str().unwrap().to_owned()))
            .collect::<Vec<_>>()
    };
    let all = [["a", "done"], ["b", "refused"], ["c", "done"], ["d", "under_way"], ["e", "done"]];
    assert_eq!(told(&[]), all);
    assert_eq!(told(&["--limit", "2"]), all[3..]);
    assert_eq!(told(&["--limit", "2", "--result", "done"]), [["c", "done"], ["e", "done"]]);
}

#[test]
fn a_portal_is_the_same_however_its_address_is_written() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    world.run_as(&alice, ["member", "promote", &org.slug, &bob.slug, "--yes"]).success();
    let base = world.portal.base();
    for site in [base.to_owned(), format!("{}/api/1/", base.replace("http", "HTTP"))] {
        journal::rewrite(&world.path("state"), |_, line| {
            if line["stage"] == "start" {
                line["site"] = json!(site);
            }
        });
        let row = &listed(&world, &["--names"])[0];
        assert_eq!((&row["person_name"], &row["site"]), (&json!(bob.full_name()), &json!(site)));
        let id = row["id"].as_str().unwrap();
        let offered = world.command_as(&alice).args(["__complete", "=", "journal", "undo"]).run().success();
        assert!(offered.stdout.starts_with(id), "{offered}");
        let undo = world.command_as(&alice).args(["journal", "undo", id, "-n", "--json"]).run().success();
        assert_eq!(undo.json()[0]["after"], "editor", "{undo}");
    }
    let line = start(
        "one",
        1,
        &base.to_uppercase(),
        &json!({
            "as": alice.id, "organization": org.id, "person": bob.id,
        }),
    );
    journal::append(&world.path("state"), &[line]);
    let settled = world.command_as(&alice).args(["journal", "settle", "--json"]).run().success();
    assert_eq!(settled.json()[0]["after"], "done", "{settled}");
}
