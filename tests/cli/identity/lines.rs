//! Lines of rosters: addresses as people write them, masks, names, and what is left undone.

use serde_json::json;

use crate::support::roster::{of, told, toml};
use crate::support::world::{Organization, Person, World};

/// An organization where addresses are masked: two administrators, and members at one domain.
struct Office {
    alice: Person,
    bob: Person,
    marc: Person,
    org: Organization,
    domain: String,
}

fn office(world: &World) -> Office {
    let domain = format!("{}.example.net", world.tag());
    let at =
        |first: &str, last: &str, local: &str| world.person_at(first, last, &format!("{local}@{domain}"));
    let alice = at("Alice", "Chef", "alice");
    let other = at("Odile", "Chef", "odile");
    let bob = at("Bob", "Test", "bob.test");
    let marc = at("Marc", "Delattre", "marc.delattre");
    let members = [(&alice, "admin"), (&other, "admin"), (&bob, "editor"), (&marc, "editor")];
    let org = world.organization("Ville", &members);
    Office { alice, bob, marc, org, domain }
}

impl Office {
    /// The two administrators by their ids, and further lines.
    fn text(&self, world: &World, lines: &[(&str, &str)]) -> String {
        let admins = world.holds(&self.org);
        let ids: Vec<String> = admins
            .members
            .iter()
            .filter(|one| one.role == "admin")
            .filter_map(|one| one.user.clone())
            .collect();
        let mut all: Vec<(&str, &str)> = ids.iter().map(|id| (id.as_str(), "admin")).collect();
        all.extend(lines);
        toml(&[(&self.org.id, &all)])
    }
}

#[test]
fn an_address_is_one_however_people_write_it() {
    let world = world!();
    where_it_can!(world.portal.can.masks_addresses() && world.portal.can.invites);
    let office = office(&world);
    let (alice, address) = (&office.alice, &office.bob.email);
    let name = office.bob.full_name();
    for written in [
        address.clone(),
        format!("{name} <{address}>"),
        format!("<{address}>"),
        format!("mailto:{address}"),
        format!("({address})"),
        format!(" {address} "),
        format!("\u{a0}{address}\u{200b}"),
        format!("{address},"),
        format!("{address};"),
        format!("{address}."),
        format!("'{address}'"),
        format!("« {address} »"),
        format!("bob.test@{}", office.domain.to_uppercase()),
        format!("BOB.TEST@{}", office.domain),
        format!("\\\"{name}\\\" <{address}>;"),
        format!("\u{ad}{address}\u{feff}"),
    ] {
        let wish = format!("role = \"editor\", name = \"{name}\"");
        let text = office.text(&world, &[(&written, &wish), (&office.marc.id, "editor")]);
        let run = world.roster(alice, "apply", &text, &["--prune", "--confirm"]).run().exits(8);
        assert_eq!(run.error()["code"], "left_undone", "{written:?} {run}");
        let row =
            run.json().as_array().unwrap().iter().find(|row| row["action"] == "undecided").cloned().unwrap();
        assert_eq!(
            (&row["error"], &row["candidates"]),
            (&json!("probable"), &json!([office.bob.id])),
            "{run}"
        );
    }
    assert_eq!(world.writes_by(alice), 0, "nobody was invited, nobody removed");
    for written in
        ["@bob", "bob,test@x.example.net", &format!("{address} {address}"), "b**.t***@x.example.net"]
    {
        let text = office.text(&world, &[(written, "editor")]);
        let run = world.roster(alice, "apply", &text, &["--prune", "--confirm"]).run().exits(2);
        let code = &run.error()["problems"][0]["code"];
        assert!(["bad_address", "masked"].map(|known| json!(known)).contains(code), "{written} {run}");
    }
}

#[test]
fn a_leaver_named_by_mail_is_not_passed_over_in_silence() {
    let world = world!();
    where_it_can!(world.portal.can.masks_addresses() && world.portal.can.invites);
    let office = office(&world);
    let (alice, address) = (&office.alice, &office.marc.email);
    let absent = "absent = \"left\"";
    let named = format!("{absent}, name = \"{}\"", office.marc.full_name());
    let married = format!("{absent}, name = \"Marc Delattre-Dupont\"");
    let nobody = format!("gone@{}", office.domain);
    for (line, wish, action, reason) in [
        (address.as_str(), absent, "undecided", "ambiguous"),
        (address, named.as_str(), "undecided", "probable"),
        (address, &married, "undecided", "ambiguous"),
        (&nobody, absent, "unknown", "not_there"),
    ] {
        let text = office.text(&world, &[(line, wish), (&office.bob.id, "editor")]);
        let plan = world.roster(alice, "plan", &text, &["--exit-code"]).run().exits(10);
        assert!(
            of(&plan, line).starts_with(&format!("{action} ")) && of(&plan, line).ends_with(reason),
            "{plan}"
        );
        assert!(!plan.stderr.contains("nothing to do"), "{plan}");
        let apply = world.roster(alice, "apply", &text, &["--confirm", "--match", "name"]).run().exits(8);
        assert_eq!(apply.json()[0]["action"], action, "{apply}");
        let offboard = world.run_as(alice, ["offboard", line, "--confirm", "-o", "json"]);
        assert_eq!(offboard.code, 6, "{offboard}");
        assert_eq!(offboard.error()["code"] == "unknown_person", line == nobody, "{offboard}");
    }
    assert_eq!(world.writes_by(alice), 0);
    assert_eq!(world.holds(&office.org).role_of(&office.marc).as_deref(), Some("editor"));
}

