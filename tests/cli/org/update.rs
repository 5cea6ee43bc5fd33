use serde_json::{Value, json};

use super::{nothing_written, says};

fn row<'a>(rows: &'a Value, field: &str) -> &'a Value {
    let found = rows.as_array().into_iter().flatten().find(|row| row["field"] == field);
    found.unwrap_or_else(|| panic!("no {field}: {rows}"))
}

#[test]
fn only_what_changes_is_sent() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let fields = json!({"acronym": "VDD", "url": "https://ville.example.org", "description": "Ancienne"});
    let org = world.organization_with("Ville", &[(&alice, "admin")], fields);
    let update = [
        "org",
        "update",
        &org.slug,
        "--acronym",
        "VDD",
        "--description",
        "Nouvelle",
        "--unset",
        "url",
        "-o",
        "json",
    ];
    world.run_as(&alice, update).exits(2);
    let dry = world.run_as(&alice, [update.as_slice(), &["--dry-run"]].concat()).success().json();
    assert_eq!(row(&dry, "description")["result"], "planned");
    nothing_written(&world, &org);

    let command = world.command_as(&alice).lang("fr").args(update).args(["--yes"]);
    let output = command.run().success();
    says(&output, &["Description : « Ancienne » → « Nouvelle »", "« https://ville.example.org » → rien"]);
    let rows = output.json();
    assert_eq!(row(&rows, "acronym")["result"], "unchanged");
    let description = row(&rows, "description");
    assert_eq!((&description["before"], &description["after"]), (&json!("Ancienne"), &json!("Nouvelle")));
    assert_eq!((&description["result"], &description["verified"]), (&json!("changed"), &json!(true)));
    assert_eq!(
        (&row(&rows, "url")["after"], &row(&rows, "url")["result"]),
        (&Value::Null, &json!("changed"))
    );
    let held = world.holds(&org);
    assert_eq!((held.acronym.as_deref(), held.url.as_deref()), (Some("VDD"), None));
    assert_eq!((held.description.as_deref(), held.slug.as_str()), (Some("Nouvelle"), org.slug.as_str()));
    let writes: Vec<_> =
        world.calls(&org).into_iter().filter(super::super::support::held::Call::is_write).collect();
    let [put] = writes.as_slice() else { panic!("not one write: {writes:?}") };
    assert_eq!(put.body, json!({"description": "Nouvelle", "url": null}));
    let undo =
        format!("udatactl org update {} --description Ancienne --url https://ville.example.org", org.slug);
    says(&output, &[&undo]);
}

#[test]
fn everything_that_may_be_emptied_is() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let fields =
        json!({"acronym": "V", "url": "https://v.example.org", "business_number_id": "21690123100011"});
    let org = world.organization_with("Ville", &[(&alice, "admin")], fields);
    world.run_as(&alice, ["org", "update", &org.id, "--unset", "acronym,siret,url", "--yes"]).success();
    let held = world.holds(&org);
    assert_eq!((held.acronym, held.url, held.business_number_id), (None, None, None));
    let name = world.command_as(&alice).args(["org", "update", &org.id, "--unset", "name", "--yes"]);
    name.strangers("acronym siret url").run().exits(2);
    world
        .run_as(&alice, ["org", "update", &org.id, "--unset", "url", "--url", "https://a.org", "--yes"])
        .exits(2);
}

#[test]
fn nothing_to_change_sends_nothing() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization_with("Ville", &[(&alice, "admin")], json!({"acronym": "V"}));
    let output =
        world.run_as(&alice, ["org", "update", &org.id, "--acronym", "V", "--unset", "url"]).success();
    says(&output, &["Nothing to do"]);
    world.run_as(&alice, ["org", "update", &org.id, "--yes"]).exits(2);
    world.run_as(&alice, ["org", "update", &org.id, "--acronym", "", "--yes"]).exits(2);
    nothing_written(&world, &org);
}

#[test]
fn a_new_name_is_a_new_slug_and_must_be_free() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let other = world.organization("Métropole", &[(&bob, "admin")]);
    let rename = |name: &str, more: &[&str]| {
        let arguments = ["org", "update", &org.id, "--name", name, "--yes", "-o", "json"];
        world.run_as(&alice, [arguments.as_slice(), more].concat())
    };
    let taken = rename(&other.name.to_lowercase(), &[]).exits(3);
    assert_eq!(taken.error()["code"], "duplicate_name");
    nothing_written(&world, &org);
    let upper = org.name.to_uppercase();
    rename(&upper, &[]).success();
    assert_eq!(world.holds(&org).name, upper, "its own name in another case is free");
    let free = format!("Ville nouvelle {}", world.tag());
    let renamed = rename(&free, &[]).success();
    let slug = world.holds(&org).slug;
    assert_ne!(slug, org.slug);
    says(
        &renamed,
        &["The address changes with the name", &format!("The slug is now {slug}; it was {}", org.slug)],
    );
    assert_eq!(row(&renamed.json(), "name")["target"], json!(slug));
}

