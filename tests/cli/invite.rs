//! `invite`: sent and received.

use serde_json::json;

use crate::fault_proxy::{self, Fate};
use crate::requests::days_ago;

#[test]
fn sent_invitations_are_listed_with_people_and_addresses() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let (alice, paul) = (world.person("Alice", "Martin"), world.person("Paul", "Durand"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let by_account = world.invitation(&org, &paul, "editor");
    let by_address = world.mail_invitation(&org, "accueil@ville.example", "admin");
    world.request(&org, &world.person("Zoé", "Petit"), "no invitation");
    let listed = world.run_as(&alice, ["invite", "list", &org.slug, "-o", "json"]).success().json();
    let seen: Vec<_> = listed
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["id"].as_str().unwrap(), row["who"].as_str().unwrap(), row["role"].as_str().unwrap()))
        .collect();
    assert_eq!(
        seen,
        [
            (by_account.as_str(), paul.slug.as_str(), "editor"),
            (by_address.as_str(), "accueil@ville.example", "admin")
        ]
    );
    assert_eq!(listed[0]["email_is_masked"], true);
    assert_eq!((&listed[1]["email_is_masked"], &listed[1]["name"]), (&json!(false), &json!(null)));
    let table = world.command_as(&alice).lang("fr").args(["invite", "list", "-o", "table"]).run().success();
    assert!(table.stdout.contains("(sans compte)") && table.stdout.contains("éditeur"), "{table}");
    world.run_as(&paul, ["invite", "list", &org.slug]).exits(5);
    let none = world.run_as(&alice, ["invite", "list", "--status", "refused", "-o", "json"]).success();
    assert_eq!(none.stdout, "[]\n");
}