#[test]
fn an_arrival_whose_address_masks_like_a_members_is_invited_or_said_not_to_be() {
    let world = world!();
    where_it_can!(world.portal.can.masks_addresses() && world.portal.can.invites);
    let office = office(&world);
    let alice = &office.alice;
    let arrival = format!("mathi.dubreui@{}", office.domain);
    assert_eq!(arrival.len(), office.marc.email.len());
    let everybody = [(office.bob.id.as_str(), "editor"), (office.marc.id.as_str(), "editor")];
    let plan = |lines: &[(&str, &str)]| {
        world.roster(alice, "plan", &office.text(&world, lines), &["--exit-code"]).run().exits(10)
    };
    // Marc is on no line: the address may be his.
    let alone = plan(&[(&arrival, "editor"), everybody[0]]);
    assert!(of(&alone, &arrival).starts_with("undecided"), "{alone}");
    // Somebody of another name is somebody else; and who is listed is on no second line.
    let named = plan(&[(&arrival, "role = \"editor\", name = \"Mathi Dubreui\""), everybody[0]]);
    assert!(of(&named, &arrival).starts_with("invite"), "{named}");
    let listed = plan(&[(&arrival, "editor"), everybody[0], everybody[1]]);
    assert!(of(&listed, &arrival).starts_with("invite"), "{listed}");
    let new = plan(&[(&arrival, "role = \"editor\", new = true"), everybody[0]]);
    assert!(of(&new, &arrival).starts_with("invite"), "{new}");
    // A pending invitation to exactly that address is that line's.
    world.mail_invitation(&office.org, &arrival, "editor");
    let waiting = world
        .roster(
            alice,
            "plan",
            &office.text(&world, &[(&arrival, "editor"), everybody[0], everybody[1]]),
            &["--exit-code"],
        )
        .run();
    assert!(of(&waiting, &arrival).starts_with("waiting"), "{waiting}");
}

#[test]
fn a_name_and_a_mask_are_enough_to_change_but_not_to_remove() {
    let world = world!();
    where_it_can!(world.portal.can.masks_addresses());
    let office = office(&world);
    let (alice, bob, marc) = (&office.alice, &office.bob, &office.marc);
    let promoted =
        format!("role = \"admin\", name = \"{} {}\"", marc.last_name.to_uppercase(), marc.first_name);
    let removed = format!("absent = \"left\", name = \"{}\"", bob.full_name());
    let lines = [(marc.email.as_str(), promoted.as_str()), (bob.email.as_str(), removed.as_str())];
    let text = office.text(&world, &lines);
    world.roster(alice, "apply", &text, &["--confirm"]).run().exits(8);
    assert_eq!(world.writes_by(alice), 0);
    let run =
        world.roster(alice, "apply", &text, &["--confirm", "--match", "name", "--prune"]).run().exits(8);
    let held = world.holds(&office.org);
    assert_eq!(
        (held.role_of(marc).as_deref(), held.role_of(bob).as_deref()),
        (Some("admin"), Some("editor")),
        "{run}"
    );
}

#[test]
fn a_column_that_was_sorted_by_itself_changes_nobody() {
    let world = world!();
    let office = office(&world);
    let (bob, marc) = (&office.bob, &office.marc);
    let wish = |person: &Person, role: &str| format!("role = \"{role}\", name = \"{}\"", person.full_name());
    let (swapped, kept) = (wish(marc, "admin"), "editor".to_owned());
    let text = office.text(&world, &[(&bob.id, &swapped), (&marc.id, &kept)]);
    let run = world.roster(&office.alice, "apply", &text, &["--confirm"]).run().exits(8);
    assert_eq!(run.json()[0]["error"], "ambiguous", "{run}");
    assert_eq!(world.writes_by(&office.alice), 0);
    // Who married is still the one with that id.
    let married = "role = \"admin\", name = \"Bob Nouveau-Nom\"";
    let text = office.text(&world, &[(&bob.id, married), (&marc.id, &kept)]);
    world.roster(&office.alice, "apply", &text, &["--confirm"]).run().success();
    assert_eq!(world.holds(&office.org).role_of(bob).as_deref(), Some("admin"));
}

