//! `member add`: what stops it before anything is sent.

use serde_json::json;

use super::writes;

#[test]
fn g17_who_was_turned_down_lately_is_not_invited() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let other = world.person("Carol", "Roux");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    world.furnish(&org, json!({"requests": [{"user": bob.id, "status": "refused", "comment": "please"}]}));
    let line = ["member", "add", &org.slug, &other.slug, &bob.slug, "--yes", "--json"];
    let run = world.run_as(&alice, line).exits(3);
    assert_eq!(run.error()["code"], "recently_turned_down");
    assert!(run.error()["message"].as_str().unwrap().contains(&bob.full_name()), "{run}");
    assert!(run.error()["hint"].as_str().unwrap().contains("--invite-again"), "{run}");
    assert_eq!(writes(&world, &alice), []);
    let again = ["member", "add", &org.slug, &other.slug, &bob.slug, "--yes", "--invite-again"];
    world.run_as(&alice, again).success();
    assert_eq!(world.holds(&org).requests_of(&bob).last().map(|one| one.status.as_str()), Some("pending"));
}

#[test]
fn g17_an_old_refusal_does_not_count() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let old =
        json!({"user": bob.id, "kind": "invitation", "status": "canceled", "created": "2020-01-01T00:00:00"});
    world.furnish(&org, json!({"requests": [old]}));
    world.run_as(&alice, ["member", "add", &org.slug, &bob.slug, "--yes"]).success();
    assert_eq!(world.holds(&org).requests_of(&bob).len(), 2);
}

#[test]
fn g17_a_refusal_in_our_journal_counts_from_that_day() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let old = json!({"user": bob.id, "comment": "please", "created": "2020-01-01T00:00:00"});
    let request = world.furnish(&org, json!({"requests": [old]})).requests.remove(0);
    let reject = ["requests", "reject", &org.slug, &request, "--comment", "No", "--yes"];
    world.run_as(&alice, reject).success();
    let line = ["member", "add", &org.slug, &bob.slug, "--yes", "--json"];
    assert_eq!(world.run_as(&alice, line).exits(3).error()["code"], "recently_turned_down");
    assert_eq!(world.holds(&org).requests_of(&bob).len(), 1);
    let elsewhere = world.command_as(&alice).env("UDATACTL_STATE_DIR", world.path("another-machine"));
    elsewhere.args(line).run().success();
    assert_eq!(world.holds(&org).requests_of(&bob).len(), 2);
}

#[test]
fn an_address_that_is_none_is_refused_here() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    for bad in ["paul", "paul@", "paul@exemple", "pa ul@exemple.fr", "pa***@exemple.fr"] {
        let run =
            world.run_as(&alice, ["member", "add", &org.slug, "--email", bad, "--yes", "--json"]).exits(2);
        assert_eq!(run.error()["code"], "bad_address", "{run}");
    }
    for empty in [["--email", ""], ["--email=", "x"]] {
        world.run_as(&alice, ["member", "add", &org.slug].into_iter().chain(empty)).exits(2);
    }
    world.run_as(&alice, ["member", "add", &org.slug, "--yes"]).exits(2);
    assert_eq!(writes(&world, &alice), []);
}

#[test]
fn a_closed_account_stops_everything_before_the_first_write() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let (inactive, deleted) = (world.person("Carol", "Roux"), world.person("Dora", "Blanc"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    world.deactivate(&inactive);
    world.delete_account(&deleted);
    for closed in [&inactive, &deleted] {
        let line = ["member", "add", &org.slug, &bob.slug, &closed.id, "--yes", "--json"];
        let run = world.run_as(&alice, line).exits(6);
        assert_eq!(run.error()["code"], "account_closed", "{run}");
    }
    assert_eq!(writes(&world, &alice), []);
    assert_eq!(world.holds(&org).requests, []);
}

#[test]
fn g11_people_from_stdin_need_confirm() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let command = |flag| world.command_as(&alice).args(["member", "add", &org.slug, "-", "--json", flag]);
    let run = command("--yes").stdin(format!("{}\n", bob.slug)).run().exits(2);
    assert_eq!(run.error()["code"], "needs_confirmation", "{run}");
    let run = command("--confirm").stdin("\n").run().exits(2);
    assert_eq!(run.error()["code"], "empty_input", "{run}");
    assert_eq!(writes(&world, &alice), []);
    command("--confirm").stdin(format!("\u{feff}{}\r\n\r\n", bob.slug)).run().success();
    let held = world.holds(&org);
    assert_eq!(held.requests_of(&bob).len() + held.members() - 1, 1, "invited or added: {held:?}");
}

#[test]
fn g16_nobody_is_named_twice() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let line = ["member", "add", &org.slug, &bob.slug, &bob.id, "--yes", "--json"];
    assert_eq!(world.run_as(&alice, line).exits(3).error()["code"], "named_twice");
    if world.portal.can.invites {
        let line = ["member", "add", &org.slug, "--email", "a@b.fr", "--email", "A@b.fr", "--yes", "--json"];
        assert_eq!(world.run_as(&alice, line).exits(3).error()["code"], "named_twice");
    }
    assert_eq!(writes(&world, &alice), []);
}

#[test]
fn only_administrators_may() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let run = world.run_as(&bob, ["member", "add", &org.slug, &bob.slug, "--yes"]).exits(5);
    assert!(run.stderr.contains("You are not an administrator"), "{run}");
    assert!(run.stderr.contains(&alice.slug), "who can be asked: {run}");
    let run = world.anonymous().args(["member", "add", &org.slug, &bob.slug, "--yes"]).run().exits(4);
    assert!(run.stderr.contains("/admin/me/profile"), "{run}");
    assert_eq!(writes(&world, &bob), []);
}

#[test]
fn nobody_is_brought_into_a_deleted_organization() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org =
        world.organization_with("Ville", &[(&alice, "admin"), (&bob, "editor")], json!({"deleted": true}));
    let carol = world.person("Carol", "Roux");
    for line in [["add", &org.slug, &carol.slug], ["promote", &org.slug, &bob.slug]] {
        let words = ["member"].into_iter().chain(line).chain(["--yes", "--json"]);
        assert_eq!(world.run_as(&alice, words).exits(6).error()["code"], "deleted");
    }
    assert_eq!(writes(&world, &alice), []);
}

#[test]
fn g24_the_read_only_switch_holds() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let command = world.command_as(&alice).env("UDATACTL_READ_ONLY", "1");
    let run = command.args(["member", "add", &org.slug, &bob.slug, "--yes", "--json"]).run().exits(3);
    assert_eq!(run.error()["code"], "read_only_switch", "{run}");
    assert_eq!(writes(&world, &alice), []);
}
