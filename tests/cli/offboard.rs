//! `offboard` and `member replace`: somebody leaves, and perhaps somebody else comes in their place.

use serde_json::{Value, json};

use crate::fault_proxy;
use crate::support::held::Call;
use crate::support::output::Output;
use crate::support::run::Command;
use crate::support::world::{Organization, Person, World};

mod handover;
mod invited;
mod named;

fn writes(world: &World, person: &Person) -> Vec<Call> {
    world.calls_by(person).into_iter().filter(Call::is_write).collect()
}

fn role(world: &World, organization: &Organization, person: &Person) -> String {
    world.holds(organization).role_of(person).unwrap_or_else(|| "-".to_owned())
}

/// What was done about whom: target, action, result.
fn told(output: &Output) -> Vec<(String, String, String)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let rows = output.json();
    let rows = rows.as_array().unwrap().iter();
    rows.map(|row| (text(&row["slug"]), text(&row["action"]), text(&row["result"]))).collect()
}

fn offboard(world: &World, me: &Person, line: &[&str]) -> Output {
    world.command_as(me).args(["offboard"]).args(line).args(["--json"]).run()
}

fn replace(world: &World, me: &Person, org: &Organization, old: &str, new: &Person) -> Output {
    world.run_as(me, ["member", "replace", &org.slug, old, &new.slug, "--json", "--confirm"])
}

/// What was done, by action and result.
fn done(output: &Output) -> Vec<String> {
    told(output).into_iter().map(|(_, action, result)| action + " " + &result).collect()
}

/// A run before which the portal answers each PUT with this status, and does nothing.
fn refusing_puts(world: &World, me: &Person, status: &'static str) -> Command {
    let rule = fault_proxy::refuse(status, |method, _| method == "PUT");
    let root = fault_proxy::before(world.portal.base(), rule);
    world.command_as(me).env("UDATACTL_SITE", root).strangers("Test portal")
}

#[test]
fn all_that_is_theirs_goes_and_what_others_administer_is_named() {
    let world = world!();
    let [alice, bob, dave] = <[Person; 3]>::try_from(world.people(3)).unwrap();
    let first = world.organization("Ville", &[(&alice, "admin"), (&dave, "admin"), (&bob, "admin")]);
    let second = world.organization("Port", &[(&alice, "admin"), (&bob, "editor")]);
    let asked = world.organization("Gare", &[(&alice, "admin")]);
    let request = world.request(&asked, &bob, "Bonjour");
    let untouched = world.organization("Musée", &[(&alice, "admin"), (&dave, "editor")]);
    let foreign = world.organization("Lycée", &[(&dave, "admin"), (&bob, "editor")]);
    let hidden = world.organization("Stade", &[(&dave, "admin"), (&alice, "editor")]);
    let alone = world.organization("Serre", &[(&bob, "admin"), (&dave, "editor")]);
    let invited = world.portal.can.invites.then(|| {
        let org = world.organization("Parc", &[(&alice, "admin")]);
        let invitation = world.invitation(&org, &bob, "editor");
        (org, invitation)
    });

    let shown = offboard(&world, &alice, &[&bob.slug, "--yes"]).exits(2);
    assert!(shown.stderr.contains(&format!("remove {}", bob.full_name())), "{shown}");
    let planned = offboard(&world, &alice, &[&bob.slug, "--dry-run"]).success();
    assert!(told(&planned).iter().all(|(_, _, result)| result == "planned"), "{planned}");
    assert_eq!(writes(&world, &alice), []);

    let done = offboard(&world, &alice, &[&bob.slug, "--confirm"]).success();
    let mut actions = self::done(&done);
    actions.sort();
    let cancelled = invited.is_some().then_some("cancel changed");
    let wanted = cancelled.into_iter().chain(["reject changed", "remove changed", "remove changed"]);
    assert_eq!(actions, wanted.collect::<Vec<_>>(), "{done}");
    assert!(done.json().as_array().unwrap().iter().all(|row| row["verified"] == true), "{done}");
    assert_eq!((role(&world, &first, &bob).as_str(), role(&world, &second, &bob).as_str()), ("-", "-"));
    assert_eq!((world.holds(&first).members(), role(&world, &untouched, &dave).as_str()), (2, "editor"));
    assert_eq!(world.holds(&asked).request(&request).status, "refused");
    if let Some((org, invitation)) = &invited {
        assert_eq!(world.holds(org).request(invitation).status, "canceled");
    }
    // Whom to ask where others administer, and where nothing can be seen.
    assert_eq!(role(&world, &foreign, &bob), "editor");
    assert!(done.stderr.contains(&foreign.slug) && done.stderr.contains(&dave.slug), "{done}");
    assert!(done.stderr.contains(&format!("({})", hidden.slug)), "{done}");
    let recover = format!("udatactl org recover {} --no-answer", alone.slug);
    assert!(done.stderr.contains(&recover), "{done}");
    let undo = format!("udatactl member add {} {} --role admin", first.slug, bob.slug);
    assert!(done.stderr.contains(&undo), "{done}");

    let count = writes(&world, &alice).len();
    let again = offboard(&world, &alice, &[&bob.slug, "--confirm"]).success();
    assert_eq!(again.json(), json!([]));
    assert!(again.stderr.contains("Nothing was found of") && again.stderr.contains(&second.slug), "{again}");
    assert_eq!(writes(&world, &alice).len(), count);
}

