use serde_json::{Value, json};

use super::{browser, noted, nothing_written, says};
use crate::support::desk::Desk;

const LONG_AGO: &str = "2024-01-01T00:00:00";

/// A moment that is not a year ago.
fn lately() -> String {
    jiff::Timestamp::now().checked_sub(jiff::SignedDuration::from_hours(48)).unwrap().to_string()
}

#[test]
fn who_is_left_is_listed_with_when_they_were_seen() {
    let world = world!();
    let (alice, bob, carol) =
        (world.person("Alice", "Martin"), world.person("Bob", "Petit"), world.person("Carol", "Roux"));
    let members = [(&alice, "admin"), (&bob, "editor"), (&carol, "editor")];
    let org = world.organization("Ville", &members);
    world.seen(&alice, LONG_AGO);
    world.seen(&bob, &lately());
    let listed = world.run_as(&bob, ["org", "recover", &org.slug, "-o", "json"]).success();
    let rows = listed.json();
    let row = |slug: &str| rows.as_array().unwrap().iter().find(|row| row["slug"] == slug).unwrap().clone();
    if world.portal.can.masks_addresses() {
        assert_eq!(rows[0]["slug"], bob.slug);
        assert_eq!(row(&bob.slug)["recently_here"], true);
        assert_eq!(
            (&row(&alice.slug)["recently_here"], &row(&alice.slug)["role"]),
            (&json!(false), &json!("admin"))
        );
        assert_eq!(
            (&row(&carol.slug)["recently_here"], &row(&carol.slug)["last_seen"]),
            (&json!(false), &Value::Null)
        );
        says(&listed, &["No administrator of", "within a year", "udatactl org recover"]);
    }
    let stranger =
        world.anonymous().lang("fr").args(["org", "recover", &org.slug, "-o", "json"]).run().success();
    assert!(stranger.json()[0]["recently_here"].is_null(), "{stranger}");
    says(&stranger, &["vous ne voyez pas quand", &alice.slug]);
    nothing_written(&world, &org);
}

#[test]
fn who_administers_it_is_asked_first() {
    let world = world!();
    where_it_can!(world.portal.can.masks_addresses());
    let desk = Desk::of(&world);
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    world.seen(&alice, &lately());
    let write = ["org", "recover", &org.slug, "--reason", "Besoin", "--submit", "--yes", "-o", "json"];
    let held = desk.command_as(&bob).args(write).run().exits(3);
    assert_eq!(held.error()["code"], "has_administrator");
    says(&held, &[&alice.slug, "--no-answer"]);
    assert_eq!(desk.messages(), Vec::<Value>::new());
    let sent = desk.command_as(&bob).lang("fr").args(write).args(["--no-answer"]).run().success();
    assert!(sent.json()[0]["body"].as_str().unwrap().contains("mais il ne répond pas"), "{sent}");
    assert_eq!(desk.messages().len(), 1);
}

#[test]
fn an_administrator_has_nobody_to_write_to() {
    let world = world!();
    let desk = Desk::of(&world);
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    // A key is no visit: for the portal nobody has been here.
    world.seen(&alice, LONG_AGO);
    let look = ["org", "recover", &org.slug];
    let looked = world.command_as(&alice).lang("fr").args(look).args(["-o", "table"]).run().success();
    let promote = format!("`udatactl member promote {} PERSONNE --to admin`", org.slug);
    says(&looked, &["Vous administrez", &promote]);
    assert!(!looked.stderr.contains("--reason") && looked.stdout.contains(&alice.slug), "{looked}");
    let write = ["--reason", "Besoin", "--submit", "--yes", "-o", "json"];
    let held = desk.command_as(&alice).args(look).args(write).run().exits(3);
    assert_eq!(held.error()["code"], "has_administrator");
    assert_eq!(desk.messages(), Vec::<Value>::new());
    nothing_written(&world, &org);
}

#[test]
fn the_team_is_asked_for_an_administrator() {
    let world = world!();
    let desk = Desk::of(&world);
    let (bob, carol) = (world.person("Bob", "Petit"), world.person("Carol", "Roux"));
    let org = world.organization("Ville", &[(&bob, "editor")]);
    let write = ["org", "recover", &org.slug, "--reason", "Départ en mars", "--new-admin", &carol.slug];
    let draft = desk.command_as(&bob).lang("fr").args(write).run().success();
    for text in [
        "n'a plus aucun administrateur",
        "Départ en mars",
        &format!("{} ({})", carol.full_name(), carol.slug),
        &format!("/users/{}", carol.slug),
        &format!("/organizations/{}", org.slug),
        &bob.email,
    ] {
        assert!(draft.stdout.contains(text), "{text}\n{draft}");
    }
    assert_eq!(desk.messages(), Vec::<Value>::new());
    let submit = ["--submit", "--yes", "-o", "json"];
    desk.command_as(&bob).args(write).args(submit).run().success();
    let messages = desk.messages();
    assert_eq!((messages.len(), messages[0].get("credentials")), (1, None));
    assert_eq!(messages[0]["content"]["segment"], "feedback");
    let again = desk.command_as(&bob).args(write).args(submit).run().exits(2);
    says(&again, &["sent from this machine already"]);
    let listed = world.anonymous().args(["journal", "list", "--json"]).run().success().json();
    assert_eq!(listed[0]["action"], "recover");
    desk.command_as(&bob).args(["org", "recover", &org.slug, "--submit"]).run().exits(2);
    world.anonymous().args(write).run().exits(4);
    nothing_written(&world, &org);
}

#[test]
fn for_transport_data_a_mail_is_prepared() {
    let world = world!();
    let bob = world.person("Bob", "Petit");
    let org = world.organization_with("Réseau", &[(&bob, "editor")], json!({"description": "Horaires GTFS"}));
    let look = world.run_as(&bob, ["org", "recover", &org.slug, "-o", "json"]).success();
    says(&look, &["--transport"]);
    let (browser, opened) = browser(&world);
    let write = ["org", "recover", &org.slug, "--reason", "a + b & c", "--transport"];
    world.command_as(&bob).lang("fr").env("BROWSER", &browser).args(write).args(["--open"]).run().success();
    let mail = noted(&opened);
    assert!(mail.starts_with("mailto:contact@transport.data.gouv.fr?subject=Demande%20d%27un"), "{mail}");
    assert!(mail.contains("a%20%2B%20b%20%26%20c"), "{mail}");
    let refused = world.command_as(&bob).args(write).args(["--submit", "--yes", "-o", "json"]).run().exits(2);
    assert_eq!(refused.error()["code"], "no_desk");
}