#[test]
fn a_siret_is_checked_and_those_who_share_it_are_named() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let other =
        world.organization_with("Autre", &[(&bob, "admin")], json!({"business_number_id": "78467169500087"}));
    let update = |siret: &str, check: &str| {
        let arguments =
            ["org", "update", &org.id, "--siret", siret, "--siret-check", check, "--yes", "--json"];
        world.run_as(&alice, arguments)
    };
    assert_eq!(update("78467169400087", "always").exits(2).error()["code"], "bad_siret");
    // This portal checks too: what is let through here it refuses in its own words.
    let refused = update("78467169400087", "auto").exits(7);
    assert!(refused.error()["fields"]["business_number_id"].is_string(), "{refused}");
    assert_eq!(world.holds(&org).business_number_id, None);
    says(&update("784 671 695 00087", "always").success(), &[&other.slug]);
    assert_eq!(world.holds(&org).business_number_id.as_deref(), Some("78467169500087"));
}

#[test]
fn who_may_not_is_told_whom_to_ask() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let command =
        world.command_as(&bob).lang("fr").args(["org", "update", &org.slug, "--acronym", "V", "--yes"]);
    says(&command.run().exits(5), &["Vous n'êtes pas administrateur", &alice.slug]);
    let held = world.command_as(&alice).env("UDATACTL_READ_ONLY", "1");
    held.args(["org", "update", &org.slug, "--acronym", "V", "--yes"]).run().exits(3);
    nothing_written(&world, &org);
    let gone = world.organization_with("Partie", &[(&alice, "admin")], json!({"deleted": true}));
    world.run_as(&alice, ["org", "update", &gone.id, "--acronym", "V", "--yes"]).exits(6);
    nothing_written(&world, &gone);
}

#[test]
fn a_logo_is_sent_and_a_broken_one_is_half_done() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let (good, broken) = (world.path("good.png"), world.path("broken.png"));
    std::fs::write(&good, include_bytes!("pixel.png")).expect("an image");
    std::fs::write(&broken, b"\x89PNG\r\n\x1a\nnothing").expect("a file");
    let update = |logo: &std::path::Path, more: &[&str]| {
        let logo = logo.display().to_string();
        let arguments = ["org", "update", &org.id, "--logo", &logo, "--yes", "-o", "json"];
        world.run_as(&alice, [arguments.as_slice(), more].concat())
    };
    let sent = update(&good, &[]).success().json();
    assert_eq!(
        (&row(&sent, "logo")["result"], &row(&sent, "logo")["verified"]),
        (&json!("changed"), &json!(true))
    );
    let half = update(&broken, &["--acronym", "V"]).exits(8);
    assert_eq!(row(&half.json(), "acronym")["result"], "changed");
    assert_eq!(row(&half.json(), "logo")["result"], "failed");
    assert_eq!(world.holds(&org).acronym.as_deref(), Some("V"));
    assert_eq!(half.error()["code"], "logo_not_taken");
}

#[test]
fn what_changed_while_the_question_stood_is_not_overwritten() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization_with("Ville", &[(&alice, "admin")], json!({"acronym": "V"}));
    let command = world.command_as(&alice).args(["org", "update", &org.id, "--acronym", "W"]);
    let mut session = command.terminal();
    session.expect("[y/N]");
    let path = format!("/api/1/organizations/{}/", org.id);
    world.portal.api("PUT", &path, Some(&alice), Some(json!({"acronym": "X"})));
    session.send_line("y").expect("Someone else changed");
    assert_eq!(session.wait(), 9, "{session}");
    assert_eq!(world.holds(&org).acronym.as_deref(), Some("X"));
}

#[test]
fn another_process_that_holds_the_organization_is_waited_for() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let locks = world.path("state").join("locks");
    std::fs::create_dir_all(&locks).expect("a directory");
    let held = std::fs::File::create(locks.join(format!("{}.lock", org.id))).expect("a file");
    held.lock().expect("a lock");
    let command =
        world.command_as(&alice).lang("fr").args(["org", "update", &org.id, "--acronym", "V", "--yes"]);
    let mut session = command.terminal();
    session.expect("Un autre udatactl modifie cette organisation");
    nothing_written(&world, &org);
    drop(held);
    assert_eq!(session.wait(), 0, "{session}");
    assert_eq!(world.holds(&org).acronym.as_deref(), Some("V"));
}
