//! The word for each person: who they are, where they stand, what is wanted.

use serde_json::json;

use crate::support::roster::{of, toml};
use crate::support::world::Person;

#[test]
fn every_word_for_a_person() {
    let world = world!();
    let invites = world.portal.can.invites;
    let people = world.people(16);
    let [alice, bob, carol, dan, erin, fred, gail, hugo] = <&[Person; 8]>::try_from(&people[..8]).unwrap();
    let [ivan, jules, kim, lea, mona, nina, oscar, pia] = <&[Person; 8]>::try_from(&people[8..]).unwrap();
    let refused = json!({"requests": [{"user": fred.id, "status": "refused", "comment": "Non"}]});
    let members = [
        (alice, "admin"),
        (oscar, "admin"),
        (bob, "editor"),
        (hugo, "editor"),
        (ivan, "editor"),
        (kim, "editor"),
        (mona, "editor"),
        (pia, "editor"),
    ];
    let org = world.organization_with("Ville", &members, refused);
    world.request(&org, carol, "Bonjour");
    world.request(&org, jules, "Bonjour");
    world.deactivate(nina);
    if invites {
        world.invitation(&org, dan, "editor");
        world.invitation(&org, erin, "editor");
        world.invitation(&org, lea, "editor");
    }
    let (base, name) = (world.portal.base(), gail.full_name());
    let page = format!("{base}/users/{}/", carol.slug);
    let api = format!("{base}/api/1/users/{}/", hugo.id);
    let new = format!("new-{}@example.net", world.tag());
    let added = |role: &str| if invites { format!("invite ->{role} -") } else { format!("add ->{role} -") };
    let said = |text: &str| text.to_owned();
    // Whom the roster names and how, what it wants, by what the plan names them, and what it says.
    let mut lines = vec![
        (said("me"), "admin", alice.slug.as_str(), said("unchanged admin>admin -")),
        (bob.id.clone(), "admin", &bob.slug, said("role editor>admin -")),
        (page, "editor", &carol.slug, said("approve pending>editor -")),
        (
            fred.slug.clone(),
            "editor",
            &fred.slug,
            if invites { said("refused_before ->editor -") } else { added("editor") },
        ),
        (gail.slug.clone(), "admin", &gail.slug, added("admin")),
        (api, "editor", &hugo.slug, said("unchanged editor>editor -")),
        (kim.slug.clone(), "absent = \"retired\"", &kim.slug, said("remove editor>- absent")),
        (mona.slug.clone(), "unmanaged = \"a robot\"", &mona.slug, said("unmanaged editor>- said_unmanaged")),
        (nina.id.clone(), "editor", nina.id.as_str(), said("unknown ->editor closed_account")),
        (said("nobody-at-all"), "editor", "nobody-at-all", said("unknown ->editor no_account")),
        (name.clone(), "editor", &name, said("unknown ->editor only_a_name")),
        (
            said("https://elsewhere.example.net/users/bob/"),
            "editor",
            "https://elsewhere.example.net/users/bob/",
            said("unknown ->editor elsewhere"),
        ),
        (
            new.clone(),
            "editor",
            &new,
            if invites { added("editor") } else { said("unknown ->editor no_invitations") },
        ),
        (oscar.slug.clone(), "editor", &oscar.slug, said("role admin>editor -")),
    ];
    if invites {
        lines.push((dan.id.clone(), "editor", &dan.slug, said("waiting pending>editor -")));
        lines.push((erin.slug.clone(), "admin", &erin.slug, said("another_role pending>admin -")));
        lines.push((
            lea.slug.clone(),
            "absent = \"left\"",
            &lea.slug,
            said("cancel pending>canceled absent"),
        ));
    }
    let listed: Vec<(&str, &str)> = lines.iter().map(|(typed, wish, _, _)| (typed.as_str(), *wish)).collect();
    let text = toml(&[(&org.id, &listed)]);
    let plan = world.roster(alice, "plan", &text, &[]).run().success();
    for (typed, _, shown, wanted) in &lines {
        assert_eq!(&of(&plan, shown), wanted, "{typed}: {plan}");
    }
    assert_eq!(of(&plan, &ivan.slug), "unmanaged editor>editor not_listed", "{plan}");
    assert_eq!(of(&plan, &jules.slug), "unmanaged pending>pending asked", "{plan}");
    // Why somebody leaves is for the readers of the file.
    assert!(!plan.stdout.contains("retired"), "{plan}");

    // Lines that name nobody hold a prune back.
    let listed: Vec<(&str, &str)> = lines
        .iter()
        .filter(|(_, _, _, wanted)| !wanted.starts_with("unknown"))
        .map(|(typed, wish, _, _)| (typed.as_str(), *wish))
        .collect();
    let text = toml(&[(&org.id, &listed)]);
    let pruned = world
        .roster(alice, "plan", &text, &["--prune", "--invite-again", "--max-removals", "9"])
        .run()
        .success();
    assert_eq!(of(&pruned, &ivan.slug), "remove editor>- not_listed", "{pruned}");
    assert_eq!(
        of(&pruned, &jules.slug),
        "unmanaged pending>pending asked",
        "a request waits for a person: {pruned}"
    );
    assert_eq!(of(&pruned, &mona.slug), "unmanaged editor>- said_unmanaged", "{pruned}");
    assert_eq!(of(&pruned, &fred.slug), added("editor"), "{pruned}");
    assert_eq!(world.writes_by(alice), 0);
}

