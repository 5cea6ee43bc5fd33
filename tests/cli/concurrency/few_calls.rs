//! What a batch costs: guards and read-back included, a handful of reads whatever its size.

use crate::support::held::Call;

#[test]
fn fifty_approvals_are_fifty_writes_and_four_reads() {
    let world = world!();
    let alice = world.person("Alice", "Petit");
    let people = world.people(50);
    let organization = world.organization("Ville", &[(&alice, "admin")]);
    let requests: Vec<String> =
        people.iter().map(|person| world.request(&organization, person, "Bonjour")).collect();
    let words = ["requests", "approve", organization.slug.as_str(), "--yes", "--json"];
    let run = world.command_as(&alice).args(words).args(&requests).run().success();
    assert!(run.json().as_array().unwrap().iter().all(|one| one["verified"] == true), "{run}");
    let held = world.holds(&organization);
    assert!(people.iter().all(|person| held.role_of(person).as_deref() == Some("editor")), "{held:?}");
    let (writes, reads): (Vec<Call>, Vec<Call>) =
        world.calls_by(&alice).into_iter().partition(Call::is_write);
    let told: Vec<String> = reads.iter().map(ToString::to_string).collect();
    assert!(
        writes.len() == 50 && reads.len() <= 4,
        "{} writes and {}:\n{}",
        writes.len(),
        reads.len(),
        told.join("\n")
    );
}
