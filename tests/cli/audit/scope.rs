//! Which organizations a list is about: named, of a list, mine, or all of the portal.

use serde_json::{Value, json};

use super::records;
use crate::support::portal::Portal;
use crate::support::world::World;

fn organizations(records: &[Value]) -> Vec<&str> {
    records.iter().filter_map(|one| one["organization"].as_str()).collect()
}

#[test]
fn a_whole_portal_is_listed_and_what_is_hidden_is_counted() {
    let Some(portal) = Portal::own_or_left_out(&[]) else { return };
    let world = World::on(&portal);
    where_it_can!(world.portal.can.invites);
    let (alice, bob, paul) =
        (world.person("Alice", "Martin"), world.person("Bob", "Petit"), world.person("Paul", "Durand"));
    let first = world.organization("Aville", &[(&alice, "admin")]);
    let second = world.organization("Bville", &[(&bob, "admin")]);
    world.request(&first, &paul, "Bonjour");
    world.request(&second, &paul, "Bonjour");
    world.invitation(&second, &alice, "editor");
    let staff = world.sysadmin();

    let run = world.run_as(&alice, ["requests", "list", "--portal", "--json"]).success();
    assert_eq!(organizations(&records(&run)), [&*first.slug], "{run}");
    assert!(run.stderr.contains("1 organization is left out") && run.stderr.contains(&second.slug), "{run}");
    let asked = world.calls(&second);
    assert!(
        asked.iter().all(|call| call.user.as_deref() != Some(&*alice.id)),
        "nobody is asked to say no: {asked:?}"
    );
    let run = world.run_as(&staff, ["requests", "list", "--portal", "--json"]).success();
    assert_eq!(organizations(&records(&run)).len(), 2, "{run}");
    assert!(!run.stderr.contains("left out"), "{run}");
    let run = world.run_as(&staff, ["invite", "list", "--portal", "--json"]).success();
    assert_eq!(organizations(&records(&run)), [&*second.slug], "{run}");
    let run = world.run_as(&paul, ["requests", "list", "--portal", "-o", "table"]).success();
    assert!(run.stderr.contains("2 organizations are left out"), "never as if there was nothing: {run}");
    world.anonymous().args(["requests", "list", "--portal"]).run().exits(4);
}

#[test]
fn members_of_a_whole_portal_come_in_every_format_alike() {
    let Some(portal) = Portal::own_or_left_out(&[]) else { return };
    let world = World::on(&portal);
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let first = world.organization("Aville", &[(&alice, "admin"), (&bob, "editor")]);
    let second = world.organization("Bville", &[(&bob, "admin")]);
    let list = |more: &[&str]| {
        let line = ["member", "list", "--portal"].into_iter().chain(more.iter().copied());
        world.run_as(&alice, line).success()
    };
    let run = list(&["-o", "json"]);
    assert_eq!(organizations(&records(&run)), [&*first.slug, &first.slug, &second.slug], "{run}");
    let lines: Vec<Value> =
        list(&["-o", "jsonl"]).stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let told = |one: &Value| [&one["id"], &one["role"], &one["organization_id"]].map(Clone::clone);
    assert_eq!(
        lines.iter().map(told).collect::<Vec<_>>(),
        records(&run).iter().map(told).collect::<Vec<_>>()
    );
    let fields = ["--fields", "organization,slug"];
    let csv = list(&[&["-o", "csv", "--csv-dialect", "fr"][..], &fields].concat());
    let expected = [(&first, &alice), (&first, &bob), (&second, &bob)];
    let row = |(org, person): &(&crate::support::world::Organization, &crate::support::world::Person)| {
        format!("{};{}\r\n", org.slug, person.slug)
    };
    let body: String = expected.iter().map(row).collect();
    assert_eq!(csv.stdout, format!("\u{feff}organization;slug\r\n{body}"), "the names of the fields once");
    let plain = list(&fields);
    assert_eq!(plain.stdout, body.replace(';', "\t").replace('\r', ""), "{plain}");
    let nobody = list(&["-o", "csv", "--role", "partial_editor", "--fields", "slug"]);
    assert_eq!(nobody.stdout, "slug\n");
    assert!(nobody.stderr.contains("No member matches."), "{nobody}");
    let cut = list(&["-o", "jsonl", "--limit", "1"]);
    assert!(cut.stdout.lines().count() == 1 && cut.stderr.contains("1 of 3 shown"), "{cut}");
    let line = ["member", "list", "--portal", "--fields", "nothing", "-o", "csv"];
    assert_eq!(world.run_as(&alice, line).exits(2).stdout, "");
    assert_eq!(
        world
            .anonymous()
            .args(["member", "list", "--portal", "-o", "ids"])
            .run()
            .success()
            .stdout
            .lines()
            .count(),
        3
    );
}