#[test]
fn only_where_it_is_named_and_with_a_comment_of_ones_own() {
    let world = world!();
    let [alice, bob, dave] = <[Person; 3]>::try_from(world.people(3)).unwrap();
    let first = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let second = world.organization("Port", &[(&alice, "admin")]);
    let request = world.request(&second, &bob, "Bonjour");
    let third = world.organization("Gare", &[(&alice, "admin"), (&bob, "editor")]);
    let foreign = world.organization("Lycée", &[(&dave, "admin"), (&bob, "editor")]);
    let places = ["--org", &first.slug, "--org", &second.slug, "--confirm", "--comment", "Au revoir"];
    let refused = offboard(&world, &alice, &[&[&bob.slug, "--org", &foreign.slug][..], &places].concat());
    assert!(refused.exits(5).stderr.contains(&dave.slug));
    assert_eq!(writes(&world, &alice), []);
    offboard(&world, &alice, &[&[bob.slug.as_str()][..], &places].concat()).success();
    assert_eq!((role(&world, &first, &bob).as_str(), role(&world, &third, &bob).as_str()), ("-", "editor"));
    assert_eq!(world.holds(&second).request(&request).refusal_comment.as_deref(), Some("Au revoir"));
    let request = world.request(&first, &bob, "Bonjour");
    let french = world.command_as(&alice).lang("fr").args(["offboard", &bob.slug, "--org", &first.slug]);
    french.args(["--confirm"]).run().success();
    let comment = world.holds(&first).request(&request).refusal_comment.clone();
    assert!(comment.unwrap().contains("changement de fonctions"));
}

#[test]
fn the_guards_of_all_organizations_are_asked_before_anything_is_sent() {
    let world = world!();
    let (staff, bob, carol) = (world.sysadmin(), world.person("Bob", "Petit"), world.person("Carol", "Roux"));
    let many = world.organization("Ville", &[(&carol, "admin"), (&bob, "editor")]);
    let alone = world.organization("Port", &[(&bob, "admin"), (&carol, "editor")]);
    let refused = offboard(&world, &staff, &[&bob.slug, "--confirm"]).exits(3);
    assert_eq!(refused.error()["code"], "last_admin", "{refused}");
    assert_eq!(writes(&world, &staff), []);
    // Whoever comes in their place is an administrator first.
    let line = [&bob.slug, "--replace-by", &carol.slug, "--confirm"];
    offboard(&world, &staff, &line).success();
    assert_eq!((role(&world, &many, &bob).as_str(), role(&world, &many, &carol).as_str()), ("-", "admin"));
    assert_eq!((role(&world, &alone, &bob).as_str(), role(&world, &alone, &carol).as_str()), ("-", "admin"));
}

