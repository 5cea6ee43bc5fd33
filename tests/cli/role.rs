//! `role list`.

#[test]
fn who_may_do_what_on_this_portal() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    // Any organization tells how the portal shows requests.
    world.organization("Ville", &[(&alice, "admin")]);
    let records = world
        .command_as(&alice)
        .args(["role", "list", "--json"])
        .strangers("Administrator Partial Editor")
        .strangers("Can manage the organization, its members and all its content.")
        .strangers(
            "Can create and edit all the content of the organization. Can create content and edit only some",
        )
        .run()
        .success()
        .json();
    let of = |permission: &str| {
        let found = records.as_array().unwrap().iter().find(|one| one["permission"] == permission);
        let one = found.unwrap_or_else(|| panic!("no {permission}"));
        ["admin", "editor", "partial_editor"].map(|role| one[role].as_str().unwrap_or("-").to_owned())
    };
    // Before invitations, every member reads the requests.
    let read = if world.portal.can.invites { "no" } else { "yes" };
    let partial = |grant: &'static str| if world.portal.can.partial_editors { grant } else { "-" };
    assert_eq!(of("manage_members"), ["yes", "no", partial("no")]);
    assert_eq!(of("read_requests"), ["yes", read, partial(read)]);
    assert_eq!(of("edit_content"), ["yes", "yes", partial("assigned")]);
}

#[test]
fn in_french_with_the_portals_own_words() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    world.organization("Ville", &[(&alice, "admin")]);
    let command = world.anonymous().lang("fr").env("COLUMNS", "80");
    let run = command.args(["roles", "list", "-o", "table"]).run().success();
    let partial = run.stdout.contains("Éditeur partiel") && run.stdout.contains("assignés");
    assert_eq!(partial, world.portal.can.partial_editors, "{run}");
    assert!(
        !run.stdout.contains('…'.to_string().repeat(2).as_str()) && !run.stdout.contains("Administrate…"),
        "{run}"
    );
    where_it_can!(world.portal.can.describes_roles());
    assert!(run.stderr.contains("Éditeur partiel, selon le portail : Peut créer des contenus"), "{run}");
}
