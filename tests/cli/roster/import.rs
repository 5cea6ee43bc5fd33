//! `roster import`: lists of a personnel office or a directory become rosters, line by line, and nothing they say gets lost.

use std::fs;

use serde_json::{Value, json};

use crate::support::output::Output;
use crate::support::run::Command;
use crate::support::world::{Organization, Person, World};

/// Words of the lists and files of these tests.
const STRANGERS: &str = "staff csv json ldif toml Nom Prénom Courriel Matricule Organisation Rôle Date de départ d'arrivée \
    Commentaire Grade Mail Agent Service Mél Adresse pro last name first birth mail address number organization role date arrival \
    departure comment whole staff attachée gestionnaire chef Nobody Total columns people roster nom who Droits mairie commun";

struct Office {
    alice: Person,
    bob: Person,
    dora: Person,
    org: Organization,
}

fn office(world: &World) -> Office {
    let domain = format!("{}.example.net", world.tag());
    let at =
        |first: &str, last: &str, local: &str| world.person_at(first, last, &format!("{local}@{domain}"));
    let (alice, bob, dora) =
        (at("Alice", "Chef", "alice"), at("Bob", "Œillet", "bob.oeillet"), at("Dora", "Durand", "dora"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor"), (&dora, "editor")]);
    Office { alice, bob, dora, org }
}

impl Office {
    fn command(&self, world: &World, words: &[&str]) -> Command {
        world.command_as(&self.alice).args(["roster", "import"]).args(words).strangers(STRANGERS)
    }

    fn import(&self, world: &World, words: &[&str]) -> Output {
        self.command(world, words).args(["-o", "json"]).run()
    }

    /// The list as a personnel office writes it, in the encoding of its spreadsheet.
    fn write(&self, world: &World) {
        let (org, bob, dora) = (&self.org.name, &self.bob, &self.dora);
        let last = |person: &Person| person.last_name.to_uppercase().replace('Œ', "OE");
        let list = format!(
            "Agents au 1er décembre;;;;;;;\r\n\
             Nom;Prénom;Courriel;Matricule;Organisation;Rôle;Date de départ;Commentaire\r\n\
             {};Alice;{};A1;{org};Administratrice;31/12/2099;\r\n\
             {};bob;{};A2;{org};;;\r\n\
             MARTIN née {};Dora;{};A3;{org};éditrice;30/06/2020;mutée\r\n\
             ;;;;;;;\r\n\
             Nom;Prénom;Courriel;Matricule;Organisation;Rôle;Date de départ;Commentaire\r\n\
             Neuf;Paul;paul.neuf@{tag}.example.org;A4;{slug};éditeur;;\r\n\
             Faux;Jean;jean.faux@{tag}.example.org;A5;{org};gestionnaire;;\r\n\
             Total;5;;;;;;\r\n",
            last(&self.alice),
            self.alice.email,
            last(bob),
            bob.email,
            last(dora),
            dora.email,
            tag = world.tag(),
            slug = self.org.slug,
        );
        fs::write(world.path("staff.csv"), encoded(&list)).unwrap();
    }
}

/// Windows-1252, as French spreadsheets write CSV.
fn encoded(text: &str) -> Vec<u8> {
    text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect()
}

fn written(world: &World, name: &str) -> String {
    fs::read_to_string(world.path(name)).unwrap()
}

/// What is open: the line and why.
fn open(run: &Output) -> Vec<(u64, String)> {
    let rows = run.json();
    let rows = rows.as_array().unwrap().iter();
    rows.map(|row| (row["line"].as_u64().unwrap(), row["reason"].as_str().unwrap().to_owned())).collect()
}

/// The steps of a plan about the list's people, by what they are called there.
fn steps(world: &World, office: &Office) -> Vec<String> {
    let run = world
        .command_as(&office.alice)
        .args(["roster", "plan", "roster.toml", "--json"])
        .strangers(STRANGERS);
    let plan = run.run();
    let rows = plan.json()["people"].as_array().unwrap().clone();
    rows.iter()
        .map(|row| format!("{} {}", row["person"].as_str().unwrap(), row["action"].as_str().unwrap()))
        .collect()
}

#[test]
fn a_list_in_a_spreadsheet_becomes_a_roster_line_by_line() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let office = office(&world);
    office.write(&world);
    let masks = world.portal.can.masks_addresses();

    let rehearsed = office.import(&world, &["staff.csv", "--out", "roster.toml", "-n"]).success();
    assert!(rehearsed.stderr.contains("Nothing was written"), "{rehearsed}");
    assert!(!world.path("roster.toml").exists());
    office.import(&world, &["staff.csv"]).exits(2);

    let run =
        office.import(&world, &["staff.csv", "--out", "roster.toml", "--people", "people.toml"]).success();
    let mut wanted = vec![(9, "unknown_role".to_owned())];
    if masks {
        wanted = [4, 5].map(|line| (line, "probable".to_owned())).into_iter().chain(wanted).collect();
    }
    assert_eq!(open(&run), wanted, "{run}");
    for said in ["Courriel → mail address", "One line above the headings", "Line 10 counts", "Line 7 repeats"]
    {
        assert!(run.stderr.contains(said), "{said}: {run}");
    }
    let text = written(&world, "roster.toml");
    assert!(text.contains(&format!("organization = \"{}\"", office.org.id)), "{text}");
    assert!(
        text.contains(&format!("person = \"{}\"", office.alice.id))
            && text.contains("until = \"2099-12-31\""),
        "{text}"
    );
    assert!(
        text.contains("absent = \"mutée\"") && text.contains("name = \"Jean Faux\", unmanaged = "),
        "{text}"
    );
    // Who is not sure is not taken out; and nobody else is named.
    let again = office.import(&world, &["staff.csv", "--merge", "roster.toml", "--exit-code"]).exits(10);
    assert_eq!(written(&world, "roster.toml"), text, "{again}");

    world
        .command_as(&office.alice)
        .args(["roster", "resolve", "roster.toml", "--match", "name"])
        .strangers(STRANGERS)
        .run()
        .success();
    let answers = format!(
        "line,person,answer\n{},{},{}\n",
        line_of(&text, "absent"),
        office.dora.email,
        office.dora.id
    );
    fs::write(world.path("answers.csv"), answers).unwrap();
    if masks {
        let line = ["roster", "resolve", "roster.toml", "--answers", "answers.csv"];
        world.command_as(&office.alice).args(line).strangers(STRANGERS).run().success();
    }
    let steps = steps(&world, &office);
    for wanted in [
        format!("{} unchanged", office.alice.slug),
        format!("{} unchanged", office.bob.slug),
        format!("{} remove", office.dora.slug),
        format!("paul.neuf@{}.example.org invite", world.tag()),
        format!("jean.faux@{}.example.org unmanaged", world.tag()),
    ] {
        assert!(steps.contains(&wanted), "{wanted}: {steps:?}");
    }

    // What was settled is known by the number and the address from now on, whatever name is written.
    let known =
        office.import(&world, &["staff.csv", "--merge", "roster.toml", "--people", "people.toml"]).success();
    assert_eq!(open(&known), [(9, "unknown_role".to_owned())], "{known}");
    let people = written(&world, "people.toml");
    for person in [&office.alice, &office.bob, &office.dora] {
        assert!(people.contains(&person.id), "{people}");
    }
    let list = format!("Nom;Matricule;Organisation;Rôle\nJeanne Autre;A2;{};admin\n", office.org.slug);
    fs::write(world.path("staff.csv"), list).unwrap();
    let other =
        office.import(&world, &["staff.csv", "--out", "other.toml", "--people", "people.toml"]).success();
    assert_eq!(open(&other), [], "{other}");
    assert!(written(&world, "other.toml").contains(&office.bob.id));
    assert_eq!(world.writes_by(&office.alice), 0);
}

/// The number of the first line with a word.
fn line_of(text: &str, word: &str) -> usize {
    text.lines().position(|line| line.contains(&format!("{word} = "))).unwrap() + 1
}

#[test]
fn a_line_that_can_not_be_acted_on_is_said_and_bars_nobody_else() {
    let world = world!();
    let office = office(&world);
    let stranger = world.person("Zoé", "Blanc");
    let foreign = world.organization("Port", &[(&stranger, "admin"), (&office.alice, "editor")]);
    let (org, tag) = (&office.org.slug, world.tag());
    let list = format!(
        "Nom;Courriel;Matricule;Organisation;Rôle;Date d'arrivée;Date de départ\n\
         Ana Roy;commun@{tag}.example;;{org};editor;;\n\
         Ben Roy;commun@{tag}.example;;{org};editor;;\n\
         Cyd Roy;cyd@{tag}.example;;{org};editor;01/01/2099;\n\
         Dee Roy;dee@{tag}.example;;{org};editor;;\n\
         Dee Roy;dee@{tag}.example;;{org};admin;;\n\
         Eve Roy;eve@{tag}.example;;{org};;;\n\
         Fay Roy;fay@{tag}.example;;{};editor;;\n\
         Gil Roy;gil@{tag}.example;;nowhere-{tag};editor;;\n\
         Hal Roy;hal@{tag}.example;;;editor;;\n\
         ;;Z9;{org};editor;;\n\
         Ida Roy;ida@{tag}.example;;{org};editor;;31/12/26\n\
         Jan Roy;jan@{tag}.example;;{org};editor;;01/02/2020\n\
         Jan Roy;jan@{tag}.example;;{org};editor;;\n\
         Kim Roy;kim@{tag}.example;;{org};editor;;01/02/2020\n",
        foreign.slug
    );
    fs::write(world.path("staff.csv"), list).unwrap();
    let run = office.import(&world, &["staff.csv", "--out", "roster.toml", "--exit-code"]).exits(10);
    let wanted = [
        (2, "shared_address"),
        (3, "shared_address"),
        (4, "arrives_later"),
        (5, "two_lines"),
        (7, "no_role"),
        (8, "not_administrator"),
        (9, "unknown_organization"),
        (10, "no_organization"),
        (11, "only_a_number"),
        (12, "bad_line"),
        (15, "not_there"),
    ];
    assert_eq!(open(&run), wanted.map(|(line, reason)| (line, reason.to_owned())), "{run}");
    let text = written(&world, "roster.toml");
    assert_eq!(text.matches("unmanaged = ").count(), 7, "{text}");
    assert_eq!(text.matches("jan@").count(), 1, "who is there by one line has not left by another: {text}");
    assert!(!text.contains("nowhere") && !text.contains(&foreign.id), "{text}");
    // The list names only some, and says so of none: nobody else is taken out while a line is in doubt.
    let prune = ["roster", "plan", "roster.toml", "--prune", "--json"];
    let plan = world.command_as(&office.alice).args(prune).strangers(STRANGERS).run();
    assert!(!plan.stdout.contains("\"remove\""), "{plan}");
    let by_hand = text.replace("Jan Roy\", role = \"editor\"", "Jan Roy\", unmanaged = \"by hand\"");
    assert_ne!(by_hand, text);
    fs::write(world.path("roster.toml"), by_hand).unwrap();
    let usual = office
        .import(&world, &["staff.csv", "--merge", "roster.toml", "--role", "éditrice", "--org", org])
        .success();
    let left: Vec<u64> = open(&usual).iter().map(|(line, _)| *line).collect();
    assert_eq!(left, [2, 3, 4, 5, 8, 9, 11, 12, 15], "{usual}");
    assert!(usual.stderr.contains("Left as it is") && usual.stderr.contains("Jan Roy"), "{usual}");
    assert!(written(&world, "roster.toml").contains("by hand"), "what is said by hand stays");
}

#[test]
fn columns_that_may_be_either_are_asked_about_and_kept() {
    let world = world!();
    let office = office(&world);
    let list = format!(
        "Agent;Mail;Courriel;Service;Droits\nPaul Neuf;x;paul@{}.example;La mairie;chef\n",
        world.tag()
    );
    fs::write(world.path("staff.csv"), list).unwrap();
    let refused = office.import(&world, &["staff.csv", "--out", "roster.toml"]).exits(2);
    assert_eq!(refused.error()["problems"][0]["code"], "two_columns", "{refused}");
    assert!(refused.stderr.contains("Mail, Courriel") && refused.stderr.contains("--columns"), "{refused}");
    let missing =
        office.import(&world, &["staff.csv", "--out", "roster.toml", "--columns", "c.toml"]).exits(2);
    assert_eq!(missing.error()["code"], "file_unreadable", "{missing}");
    let columns = format!(
        "[columns]\nmail = \"Courriel\"\n[roles]\nchef = \"admin\"\n[organizations]\n\"La mairie\" = \"{}\"\n",
        office.org.slug
    );
    fs::write(world.path("columns.toml"), columns).unwrap();
    let with = ["staff.csv", "--out", "roster.toml", "--columns", "columns.toml"];
    let run = office.import(&world, &with).success();
    assert_eq!(open(&run), [], "{run}");
    assert!(run.stderr.contains("One column is not read: Mail"), "{run}");
    let text = written(&world, "roster.toml");
    assert!(
        text.contains(&format!("\"paul@{}.example\", name = \"Paul Neuf\", role = \"admin\"", world.tag())),
        "{text}"
    );
    fs::write(world.path("columns.toml"), "[columns]\nmail = \"Mél\"\n[role]\n").unwrap();
    let wrong = office.import(&world, &with).exits(2);
    assert_eq!(wrong.error()["problems"][0]["code"], "unknown_key", "{wrong}");
}

#[test]
fn a_person_at_a_terminal_agrees_to_the_columns_once() {
    let world = world!();
    let office = office(&world);
    fs::write(
        world.path("staff.csv"),
        format!("Nom;Mél;Organisation;Rôle\nPaul Neuf;p@p.example;{};editor\n", office.org.slug),
    )
    .unwrap();
    let words = ["staff.csv", "--out", "roster.toml", "--columns", "columns.toml"];
    let command = office.command(&world, &words);
    let mut session = command.terminal();
    session.expect("Is that right?").send_line("n");
    assert_eq!(session.wait(), 11, "{}", session.screen());
    assert!(!world.path("roster.toml").exists() && !world.path("columns.toml").exists());
    let mut session = command.terminal();
    session.expect("Is that right?").send_line("y");
    assert_eq!(session.wait(), 0, "{}", session.screen());
    assert!(written(&world, "columns.toml").contains("mail = \"Mél\""));
    let mut session = office.command(&world, &[&words[..], &["--force"]].concat()).terminal();
    assert_eq!(session.wait(), 0, "it is not asked again: {}", session.screen());
}

#[test]
fn a_directory_and_json_are_lists_too() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let office = office(&world);
    let (org, tag) = (&office.org.slug, world.tag());
    let ldif = format!(
        "version: 1\n\ndn: uid=a,o=v\ncn: Ana Roy\nmail: ana@{tag}.example\no: {org}\n\ndn: uid=b,o=v\ncn: Ben\nmail: ben@{tag}.example\no: {org}\n"
    );
    let json = json!({"agents": [{"who": {"nom": "Ana Roy", "mail": format!("ana@{tag}.example")}, "organisation": org}]});
    for (name, text, columns, count) in [
        ("staff.ldif", ldif, "", 2),
        ("staff.json", json.to_string(), "[columns]\nname = \"who.nom\"\nmail = \"who.mail\"\n", 1),
    ] {
        fs::write(world.path(name), text).unwrap();
        fs::write(world.path("columns.toml"), columns).unwrap();
        let words =
            [name, "--out", "roster.toml", "--force", "--role", "editor", "--columns", "columns.toml"];
        let run = office.import(&world, &words).success();
        assert_eq!(open(&run), [], "{run}");
        assert_eq!(written(&world, "roster.toml").matches("role = \"editor\"").count(), count);
    }
    let piped = office.command(&world, &["-", "--out", "roster.toml", "--force", "--role", "editor"]);
    let piped = piped
        .args(["-o", "json"])
        .stdin(format!("[{{\"nom\": \"Ana\", \"mail\": \"a@a.example\", \"organisation\": \"{org}\"}}]"))
        .run();
    assert_eq!(open(&piped.success()), []);
}

