//! A slip on the command line or in the environment is told in the right form and language, before anything is done.

#[test]
fn a_field_that_does_not_exist_stops_a_write_before_it_is_sent() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Petit"), world.person("Bob", "Grand"));
    let organization = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let slug = organization.slug.as_str();
    let confirm = format!("--confirm={slug}");
    for words in [
        vec!["member", "remove", slug, &bob.slug, "--yes"],
        vec!["org", "update", slug, "--acronym", "ABC", "--yes"],
        vec!["org", "create", "Nouvelle ville", "--description", "Une ville", "--yes"],
        vec!["org", "delete", slug, &confirm],
    ] {
        let command = world.command_as(&alice).args(words).args(["--fields", "nope", "-o", "json"]);
        let output = command.run().exits(2);
        assert_eq!(output.error()["code"], "unknown_field", "{output}");
        assert_eq!(output.stdout, "");
    }
    assert!(world.calls_by(&alice).iter().all(|call| !call.is_write()));
    assert_eq!(world.holds(&organization).role_of(&bob).as_deref(), Some("editor"));
}

#[test]
fn a_key_is_not_kept_where_the_result_could_not_be_shown() {
    let world = world!();
    let alice = world.person("Alice", "Petit");
    let login = ["auth", "login", "--with-token", "--insecure-storage", "--fields", "nope"];
    world.anonymous().args(login).stdin(format!("{}\n", alice.token)).run().exits(2);
    world.anonymous().args(["auth", "status"]).run().exits(4);
}
