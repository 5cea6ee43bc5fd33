//! `journal undo`.

use serde_json::{Value, json};

use super::{listed, update};
use crate::support::output::Output;
use crate::support::world::{Organization, Person, World};

/// The identifier of the latest entry with that action.
fn latest(world: &World, action: &str) -> String {
    listed(world, &["--action", action]).last().unwrap()["id"].as_str().unwrap().to_owned()
}

fn undo(world: &World, person: &Person, id: &str, more: &[&str]) -> Output {
    let command = world.command_as(person).strangers("accueil@ville.example");
    command.args(["journal", "undo", id, "--json"]).args(more).run()
}

fn undone(world: &World, person: &Person, action: &str) -> Value {
    undo(world, person, &latest(world, action), &["--confirm"]).success().json()[0].clone()
}

fn city(world: &World, role: Option<&str>) -> (Person, Person, Organization) {
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let members: Vec<_> = [(&alice, "admin")].into_iter().chain(role.map(|role| (&bob, role))).collect();
    let org = world.organization("Ville", &members);
    (alice, bob, org)
}

#[test]
fn a_role_goes_back_and_only_confirm_answers() {
    let world = world!();
    let (alice, bob, org) = city(&world, Some("editor"));
    world.run_as(&alice, ["member", "promote", &org.slug, &bob.slug, "--to", "admin", "--yes"]).success();
    let id = latest(&world, "role");
    let role = || world.holds(&org).role_of(&bob);
    assert_eq!(undo(&world, &alice, &id, &["--yes"]).exits(2).error()["code"], "needs_confirmation");
    let dry = undo(&world, &alice, &id[..4], &["-n"]).success();
    assert_eq!((&dry.json()[0]["after"], &dry.json()[0]["result"]), (&json!("editor"), &json!("planned")));
    assert_eq!(role().as_deref(), Some("admin"));
    let held = world.command_as(&alice).env("UDATACTL_NO_REMOVALS", "1");
    held.args(["journal", "undo", &id, "--confirm"]).run().exits(3);

    let done = undo(&world, &alice, &id, &["--confirm"]).success().json()[0].clone();
    assert_eq!((&done["before"], &done["after"]), (&json!("admin"), &json!("editor")));
    assert_eq!((&done["result"], &done["verified"]), (&json!("changed"), &json!(true)));
    assert_eq!(role().as_deref(), Some("editor"));
    let again = undo(&world, &alice, &id, &["--confirm"]).success();
    assert_eq!(again.json()[0]["result"], "unchanged");
    // It is in the journal like any change, so it can be undone too.
    assert_eq!(undone(&world, &alice, "role")["after"], "admin");
    let entry = listed(&world, &["--action", "role"])[0].clone();
    let long = format!("{}-{}", entry["run"].as_str().unwrap(), entry["number"]);
    assert_eq!(undo(&world, &alice, &long, &["--confirm"]).success().json()[0]["after"], "editor");
}

#[test]
fn who_was_removed_is_invited_again() {
    let world = world!();
    let (alice, bob, org) = city(&world, Some("admin"));
    world.run_as(&alice, ["member", "remove", &org.slug, &bob.slug, "--yes"]).success();
    let id = latest(&world, "remove");
    let done = undone(&world, &alice, "remove");
    let held = world.holds(&org);
    if !world.portal.can.invites {
        assert_eq!((&done["action"], held.role_of(&bob).as_deref()), (&json!("add"), Some("admin")));
        assert_eq!(undone(&world, &alice, "add")["action"], "remove");
        assert_eq!(world.holds(&org).role_of(&bob), None);
        return;
    }
    assert_eq!((&done["action"], &done["after"]), (&json!("invite"), &json!("pending")));
    let sent = held.request(done["request"].as_str().unwrap());
    assert_eq!((sent.status.as_str(), sent.role.as_deref()), ("pending", Some("admin")));
    assert_eq!(undo(&world, &alice, &id, &["--confirm"]).success().json()[0]["result"], "unchanged");
    // Cancelled since: no second mail without being asked for.
    assert_eq!(undone(&world, &alice, "invite")["after"], "canceled");
    let refused = undo(&world, &alice, &id, &["--confirm"]).exits(3).error();
    assert_eq!(refused["code"], "changed_since");
    assert!(refused["hint"].as_str().unwrap().contains("--role admin --invite-again"), "{refused}");
}

