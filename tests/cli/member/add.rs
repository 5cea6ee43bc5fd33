//! `member add`: invitations, approvals, and who is there already.

use super::{one_mail_went_to, role, writes};
use crate::fault_proxy::{self, Fate};
use crate::support::world::Person;

#[test]
fn who_is_invited_is_never_called_added() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Zoé", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let run = world
        .run_as(&alice, ["member", "add", &org.slug, &bob.slug, "--yes", "--comment", "Welcome"])
        .success();
    assert_eq!(run.stdout, format!("{}\tinvite\t\tpending\tchanged\n", bob.full_name()));
    assert!(run.stderr.contains("The portal will send 1 mail"), "{run}");
    assert!(run.stderr.contains("a member only once the invitation is accepted"), "{run}");
    assert!(!run.stderr.contains("added"), "{run}");
    let held = world.holds(&org);
    assert_eq!(held.members(), 1);
    let [invitation] = held.requests_of(&bob)[..] else { panic!("{held:?}") };
    assert_eq!((invitation.kind.as_str(), invitation.status.as_str()), ("invitation", "pending"));
    assert_eq!(invitation.role.as_deref(), Some("editor"));
    assert_eq!(invitation.comment.as_deref(), Some("Welcome"));
    assert!(run.stderr.contains(&format!("udatactl invite cancel {} {}", org.slug, invitation.id)), "{run}");
    one_mail_went_to(&world, &bob.email);
}

#[test]
fn people_and_addresses_go_together() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let address = format!("Nouvelle.{}@data.gouv.fr", world.tag());
    let line =
        ["member", "add", &org.slug, &bob.id, "--email", &address, "--role", "admin", "--json", "--yes"];
    let records = world.run_as(&alice, line).success().json();
    let results: Vec<_> = records.as_array().unwrap().iter().map(|one| one["result"].clone()).collect();
    assert_eq!(results, ["changed", "changed"]);
    let held = world.holds(&org);
    assert_eq!(held.requests_of(&bob)[0].role.as_deref(), Some("admin"));
    let invited = held.requests.iter().find(|one| one.email.as_deref() == Some(&address.to_lowercase()));
    assert_eq!(invited.map(|one| one.status.as_str()), Some("pending"), "{held:?}");
}

#[test]
fn a_dry_run_and_a_missing_answer_send_nothing() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let run = world.run_as(&alice, ["member", "add", &org.slug, &bob.slug, "--dry-run"]).success();
    let (verb, after) = if world.portal.can.invites { ("invite", "pending") } else { ("add", "editor") };
    assert_eq!(run.stdout, format!("{}\t{verb}\t\t{after}\tplanned\n", bob.full_name()));
    assert!(run.stderr.contains("Nothing was sent"), "{run}");
    let run = world.run_as(&alice, ["member", "add", &org.slug, &bob.slug, "--json"]).exits(2);
    assert_eq!(run.stdout, "");
    assert_eq!(run.error()["code"], "needs_confirmation");
    assert!(run.stderr.contains(&format!("+ {verb}")), "{run}");
    assert_eq!(writes(&world, &alice), []);
}

