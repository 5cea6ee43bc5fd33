//! What is said of an odd answer: what it is about, which field, and who may have given it.

use serde_json::{Value, json};

use crate::fault_proxy::{self, Fate, answer};
use crate::support::run::Command;

const ID: &str = "534fff80a3a7292c64a77f02";
const OTHER: &str = "534fff80a3a7292c64a77f03";

#[test]
fn what_is_about_another_is_odd() {
    let home = tempfile::tempdir().unwrap();
    let whole = json!({"id": OTHER, "slug": "autre", "name": "Autre", "members": [], "title": "Autre", "first_name": "A"});
    let root = fault_proxy::querying(move |_, _, _| fault_proxy::json("200 OK", &whole.to_string()));
    let key =
        Command::new(home.path()).env("UDATACTL_SITE", &root).env("UDATACTL_TOKEN", "a-key-of-many-letters");
    for line in [
        ["api", "GET", &format!("datasets/{ID}/")],
        ["api", "GET", &format!("/api/2/datasets/{ID}/")],
        ["org", "show", ID],
        ["person", "show", &format!("id:{ID}")],
        ["org", "show", &format!("id:{ID}")],
    ] {
        let run = key.clone().args(line).args(["-o", "json"]).run().exits(9);
        assert_eq!((&run.error()["code"], &*run.stdout), (&json!("odd_answer"), ""), "{line:?}: {run}");
        assert!(
            run.error()["message"].as_str().unwrap().contains("something else than what was asked about"),
            "{run}"
        );
    }
}

#[test]
fn the_field_that_is_odd_is_named() {
    let home = tempfile::tempdir().unwrap();
    let body =
        r#"{"id": "x", "slug": "ville", "name": "Ville", "members": [{"role": "admin"}, {"role": 5}]}"#;
    let root = fault_proxy::querying(move |_, _, _| fault_proxy::json("200 OK", body));
    for (language, said) in [("en", "(at `members[1].role`)"), ("fr", "(à `members[1].role`)")] {
        let command = Command::new(home.path()).lang(language).env("UDATACTL_SITE", &root);
        let run = command.clone().args(["org", "show", "ville", "-o", "json"]).run().exits(9);
        assert!(run.error()["message"].as_str().unwrap().contains(said), "{run}");
        // What is only handed on has any shape.
        command.args(["api", "GET", "organizations/ville/", "-o", "json"]).run().success();
    }
}

