//! `roster export --merge`: a roster brought up to date, with what people wrote in it.

use std::fs;

use serde_json::{Value, json};

use crate::support::output::Output;
use crate::support::world::{Organization, Person, World};

fn merge(world: &World, by: &Person, rest: &[&str]) -> Output {
    let line = ["roster", "export", "--merge", "roster.toml", "--json"];
    world.command_as(by).args(line).args(rest).strangers("old hand").run()
}

fn written(world: &World) -> String {
    fs::read_to_string(world.path("roster.toml")).unwrap()
}

fn counts(run: &Output) -> [Value; 4] {
    ["added", "updated", "removed", "result"].map(|key| run.json()[key].clone())
}

/// A roster as people keep one: with comments, somebody who has left, somebody by slug, somebody awaited.
fn roster(org: &Organization, [alice, left, basile, chloe]: [&Person; 4]) -> String {
    format!(
        r#"# Who works on the town's data.
format = 1

[[roster]]  # the town
organization = "{}"
max_removals = "20%"
people = [
  # the head
  {{ person = "{}", name = "{}", role = "admin", until = 2027-06-30 }}, # since 2020
  {{ person = "{}", name = "Old Hand", role = "editor" }},
  # the others
  {{ person = "{}", role = "admin" }}, # was to be promoted
  {{ person = "{}", role = "editor" }},
  {{ person = "awaited@ville.example", role = "editor" }}, # from January on
]
"#,
        org.slug,
        alice.id,
        alice.full_name(),
        left.id,
        basile.slug,
        chloe.email
    )
}

#[test]
fn a_roster_is_brought_up_to_date_and_keeps_what_people_wrote() {
    let world = world!();
    let alice = world.person("Ada", "Martin");
    let left = world.person("Old", "Hand");
    let basile = world.person("Basile", "Petit");
    let chloe = world.person_at("Chloé", "Roux", &format!("chloe-{}@ville.example", world.tag()));
    let dora = world.person("Dora", "Blanc");
    let members = [(&alice, "admin"), (&basile, "editor"), (&chloe, "admin"), (&dora, "editor")];
    let org = world.organization("Ville", &members);
    fs::write(world.path("roster.toml"), roster(&org, [&alice, &left, &basile, &chloe])).unwrap();

    let before = written(&world);
    let rehearsed = merge(&world, &alice, &["-n"]).success();
    assert_eq!(counts(&rehearsed)[3], json!("planned"));
    assert_eq!(written(&world), before);

    let run = merge(&world, &alice, &[]).success();
    // Another address may hide behind Chloé's mask.
    let masks = world.portal.can.masks_addresses();
    assert_eq!(
        counts(&run),
        [json!(1), json!(if masks { 1 } else { 2 }), json!(1), json!("changed")],
        "{run}"
    );
    assert!(run.stderr.contains("No longer a member") && run.stderr.contains("Old Hand"), "{run}");
    let text = written(&world);
    let head = format!(
        "# Who works on the town's data.\nformat = 1\n\n[[roster]]  # the town\norganization = \"{}\"\n\
        max_removals = \"20%\"\npeople = [\n  # the head\n  {{ person = \"{}\", name = \"{}\", role = \"admin\", \
        until = 2027-06-30 }}, # since 2020\n  # the others\n  {{ person = \"{}\", role = \"editor\", name = \"{}\" }}, \
        # was to be promoted\n",
        org.slug,
        alice.id,
        alice.full_name(),
        basile.id,
        basile.full_name()
    );
    assert!(text.starts_with(&head), "{text}");
    assert!(
        text.contains("  { person = \"awaited@ville.example\", role = \"editor\" }, # from January on\n"),
        "{text}"
    );
    let of_dora = text.find(&dora.id).unwrap();
    assert!(text.find("awaited@").unwrap() < of_dora, "new people come last:\n{text}");
    let theirs = if masks {
        format!("{{ person = \"{}\", role = \"editor\" }}", chloe.email)
    } else {
        format!("person = \"{}\", role = \"admin\", mail = \"{}\"", chloe.id, chloe.email)
    };
    assert!(text.contains(&theirs), "{text}");
    assert_eq!(masks, !text.contains(&chloe.id), "nobody is listed twice: {text}");
    assert_eq!(run.stderr.contains("roster resolve"), masks, "{run}");

    let again = merge(&world, &alice, &[]).success();
    assert_eq!(counts(&again), [json!(0), json!(0), json!(0), json!("unchanged")], "{again}");
    assert!(again.stderr.contains("up to date already"), "{again}");
    assert_eq!(written(&world), text);
}

#[test]
fn an_organization_that_the_roster_lacks_is_put_behind_it() {
    let world = world!();
    let [alice, basile] = <[Person; 2]>::try_from(world.people(2)).unwrap();
    let town = world.organization("Ville", &[(&alice, "admin")]);
    let port = world.organization("Port", &[(&alice, "admin"), (&basile, "editor")]);
    let text = format!(
        "[[roster]]\r\norganization = \"{}\"\r\npeople = [{{ person = \"{}\", role = \"admin\" }}]\r\n",
        town.slug, alice.id
    );
    fs::write(world.path("roster.toml"), &text).unwrap();
    let run = merge(&world, &alice, &[&port.slug, "--out", "both.toml"]).success();
    assert_eq!((&run.json()["file"], &counts(&run)[0]), (&json!("both.toml"), &json!(2)));
    assert_eq!(written(&world), text);
    let both = fs::read_to_string(world.path("both.toml")).unwrap();
    assert!(both.starts_with(&text) && both.contains(&port.id), "{both}");
    assert_eq!(
        both.matches('\n').count(),
        both.matches("\r\n").count(),
        "the ends of lines are the file's own"
    );
    let valid = world.run_as(&alice, ["roster", "validate", "both.toml", "--json"]).success();
    assert_eq!(valid.json().as_array().unwrap().len(), 2);
}

#[test]
fn what_cannot_be_brought_up_to_date_stays_as_it_is() {
    let world = world!();
    let [alice] = <[Person; 1]>::try_from(world.people(1)).unwrap();
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let people = format!("people = [{{ person = \"{}\", role = \"editor\" }}]\n", alice.id);
    let here = format!("[[roster]]\norganization = \"{}\"\n", org.slug);
    for (text, code) in [
        (format!("organization,person,role\n{},{},editor\n", org.slug, alice.id), "merge_csv"),
        (format!("site = \"https://elsewhere.example/\"\n{here}{people}"), "another_portal"),
        (format!("{here}[[roster.people]]\nperson = \"{}\"\nrole = \"editor\"\n", alice.id), "merge_shape"),
        (format!("{here}people = []\n"), "bad_roster"),
    ] {
        fs::write(world.path("roster.toml"), &text).unwrap();
        let run = world
            .command_as(&alice)
            .args(["roster", "export", "--merge", "roster.toml", "--json"])
            .strangers(&org.slug)
            .run()
            .exits(2);
        assert_eq!(run.error()["code"], json!(code), "{run}");
        assert_eq!(written(&world), text);
    }
    let sheet = world.run_as(&alice, ["roster", "export", "--merge", "roster.toml", "--format", "csv"]);
    sheet.exits(2);
    let missing = world.run_as(&alice, ["roster", "export", "--merge", "nowhere.toml"]).exits(2);
    assert!(missing.stderr.contains("nowhere.toml"), "{missing}");
}
