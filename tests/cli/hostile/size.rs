//! What an answer may hold: what honest portals say passes, and nothing else takes more than little memory.

use serde_json::{Value, json};

use super::lies::{inflated, packed};
use super::{MOST_MEMORY, watched};
use crate::fault_proxy::{self, Fate, answer};
use crate::support::run::Command;

fn id(number: usize) -> String {
    format!("{number:024x}")
}

#[test]
fn what_is_inflated_is_bounded_before_it_is_held() {
    let home = tempfile::tempdir().unwrap();
    let wide = |fields: usize| {
        let fields: Vec<String> = (0..fields).map(|number| format!("\"{number:x}\":0")).collect();
        format!("{{{}}}", fields.join(","))
    };
    let bombs = [
        ("empty objects", packed("[", "{},", 12_000_000, "{}]")),
        ("objects of one field, as many as pass", packed("[", "{\"a\":0},", 139_000, "0]")),
        ("objects of one field", packed("[", "{\"a\":0},", 3_000_000, "0]")),
        ("empty objects, as many as pass", packed("[", "{},", 139_000, "{}]")),
        ("numbers, as many as pass", packed("[", "0,", 690_000, "0]")),
        ("numbers", packed("[", "0,", 15_000_000, "0]")),
        ("fields, as many as pass", packed(&format!("[{},", wide(680_000)), "0,", 1_000, "0]")),
        ("one text, as long as passes", packed("[\"", "a", 31_000_000, "\"]")),
        ("one text", packed("[\"", "a", 90_000_000, "\"]")),
        ("escapes, as many as pass", packed("[\"", "\\u0001", 5_100_000, "\"]")),
        (
            "members",
            packed(
                &format!(r#"{{"id":"{}","slug":"o","name":"O","members":["#, id(1)),
                "{},",
                139_000,
                "{}]}",
            ),
        ),
        ("no JSON", packed("", "a;b\n", 60_000_000, "")),
    ];
    for (name, bomb) in bombs {
        let root = fault_proxy::querying(move |_, _, _| inflated(&bomb));
        let command = Command::new(home.path())
            .env("UDATACTL_SITE", &root)
            .env("UDATACTL_TOKEN", "a-key-of-many-letters");
        for line in [
            ["api", "GET", "organizations/"].as_slice(),
            &["org", "show", &id(1)],
            &["org", "list", "--search", "o", "--all"],
        ] {
            let seen = watched(&command.clone().args(line).args(["-o", "json", "--retries", "0"]));
            assert!(seen.memory < MOST_MEMORY, "{name}, {line:?}: {} kB", seen.memory);
            assert!([0, 2, 6, 8, 9].contains(&seen.run.code), "{name}, {line:?}: exit {}", seen.run.code);
        }
    }
}

#[test]
fn several_large_answers_at_once_are_held_one_by_one() {
    let home = tempfile::tempdir().unwrap();
    let big = json!({"data": (0..100).map(|one| json!({
        "id": id(one), "slug": "o", "name": "O",
        "members": (0..500).map(|_| json!({"user": {"id": id(7), "slug": "x"}, "role": "editor"})).collect::<Vec<_>>(),
    })).collect::<Vec<_>>(), "total": 1_000}).to_string();
    let root = fault_proxy::querying(move |_, _, query| {
        let number =
            query.split('&').find_map(|pair| pair.strip_prefix("page=")?.parse::<usize>().ok()).unwrap();
        // Each page has organizations of its own.
        fault_proxy::json(
            "200 OK",
            &big.replace("\"id\":\"0000000000000000000000", &format!("\"id\":\"{number:022x}")),
        )
    });
    let command = Command::new(home.path()).env("UDATACTL_SITE", &root);
    let seen = watched(&command.args(["org", "list", "--search", "o", "--all", "-o", "json"]));
    assert!(seen.memory < MOST_MEMORY, "{} kB\n{}", seen.memory, seen.run.stderr);
    assert_eq!(seen.run.code, 0, "{}", seen.run.stderr);
}

#[test]
fn the_pages_of_a_list_are_held_as_text() {
    let home = tempfile::tempdir().unwrap();
    let root = fault_proxy::querying(move |_, _, query| {
        let number: usize =
            query.split('&').find_map(|pair| pair.strip_prefix("page=")?.parse().ok()).unwrap();
        let entry = |index: usize| {
            let fields = (0..60).map(|field| (format!("field-{field}"), json!(field)));
            let mut entry: serde_json::Map<String, Value> = fields.collect();
            entry.insert("id".to_owned(), json!(id(number * 100 + index)));
            entry
        };
        let page = json!({"data": (0..100).map(entry).collect::<Vec<_>>(), "total": 10_000, "page": number});
        fault_proxy::json("200 OK", &page.to_string())
    });
    let command = Command::new(home.path()).env("UDATACTL_SITE", &root);
    let seen = watched(&command.args(["api", "GET", "organizations/", "--paginate"]));
    assert_eq!(seen.run.code, 0, "{}", seen.run.stderr);
    assert!(seen.memory < 60_000, "{} kB for {} bytes", seen.memory, seen.run.stdout.len());
    let list: Vec<Value> = serde_json::from_str(&seen.run.stdout).unwrap();
    assert_eq!((list.len(), list[9_999]["id"].as_str()), (10_000, Some(id(10_099).as_str())));
    assert_eq!(seen.run.stdout, format!("{:#}\n", Value::Array(list)));
}

#[test]
fn what_honest_portals_say_passes() {
    let home = tempfile::tempdir().unwrap();
    let member = |number: usize| {
        json!({
            "role": "editor", "label": "Éditeur", "since": "2026-01-01T00:00:00+00:00",
            "user": {"id": id(number), "slug": format!("agent-{number}"), "first_name": "Agent", "last_name": "Martin",
                "class": "User", "uri": "https://www.data.gouv.fr/api/1/users/agent/", "page": "https://www.data.gouv.fr/users/agent/",
                "avatar": null, "avatar_thumbnail": null, "email": "ag***@ville.example", "last_login_at": null, "name": "x"},
        })
    };
    let members: Vec<Value> = (0..10_000).map(member).collect();
    let town = json!({"id": id(1), "slug": "ville", "name": "Ville", "members": members, "badges": [], "metrics": {}});
    let resource = json!({
        "id": id(9), "title": "Fichier", "url": "https://ville.example/fichier.csv", "checksum": {"type": "sha1", "value": "a"},
        "extras": {"a": 1, "b": 2}, "harvest": {"uri": "x"}, "metrics": {"views": 1}, "schema": {"name": null}, "format": "csv",
        "filetype": "file", "mime": "text/csv", "filesize": 1, "type": "main", "description": "x".repeat(200),
    });
    let dataset = |number: usize| {
        json!({
            "id": id(number), "title": "Arbres", "slug": "arbres", "resources": vec![resource.clone(); 80],
            "spatial": {"geom": {"type": "MultiPolygon", "coordinates": [[[[1.0, 2.0], [1.0, 3.0]]]]}},
        })
    };
    let page = json!({"data": (0..100).map(dataset).collect::<Vec<_>>(), "total": 100});
    let paths: serde_json::Map<String, Value> = (0..1_500)
        .map(|number| (format!("/a/{number}/"), json!({"get": {"parameters": [{"name": "x", "in": "query"}], "responses": {"200": {"schema": {"$ref": "x"}}}}})))
        .collect();
    let swagger = json!({"paths": paths, "swagger": "2.0"});
    let csv = "date;visites;téléchargements\n".to_owned() + &"2026-11-01;12;3\n".repeat(300_000);
    let answers: [(&str, &str, String); 4] = [
        ("/api/1/organizations/ville/", "application/json", town.to_string()),
        ("/api/1/datasets/", "application/json", page.to_string()),
        ("/api/1/swagger.json", "application/json", swagger.to_string()),
        ("/api/1/metrics.csv", "text/csv", csv),
    ];
    let told = answers.clone();
    let root =
        fault_proxy::querying(move |_, path, _| match told.iter().find(|(known, _, _)| *known == path) {
            Some((_, kind, body)) => Fate::Instead(answer("200 OK", kind, body)),
            None => fault_proxy::json("404 Not Found", r#"{"message": "x"}"#),
        });
    for (path, _, body) in answers {
        let command = Command::new(home.path()).env("UDATACTL_SITE", &root);
        let seen = watched(&command.args(["api", "GET", path, "-o", "json"]));
        assert_eq!(seen.run.code, 0, "{path}: {}", seen.run.stderr);
        assert!(seen.run.stdout.len() + 1_000 > body.len() / 2, "{path}");
        assert!(seen.memory < MOST_MEMORY, "{path}: {} kB", seen.memory);
    }
    let command = Command::new(home.path()).env("UDATACTL_SITE", &root);
    let listed = command.args(["org", "show", "ville", "-o", "json"]).run().success();
    assert_eq!(listed.json()["members"].as_u64().or(Some(10_000)), Some(10_000));
}

#[test]
fn of_a_refusal_so_much_is_read_and_so_much_is_shown() {
    let home = tempfile::tempdir().unwrap();
    let run = |body: String| {
        let root = fault_proxy::querying(move |_, _, _| fault_proxy::json("400 Bad Request", &body));
        let command = Command::new(home.path()).lang("fr").env("UDATACTL_SITE", &root);
        command.args(["org", "show", "ville"]).run()
    };
    let lines: Vec<String> = (0..300).map(|line| format!("ligne {line}")).collect();
    let said = run(json!({"message": lines.join("\n")}).to_string()).exits(7);
    assert!(said.stderr.contains("ligne 19") && !said.stderr.contains("ligne 20"), "{said}");
    let long = run(json!({"message": "a".repeat(60_000)}).to_string()).exits(7);
    assert!(long.stderr.len() < 4_000, "{}", long.stderr.len());
    let fields: serde_json::Map<String, Value> =
        (0..300).map(|number| (format!("champ{number}"), json!(["faux"]))).collect();
    let many = run(json!({"errors": fields}).to_string()).exits(7);
    assert_eq!(many.stderr.matches("faux").count(), 20, "{many}");
    let endless = run(json!({"message": "a".repeat(70_000)}).to_string()).exits(9);
    assert!(endless.stderr.len() < 4_000, "{}", endless.stderr.len());
}
