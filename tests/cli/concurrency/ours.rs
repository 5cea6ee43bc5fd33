//! Several of our processes at once, and nobody else: what is left is exactly what was asked.

use std::time::Duration;

use super::runs;
use crate::support::held::Call;
use crate::support::output::Output;
use crate::support::run::{Command, finish};
use crate::support::world::{Organization, Person, World};

const LIMIT: Duration = Duration::from_mins(2);

/// Starts them all, then waits for all.
fn at_once(commands: &[Command]) -> Vec<Output> {
    let running: Vec<_> = commands.iter().map(|command| (command.start(), command.line())).collect();
    running.into_iter().map(|(child, line)| finish(child, &line, LIMIT).success()).collect()
}

/// Each record is a change that was read back, and the portal saw each write once, one after the other.
#[track_caller]
fn all_done(world: &World, organization: &Organization, runs: &[Output], wanted: usize) {
    let records = runs.iter().flat_map(|run| run.json().as_array().unwrap().clone()).collect::<Vec<_>>();
    assert!(records.iter().all(|one| one["result"] == "changed" && one["verified"] == true), "{records:?}");
    assert_eq!(records.len(), wanted);
    let writes: Vec<Call> = world.calls(organization).into_iter().filter(Call::is_write).collect();
    assert_eq!(writes.len(), wanted, "nothing had to be repeated");
    for (index, one) in writes.iter().enumerate() {
        assert!(writes[..index].iter().all(|other| !one.overlaps(other)), "{one} overlaps another write");
    }
}

fn approving(world: &World, by: &Person, organization: &Organization, requests: &[String]) -> Command {
    let words = ["requests", "approve", organization.slug.as_str(), "--yes", "--json"];
    world.command_as(by).args(words).args(requests).limit(LIMIT)
}

#[test]
fn g21_twenty_requests_approved_by_four_processes() {
    let portal = own_portal!("--races", "2");
    for run in 1..=runs() {
        let world = world!(&portal);
        let alice = world.person("Alice", "Martin");
        let people = world.people(20);
        let organization = world.organization("Ville", &[(&alice, "admin")]);
        let requests: Vec<String> =
            people.iter().map(|person| world.request(&organization, person, "Bonjour")).collect();
        let four = requests.chunks(5).map(|part| approving(&world, &alice, &organization, part));
        all_done(&world, &organization, &at_once(&four.collect::<Vec<_>>()), 20);
        let held = world.holds(&organization);
        for (person, request) in people.iter().zip(&requests) {
            assert_eq!(held.role_of(person).as_deref(), Some("editor"), "run {run}: {held:?}");
            assert_eq!(held.request(request).status, "accepted", "run {run}: {held:?}");
        }
        assert_eq!((held.members(), held.admins()), (21, 1), "run {run}");
    }
}

#[test]
fn g21_promotions_beside_removals_by_two_processes() {
    let portal = own_portal!("--races", "2");
    for run in 1..=runs() {
        let world = world!(&portal);
        let alice = world.person("Alice", "Martin");
        let people = world.people(20);
        let mut members = vec![(&alice, "admin")];
        members.extend(people.iter().map(|person| (person, "editor")));
        let organization = world.organization("Ville", &members);
        // Every second one goes: on the server each removal shifts the positions that promotions are written to.
        let slugs =
            |kept: usize| people[..16].iter().skip(kept).step_by(2).map(|person| person.slug.as_str());
        let command = |verb: &'static str| {
            let words =
                ["member", verb, organization.slug.as_str(), "--yes", "--json", "--max-removals", "8"];
            world.command_as(&alice).args(words).limit(LIMIT)
        };
        let two = [command("promote").args(slugs(0)), command("remove").args(slugs(1))];
        all_done(&world, &organization, &at_once(&two), 16);
        let held = world.holds(&organization);
        for (index, person) in people.iter().enumerate() {
            let wanted = match index {
                0..16 if index % 2 == 0 => Some("admin"),
                0..16 => None,
                _ => Some("editor"),
            };
            assert_eq!(held.role_of(person).as_deref(), wanted, "run {run}, {}: {held:?}", person.slug);
        }
        assert_eq!((held.members(), held.admins()), (13, 9), "run {run}");
    }
}

/// Two nights' jobs with the same list: whoever comes second finds it done.
#[test]
fn g21_the_same_requests_approved_twice_at_once() {
    let portal = own_portal!("--races", "2");
    for run in 1..=runs() {
        let world = world!(&portal);
        let alice = world.person("Alice", "Martin");
        let people = world.people(5);
        let organization = world.organization("Ville", &[(&alice, "admin")]);
        let requests: Vec<String> =
            people.iter().map(|person| world.request(&organization, person, "Bonjour")).collect();
        let command = approving(&world, &alice, &organization, &requests);
        let told = at_once(&[command.clone(), command]);
        let results: Vec<_> = told
            .iter()
            .flat_map(|run| run.json().as_array().unwrap().clone())
            .map(|one| one["result"].clone())
            .collect();
        let count = |word: &str| results.iter().filter(|result| *result == word).count();
        assert_eq!((count("changed"), count("unchanged")), (5, 5), "run {run}: {results:?}");
        assert_eq!(world.calls(&organization).iter().filter(|call| call.is_write()).count(), 5, "run {run}");
        assert_eq!(world.holds(&organization).members(), 6);
    }
}
