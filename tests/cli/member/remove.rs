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
    command.stdin(format!("# Départs de novembre\n\n{}\n", people[0].slug)).run().success();
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
    assert!(!run.stderr.contains("Close to it"), "{run}");
    let mistyped = bob.slug.replacen("bob", "bb", 1);
    let run = world.run_as(&alice, ["member", "remove", &org.slug, &mistyped, "--yes"]).exits(6);
    assert!(run.stderr.contains(&format!("{} · {} · id:{}", bob.full_name(), bob.slug, bob.id)), "{run}");
    assert_eq!(writes(&world, &alice), []);
}

#[test]
fn a_run_that_is_repeated_leaves_alone_whom_it_removed() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let (people, stranger) = (world.people(2), world.person("Carol", "Roux"));
    let members = [(&alice, "admin"), (&people[0], "editor"), (&people[1], "editor")];
    let org = world.organization("Ville", &members);
    world.run_as(&alice, ["member", "remove", &org.slug, &people[0].slug, "--yes"]).success();
    let line = ["member", "remove", &org.slug, &people[0].slug, &people[1].slug, "--yes", "--json"];
    let run = world.run_as(&alice, line).success();
    let results: Vec<_> = run.json().as_array().unwrap().iter().map(|one| one["result"].clone()).collect();
    assert_eq!(results, ["unchanged", "changed"], "{run}");
    assert_eq!(world.holds(&org).members(), 1);
    let run =
        world.run_as(&alice, ["member", "remove", &org.slug, &stranger.slug, "--yes", "--json"]).exits(6);
    assert_eq!(run.error()["code"], "no_member", "who was never removed may be a homonym");
}

#[test]
fn a_journal_that_fails_halfway_ends_the_run_and_what_was_done_is_told() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let people = world.people(2);
    let members = [(&alice, "admin"), (&people[0], "editor"), (&people[1], "editor")];
    let org = world.organization("Ville", &members);
    std::fs::create_dir_all(world.path("state")).unwrap();
    // Room for the line before the first write, not for the one after it.
    std::fs::write(world.path("state/journal.jsonl"), "\n".repeat(640)).unwrap();
    let script = "ulimit -f 2; exec \"$0\" \"$@\"";
    let command = world.command_as(&alice).program("sh").args(["-c", script, env!("CARGO_BIN_EXE_udatactl")]);
    let line = ["member", "remove", &org.slug, &people[0].slug, &people[1].slug, "--yes", "--json"];
    let run = command.args(line).strangers("File too large").run().exits(8);
    assert_eq!(run.error()["code"], "journal", "{run}");
    let records = run.json();
    assert_eq!((&records[0]["result"], &records[0]["verified"]), (&"changed".into(), &true.into()), "{run}");
    assert_eq!(records[1]["result"], "not_tried", "{run}");
    let held = world.holds(&org);
    assert_eq!((held.role_of(&people[0]), held.role_of(&people[1])), (None, Some("editor".into())));
}

#[test]
fn g6_a_ceiling_of_the_environment_is_not_said_to_give_way() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let line = ["member", "remove", &org.slug, &bob.slug, "--yes", "--lang", "fr"];
    let held = world.command_as(&alice).env("UDATACTL_MAX_REMOVALS", "0").args(line);
    let run = held.args(["--max-removals", "9"]).run().exits(3);
    assert!(run.stderr.contains("1 personne serait retirée"), "{run}");
    assert!(run.stderr.contains("UDATACTL_MAX_REMOVALS ou le réglage max_removals fixe ce maximum"), "{run}");
    let run = world.run_as(&alice, line.into_iter().chain(["--max-removals", "0%"])).exits(3);
    assert!(run.stderr.contains("`--max-removals 1` le permet"), "{run}");
    assert_eq!(writes(&world, &alice), []);
}

#[test]
fn an_organization_behind_a_route_of_the_portal_is_found_by_its_page() {
    let portal = own_portal!();
    let world = world!(&portal);
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Suggest", &[(&alice, "admin"), (&bob, "editor")]);
    let given = serde_json::json!({"name": "Suggest"});
    let path = format!("/api/1/organizations/{}/", org.id);
    assert_eq!(portal.api("PUT", &path, Some(portal.staff()), Some(given)).status, 200);
    let page = format!("{}/organizations/suggest/", portal.base());
    world.run_as(&alice, ["member", "remove", &page, &bob.slug, "--yes"]).success();
    assert_eq!(role(&world, &org, &bob), "-");
}