#[test]
fn who_was_invited_with_another_role_since_is_left_alone() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let (alice, bob, org) = city(&world, Some("editor"));
    let by_address = ["--email", "accueil@ville.example"];
    world.run_as(&alice, ["member", "remove", &org.slug, &bob.slug, "--yes"]).success();
    let add = |who: &[&str], role: &str| {
        let line = ["member", "add", &org.slug, "--role", role, "--invite-again", "--yes", "--json"];
        let command = world.command_as(&alice).strangers("accueil@ville.example");
        command.args(line).args(who).run().success().json()[0]["request"].as_str().unwrap().to_owned()
    };
    let before = |who: &[&str], id: &str| {
        let again = add(who, "admin");
        let count = world.writes_by(&alice);
        let refused = undo(&world, &alice, id, &["--confirm"]).exits(3).error();
        assert_eq!(refused["code"], "changed_since", "{refused}");
        let hint = refused["hint"].as_str().unwrap();
        assert!(hint.contains("is invited as administrator, not as editor"), "{refused}");
        let resend = format!("udatactl invite resend {} {again} --role editor", org.slug);
        assert!(hint.contains(&format!("`{resend}`")), "{refused}");
        assert_eq!(world.writes_by(&alice), count);
        let words = resend.split(' ').skip(1).chain(["--yes"]);
        world.command_as(&alice).strangers("accueil@ville.example").args(words).run().success();
        assert_eq!(undo(&world, &alice, id, &["--confirm"]).success().json()[0]["result"], "unchanged");
    };
    before(&[&bob.slug], &latest(&world, "remove"));
    for who in [&[bob.slug.as_str()][..], &by_address] {
        let invitation = match who {
            [_] => world.holds(&org).requests_of(&bob).last().unwrap().id.clone(),
            _ => add(who, "editor"),
        };
        let cancel = world.command_as(&alice).strangers("accueil@ville.example");
        cancel.args(["invite", "cancel", &org.slug, &invitation, "--yes"]).run().success();
        before(who, &latest(&world, "cancel"));
    }
}

#[test]
fn an_invitation_is_cancelled_and_sent_again() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let (alice, bob, org) = city(&world, None);
    for who in [&[bob.slug.as_str()][..], &["--email", "accueil@ville.example"]] {
        let line = ["member", "add", &org.slug].into_iter().chain(who.iter().copied());
        let added = world.run_as(&alice, line.chain(["--role", "admin", "--yes", "--json"])).success().json();
        let first = added[0]["request"].as_str().unwrap().to_owned();
        assert_eq!(undone(&world, &alice, "invite")["request"], json!(first));
        assert_eq!(world.holds(&org).request(&first).status, "canceled");
        let again = undone(&world, &alice, "cancel");
        let second = again["request"].as_str().unwrap();
        let held = world.holds(&org);
        assert_eq!(held.request(second).role.as_deref(), Some("admin"), "{again}");
        assert_ne!(second, first);
        assert_eq!(undone(&world, &alice, "cancel")["result"], "unchanged");
    }
    let id = latest(&world, "invite");
    let of_bob = listed(&world, &["--action", "invite", "--person", &bob.id]).last().unwrap()["id"].clone();
    let request =
        listed(&world, &["--action", "invite", "--person", &bob.id]).last().unwrap()["request"].clone();
    world.run_as(&bob, ["invite", "accept", request.as_str().unwrap(), "--yes"]).success();
    let refused = undo(&world, &alice, of_bob.as_str().unwrap(), &["--confirm"]).exits(3).error();
    assert!(refused["hint"].as_str().unwrap().contains("member remove"), "{refused}");
    assert_eq!(world.holds(&org).role_of(&bob).as_deref(), Some("admin"));
    undo(&world, &alice, &id, &["--confirm"]).success();
}

