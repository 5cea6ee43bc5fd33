//! The same file on every generation of udata ends alike, once who is invited has accepted.

use super::town;
use crate::support::held::Held;
use crate::support::world::World;

/// Lets everybody who is invited accept, as themselves.
fn all_accept(world: &World, held: &Held, people: &[crate::support::world::Person]) {
    for invitation in held.requests.iter().filter(|one| one.kind == "invitation" && one.status == "pending") {
        let person = people.iter().find(|one| Some(&one.id) == invitation.user.as_ref()).unwrap();
        world.run_as(person, ["invite", "accept", &invitation.id, "--yes"]).success();
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
