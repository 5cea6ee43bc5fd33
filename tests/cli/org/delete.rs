use serde_json::json;

use super::{nothing_written, says};

#[test]
fn the_impact_is_shown_and_the_slug_deletes() {
    let world = world!();
    let (alice, bob, carol) =
        (world.person("Alice", "Martin"), world.person("Bob", "Petit"), world.person("Carol", "Roux"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    world.dataset(&org, "Arbres");
    world.dataset(&org, "Bancs");
    world.request(&org, &carol, "Bonjour");
    let delete = ["org", "delete", &org.slug, "-o", "json"];
    for flags in [vec![], vec!["--yes"], vec!["--confirm"], vec!["--confirm=ville"]] {
        let output = world.run_as(&alice, [delete.as_slice(), &flags].concat()).exits(2);
        assert!(output.error()["message"].as_str().unwrap_or_default().contains(&org.slug), "{output}");
        let blamed =
            output.error()["message"].as_str().unwrap_or_default().contains("“ville” is not its slug");
        assert_eq!(blamed, flags == ["--confirm=ville"], "{output}");
    }
    let dry = world.run_as(&alice, [delete.as_slice(), &["--dry-run"]].concat()).success();
    assert_eq!((&dry.json()[0]["result"], &dry.json()[0]["datasets"]), (&json!("planned"), &json!(2)));
    let slug = format!("--confirm={}", org.slug);
    let held = world.command_as(&alice).env("UDATACTL_NO_REMOVALS", "1");
    held.args(delete).args([&slug]).run().exits(3);
    nothing_written(&world, &org);
    assert_eq!(world.holds(&org).deleted, None);

    let french = world.command_as(&alice).lang("fr").args(delete).args([&slug]).run().success();
    says(
        &french,
        &["2 jeux de données", "2 membres", "1 demande ou invitation", "Ce qu'elle a publié reste en ligne"],
    );
    let row = &french.json()[0];
    assert_eq!((&row["result"], &row["verified"]), (&json!("changed"), &json!(true)));
    assert!(world.holds(&org).deleted.is_some());
    let again = world.run_as(&alice, [delete.as_slice(), &[&slug]].concat()).exits(6);
    assert_eq!(again.error()["code"], "deleted");
}

#[test]
fn only_its_administrators_and_the_staff_may() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let slug = format!("--confirm={}", org.slug);
    let output = world.run_as(&bob, ["org", "delete", &org.slug, &slug]).exits(5);
    says(&output, &[&alice.slug]);
    nothing_written(&world, &org);
    world.run_as(&world.sysadmin(), ["org", "delete", &org.slug, &slug]).success();
    assert!(world.holds(&org).deleted.is_some());
}

#[test]
fn at_a_terminal_the_slug_is_typed() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let command = world.command_as(&alice).lang("fr").args(["org", "delete", &org.slug, "--yes"]);
    let mut session = command.terminal();
    session.expect("supprimée pour tout le monde").expect("pour continuer :").send_line("oui");
    session.expect("« oui » n'est pas");
    assert_eq!(session.wait(), 11, "{session}");
    assert_eq!(world.holds(&org).deleted, None);
    let mut session = command.terminal();
    session.expect("pour continuer :").send_line(&org.slug);
    assert_eq!(session.wait(), 0, "{session}");
    assert!(world.holds(&org).deleted.is_some());
}