#[test]
fn more_than_five_organizations_need_a_flag() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let members = [(&alice, "admin"), (&bob, "editor")];
    let all: Vec<_> =
        (1..=6).map(|number| world.organization(&format!("Ville {number}"), &members)).collect();
    let refused = offboard(&world, &alice, &[&bob.slug, "--confirm"]).exits(3);
    assert_eq!(refused.error()["code"], "too_many_removals", "{refused}");
    assert_eq!(writes(&world, &alice), []);
    let held = world.command_as(&alice).env("UDATACTL_NO_REMOVALS", "1");
    let line = ["offboard", &bob.slug, "--max-removals", "6", "--confirm"];
    held.args(line).run().exits(3);
    offboard(&world, &alice, &line[1..]).success();
    assert!(all.iter().all(|org| role(&world, org, &bob) == "-"));
}

#[test]
fn one_leaves_by_a_verb_of_ones_own_and_names_who_leaves() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "admin")]);
    for typed in ["me", &alice.id, &alice.email] {
        let refused = offboard(&world, &alice, &[typed, "--confirm"]).exits(3);
        assert_eq!(refused.error()["code"], "oneself");
        assert!(refused.stderr.contains("udatactl org leave"), "{refused}");
    }
    let same = [&bob.slug, "--replace-by", &bob.id, "--confirm"];
    assert_eq!(offboard(&world, &alice, &same).exits(2).error()["code"], "same_person");
    offboard(&world, &alice, &["nobody-of-that-name", "--confirm"]).exits(6);
    offboard(&world, &alice, &["ffffffffffffffffffffffff", "--confirm"]).exits(6);
    assert_eq!(offboard(&world, &alice, &[&bob.slug, "--invite-again"]).exits(2).error()["code"], "usage");
    assert_eq!(writes(&world, &alice), []);
    assert_eq!(role(&world, &org, &bob), "admin");
}

#[test]
fn an_address_without_account_is_no_longer_invited() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let other = world.organization("Port", &[(&alice, "admin")]);
    let address = format!("parti-{}@ville.example", world.tag());
    let invitation = world.mail_invitation(&org, &address, "editor");
    let stays = world.mail_invitation(&other, &format!("autre-{}@ville.example", world.tag()), "editor");
    let done = offboard(&world, &alice, &[&address.to_uppercase(), "--confirm"]).success();
    assert_eq!(done.json()[0]["action"], "cancel", "{done}");
    assert!(done.stderr.contains("Only invitations sent to"), "{done}");
    assert_eq!(world.holds(&org).request(&invitation).status, "canceled");
    assert_eq!(world.holds(&other).request(&stays).status, "pending");
    assert_eq!(offboard(&world, &alice, &[&address, "--confirm"]).success().json(), json!([]));
}

#[test]
fn what_a_partial_editor_leaves_behind_is_listed() {
    let world = world!();
    where_it_can!(world.portal.can.partial_editors);
    let [alice, paul] = <[Person; 2]>::try_from(world.people(2)).unwrap();
    let org = world.organization("Ville", &[(&alice, "admin"), (&paul, "partial_editor")]);
    let budget = world.dataset(&org, "Budget");
    world.assign(&org, &paul, &budget);
    let command = world.command_as(&alice).lang("fr").args(["offboard", &paul.slug, "--confirm"]);
    let done = command.run().success();
    assert!(done.stderr.contains("Budget") && done.stderr.contains(&budget), "{done}");
    assert_eq!((role(&world, &org, &paul).as_str(), world.holds(&org).assignments.len()), ("-", 0));
}

#[test]
fn an_account_that_is_switched_off_still_goes_by_its_identifier() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    world.request(&org, &bob, "Une vieille demande");
    world.deactivate(&bob);
    let done = offboard(&world, &alice, &[&bob.id, "--confirm"]).success();
    let actions: Vec<_> = told(&done).into_iter().map(|(_, action, result)| action + " " + &result).collect();
    assert_eq!(actions, ["reject changed", "remove changed"], "{done}");
    assert_eq!(role(&world, &org, &bob), "-");
    offboard(&world, &alice, &[&bob.id, "--confirm"]).exits(6);
}
