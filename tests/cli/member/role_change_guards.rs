//! The guards over `promote`, `demote` and `set-role`.

use super::{role, writes};

#[test]
fn g1_the_last_administrator_is_not_demoted() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    if world.portal.can.invites {
        world.invitation(&org, &world.person("Carol", "Roux"), "admin");
    }
    for line in [&["demote", "me"][..], &["set-role", "me", "editor"]] {
        let (verb, rest) = line.split_first().unwrap();
        let words = ["member", verb, &org.slug].into_iter().chain(rest.iter().copied());
        let run = world.run_as(&alice, words.chain(["--yes", "--allow-self", "--json"])).exits(3);
        assert_eq!(run.error()["code"], "last_admin", "{run}");
    }
    assert_eq!(writes(&world, &alice), []);
}

#[test]
fn g1_going_past_it_takes_the_slug() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let line = ["member", "demote", &org.slug, "me", "--allow-self", "--allow-no-admin"];
    let run = world.run_as(&alice, line.into_iter().chain(["--yes", "--json"])).exits(2);
    assert_eq!(run.error()["code"], "needs_confirmation", "{run}");
    assert_eq!(writes(&world, &alice), []);
    let mut session = world.command_as(&alice).lang("fr").args(line).terminal();
    session
        .expect("Plus personne ne pourra gérer cette organisation")
        .expect("pour continuer :")
        .send_line("o");
    assert_eq!(session.wait(), 11, "{session}");
    let slug = format!("--confirm={}", org.slug);
    world.run_as(&alice, line.into_iter().chain([slug.as_str()])).success();
    assert_eq!(role(&world, &org, &alice), "editor");
}

#[test]
fn g2_one_administrator_left_is_said_or_refused() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "admin")]);
    let line = ["member", "demote", &org.slug, &bob.slug, "--yes", "--json"];
    let run = world.run_as(&alice, line.into_iter().chain(["--min-admins", "2"])).exits(3);
    assert_eq!(run.error()["code"], "too_few_admins", "{run}");
    let required = ["--required-admin", bob.slug.as_str()];
    let run = world.run_as(&alice, line.into_iter().chain(required)).exits(3);
    assert_eq!(run.error()["code"], "required_admin", "{run}");
    assert_eq!(role(&world, &org, &bob), "admin");
    let run = world.run_as(&alice, line).success();
    assert!(run.stderr.contains("Only one administrator will be left"), "{run}");
    assert_eq!(role(&world, &org, &bob), "editor");
}

#[test]
fn g5_demoting_oneself_needs_a_flag() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "admin")]);
    let line = ["member", "demote", &org.slug, &alice.slug, "--yes", "--json"];
    assert_eq!(world.run_as(&alice, line).exits(3).error()["code"], "oneself");
    assert_eq!(writes(&world, &alice), []);
    world.run_as(&alice, line.into_iter().chain(["--allow-self"])).success();
    assert_eq!(role(&world, &org, &alice), "editor");
}

#[test]
fn g7_demotions_have_a_ceiling() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let people = world.people(6);
    let mut members = vec![(&alice, "admin")];
    members.extend(people.iter().map(|one| (one, "admin")));
    let org = world.organization("Ville", &members);
    let slugs = people.iter().map(|one| one.slug.as_str());
    let line: Vec<&str> =
        ["member", "demote", &org.slug, "--yes", "--json"].into_iter().chain(slugs).collect();
    let run = world.run_as(&alice, line.clone()).exits(3);
    assert_eq!(run.error()["code"], "too_many_demotions", "{run}");
    assert_eq!(writes(&world, &alice), []);
    let tightened = world.command_as(&alice).env("UDATACTL_MAX_REMOVALS", "2").args(&line[..]);
    tightened.args(["--max-removals", "6"]).run().exits(3);
    world.run_as(&alice, line.into_iter().chain(["--max-removals", "6"])).success();
    assert_eq!(role(&world, &org, &people[5]), "editor");
}

#[test]
fn g24_no_removals_means_no_demotions() {
    let world = world!();
    let (alice, bob, carol) =
        (world.person("Alice", "Martin"), world.person("Bob", "Petit"), world.person("Carol", "Roux"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "admin"), (&carol, "editor")]);
    let command = world.command_as(&alice).env("UDATACTL_NO_REMOVALS", "1");
    let demote = command.clone().args(["member", "demote", &org.slug, &bob.slug, "--yes", "--json"]);
    assert_eq!(demote.run().exits(3).error()["code"], "no_removals_switch");
    assert_eq!(writes(&world, &alice), []);
    command.args(["member", "promote", &org.slug, &carol.slug, "--yes"]).run().success();
    assert_eq!(role(&world, &org, &carol), "admin");
}

#[test]
fn who_is_no_administrator_is_told_so() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let run = world.run_as(&bob, ["member", "promote", &org.slug, "me", "--yes", "--json"]).exits(5);
    assert_eq!(run.error()["code"], "not_administrator");
    assert_eq!(role(&world, &org, &bob), "editor");
}

#[test]
fn bad_command_lines_are_usage_errors() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let lines: [&[&str]; 4] = [
        &["member", "promote", &org.slug],
        &["member", "promote", &org.slug, ""],
        &["member", "promote", &org.slug, "me", "--to", "owner"],
        &["member", "set-role", &org.slug, "me"],
    ];
    for line in lines {
        world.run_as(&alice, line.iter().copied()).exits(2);
    }
    world.run_as(&alice, ["member", "promote", "nowhere-at-all", "me", "--yes"]).exits(6);
}
