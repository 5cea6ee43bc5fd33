//! Concurrent writers of one organization lose what udata loses, and keep what udata keeps: two requests read the same
//! world, and only then does each write. The letters are those of the tests of several writers in
//! `tests/cli/concurrency`.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::generation::Generation;
use super::request::{Request, Service};
use super::request_context::Reply;
use super::routes;
use super::world::World;

const VILLE: &str = "00000000000000000000000f";

fn id(number: usize) -> String {
    format!("{number:024x}")
}

fn request(number: usize) -> String {
    format!("00000000-0000-4000-8000-{number:012}")
}

/// Alice (0) administers, 1 to 4 are editors, 5 to 9 ask; 10 and more are strangers.
fn world() -> World {
    let user = |number: usize| {
        let about = json!({"first_name": "P", "last_name": number.to_string(), "email": format!("p{number}@ville.fr"),
            "tokens": [{"token": number.to_string()}]});
        (id(number), about)
    };
    let member = |number: usize| {
        let role = if number == 0 { "admin" } else { "editor" };
        json!({"user": id(number), "role": role, "since": "2026-01-01T00:00:00Z"})
    };
    let asks = |number| json!({"id": request(number), "user": id(number), "comment": "Bonjour"});
    let ville = json!({"name": "Ville", "description": "d", "members": (0..5).map(member).collect::<Value>(),
        "requests": (5..10).map(asks).collect::<Value>()});
    let users: serde_json::Map<String, Value> = (0..20).map(user).collect();
    let text = json!({"format": 1, "users": users, "organizations": {VILLE: ville}}).to_string();
    super::parse(text.as_bytes()).expect("a world")
}

/// Reads a request, and gives the answer and the change that it is about to write.
fn read(world: &World, generation: Generation, who: usize, line: &str, body: &Value) -> Reply {
    let (method, path) = line.split_once(' ').expect("a method and a path");
    let request = Request {
        service: Service::Portal,
        method: method.into(),
        parts: path.split('/').map(str::to_owned).collect(),
        path: format!("/api/1/{path}/"),
        ends_in_slash: true,
        question: String::new(),
        query: Vec::new(),
        key: Some(who.to_string()),
        credentials: Vec::new(),
        agent: String::new(),
        fields: None,
        content_type: "application/json".into(),
        body: body.to_string().into_bytes(),
        root: "http://localhost".into(),
        generation,
    };
    routes::answer(&request, world, false, &mut None)
        .unwrap_or_else(|refusal| refusal.answer(generation).into())
}

/// Writes a request's change, and gives the status.
fn write(world: &mut World, reply: Reply) -> u16 {
    let late = reply.change.and_then(|change| change(world));
    late.unwrap_or(reply.answer).status
}

/// Lets each request read, and only then each write, in the same order.
fn at_once(world: &mut World, generation: Generation, calls: &[(usize, String, Value)]) -> Vec<u16> {
    let read: Vec<Reply> =
        calls.iter().map(|(who, line, body)| read(world, generation, *who, line, body)).collect();
    read.into_iter().map(|reply| write(world, reply)).collect()
}

fn accept(number: usize) -> (usize, String, Value) {
    (0, format!("POST organizations/{VILLE}/membership/{}/accept", request(number)), json!({}))
}

fn remove(number: usize) -> (usize, String, Value) {
    (0, format!("DELETE organizations/{VILLE}/member/{}", id(number)), json!({}))
}

fn promote(number: usize) -> (usize, String, Value) {
    (0, format!("PUT organizations/{VILLE}/member/{}", id(number)), json!({"role": "admin"}))
}

fn invite(number: usize) -> (usize, String, Value) {
    (0, format!("POST organizations/{VILLE}/member"), json!({"user": id(number)}))
}

fn ask(number: usize) -> (usize, String, Value) {
    (number, format!("POST organizations/{VILLE}/membership"), json!({"comment": "Bonjour"}))
}

