//! `member show`.

use serde_json::json;

#[test]
fn a_member_with_what_they_may_do() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let can = &world.portal.can;
    let lowest = can.lowest_role();
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, lowest)]);
    let run = world.run_as(&alice, ["member", "show", &org.slug, &bob.slug, "--json"]).success();
    let one = run.json();
    assert_eq!((&one["id"], &one["role"]), (&json!(bob.id), &json!(lowest)));
    let own: &[&str] = match (can.invites, can.partial_editors) {
        (false, _) => &["answer_discussions", "edit_content", "read_requests"],
        (true, false) => &["answer_discussions", "edit_content"],
        (true, true) => &["answer_assigned", "edit_assigned"],
    };
    let may = [&["publish_datasets", "publish_reuses"], own, &["see_private"]].concat();
    assert_eq!(one["may"], json!(may));
    assert_eq!((&one["email_is_masked"], &one["last_seen"]), (&json!(can.masks_addresses()), &json!(null)));
    assert!(run.stderr.contains(&format!("`udatactl member promote {} {}`", org.slug, bob.slug)), "{run}");
    assert!(!run.stderr.contains("member demote"), "nothing is below: {run}");
    let run =
        world.run_as(&alice, ["member", "show", &org.slug, "me", "-o", "table", "--lang", "fr"]).success();
    assert!(
        run.stdout.contains("administrateur") && run.stdout.contains("Ajouter ou inviter des membres"),
        "{run}"
    );
    assert!(run.stderr.contains("est seul administrateur"), "{run}");
    let run = world.run_as(&bob, ["member", "show", &org.slug, &alice.slug]).success();
    assert!(!run.stderr.contains("member remove"), "what bob may not do is not proposed: {run}");
}

#[test]
fn who_is_no_member_but_waits_is_told_apart() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let (asked, invited, stranger) =
        (world.person("Bob", "Petit"), world.person("Carol", "Roux"), world.person("Dora", "Blanc"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let request = world.request(&org, &asked, "please");
    if world.portal.can.invites {
        world.invitation(&org, &invited, "editor");
    }
    let run = world.run_as(&alice, ["member", "show", &org.slug, &asked.slug]).exits(6);
    assert!(run.stderr.contains("asked to join just now, and waits for an answer"), "{run}");
    assert!(run.stderr.contains(&format!("udatactl requests approve {} {request}", org.slug)), "{run}");
    let run = world.run_as(&alice, ["member", "show", &org.slug, &invited.slug]).exits(6);
    let says_so = run.stderr.contains("was invited just now, and has not answered yet");
    assert_eq!(says_so, world.portal.can.invites, "{run}");
    let run = world.run_as(&alice, ["member", "show", &org.slug, &stranger.slug]).exits(6);
    assert!(run.stderr.contains("udatactl member list"), "{run}");
    let run = world.run_as(&stranger, ["member", "show", &org.slug, &asked.slug]).exits(6);
    assert!(!run.stderr.contains("asked to join"), "who asks is not everybody's business: {run}");
}
