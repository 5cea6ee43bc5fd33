//! Files that are no whole snapshots of this portal, and names that would drive a terminal.

use serde_json::json;

use super::{diff, lines, written};

#[test]
fn what_is_cut_damaged_or_of_another_version_is_refused() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let both = ["Ville", "Agglo"].map(|name| world.organization(name, &[(&alice, "admin")]));
    let path = written(&world, &alice, "whole.jsonl", &[&both[0], &both[1]]);
    let text = std::fs::read_to_string(&path).unwrap();
    let each: Vec<&str> = text.lines().collect();
    let [header, one, two, totals] = each[..] else { panic!("four lines: {text}") };
    let damaged: [(&str, String, &str); 11] = [
        ("without its end", format!("{header}\n{one}\n{two}\n"), "was cut"),
        ("without its last line break", text.trim_end().to_owned(), "was cut"),
        ("in the middle of a line", text[..text.len() / 2].to_owned(), "was cut"),
        ("of its head alone", format!("{header}\n"), "was cut"),
        ("without an organization", format!("{header}\n{two}\n{totals}\n"), "line 3"),
        ("out of order", format!("{header}\n{two}\n{one}\n{totals}\n"), "line 3"),
        ("with one twice", format!("{header}\n{one}\n{one}\n{totals}\n"), "line 3"),
        ("with more behind", format!("{text}{one}\n"), "line 4"),
        ("of a later version", text.replacen(":1,", ":2,", 1), "version 2"),
        ("of something else", "organization;person;role\n".to_owned(), "no snapshot"),
        ("of nothing", String::new(), "no snapshot"),
    ];
    for (what, text, said) in damaged {
        std::fs::write(world.path("damaged.jsonl"), text).unwrap();
        for line in
            [["damaged.jsonl", "whole.jsonl"], ["whole.jsonl", "damaged.jsonl"], ["damaged.jsonl", "now"]]
        {
            let run = diff(&world, &alice, &line).exits(2);
            assert_eq!(
                (run.error()["code"].clone(), run.stdout.as_str()),
                (json!("bad_snapshot"), ""),
                "{what}: {run}"
            );
            assert!(run.error()["message"].as_str().unwrap().contains(said), "{what}: {run}");
        }
    }
    diff(&world, &alice, &["missing.jsonl", "now"]).exits(2);
    diff(&world, &alice, &["now", "whole.jsonl"]).exits(2);
    diff(&world, &alice, &["whole.jsonl"]).exits(2);
}

#[test]
fn snapshots_of_two_portals_are_not_compared() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let path = written(&world, &alice, "here.jsonl", &[&org]);
    let text = std::fs::read_to_string(path).unwrap();
    let elsewhere = text.replacen(world.portal.base(), "https://udata.example", 1);
    std::fs::write(world.path("elsewhere.jsonl"), elsewhere).unwrap();
    let same = text.replacen(world.portal.base(), &world.portal.base().replace("http", "HTTP"), 1);
    std::fs::write(world.path("same.jsonl"), same).unwrap();
    for line in [["here.jsonl", "elsewhere.jsonl"], ["elsewhere.jsonl", "now"]] {
        let run = diff(&world, &alice, &line).exits(2);
        assert_eq!(run.error()["code"], "snapshot_elsewhere", "{run}");
        assert!(run.error()["message"].as_str().unwrap().contains("https://udata.example"), "{run}");
    }
    diff(&world, &alice, &["here.jsonl", "same.jsonl"]).success();
}

#[test]
fn names_in_a_file_drive_no_terminal() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let path = written(&world, &alice, "before.jsonl", &[&org]);
    let mut lines = lines(&path);
    let mut stranger = lines[1]["organization"]["members"][0].clone();
    stranger["id"] = json!("f".repeat(24));
    stranger["slug"] = json!("str\u{202e}anger");
    stranger["first_name"] = json!("Eve\n\u{1b}[31m\u{202e}");
    lines[1]["organization"]["name"] = json!("Vi\u{202e}lle\nMairie");
    lines[1]["organization"]["members"].as_array_mut().unwrap().push(stranger);
    let totals = &mut lines[2]["totals"];
    (totals["members"], totals["administrators"]) = (json!(2), json!(2));
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    std::fs::write(&path, text).unwrap();
    for format in ["table", "md"] {
        let line = ["audit", "diff", "before.jsonl", "now", "-o", format];
        let run = world.command_as(&alice).args(line).strangers("Mairie").run().success();
        assert!(run.stdout.contains("Eve"), "{run}");
        assert!(
            !run.stdout.contains(['\u{1b}', '\u{202e}']) && !run.stderr.contains(['\u{1b}', '\u{202e}']),
            "{run}"
        );
        let rows = run.stdout.lines().filter(|line| !line.starts_with("|-")).count();
        assert_eq!(rows, 3, "a heading, a name and a member: {run}");
    }
    let discreet = world.command_as(&alice).env("CI", "true").args([
        "audit",
        "diff",
        "before.jsonl",
        "now",
        "-o",
        "table",
    ]);
    let discreet = discreet.strangers("Mairie").strangers(&"f".repeat(24)).run().success();
    assert!(discreet.stdout.contains(&"f".repeat(24)) && !discreet.stdout.contains("Eve"), "{discreet}");
}

#[test]
fn an_organization_without_accounts_in_it_is_counted() {
    let portal = own_portal!();
    let world = world!(&portal);
    where_it_can!(world.portal.can.is_sandbox);
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    world.damage(&org, "member_without_user");
    let run = super::snapshot(&world, &alice, &[&org.id]);
    assert!([0, 9].contains(&run.code), "read, or the portal fails over it: {run}");
    if run.code == 0 {
        assert_eq!(run.json()["members"], json!(3), "{run}");
    }
}
