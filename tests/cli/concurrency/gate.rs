//! Somebody who writes to the portal while we do, and neither waits nor looks. A gate before our calls holds them up
//! while we read the organization, and only then: so what the portal held at the moment of our last look is certain.

use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};

use serde_json::{Value, json};

use crate::fault_proxy::{self, Fate};
use crate::support::held::Held;
use crate::support::http;
use crate::support::world::{Organization, Person, World};

#[derive(Default)]
struct State {
    held_up: bool,
    in_flight: usize,
    over: bool,
    has_written: bool,
    /// What the portal held at each of our looks.
    looks: Vec<Held>,
    written: usize,
}

#[derive(Default)]
struct Gate {
    state: Mutex<State>,
    changed: Condvar,
}

impl Gate {
    fn change<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let result = change(&mut self.state.lock().unwrap());
        self.changed.notify_all();
        result
    }

    fn wait_until(&self, reached: impl Fn(&State) -> bool) -> MutexGuard<'_, State> {
        self.changed.wait_while(self.state.lock().unwrap(), |state| !reached(state)).unwrap()
    }
}

/// A write: method, the path after the organization's, the body.
pub type Write = (&'static str, String, Value);

pub fn role(person: &Person, role: &str) -> Write {
    ("PUT", format!("member/{}/", person.id), json!({"role": role}))
}

pub fn remove(person: &Person) -> Write {
    ("DELETE", format!("member/{}/", person.id), json!({}))
}

pub fn accept(request: &str) -> Write {
    ("POST", format!("membership/{request}/accept/"), json!({}))
}

/// Strangers who write, and the portal as we see it beside them.
pub struct Strangers {
    gate: Arc<Gate>,
    /// The root that our runs are to be given.
    pub site: String,
    threads: Vec<JoinHandle<()>>,
}

impl Strangers {
    /// Lets `count` of them write, over and over, from different places of the list.
    pub fn write(
        world: &World,
        organization: &Organization,
        by: &Person,
        count: usize,
        writes: Vec<Write>,
    ) -> Self {
        let gate = Arc::new(Gate::default());
        let (base, id) = (world.portal.base().to_owned(), organization.id.clone());
        let root = format!("/api/1/organizations/{id}/");
        let threads = (0..count)
            .map(|first| {
                let (gate, base, root, key, writes) =
                    (Arc::clone(&gate), base.clone(), root.clone(), by.token.clone(), writes.clone());
                let begin = first * writes.len() / count;
                thread::spawn(move || {
                    for (method, path, body) in writes.iter().cycle().skip(begin) {
                        let mut state = gate.wait_until(|state| !state.held_up || state.over);
                        if state.over {
                            return;
                        }
                        state.in_flight += 1;
                        drop(state);
                        http::send(&base, method, &format!("{root}{path}"), Some(&key), Some(body));
                        gate.change(|state| {
                            (state.in_flight, state.written) = (state.in_flight - 1, state.written + 1);
                        });
                    }
                })
            })
            .collect();
        let (watched, slug) = (Arc::clone(&gate), organization.slug.clone());
        let witness = world.portal.witness(organization);
        let site = fault_proxy::before(world.portal.base(), move |method, path| {
            let part = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
            if !matches!(method, "GET" | "OPTIONS") {
                watched.change(|state| (state.held_up, state.has_written) = (false, true));
            } else if part == slug || part == id {
                watched.change(|state| state.held_up = true);
                let mut state = watched.wait_until(|state| state.in_flight == 0);
                state.looks.push(witness());
            } else if part == "membership" {
                watched.change(|state| state.held_up = state.has_written);
            }
            Fate::PassedOn
        });
        Self { gate, site, threads }
    }

    /// Ends them; what the portal held at our first look, from which the plan was made (there is another before an
    /// administrator is removed), and at our last. Nobody has written since.
    pub fn end(self) -> (Held, Held) {
        self.gate.change(|state| state.over = true);
        self.threads.into_iter().for_each(|thread| thread.join().unwrap());
        let state = self.gate.state.lock().unwrap();
        assert!(state.held_up, "our last call was a look");
        assert!(state.written > 5, "they have written");
        (state.looks.first().unwrap().clone(), state.looks.last().unwrap().clone())
    }
}
