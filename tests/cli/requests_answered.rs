//! `requests approve` and `requests reject`.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use serde_json::json;

use crate::fault_proxy::{self, Fate};
use crate::support::run::finish;

#[test]
fn approving_makes_an_editor_and_says_how_to_go_back() {
    let world = world!();
    let (alice, paul) = (world.person("Alice", "Martin"), world.person("Paul", "Durand"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let id = world.request(&org, &paul, "Bonjour");
    let arguments = ["requests", "approve", &org.slug, &paul.slug];

    let planned =
        world.command_as(&alice).lang("fr").args(arguments).args(["-n", "-o", "json"]).run().success();
    assert_eq!(planned.json()[0]["result"], "planned");
    assert!(planned.stderr.contains(": accepter la demande d'adhésion, avec le rôle éditeur"), "{planned}");
    assert!(planned.stderr.contains("1 courriel"), "{planned}");
    let unasked = world.run_as(&alice, arguments).exits(2);
    assert!(unasked.stderr.contains("--yes"), "{unasked}");
    assert_eq!(world.holds(&org).request(&id).status, "pending");
    assert!(world.calls(&org).iter().all(|call| !call.is_write()));

    let approved = world.command_as(&alice).args(arguments).args(["--yes", "-o", "json"]).run().success();
    let record = &approved.json()[0];
    assert_eq!(
        (&record["result"], &record["after"], &record["verified"]),
        (&json!("changed"), &json!("editor"), &json!(true))
    );
    assert_eq!(record["request"], json!(id));
    let undo = format!("`udatactl member remove {} {}`", org.slug, paul.slug);
    assert!(approved.stderr.contains(&undo), "{approved}");
    let held = world.holds(&org);
    assert_eq!(held.role_of(&paul).as_deref(), Some("editor"));
    assert_eq!(held.request(&id).status, "accepted");

    // Again is no error and sends nothing.
    let writes = || world.calls(&org).iter().filter(|call| call.is_write()).count();
    let before = writes();
    let again =
        world.run_as(&alice, ["requests", "approve", &org.slug, &id, "--yes", "-o", "json"]).success();
    assert_eq!(again.json()[0]["result"], "unchanged");
    assert_eq!(writes(), before);
}

#[test]
fn another_role_is_a_second_step_each_in_the_journal() {
    let world = world!();
    let (alice, paul) = (world.person("Alice", "Martin"), world.person("Paul", "Durand"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    world.request(&org, &paul, "Bonjour");
    let run = world
        .run_as(
            &alice,
            ["requests", "approve", &org.slug, &paul.slug, "--role", "admin", "--yes", "-o", "json"],
        )
        .success();
    assert_eq!(run.json()[0]["after"], "admin");
    assert_eq!(world.holds(&org).role_of(&paul).as_deref(), Some("admin"));
    let journal = std::fs::read_to_string(world.path("state").join("journal.jsonl")).unwrap();
    let lines: Vec<serde_json::Value> =
        journal.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let steps: Vec<_> = lines.iter().filter_map(|line| line["action"].as_str()).collect();
    assert_eq!(steps, ["approve", "role"], "{journal}");
    let ends: Vec<_> = lines.iter().filter_map(|line| line["result"].as_str()).collect();
    assert_eq!(ends, ["done", "done"], "{journal}");
}

#[test]
fn what_is_half_done_is_said_and_the_same_command_finishes_it() {
    let world = world!();
    let (alice, paul) = (world.person("Alice", "Martin"), world.person("Paul", "Durand"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let id = world.request(&org, &paul, "Bonjour");
    let site = fault_proxy::before(
        world.portal.base(),
        fault_proxy::refuse("400 Bad Request", |method, _| method == "PUT"),
    );
    let arguments = ["requests", "approve", &org.slug, &id, "--role", "admin", "--yes", "-o", "json"];
    let half = world.command_as(&alice).env("UDATACTL_SITE", &site).args(arguments).run().exits(8);
    let record = &half.json()[0];
    assert_eq!((&record["result"], &record["after"]), (&json!("failed"), &json!("editor")), "{half}");
    assert!(half.stderr.contains("Half done") && half.stderr.contains("is an editor"), "{half}");
    assert!(half.stderr.contains("Test portal"), "{half}");
    let finish = format!("`udatactl member set-role {} {} admin`", org.slug, paul.slug);
    assert!(half.stderr.contains(&finish), "{half}");
    assert_eq!(half.error()["code"], "partly");
    assert_eq!(world.holds(&org).role_of(&paul).as_deref(), Some("editor"));

    let finished = world.run_as(&alice, arguments).success();
    assert_eq!(finished.json()[0]["action"], "role");
    assert_eq!(world.holds(&org).role_of(&paul).as_deref(), Some("admin"));
    let lowered = world
        .run_as(&alice, ["requests", "approve", &org.slug, &id, "--role", "editor", "--yes", "-o", "json"])
        .exits(3);
    assert_eq!(lowered.error()["code"], "would_lower");
    assert_eq!(world.holds(&org).role_of(&paul).as_deref(), Some("admin"));
}

/// G20: after a lost answer the portal is read; an approval that did not arrive is sent once more, and goes on.
#[test]
fn a_lost_answer_is_looked_up_and_an_approval_repeated_once() {
    let world = world!();
    let (alice, paul) = (world.person("Alice", "Martin"), world.person("Paul", "Durand"));
    // What befalls the first call and those after it, and how often it was sent.
    type Fates = fn(usize) -> Fate;
    let cases: [(Fates, usize); 2] =
        [(|_| Fate::AnswerLost, 1), (|before| if before == 0 { Fate::Dropped } else { Fate::PassedOn }, 2)];
    for (fates, sent) in cases {
        let org = world.organization("Ville", &[(&alice, "admin")]);
        world.request(&org, &paul, "x");
        let tries = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&tries);
        let site = fault_proxy::before(world.portal.base(), move |_, path| {
            if path.ends_with("/accept/") {
                fates(counted.fetch_add(1, Ordering::Relaxed))
            } else {
                Fate::PassedOn
            }
        });
        let line = ["requests", "approve", &org.slug, &paul.slug, "--role", "admin", "--yes", "-o", "json"];
        let run = world.command_as(&alice).env("UDATACTL_SITE", &site).args(line).run().success();
        assert_eq!(tries.load(Ordering::Relaxed), sent, "{run}");
        assert_eq!(world.holds(&org).role_of(&paul).as_deref(), Some("admin"), "{run}");
        assert_eq!(run.json()[0]["verified"], true, "{run}");
    }
}

#[test]
fn only_what_is_pending_is_approved() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let people = world.people(5);
    let [refused, lost, invited, gone, member] = people.as_slice() else { unreachable!() };
    let org = world.organization_with(
        "Ville",
        &[(&alice, "admin"), (member, "editor")],
        json!({"requests": [
            {"user": refused.id, "status": "refused"},
            {"user": lost.id, "status": "accepted"},
            {"user": member.id, "comment": "x"},
        ]}),
    );
    let mut invitations = Vec::new();
    if world.portal.can.invites {
        invitations.push(world.invitation(&org, invited, "admin"));
        invitations.push(world.mail_invitation(&org, "x@ville.example", "admin"));
    }
    // 17.18 drops the requests of a deleted account, older portals keep them.
    world.delete_account(gone);
    world.request(&org, gone, "x");
    let before = world.holds(&org);
    let approve =
        |who: &str| world.run_as(&alice, ["requests", "approve", &org.slug, who, "--yes", "-o", "json"]);

    let answered = approve(&refused.slug).exits(6);
    assert_eq!(answered.error()["code"], "already_answered");
    assert!(answered.error()["message"].as_str().unwrap().contains("refused"), "{answered}");
    assert!(approve(&lost.slug).exits(6).stderr.contains("accepted"));
    for id in &invitations {
        assert_eq!(approve(id).exits(6).error()["code"], "is_invitation");
    }
    assert_eq!(approve(&invited.slug).exits(6).error()["code"], "unknown_request");
    assert_eq!(approve(&gone.id).exits(6).error()["code"], "account_deleted");
    assert_eq!(approve(&member.slug).success().json()[0]["result"], "unchanged");
    // One bad reference stops all of the line, before the first write.
    let mixed = ["requests", "approve", &org.slug, &member.slug, "nobody-here", "--yes"];
    world.run_as(&alice, mixed).exits(6);
    let held = world.holds(&org);
    assert_eq!((held.members, held.requests), (before.members, before.requests));
}

#[test]
fn nobody_is_approved_without_being_meant() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let (one, two) = (world.person("Paul", "Durand"), world.person("Paul", "Durand"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    world.request(&org, &one, "x");
    world.request(&org, &two, "y");
    let before = world.holds(&org);
    let run = |arguments: &[&str]| {
        let line = ["requests", "approve", &org.slug].iter().chain(arguments).copied().collect::<Vec<_>>();
        world.run_as(&alice, line)
    };
    assert_eq!(run(&["--yes", "-o", "json"]).exits(2).error()["code"], "missing_request");
    let both = run(&[&one.full_name(), "--yes", "-o", "json"]).exits(6);
    assert_eq!(both.error()["code"], "ambiguous");
    assert!(both.stderr.contains(&one.slug) && both.stderr.contains(&two.slug), "{both}");
    run(&["", "--yes"]).exits(2);
    assert_eq!(run(&[&one.slug, &one.id, "--yes", "-o", "json"]).exits(3).error()["code"], "named_twice");
    // Addresses are masked for administrators: nobody is taken for the owner of one.
    if world.portal.can.masks_addresses() {
        let by_mail = run(&[&one.email, "--yes"]).exits(6);
        assert!(by_mail.stderr.contains(&one.slug), "{by_mail}");
    }
    let stranger =
        world.run_as(&bob, ["requests", "approve", &org.slug, &one.slug, "--yes", "-o", "json"]).exits(5);
    assert_eq!(stranger.error()["code"], "not_administrator");
    // A list from elsewhere needs more than --yes.
    let piped = world
        .command_as(&alice)
        .args(["requests", "approve", &org.slug, "-"])
        .stdin(format!("{}\n", one.slug));
    piped.clone().args(["--yes"]).run().exits(2);
    world
        .command_as(&alice)
        .args(["requests", "approve", &org.slug, "-", "--confirm"])
        .stdin("\n")
        .run()
        .exits(2);
    assert_eq!(world.holds(&org), before);
    piped.args(["--confirm"]).run().success();
    assert_eq!(world.holds(&org).role_of(&one).as_deref(), Some("editor"));
}

#[test]
fn rejecting_sends_the_comment_and_only_once() {
    let world = world!();
    let (alice, paul, bob) =
        (world.person("Alice", "Martin"), world.person("Paul", "Durand"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let id = world.request(&org, &paul, "Bonjour");
    world.request(&org, &bob, "Encore moi");
    let reject = |who: &str, more: &[&str]| {
        let line: Vec<&str> = ["requests", "reject", &org.slug, who].iter().chain(more).copied().collect();
        world.command_as(&alice).args(line)
    };
    let mute = reject(&paul.slug, &["--yes", "-o", "json"]).run().exits(2);
    assert_eq!(mute.error()["code"], "missing_comment");
    reject(&paul.slug, &["--yes", "--comment", ""]).run().exits(2);
    reject(&paul.slug, &["--yes", "--comment", "  "]).run().exits(2);
    let held_back = reject(&paul.slug, &["--yes", "--comment", "Non", "-o", "json"])
        .env("UDATACTL_NO_REMOVALS", "1")
        .run()
        .exits(3);
    assert_eq!(held_back.error()["code"], "no_removals_switch");
    let capped = reject(&paul.slug, &["--yes", "--comment", "Non", "-o", "json"])
        .env("UDATACTL_MAX_REMOVALS", "0")
        .run()
        .exits(3);
    assert_eq!(capped.error()["code"], "too_many_withdrawals");
    let member = reject(&bob.slug, &["--yes", "--comment", "Non", "-o", "json"]).run().exits(3);
    assert_eq!(member.error()["code"], "already_member");
    assert_eq!(world.holds(&org).request(&id).status, "pending");
    assert!(world.calls(&org).iter().all(|call| !call.is_write()));

    let done =
        reject(&paul.slug, &["--yes", "--message", "Adresse personnelle", "-o", "json"]).run().success();
    assert_eq!(done.json()[0]["after"], "refused");
    let held = world.holds(&org);
    assert_eq!(held.request(&id).status, "refused");
    assert_eq!(held.request(&id).refusal_comment.as_deref(), Some("Adresse personnelle"));
    assert_eq!(held.role_of(&paul), None);
    let again = reject(&paul.slug, &["--yes", "--comment", "Encore", "-o", "json"]).run().success();
    assert_eq!(again.json()[0]["result"], "unchanged");
    assert_eq!(world.holds(&org), held);
}

/// G21: the server rewrites an organization whole, so that simultaneous approvals would lose people.
#[test]
fn processes_side_by_side_lose_nobody() {
    // So slow that the processes would meet without the lock.
    let portal = own_portal!("--races", "5");
    let world = world!(&portal);
    let alice = world.person("Alice", "Martin");
    let people = world.people(12);
    let asked: Vec<_> = people.iter().map(|one| json!({"user": one.id, "comment": "x"})).collect();
    let org = world.organization_with("Ville", &[(&alice, "admin")], json!({"requests": asked}));
    let commands: Vec<_> = people
        .chunks(3)
        .map(|three| {
            let who = three.iter().map(|one| one.slug.as_str());
            world.command_as(&alice).args(["requests", "approve", &org.slug, "--yes", "-o", "json"]).args(who)
        })
        .collect();
    let running: Vec<_> = commands.iter().map(|command| (command.start(), command.line())).collect();
    for (child, line) in running {
        let output = finish(child, &line, Duration::from_mins(2)).success();
        assert_eq!(output.json().as_array().unwrap().len(), 3, "{output}");
    }
    let held = world.holds(&org);
    assert_eq!(held.members(), 13);
    assert!(people.iter().all(|one| held.role_of(one).as_deref() == Some("editor")), "{held:?}");
    assert!(held.requests.iter().all(|request| request.status == "accepted"), "{held:?}");
    let calls = world.calls(&org);
    let writes: Vec<_> = calls.iter().filter(|call| call.is_write()).collect();
    assert_eq!(writes.len(), 12, "each approval is sent once: {writes:?}");
    for (index, one) in writes.iter().enumerate() {
        assert!(writes[index + 1..].iter().all(|other| !one.overlaps(other)), "two writes at once");
    }
}