#[test]
fn a_list_names_organizations_one_a_line() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let first = world.organization("Aville", &[(&alice, "admin")]);
    let second = world.organization("Bville", &[(&alice, "admin")]);
    world.organization("Cville", &[(&alice, "admin")]);
    let text = format!("\u{feff}# ours\r\n{}\r\n\r\n  {}  \r\n{}\r\n", first.slug, second.id, first.name);
    std::fs::write(world.path("list.txt"), &text).unwrap();
    for verb in [["member", "list"], ["audit", "people"]] {
        let run = world.run_as(&alice, [verb[0], verb[1], "--file", "list.txt", "--json"]).success();
        assert!(run.stdout.contains(&first.id) && run.stdout.contains(&second.id), "{run}");
        assert!(!run.stdout.contains("Cville") && !run.stdout.contains("cville"), "{run}");
    }
    let stdin =
        world.command_as(&alice).args(["member", "list", "--file", "-", "-o", "ids"]).stdin(text.as_str());
    assert_eq!(stdin.run().success().stdout.lines().count(), 2);
    std::fs::write(world.path("empty.txt"), "# nothing\n\n").unwrap();
    let run = world.run_as(&alice, ["member", "list", "--file", "empty.txt", "--json"]).exits(2);
    assert_eq!(run.error()["code"], json!("empty_input"), "{run}");
    let run = world.run_as(&alice, ["member", "list", "--file", "absent.txt", "--json"]).exits(2);
    assert_eq!(run.error()["code"], json!("file_unreadable"), "{run}");
    std::fs::write(world.path("typo.txt"), format!("{}\nnowhere-at-all\n", first.slug)).unwrap();
    world.run_as(&alice, ["member", "list", "--file", "typo.txt", "--json"]).exits(6);
}

#[test]
fn one_way_to_choose_is_chosen() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let verbs = [
        ["member", "list"],
        ["requests", "list"],
        ["audit", "people"],
        ["audit", "duplicates"],
        ["audit", "snapshot"],
    ];
    for verb in verbs {
        for flags in [
            &["--mine", "--portal"][..],
            &["--portal", &org.slug],
            &["--mine", &org.slug],
            &["--file", "a", "--mine"],
        ] {
            let line = verb.iter().chain(flags).copied();
            world.run_as(&alice, line).exits(2);
        }
    }
    let all = |flag| world.run_as(&alice, ["member", "list", flag, "-o", "ids"]).success().stdout;
    assert_eq!(all("--mine"), all("--all-orgs"), "as scripts have it");
}

#[test]
fn assignments_of_several_organizations_are_one_list() {
    let world = world!();
    where_it_can!(world.portal.can.partial_editors);
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let first = world.organization("Aville", &[(&alice, "admin"), (&bob, "partial_editor")]);
    let second = world.organization("Bville", &[(&alice, "admin"), (&bob, "partial_editor")]);
    world.organization("Cville", &[(&alice, "editor")]);
    let dataset = world.dataset(&first, "Arbres");
    world.assign(&first, &bob, &dataset);
    let run = world.run_as(&alice, ["assignment", "list", "--mine", "--json"]).success();
    let rows = records(&run);
    assert_eq!(
        (rows.len(), &rows[0]["organization_id"], &rows[0]["id"]),
        (1, &json!(first.id), &json!(dataset))
    );
    assert!(
        run.stderr.contains(&format!("{} · {}", bob.slug, second.slug)) || run.stderr.contains(&second.slug),
        "{run}"
    );
    assert!(run.stderr.contains("1 organization is left out"), "{run}");
    world.run_as(&alice, ["assignment", "list"]).exits(2);
    world.run_as(&alice, ["assignment", "list", &first.slug, "--mine"]).exits(2);
}