#[test]
fn cancelling_takes_back_what_is_pending_and_nothing_else() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let (alice, paul, zoe) =
        (world.person("Alice", "Martin"), world.person("Paul", "Durand"), world.person("Zoé", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let by_account = world.invitation(&org, &paul, "editor");
    let by_address = world.mail_invitation(&org, "accueil@ville.example", "editor");
    let request = world.request(&org, &zoe, "x");
    let cancel = |more: &[&str]| {
        let line: Vec<&str> = ["invite", "cancel", &org.slug].iter().chain(more).copied().collect();
        world.command_as(&alice).args(line)
    };
    cancel(&[&paul.slug]).run().exits(2);
    cancel(&[&paul.slug, "--yes"]).env("UDATACTL_NO_REMOVALS", "1").run().exits(3);
    cancel(&[&paul.slug, "--yes"]).env("UDATACTL_READ_ONLY", "1").run().exits(3);
    assert_eq!(cancel(&[&request, "--yes", "-o", "json"]).run().exits(6).error()["code"], "is_request");
    let planned = cancel(&[&paul.slug, "-n"]).lang("fr").run().success();
    assert!(planned.stderr.contains(": annuler l'invitation\n"), "{planned}");
    assert_eq!(world.holds(&org).request(&by_account).status, "pending");

    let done = cancel(&[&paul.slug, "ACCUEIL@ville.example", "--yes", "-o", "json"]).run().success();
    assert!(done.json().as_array().unwrap().iter().all(|row| row["after"] == "canceled"), "{done}");
    let held = world.holds(&org);
    assert_eq!(
        (held.request(&by_account).status.as_str(), held.request(&by_address).status.as_str()),
        ("canceled", "canceled")
    );
    assert_eq!(held.request(&request).status, "pending");
    let again = cancel(&[&by_account, "--yes", "-o", "json"]).run().success();
    assert_eq!(again.json()[0]["result"], "unchanged");
}

#[test]
fn sending_anew_keeps_role_comment_and_assignments_and_names_the_new_invitation() {
    let world = world!();
    where_it_can!(world.portal.can.partial_editors);
    let (alice, paul) = (world.person("Alice", "Martin"), world.person("Paul", "Durand"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let dataset = world.dataset(&org, "Arbres");
    let path = format!("/api/1/organizations/{}/member/", org.id);
    let invitation = json!({"user": paul.id, "role": "partial_editor", "comment": "Venez",
        "assignments": [{"class": "Dataset", "id": dataset}]});
    let old = world.portal.api("POST", &path, Some(&alice), Some(invitation)).json()["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let address = world.mail_invitation(&org, "accueil@ville.example", "admin");
    let line = ["invite", "resend", &org.slug, &paul.slug, "accueil@ville.example", "-o", "json"];
    let unasked = world.run_as(&alice, line).exits(2);
    assert!(
        unasked.stderr.contains("4 mails") && unasked.stderr.contains("left without an invitation"),
        "{unasked}"
    );
    world.command_as(&alice).env("UDATACTL_NO_REMOVALS", "1").args(line).args(["--yes"]).run().exits(3);
    assert_eq!(world.holds(&org).request(&old).status, "pending");

    let sent = world.command_as(&alice).args(line).args(["--yes"]).run().success();
    let new: Vec<String> = sent
        .json()
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["request"].as_str().unwrap().to_owned())
        .collect();
    let held = world.holds(&org);
    assert_eq!(
        (held.request(&old).status.as_str(), held.request(&address).status.as_str()),
        ("canceled", "canceled")
    );
    let theirs = held.request(&new[0]);
    assert_eq!(
        (theirs.status.as_str(), theirs.user.as_ref(), theirs.comment.as_deref()),
        ("pending", Some(&paul.id), Some("Venez"))
    );
    assert_eq!(held.request(&new[1]).email.as_deref(), Some("accueil@ville.example"));
    assert_eq!(held.requests.len(), 4);
    // The proof of the assignments: they come with accepting.
    world.run_as(&paul, ["invite", "accept", &new[0], "--yes"]).success();
    let held = world.holds(&org);
    assert_eq!(held.role_of(&paul).as_deref(), Some("partial_editor"));
    assert_eq!(held.assignments.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), [dataset.as_str()]);
    let answered =
        world.run_as(&alice, ["invite", "resend", &org.slug, &new[0], "--yes", "-o", "json"]).exits(6);
    assert_eq!(answered.error()["code"], "already_answered");
}

#[test]
fn an_invitation_cancelled_and_not_sent_again_is_said_to_be() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let (alice, paul) = (world.person("Alice", "Martin"), world.person("Paul", "Durand"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let old = world.invitation(&org, &paul, "editor");
    let site = fault_proxy::before(
        world.portal.base(),
        fault_proxy::refuse("400 Bad Request", |method, path| method == "POST" && path.ends_with("/member/")),
    );
    let half = world
        .command_as(&alice)
        .env("UDATACTL_SITE", &site)
        .args(["invite", "resend", &org.slug, &paul.slug, "--yes", "-o", "json"])
        .run()
        .exits(8);
    assert_eq!((&half.json()[0]["result"], &half.json()[0]["after"]), (&json!("failed"), &json!("canceled")));
    assert!(half.stderr.contains("is cancelled, and the new one was not sent"), "{half}");
    let finish = format!("`udatactl member add {} {} --role editor --invite-again`", org.slug, paul.slug);
    assert!(half.stderr.contains(&finish), "{half}");
    let held = world.holds(&org);
    assert_eq!((held.request(&old).status.as_str(), held.requests.len()), ("canceled", 1));
    // A cancellation that is refused leaves the old one: it is not taken for the new one.
    let second = world.invitation(&org, &paul, "editor");
    let site = fault_proxy::before(
        world.portal.base(),
        fault_proxy::refuse("400 Bad Request", |_, path| path.ends_with("/cancel/")),
    );
    let refused = world
        .command_as(&alice)
        .env("UDATACTL_SITE", &site)
        .args(["invite", "resend", &org.slug, &paul.slug, "--yes", "-o", "json"])
        .run()
        .exits(7);
    assert_eq!(
        (&refused.json()[0]["result"], &refused.json()[0]["after"]),
        (&json!("failed"), &json!("pending"))
    );
    let held = world.holds(&org);
    assert_eq!((held.request(&second).status.as_str(), held.requests.len()), ("pending", 2));
}

#[test]
fn pruning_takes_only_the_old_over_all_organizations_after_a_confirmation() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let alice = world.person("Alice", "Martin");
    let people = world.people(5);
    let sent = |one: &crate::support::world::Person, days: u64| json!({"kind": "invitation", "user": one.id, "created": days_ago(days)});
    let first = world.organization_with(
        "Ville",
        &[(&alice, "admin")],
        json!({"requests": [
            sent(&people[0], 45), sent(&people[1], 5), {"user": people[2].id, "created": days_ago(90)},
        ]}),
    );
    let second =
        world.organization_with("Agglo", &[(&alice, "admin")], json!({"requests": [sent(&people[3], 31)]}));
    let elsewhere = world.organization_with(
        "Région",
        &[(&people[4], "admin"), (&alice, "editor")],
        json!({"requests": [sent(&people[0], 99)]}),
    );
    let prune = |more: &[&str]| {
        let line: Vec<&str> =
            ["invite", "prune", "--older-than", "30d", "-o", "json"].iter().chain(more).copied().collect();
        world.command_as(&alice).args(line)
    };
    let statuses = || {
        let (first, second) = (world.holds(&first), world.holds(&second));
        first.requests.into_iter().chain(second.requests).map(|one| one.status).collect::<Vec<_>>()
    };
    let untouched = ["pending"; 4];
    world.run_as(&alice, ["invite", "prune"]).exits(2);
    world.run_as(&alice, ["invite", "prune", "--older-than", "soon"]).exits(2);
    let named_only = prune(&["--yes"]).run().exits(2);
    assert!(named_only.error()["message"].as_str().unwrap().contains("--confirm"), "{named_only}");
    assert!(
        named_only.stderr.contains(&first.slug) && named_only.stderr.contains(&second.slug),
        "the plan was shown: {named_only}"
    );
    assert_eq!(prune(&["-n"]).run().success().json().as_array().unwrap().len(), 2);
    let capped = prune(&["--confirm", "--max-removals", "1"]).run().exits(3);
    assert_eq!(capped.error()["code"], "too_many_withdrawals");
    assert_eq!(statuses(), untouched);

    let done = prune(&["--confirm"]).run().success();
    assert_eq!(done.json().as_array().unwrap().len(), 2, "{done}");
    assert!(
        done.stderr.contains("1 organization is left out") && done.stderr.contains(&elsewhere.slug),
        "{done}"
    );
    assert_eq!(statuses(), ["canceled", "pending", "pending", "canceled"]);
    assert_eq!(world.holds(&elsewhere).requests[0].status, "pending");
    let again = prune(&["--confirm"]).run().success();
    assert_eq!(again.stdout, "[]\n");
    assert!(again.stderr.contains("more than 30 days"), "{again}");
    assert_eq!(prune(&["--confirm", "--fields", "target"]).run().success().stdout, "[]\n");
    prune(&[&elsewhere.slug, "--confirm"]).run().exits(5);
}

#[test]
fn a_received_invitation_is_seen_accepted_and_refused_by_its_organization() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let (alice, paul) = (world.person("Alice", "Martin"), world.person("Paul", "Durand"));
    let (ville, agglo) = (
        world.organization("Ville", &[(&alice, "admin")]),
        world.organization("Agglo", &[(&alice, "admin")]),
    );
    let (first, second) =
        (world.invitation(&ville, &paul, "admin"), world.invitation(&agglo, &paul, "editor"));
    let inbox = world.run_as(&paul, ["invite", "inbox", "-o", "json"]).success();
    let ids: Vec<_> =
        inbox.json().as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(ids, [first.clone(), second.clone()]);
    assert_eq!(
        (&inbox.json()[0]["role"], &inbox.json()[0]["organization"]),
        (&json!("admin"), &json!(ville.slug))
    );

    world.run_as(&paul, ["invite", "accept", &ville.slug]).exits(2);
    let twice =
        world.run_as(&paul, ["invite", "accept", &ville.slug, &first, "--yes", "-o", "json"]).exits(3);
    assert_eq!(twice.error()["code"], "named_twice");
    world.run_as(&alice, ["invite", "accept", &first, "--yes"]).exits(6);
    let planned =
        world.command_as(&paul).lang("fr").args(["invite", "accept", &ville.name, "-n"]).run().success();
    assert!(planned.stderr.contains("+ accepter l'invitation, avec le rôle administrateur"), "{planned}");
    assert_eq!(world.holds(&ville).role_of(&paul), None);

    let accepted = world.run_as(&paul, ["invite", "accept", &ville.name, "--yes", "-o", "json"]).success();
    assert_eq!(
        (&accepted.json()[0]["after"], &accepted.json()[0]["verified"]),
        (&json!("admin"), &json!(true))
    );
    assert_eq!(world.holds(&ville).role_of(&paul).as_deref(), Some("admin"));
    for again in [&ville.slug, &first] {
        let run = world.run_as(&paul, ["invite", "accept", again, "--yes", "-o", "json"]).success();
        assert_eq!(run.json()[0]["result"], "unchanged");
    }
    let refused = world.run_as(&paul, ["invite", "refuse", &second, "--yes", "-o", "json"]).success();
    assert_eq!(refused.json()[0]["after"], "refused");
    let held = world.holds(&agglo);
    assert_eq!((held.request(&second).status.as_str(), held.role_of(&paul)), ("refused", None));
    let gone = world.run_as(&paul, ["invite", "accept", &second, "--yes", "-o", "json"]).exits(6);
    assert_eq!(gone.error()["code"], "unknown_invitation");
    assert_eq!(world.run_as(&paul, ["invite", "inbox", "-o", "json"]).success().stdout, "[]\n");
}

#[test]
fn several_organizations_are_answered_after_one_question() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let (alice, paul) = (world.person("Alice", "Martin"), world.person("Paul", "Durand"));
    let organizations =
        ["Ville", "Agglo", "Région"].map(|name| world.organization(name, &[(&alice, "admin")]));
    for one in &organizations {
        world.invitation(one, &paul, "editor");
    }
    let slugs = organizations.each_ref().map(|one| one.slug.as_str());
    let mut answering = crate::support::terminal::Session::start(
        &world.command_as(&paul).args(["invite", "accept"]).args(slugs),
    );
    answering.expect(slugs[0]).expect(slugs[2]).expect("Go on? [y/N]").send_line("y");
    assert_eq!(answering.wait(), 0);
    // An answered question is drawn again with its answer: what stands before it is not.
    assert_eq!(answering.screen().matches("This goes to").count(), 1, "{answering}");
    for one in &organizations {
        assert_eq!(world.holds(one).role_of(&paul).as_deref(), Some("editor"));
    }
}