#[test]
fn a_cancelled_invitation_keeps_what_it_assigned() {
    let world = world!();
    where_it_can!(world.portal.can.partial_editors);
    let (alice, paul, org) = city(&world, None);
    let dataset = world.dataset(&org, "Arbres");
    let path = format!("/api/1/organizations/{}/member/", org.id);
    let assignments = json!([{"class": "Dataset", "id": dataset}]);
    let given = json!({"user": paul.id, "role": "partial_editor", "assignments": assignments});
    world.portal.api("POST", &path, Some(&alice), Some(given));
    world.run_as(&alice, ["invite", "cancel", &org.slug, &paul.slug, "--yes"]).success();
    let again = undone(&world, &alice, "cancel");
    world.run_as(&paul, ["invite", "accept", again["request"].as_str().unwrap(), "--yes"]).success();
    let held = world.holds(&org);
    assert_eq!(held.role_of(&paul).as_deref(), Some("partial_editor"));
    assert_eq!(held.assignments.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), [dataset.as_str()]);
}

#[test]
fn a_partial_editor_who_was_removed_gets_back_what_was_assigned() {
    let world = world!();
    where_it_can!(world.portal.can.partial_editors);
    let (alice, paul, org) = city(&world, Some("partial_editor"));
    let [trees, benches] = ["Arbres", "Bancs"].map(|title| world.dataset(&org, title));
    world.assign(&org, &paul, &trees);
    world.assign(&org, &paul, &benches);
    world.run_as(&alice, ["member", "remove", &org.slug, &paul.slug, "--yes"]).success();
    assert_eq!(world.holds(&org).assignments.len(), 0);
    let back = undone(&world, &alice, "remove");
    world.run_as(&paul, ["invite", "accept", back["request"].as_str().unwrap(), "--yes"]).success();
    let held = world.holds(&org);
    assert_eq!(held.role_of(&paul).as_deref(), Some("partial_editor"));
    let mut assigned: Vec<_> = held.assignments.iter().map(|one| one.id.as_str()).collect();
    assigned.sort_unstable();
    let mut wanted = [trees.as_str(), benches.as_str()];
    wanted.sort_unstable();
    assert_eq!(assigned, wanted);

    // An assignment is taken back, too, and a role brings back what it had ended.
    world.run_as(&alice, ["assignment", "remove", &org.slug, &paul.slug, &trees, "--yes"]).success();
    undo(&world, &alice, &latest(&world, "unassign"), &["--confirm"]).success();
    assert_eq!(world.holds(&org).assignments.len(), 2);
    let promote = ["member", "promote", &org.slug, &paul.slug, "--to", "editor", "--yes"];
    world.run_as(&alice, promote).success();
    assert_eq!(world.holds(&org).assignments.len(), 0);
    undo(&world, &alice, &latest(&world, "role"), &["--confirm"]).success();
    let held = world.holds(&org);
    assert_eq!((held.role_of(&paul).as_deref(), held.assignments.len()), (Some("partial_editor"), 2));
    // What was changed since is left alone.
    world.run_as(&alice, ["assignment", "remove", &org.slug, &paul.slug, &trees, "--yes"]).success();
    let old = latest(&world, "unassign");
    world.run_as(&alice, ["assignment", "remove", &org.slug, &paul.slug, &benches, "--yes"]).success();
    let told = undo(&world, &alice, &old, &["--confirm"]).exits(3).error();
    assert_eq!(told["code"], "changed_since", "{told}");
    assert_eq!(world.holds(&org).assignments.len(), 0);
}

#[test]
fn an_approval_becomes_a_removal() {
    let world = world!();
    let (alice, bob, org) = city(&world, None);
    world.request(&org, &bob, "Bonjour");
    let approve = ["requests", "approve", &org.slug, &bob.slug, "--role", "admin", "--yes"];
    world.run_as(&alice, approve).success();
    let [approved, role] = ["approve", "role"].map(|action| latest(&world, action));
    let refused = undo(&world, &alice, &approved, &["--confirm"]).exits(3).error();
    assert!(refused["hint"].as_str().unwrap().contains(&format!("journal undo {role}")), "{refused}");
    assert_eq!(undone(&world, &alice, "role")["after"], "editor");
    let line = ["journal", "undo", &approved, "--confirm"];
    let run = world.command_as(&alice).lang("fr").args(line).run().success();
    assert!(run.stderr.contains("reste acceptée"), "{run}");
    assert_eq!(world.holds(&org).role_of(&bob), None);
    assert_eq!(undo(&world, &alice, &approved, &["--confirm"]).success().json()[0]["result"], "unchanged");
}

