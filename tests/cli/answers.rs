//! An answer that is not the API's own proves nothing, whatever its status and whichever call it answers: no right is
//! missing, nobody is unknown, nothing is empty, no key is bad, and nothing is written.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use std::thread;

use serde_json::json;

use crate::fault_proxy::{self, Fate, answer};
use crate::support::output::Output;
use crate::support::roster::toml;
use crate::support::world::Person;

mod turns;
mod waited;

/// The status, the kind and the text of what no udata says.
type Lie = (&'static str, &'static str, &'static str);

const PAGE: &str = "<!doctype html>\n<html><head><title>Blocked</title></head><body>Blocked</body></html>";
const HTML: &str = "text/html";
const JSON: &str = "application/json";

const LIES: [Lie; 17] = [
    ("200 OK", HTML, PAGE),
    ("401 Unauthorized", HTML, PAGE),
    ("403 Forbidden", HTML, PAGE),
    ("404 Not Found", HTML, PAGE),
    ("405 Method Not Allowed", HTML, PAGE),
    ("409 Conflict", HTML, PAGE),
    ("410 Gone", HTML, PAGE),
    ("429 Too Many Requests", HTML, PAGE),
    ("503 Service Unavailable", HTML, PAGE),
    ("403 Forbidden", "text/plain", "Access denied"),
    ("404 Not Found", JSON, ""),
    ("200 OK", JSON, ""),
    ("403 Forbidden", JSON, r#"{"error": "blocked"}"#),
    ("404 Not Found", JSON, r#"{"error": "Not Found", "status": 404, "path": "/"}"#),
    ("401 Unauthorized", JSON, r#"{"fault": {"message": "Invalid API token"}}"#),
    ("410 Gone", JSON, "{}"),
    ("200 OK", JSON, r#"{"error": "blocked"}"#),
];

/// What is typed, `ORG`, `SLUG`, `NAME`, `PERSON`, `NOBODY`, `REQUEST` and `INVITATION` standing for those of the stage.
pub const READERS: &[&str] = &[
    "auth status",
    "org show ORG",
    "org show SLUG",
    "org show NAME",
    "org list --all",
    "org list --mine",
    "org activity ORG",
    "member list SLUG",
    "member list --all-orgs",
    "member show ORG PERSON",
    "assignment list ORG",
    "contact list ORG",
    "contact list",
    "person show PERSON",
    "requests list SLUG",
    "requests list",
    "requests show ORG REQUEST",
    "requests mine",
    "invite list ORG",
    "invite inbox",
    "notification list",
    "audit people --mine",
    "audit people SLUG --accounts",
    "audit duplicates ORG",
    "roster plan roster.toml --prune",
];
pub const WRITERS: &[&str] = &[
    "member add ORG NOBODY --yes",
    "member remove SLUG PERSON --yes",
    "requests approve ORG REQUEST --yes",
    "requests reject ORG REQUEST --comment Non --yes",
    "invite cancel ORG INVITATION --yes",
    "roster apply roster.toml --prune --max-removals 9 --confirm",
    "offboard PERSON --confirm",
    "offboard PERSON --org SLUG --confirm",
    "org update ORG --acronym V --yes",
    "contact add ORG --name Mairie --email mairie@ville.fr --yes",
    "contact replace ORG sig@ville.fr --name Mairie --yes",
    "contact remove ORG sig@ville.fr --yes",
    "org delete ORG --confirm=SLUG",
];

/// What hangs over the reads of a path, and the paths that were read.
#[derive(Default)]
struct Line {
    lie: Option<(String, Lie)>,
    read: BTreeSet<String>,
}

fn wrong_with(run: &Output, lie: Lie) -> Vec<String> {
    let mut wrong = Vec::new();
    let error = if run.code == 0 { serde_json::Value::Null } else { run.error() };
    if (run.code, &error["code"]) != (9, &"odd_answer".into()) {
        wrong.push(format!("exit {}, code {}", run.code, error["code"]));
    }
    let message = error["message"].as_str().unwrap_or_default();
    if !message.contains(&lie.0[..3]) || (lie.1 == HTML && !message.contains("HTML")) {
        wrong.push(format!("it does not say what came: {message}"));
    }
    if !run.stdout.is_empty() {
        wrong.push("there is a result".to_owned());
    }
    wrong
}

#[test]
fn whichever_call_is_answered_by_something_else_nothing_is_concluded() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let [alice, bob, carol, dan, eve] = <[Person; 5]>::try_from(world.people(5)).unwrap();
    let members = [(&alice, "admin"), (&bob, "editor"), (&eve, "partial_editor")];
    let org = world.organization("Ville", &members);
    let request = world.request(&org, &carol, "Bonjour");
    let invitation = world.mail_invitation(&org, "agent@ville.example", "editor");
    let contact = json!({"name": "SIG", "email": "sig@ville.fr", "organization": org.id});
    world.portal.harness("contact", Some(contact));
    let roster = toml(&[(&org.slug, &[(&alice.id, "admin"), (&dan.id, "editor")])]);
    let before = world.holds(&org);
    let words = |line: &str| -> Vec<String> {
        let stage = [
            ("ORG", &org.id),
            ("SLUG", &org.slug),
            ("NAME", &org.name),
            ("PERSON", &bob.id),
            ("NOBODY", &dan.id),
            ("REQUEST", &request),
            ("INVITATION", &invitation),
        ];
        let typed =
            |word: &str| stage.iter().fold(word.to_owned(), |word, (key, value)| word.replace(key, value));
        line.split(' ').map(typed).collect()
    };
    let row = |line: &str, turn: usize, writes: bool| -> Vec<String> {
        let state = Arc::new(Mutex::new(Line::default()));
        let seen = Arc::clone(&state);
        let root = fault_proxy::before(world.portal.base(), move |method, path| {
            let mut line = seen.lock().unwrap();
            if method != "GET" {
                return Fate::PassedOn;
            }
            line.read.insert(path.to_owned());
            match &line.lie {
                Some((meant, (status, kind, text))) if meant == path => {
                    Fate::Instead(answer(status, kind, text))
                }
                _ => Fate::PassedOn,
            }
        });
        let run = |more: &[&str]| {
            let command = world.command_as(&alice).env("UDATACTL_SITE", &root);
            command.args(words(line)).args(["-o", "json", "--retries", "0"]).args(more).run()
        };
        run(if writes { &["--dry-run"] } else { &[] }).success();
        let paths = std::mem::take(&mut state.lock().unwrap().read);
        let mut wrong = Vec::new();
        // What comes of the one is a hint, or none; what shows the portal to be one is not asked again within a day.
        let is_told = |path: &&String| {
            let is_hint = line.starts_with("member show") && path.ends_with("/roles/");
            !is_hint && !path.ends_with("/api/1/site/")
        };
        for (place, path) in paths.iter().filter(is_told).enumerate() {
            let is_whole = ["requests list SLUG", "member remove SLUG PERSON --yes"].contains(&line);
            let lies = LIES
                .iter()
                .enumerate()
                .filter(|(index, _)| is_whole || (index + place + turn).is_multiple_of(4));
            for (_, lie) in lies {
                state.lock().unwrap().lie = Some((path.clone(), *lie));
                let run = run(&[]);
                let flaws = wrong_with(&run, *lie);
                if !flaws.is_empty() {
                    wrong.push(format!("{line} × {path} × {lie:?}: {}\n{run}", flaws.join("; ")));
                }
            }
        }
        wrong
    };
    std::fs::write(world.path("roster.toml"), &roster).unwrap();
    let row = &row;
    let wrong: Vec<String> = thread::scope(|scope| {
        let readers = READERS.iter().map(|line| (*line, false));
        let all = readers.chain(WRITERS.iter().map(|line| (*line, true))).enumerate();
        let rows: Vec<_> =
            all.map(|(turn, (line, writes))| scope.spawn(move || row(line, turn, writes))).collect();
        rows.into_iter().flat_map(|row| row.join().unwrap()).collect()
    });
    assert!(wrong.is_empty(), "{}:\n\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(world.writes_by(&alice), 0);
    assert_eq!(world.holds(&org), before);
}

/// The accident: a firewall's page on one path, read as "there is nothing" or "you may not".
#[test]
fn a_firewall_before_the_requests_is_told_in_both_languages() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let root = fault_proxy::before(world.portal.base(), |_, path| {
        if path.ends_with("/membership/") {
            Fate::Instead(answer("403 Forbidden", HTML, PAGE))
        } else {
            Fate::PassedOn
        }
    });
    for (language, said) in [
        ("en", ["an HTML page (HTTP status 403)", "A proxy, a firewall or the sign-in page of a network"]),
        (
            "fr",
            [
                "Ce qui est arrivé : une page HTML (statut HTTP 403)",
                "Un proxy, un pare-feu ou la page de connexion",
            ],
        ),
    ] {
        for line in [["requests", "list"].as_slice(), &["requests", "list", &org.id], &["invite", "list"]] {
            let command = world.command_as(&alice).lang(language).env("UDATACTL_SITE", &root);
            let run = command.args(line).run().exits(9);
            assert!(said.iter().all(|said| run.stderr.contains(said)) && run.stdout.is_empty(), "{run}");
        }
    }
}

/// What a mask leaves of a member list is still looked at: half of one is none.
#[test]
fn a_masked_list_of_another_shape_is_odd() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let one = format!(r#"{{"id": "{}", "slug": "o", "name": "O"}}"#, org.id);
    let shapes = [
        one.clone(),
        one.replace('}', r#", "members": null}"#),
        one.replace('}', r#", "members": {}}"#),
        one.replace('}', r#", "members": [null]}"#),
        one.replace('}', r#", "members": ["alice"]}"#),
        format!("[{one}]"),
        format!(r#"{{"data": [{one}], "total": 1}}"#),
        format!(r#"{{"data": [{}], "total": "1"}}"#, one.replace('}', r#", "members": []}"#)),
        format!(r#"{{"data": {}, "total": 1}}"#, one.replace('}', r#", "members": []}"#)),
    ];
    for shape in shapes {
        let text = shape.clone();
        let root = fault_proxy::before(world.portal.base(), move |_, path| {
            let is_meant = path.starts_with("/api/1/organizations/") && !path.ends_with("/roles/");
            if is_meant { Fate::Instead(answer("200 OK", JSON, &text)) } else { Fate::PassedOn }
        });
        for line in ["org list", "org list --mine", "member list --all-orgs"] {
            let command = world.command_as(&alice).env("UDATACTL_SITE", &root).args(line.split(' '));
            let run = command.args(["-o", "json"]).run().exits(9);
            assert_eq!(
                (run.error()["code"].as_str(), &*run.stdout),
                (Some("odd_answer"), ""),
                "{shape}: {run}"
            );
        }
    }
}
