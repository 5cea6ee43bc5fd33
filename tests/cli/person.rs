//! `person find` and `person show`.

use serde_json::json;

#[test]
fn people_are_found_by_first_and_last_name_in_either_order() {
    let world = world!();
    let (zoe, other) = (world.person("Zoé", "Martin"), world.person("Paul", "Martin"));
    let last = zoe.last_name.as_str();
    let run = |words: &[&str]| {
        let line = ["person", "find"].into_iter().chain(words.iter().copied()).chain(["--fields", "slug"]);
        world.run_as(&zoe, line).success().stdout
    };
    let both = format!("{}\n{}\n", other.slug, zoe.slug);
    assert_eq!(run(&[last]), both);
    for words in [&["Zoé", last][..], &[last, "ZOE"], &[&zoe.slug], &[&zoe.id], &["me"]] {
        assert_eq!(run(words), format!("{}\n", zoe.slug), "{words:?}");
    }
    let run = world.anonymous().args(["person", "find", last, "--json"]).run().success().json();
    let domain = zoe.email.split('@').next_back().filter(|_| world.portal.can.masks_addresses());
    assert_eq!((run[1]["id"].as_str(), run[1]["domain"].as_str()), (Some(zoe.id.as_str()), domain));
}

#[test]
fn nobody_is_an_answer_too() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let run = world.run_as(&alice, ["person", "find", "zzz-nobody-here", "--json"]).success();
    assert_eq!(run.stdout, "[]\n");
    let next = "→ To invite by address who has no account yet: `udatactl member add ORG --email ADDRESS`";
    assert_eq!(run.stderr, format!("Nobody is found for “zzz-nobody-here”.\n{next}\n"));
    world.run_as(&alice, ["person", "find", ""]).exits(2);
    world.run_as(&alice, ["person", "find"]).exits(2);
}

#[test]
fn twenty_is_all_that_the_portal_gives() {
    let world = world!();
    let people = world.people(21);
    let search = format!("membre {}", world.tag());
    let found = world.run_as(&people[0], ["person", "find", world.tag()]).success();
    assert_eq!(found.stdout.lines().count(), 20, "{search}: {found}");
    assert!(found.stderr.contains("The portal shows 20 people at most"), "{found}");
}

#[test]
fn only_the_portals_staff_look_by_address() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let run = world.run_as(&alice, ["person", "find", &bob.email, "--json"]).exits(6);
    assert_eq!(run.error()["code"], "address_not_searchable");
    assert!(run.stderr.contains("Only the portal's own administrators"), "{run}");
    let run = world.run_as(&world.sysadmin(), ["person", "find", &bob.email, "--json"]).success().json();
    assert_eq!((run[0]["id"].as_str(), run[0]["email"].as_str()), (Some(&*bob.id), Some(&*bob.email)));
}

#[test]
fn a_person_with_their_role_in_each_organization() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let first = world.organization("Ville", &[(&bob, "editor"), (&alice, "admin")]);
    let second = world.organization("Région", &[(&bob, "admin")]);
    let one = world.run_as(&alice, ["person", "show", &bob.slug, "--json"]).success().json();
    assert_eq!((&one["id"], &one["account"]), (&json!(bob.id), &json!("active")));
    assert_eq!((&one["admin_of"], &one["editor_of"]), (&json!([second.slug]), &json!([first.slug])));
    let mut roles: Vec<(&str, &str)> = one["organizations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["id"].as_str().unwrap(), one["role"].as_str().unwrap()))
        .collect();
    roles.sort_by_key(|(_, role)| role.to_owned());
    assert_eq!(roles, [(second.id.as_str(), "admin"), (first.id.as_str(), "editor")]);
    let line = ["person", "show", &bob.slug, "-o", "table", "--lang", "fr"];
    let run = world.run_as(&alice, line).success();
    assert!(run.stdout.contains(&format!("Administrateur de : {}", second.slug)), "{run}");
    let loner = world.person("Carol", "Roux");
    let run = world.run_as(&alice, ["person", "show", &loner.id]).success();
    assert!(run.stderr.contains("is a member of no organization here"), "{run}");
}

#[test]
fn a_closed_account_is_said_as_far_as_the_portal_tells() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let (inactive, deleted) = (world.person("Bob", "Petit"), world.person("Dora", "Blanc"));
    world.deactivate(&inactive);
    world.delete_account(&deleted);
    for closed in [&inactive, &deleted] {
        let run = world.run_as(&alice, ["person", "show", &closed.id, "--json"]).exits(6);
        assert_eq!(run.error()["code"], "account_closed");
    }
    let staff = world.sysadmin();
    for (closed, state) in [(&inactive, "switched_off"), (&deleted, "deleted")] {
        let run = world.run_as(&staff, ["person", "show", &closed.id, "--json"]).success();
        assert_eq!(run.json()["account"], state, "{run}");
    }
    let run = world.run_as(&alice, ["person", "show", "nobody-of-that-slug", "--json"]).exits(6);
    assert_eq!(run.error()["code"], "unknown_person");
}
