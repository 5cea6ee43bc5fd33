//! What stops a plan: a file that can't be meant, an organization that can't be changed, a read that fails or is odd.

use serde_json::json;

use super::{Town, town};
use crate::fault_proxy::{self, Fate, answer};
use crate::support::output::Output;
use crate::support::roster::toml;

#[test]
fn a_file_that_is_no_roster_of_this_portal_asks_it_nothing() {
    let world = world!();
    let Town { alice, bob, org, .. } = town(&world);
    let good = toml(&[(&org.slug, &[(&alice.id, "admin"), (&bob.id, "editor")])]);
    let elsewhere = good.replace("format = 1", "format = 1\nsite = \"https://demo.data.gouv.fr\"");
    let files = [
        (elsewhere, "another_portal"),
        (String::new(), "bad_roster"),
        ("format = 1\n".into(), "bad_roster"),
        (good.replace("\"editor\"", "\"chief\""), "bad_roster"),
        (good.replace("people", "poeple"), "bad_roster"),
        (good.replace(']', ""), "bad_roster"),
        (toml(&[(&org.slug, &[])]), "bad_roster"),
        ("<html></html>".into(), "bad_roster"),
        ("nothing of the kind\n".into(), "bad_roster"),
    ];
    for (text, code) in &files {
        for verb in ["plan", "apply"] {
            let run = world.roster(&alice, verb, text, &["--prune"]).run().exits(2);
            assert_eq!((&run.error()["code"], &*run.stdout), (&json!(code), ""), "{run}");
        }
    }
    let missing = world.run_as(&alice, ["roster", "plan", "nowhere.toml"]).exits(2);
    assert!(missing.stderr.contains("nowhere.toml"), "{missing}");
    assert_eq!(world.calls_by(&alice), []);
    // The portal's own address is no other portal.
    let here = good.replace("format = 1", &format!("format = 1\nsite = \"{}\"", world.portal.base()));
    world.roster(&alice, "plan", &here, &["--exit-code"]).run().success();
}

#[test]
fn an_organization_that_cannot_be_changed_stops_it_all() {
    let world = world!();
    let Town { alice, bob, org, .. } = town(&world);
    let foreign = world.organization("Autre", &[(&bob, "admin"), (&alice, "editor")]);
    let deleted = world.organization_with("Close", &[(&alice, "admin")], json!({"deleted": true}));
    let none = "0".repeat(24);
    let cases = [
        (&*foreign.slug, 5),
        (&foreign.id, 5),
        ("no-such-organization", 6),
        (&none, 6),
        (&deleted.slug, 6),
        (&deleted.id, 6),
    ];
    for (other, code) in cases {
        // Of several, one that is not mine to administer stops none of the others: `org::unread`.
        let text = match code {
            5 => toml(&[(other, &[(&alice.id, "admin")])]),
            _ => toml(&[(&org.slug, &[(&bob.id, "admin")]), (other, &[(&alice.id, "admin")])]),
        };
        for (verb, words) in [("plan", &[][..]), ("apply", &["--confirm"][..])] {
            let run = world.roster(&alice, verb, &text, words).run().exits(code);
            assert_eq!(run.stdout, "", "{run}");
        }
    }
    let unsigned = world.roster(&alice, "plan", &toml(&[(&org.slug, &[(&bob.id, "admin")])]), &[]);
    unsigned.without_env("UDATACTL_TOKEN").run().exits(4);
    assert_eq!(world.writes_by(&alice), 0);
}

/// What it is, of which part of the organization, and what becomes of the read.
type Fault = (&'static str, &'static str, fn() -> Fate);

fn page() -> Fate {
    Fate::Instead(answer("200 OK", "text/html", "<html><body>Maintenance</body></html>"))
}

fn error() -> Fate {
    fault_proxy::json("500 Internal Server Error", r#"{"message": "Test portal"}"#)
}

/// As long as before, so that the head stays true.
fn without_members(answer: Vec<u8>) -> Vec<u8> {
    String::from_utf8(answer).unwrap().replace("\"members\":", "\"memberz\":").into_bytes()
}

/// G12: whoever concludes from half a list removes the other half.
#[test]
fn g12_a_read_that_fails_or_is_odd_plans_nothing() {
    let world = world!();
    let Town { alice, bob, org, .. } = town(&world);
    let other = world.organization("Autre", &[(&alice, "admin"), (&bob, "editor")]);
    let text = toml(&[(&other.id, &[(&alice.id, "admin")])]);
    let of_two = toml(&[(&org.slug, &[(&bob.id, "editor")]), (&other.id, &[(&alice.id, "admin")])]);
    let faults: [Fault; 8] = [
        ("no members", "", || Fate::Altered(without_members)),
        ("a page", "", page),
        ("500", "", error),
        ("a page of requests", "membership/", page),
        ("500 of requests", "membership/", error),
        ("half a list", "", || Fate::Altered(|answer| answer[..answer.len() - 9].to_vec())),
        ("403 of requests", "membership/", || {
            fault_proxy::json("403 Forbidden", r#"{"message": "Test portal"}"#)
        }),
        ("a null list", "membership/", || fault_proxy::json("200 OK", "null")),
    ];
    for (name, part, fate) in faults {
        let meant = [&other.id, &other.slug].map(|one| format!("/api/1/organizations/{one}/{part}"));
        let site = fault_proxy::before(world.portal.base(), move |method, path| {
            if method == "GET" && meant.iter().any(|one| one == path) { fate() } else { Fate::PassedOn }
        });
        for (verb, words) in
            [("plan", &["--prune"][..]), ("apply", &["--prune", "--max-removals", "9", "--confirm"][..])]
        {
            let command = world.roster(&alice, verb, &text, words).args(["--retries", "0"]);
            let run: Output = command.env("UDATACTL_SITE", &site).strangers("Test portal").run();
            let exit = if name.starts_with("403") { 5 } else { 9 };
            assert_eq!((run.code, &*run.stdout), (exit, ""), "{name}: {run}");
            let words: Vec<&str> = words.iter().copied().filter(|word| *word != "--prune").collect();
            let command = world.roster(&alice, verb, &of_two, &words).args(["--retries", "0"]);
            let run: Output = command.env("UDATACTL_SITE", &site).strangers("Test portal").run().exits(8);
            assert_eq!(run.error()["organizations"][0]["organization"], json!(other.id), "{name}: {run}");
        }
    }
    assert_eq!(world.writes_by(&alice), 0);
}

/// G16.
#[test]
fn g16_two_names_of_one_are_told_with_their_lines() {
    let world = world!();
    let Town { alice, bob, org, .. } = town(&world);
    let text = toml(&[(&org.slug, &[(&alice.id, "admin"), (&bob.id, "editor"), (&bob.slug, "admin")])]);
    let run = world.roster(&alice, "plan", &text, &[]).run().exits(2);
    let error = run.error();
    assert_eq!(error["code"], "named_twice", "{run}");
    assert!(error["message"].as_str().unwrap().contains(&format!("6 · 7 · {}", bob.full_name())), "{run}");
    let text = toml(&[(&org.slug, &[(&alice.id, "admin")]), (&org.id, &[(&bob.id, "editor")])]);
    let run = world.roster(&alice, "plan", &text, &[]).run().exits(2);
    let error = run.error();
    assert_eq!(error["code"], "organization_twice", "{run}");
    let message = error["message"].as_str().unwrap();
    assert!(message.contains("line 3") && message.contains("line 8") && message.contains(&org.id), "{run}");
    assert_eq!(world.writes_by(&alice), 0);
}