fn update(fields: Value) -> (usize, String, Value) {
    (0, format!("PUT organizations/{VILLE}"), fields)
}

/// The members by number, each with the first letter of the role.
fn members(world: &World) -> Vec<(usize, char)> {
    let members = world.organizations[VILLE].members.iter();
    members
        .map(|member| {
            let number =
                usize::from_str_radix(member.user.as_deref().expect("a user"), 16).expect("a number");
            (number, member.role.chars().next().expect("a role"))
        })
        .collect()
}

fn count(world: &World) -> Value {
    world.organizations[VILLE].metrics["members"].clone()
}

const FIRST: [(usize, char); 5] = [(0, 'a'), (1, 'e'), (2, 'e'), (3, 'e'), (4, 'e')];

#[test]
fn of_two_accepts_the_later_member_is_kept_and_both_requests_say_accepted() {
    for generation in [Generation::V14, Generation::V15, Generation::Portugal, Generation::V17] {
        let mut world = world();
        assert_eq!(at_once(&mut world, generation, &[accept(5), accept(6)]), [200, 200], "A");
        assert_eq!(members(&world), [&FIRST[..], &[(6, 'e')]].concat(), "{generation:?}");
        assert_eq!(count(&world), 6);
        let accepted =
            world.organizations[VILLE].requests.iter().filter(|request| request.status == "accepted");
        assert_eq!(accepted.count(), 2);
        // Once more, one by one: the lost one is added, the other is one already.
        let again = [accept(5), accept(6)].map(|request| at_once(&mut world, generation, &[request])[0]);
        let told = if generation.is_portugal() { 200 } else { 409 };
        assert_eq!(again, [200, told], "R");
        assert_eq!(members(&world).len(), 7);
    }
}

#[test]
fn two_roles_and_two_removals_are_all_kept() {
    let mut world = world();
    assert_eq!(at_once(&mut world, Generation::V17, &[promote(1), promote(2)]), [200, 200], "B");
    assert_eq!(members(&world)[1..3], [(1, 'a'), (2, 'a')]);
    assert_eq!(at_once(&mut world, Generation::V17, &[remove(1), remove(3)]), [204, 204], "C");
    assert_eq!(members(&world), [(0, 'a'), (2, 'a'), (4, 'e')]);
    assert_eq!(count(&world), 3);
}

#[test]
fn a_removal_before_a_promotion_promotes_a_bystander() {
    let mut world = world();
    assert_eq!(at_once(&mut world, Generation::V17, &[remove(1), promote(2)]), [204, 200], "D");
    assert_eq!(members(&world), [(0, 'a'), (2, 'e'), (3, 'a'), (4, 'e')]);
}

#[test]
fn an_accept_brings_back_who_was_removed_in_the_meantime() {
    let mut world = world();
    assert_eq!(at_once(&mut world, Generation::V17, &[remove(1), accept(5)]), [204, 200], "E");
    assert_eq!(members(&world), [&FIRST[..], &[(5, 'e')]].concat());
    let mut world = self::world();
    at_once(&mut world, Generation::V17, &[accept(5), remove(1)]);
    assert_eq!(members(&world), [(0, 'a'), (2, 'e'), (3, 'e'), (4, 'e'), (5, 'e')], "the other way round");
}

#[test]
fn of_two_invitations_requests_or_additions_the_later_is_kept() {
    let users = |world: &World| -> Vec<String> {
        world.organizations[VILLE].requests[5..].iter().filter_map(|request| request.user.clone()).collect()
    };
    let mut world = world();
    assert_eq!(at_once(&mut world, Generation::V17, &[invite(10), invite(11)]), [201, 201], "F");
    assert_eq!(users(&world), [id(11)]);
    let mut world = self::world();
    assert_eq!(at_once(&mut world, Generation::V15, &[ask(10), ask(11)]), [201, 201], "G");
    assert_eq!(users(&world), [id(11)]);
    let add = |number| (0, format!("POST organizations/{VILLE}/member/{}", id(number)), json!({}));
    for (generation, calls) in
        [(Generation::V14, [add(10), add(11)]), (Generation::Portugal, [invite(10), invite(11)])]
    {
        let mut world = self::world();
        assert_eq!(at_once(&mut world, generation, &calls), [201, 201]);
        assert_eq!(members(&world), [&FIRST[..], &[(11, 'e')]].concat());
    }
}