#[test]
fn who_has_asked_is_approved_instead() {
    let world = world!();
    let (alice, carol) = (world.person("Alice", "Martin"), world.person("Carol", "Roux"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let request = world.request(&org, &carol, "I work there");
    let line = ["member", "add", &org.slug, &carol.slug, "--role", "admin", "--yes"];
    let run = world.run_as(&alice, line).success();
    assert_eq!(run.stdout, format!("{}\tapprove\tpending\tadmin\tchanged\n", carol.full_name()));
    assert!(run.stderr.contains("the request is approved, and no invitation is sent"), "{run}");
    assert_eq!(role(&world, &org, &carol), "admin");
    let held = world.holds(&org);
    assert_eq!(held.requests.len(), 1);
    assert_eq!(held.request(&request).status, "accepted");
}

#[test]
fn who_is_a_member_keeps_their_role() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let run = world.run_as(&alice, ["member", "add", &org.slug, &bob.slug, "--yes"]).success();
    assert_eq!(run.stdout, format!("{}\tkeep\teditor\teditor\tunchanged\n", bob.full_name()));
    assert!(!run.stderr.contains("set-role"), "{run}");
    let line = ["member", "add", &org.slug, &bob.slug, "--role", "admin", "--yes"];
    let run = world.run_as(&alice, line).exits(8);
    assert!(
        run.stderr.contains(&format!("`udatactl member set-role {} {} admin`", org.slug, bob.slug)),
        "{run}"
    );
    assert!(run.stderr.contains("as editor, not as administrator"), "{run}");
    assert!(!run.stderr.contains("Nothing to do"), "{run}");
    assert_eq!(role(&world, &org, &bob), "editor");
    assert_eq!(writes(&world, &alice), []);
    world.command_as(&alice).args(line).args(["--dry-run"]).run().success();
}

#[test]
fn who_is_there_with_another_role_is_said_and_the_others_are_invited() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let alice = world.person("Alice", "Martin");
    let [bob, carol, dave] = ["Bob", "Carol", "Dave"].map(|name| world.person(name, "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let invitation = world.invitation(&org, &carol, "editor");
    let address = format!("x.{}@data.gouv.fr", world.tag());
    let mailed = world.mail_invitation(&org, &address, "editor");
    let set_role = format!("udatactl member set-role {} {} admin", org.slug, bob.slug);
    let resend = |id: &str| format!("udatactl invite resend {} {id} --role admin", org.slug);
    for (who, commands) in [
        (vec![bob.slug.as_str()], vec![set_role.clone()]),
        (vec![&carol.slug], vec![resend(&invitation)]),
        (vec!["--email", &address], vec![resend(&mailed)]),
        (
            vec![&bob.slug, &carol.slug, &dave.slug, "--email", &address],
            vec![set_role.clone(), resend(&invitation), resend(&mailed)],
        ),
    ] {
        let before = writes(&world, &alice).len();
        let line = ["member", "add", &org.slug].into_iter().chain(who.iter().copied());
        let run = world.run_as(&alice, line.chain(["--role", "admin", "--yes", "--json"])).exits(8);
        let (error, rows) = (run.error(), run.json());
        assert_eq!(error["code"], "another_role", "{run}");
        let hint = error["hint"].as_str().unwrap();
        assert!(commands.iter().all(|command| hint.contains(&format!("`{command}`"))), "{run}");
        let changed = rows.as_array().unwrap().iter().filter(|row| row["result"] == "changed");
        let done = usize::from(who.contains(&dave.slug.as_str()));
        assert_eq!((changed.count(), writes(&world, &alice).len() - before), (done, done), "{run}");
    }
    let held = world.holds(&org);
    assert_eq!(held.requests_of(&dave)[0].role.as_deref(), Some("admin"));
    assert_eq!(held.request(&invitation).role.as_deref(), Some("editor"));
    for command in [set_role, resend(&invitation), resend(&mailed)] {
        let words = command.split(' ').skip(1).chain(["--yes"]);
        world.run_as(&alice, words).success();
    }
    let line = ["member", "add", &org.slug, &bob.slug, &carol.slug, "--email", &address, "--role", "admin"];
    world.command_as(&alice).args(line).args(["--yes"]).run().success();
    let french = ["member", "add", &org.slug, &bob.slug, &carol.slug, "--lang", "fr", "--yes"];
    let run = world.run_as(&alice, french).exits(8);
    assert!(run.stderr.contains("est déjà membre avec le rôle") && run.stderr.contains("et non"), "{run}");
}

#[test]
fn an_address_is_read_as_people_write_it() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let (local, domain) = (format!("Nouvelle.{}", world.tag()), "data.gouv.fr");
    let address = format!("{local}@{domain}");
    let add = |typed: &str| {
        let line = ["member", "add", &org.slug, "--email", typed, "--yes", "--json"];
        world.command_as(&alice).strangers(&address.to_lowercase()).args(line).run()
    };
    let typed = format!("Jeanne Petit <{local}@{}>,", domain.to_uppercase());
    assert_eq!(add(&typed).success().json()[0]["target"], address.as_str());
    let body = writes(&world, &alice).into_iter().map(|call| call.body).collect::<Vec<_>>();
    assert!(format!("{body:?}").contains(&address), "the local part as it was written: {body:?}");
    for typed in [
        address.to_lowercase(),
        address.to_uppercase(),
        format!("mailto:{address}"),
        format!("({address})"),
        format!(" \u{a0}{address};"),
    ] {
        let again = add(&typed).success();
        assert_eq!(again.json()[0]["result"], "unchanged", "{typed}: {again}");
    }
    for typed in ["a@b.fr, c@d.fr", "al***@data.gouv.fr", "@bob", "a@b,fr", "Jeanne a@b.fr", "bob"] {
        assert_eq!(add(typed).exits(2).error()["code"], "bad_address", "{typed}");
    }
    let both = ["--email", &address.to_lowercase(), "--email", &address, "--yes", "--json"];
    let twice = world.command_as(&alice).args(["member", "add", &org.slug]).args(both).run().exits(3);
    assert_eq!(twice.error()["code"], "named_twice", "{twice}");
    assert_eq!(writes(&world, &alice).len(), 1);
}

#[test]
fn who_is_invited_is_not_mailed_again() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let invitation = world.invitation(&org, &bob, "editor");
    let address = format!("x.{}@data.gouv.fr", world.tag());
    world.mail_invitation(&org, &address, "editor");
    let typed = format!("X.{}@data.gouv.fr", world.tag());
    let line = ["member", "add", &org.slug, &bob.slug, "--email", &typed, "--yes"];
    let run = world.run_as(&alice, line).success();
    let name = bob.full_name();
    let wanted =
        format!("{name}\tkeep\tpending\tpending\tunchanged\n{typed}\tkeep\tpending\tpending\tunchanged\n");
    assert_eq!(run.stdout, wanted);
    assert!(run.stderr.contains("was invited just now as editor"), "{run}");
    assert!(run.stderr.contains(&format!("udatactl invite resend {} {invitation}", org.slug)), "{run}");
    assert_eq!(writes(&world, &alice), []);
}

