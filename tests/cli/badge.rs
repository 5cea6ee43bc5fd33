//! `badge`: list for everybody, add and remove for the portal's staff.

use serde_json::{Value, json};

#[test]
fn everybody_sees_the_badges() {
    let world = world!();
    let org = world.organization_with("Ville", &[], json!({"badges": ["certified"]}));
    let of_portal = world.anonymous().lang("fr").args(["badge", "list", "-o", "json"]).run().success().json();
    let kinds: Vec<&Value> = of_portal.as_array().unwrap().iter().map(|row| &row["kind"]).collect();
    assert!(kinds.contains(&&json!("certified")) && kinds.contains(&&json!("public-service")), "{kinds:?}");
    assert_eq!(of_portal[0].get("awarded"), None);
    let listed = world.anonymous().args(["badge", "list", &org.slug, "-o", "json"]).run().success().json();
    for row in listed.as_array().unwrap() {
        assert_eq!(row["awarded"], json!(row["kind"] == "certified"), "{row}");
        assert!(row["label"].is_string());
    }
}

#[test]
fn the_staff_gives_and_takes_them() {
    let world = world!();
    let staff = world.sysadmin();
    let org = world.organization_with("Ville", &[], json!({"badges": ["public-service"]}));
    let badge = |verb: &str, kind: &str, more: &[&str]| {
        let command = world.command_as(&staff).args(["badge", verb, &org.slug, kind, "-o", "json"]);
        command.args(more).run()
    };
    let planned = badge("add", "certified", &["--dry-run", "-v"]).success();
    assert_eq!(planned.json()[0]["result"], "planned");
    assert!(planned.stderr.contains("/badges/ -"), "{planned}");
    badge("add", "certified", &[]).exits(2);
    assert_eq!(badge("add", "certifie", &["--yes"]).exits(2).error()["code"], "unknown_badge");
    assert_eq!(world.holds(&org).badges, ["public-service"]);

    let added = badge("add", "certified", &["--yes"]).success();
    let row = &added.json()[0];
    assert_eq!((&row["result"], &row["verified"]), (&json!("changed"), &json!(true)));
    assert_eq!(row["before"], json!(["public-service"]));
    assert!(added.stderr.contains(&format!("udatactl badge remove {} certified", org.slug)), "{added}");
    assert_eq!(world.holds(&org).badges, ["certified", "public-service"]);
    assert_eq!(badge("add", "certified", &["--yes"]).success().json()[0]["result"], "unchanged");

    let command = world.command_as(&staff).env("UDATACTL_NO_REMOVALS", "1");
    command.args(["badge", "remove", &org.slug, "certified", "--yes"]).run().exits(3);
    assert_eq!(badge("remove", "certified", &["--yes"]).success().json()[0]["result"], "changed");
    assert_eq!(world.holds(&org).badges, ["public-service"]);
    assert_eq!(badge("remove", "certified", &["--yes"]).success().json()[0]["result"], "unchanged");
    let listed = world.anonymous().args(["journal", "list", "--json"]).run().success().json();
    let told: Vec<_> = listed
        .as_array()
        .unwrap()
        .iter()
        .map(|row| [&row["action"], &row["before"], &row["after"]])
        .collect();
    let null = Value::Null;
    let kind = json!("certified");
    assert_eq!(told, [[&json!("badge-add"), &null, &kind], [&json!("badge-remove"), &kind, &null]]);
}

#[test]
fn others_are_told_who_may() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let command = world.command_as(&alice).lang("fr").args(["badge", "add", &org.slug, "certified", "--yes"]);
    let output = command.run().exits(5);
    assert!(output.stderr.contains("Seule l'équipe du portail"), "{output}");
    assert!(output.stderr.contains(&format!("udatactl org certify-request {}", org.slug)), "{output}");
    assert!(world.calls(&org).iter().all(|call| !call.is_write()));
}