#[test]
fn the_same_twice_has_one_effect() {
    let mut world = world();
    assert_eq!(at_once(&mut world, Generation::V17, &[accept(5), accept(5)]), [200, 200], "H");
    assert_eq!(members(&world), [&FIRST[..], &[(5, 'e')]].concat());
    assert_eq!(at_once(&mut world, Generation::V17, &[ask(10), ask(10)]), [201, 201], "I");
    assert_eq!(world.organizations[VILLE].requests.len(), 6);
}

#[test]
fn fields_of_an_organization_that_are_changed_at_once_are_all_kept() {
    let mut world = world();
    let calls = [
        update(json!({"name": "Métropole"})),
        update(json!({"acronym": "M"})),
        update(json!({"url": "https://metropole.fr"})),
        accept(5),
    ];
    assert_eq!(at_once(&mut world, Generation::V17, &calls), [200; 4], "J");
    let ville = &world.organizations[VILLE];
    assert_eq!((&*ville.name, &*ville.slug), ("Métropole", "metropole"));
    assert_eq!((ville.acronym.as_deref(), ville.url.as_deref()), (Some("M"), Some("https://metropole.fr")));
    assert_eq!(ville.members.len(), 6);
}

#[test]
fn a_removal_and_a_promotion_of_the_last_in_the_list() {
    let mut world = world();
    assert_eq!(at_once(&mut world, Generation::V17, &[promote(4), remove(4)]), [200, 204], "M");
    assert_eq!(members(&world)[4], (4, 'a'), "still a member in spite of 204");
    let mut world = self::world();
    assert_eq!(at_once(&mut world, Generation::V17, &[remove(4), promote(4)]), [204, 500], "M");
    assert_eq!(members(&world), FIRST[..4]);
}

proptest! {
    /// One after the other, in whatever order, nothing is lost.
    #[test]
    fn without_others_everything_is_kept(order in Just((0..13).collect::<Vec<usize>>()).prop_shuffle()) {
        let mut world = world();
        let calls: Vec<_> = (5..10).map(accept).chain([1, 2].map(remove)).chain([3, 4].map(promote))
            .chain((10..14).map(ask)).collect();
        for number in order {
            let status = at_once(&mut world, Generation::V17, &calls[number..=number])[0];
            prop_assert!((200..300).contains(&status));
        }
        let mut left = members(&world);
        left.sort_unstable();
        let accepted = (5..10).map(|number| (number, 'e'));
        prop_assert_eq!(left, [(0, 'a'), (3, 'a'), (4, 'a')].into_iter().chain(accepted).collect::<Vec<_>>());
        prop_assert_eq!(world.organizations[VILLE].requests.len(), 9);
        prop_assert_eq!(count(&world), 8);
    }

    /// Two at once, each alone in an organization, never disturb each other.
    #[test]
    fn another_organization_is_never_touched(first in 5usize..10, second in 5usize..10) {
        let mut world = world();
        let other = "0000000000000000000000ff";
        let copy = world.organizations[VILLE].clone();
        world.organizations.insert(other.to_owned(), copy);
        let (who, line, body) = accept(second);
        let there = (who, line.replace(VILLE, other), body);
        prop_assert_eq!(at_once(&mut world, Generation::V17, &[accept(first), there]), [200, 200]);
        prop_assert_eq!(world.organizations[VILLE].members.len(), 6);
        prop_assert_eq!(world.organizations[other].members.len(), 6);
    }
}
