use serde_json::json;

use super::says;

#[test]
fn mine_come_with_my_role() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let zoo = world.organization("Zoo", &[(&alice, "editor"), (&bob, "admin")]);
    let école = world.organization("École", &[(&alice, "admin")]);
    world.organization("Autre", &[(&bob, "admin")]);
    let listed = world.run_as(&alice, ["org", "list", "-o", "json"]).success().json();
    let seen: Vec<_> = listed.as_array().unwrap().iter().map(|one| (&one["id"], &one["role"])).collect();
    assert_eq!(seen, [(&json!(école.id), &json!("admin")), (&json!(zoo.id), &json!("editor"))]);
    let ids = |flags: &[&str]| {
        let arguments = [["org", "list", "--mine", "-o", "ids"].as_slice(), flags].concat();
        world.run_as(&alice, arguments).success().stdout
    };
    assert_eq!(ids(&["--sort", "-name"]), format!("{}\n{}\n", zoo.id, école.id));
    assert_eq!(ids(&["--search", "ECOLE"]), format!("{}\n", école.id));
    assert_eq!(ids(&["--limit", "1"]), format!("{}\n", école.id));
    assert_eq!(ids(&["--no-admin"]), "");
}

#[test]
fn a_lost_key_never_lists_the_whole_portal_as_mine() {
    let world = world!();
    for flags in [vec![], vec!["--all"], vec!["--limit", "5"], vec!["--mine"]] {
        let arguments = [["org", "list"].as_slice(), &flags].concat();
        let output = world.anonymous().args(arguments).run().exits(4);
        assert_eq!(output.stdout, "", "{output}");
        says(&output, &["API key"]);
    }
}

#[test]
fn the_portal_is_searched_without_a_key() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let fields = |number: &str| json!({"business_number_id": number, "badges": ["certified"]});
    let alone = world.organization_with("Ville", &[(&alice, "admin")], fields("78467169500087"));
    let orphan = world.organization("Orpheline", &[(&bob, "editor")]);
    let ids = |flags: &[&str]| {
        let arguments = [["org", "list", "-o", "ids"].as_slice(), flags].concat();
        world.anonymous().args(arguments).run().success().stdout
    };
    let tag = world.tag();
    assert_eq!(ids(&["--search", tag, "--sort", "name"]), format!("{}\n{}\n", orphan.id, alone.id));
    assert_eq!(ids(&["--search", tag, "--badge", "certified"]), format!("{}\n", alone.id));
    assert_eq!(ids(&["--search", tag, "--no-admin"]), format!("{}\n", orphan.id));
    assert_eq!(ids(&["--search", tag, "--one-admin"]), format!("{}\n", alone.id));
    assert!(ids(&["--siret", "784 671 695 00087"]).contains(&alone.id));
    let signed = world.run_as(&alice, ["org", "list", "--search", tag, "--sort", "-name", "-o", "json"]);
    let roles: Vec<_> =
        signed.success().json().as_array().unwrap().iter().map(|one| one["role"].clone()).collect();
    assert_eq!(roles, [json!("admin"), json!(null)]);
    world.anonymous().args(["org", "list", "--search", ""]).run().exits(2);
    let sorted = world.anonymous().args(["org", "list", "--portal", "--sort", "members"]);
    sorted.strangers("name reuses datasets followers views created last modified").run().exits(2);
}
