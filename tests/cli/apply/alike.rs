//! The same file on every generation of udata ends alike, once who is invited has accepted.

use super::town;
use crate::support::held::Held;
use crate::support::roster::toml;
use crate::support::world::{Person, World};

/// Lets everybody who is invited accept, as themselves.
fn all_accept(world: &World, held: &Held, people: &[Person]) {
    for invitation in held.requests.iter().filter(|one| one.kind == "invitation" && one.status == "pending") {
        let person = people.iter().find(|one| Some(&one.id) == invitation.user.as_ref()).unwrap();
        world.run_as(person, ["invite", "accept", &invitation.id, "--yes"]).success();
    }
}

/// Partial editors and what they may edit: from one list to another, and with the role that is needed.
#[test]
fn assignments_end_as_the_roster_has_them() {
    let world = world!();
    where_it_can!(world.portal.can.partial_editors);
    let people = world.people(5);
    let [alice, paul, rose, tim, uma] = &people[..] else { unreachable!() };
    let org = world.organization("Ville", &[(alice, "admin"), (paul, "partial_editor"), (rose, "editor")]);
    world.request(&org, tim, "Bonjour");
    let (budget, works) = (world.dataset(&org, "Budget"), world.dataset(&org, "Voirie"));
    world.assign(&org, paul, &budget);
    let wish = format!("role = \"partial_editor\", assignments = [\"Dataset:{works}\"]");
    let mut lines = vec![("me", "admin")];
    lines.extend([paul, rose, tim, uma].iter().map(|one| (one.id.as_str(), wish.as_str())));
    let text = toml(&[(&org.slug, &lines)]);
    let run = world.roster(alice, "apply", &text, &["--confirm"]).run().success();
    assert!(run.json().as_array().unwrap().iter().all(|one| one["verified"] == true), "{run}");
    // Only who gets the role without anything to edit is warned of.
    assert!(!run.stderr.contains("may edit nothing"), "{run}");
    all_accept(&world, &world.holds(&org), &people);
    let again = world.roster(alice, "apply", &text, &["--confirm"]).run().success();
    assert_eq!(again.json(), serde_json::json!([]), "{again}");
    let held = world.holds(&org);
    let has = |person: &Person| -> Vec<String> {
        held.assignments.iter().filter(|one| one.user == person.id).map(|one| one.id.clone()).collect()
    };
    for person in [paul, rose, tim, uma] {
        assert_eq!(held.role_of(person).as_deref(), Some("partial_editor"), "{held:?}");
        assert_eq!(has(person), std::slice::from_ref(&works), "{held:?}");
    }
}

#[test]
fn the_same_file_ends_alike_everywhere() {
    let world = world!();
    let town = town(&world, "Ville");
    let words = ["--prune", "--max-removals", "4", "--confirm"];
    world.roster(town.alice(), "apply", &town.text, &words).run().success();
    all_accept(&world, &world.holds(&town.org), &town.people);
    world.roster(town.alice(), "apply", &town.text, &words).run().success();
    let held = world.holds(&town.org);
    let roles: Vec<_> = town.people.iter().map(|one| held.role_of(one)).collect();
    let roles: Vec<&str> = roles.iter().map(|role| role.as_deref().unwrap_or("-")).collect();
    let wanted = ["admin", "editor", "admin", "-", "editor", "admin", "editor", "admin", "editor", "-"];
    assert_eq!(roles, wanted, "{held:?}");
    assert!(held.requests.iter().all(|one| one.status == "accepted"), "{held:?}");
    let plan = world.roster(town.alice(), "plan", &town.text, &["--prune", "--exit-code"]).run().success();
    assert_eq!(plan.json()["summary"]["unchanged"], 9, "{plan}");
}
