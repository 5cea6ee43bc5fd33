//! The answer to a write is lost: the state is read before anything is said.

use serde_json::{Value, json};

use crate::refusing::{self, Fate};
use crate::support::http;
use crate::support::output::Output;
use crate::support::world::{Organization, Person, World};

/// A portal that does what a write asks where `done`, and never answers it well.
fn losing(world: &World, person: &Person, done: bool, method: &'static str, body: Option<Value>) -> String {
    let (base, token) = (world.portal.base().to_owned(), person.token.clone());
    refusing::before(world.portal.base(), move |asked, path| {
        if asked != method {
            return Fate::PassedOn;
        }
        if done {
            http::send(&base, method, path, Some(&token), body.as_ref());
        }
        refusing::json("502 Bad Gateway", r#"{"message": "Upstream"}"#)
    })
}

fn run(world: &World, person: &Person, site: &str, arguments: &[&str]) -> Output {
    let command = world.command_as(person).lang("fr").env("UDATACTL_SITE", site).args(arguments);
    command.args(["-o", "json"]).run()
}

fn city(world: &World) -> (Person, Organization) {
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    (alice, org)
}

#[test]
fn a_change_that_was_made_is_done_and_one_that_was_not_is_told() {
    let world = world!();
    let (alice, org) = city(&world);
    let update = ["org", "update", &org.id, "--acronym", "V", "--yes"];
    let failed = run(&world, &alice, &losing(&world, &alice, false, "PUT", None), &update).exits(9);
    assert_eq!((failed.stdout.as_str(), &failed.error()["http"]), ("", &json!(502)));
    assert_eq!(world.holds(&org).acronym, None);
    let site = losing(&world, &alice, true, "PUT", Some(json!({"acronym": "V"})));
    let made = run(&world, &alice, &site, &update).success();
    assert_eq!((&made.json()[0]["result"], &made.json()[0]["verified"]), (&json!("changed"), &json!(true)));
}

#[test]
fn a_deletion_is_looked_for() {
    let world = world!();
    let (alice, org) = city(&world);
    let slug = format!("--confirm={}", org.slug);
    let delete = ["org", "delete", &org.id, &slug];
    run(&world, &alice, &losing(&world, &alice, false, "DELETE", None), &delete).exits(9);
    assert_eq!(world.holds(&org).deleted, None);
    let gone = run(&world, &alice, &losing(&world, &alice, true, "DELETE", None), &delete).success();
    assert_eq!(gone.json()[0]["verified"], true);
}

#[test]
fn a_creation_is_looked_for_and_never_sent_twice() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let name = format!("Ville nouvelle {}", world.tag());
    let create = ["org", "create", &name, "--description", "x", "--yes"];
    run(&world, &alice, &losing(&world, &alice, false, "POST", None), &create).exits(9);
    let content = json!({"name": name, "description": "x"});
    let made = run(&world, &alice, &losing(&world, &alice, true, "POST", Some(content)), &create).success();
    assert_eq!((&made.json()["name"], &made.json()["role"]), (&json!(name), &json!("admin")));
    let mine = world.run_as(&alice, ["org", "list", "--mine", "-o", "ids"]).success();
    assert_eq!(mine.stdout.lines().count(), 1, "{mine}");
}
