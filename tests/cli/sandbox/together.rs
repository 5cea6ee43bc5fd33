//! Many clients at once lose nothing, and a server that is killed while it writes leaves a whole world.

use std::sync::Barrier;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, SystemTime};

use nix::sys::signal::Signal;
use serde_json::json;

use super::{Home, Served};
use crate::support::http;
use crate::support::portal::Portal;
use crate::support::world::{Organization, Person};

#[test]
fn fifty_clients_of_two_servers_on_one_file_lose_nothing() {
    let portal = Portal::of("sandbox", &[]).unwrap();
    let (world, home) = (world!(&portal), Home::new());
    let other = Served::start(&home, &["--state", portal.state_file()]);
    let alice = world.person("Alice", "Martin");
    let people = world.people(50);
    let organization = world.organization("Ville", &[(&alice, "admin")]);
    let (servers, start) = ([portal.base(), other.base()], Barrier::new(people.len()));
    let root = format!("/api/1/organizations/{}/membership/", organization.id);
    // Each asks one server, and is let in by the other.
    let client = |index: usize, person: &Person| {
        let send = |server: usize, path: &str, by: &Person, body| {
            http::send(servers[server % 2], "POST", path, Some(&by.token), Some(&body))
        };
        start.wait();
        let asked = send(index, &root, person, json!({"comment": person.slug}));
        assert_eq!(asked.status, 201, "{asked:?}");
        let accept = format!("{root}{}/accept/", asked.json()["id"].as_str().unwrap());
        assert_eq!(send(index + 1, &accept, &alice, json!({})).status, 200);
    };
    thread::scope(|scope| {
        for (index, person) in people.iter().enumerate() {
            let client = &client;
            scope.spawn(move || client(index, person));
        }
    });
    let held = world.holds(&organization);
    assert_eq!((held.members(), held.requests.len()), (51, 50));
    for person in &people {
        assert_eq!(held.role_of(person).as_deref(), Some("editor"), "{held:?}");
        let [request] = held.requests_of(person)[..] else { panic!("{held:?}") };
        assert_eq!((&*request.status, &request.comment), ("accepted", &Some(person.slug.clone())));
    }
}

/// Somebody who counts in the description of an organization: what was sent, and what was said to be done.
struct Writer {
    organization: Organization,
    key: String,
    sent: AtomicU64,
    done: AtomicU64,
}

impl Writer {
    /// Goes on until there is no answer.
    fn count(&self, base: &str) {
        let path = format!("/api/1/organizations/{}/", self.organization.id);
        loop {
            let number = self.sent.fetch_add(1, Ordering::SeqCst) + 1;
            let body = json!({"description": number.to_string()});
            let Ok(answer) = http::attempt(base, "PUT", &path, Some(&self.key), Some(&body)) else { return };
            assert_eq!(answer.status, 200, "{answer:?}");
            self.done.store(number, Ordering::SeqCst);
        }
    }
}

#[test]
fn killed_at_a_hundred_moments_it_leaves_a_whole_world_and_keeps_what_it_said_was_done() {
    let portal = Portal::of("sandbox", &[]).unwrap();
    let (world, home) = (world!(&portal), Home::new());
    let writers: Vec<Writer> = world
        .people(4)
        .into_iter()
        .map(|person| Writer {
            organization: world.organization("Ville", &[(&person, "admin")]),
            key: person.token,
            sent: AtomicU64::new(0),
            done: AtomicU64::new(0),
        })
        .collect();
    for round in 0..100 {
        let served = Served::start(&home, &["--state", portal.state_file()]);
        let base = served.base().to_owned();
        thread::scope(|scope| {
            for writer in &writers {
                scope.spawn(|| writer.count(&base));
            }
            let nanoseconds =
                SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().subsec_nanos();
            thread::sleep(Duration::from_micros(u64::from(nanoseconds / 1_000 % 40_000)));
            served.end(Signal::SIGKILL);
        });
        for writer in &writers {
            // Before the first write it is some text.
            let held: u64 =
                world.holds(&writer.organization).description.unwrap().parse().unwrap_or_default();
            let (done, sent) = (writer.done.load(Ordering::SeqCst), writer.sent.load(Ordering::SeqCst));
            assert!((done..=sent).contains(&held), "round {round}: {held}, of {sent} sent and {done} done");
        }
    }
    let done: u64 = writers.iter().map(|writer| writer.done.load(Ordering::SeqCst)).sum();
    assert!(done > 100, "there was load: {done}");
}
