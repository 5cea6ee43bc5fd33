//! Many hands on one sandbox: nothing is lost, unless `--races` wants it to be; and who kills it finds a whole file.

use std::fs;
use std::sync::{Barrier, Mutex};
use std::time::Duration;

use nix::sys::signal::Signal;
use serde_json::{Value, json};

use super::{FIRST, Home, Served};
use crate::support::http;

/// A small town that people ask to join, with somebody who administers it.
const TOWN: &str = "640000000000000000020002";
const STAFF: &str = "sandbox-sacha";

/// The keys of fifty people who are no members of the town.
fn fifty() -> Vec<String> {
    let first: Value = serde_json::from_str(FIRST).unwrap();
    let town = first["organizations"][TOWN].to_string();
    let users = first["users"].as_object().unwrap().iter().filter(|(id, user)| {
        !town.contains(id.as_str()) && user["inactive"] != true && user["sysadmin"] != true
    });
    let keys = users.map(|(_, user)| user["tokens"][0]["token"].as_str().unwrap().to_owned());
    keys.filter(|key| key != "null").take(50).collect()
}

fn ask(base: &str, key: &str) -> u16 {
    let path = format!("/api/1/organizations/{TOWN}/membership/");
    http::send(base, "POST", &path, Some(key), Some(&json!({"comment": key}))).status
}

/// The ids of the requests that say whose they are, by whose.
fn asked(base: &str) -> Vec<(String, String)> {
    let path = format!("/api/1/organizations/{TOWN}/membership/?status=pending");
    let listed = http::send(base, "GET", &path, Some(STAFF), None).json();
    let requests = listed.as_array().unwrap().iter();
    let text = |request: &Value, name: &str| request[name].as_str().unwrap_or_default().to_owned();
    requests
        .map(|request| (text(request, "comment"), text(request, "id")))
        .filter(|(comment, _)| comment.starts_with("sandbox-"))
        .collect()
}

/// All of them at the same time; the status of each.
fn at_once(calls: Vec<impl FnOnce() -> u16 + Send>) -> Vec<u16> {
    let ready = &Barrier::new(calls.len());
    std::thread::scope(|scope| {
        let mut running = Vec::new();
        for call in calls {
            running.push(scope.spawn(move || {
                ready.wait();
                call()
            }));
        }
        running.into_iter().map(|call| call.join().unwrap()).collect()
    })
}

/// Each asks one of the sandboxes.
fn all_ask(bases: &[&str], keys: &[String]) -> Vec<u16> {
    let bases = bases.iter().cycle();
    at_once(keys.iter().zip(bases).map(|(key, base)| move || ask(base, key)).collect())
}

#[test]
fn fifty_clients_at_once_lose_nothing_in_one_sandbox_or_in_two_on_one_file() {
    let home = Home::new();
    let file = home.path().join("portal.json").display().to_string();
    let in_memory = Served::start(&home, &[]);
    let [first, second] = [0, 1].map(|_| Served::start(&home, &["--state", &file]));
    let keys = fifty();
    for bases in [vec![in_memory.base()], vec![first.base(), second.base()]] {
        assert_eq!(all_ask(&bases, &keys), vec![201; 50]);
        let requests = asked(bases[0]);
        let mut comments: Vec<&String> = requests.iter().map(|(comment, _)| comment).collect();
        comments.sort();
        let mut wanted: Vec<&String> = keys.iter().collect();
        wanted.sort();
        assert_eq!(comments, wanted);
        // Then all are accepted at once, too.
        let accepts = requests.iter().zip(bases.iter().cycle()).map(|((_, id), base)| {
            let path = format!("/api/1/organizations/{TOWN}/membership/{id}/accept/");
            move || http::send(base, "POST", &path, Some(STAFF), Some(&json!({}))).status
        });
        let accepts: Vec<_> = accepts.collect();
        let before = members(bases[0]);
        assert_eq!(at_once(accepts), vec![200; 50]);
        assert_eq!(members(bases[0]), before + 50);
    }
}

fn members(base: &str) -> usize {
    let town = http::send(base, "GET", &format!("/api/1/organizations/{TOWN}/"), None, None).json();
    assert_eq!(town["metrics"]["members"], town["members"].as_array().unwrap().len());
    town["members"].as_array().unwrap().len()
}

#[test]
fn with_races_who_writes_at_once_loses_as_in_udata_and_who_waits_does_not() {
    let home = Home::new();
    let served = Served::start(&home, &["--races", "300ms"]);
    let keys = &fifty()[..8];
    assert_eq!(all_ask(&[served.base()], keys), [201; 8], "each is told that all is well");
    assert_eq!(asked(served.base()).len(), 1, "the last array of requests is kept");
    for key in &keys[..3] {
        assert!([200, 201].contains(&ask(served.base(), key)));
    }
    assert!(asked(served.base()).len() >= 3, "one after the other");
}

/// An answered change is in the file, which is whole at whatever moment the sandbox is killed.
#[test]
fn a_sandbox_that_is_killed_leaves_a_whole_file_with_all_that_it_answered() {
    let home = Home::new();
    let file = home.path().join("portal.json");
    let path = file.display().to_string();
    let answered = Mutex::new(Vec::new());
    for round in 0..20 * crate::hands::runs() {
        let served = Served::start(&home, &["--state", &path]);
        let base = served.base().to_owned();
        std::thread::scope(|scope| {
            for client in 0..4 {
                let (base, answered) = (&base, &answered);
                scope.spawn(move || {
                    for number in 0.. {
                        let name = format!("Commune {round} {client} {number}");
                        if !is_created(base, &name) {
                            break;
                        }
                        answered.lock().unwrap().push(name);
                    }
                });
            }
            // Whatever the machine is doing makes the moment random; the rest spreads it.
            std::thread::sleep(Duration::from_millis(5 + 13 * u64::try_from(round).unwrap() % 60));
            kill(served);
        });
        let text = fs::read_to_string(&file).unwrap();
        let world: Value =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("round {round}: {error}"));
        let organizations = world["organizations"].as_object().unwrap().values();
        let names: std::collections::BTreeSet<&str> =
            organizations.map(|one| one["name"].as_str().unwrap()).collect();
        for name in answered.lock().unwrap().iter() {
            assert!(names.contains(name.as_str()), "{name} was answered, and is gone");
        }
    }
    assert!(answered.lock().unwrap().len() > 20, "it was under load");
}

fn kill(served: Served) {
    assert_ne!(served.end(Signal::SIGKILL), 0);
}

/// True when it is answered so; a killed sandbox closes the connection, or takes none.
fn is_created(base: &str, name: &str) -> bool {
    let body = json!({"name": name, "description": "d"}).to_string();
    let headers = [("X-API-KEY", STAFF), ("Content-Type", "application/json")];
    let answer = http::try_exchange(base, "POST", "/api/1/organizations/", &headers, Some(body.as_bytes()));
    answer.is_ok_and(|answer| answer.status == 201)
}
