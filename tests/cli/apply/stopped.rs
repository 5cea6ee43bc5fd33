//! Stopped in the middle: by Ctrl-C, or because the network is gone. What was under way is finished, what is left is said,
//! with the command that does it; and that command then does.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use super::{results, town};
use crate::fault_proxy::{self, Fate};
use crate::support::output::Output;
use crate::support::roster::toml;
use crate::support::run::{Command, finish};
use crate::support::world::{Organization, Person, World};

/// The command between backquotes that a failure names, on this portal.
#[track_caller]
fn rest(world: &World, by: &Person, stopped: &Output) -> Command {
    let hint = stopped.error()["hint"].as_str().unwrap_or_default().to_owned();
    let found = hint.split('`').skip(1).step_by(2).find(|part| part.contains("roster apply"));
    let line = found.unwrap_or_else(|| panic!("no command that finishes the rest: {stopped}")).to_owned();
    let words: Vec<&str> = line.split(' ').skip_while(|word| *word != "roster").collect();
    world.roster_command(by).args(words).args(["-o", "json"])
}

/// Organizations where three people become administrators, and the roster.
fn towns(world: &World, alice: &Person, people: &[Person]) -> (Vec<Organization>, String) {
    let members: Vec<_> =
        std::iter::once((alice, "admin")).chain(people.iter().map(|one| (one, "editor"))).collect();
    let towns: Vec<_> =
        (0..4).map(|number| world.organization(&format!("Ville {number}"), &members)).collect();
    let lines: Vec<_> = std::iter::once(alice).chain(people).map(|one| (one.id.as_str(), "admin")).collect();
    let text = toml(&towns.iter().map(|town| (town.slug.as_str(), &lines[..])).collect::<Vec<_>>());
    (towns, text)
}

#[test]
fn ctrl_c_finishes_the_write_under_way_and_the_next_run_the_rest() {
    let portal = own_portal!("--latency", "30");
    let world = world!(&portal);
    let alice = world.person("Alice", "Martin");
    let people = world.people(3);
    let (towns, text) = towns(&world, &alice, &people);
    let command = world.roster(&alice, "apply", &text, &["--confirm"]);
    let child = command.start();
    while world.writes_by(&alice) < 3 {
        std::thread::sleep(Duration::from_millis(2));
    }
    kill(Pid::from_raw(child.id().try_into().unwrap()), Signal::SIGINT).unwrap();
    let run = finish(child, &command.line(), Duration::from_mins(1)).exits(130);
    assert_eq!(run.error()["code"], "interrupted", "{run}");
    let admins =
        |towns: &[Organization]| towns.iter().map(|town| world.holds(town).admins() - 1).sum::<usize>();
    let done = results(&run).iter().filter(|one| *one == "changed").count();
    assert_eq!((results(&run).len(), admins(&towns)), (12, done), "what is said is what is there: {run}");
    assert!((3..12).contains(&done), "{run}");
    let writes = world.writes_by(&alice);
    assert_eq!(writes, done, "every write that was begun was finished");
    let finished = rest(&world, &alice, &run).run().success();
    assert_eq!(results(&finished).len(), 12 - done, "{finished}");
    assert_eq!((admins(&towns), world.writes_by(&alice)), (12, 12));
}

#[test]
fn without_a_network_the_rest_is_named_and_done_later() {
    for after in [1, 4, 7] {
        let world = world!();
        let alice = world.person("Alice", "Martin");
        let people = world.people(3);
        let (towns, text) = towns(&world, &alice, &people);
        let sent = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&sent);
        let site = fault_proxy::before(world.portal.base(), move |method, _| {
            let number = counted.fetch_add(usize::from(method == "PUT"), Ordering::SeqCst);
            if number >= after { Fate::Dropped } else { Fate::PassedOn }
        });
        let words = ["--confirm", "--retries", "0", "-s", &site];
        let command = world.roster(&alice, "apply", &text, &words).without_env("UDATACTL_SITE");
        let run = command.strangers("api organizations member connection cut").run();
        assert!(run.stderr.contains(&format!("`udatactl -s {site}")), "the portal is named: {run}");
        assert!([8, 9].contains(&run.code), "{run}");
        let changed = towns.iter().map(|town| world.holds(town).admins() - 1).sum::<usize>();
        assert_eq!(changed, after, "{run}");
        rest(&world, &alice, &run).run().success();
        assert!(towns.iter().all(|town| world.holds(town).admins() == 4));
        assert_eq!(world.writes_by(&alice), 12, "nothing was done twice");
    }
}

/// An answer that was lost is no reason to invite anybody again.
#[test]
fn lost_answers_are_looked_after_and_nothing_is_sent_twice() {
    let world = world!();
    let town = town(&world, "Ville");
    let site = fault_proxy::before(world.portal.base(), |method, _| match method {
        "GET" | "OPTIONS" => Fate::PassedOn,
        _ => Fate::AnswerLost,
    });
    let command = world.roster(town.alice(), "apply", &town.text, &["--confirm"]);
    for _ in 0..20 {
        let run = command
            .clone()
            .env("UDATACTL_SITE", &site)
            .strangers("api organizations member membership accept connection cut")
            .run();
        if run.code == 0 {
            break;
        }
        assert!([8, 9].contains(&run.code), "{run}");
    }
    town.is_as_wanted(&world);
    assert_eq!(world.writes_by(town.alice()), 8);
}
