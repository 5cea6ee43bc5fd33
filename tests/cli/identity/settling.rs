//! `roster resolve`: undecided lines are listed, asked about, and settled in the roster's own file.

use serde_json::json;

use crate::support::roster::of;
use crate::support::world::{Organization, Person, World};

struct Office {
    alice: Person,
    marc: Person,
    twins: Vec<Person>,
    org: Organization,
}

fn office(world: &World) -> Office {
    let domain = format!("{}.example.net", world.tag());
    let at =
        |first: &str, last: &str, local: &str| world.person_at(first, last, &format!("{local}@{domain}"));
    let (alice, other) = (at("Alice", "Chef", "alice"), at("Odile", "Chef", "odile"));
    let marc = at("Marc", "Delattre", "marc.delattre");
    let twins = vec![at("Anne", "Petit", "anne.petit"), at("Anne", "Petit", "anna.petit")];
    let members = [
        (&alice, "admin"),
        (&other, "admin"),
        (&marc, "editor"),
        (&twins[0], "editor"),
        (&twins[1], "editor"),
    ];
    let org = world.organization("Ville", &members);
    Office { alice, marc, twins, org }
}

impl Office {
    /// A roster in which Marc, Anne and a newcomer stand with their addresses.
    fn write(&self, world: &World) -> String {
        let (marc, anne) = (&self.marc, &self.twins[0]);
        let text = format!(
            "# l'équipe\nformat = 1\n\n[[roster]]\norganization = \"{}\" # ville\npeople = [\n  \
             {{ person = \"me\", role = \"admin\" }}, # moi\n  \
             {{ person = \"{}\", name = \"{}\", role = \"editor\" }}, # marc\n  \
             {{ person = \"{}\", name = \"{}\", role = \"admin\" }},\n  # à venir\n  \
             {{ person = \"marion.dupuis@{}\", role = \"editor\" }},\n]\n",
            self.org.id,
            marc.email,
            marc.full_name(),
            anne.email,
            anne.full_name(),
            marc.email.split_once('@').unwrap().1,
        );
        std::fs::write(world.path("roster.toml"), &text).unwrap();
        text
    }
}

#[test]
fn undecided_lines_are_listed_for_scripts_and_settled_by_answers() {
    let world = world!();
    where_it_can!(world.portal.can.masks_addresses() && world.portal.can.invites);
    let office = office(&world);
    let before = office.write(&world);
    let alice = &office.alice;
    let command = |words: &[&str]| {
        world.command_as(alice).strangers(&before).args(["roster", "resolve", "roster.toml"]).args(words)
    };
    let list = command(&["-o", "json"]).run().success().json();
    let told: Vec<(u64, &str, usize)> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            (
                row["line"].as_u64().unwrap(),
                row["reason"].as_str().unwrap(),
                row["candidates"].as_array().unwrap().len(),
            )
        })
        .collect();
    // The newcomer's address masks like Marc's.
    assert_eq!(told, [(8, "probable", 1), (9, "ambiguous", 2), (11, "ambiguous", 1)]);
    assert_eq!(list[0]["candidates"][0]["id"], office.marc.id.as_str());
    command(&["--exit-code"]).run().exits(10);
    let csv = command(&["-o", "csv"]).run().success().stdout;
    let (marc, anne) = (&list[0]["person"], &list[1]["person"]);
    let marion = &list[2]["person"];
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    assert!(csv.starts_with("organization,line,person") && csv.contains("answer"), "{csv}");
    for (answers, code) in [
        (format!("line,person,answer\n8,{},{}\n", text(marc), office.twins[0].id), "no_candidate"),
        (format!("line,person,answer\n9,{},oui\n", text(anne)), "which_of_them"),
        (format!("line,person,answer\n7,{},oui\n", text(marc)), "no_such_line"),
        (format!("line,person,answer\n8,{},oui\n8,{},new\n", text(marc), text(marc)), "twice"),
        ("line,person\n8,x\n".to_owned(), "no_column"),
        ("line,person,answer\n8,\"x,oui\n".to_owned(), "open_quote"),
    ] {
        std::fs::write(world.path("answers.csv"), &answers).unwrap();
        let run = command(&["--answers", "answers.csv", "-o", "json"]).strangers(&answers).run().exits(2);
        assert_eq!(run.error()["problems"][0]["code"], code, "{run}");
        assert_eq!(std::fs::read_to_string(world.path("roster.toml")).unwrap(), before);
    }
    let answers = format!(
        "ligne;personne;réponse\r\n8;{};oui\r\n9;{};id:{}\r\n11;{};nouveau\r\n",
        text(marc),
        text(anne),
        office.twins[0].id,
        text(marion)
    );
    std::fs::write(world.path("answers.csv"), &answers).unwrap();
    command(&["--answers", "answers.csv", "--dry-run"]).strangers(&answers).run().success();
    assert_eq!(std::fs::read_to_string(world.path("roster.toml")).unwrap(), before);
    command(&["--answers", "answers.csv", "--exit-code"]).strangers(&answers).run().success();
    let after = std::fs::read_to_string(world.path("roster.toml")).unwrap();
    let wanted = before
        .replace(
            "role = \"editor\" }, # marc",
            &format!("role = \"editor\", id = \"{}\" }}, # marc", office.marc.id),
        )
        .replace(
            "role = \"admin\" },\n  #",
            &format!("role = \"admin\", id = \"{}\" }},\n  #", office.twins[0].id),
        )
        .replace("role = \"editor\" },\n]", "role = \"editor\", new = true },\n]");
    assert_eq!(after, wanted);
    let plan = world.roster(alice, "plan", &after, &[]).run().success();
    assert_eq!(plan.json()["summary"]["undecided"], json!(0), "{plan}");
    assert!(of(&plan, &office.twins[0].slug).starts_with("role editor>admin"), "{plan}");
    assert!(of(&plan, &text(marion)).starts_with("invite"), "{plan}");
}