#[test]
fn the_address_of_an_account_invites_that_account() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let line = ["member", "add", &org.slug, "--email", &bob.email, "--yes"];
    let run = world.run_as(&alice, line).success();
    assert_eq!(run.stdout, format!("{}\tinvite\t\tpending\tchanged\n", bob.email));
    assert_eq!(world.holds(&org).requests_of(&bob).len(), 1);
    // Who of those there has it can't be seen, nor with which role.
    let again = world.run_as(&alice, line).exits(8);
    assert_eq!(again.stdout, format!("{}\tinvite\t\t\tunchanged\n", bob.email));
    assert!(again.stderr.contains("The portal says that"), "{again}");
    assert_eq!(world.holds(&org).requests_of(&bob).len(), 1);
    one_mail_went_to(&world, &bob.email);
}

#[test]
fn each_address_is_reported_with_its_own_invitation() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let alice = world.person("Alice", "Martin");
    let [bob, carol, paul] = ["Bob", "Carol", "Paul"].map(|name| world.person(name, "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let addresses = [&bob.email, &carol.email, &paul.email].into_iter().flat_map(|email| ["--email", email]);
    let line = ["member", "add", &org.slug].into_iter().chain(addresses).chain(["--yes", "--json"]);
    let run = world.run_as(&alice, line).exits(8);
    let held = world.holds(&org);
    let of = |person: &Person| held.requests_of(person)[0].id.clone();
    let (records, theirs) = (run.json(), [of(&carol), of(&paul)]);
    assert_eq!(records[0]["result"], "unchanged", "{run}");
    assert_eq!([&records[1]["request"], &records[2]["request"]], [&theirs[0], &theirs[1]], "{run}");
    let back = format!("`udatactl invite cancel {} {} {}`", org.slug, theirs[0], theirs[1]);
    assert!(run.stderr.contains(&back), "{run}");
}

#[test]
fn a_partial_editor_is_warned_of() {
    let world = world!();
    where_it_can!(world.portal.can.partial_editors);
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let line = ["member", "add", &org.slug, &bob.slug, "--role", "partial_editor", "--yes"];
    let run = world.run_as(&alice, line).success();
    assert!(run.stderr.contains("may edit nothing that exists until something is assigned"), "{run}");
    assert_eq!(world.holds(&org).requests_of(&bob)[0].role.as_deref(), Some("partial_editor"));
}

#[test]
fn a_portal_whose_routes_a_proxy_hides_is_asked_for_its_description() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let site = fault_proxy::before(world.portal.base(), |method, _| match method {
        "OPTIONS" => fault_proxy::json("405 Method Not Allowed", "{}"),
        _ => Fate::PassedOn,
    });
    let line = ["member", "add", &org.slug, &bob.slug, "--yes", "--json"];
    let run = world.command_as(&alice).env("UDATACTL_SITE", &site).args(line).run().success();
    let (verb, after, held) =
        if world.portal.can.invites { ("invite", "pending", "-") } else { ("add", "editor", "editor") };
    assert_eq!((&run.json()[0]["action"], &run.json()[0]["after"]), (&verb.into(), &after.into()));
    assert_eq!(role(&world, &org, &bob), held);
}
