//! What simultaneous writes to one organization lose on a real udata, and so on a sandbox with `--races`: why our
//! processes take turns, and look again.

use std::sync::Barrier;
use std::thread;

use super::gate::{Write, accept, remove, role};
use crate::support::http;
use crate::support::world::{Organization, Person, World};

/// How often a race may be run until it is lost.
const TRIES: usize = 10;

/// Lets somebody begin all of these at once, each with those that follow it; the statuses.
fn at_once(world: &World, organization: &Organization, hands: &[Vec<Write>]) -> Vec<u16> {
    let (base, key) = (world.portal.base(), world.portal.staff().token.as_str());
    let root = format!("/api/1/organizations/{}/", organization.id);
    let (root, start) = (&root, &Barrier::new(hands.len()));
    let one_after_the_other = |writes: &[Write]| {
        start.wait();
        let send = |(method, path, body): &Write| {
            http::send(base, method, &format!("{root}{path}"), Some(key), Some(body)).status
        };
        writes.iter().map(send).collect::<Vec<_>>()
    };
    thread::scope(|scope| {
        let hands: Vec<_> = hands.iter().map(|writes| scope.spawn(|| one_after_the_other(writes))).collect();
        hands.into_iter().flat_map(|hand| hand.join().unwrap()).collect()
    })
}

fn each_alone(writes: impl Iterator<Item = Write>) -> Vec<Vec<Write>> {
    writes.map(|write| vec![write]).collect()
}

/// Alice's organization and others, editors of it.
fn town(world: &World, people: &[Person]) -> Organization {
    let alice = world.person("Alice", "Martin");
    let mut members = vec![(&alice, "admin")];
    members.extend(people.iter().map(|person| (person, "editor")));
    world.organization("Ville", &members)
}

/// Another with so many who ask; their requests.
fn asked(world: &World, count: usize) -> (Organization, Vec<String>) {
    let organization = town(world, &[]);
    let people = world.people(count);
    let requests = people.iter().map(|person| world.request(&organization, person, "Bonjour"));
    let requests = requests.collect();
    (organization, requests)
}

#[test]
fn a_twenty_acceptances_at_once_leave_few_members() {
    let portal = own_portal!("--races", "10");
    let world = world!(&portal);
    let (organization, requests) = asked(&world, 20);
    let told = at_once(&world, &organization, &each_alone(requests.iter().map(|one| accept(one))));
    assert_eq!(told, [200; 20]);
    let held = world.holds(&organization);
    assert!((1..20).contains(&(held.members() - 1)), "each was said to be one: {held:?}");
    assert!(held.requests.iter().all(|request| request.status == "accepted"), "{held:?}");
}

#[test]
fn b_twenty_roles_at_once_are_all_right() {
    let portal = own_portal!("--races", "10");
    let world = world!(&portal);
    let people = world.people(20);
    let organization = town(&world, &people);
    let told = at_once(&world, &organization, &each_alone(people.iter().map(|person| role(person, "admin"))));
    assert_eq!((told, world.holds(&organization).admins()), (vec![200; 20], 21));
}

#[test]
fn c_twenty_removals_at_once_are_all_right() {
    let portal = own_portal!("--races", "10");
    let world = world!(&portal);
    let people = world.people(20);
    let organization = town(&world, &people);
    let told = at_once(&world, &organization, &each_alone(people.iter().map(remove)));
    assert_eq!((told, world.holds(&organization).members()), (vec![204; 20], 1));
}

/// A role is written to the position that its owner had.
#[test]
fn d_roles_beside_removals_go_to_bystanders() {
    let portal = own_portal!("--races", "10");
    let world = world!(&portal);
    let met_bystanders = (0..TRIES).any(|_| {
        let people = world.people(30);
        let organization = town(&world, &people);
        let writes =
            people[..10].iter().map(remove).chain(people[10..20].iter().map(|one| role(one, "admin")));
        let told = at_once(&world, &organization, &each_alone(writes));
        assert!(told.iter().all(|status| [200, 204].contains(status)), "{told:?}");
        let held = world.holds(&organization);
        let admins = |people: &[Person]| {
            people.iter().filter(|one| held.role_of(one).as_deref() == Some("admin")).count()
        };
        assert!(people[..10].iter().all(|one| held.role_of(one).is_none()), "{held:?}");
        admins(&people[10..20]) < 10 && admins(&people[20..]) > 0
    });
    assert!(met_bystanders);
}

#[test]
fn l_two_clients_each_one_write_after_the_other_lose_members() {
    let portal = own_portal!("--races", "10");
    let world = world!(&portal);
    let (organization, requests) = asked(&world, 20);
    let writes: Vec<Write> = requests.iter().map(|one| accept(one)).collect();
    let told = at_once(&world, &organization, &[writes[..10].to_vec(), writes[10..].to_vec()]);
    assert_eq!(told, [200; 20]);
    let members = world.holds(&organization).members();
    assert!((2..21).contains(&members), "{members}");
    // One alone, one after the other, brings the rest.
    at_once(&world, &organization, &[writes]);
    assert_eq!(world.holds(&organization).members(), 21);
}
