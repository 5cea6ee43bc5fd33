//! Ctrl-C between two writes: the one under way is finished, the rest is not begun.

use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::support::output::Output;
use crate::support::run::finish;
use crate::support::world::{Organization, Person, World};

/// Alice makes so many editors administrators at once, and is sent a signal once the first write has come: she, the
/// editors, the organization and how the run ended.
pub fn promoting(world: &World, count: usize, signal: Signal) -> (Person, Vec<Person>, Organization, Output) {
    let alice = world.person("Alice", "Martin");
    let people = world.people(count);
    let mut members = vec![(&alice, "admin")];
    members.extend(people.iter().map(|one| (one, "editor")));
    let org = world.organization("Ville", &members);
    let slugs = people.iter().map(|one| one.slug.as_str());
    let line = ["member", "promote", &org.slug, "--yes", "--json"].into_iter().chain(slugs);
    let command = world.command_as(&alice).args(line);
    let child = command.start();
    while !world.calls(&org).iter().any(super::super::support::held::Call::is_write) {
        std::thread::sleep(Duration::from_millis(2));
    }
    kill(Pid::from_raw(child.id().try_into().unwrap()), signal).unwrap();
    let run = finish(child, &command.line(), Duration::from_mins(1)).exits(130);
    (alice, people, org, run)
}

#[test]
fn the_write_under_way_is_finished_and_no_other_begins() {
    let portal = own_portal!("--latency", "40");
    let world = world!(&portal);
    let (alice, people, org, run) = promoting(&world, 8, Signal::SIGINT);
    assert_eq!(run.error()["code"], "interrupted", "{run}");
    let held = world.holds(&org);
    let records = run.json();
    for (person, record) in people.iter().zip(records.as_array().unwrap()) {
        let (wanted, role) = match record["result"].as_str() {
            Some("changed") => (true, "admin"),
            Some("not_tried") => (false, "editor"),
            other => panic!("{other:?}: {run}"),
        };
        assert_eq!(record["verified"], wanted, "{run}");
        assert_eq!(held.role_of(person).as_deref(), Some(role), "what is said is what is there: {run}");
    }
    assert!((2..9).contains(&held.admins()), "one write was under way, and not all were done: {run}");
    world.run_as(&alice, ["member", "promote", &org.slug, &people[7].slug, "--yes"]).success();
}