#[test]
fn a_line_that_says_two_peoples_things_changes_neither() {
    let world = world!();
    where_it_can!(world.portal.can.masks_addresses() && world.portal.can.invites);
    let office = office(&world);
    let (bob, marc) = (&office.bob, &office.marc);
    let (address, other) = (&bob.email, &marc.email);
    // Whom the line names by its first word; what it says besides; whether that is two people's.
    for (person, beside, is_two) in [
        (&bob.slug, format!("id = \"{}\"", marc.id), true),
        (address, format!("id = \"{}\"", marc.id), true),
        (&bob.slug, format!("mail = \"{other}\""), true),
        (&bob.id, format!("mail = \"{other}\""), true),
        (&bob.id, format!("name = \"{}\"", marc.full_name()), true),
        // Who is called as the line says may have another address by now, which fits a mask by chance.
        (&bob.id, format!("mail = \"{other}\", name = \"{}\"", bob.full_name()), false),
        (&bob.slug, format!("id = \"{}\"", bob.id), false),
        (&bob.slug, format!("mail = \"{address}\""), false),
        (address, format!("id = \"{}\"", bob.id), false),
        (&bob.id, format!("mail = \"ailleurs@{}\", name = \"Autre Nom\"", office.domain), false),
    ] {
        let text = office.text(&world, &[(person, &format!("role = \"partial_editor\", {beside}"))]);
        let run = world.roster(&office.alice, "plan", &text, &["--exit-code"]).run();
        let code = if is_two { "undecided" } else { "role" };
        let found = told(&run).into_iter().any(|(_, what)| what.starts_with(code));
        assert!(found, "{person} {beside}: {run}");
    }
    assert_eq!(world.writes_by(&office.alice), 0);
}

#[test]
fn nobody_is_taken_out_by_an_identifier_beside_somebody_elses_name_and_address() {
    let world = world!();
    where_it_can!(world.portal.can.masks_addresses() && world.portal.can.invites);
    let office = office(&world);
    let (bob, gone) = (&office.bob, format!("parti.ailleurs@{}", office.domain));
    let (name, address) = (bob.full_name(), &bob.email);
    // Whom the line names; what it says besides; whether that may be Bob's.
    for (person, beside, is_his) in [
        (&gone, format!("id = \"{}\"", bob.id), false),
        (&gone, format!("id = \"{}\", name = \"Parti Ailleurs\"", bob.id), false),
        (&bob.id, "name = \"Parti Ailleurs\"".to_owned(), false),
        (&bob.slug, format!("mail = \"{gone}\""), false),
        (&bob.slug, String::new(), true),
        (address, format!("id = \"{}\"", bob.id), true),
        (&gone, format!("id = \"{}\", name = \"{name}\"", bob.id), true),
        (&bob.slug, format!("id = \"{}\", mail = \"{gone}\"", bob.id), true),
        (&bob.id, format!("name = \"{} Durand-Bis\"", bob.first_name), true),
    ] {
        let beside = if beside.is_empty() { beside } else { format!(", {beside}") };
        let text = office.text(&world, &[(person, &format!("absent = \"left\"{beside}"))]);
        let run = world.roster(&office.alice, "plan", &text, &[]).run().exits(0);
        let word = if is_his { "remove" } else { "undecided" };
        assert!(told(&run).iter().any(|(_, what)| what.starts_with(word)), "{person} {beside}: {run}");
    }
}

#[test]
fn a_newcomer_called_as_a_member_is_asked_about() {
    let world = world!();
    where_it_can!(world.portal.can.masks_addresses() && world.portal.can.invites);
    let office = office(&world);
    let (bob, marc) = (&office.bob, &office.marc);
    let wish = format!("role = \"editor\", name = \"{}\"", bob.full_name());
    let new = format!("nouveau@{}", office.domain);
    let action = |lines: &[(&str, &str)]| {
        let run = world.roster(&office.alice, "plan", &office.text(&world, lines), &[]).run().exits(0);
        let rows = run.json()["people"].as_array().unwrap().clone();
        rows.into_iter().find(|row| row["person"] == new.as_str()).unwrap_or_else(|| panic!("{run}"))
    };
    let row = action(&[(&new, &wish), (&marc.id, "editor")]);
    assert_eq!((&row["action"], &row["candidates"]), (&json!("undecided"), &json!([bob.id])), "{row}");
    // On another line the member is somebody else; and so is who was said to be new.
    let row = action(&[(&new, &wish), (&bob.id, "editor")]);
    assert_eq!(row["action"], "invite", "{row}");
    let row = action(&[(&new, &format!("{wish}, new = true"))]);
    assert_eq!(row["action"], "invite", "{row}");
}