#[test]
fn assignments_are_planned_with_the_role_that_they_need() {
    let world = world!();
    where_it_can!(world.portal.can.partial_editors);
    let [alice, paul, rose, tim, uma] = <[Person; 5]>::try_from(world.people(5)).unwrap();
    let org = world.organization(
        "Ville",
        &[(&alice, "admin"), (&paul, "partial_editor"), (&rose, "editor"), (&tim, "partial_editor")],
    );
    let (budget, works) = (world.dataset(&org, "Budget"), world.dataset(&org, "Voirie"));
    world.assign(&org, &paul, &budget);
    world.assign(&org, &tim, &budget);
    let wish = |id: &str| format!("role = \"partial_editor\", assignments = [\"Dataset:{id}\"]");
    let (both, same) = (wish(&works), wish(&budget));
    let text = toml(&[(
        &org.slug,
        &[(&alice.id, "admin"), (&paul.id, &both), (&rose.id, &both), (&tim.id, &same), (&uma.id, &both)],
    )]);
    let plan = world.roster(&alice, "plan", &text, &[]).run().success();
    assert_eq!(of(&plan, &paul.slug), "assign partial_editor>partial_editor -", "{plan}");
    assert_eq!(
        of(&plan, &rose.slug),
        "role editor>partial_editor -, assign partial_editor>partial_editor -",
        "{plan}"
    );
    assert_eq!(of(&plan, &tim.slug), "unchanged partial_editor>partial_editor -", "{plan}");
    assert_eq!(of(&plan, &uma.slug), "invite ->partial_editor -", "{plan}");
    // Who says nothing of assignments leaves them as they are.
    let silent = toml(&[(&org.slug, &[(&paul.id, "partial_editor")])]);
    let plan = world.roster(&alice, "plan", &silent, &[]).run().success();
    assert_eq!(of(&plan, &paul.slug), "unchanged partial_editor>partial_editor -", "{plan}");
    assert_eq!(world.writes_by(&alice), 0);
}

/// Two people of one line of the file; why they left is for the readers of the file.
#[test]
fn who_left_is_told_without_the_reason_and_a_closed_account_is_no_finding() {
    let world = world!();
    let [alice, bob, carol, dan] = <[Person; 4]>::try_from(world.people(4)).unwrap();
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor"), (&carol, "editor")]);
    world.deactivate(&dan);
    let text = format!(
        "format = 1\n[[roster]]\norganization = \"{}\"\npeople = [{}]\n",
        org.slug,
        [(&bob, "retired"), (&carol, "moved"), (&dan, "closed")]
            .map(|(one, why)| format!("{{person = \"{}\", absent = \"{why}\"}}", one.id))
            .join(", ")
    );
    let plan = world.roster(&alice, "plan", &text, &["--max-removals", "2"]).run().success();
    let rows = plan.json()["people"].as_array().unwrap().clone();
    let told = |person: &Person| {
        let row =
            rows.iter().find(|one| one["person_id"] == person.id || one["person"] == person.id).unwrap();
        row["action"].clone()
    };
    assert_eq!([told(&bob), told(&carol), told(&dan)], ["remove", "remove", "unchanged"], "{plan}");
    for why in ["retired", "moved", "\"closed\""] {
        assert!(!format!("{}{}", plan.stdout, plan.stderr).contains(why), "{plan}");
    }
}

