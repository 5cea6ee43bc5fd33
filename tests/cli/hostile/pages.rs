//! Pages that do not lead to an end: an error within a few calls.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};

use crate::fault_proxy::{self, Fate};
use crate::support::run::Command;

fn one(number: usize) -> Value {
    let id = format!("{number:024x}");
    json!({"id": id, "slug": format!("o{number}"), "name": "O", "members": [], "key": "dataset:updated", "class": "x"})
}

fn page(entries: impl Iterator<Item = usize>, total: usize, more: Value) -> Fate {
    let mut page = json!({"data": entries.map(one).collect::<Vec<_>>(), "total": total});
    page.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    fault_proxy::json("200 OK", &page.to_string())
}

#[test]
fn pages_without_end_are_an_error_within_a_few_calls() {
    type Story = (&'static str, fn(usize, usize) -> Fate);
    let stories: [Story; 8] = [
        ("empty pages", |_, _| page(0..0, 3_000, json!({}))),
        ("millions of entries", |number, size| {
            page(number * size..(number + 1) * size, 5_000_000, json!({}))
        }),
        ("a short page", |number, size| {
            page(number * size..number * size + if number == 2 { size - 1 } else { size }, 90_000, json!({}))
        }),
        ("the same page again and again", |_, size| page(0..size, 90_000, json!({}))),
        ("empty pages after the first", |number, size| {
            page(0..if number == 1 { size } else { 0 }, 90_000, json!({}))
        }),
        ("more than a page", |number, size| {
            page(number * size * 3..(number + 1) * size * 3, 90_000, json!({}))
        }),
        ("two in a circle", |number, size| {
            page(number % 2 * size..(number % 2 + 1) * size, 90_000, json!({}))
        }),
        ("a page of one, says the page", |number, _| page(number..=number, 900_000, json!({"page_size": 1}))),
    ];
    let of_raw: [Story; 2] = [
        ("a next page that goes back", |number, size| {
            page(number * size..(number + 1) * size, 90_000, json!({"next_page": "http://a.example/?page=1"}))
        }),
        ("another page than asked", |number, size| {
            page(number * size..(number + 1) * size, 90_000, json!({"page": 1}))
        }),
    ];
    let home = tempfile::tempdir().unwrap();
    let lines: [&[&str]; 2] =
        [&["org", "list", "--search", "o", "--all"], &["api", "GET", "organizations/", "--paginate"]];
    for (index, (name, story)) in stories.into_iter().chain(of_raw).enumerate() {
        for line in lines.iter().filter(|line| index < stories.len() || line[0] == "api") {
            let calls = Arc::new(AtomicUsize::new(0));
            let counted = Arc::clone(&calls);
            let root = fault_proxy::querying(move |_, _, query| {
                counted.fetch_add(1, Ordering::SeqCst);
                let asked = |wanted: &str| {
                    let pair = query.split('&').find_map(|pair| pair.strip_prefix(wanted));
                    pair.and_then(|number| number.parse().ok())
                };
                match (asked("page=").unwrap_or(1), asked("page_size=").unwrap_or(20)) {
                    // The last try is one long page.
                    (_, 1_000..) => page(0..10, 90_000, json!({})),
                    (number, size) => story(number, size),
                }
            });
            let command = Command::new(home.path()).env("UDATACTL_SITE", &root);
            let run = command.args(*line).args(["-o", "json"]).run().exits(9);
            assert!(run.stdout.is_empty(), "{name}: {run}");
            let calls = calls.load(Ordering::SeqCst);
            assert!(calls <= 40, "{name}, {line:?}: {calls} calls\n{run}");
        }
    }
}
