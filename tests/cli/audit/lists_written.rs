//! Lists as people write them: decorated, pasted from a table, with lines that mean nobody.

use serde_json::{Value, json};

use super::{audit, records, told, written};
use crate::sandbox::Home;
use crate::support::output::Output;

/// A run of `audit org` as Camille of the sandbox, who administers the city.
fn as_camille(home: &Home, more: &[&str]) -> Output {
    let key = home.command().env("UDATACTL_TOKEN", "sandbox-camille").args(["audit", "org"]);
    key.args(more).args(["-o", "json"]).run()
}

/// Writes a list there; its path.
fn listed(home: &Home, text: &str) -> String {
    let path = home.path().join("people.txt");
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

/// The people of the findings, with their certainty, and the numbers of the lines that mean nobody.
fn people(run: &Output) -> (Vec<String>, Vec<String>) {
    let (unmet, found): (Vec<Value>, Vec<Value>) =
        records(run).into_iter().partition(|row| row["severity"] == "unmet");
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let found = found.iter().map(|row| format!("{} {}", text(&row["subject"]), text(&row["certainty"])));
    let lines = unmet.iter().flat_map(|row| row["details"].as_array().unwrap());
    (found.collect(), lines.map(text).collect())
}

const CITY: &str = "ville-de-demonstration";

#[test]
fn leavers_are_read_however_a_person_is_written() {
    let home = Home::new();
    for line in [
        "\"Hugo LEFORT\"",
        "« Hugo Lefort »",
        "Hugo Lefort;",
        "M. Hugo LEFORT",
        "Monsieur Lefort Hugo",
        "LEFORT, Hugo",
        "Hugo Lefort (M.)",
        "Hugo Lefort # parti en mars",
        "• Hugo Lefort",
        "- Hugo Lefort",
        "3. Hugo Lefort",
        "M. LEFORT Hugo <hugo.lefort@ville-de-demonstration.example>",
    ] {
        let list = listed(&home, &format!("{line}\n"));
        let run = as_camille(&home, &[CITY, "--only", "not-left", "--left", &list]).success();
        assert_eq!(people(&run), (vec!["hugo-lefort probable".into()], vec![]), "{line}: {run}");
        assert!(!run.stderr.contains("nobody"), "{line}: {run}");
    }
    for line in [
        "http://sandbox.localhost/users/hugo-lefort/",
        "sandbox.localhost/fr/users/hugo-lefort/",
        "id:640000000000000000010002",
    ] {
        let list = listed(&home, &format!("{line}\n"));
        let run = as_camille(&home, &[CITY, "--only", "not-left", "--left", &list]).success();
        assert_eq!(people(&run), (vec!["hugo-lefort certain".into()], vec![]), "{line}: {run}");
    }
}

#[test]
fn a_table_is_no_list_and_each_wrong_line_is_told() {
    let home = Home::new();
    for flag in ["--left", "--staff"] {
        for (text, numbers) in [
            ("Nom;Prénom;Départ\nLEFORT;Hugo;12/03/2026\nLucie Fontaine\n", vec![1, 2]),
            ("# agents\n\nCourriel\nhugo.lefort@ville-de-demonstration.example\n", vec![3]),
            ("LEFORT\tHugo\n\"MARTIN\";\"Jeanne\"\n", vec![1, 2]),
            ("Prénom,Nom\n", vec![1]),
            ("LEFORT,Hugo,DSI\r\nLucie Fontaine\r\nMARTIN|Jeanne\r\n", vec![1, 3]),
            ("Hugo Lefort\nhttps://www.data.gouv.fr/users/hugo-lefort/\nid:hugo\n", vec![2, 3]),
            ("http://sandbox.localhost/organizations/ville-de-demonstration/\n", vec![1]),
            ("Hugo hugo.lefort@ville-de-demonstration.example\nhu***@example.org\n", vec![1, 2]),
        ] {
            let list = listed(&home, text);
            let run = as_camille(&home, &[CITY, flag, &list]).exits(2);
            let problems = run.error()["problems"].clone();
            let lines: Vec<i64> = problems
                .as_array()
                .unwrap()
                .iter()
                .map(|problem| problem["line"].as_i64().unwrap())
                .collect();
            assert_eq!(lines, numbers, "{text}: {run}");
            assert!(run.stderr.contains(&format!("people.txt:{}: ", numbers[0])), "{run}");
            assert!(run.stderr.contains("--roster") && run.stderr.contains("one column"), "{run}");
        }
    }
}

#[test]
fn lines_that_mean_nobody_are_a_warning_and_a_record_of_json_alone() {
    let home = Home::new();
    let list = listed(
        &home,
        "# partis\nHugo Lefort\nXavier Inconnu\n\nYvan Inconnu\nzoe-inconnue\nJeanne Martin (partie)\n",
    );
    let asked = [CITY, "--only", "not-left", "--left", &list, "--fail-on", "unseen"];
    for more in [&[][..], &["-q"]] {
        let run = as_camille(&home, &[&asked[..], more].concat()).success();
        assert_eq!(
            people(&run),
            (vec!["hugo-lefort probable".into()], ["3", "5", "6", "7"].map(str::to_owned).into())
        );
        assert!(run.stderr.contains("4 lines, of 5 in") && run.stderr.contains(": 3, 5-7."), "{run}");
    }
    let csv = home.command().env("UDATACTL_TOKEN", "sandbox-camille").args(["audit", "org"]).args(asked);
    let csv = csv.args(["-o", "csv", "--fields", "subject"]).run().success();
    assert_eq!(csv.stdout.lines().collect::<Vec<_>>(), ["subject", "hugo-lefort"]);
    assert!(csv.stderr.contains(": 3, 5-7."), "{csv}");
    let file = home.path().join("found.jsonl");
    as_camille(&home, &[&asked[..], &["-o", "jsonl", "--out", file.to_str().unwrap()]].concat());
    let jsonl = home.command().env("UDATACTL_TOKEN", "sandbox-camille").args(["audit", "org"]).args(asked);
    jsonl.args(["-o", "jsonl", "--out", file.to_str().unwrap()]).run().success();
    assert!(std::fs::read_to_string(&file).unwrap().lines().last().unwrap().contains("\"unmet\""));
}

#[test]
fn nobody_is_a_certain_stranger_who_resembles_a_line_that_means_nobody() {
    let home = Home::new();
    let staff = "Camille Roussel\nLEFOTR Hugo\nJeanne Martin-Dupont\nl.fontaine@autre.example\n";
    let list = listed(&home, staff);
    let roster = home.path().join("leaving.toml");
    let mend = ["--mend-as", "roster", roster.to_str().unwrap()];
    let asked = [CITY, "--only", "on-staff-list", "--staff", &list];
    let run = as_camille(&home, &[&asked[..], &mend].concat()).success();
    let (mut found, lines) = people(&run);
    found.sort();
    let undecided = ["hugo-lefort", "jeanne-martin", "lucie-fontaine"];
    for slug in undecided {
        assert!(found.contains(&format!("{slug} undecided")), "{run}");
    }
    assert!(found.iter().any(|person| person.ends_with(" certain")), "{run}");
    assert_eq!(lines, ["2", "3", "4"]);
    let roster = std::fs::read_to_string(&roster).unwrap();
    let mut absent = roster.lines().filter(|line| line.contains("absent = "));
    assert!(
        !absent.any(|line| ["Lefort", "Martin", "Fontaine"].iter().any(|name| line.contains(name))),
        "{roster}"
    );
    for row in
        records(&run).iter().filter(|row| row["certainty"] == "undecided" && row["severity"] != "unmet")
    {
        assert_eq!(row["choose"], json!(["PERSON"]), "{row}");
    }
}

#[test]
fn a_name_that_means_other_accounts_elsewhere_is_for_a_person_to_tell() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let [one, other] = [(); 2].map(|()| world.person("Jeanne", "Renaud"));
    let city = world.organization("Ville", &[(&alice, "admin"), (&one, "editor"), (&bob, "editor")]);
    let lines = world.organization("Lignes", &[(&alice, "admin"), (&other, "editor"), (&bob, "editor")]);
    let left = written(&world, "left.txt", &format!("{}\n{}\n", one.full_name(), bob.full_name()));
    let script = world.path("leave.sh");
    let told = |places: &[&str], format: &str| {
        let run = world.command_as(&alice).args(["audit", "org"]).args(places);
        let run = run.args([
            "--only",
            "not-left",
            "--left",
            &left,
            "-o",
            format,
            "--fields",
            "subject_id,certainty",
        ]);
        let run = run.args(["--mend-as", "script", script.to_str().unwrap(), "--force"]).run().success();
        let mut rows: Vec<Value> = run.stdout.lines().map(|row| serde_json::from_str(row).unwrap()).collect();
        rows.retain(|row| row["subject_id"] != "");
        rows.into_iter().map(|row| (row["subject_id"].clone(), row["certainty"].clone())).collect::<Vec<_>>()
    };
    let both = told(&[&city.slug, &lines.slug], "jsonl");
    assert_eq!(both.len(), 4, "{both:?}");
    for (id, certainty) in both {
        assert_eq!(certainty, if id == json!(bob.id) { "probable" } else { "undecided" });
    }
    let commands = std::fs::read_to_string(&script).unwrap();
    assert!(!commands.contains(&one.slug) && !commands.contains(&other.slug), "{commands}");
    assert!(told(&[&city.slug], "jsonl").contains(&(json!(one.id), json!("probable"))));
    // One of the two is not of the staff, and both would pass.
    let staff = ["--only", "on-staff-list", "--staff", &left, "-o", "json"];
    let asked = |places: &[&str]| {
        let run = world.command_as(&alice).args(["audit", "org"]).args(places).args(staff).run().success();
        let rows = run.json().as_array().unwrap().clone();
        rows.into_iter().filter(|row| row["severity"] == "unmet").collect::<Vec<_>>()
    };
    let several = asked(&[&city.slug, &lines.slug]);
    assert_eq!(several.len(), 1, "{several:?}");
    assert_eq!(
        (&several[0]["details"], &several[0]["fingerprint"]),
        (&json!(["1"]), &json!("on-staff-list/several"))
    );
    assert_eq!(asked(&[&city.slug]), [] as [Value; 0]);
}

