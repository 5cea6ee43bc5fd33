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
    // The guide's nine lines, in its order.
    let guide = [
        ("publish_datasets", ["yes", "yes", partial("yes")]),
        ("publish_reuses", ["yes", "yes", partial("yes")]),
        ("answer_discussions", ["yes", "yes", partial("assigned")]),
        ("edit_content", ["yes", "yes", partial("assigned")]),
        ("read_requests", ["yes", read, partial(read)]),
        ("add_members", ["yes", "no", partial("no")]),
        ("answer_requests", ["yes", "no", partial("no")]),
        ("remove_members", ["yes", "no", partial("no")]),
        ("delete_organization", ["yes", "no", partial("no")]),
    ];
    for (index, (permission, grants)) in guide.into_iter().enumerate() {
        assert_eq!(records[index]["permission"], permission);
        assert_eq!(of(permission), grants, "{permission}");
    }
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
    // Where it differs from the guide, and since when.
    let reads = ["tout membre y lit les demandes", "seuls les administrateurs les voient"];
    assert!(run.stderr.contains(reads[usize::from(world.portal.can.invites)]), "{run}");
    assert_ne!(run.stderr.contains("pas d'éditeurs partiels"), world.portal.can.partial_editors, "{run}");
    where_it_can!(world.portal.can.describes_roles());
    assert!(run.stderr.contains("Éditeur partiel, selon le portail : Peut créer des contenus"), "{run}");
}