#[test]
fn what_is_no_list_is_refused_and_nothing_is_written() {
    let world = world!();
    let office = office(&world);
    let org = &office.org.slug;
    for (bytes, code) in [
        (b"PK\x03\x04\x14".to_vec(), "workbook"),
        (format!("Nom;Organisation\n\"Ana;{org}\nBen;{org}\n").into_bytes(), "open_quote"),
        (format!("Nom;Organisation\nAna;{org};x\n").into_bytes(), "no_heading"),
        (b"Ville;Grade\nA;B\n".to_vec(), "no_people"),
        (b"[1]".to_vec(), "no_object"),
        (b"dn: a\nchangetype: delete\n".to_vec(), "changes"),
        (Vec::new(), "empty"),
    ] {
        fs::write(world.path("staff.csv"), bytes).unwrap();
        let run = office.import(&world, &["staff.csv", "--out", "roster.toml"]).exits(2);
        let error = run.error();
        assert_eq!(
            (&error["code"], &error["problems"][0]["code"]),
            (&json!("bad_list"), &json!(code)),
            "{run}"
        );
        assert!(!world.path("roster.toml").exists());
    }
    fs::write(world.path("staff.csv"), "Nom;Organisation;Rôle\nAna;nowhere-at-all;editor\n").unwrap();
    let nobody = office.import(&world, &["staff.csv", "--out", "roster.toml"]).exits(6);
    assert_eq!(nobody.error()["code"], "nothing_imported", "{nobody}");
    assert!(!world.path("roster.toml").exists());
    // The list itself is never written over.
    office.import(&world, &["staff.csv", "--out", "staff.csv", "--force"]).exits(2);
    let merged: Value = office.import(&world, &["staff.csv", "--merge", "staff.csv"]).exits(2).error();
    assert_eq!(merged["code"], "out_is_input");
}