#[test]
fn what_is_not_done_has_a_class_that_counts() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let office = office(&world);
    let alice = &office.alice;
    let people: Vec<Person> = world.people(4);
    world.invitation(&office.org, &people[0], "admin");
    world.furnish(
        &office.org,
        json!({"requests": [
            {"user": people[1].id, "status": "refused", "comment": "Non", "created": "2024-01-02T00:00:00Z"},
            {"user": people[2].id, "kind": "invitation", "role": "editor", "created": "2026-01-02T00:00:00Z",
             "created_by": world.portal.staff().id},
        ]}),
    );
    let overdue = "role = \"editor\", until = 2026-01-31";
    let lines = [
        (people[0].id.as_str(), "editor"),
        (people[1].id.as_str(), "editor"),
        (people[2].id.as_str(), "editor"),
        (office.bob.id.as_str(), overdue),
        (office.marc.id.as_str(), "editor"),
    ];
    let text = toml(&[(&office.org.id, &[&[(alice.id.as_str(), "admin")][..], &lines[..]].concat())]);
    let plan = world.roster(alice, "plan", &text, &["--exit-code"]).run().exits(10);
    let summary = plan.json()["summary"].clone();
    for (class, count) in [
        ("another_role", 1),
        ("refused_before", 1),
        ("stale", 1),
        ("overdue", 1),
        ("unlisted", 1),
        ("findings", 5),
    ] {
        assert_eq!(summary[class], count, "{class} {plan}");
    }
    for language in ["fr", "en"] {
        let shown = world.roster(alice, "plan", &text, &["-o", "md", "--lang", language]).run().success();
        let nothing = if language == "fr" { "Il n'y a rien à faire" } else { "nothing to do" };
        assert!(!format!("{}{}", shown.stdout, shown.stderr).contains(nothing), "{shown}");
    }
    let apply = world.roster(alice, "apply", &text, &["--confirm"]).run().exits(8);
    let classes: Vec<String> = apply
        .json()
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["action"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(classes, ["another_role", "refused_before", "stale", "overdue", "unlisted"], "{apply}");
    assert_eq!(world.writes_by(alice), 0);
    // What only waits, or is only to be looked at, is not undone.
    let quiet = toml(&[(&office.org.id, &[&[(alice.id.as_str(), "admin")][..], &lines[2..]].concat())]);
    world.roster(alice, "apply", &quiet, &["--confirm"]).run().success();
    let options = ["--exit-code", "--stale", "5 ans", "--unlisted", "ignore"];
    let plan = world.roster(alice, "plan", &quiet, &options).run().exits(10);
    assert_eq!(plan.json()["summary"]["findings"], 1, "only what is overdue\n{plan}");
    let plan = world.roster(alice, "plan", &quiet, &["--unlisted", "finding"]).run().success();
    assert_eq!(plan.json()["summary"]["unlisted"], 2, "an administrator, and an invitation\n{plan}");
    // An invitation with another role is mended where that is allowed; whoever said no is asked again.
    let mended = world.roster(alice, "apply", &text, &["--confirm", "--invite-again"]).run().success();
    let held = world.holds(&office.org);
    let pending = |person: &Person| {
        held.requests_of(person).into_iter().find(|one| one.status == "pending").map(|one| one.role.clone())
    };
    assert_eq!(pending(&people[0]), Some(Some("editor".to_owned())), "{mended}");
    assert!(pending(&people[1]).is_some(), "{mended}");
}

#[test]
fn what_a_saved_plan_waives_is_said_when_it_is_applied() {
    let world = world!();
    let office = office(&world);
    let text = office.text(&world, &[(&office.bob.id, "admin"), (&office.marc.id, "editor")]);
    world
        .roster(&office.alice, "plan", &text, &["--out", "plan.json", "--max-removals", "7", "--allow-self"])
        .run()
        .success();
    let apply = world
        .roster_command(&office.alice)
        .args(["roster", "apply", "plan.json", "--confirm", "--lang", "en"])
        .run()
        .success();
    assert!(apply.stderr.contains("--max-removals 7 --allow-self"), "{apply}");
}

/// An invitation resent with another role.
#[test]
fn an_invitation_is_sent_again_with_another_role() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let office = office(&world);
    let person = world.person("Inès", "Invitée");
    world.invitation(&office.org, &person, "editor");
    let words = ["invite", "resend", &office.org.id, &person.id, "--role", "Administratrice", "--yes"];
    world.run_as(&office.alice, words).success();
    let held = world.holds(&office.org);
    let pending = held.requests_of(&person).into_iter().find(|one| one.status == "pending").unwrap();
    assert_eq!(pending.role.as_deref(), Some("admin"));
}