/// "Nobody waits" is said of organizations that were told, not of a list that is missing.
#[test]
fn an_account_that_says_nothing_of_its_organizations_is_no_account_without_any() {
    let home = tempfile::tempdir().unwrap();
    let root = fault_proxy::querying(|_, path, _| match path {
        "/api/1/site/" => fault_proxy::json("200 OK", r#"{"id": "x"}"#),
        _ => fault_proxy::json(
            "200 OK",
            r#"{"id": "534fff80a3a7292c64a77f02", "slug": "x", "first_name": "X"}"#,
        ),
    });
    let command =
        Command::new(home.path()).env("UDATACTL_SITE", &root).env("UDATACTL_TOKEN", "a-key-of-many-letters");
    for line in [["requests", "list"], ["org", "list"], ["notification", "digest"]] {
        let run = command.clone().args(line).args(["-o", "json"]).run().exits(9);
        assert_eq!(run.stdout, "", "{run}");
        assert!(run.error()["message"].as_str().unwrap().contains("organizations"), "{run}");
    }
}

#[test]
fn a_network_that_answers_in_the_portals_place_is_named() {
    let home = tempfile::tempdir().unwrap();
    let page = "<!doctype html><html><body>Bienvenue</body></html>";
    let cases = [
        ("200 OK", "odd_answer"),
        ("511 Network Authentication Required", "captive_portal"),
        ("302 Found\r\nLocation: http://login.hotel.example/", "redirected"),
        ("307 Temporary Redirect\r\nLocation: https://login.hotel.example/?u=x", "redirected"),
    ];
    for (head, code) in cases {
        let whole = answer(head, "text/html", page);
        let root = fault_proxy::querying(move |_, _, _| Fate::Instead(whole.clone()));
        for (language, said) in [
            ("en", "open a browser, sign in to the network"),
            ("fr", "ouvrez un navigateur, connectez-vous au réseau"),
        ] {
            let command = Command::new(home.path()).lang(language).env("UDATACTL_SITE", &root);
            let run = command.args(["org", "show", "ville", "-o", "json"]).run().exits(9);
            let error = run.error();
            assert_eq!(error["code"], code, "{head}: {run}");
            assert!(error["hint"].as_str().unwrap().contains(said), "{head}: {run}");
        }
    }
}

#[test]
fn what_a_portal_says_of_the_key_is_masked() {
    let home = tempfile::tempdir().unwrap();
    let key = "udata_Secret-0123456789";
    for spelled in
        [key.to_owned(), super::lies::escaped(key), key.replace('S', "\\u0053"), format!("\\n{key}\\t")]
    {
        let body = format!(r#"{{"id": "x", "{spelled}": "{spelled}", "title": "a {spelled} b {spelled}"}}"#);
        let root = fault_proxy::querying(move |_, _, _| fault_proxy::json("200 OK", &body));
        let command = Command::new(home.path()).env("UDATACTL_SITE", &root).env("UDATACTL_TOKEN", key);
        for format in ["json", "table", "plain"] {
            let run = command.clone().args(["api", "GET", "site/", "-vv", "-o", format]).run().success();
            let said = format!("{}{}", run.stdout, run.stderr);
            assert!(!said.contains(key) && !said.contains("Secret"), "{run}");
            assert!(said.contains("***"), "{run}");
        }
    }
}

/// A row that another shape has crept into, on the way from the portal.
fn with_an_odd_row(body: &[u8], list: &str) -> Vec<u8> {
    let text = String::from_utf8_lossy(body);
    let (_, body) = text.split_once("\r\n\r\n").unwrap();
    let mut answer: Value = serde_json::from_str(body).unwrap();
    let rows = if answer.is_array() { &mut answer } else { &mut answer["data"] };
    if let Some(row) = rows.as_array_mut().and_then(|rows| rows.get_mut(1)) {
        row[list] = json!({"odd": [5]});
    }
    answer_of(&answer)
}

fn answer_of(value: &Value) -> Vec<u8> {
    answer("200 OK", "application/json", &value.to_string()).into_bytes()
}

#[test]
fn an_odd_row_of_a_list_that_is_shown_is_left_out_and_named() {
    let world = world!();
    let people = world.people(5);
    let org = world.organization("Ville", &[(&people[0], "admin")]);
    for person in &people[1..4] {
        world.run_as(person, ["org", "join", &org.id, "--comment", "Bonjour", "--yes"]).success();
        world.organization("Bourg", &[(person, "admin")]);
    }
    let tag = world.tag().to_owned();
    // What is typed, the path of the list, the field that is odd, and how many rows are left.
    let cases = [
        (vec!["org", "list", "--search", &tag], "/organizations/", "name", 3),
        (vec!["requests", "list", &org.id], "/membership/", "created", 2),
        (vec!["person", "find", &tag], "/users/suggest/", "first_name", 4),
        (vec!["notification", "list"], "/notifications/", "created_at", 2),
    ];
    for (line, meant, field, left) in cases {
        let root = fault_proxy::before(world.portal.base(), move |_, path| {
            if path.ends_with(meant) {
                Fate::Rewritten(Box::new(move |answer| with_an_odd_row(&answer, field)))
            } else {
                Fate::PassedOn
            }
        });
        for language in ["en", "fr"] {
            let command = world.command_as(&people[0]).lang(language).env("UDATACTL_SITE", &root).args(&line);
            let run = command.args(["-o", "json"]).run();
            assert_eq!((run.code, run.error()["code"].as_str()), (8, Some("odd_rows")), "{line:?}: {run}");
            assert_eq!(run.json().as_array().unwrap().len(), left, "{line:?}: {run}");
            let said = run.error()["message"].as_str().unwrap().to_owned();
            assert!(said.contains("· 2 ·") && said.contains(field), "{line:?}: {said}");
        }
    }
}

/// What a decision is built on is whole, or it is an error.
#[test]
fn an_odd_row_of_what_a_decision_is_built_on_is_an_error() {
    let world = world!();
    let people = world.people(4);
    let members = [(&people[0], "admin"), (&people[1], "editor")];
    let org = world.organization("Ville", &members);
    let request = world.request(&org, &people[2], "Bonjour");
    world.request(&org, &people[3], "Bonjour");
    let root = fault_proxy::before(world.portal.base(), |method, path| {
        if path.ends_with("/membership/") && method == "GET" {
            Fate::Rewritten(Box::new(|answer| with_an_odd_row(&answer, "created")))
        } else {
            Fate::PassedOn
        }
    });
    let lines = [
        vec!["requests", "approve", &org.id, &request, "--yes"],
        vec!["requests", "reject", &org.id, &request, "--comment", "Non", "--yes"],
        vec!["member", "remove", &org.id, &people[1].id, "--yes"],
        vec!["invite", "prune", &org.id, "--older-than", "1d", "--confirm"],
    ];
    for line in lines {
        let run =
            world.command_as(&people[0]).env("UDATACTL_SITE", &root).args(&line).args(["-o", "json"]).run();
        assert_eq!((run.code, run.error()["code"].as_str()), (9, Some("odd_answer")), "{line:?}: {run}");
    }
    assert_eq!(world.writes_by(&people[0]), 0);
}