/// The portal shows `al***@example.org`, which fits others, too: nobody is invited, changed or removed for it.
#[test]
fn a_masked_address_makes_somebody_only_probable() {
    let world = world!();
    where_it_can!(world.portal.can.masks_addresses());
    let alice = world.person("Alice", "Martin");
    let mail = |name: &str| format!("{name}.{}@example.net", world.tag());
    let bob = world.person_at("Bob", "Petit", &mail("bob"));
    let carol = world.person_at("Carol", "Roux", &mail("carol"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    world.request(&org, &carol, "Bonjour");
    let typed = bob.email.to_uppercase();
    let text = toml(&[(&org.slug, &[(&alice.id, "admin"), (&typed, "admin"), (&carol.email, "editor")])]);
    let plan = world.roster(&alice, "plan", &text, &["--prune"]).run().success();
    let probable = |person: &Person| {
        let rows = plan.json()["people"].as_array().unwrap().clone();
        let row = rows.iter().find(|one| one["candidates"] == json!([person.id])).unwrap().clone();
        row["action"].as_str().unwrap().to_owned()
    };
    assert_eq!((probable(&bob), probable(&carol)), ("undecided".into(), "undecided".into()), "{plan}");
    assert!(told_of_removals(&plan).is_empty(), "{plan}");
    let applied = world.roster(&alice, "apply", &text, &["--prune", "--confirm"]).run().exits(8);
    assert!(applied.stderr.contains("undecided"), "{applied}");
    assert_eq!(world.writes_by(&alice), 0);
}

/// G14: who is listed by a name that is no longer theirs is not pruned; all the rest is done.
#[test]
fn g14_nobody_is_pruned_while_a_line_names_nobody() {
    let world = world!();
    let [alice, bob, carol] = <[Person; 3]>::try_from(world.people(3)).unwrap();
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let invites = world.portal.can.invites;
    if invites {
        world.invitation(&org, &carol, "editor");
    }
    let plan = |line: &str| {
        let text = toml(&[(&org.slug, &[(&alice.id, "admin"), (line, "editor")])]);
        world.roster(&alice, "plan", &text, &["--prune"]).run().success()
    };
    // A digit of an id may be mistyped.
    for line in ["bob-before", "Bob Before", "https://elsewhere.example.net/users/bob/", &"0".repeat(24)] {
        let plan = plan(line);
        assert_eq!(of(&plan, &bob.slug), "unlisted editor>editor maybe_listed", "{plan}");
        if invites {
            assert_eq!(of(&plan, &carol.slug), "unlisted pending>pending maybe_listed", "{plan}");
        }
    }
}

/// Two addresses that the portal masks alike: whoever is listed by one of them is not taken for one who is not listed.
#[test]
fn who_shares_a_mask_with_somebody_listed_is_not_pruned() {
    let world = world!();
    where_it_can!(world.portal.can.masks_addresses());
    let mail = |name: &str| format!("{name}.{}@example.net", world.tag());
    let alice = world.person("Alice", "Martin");
    let basile = world.person_at("Basile", "Petit", &mail("basile"));
    let bastet = world.person_at("Bastet", "Roux", &mail("bastet"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&basile, "editor"), (&bastet, "editor")]);
    let text =
        toml(&[(&org.slug, &[(&alice.id, "admin"), (&basile.email, "editor"), (&bastet.email, "editor")])]);
    let plan = world.roster(&alice, "plan", &text, &["--prune"]).run().success();
    assert_eq!(
        (told_of_removals(&plan), &plan.json()["summary"]["undecided"]),
        (vec![], &json!(2)),
        "{plan}"
    );
    // Staff see addresses whole, and are certain.
    let staff = world.sysadmin();
    let plan = world.roster(&staff, "plan", &text.replace("editor", "admin"), &["--prune"]).run().success();
    assert_eq!(of(&plan, &bastet.slug), "role editor>admin -", "{plan}");
    assert_eq!(of(&plan, &basile.slug), "role editor>admin -", "{plan}");
}

fn told_of_removals(plan: &crate::support::output::Output) -> Vec<(String, String)> {
    let mut told = crate::support::roster::told(plan);
    told.retain(|(_, what)| what.starts_with("remove") || what.starts_with("cancel"));
    told
}
