use serde_json::json;

use super::{nothing_written, says};

#[test]
fn what_was_deleted_comes_back_where_the_portal_can_and_else_it_is_said() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let dataset = world.dataset(&org, "Arbres");
    let page = format!("{}/organizations/{}", world.portal.base(), org.slug);
    for typed in [&org.slug, &org.id, &page] {
        let slug = format!("--confirm={}", org.slug);
        let deleted = world.run_as(&alice, ["org", "delete", &org.id, &slug]);
        if world.portal.can.restores() || typed == &org.slug {
            says(&deleted.success(), &[&format!("udatactl org restore {}", org.slug)]);
        }
        let dry = world.run_as(&alice, ["org", "restore", typed, "--dry-run", "-v", "-o", "json"]).success();
        says(&dry, &["PUT ", "deleted just now"]);
        assert_eq!(dry.json()[0]["result"], "planned");
        world.run_as(&alice, ["org", "restore", typed]).exits(2);
        let held = world.command_as(&alice).env("UDATACTL_READ_ONLY", "1");
        held.args(["org", "restore", typed, "--yes"]).run().exits(3);
        assert!(world.holds(&org).deleted.is_some());

        let run = world.run_as(&alice, ["org", "restore", typed, "--yes", "-o", "json"]);
        let run = run.exits(if world.portal.can.restores() { 0 } else { 7 });
        if world.portal.can.restores() {
            let row = &run.json()[0];
            assert_eq!((&row["before"], &row["after"]), (&json!("deleted"), &json!("online")));
            assert_eq!((&row["result"], &row["verified"]), (&json!("changed"), &json!(true)));
            assert_eq!(world.holds(&org).deleted, None);
        } else {
            let error = run.error();
            assert_eq!(error["code"], "restore_did_nothing", "{run}");
            assert!(error["message"].as_str().unwrap().contains("still deleted"), "{run}");
            assert!(error["hint"].as_str().unwrap().contains(&org.id), "{run}");
            assert!(world.holds(&org).deleted.is_some());
        }
    }
    assert!(!world.is_deleted("dataset", &dataset));
    let journal = world.run_as(&alice, ["journal", "list", "-o", "json"]).success().json();
    assert_eq!(journal.as_array().unwrap().last().unwrap()["action"], "restore");
}

#[test]
fn what_is_online_is_left_alone() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let run = world.run_as(&alice, ["org", "restore", &org.slug, "-o", "json"]).success();
    assert_eq!(run.json()[0]["result"], "unchanged");
    nothing_written(&world, &org);
}

#[test]
fn only_its_administrators_and_the_staff_may() {
    let world = world!();
    let (alice, bob, carol) =
        (world.person("Alice", "Martin"), world.person("Bob", "Petit"), world.person("Carol", "Roux"));
    let members = [(&alice, "admin"), (&bob, "editor")];
    let org = world.organization_with("Ville", &members, json!({"deleted": true}));
    let restore = ["org", "restore", &org.slug, "--yes", "-o", "json"];
    let editor = world.run_as(&bob, restore).exits(5);
    assert_eq!(editor.error()["code"], "not_administrator");
    assert!(editor.error()["hint"].as_str().unwrap().contains(&alice.slug), "{editor}");
    let stranger = world.run_as(&carol, restore).exits(5);
    assert_eq!(stranger.error()["code"], "not_administrator");
    assert_eq!(world.anonymous().args(restore).run().exits(4).error()["code"], "no_key");
    nothing_written(&world, &org);
    let staff = world.run_as(&world.sysadmin(), restore);
    assert_eq!(staff.code, if world.portal.can.restores() { 0 } else { 7 }, "{staff}");
}

#[test]
fn what_is_purged_is_gone_for_good_and_its_content_is_nobodys() {
    let portal = own_portal!();
    let world = world!(&portal);
    let alice = world.person("Alice", "Martin");
    let org = world.organization_with("Ville", &[(&alice, "admin")], json!({"deleted": true}));
    let dataset = world.dataset(&org, "Arbres");
    world.purge(&org);
    let run = world.run_as(&alice, ["org", "restore", &org.id, "--yes", "-o", "json"]).exits(6);
    assert_eq!(run.error()["code"], "unknown_organization");
    assert!(run.error()["hint"].as_str().unwrap().contains("can't be restored by anyone"), "{run}");
    let path = format!("/api/1/datasets/{dataset}/");
    assert_eq!(world.portal.api("GET", &path, None, None).status, 200);
}
