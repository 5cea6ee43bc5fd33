//! Two who apply the same roster at the same moment: the end is what is wanted, whoever comes second is told clearly, and
//! nobody is asked twice.

use std::time::Duration;

use super::town;
use crate::support::run::{Command, finish};
use crate::support::world::World;

const LIMIT: Duration = Duration::from_mins(1);

/// Starts them together; each ends well, or says what somebody else did meanwhile.
#[track_caller]
fn together(commands: [Command; 2]) {
    let running = commands.map(|command| (command.start(), command.line()));
    for (child, line) in running {
        let run = finish(child, &line, LIMIT);
        match run.code {
            0 => {}
            9 => assert_eq!(run.error()["code"], "changed_meanwhile", "{run}"),
            // What somebody else did at the same moment is told, with the way on.
            8 => assert!(run.error()["hint"].as_str().is_some(), "{run}"),
            _ => panic!("{run}"),
        }
    }
}

fn applying(world: &World, text: &str, by: &crate::support::world::Person) -> Command {
    world.roster(by, "apply", text, &["--confirm", "--allow-self"])
}

#[test]
fn two_processes_of_one_machine() {
    let portal = own_portal!("--races", "2");
    let world = world!(&portal);
    let town = town(&world, "Ville");
    let command = applying(&world, &town.text, town.alice());
    together([command.clone(), command.clone()]);
    command.run().success();
    town.is_as_wanted(&world);
    let mut seen: Vec<String> = Vec::new();
    for call in world.calls(&town.org).iter().filter(|call| call.is_write()) {
        let write = format!("{} {} {}", call.method, call.path, call.body);
        assert!(!seen.contains(&write), "the lock makes them take turns: {write} was sent twice");
        seen.push(write);
    }
}

/// A lock is of one machine: here only the portal, and what each reads afterwards, can help.
#[test]
fn two_accounts_on_two_machines() {
    let portal = own_portal!("--latency", "5");
    let world = world!(&portal);
    let town = town(&world, "Ville");
    let command = applying(&world, &town.text, town.alice());
    // The portal's staff, from a machine of their own.
    let elsewhere = applying(&world, &town.text, &world.sysadmin());
    let elsewhere = elsewhere.env("UDATACTL_STATE_DIR", world.path("another-machine"));
    together([command.clone(), elsewhere]);
    command.run().success();
    town.is_as_wanted(&world);
}
