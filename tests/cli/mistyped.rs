//! What people mistype: names in pieces, the organization last, commands in capitals, a search where there is none. Each is
//! answered with what was meant.

use crate::support::run::Command;
use crate::support::terminal::Session;

fn hints(command: &Command, code: i32) -> String {
    command.run().exits(code).stderr
}

#[test]
fn a_name_in_pieces_is_put_together_whatever_it_names() {
    let world = world!();
    let (alice, ines) = (world.person("Alice", "Martin"), world.person("Inès", "Moreau"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&ines, "editor")]);
    let slug = org.slug.as_str();
    let cases: [(&[&str], i32); 5] = [
        (&["member", "show"], 2),
        (&["member", "remove"], 6),
        (&["requests", "approve"], 6),
        (&["invite", "cancel"], 6),
        (&["requests", "show"], 2),
    ];
    for (verb, code) in cases {
        if verb[0] == "invite" && !world.portal.can.invites {
            continue;
        }
        let said = hints(&world.command_as(&alice).args(verb).args([slug, "ines", "moreau"]), code);
        let whole = format!("`udatactl {} {slug} 'ines moreau'`", verb.join(" "));
        assert!(said.contains(&whole), "{said}");
    }
}

#[test]
fn an_organization_that_is_typed_last_is_put_first() {
    let world = world!();
    let (alice, yann) = (world.person("Alice", "Martin"), world.person("Yann", "Le Goff"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let slug = org.slug.as_str();
    let turned = |words: &[&str]| hints(&world.command_as(&alice).args(["member", "add"]).args(words), 6);
    let said = turned(&[&yann.slug, slug]);
    assert!(said.contains(&format!("`udatactl member add {slug} {}`", yann.slug)), "{said}");
    let said = turned(&["Yann", "Le", "Goff", slug, "--role", "admin"]);
    assert!(said.contains(&format!("`udatactl member add {slug} 'Yann Le Goff' --role admin`")), "{said}");
    let said = turned(&[&yann.slug, "zz-nowhere"]);
    assert!(!said.contains("comes first"), "{said}");
}

#[test]
fn commands_may_be_typed_in_capitals_and_nothing_else_is_changed() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    for words in [["MEMBRE", "LISTER"], ["Membre", "Lister"], ["member", "LIST"]] {
        let output = world.command_as(&alice).args(words).args([&org.slug, "-o", "ids"]).run().success();
        assert_eq!(output.stdout.trim(), alice.id, "{output}");
    }
    let said = hints(&world.command_as(&alice).args(["Membre", "Machin"]), 2);
    assert!(said.contains("“Machin”"), "{said}");
    // A word of one's own stays as it is.
    let create = ["ORG", "CREATE", "LISTE", "--description", "Une liste", "--dry-run", "--json"];
    let output = world.command_as(&alice).args(create).run().success();
    assert_eq!(output.json()["name"], "LISTE", "{output}");
}

#[test]
fn a_search_is_answered_with_the_list_that_searches() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    for verb in ["chercher", "rechercher", "trouver", "search", "find"] {
        let said = hints(&world.command_as(&alice).args(["org", verb, "Ville", "de", "Lyon"]), 2);
        assert!(said.contains("`udatactl org list --search 'Ville de Lyon'`"), "{said}");
    }
    let said = hints(&world.command_as(&alice).args(["org", "list", "ville", "--all"]), 2);
    assert!(said.contains("`udatactl org list --search ville --all`"), "{said}");
}

#[test]
fn half_an_address_of_a_website_is_refused_before_anything_is_asked() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let update = ["org", "update", &org.slug, "--url", "archives.example"];
    let said = hints(&world.command_as(&alice).args(update).args(["--yes"]), 2);
    assert!(said.contains("`--url=https://archives.example`"), "{said}");
    assert!(world.calls_by(&alice).iter().all(|call| !call.is_write()));
}

#[test]
fn who_has_not_asked_is_said_before_anybody_writes_a_reason() {
    let world = world!();
    let (alice, paul) = (world.person("Alice", "Martin"), world.person("Paul", "Durand"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let mut session = world.command_as(&alice).args(["requests", "reject", &org.slug, &paul.slug]).terminal();
    session.expect("Error");
    assert_eq!(session.wait(), 6, "{session}");
    assert!(!session.screen().contains("Why?"), "{session}");
}

#[test]
fn what_was_asked_for_is_shown_as_a_command_that_can_be_copied() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    for columns in [40, 80] {
        let command = world.command_as(&alice).lang("fr").args(["membre", "rôle", &org.slug]);
        let mut session = Session::sized(&command, columns, "");
        session.expect("Qui, parmi").expect("Bob").send("bob").send("\r");
        session.expect("Avec quel rôle").expect("éditeur").send("admin").send("\r").expect("[o/N]");
        let raw = String::from_utf8_lossy(&session.raw()).into_owned();
        let whole = format!("`udatactl membre rôle {} {} admin`", org.slug, bob.slug);
        assert!(raw.contains(&whole), "{columns}: {session}");
        session.send("n\r");
        assert_eq!(session.wait(), 11, "{session}");
    }
}

#[test]
fn what_there_is_to_fill_in_is_said_in_the_language_of_the_person() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let audit = world.command_as(&alice).lang("fr").args(["audit", "org", &org.slug, "-o", "table"]);
    let said = audit.run().success().stderr;
    assert!(said.contains(&format!("`udatactl member add {} PERSONNE --role admin`", org.slug)), "{said}");
    assert!(!said.contains("PERSON "), "{said}");
    let json = world.command_as(&alice).lang("fr").args(["audit", "org", &org.slug, "-o", "json"]);
    assert!(json.run().success().stdout.contains("PERSON --role admin"));
    let said = hints(&world.command_as(&alice).args(["org", "update", &org.slug]), 2);
    assert!(said.contains("--url=https://") && said.contains("--logo"), "{said}");
}
