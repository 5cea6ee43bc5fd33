//! `member remove`.

use super::{role, writes};

#[test]
fn people_are_removed_and_the_rest_stay() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let people = world.people(3);
    let members = [(&alice, "admin"), (&people[0], "editor"), (&people[1], "admin"), (&people[2], "editor")];
    let org = world.organization("Ville", &members);
    let line = ["member", "remove", &org.slug, &people[0].slug, &people[1].id, "--yes"];
    let run = world.run_as(&alice, line).success();
    let wanted = format!(
        "{}\tremove\teditor\t\tchanged\n{}\tremove\tadmin\t\tchanged\n",
        people[0].full_name(),
        people[1].full_name()
    );
    assert_eq!(run.stdout, wanted);
    assert!(
        run.stderr.contains(&format!("udatactl member add {} {} --role editor", org.slug, people[0].slug)),
        "{run}"
    );
    let held = world.holds(&org);
    assert_eq!(held.members(), 2);
    assert_eq!(held.role_of(&people[2]).as_deref(), Some("editor"));
}

#[test]
fn the_guards_hold() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let code = |rest: &[&str]| {
        let line = ["member", "remove", &org.slug].into_iter().chain(rest.iter().copied());
        world.run_as(&alice, line.chain(["--yes", "--json"])).exits(3).error()["code"].clone()
    };
    assert_eq!(code(&["me", "--allow-self"]), "last_admin");
    assert_eq!(code(&[&bob.slug, &bob.id]), "named_twice");
    assert_eq!(code(&[&bob.slug, "--max-removals", "0"]), "too_many_removals");
    let french = world.command_as(&alice).lang("fr");
    let run = french.args(["member", "remove", &org.slug, &bob.slug, "--max-removals", "0"]).run().exits(3);
    assert!(run.stderr.contains("1 personne serait retirée"), "{run}");
    let held = world.command_as(&alice).env("UDATACTL_NO_REMOVALS", "1");
    let run = held.args(["member", "remove", &org.slug, &bob.slug, "--yes", "--json"]).run().exits(3);
    assert_eq!(run.error()["code"], "no_removals_switch");
    assert_eq!(writes(&world, &alice), []);
}

#[test]
fn g6_people_from_stdin_are_at_most_a_quarter() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let people = world.people(6);
    let mut members = vec![(&alice, "admin")];
    members.extend(people.iter().map(|one| (one, "editor")));
    let org = world.organization("Ville", &members);
    let two = format!("{}\n{}\n", people[0].slug, people[1].slug);
    let command = world.command_as(&alice).args(["member", "remove", &org.slug, "-", "--confirm", "--json"]);
    let run = command.clone().stdin(two).run().exits(3);
    assert_eq!(run.error()["code"], "too_many_removals", "{run}");
    assert_eq!(writes(&world, &alice), []);
    command.stdin(format!("{}\n", people[0].slug)).run().success();
    assert_eq!(role(&world, &org, &people[0]), "-");
    assert_eq!(world.holds(&org).members(), 6);
}

#[test]
fn without_a_yes_nothing_happens() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let stranger = world.person("Carol", "Roux");
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let run = world.run_as(&alice, ["member", "remove", &org.slug, &bob.slug, "--lang", "fr"]).exits(2);
    assert!(run.stderr.contains("le compte demeure"), "{run}");
    let run = world.run_as(&alice, ["member", "remove", &org.slug, &bob.slug, "-n", "--json"]).success();
    assert_eq!(run.json()[0]["result"], "planned");
    let run = world.run_as(&alice, ["member", "remove", &org.slug, &stranger.slug, "--yes"]).exits(6);
    assert!(run.stderr.contains("is not a member of"), "{run}");
    assert_eq!(writes(&world, &alice), []);
}
