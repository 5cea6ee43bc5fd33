//! How who leaves is named where their account can't be read, or where only an address is known.

use serde_json::json;

use super::{offboard, role, told, writes};
use crate::support::world::Person;

#[test]
fn an_account_that_is_gone_is_found_by_its_slug_where_it_is_a_member() {
    let world = world!();
    let [alice, bob, dave] = <[Person; 3]>::try_from(world.people(3)).unwrap();
    let first = world.organization("Ville", &[(&alice, "admin"), (&dave, "editor"), (&bob, "editor")]);
    let second = world.organization("Port", &[(&alice, "admin"), (&bob, "admin")]);
    let third = world.organization("Gare", &[(&alice, "admin")]);
    let asked = world.request(&third, &bob, "Bonjour");
    let foreign = world.organization("Lycée", &[(&dave, "admin"), (&alice, "editor"), (&bob, "editor")]);
    world.deactivate(&bob);

    let line = ["member", "replace", &first.slug, &bob.slug, &dave.slug, "--json", "--confirm"];
    let replaced = world.run_as(&alice, line).success();
    assert_eq!(role(&world, &first, &bob), "-", "{replaced}");
    let named = format!("slug:{}", bob.slug);
    let only = offboard(&world, &alice, &[&named, "--org", &second.slug, "--confirm"]).success();
    assert_eq!(role(&world, &second, &bob), "-", "{only}");
    let done = offboard(&world, &alice, &[&bob.slug, "--confirm"]).success();
    assert_eq!(told(&done)[0].1, "reject", "{done}");
    assert_eq!(world.holds(&third).request(&asked).status, "refused");
    assert!(done.stderr.contains(&foreign.slug) && done.stderr.contains(&dave.slug), "{done}");
    assert_eq!(role(&world, &foreign, &bob), "editor");

    // Where nobody has it, the account is gone.
    let count = writes(&world, &alice).len();
    let line = [bob.slug.as_str(), "--org", &first.slug, "--confirm"];
    let gone = offboard(&world, &alice, &line).exits(6);
    assert_eq!(gone.error()["code"], "account_closed", "{gone}");
    let unknown = offboard(&world, &alice, &["nobody-of-that-name", "--confirm"]).exits(6);
    assert_eq!(unknown.error()["code"], "unknown_person", "{unknown}");
    assert_eq!(writes(&world, &alice).len(), count);
}

#[test]
fn digits_that_were_the_slug_of_an_account_that_is_gone_are_found_when_they_are_said_to_be_one() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let digits = format!("{:0>24}", world.tag().bytes().map(|byte| format!("{byte:x}")).collect::<String>());
    let digits = &digits[digits.len() - 24..];
    let bob = world.person_called(digits, "");
    where_it_can!(bob.slug == digits);
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    world.deactivate(&bob);
    offboard(&world, &alice, &[&format!("slug:{digits}"), "--confirm"]).success();
    assert_eq!(role(&world, &org, &bob), "-");
}

#[test]
fn an_address_that_nobody_has_is_unknown_unless_it_was_invited() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let other = world.organization("Port", &[(&alice, "admin")]);
    let address = |name: &str| format!("{name}-{}@ville.example", world.tag());
    let nobody = address("personne");
    let unknown = offboard(&world, &alice, &[&nobody, "--confirm"]).exits(6);
    assert_eq!(unknown.error()["code"], "unknown_person", "{unknown}");
    assert!(unknown.stderr.contains(&nobody) && unknown.stderr.contains("name the account"), "{unknown}");
    assert!(!unknown.stderr.contains("Nothing was found"), "{unknown}");
    let staff = offboard(&world, &world.sysadmin(), &[&nobody, "--org", &org.slug, "--confirm"]).exits(6);
    assert_eq!(staff.error()["code"], "unknown_person", "{staff}");
    assert!(!staff.stderr.contains("name the account"), "they were looked for: {staff}");
    let french = world.command_as(&alice).lang("fr").args(["offboard", &nobody, "--confirm"]).run().exits(6);
    assert!(french.stderr.contains("n'est celle de personne"), "{french}");

    where_it_can!(world.portal.can.invites);
    for status in ["canceled", "refused"] {
        let email = address(status);
        let invitation = json!({"email": email, "kind": "invitation", "status": status, "role": "editor"});
        world.furnish(&org, json!({"requests": [invitation]}));
        let quiet = offboard(&world, &alice, &[&email.to_uppercase(), "--confirm"]).success();
        assert_eq!(quiet.json(), json!([]), "{quiet}");
        let elsewhere = offboard(&world, &alice, &[&email, "--org", &other.slug, "--confirm"]).exits(6);
        assert_eq!(elsewhere.error()["code"], "unknown_person", "{elsewhere}");
    }
    assert_eq!(writes(&world, &alice), []);
}
