//! What is said of an odd answer: what it is about, which field, and who may have given it.

use serde_json::json;

use crate::refusing::{self, Fate, answer};
use crate::support::run::Command;

const ID: &str = "534fff80a3a7292c64a77f02";
const OTHER: &str = "534fff80a3a7292c64a77f03";

#[test]
fn what_is_about_another_is_odd() {
    let home = tempfile::tempdir().unwrap();
    let whole = json!({"id": OTHER, "slug": "autre", "name": "Autre", "members": [], "title": "Autre", "first_name": "A"});
    let root = refusing::querying(move |_, _, _| refusing::json("200 OK", &whole.to_string()));
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
            run.error()["message"].as_str().unwrap().contains("something else than was asked about"),
            "{run}"
        );
    }
}

#[test]
fn the_field_that_is_odd_is_named() {
    let home = tempfile::tempdir().unwrap();
    let row = |number: usize| json!({"id": format!("{number:024}"), "slug": "o", "name": "O", "members": []});
    let mut rows: Vec<_> = (0..30).map(row).collect();
    rows[17]["members"] = json!([{"role": 5}]);
    let body = json!({"data": rows, "total": 30}).to_string();
    let root = refusing::querying(move |_, _, _| refusing::json("200 OK", &body));
    for (language, said) in
        [("en", "(at `data[17].members[0].role`)"), ("fr", "(à `data[17].members[0].role`)")]
    {
        let command = Command::new(home.path()).lang(language).env("UDATACTL_SITE", &root);
        let run = command.args(["member", "list", "--all-orgs", "-o", "json"]).run();
        let list = Command::new(home.path()).lang(language).env("UDATACTL_SITE", &root);
        let list = list.args(["api", "GET", "organizations/", "-o", "json"]).run();
        assert_eq!(list.code, 0, "what is only handed on has any shape: {list}");
        assert_ne!(run.code, 0, "{run}");
        let find = Command::new(home.path()).lang(language).env("UDATACTL_SITE", &root);
        let find = find.args(["org", "list", "--siret", "21920023500014", "-o", "json"]).run();
        assert!(find.stderr.contains(said), "{find}");
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
        let root = refusing::querying(move |_, _, _| Fate::Instead(whole.clone()));
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
        let root = refusing::querying(move |_, _, _| refusing::json("200 OK", &body));
        let command = Command::new(home.path()).env("UDATACTL_SITE", &root).env("UDATACTL_TOKEN", key);
        for format in ["json", "table", "plain"] {
            let run = command.clone().args(["api", "GET", "site/", "-vv", "-o", format]).run().success();
            let said = format!("{}{}", run.stdout, run.stderr);
            assert!(!said.contains(key) && !said.contains("Secret"), "{run}");
            assert!(said.contains("***"), "{run}");
        }
    }
}
