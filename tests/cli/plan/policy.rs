//! The guards: a roster's policy tightens, flags never loosen it, and what is held back says by which guard.

use serde_json::json;

use crate::support::roster::{of, toml};
use crate::support::world::{Person, World};

/// Three administrators and four editors.
fn people(world: &World) -> (Vec<Person>, crate::support::world::Organization) {
    let people = world.people(7);
    let members: Vec<_> = people
        .iter()
        .enumerate()
        .map(|(place, one)| (one, if place < 3 { "admin" } else { "editor" }))
        .collect();
    let org = world.organization("Ville", &members);
    (people, org)
}

#[test]
fn a_rosters_policy_tightens_and_flags_do_not_loosen_it() {
    let world = world!();
    let (people, org) = people(&world);
    let [alice, bob, carol, dan, erin, ..] = &people[..] else { unreachable!() };
    let demoted = toml(&[(&org.slug, &[(&alice.id, "admin"), (&bob.id, "editor")])]);
    let gone = toml(&[(&org.slug, &[(&dan.id, "absent = \"left\""), (&erin.id, "absent = \"left\"")])]);
    let with = |text: &str, policy: &str| text.replace("people =", &format!("{policy}\npeople ="));
    let required = format!("required_admins = [\"{}\"]", bob.slug);
    let (fewest, most) = ("min_admins = 3", "max_removals = 1");
    let cases: [(String, &[&str], &str, &Person); 9] = [
        (with(&demoted, fewest), &[], "too_few_admins", bob),
        (with(&demoted, fewest), &["--min-admins", "1"], "too_few_admins", bob),
        (with(&demoted, "min_admins = 1"), &["--min-admins", "3"], "too_few_admins", bob),
        (with(&demoted, &required), &[], "required_admin", bob),
        (demoted.clone(), &["--required-admin", &bob.slug], "required_admin", bob),
        (with(&demoted, &required), &["--required-admin", &carol.slug], "required_admin", bob),
        (with(&gone, most), &[], "too_many_removals", dan),
        (with(&gone, most), &["--max-removals", "9"], "too_many_removals", dan),
        (with(&gone, "max_removals = 9"), &["--max-removals", "1"], "too_many_removals", dan),
    ];
    for (text, words, guard, person) in &cases {
        let command = world.roster(alice, "plan", text, words);
        let plan = command.clone().args(["--exit-code"]).run().exits(3);
        let told = of(&plan, &person.slug);
        assert!(told.starts_with("blocked ") && told.ends_with(guard), "{words:?}: {plan}");
        assert_eq!(plan.error()["code"], json!(guard), "{plan}");
        let refused = world.roster(alice, "apply", text, words).args(["--confirm"]).run().exits(3);
        assert_eq!((&refused.error()["code"], &*refused.stdout), (&json!(guard), ""), "{refused}");
    }
    let unknown = with(&demoted, "required_admins = [\"nobody-at-all\"]");
    let run = world.roster(alice, "plan", &unknown, &[]).run().exits(6);
    assert!(run.error()["message"].as_str().unwrap().contains("nobody-at-all"), "{run}");
    assert_eq!(world.writes_by(alice), 0);
    // The environment's switches, too.
    let command = world.roster(alice, "plan", &demoted, &["--exit-code"]);
    assert_eq!(command.env("UDATACTL_MIN_ADMINS", "3").run().exits(3).error()["code"], "too_few_admins");
    let command = world.roster(alice, "plan", &gone, &["--exit-code", "--max-removals", "9"]);
    let run = command.env("UDATACTL_MAX_REMOVALS", "1").run().exits(3);
    assert_eq!(run.error()["code"], "too_many_removals", "{run}");
}

/// G6: an upstream that gives an empty or a wrong list empties nothing.
#[test]
fn a_prune_stops_at_the_ceiling_of_the_run_and_of_each_organization() {
    let world = world!();
    let (people, org) = people(&world);
    let alice = &people[0];
    let other =
        world.organization("Autre", &[(alice, "admin"), (&people[1], "admin"), (&people[2], "editor")]);
    let text = toml(&[
        (
            &org.slug,
            &[
                (&alice.id, "admin"),
                (&people[1].id, "admin"),
                (&people[2].id, "admin"),
                (&people[3].id, "editor"),
            ],
        ),
        (&other.slug, &[(&alice.id, "admin"), (&people[1].id, "admin")]),
    ]);
    // Three of seven are more than a quarter.
    let run = world.roster(alice, "apply", &text, &["--prune", "--confirm"]).run().exits(3);
    assert_eq!(run.error()["code"], "too_many_removals", "{run}");
    assert!(run.error()["hint"].as_str().unwrap().contains("--max-removals"), "{run}");
    // A number counts in the whole run.
    world.roster(alice, "apply", &text, &["--prune", "--confirm", "--max-removals", "3"]).run().exits(3);
    assert_eq!(world.writes_by(alice), 0);
    let run =
        world.roster(alice, "apply", &text, &["--prune", "--confirm", "--max-removals", "4"]).run().success();
    assert!(run.json().as_array().unwrap().iter().all(|one| one["verified"] == true), "{run}");
    assert_eq!((world.holds(&org).members(), world.holds(&other).members()), (4, 2));
}

/// G1 and G4: the last administrator stays one, and so does who applies.
#[test]
fn nobody_can_plan_themselves_out() {
    let world = world!();
    let [alice, bob] = <[Person; 2]>::try_from(world.people(2)).unwrap();
    let alone = world.organization("Seule", &[(&alice, "admin"), (&bob, "editor")]);
    let two = world.organization("Deux", &[(&alice, "admin"), (&bob, "admin")]);
    let texts = [
        (toml(&[(&alone.slug, &[(&alice.id, "editor"), (&bob.id, "editor")])]), &[][..], "last_admin"),
        (toml(&[(&alone.slug, &[(&bob.id, "editor")])]), &["--prune"][..], "last_admin"),
        (toml(&[(&alone.slug, &[(&bob.id, "editor")])]), &["--prune", "--allow-self"][..], "last_admin"),
        (toml(&[(&two.slug, &[(&alice.id, "editor"), (&bob.id, "admin")])]), &[][..], "oneself"),
        (toml(&[(&two.slug, &[(&bob.id, "admin")])]), &["--prune"][..], "oneself"),
        (toml(&[(&two.slug, &[(&bob.id, "admin"), (&alice.id, "absent = \"left\"")])]), &[][..], "oneself"),
    ];
    for (text, words, guard) in &texts {
        let plan = world.roster(&alice, "plan", text, words).run().success();
        let told = of(&plan, &alice.slug);
        assert!(told.starts_with("blocked ") && told.ends_with(guard), "{plan}");
        let run = world.roster(&alice, "apply", text, words).args(["--confirm"]).run().exits(3);
        assert_eq!(run.error()["code"], json!(guard), "{run}");
    }
    assert_eq!(world.writes_by(&alice), 0);
    // Where the caller allows it, the last sentence of G4 is theirs.
    let run = world.roster(&alice, "apply", &texts[3].0, &["--allow-self", "--confirm"]).run().success();
    assert_eq!(world.holds(&two).role_of(&alice).as_deref(), Some("editor"), "{run}");
}
