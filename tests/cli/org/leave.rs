use super::{nothing_written, says};

#[test]
fn an_administrator_among_others_leaves() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "admin")]);
    let dry = world.run_as(&alice, ["org", "leave", &org.slug, "--dry-run", "-o", "json"]).success();
    assert_eq!(dry.json()[0]["result"], "planned");
    world.run_as(&alice, ["org", "leave", &org.slug]).exits(2);
    nothing_written(&world, &org);
    let output = world.run_as(&alice, ["org", "leave", &org.slug, "--yes", "-o", "json"]).success();
    assert_eq!(output.json()[0]["result"], "changed");
    assert_eq!(output.json()[0]["verified"], true);
    says(&output, &["Only one administrator will be left", &format!("udatactl org join {}", org.slug)]);
    let held = world.holds(&org);
    assert_eq!((held.role_of(&alice), held.role_of(&bob)), (None, Some("admin".to_owned())));
}

#[test]
fn the_last_administrator_stays() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let command = world.command_as(&alice).lang("fr").args(["org", "leave", &org.slug, "--yes", "--json"]);
    let output = command.run().exits(3);
    assert_eq!(output.error()["code"], "last_admin");
    assert!(output.error()["hint"].as_str().unwrap_or_default().contains("member promote"), "{output}");
    // Even when no administrator is allowed, a yes is not enough: the slug is.
    world.run_as(&alice, ["org", "leave", &org.slug, "--yes", "--allow-no-admin"]).exits(2);
    nothing_written(&world, &org);
    let slug = format!("--confirm={}", org.slug);
    world.run_as(&alice, ["org", "leave", &org.slug, "--allow-no-admin", &slug]).success();
    assert_eq!(world.holds(&org).role_of(&alice), None);
}

#[test]
fn only_administrators_can_and_others_are_told_whom_to_write_to() {
    let world = world!();
    let (alice, bob, carol) =
        (world.person("Alice", "Martin"), world.person("Bob", "Petit"), world.person("Carol", "Roux"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let command = world.command_as(&bob).lang("fr").args(["org", "leave", &org.slug, "--yes"]);
    let output = command.run().exits(5);
    says(&output, &["le portail ne laisse que les administrateurs", &alice.full_name(), &alice.slug]);
    let stranger = world.run_as(&carol, ["org", "leave", &org.slug, "--yes", "-o", "json"]).success();
    assert_eq!(stranger.json()[0]["result"], "unchanged");
    nothing_written(&world, &org);
    assert_eq!(world.holds(&org).members(), 2);
}

#[test]
fn no_removals_holds_for_oneself_too() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "admin")]);
    let switched = world.command_as(&alice).env("UDATACTL_NO_REMOVALS", "1");
    switched.args(["org", "leave", &org.slug, "--yes"]).run().exits(3);
    nothing_written(&world, &org);
}