/// As before udata 15: no POST on member/, and no list of one's own, which 12 to 14 say in data and older ones with a page,
/// as any server would: there the portal's own description tells.
#[test]
fn a_portal_without_invitations_says_so() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let no_route: [fn() -> Fate; 2] = [
        || {
            fault_proxy::json(
                "404 Not Found",
                r#"{"error": "The requested URL was not found.", "status": 404}"#,
            )
        },
        || {
            Fate::Instead(fault_proxy::answer(
                "404 Not Found",
                "text/html",
                "<!doctype html><title>404</title>",
            ))
        },
    ];
    let lines = [
        vec!["invite", "inbox"],
        vec!["invite", "accept", &org.slug, "--yes"],
        vec!["invite", "list"],
        vec!["invite", "cancel", &org.slug, "x@y.example", "--yes"],
        vec!["invite", "resend", &org.slug, "x@y.example", "--yes"],
        vec!["invite", "prune", "--older-than", "30d", "--confirm"],
    ];
    for no_route in no_route {
        let site = fault_proxy::before(world.portal.base(), move |method, path| {
            match (method, path) {
            (_, "/api/1/me/org_invitations/") => no_route(),
            (_, "/api/1/swagger.json") => {
                fault_proxy::json("200 OK", r#"{"paths": {"/organizations/": {"get": {}}, "/me/": {"get": {}}}}"#)
            }
            ("OPTIONS", path) if path.ends_with("/member/") => Fate::Instead(
                "HTTP/1.1 200 OK\r\nAllow: GET, HEAD, OPTIONS\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    .to_owned(),
            ),
            _ => Fate::PassedOn,
        }
        });
        for line in &lines {
            let command = world.command_as(&alice).env("UDATACTL_SITE", &site).lang("fr");
            let run = command.args(line).args(["-o", "json"]).run().exits(7);
            assert_eq!(run.error()["code"], "portal_too_old", "{run}");
            assert!(run.stderr.contains("trop ancien pour les invitations"), "{run}");
        }
    }
}