#[test]
fn at_a_terminal_each_answer_is_written_at_once() {
    let world = world!();
    where_it_can!(world.portal.can.masks_addresses() && world.portal.can.invites);
    let office = office(&world);
    let before = office.write(&world);
    let command = world.command_as(&office.alice).strangers(&before).args([
        "roster",
        "resolve",
        "roster.toml",
        "--lang",
        "fr",
    ]);
    let mut session = command.terminal();
    session.expect("est-ce Marc Delattre").send_line("peut-être");
    session.expect("est-ce Marc Delattre").send_line("oui");
    session.expect("Un numéro de 1 à 2").send_line("2");
    session.expect("est-ce Marc Delattre").send_control('c');
    assert_eq!(session.wait(), 130);
    let after = std::fs::read_to_string(world.path("roster.toml")).unwrap();
    assert_eq!((after.matches("id = ").count(), after.contains("new =")), (2, false), "{after}");
    let mut session = command.terminal();
    // Marc is on a line of his own now: the newcomer is nobody who is there.
    session.expect("Aucune ligne n'est indécise");
    assert_eq!(session.wait(), 0);
}

#[test]
fn a_spreadsheet_is_settled_as_it_was_written() {
    let world = world!();
    where_it_can!(world.portal.can.masks_addresses() && world.portal.can.invites);
    let office = office(&world);
    let text = format!(
        "organisation;nom;courriel;r\u{f4}le\r\n{};{};{};\u{e9}diteur\r\n",
        office.org.id,
        office.marc.full_name(),
        office.marc.email
    );
    let bytes: Vec<u8> = text.chars().map(|letter| u8::try_from(letter).unwrap()).collect();
    std::fs::write(world.path("equipe.csv"), bytes).unwrap();
    let answers = format!("line;person;answer\n2;{};yes\n", office.marc.email);
    std::fs::write(world.path("answers.csv"), &answers).unwrap();
    let words = ["roster", "resolve", "equipe.csv", "--answers", "answers.csv"];
    world.command_as(&office.alice).strangers(&text).args(words).run().success();
    let after: String =
        std::fs::read(world.path("equipe.csv")).unwrap().into_iter().map(char::from).collect();
    let wanted = text
        .replace("r\u{f4}le\r", "r\u{f4}le;id\r")
        .replace("diteur\r", &format!("diteur;{}\r", office.marc.id));
    assert_eq!(after, wanted);
}

#[test]
fn a_line_that_says_two_peoples_things_is_still_undecided_once_it_is_answered() {
    let world = world!();
    let office = office(&world);
    let (anne, name) = (&office.twins[0], office.marc.full_name());
    let text = |name: &str| {
        format!(
            "organisation;personne;nom;rôle\n{};me;;admin\n{};{};{name};éditeur\n",
            office.org.id, office.org.id, anne.slug
        )
    };
    std::fs::write(world.path("equipe.csv"), text(&name)).unwrap();
    let resolve = |answer: &str| {
        let answers = format!("line;person;answer\n3;{};{answer}\n", anne.slug);
        std::fs::write(world.path("answers.csv"), &answers).unwrap();
        let words = ["roster", "resolve", "equipe.csv", "--answers", "answers.csv", "-o", "json"];
        world.command_as(&office.alice).strangers(&answers).strangers(&text(&name)).args(words).run()
    };
    let run = resolve(&anne.id).exits(8);
    assert_eq!(run.error()["code"], "contradicted", "{run}");
    assert_eq!(run.json()[0]["line"], 3, "{run}");
    // What was answered is kept; the name is for a hand to correct.
    let kept = std::fs::read_to_string(world.path("equipe.csv")).unwrap();
    assert!(kept.contains(&anne.id), "{kept}");
    std::fs::write(world.path("equipe.csv"), text(&anne.full_name())).unwrap();
    let words = ["roster", "resolve", "equipe.csv", "--exit-code"];
    world.command_as(&office.alice).strangers(&text(&anne.full_name())).args(words).run().success();
}
