//! In which order the portal is asked, and how much at once.

use super::town;
use crate::support::held::Call;
use crate::support::roster::toml;
use crate::support::world::{Organization, Person, World};

fn writes(world: &World, organization: &Organization) -> Vec<Call> {
    world.calls(organization).into_iter().filter(Call::is_write).collect()
}

/// What comes first brings people and rights, then rights are taken, then assignments given, then people removed.
#[test]
fn additions_come_before_demotions_and_removals_last() {
    let world = world!();
    let town = town(&world, "Ville");
    let people = &town.people;
    let mut text = town.text.clone();
    if world.portal.can.partial_editors {
        let dataset = world.dataset(&town.org, "Budget");
        let kept = format!("person = \"{}\", role = \"editor\"", people[8].id);
        let assigned =
            kept.replace("editor", "partial_editor") + &format!(", assignments = [\"Dataset:{dataset}\"]");
        text = text.replace(&kept, &assigned);
    }
    world.roster(town.alice(), "apply", &text, &["--confirm", "--max-removals", "2"]).run().success();
    let turn = |call: &Call| {
        let about = |place: usize| call.path.contains(&people[place].id);
        match call.method.as_str() {
            "DELETE" => 3,
            _ if call.path.contains("assignments") => 2,
            "PUT" if about(1) || about(8) => 1,
            _ => 0,
        }
    };
    let turns: Vec<u8> = writes(&world, &town.org).iter().map(turn).collect();
    assert!(turns.is_sorted(), "{turns:?}");
    let partial = if world.portal.can.partial_editors { vec![0, 1, 2, 3] } else { vec![0, 1, 3] };
    let mut kinds = turns.clone();
    kinds.dedup();
    assert_eq!(kinds, partial, "{turns:?}");
}

/// G21: an organization is one document that the portal rewrites.
#[test]
fn g21_two_organizations_at_most_side_by_side_and_one_write_in_each() {
    let portal = own_portal!("--latency", "15");
    let world = world!(&portal);
    let alice = world.person("Alice", "Martin");
    let people = world.people(3);
    let towns: Vec<Organization> = (0..5)
        .map(|number| {
            let members = std::iter::once((&alice, "admin")).chain(people.iter().map(|one| (one, "editor")));
            world.organization(&format!("Ville {number}"), &members.collect::<Vec<_>>())
        })
        .collect();
    let wanted = |role: &'static str| {
        let lines: Vec<_> = people.iter().map(|one: &Person| (one.id.as_str(), role)).collect();
        toml(&towns.iter().map(|town| (town.slug.as_str(), &lines[..])).collect::<Vec<_>>())
    };
    for (role, words, most) in [
        ("admin", &["--confirm"][..], 2),
        ("editor", &["--confirm", "--parallel", "1", "--max-removals", "15"], 1),
    ] {
        world.portal.forget_calls();
        world.roster(&alice, "apply", &wanted(role), words).run().success();
        let all: Vec<Call> = towns
            .iter()
            .flat_map(|town| {
                let writes = writes(&world, town);
                assert_eq!(writes.len(), 3);
                for (index, one) in writes.iter().enumerate() {
                    assert!(
                        writes[..index].iter().all(|other| !one.overlaps(other)),
                        "{one} overlaps another write"
                    );
                }
                writes
            })
            .collect();
        let at_once = all
            .iter()
            .map(|one| {
                all.iter()
                    .filter(|other| {
                        // Under way at the moment that this one began.
                        other.at <= one.at && one.at < other.at + other.seconds.unwrap()
                    })
                    .count()
            })
            .max();
        assert_eq!(at_once, Some(most), "{all:?}");
    }
}
