//! What to do next, said where somebody may not know: with the command, for the same portal.

use crate::support::run::Command;

/// The hints of a run, in English.
fn hints(command: Command) -> Vec<String> {
    let run = command.run().success();
    run.stderr.lines().filter(|line| line.starts_with('→')).map(str::to_owned).collect()
}

fn says(hints: &[String], command: &str) -> bool {
    hints.iter().any(|hint| hint.contains(&format!("`udatactl {command}")))
}

#[test]
fn an_empty_list_says_what_to_do_instead() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let can = &world.portal.can;
    let slug = org.slug.as_str();
    let nothing = format!("zz{}", world.tag());
    let mut empty: Vec<(&crate::support::world::Person, Vec<&str>, &str)> = vec![
        (&alice, vec!["requests", "list", slug], "requests list --status all"),
        (&alice, vec!["requests", "list", slug, "--status", "refused"], "requests list --status all"),
        (&bob, vec!["org", "list", "--mine"], "org join ORG"),
        (&alice, vec!["org", "list", "--search", &nothing], "org list --search"),
        (&bob, vec!["member", "list", "--mine"], "org join ORG"),
        (&alice, vec!["member", "list", slug, "--role", "editor"], "member list ORG"),
        (&alice, vec!["person", "find", &nothing], "member add ORG --email"),
        (&alice, vec!["journal", "list"], "org activity ORG"),
    ];
    if can.invites {
        empty.push((&alice, vec!["invite", "list", slug], "member add ORG PERSON"));
        empty.push((&bob, vec!["invite", "inbox"], "org join ORG"));
    }
    if can.partial_editors {
        empty.push((&alice, vec!["assignment", "list", slug], "member set-role ORG PERSON partial_editor"));
    }
    for (who, words, next) in empty {
        let found = hints(world.command_as(who).args(&words));
        assert!(says(&found, next), "{words:?}: {found:?}");
    }
}

#[test]
fn a_request_that_waits_says_how_it_is_answered_on_the_same_portal() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    world.request(&org, &bob, "Bonjour");
    let list = ["requests", "list", &org.slug];
    let found = hints(world.command_as(&alice).args(list));
    for verb in ["approve", "reject"] {
        assert!(says(&found, &format!("requests {verb} {} {}`", org.slug, bob.slug)), "{found:?}");
    }
    let found = hints(world.command_as(&alice).args(list).args(["-s", world.portal.base()]));
    let approve = format!("-s {} requests approve {} {}`", world.portal.base(), org.slug, bob.slug);
    assert!(says(&found, &approve), "{found:?}");
    let answered = hints(world.command_as(&alice).args(list).args(["--status", "accepted"]));
    assert!(!says(&answered, "requests approve"), "{answered:?}");
}

#[test]
fn who_accepted_an_invitation_is_led_on() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    world.invitation(&org, &bob, "editor");
    let accept = ["invite", "accept", &org.slug, "--yes"];
    let show = format!("org show {}`", org.slug);
    let tried = hints(world.command_as(&bob).args(accept).args(["--dry-run"]));
    assert!(!says(&tried, &show), "{tried:?}");
    let found = hints(world.command_as(&bob).args(accept));
    assert!(says(&found, &show), "{found:?}");
}

#[test]
fn an_organization_that_nobody_administers_leads_to_who_can_help() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "editor")]);
    let found = hints(world.command_as(&alice).args(["org", "show", &org.slug]));
    assert!(says(&found, &format!("org recover {}`", org.slug)), "{found:?}");
}

#[test]
fn who_signed_in_is_led_to_the_organizations() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    world.organization("Ville", &[(&alice, "admin")]);
    for (who, next) in [(&alice, "org list --mine"), (&bob, "org join ORG")] {
        let login = ["auth", "login", "--with-token", "--insecure-storage", "-s", world.portal.base()];
        let command = world.anonymous().without_env("UDATACTL_SITE").args(login).stdin(who.token.clone());
        let found = hints(command);
        let next = format!("-s {} {next}", world.portal.base());
        assert!(says(&found, &next), "{found:?}");
    }
}
