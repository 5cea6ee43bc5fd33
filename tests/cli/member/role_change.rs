//! `member promote`, `demote` and `set-role`: from one role to another.

use super::{role, writes};

#[test]
fn a_step_up_and_a_step_down() {
    let world = world!();
    where_it_can!(world.portal.can.partial_editors);
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "partial_editor")]);
    let steps = [
        ("promote", "partial_editor", "editor"),
        ("promote", "editor", "admin"),
        ("demote", "admin", "editor"),
        ("demote", "editor", "partial_editor"),
    ];
    for (verb, before, after) in steps {
        let run = world.run_as(&alice, ["member", verb, &org.slug, &bob.slug, "--yes"]).success();
        assert_eq!(run.stdout, format!("{}\trole\t{before}\t{after}\tchanged\n", bob.full_name()));
        let back = if verb == "promote" { "demote" } else { "promote" };
        let back = format!("`udatactl member {back} {} {} --to {before}`", org.slug, bob.slug);
        assert!(run.stderr.contains(&back), "{run}");
        assert_eq!(role(&world, &org, &bob), after);
    }
    assert_eq!(role(&world, &org, &alice), "admin");
}

#[test]
fn straight_to_a_role() {
    let world = world!();
    where_it_can!(world.portal.can.partial_editors);
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "partial_editor")]);
    let run = |verb, rest: &[&str]| {
        let line = ["member", verb, &org.slug, &bob.slug].into_iter().chain(rest.iter().copied());
        world.run_as(&alice, line.chain(["--yes"])).success()
    };
    run("promote", &["--to", "admin"]);
    assert_eq!(role(&world, &org, &bob), "admin");
    run("demote", &["--to", "partial_editor"]);
    assert_eq!(role(&world, &org, &bob), "partial_editor");
    run("set-role", &["editor"]);
    assert_eq!(role(&world, &org, &bob), "editor");
}

#[test]
fn the_wrong_direction_names_the_right_verb() {
    let world = world!();
    where_it_can!(world.portal.can.partial_editors);
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    for (verb, to, right) in [("promote", "partial_editor", "demote"), ("demote", "admin", "promote")] {
        let run = world.run_as(&alice, ["member", verb, &org.slug, &bob.slug, "--to", to, "--yes"]).exits(2);
        let command = format!("`udatactl member {right} {} {} --to {to}`", org.slug, bob.slug);
        assert!(run.stderr.contains(&command), "{run}");
    }
    assert_eq!(writes(&world, &alice), []);
}

#[test]
fn at_the_top_and_at_the_bottom_nothing_changes() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let lowest = world.portal.can.lowest_role();
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, lowest)]);
    let run = world.run_as(&alice, ["member", "promote", &org.slug, "me"]).success();
    assert!(run.stderr.contains("there is nothing above"), "{run}");
    let run = world.run_as(&alice, ["member", "demote", &org.slug, &bob.slug]).success();
    assert!(run.stderr.contains("there is nothing below"), "{run}");
    let run = world.run_as(&alice, ["member", "set-role", &org.slug, &bob.slug, lowest]).success();
    assert_eq!(run.stdout, format!("{}\tkeep\t{lowest}\t{lowest}\tunchanged\n", bob.full_name()));
    assert_eq!(writes(&world, &alice), []);
}

#[test]
fn several_at_once_each_with_a_record() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let people = world.people(3);
    let members = [(&alice, "admin"), (&people[0], "editor"), (&people[1], "admin"), (&people[2], "editor")];
    let org = world.organization("Ville", &members);
    let slugs: Vec<&str> = people.iter().map(|one| one.slug.as_str()).collect();
    let line = ["member", "promote", &org.slug].into_iter().chain(slugs).chain(["--yes", "--json"]);
    let records = world.run_as(&alice, line).success().json();
    let results: Vec<_> = records.as_array().unwrap().iter().map(|one| one["result"].clone()).collect();
    assert_eq!(results, ["changed", "unchanged", "changed"]);
    assert_eq!(world.holds(&org).admins(), 4);
}

#[test]
fn all_of_a_command_line_is_resolved_before_the_first_write() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let stranger = world.person("Carol", "Roux");
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let line = ["member", "promote", &org.slug, &bob.slug, &stranger.slug, "--yes", "--json"];
    let run = world.run_as(&alice, line).exits(6);
    assert_eq!(run.error()["code"], "no_member");
    assert_eq!(writes(&world, &alice), []);
}

#[test]
fn a_dry_run_shows_and_sends_nothing() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let run =
        world.run_as(&alice, ["member", "promote", &org.slug, &bob.slug, "-n", "--lang", "fr"]).success();
    assert_eq!(run.stdout, format!("{}\trole\teditor\tadmin\tplanned\n", bob.full_name()));
    assert!(run.stderr.contains("éditeur → administrateur"), "{run}");
    assert!(run.stderr.contains("Rien n'a été envoyé"), "{run}");
    world.run_as(&alice, ["member", "promote", &org.slug, &bob.slug]).exits(2);
    assert_eq!(writes(&world, &alice), []);
}

#[test]
fn leaving_the_role_of_a_partial_editor_says_what_is_lost() {
    let world = world!();
    where_it_can!(world.portal.can.partial_editors);
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "partial_editor")]);
    let dataset = world.dataset(&org, "Arbres");
    world.assign(&org, &bob, &dataset);
    assert_eq!(world.holds(&org).assignments.len(), 1);
    let run = world.run_as(&alice, ["member", "promote", &org.slug, &bob.slug, "--yes"]).success();
    assert!(run.stderr.contains("loses what was assigned to them"), "{run}");
    assert_eq!(world.holds(&org).assignments, []);
}

#[test]
fn at_a_terminal_it_asks_and_a_no_is_a_no() {
    let world = world!();
    where_it_can!(world.portal.can.partial_editors);
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let command = world.command_as(&alice).args(["member", "demote", &org.slug, &bob.slug]).lang("fr");
    let mut session = command.terminal();
    session.expect("ne pourra modifier aucun contenu existant").expect("Continuer ? [o/N]").send_line("n");
    assert_eq!(session.wait(), 11, "{session}");
    assert!(session.is_restored());
    assert_eq!(role(&world, &org, &bob), "editor");
    let mut session = command.terminal();
    session.expect("[o/N]").send_line("o");
    assert_eq!(session.wait(), 0, "{session}");
    assert_eq!(role(&world, &org, &bob), "partial_editor");
    assert_eq!(session.screen().matches("ne pourra modifier").count(), 1, "said once: {session}");
}
