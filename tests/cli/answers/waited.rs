//! Who waited for another process of this machine reads again: what was read before may be what that one has changed.

use std::fs::{File, OpenOptions};
use std::thread;
use std::time::Duration;

use serde_json::json;

use crate::support::output::Output;
use crate::support::run::{Command, finish};
use crate::support::world::{Organization, Person, World};

/// The lock of an organization, as another process has it.
fn held(world: &World, organization: &Organization) -> File {
    let locks = world.path("state/locks");
    std::fs::create_dir_all(&locks).unwrap();
    let path = locks.join(format!("{}.lock", organization.id));
    let file = OpenOptions::new().create(true).append(true).open(path).unwrap();
    file.lock().unwrap();
    file
}

/// Runs a command that has to wait, and does something before it may go on.
fn meanwhile(world: &World, organization: &Organization, command: &Command, change: impl FnOnce()) -> Output {
    let lock = held(world, organization);
    let child = command.start();
    // All of it is read by then: nothing goes on until the lock is let go.
    let mut calls = 0;
    loop {
        thread::sleep(Duration::from_millis(400));
        let now = world.portal.calls().len();
        if now > 0 && now == calls {
            break;
        }
        calls = now;
    }
    change();
    drop(lock);
    finish(child, &command.line(), Duration::from_mins(1))
}

#[test]
fn what_was_waited_for_is_read_again() {
    let portal = own_portal!();
    // The verb, what the other process does, and the exit and the code or the result.
    type Change = (&'static str, fn(&World, &Organization, &Person), i32, &'static str);
    let changes: [Change; 5] = [
        (
            "org restore ORG --yes",
            |world, org, _| drop(world.furnish(org, json!({"deleted": false}))),
            0,
            "unchanged",
        ),
        (
            "org delete ORG --confirm=SLUG",
            |world, org, _| drop(world.furnish(org, json!({"deleted": true}))),
            6,
            "deleted",
        ),
        ("org update ORG --acronym V --yes", |world, org, _| rename(world, org), 9, "changed_meanwhile"),
        ("member remove ORG PERSON --yes", remove, 6, "no_member"),
        ("assignment add ORG PERSON DATASET --yes", remove, 6, "no_member"),
    ];
    for (line, change, exit, expected) in changes {
        let world = world!(&portal);
        let [alice, bob] = <[Person; 2]>::try_from(world.people(2)).unwrap();
        let role = if line.starts_with("assignment") { "partial_editor" } else { "editor" };
        let org = world.organization("Ville", &[(&alice, "admin"), (&bob, role)]);
        let dataset = world.dataset(&org, "Arbres");
        if line.starts_with("org restore") {
            world.furnish(&org, json!({"deleted": true}));
        }
        world.portal.forget_calls();
        let words = line.split(' ').map(|word| {
            let word = word.replace("ORG", &org.id).replace("SLUG", &org.slug);
            word.replace("PERSON", &bob.id).replace("DATASET", &dataset)
        });
        let command = world.command_as(&alice).args(words).args(["-o", "json"]);
        let run = meanwhile(&world, &org, &command, || change(&world, &org, &bob));
        let told = if exit == 0 { run.json()[0]["result"].clone() } else { run.error()["code"].clone() };
        assert_eq!((run.code, told), (exit, json!(expected)), "{line}: {run}");
        assert_eq!(world.writes_by(&alice), 0, "{line}: {run}");
    }
}

fn rename(world: &World, organization: &Organization) {
    let path = format!("/api/1/organizations/{}/", organization.id);
    world.portal.api("PUT", &path, Some(world.portal.staff()), Some(json!({"acronym": "W"})));
}

fn remove(world: &World, organization: &Organization, person: &Person) {
    let path = world.portal.member_path(organization, person);
    world.portal.api("DELETE", &path, Some(world.portal.staff()), None);
}