#[test]
fn what_somebody_changed_since_is_left_alone() {
    let world = world!();
    let (alice, bob, org) = city(&world, Some("editor"));
    let carol = world.person("Carol", "Roux");
    world.furnish(&org, json!({"members": [{"user": carol.id, "role": "admin"}]}));
    world.run_as(&alice, ["member", "promote", &org.slug, &bob.slug, "--to", "admin", "--yes"]).success();
    let elsewhere = world.command_as(&carol).env("UDATACTL_STATE_DIR", world.path("elsewhere"));
    elsewhere.args(["member", "remove", &org.slug, &bob.slug, "--yes"]).run().success();
    let id = latest(&world, "role");
    let before = world.holds(&org);
    let refused = undo(&world, &alice, &id, &["--confirm"]).exits(3).error();
    assert_eq!(refused["code"], "changed_since");
    let message = refused["message"].as_str().unwrap();
    assert!(message.contains("“administrator”") && message.contains("“not a member”"), "{message}");
    assert!(refused["hint"].as_str().unwrap().contains("other administrators"), "{refused}");
    assert_eq!(world.holds(&org), before);
    // Who is no administrator is told so first.
    assert_eq!(undo(&world, &bob, &id, &["--confirm"]).exits(5).error()["code"], "not_administrator");
}

#[test]
fn the_guards_hold() {
    let world = world!();
    let (alice, bob, org) = city(&world, Some("editor"));
    world.run_as(&alice, ["member", "promote", &org.slug, &bob.slug, "--to", "admin", "--yes"]).success();
    let promoted = latest(&world, "role");
    world.run_as(&alice, ["org", "leave", &org.slug, "--yes"]).success();
    let refused = undo(&world, &world.sysadmin(), &promoted, &["--confirm"]).exits(3).error();
    assert_eq!(refused["code"], "last_admin");
    let oneself = undo(&world, &bob, &promoted, &["--confirm", "--allow-no-admin"]).exits(3).error();
    assert_eq!(oneself["code"], "oneself");
    assert_eq!(world.holds(&org).role_of(&bob).as_deref(), Some("admin"));
}

#[test]
fn what_cannot_be_undone_says_what_to_do_instead() {
    let world = world!();
    let (alice, bob, org) = city(&world, None);
    world.request(&org, &bob, "Bonjour");
    let reject = ["requests", "reject", &org.slug, &bob.slug, "--comment", "Non", "--yes"];
    world.run_as(&alice, reject).success();
    assert_eq!(update(&world, &alice, &org, "V"), 0);
    assert_eq!(update(&world, &bob, &org, "N"), 5);
    let confirm = format!("--confirm={}", org.slug);
    world.run_as(&alice, ["org", "update", &org.slug, "--acronym", "W", "--yes"]).success();
    world.run_as(&alice, ["org", "delete", &org.slug, &confirm]).success();
    let instead = |action: &str, command: &str| {
        let told = undo(&world, &alice, &latest(&world, action), &["--confirm"]).exits(3).error();
        assert_eq!(told["code"], "cannot_be_undone", "{told}");
        let said = format!("{} {}", told["message"], told["hint"]);
        assert!(said.contains(command), "{action}: {said}");
    };
    instead("reject", &format!("udatactl member add {} {} --invite-again", org.id, bob.id));
    instead("delete", &format!("udatactl org restore {}", org.id));
    instead("update", "udatactl org show");
    let entries = listed(&world, &["--action", "api"]);
    let id = |index: usize| entries[index]["id"].as_str().unwrap();
    assert_eq!(undo(&world, &alice, id(0), &["--confirm"]).exits(3).error()["code"], "cannot_be_undone");
    let refused = undo(&world, &alice, id(1), &["--confirm"]).success();
    assert!(refused.stderr.contains("refused that write") && refused.json() == json!([]), "{refused}");
    assert_eq!(undo(&world, &alice, "zzzz", &[]).exits(6).error()["code"], "unknown_entry");
    assert_eq!(undo(&world, &alice, &id(0)[..1], &[]).exits(6).error()["exit"], 6);
    let other = world.command_as(&alice).env("UDATACTL_SITE", "http://127.0.0.1:9");
    let other = other.args(["journal", "undo", id(0), "--confirm", "--json"]).run().exits(2).error();
    assert_eq!(other["code"], "another_portal");
}
