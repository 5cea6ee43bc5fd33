//! How people and organizations are named on a command line, tried through the verbs of `member`.

use serde_json::json;

use super::{role, writes};

#[test]
fn g15_homonyms_are_listed_and_left_alone() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let (one, other) = (world.person("Jeanne", "Martin"), world.person("Jeanne", "Martin"));
    assert_eq!(one.full_name(), other.full_name());
    let org = world.organization("Ville", &[(&alice, "admin"), (&one, "editor"), (&other, "editor")]);
    let line = ["member", "remove", &org.slug, &one.full_name(), "--yes", "--json"];
    let run = world.run_as(&alice, line).exits(6);
    assert_eq!(run.error()["code"], "ambiguous");
    let message = run.error()["message"].as_str().unwrap().to_owned();
    assert!(
        message.contains(&one.id) && message.contains(&other.id) && message.contains(&other.slug),
        "{run}"
    );
    let fourth = world.organization("Autre", &[(&alice, "admin")]);
    let run =
        world.run_as(&alice, ["member", "add", &fourth.slug, &one.full_name(), "--yes", "--json"]).exits(6);
    assert_eq!(run.error()["code"], "ambiguous", "{run}");
    assert_eq!(writes(&world, &alice), []);
}

#[test]
fn a_name_with_one_match_is_asked_about_and_never_taken_alone() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Zoé", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let turned = format!("{} ZOE", bob.last_name.to_uppercase());
    for name in [bob.full_name(), turned.clone()] {
        let run = world.run_as(&alice, ["member", "promote", &org.slug, &name, "--yes", "--json"]).exits(6);
        assert_eq!(run.error()["code"], "name_not_certain", "{run}");
        assert!(run.error()["message"].as_str().unwrap().contains(&bob.id), "{run}");
    }
    let command = world.command_as(&alice).args(["member", "promote", &org.slug, &turned, "--yes"]);
    let mut session = command.terminal();
    session.expect(&format!("Is it {} · {} · id:{}?", bob.full_name(), bob.slug, bob.id)).send_line("n");
    assert_eq!(session.wait(), 11, "{session}");
    assert_eq!(role(&world, &org, &bob), "editor");
    let mut session = command.terminal();
    session.expect("Is it").send_line("y");
    assert_eq!(session.wait(), 0, "{session}");
    assert_eq!(role(&world, &org, &bob), "admin");
}

#[test]
fn who_is_meant_and_whether_to_go_on_is_one_question() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Zoé", "Petit"));
    let carol = world.person("Carol", "Roux");
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let request = world.request(&org, &carol, "Bonjour");
    let once = |words: &[&str], answer: &str, code: i32| {
        let mut session = world.command_as(&alice).args(words).terminal();
        session.expect("Is it ").expect("Go on? [y/N]").send_line(answer);
        assert_eq!(session.wait(), code, "{session}");
        assert_eq!(session.screen().matches("[y/N]").count(), 1, "{session}");
    };
    let name = bob.full_name();
    once(&["member", "promote", &org.slug, &name], "n", 11);
    assert_eq!(role(&world, &org, &bob), "editor");
    once(&["member", "promote", &org.slug, &name], "y", 0);
    assert_eq!(role(&world, &org, &bob), "admin");
    once(&["requests", "approve", &org.slug, &carol.full_name()], "y", 0);
    assert!(!request.is_empty());
    once(&["member", "remove", &org.slug, &carol.full_name()], "y", 0);
    // Where there is nothing to go on with, it is asked all the same, before anything is concluded.
    let mut session = world.command_as(&alice).args(["member", "promote", &org.slug, &name]).terminal();
    session.expect("Is it ").expect("[y/N]").send_line("n");
    assert_eq!(session.wait(), 11, "{session}");
    assert!(!session.screen().contains("unchanged"), "{session}");
}

#[test]
fn ctrl_c_at_the_question_leaves_the_terminal_as_it_was() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let command = world.command_as(&alice).args(["member", "remove", &org.slug, &bob.slug]);
    let mut session = command.terminal();
    session.expect("Go on? [y/N]").send_control('c');
    assert_eq!(session.wait(), 130, "{session}");
    assert!(session.is_restored());
    assert_eq!(writes(&world, &alice), []);
}

#[test]
fn pages_and_addresses_of_the_portal_name_people_and_organizations() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let base = world.portal.base();
    let organizations = [
        org.id.to_uppercase(),
        org.name.clone(),
        format!("{base}/organizations/{}/", org.slug),
        format!("{base}/fr/admin/organizations/{}/members", org.id),
        format!("{base}/api/1/organizations/{}/", org.id),
    ];
    for typed in &organizations {
        let run = world.run_as(&alice, ["member", "show", typed, &bob.id, "--json"]).success();
        assert_eq!(run.json()["organization_id"], json!(org.id));
    }
    for typed in [format!("{base}/users/{}/", bob.slug), format!("{base}/api/1/users/{}/", bob.id)] {
        let run = world.run_as(&alice, ["member", "show", &org.slug, &typed, "--json"]).success();
        assert_eq!(run.json()["id"], json!(bob.id));
    }
    let run = world.run_as(&alice, ["member", "show", &org.slug, "me", "--json"]).success();
    assert_eq!(run.json()["id"], json!(alice.id));
}

#[test]
fn another_portal_is_an_error_and_no_guess() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let elsewhere = format!("https://demo.data.gouv.fr/users/{}/", bob.slug);
    let page = format!("{}/datasets/arbres/", world.portal.base());
    let there = format!("https://www.data.gouv.fr/organizations/{}/", org.slug);
    let lines: [(&[&str], &str); 4] = [
        (&["member", "remove", &org.slug, &elsewhere], "another_portal"),
        (&["member", "add", &org.slug, &elsewhere], "another_portal"),
        (&["member", "remove", &there, &bob.slug], "another_portal"),
        (&["member", "remove", &org.slug, &page], "no_person_page"),
    ];
    for (line, code) in lines {
        let run = world.run_as(&alice, line.iter().copied().chain(["--yes", "--json"])).exits(2);
        assert_eq!(run.error()["code"], code, "{run}");
    }
    assert_eq!(writes(&world, &alice), []);
}

#[test]
fn an_address_names_nobody_except_for_the_portals_staff() {
    let world = world!();
    // Before, members saw addresses whole.
    where_it_can!(world.portal.can.masks_addresses());
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let line = ["member", "promote", &org.slug, &bob.email, "--yes", "--json"];
    let run = world.run_as(&alice, line).exits(6);
    assert_eq!(run.error()["code"], "address_not_certain", "{run}");
    assert!(run.stderr.contains(&bob.id), "who may be meant: {run}");
    let other = ["member", "promote", &org.slug, "other@example.org", "--yes", "--json"];
    assert_eq!(world.run_as(&alice, other).exits(6).error()["code"], "no_member");
    assert_eq!(role(&world, &org, &bob), "editor");
    world.run_as(&world.sysadmin(), line).success();
    assert_eq!(role(&world, &org, &bob), "admin");
}

#[test]
fn two_organizations_of_one_name_are_listed() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let one = world.organization("Ville", &[(&alice, "admin")]);
    let other = world.organization("Ville", &[(&alice, "admin")]);
    assert_eq!(one.name, other.name);
    let run = world.run_as(&alice, ["member", "remove", &one.name, "me", "--yes", "--json"]).exits(6);
    assert_eq!(run.error()["code"], "ambiguous");
    let message = run.error()["message"].as_str().unwrap().to_owned();
    assert!(message.contains(&one.id) && message.contains(&other.id), "{run}");
    assert_eq!(writes(&world, &alice), []);
}