#[test]
fn a_name_beside_the_address_of_another_is_for_a_person_to_tell() {
    let home = Home::new();
    let list = listed(&home, "Marc Delattre <jeanne.martin@ville-de-demonstration.example>\n");
    let run = as_camille(&home, &[CITY, "--only", "not-left", "--left", &list]).success();
    assert_eq!(people(&run), (vec!["marc-delattre undecided".into()], vec![]));
}

#[test]
fn a_contact_point_is_a_leavers_by_either_order_of_the_name_and_by_the_account() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let contact =
        json!({"name": bob.full_name(), "email": "opendata@ville.example.org", "organization": org.id});
    world.portal.harness("contact", Some(contact));
    for line in [
        format!("{} {}", bob.last_name, bob.first_name),
        format!("M. {}", bob.full_name()),
        bob.id.clone(),
        bob.slug.clone(),
    ] {
        let left = written(&world, "left.txt", &format!("{line}\n"));
        let found = audit(&world, &alice, &org, &["--only", "contacts-stay", "--left", &left]).success();
        assert_eq!(told(&found), ["warning contacts-stay"], "{line}");
    }
}

#[test]
fn a_roster_names_organizations_and_people_as_it_may() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let carol = world.person("Carol", "Roux");
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    world.run_as(&alice, ["member", "add", &org.slug, &carol.slug, "--role", "admin", "--yes"]).success();
    let base = world.portal.base();
    let page = format!("{}/organizations/{}/", base.trim_end_matches('/'), org.slug);
    let roster = |organization: &str| {
        let text = format!(
            "[[roster]]\norganization = \"{organization}\"\npeople = [\n  {{ person = \"{}\", role = \"admin\" }},\n  \
             {{ person = \"{}\", role = \"editor\", until = 2020-01-31 }},\n  {{ person = \"{}\", role = \"editor\" }},\n]\n",
            alice.id,
            bob.full_name(),
            carol.slug
        );
        written(&world, "roster.toml", &text)
    };
    let asked = |file: &str| {
        audit(&world, &alice, &org, &["--only", "until-kept,invited-as-listed", "--roster", file])
    };
    for organization in [format!("id:{}", org.id), format!("slug:{}", org.slug), page, org.name.clone()] {
        let found = asked(&roster(&organization)).success();
        assert_eq!(told(&found), ["warning invited-as-listed", "warning until-kept"], "{organization}");
        let until = records(&found).into_iter().find(|row| row["rule"] == "until-kept").unwrap();
        assert_eq!(until["certainty"], "probable", "the roster has a name alone");
    }
    let unknown = roster("ville-qui-n-existe-pas");
    let run = world.command_as(&alice).strangers("ville-qui-n-existe-pas");
    let run = run.args(["audit", "org", &org.slug, "--roster", &unknown, "-o", "json"]).run().exits(6);
    assert_eq!(run.error()["code"], "unknown_organization", "{run}");
}
