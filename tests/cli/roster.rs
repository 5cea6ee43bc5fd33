//! `roster`: who should be what, in a file.

use serde_json::json;

use crate::support::output::Output;
use crate::support::run::Command;

mod export;
mod import;
mod merge;

const ROSTER: &str = r#"
format = 1
[[roster]]
organization = "ville"
people = [
  { person = "alice-martin", role = "admin" },
  { person = "bob-petit", role = "editor" },
  { person = "carol-roux", absent = "retired" },
]
"#;

struct Folder(tempfile::TempDir);

impl Folder {
    fn with(files: &[(&str, &[u8])]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        Self(folder)
    }

    /// Without a portal, a key or a network: none of it is needed.
    fn command(&self) -> Command {
        Command::new(self.0.path())
            .env("UDATACTL_SITE", "http://127.0.0.1:9")
            .strangers("alice bob carol martin petit roux ville")
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command().args(["roster"]).args(arguments).run()
    }
}

#[test]
fn a_roster_is_checked_without_a_portal() {
    let folder = Folder::with(&[("roster.toml", ROSTER.as_bytes())]);
    let run = folder.run(&["validate", "roster.toml", "--json"]).success();
    assert_eq!(
        run.json(),
        json!([{"organization": "ville", "people": 2, "admins": 1, "absent": 1, "unmanaged": 0, "line": 4}])
    );
    assert!(run.stderr.contains("is a roster: 1 organization, 3 people"), "{run}");
    let piped = folder.command().args(["roster", "validate", "-", "-o", "csv"]).stdin(ROSTER).run().success();
    assert_eq!(piped.stdout.lines().nth(1), Some("ville,2,1,1,0,4"), "{piped}");
}

#[test]
fn a_spreadsheet_of_windows_is_read_and_said_to_be() {
    let sheet = b"Organisation;Personne;R\xf4le\r\nville;alice-martin;administratrice\r\nville;bob-petit;\xe9diteur\r\n";
    let folder = Folder::with(&[("roster.csv", sheet)]);
    let run =
        folder.command().lang("fr").args(["roster", "validate", "roster.csv", "--json"]).run().success();
    assert_eq!(run.json()[0]["admins"], json!(1));
    assert!(run.stderr.contains("CSV en Windows-1252, avec le point-virgule pour séparateur"), "{run}");
}

#[test]
fn every_mistake_has_its_line_and_what_to_write_instead() {
    let text = ROSTER.replace("\"editor\"", "\"editeru\"").replace("absent", "abscent");
    let folder = Folder::with(&[("roster.toml", text.as_bytes())]);
    let run = folder
        .command()
        .strangers("abscent editeru")
        .args(["roster", "validate", "roster.toml", "--json"])
        .run();
    let run = run.exits(2);
    assert_eq!((&run.error()["code"], &*run.stdout), (&json!("bad_roster"), ""));
    for told in [
        "roster.toml:7:34: “editeru” is no role. Write `editor`.",
        "roster.toml:8:28: “abscent” is no known key. Write `absent`.",
        "roster.toml:8:3: nothing is wanted of “carol-roux”",
    ] {
        assert!(run.error()["message"].as_str().unwrap().contains(told), "{run}");
    }
    let folder = Folder::with(&[("roster.toml", b"")]);
    let empty = folder.run(&["validate", "roster.toml"]).exits(2);
    assert!(empty.stderr.contains("roster.toml: it is empty"), "{empty}");
    let missing = folder.run(&["validate", "nowhere.toml"]).exits(2);
    assert!(missing.stderr.contains("nowhere.toml"), "{missing}");
}

#[test]
fn many_mistakes_are_counted_and_the_first_shown() {
    let rows: String = (0..30).map(|number| format!("ville,person-{number},chief\n")).collect();
    let folder = Folder::with(&[("roster.csv", format!("organization,person,role\n{rows}").as_bytes())]);
    let run =
        folder.command().strangers("chief person").args(["roster", "validate", "roster.csv"]).run().exits(2);
    assert!(run.stderr.contains("(30 mistakes)") && run.stderr.contains("and 10 more"), "{run}");
    assert_eq!(run.stderr.matches("is no role").count(), 20, "{run}");
}

#[test]
fn two_rosters_are_compared_whatever_their_formats() {
    let sheet = "organization,person,name,role\nville,alice-martin,Alice,editor\nville,carol-roux,,admin\n\
        ville,dora-blanc,,editor\n";
    let folder = Folder::with(&[("before.toml", ROSTER.as_bytes()), ("after.csv", sheet.as_bytes())]);
    let run = folder.run(&["diff", "before.toml", "after.csv", "--json"]).success();
    let told: Vec<(String, String, String)> = run
        .json()
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            let text = |key: &str| one[key].as_str().unwrap_or("-").to_owned();
            (text("person"), text("difference"), format!("{} {}", text("before"), text("after")))
        })
        .collect();
    let one = |person: &str, word: &str, states: &str| (person.into(), word.into(), states.into());
    assert_eq!(
        told,
        [
            one("alice-martin", "role", "admin editor"),
            one("carol-roux", "joins", "- admin"),
            one("dora-blanc", "joins", "- editor"),
            one("bob-petit", "leaves", "editor -"),
        ]
    );
    folder.run(&["diff", "before.toml", "after.csv", "--exit-code"]).exits(10);
    let same = folder.run(&["diff", "before.toml", "before.toml", "--exit-code", "--json"]).success();
    assert_eq!(same.json(), json!([]));
    assert!(same.stderr.contains("say the same"), "{same}");
}

#[test]
fn who_is_unmanaged_is_compared_and_an_organization_that_is_is_not() {
    let before = format!("{ROSTER}[[roster]]\norganization = \"port\"\nunmanaged = \"hidden\"\n");
    let after = before
        .replace("\"alice-martin\", role = \"admin\"", "\"alice-martin\", unmanaged = \"odd role\"")
        .replace("\"bob-petit\", role = \"editor\"", "\"dora-blanc\", unmanaged = \"odd role\"")
        .replace("unmanaged = \"hidden\"\n", "people = [{ person = \"erin-noir\", role = \"admin\" }]\n");
    let folder = Folder::with(&[("before.toml", before.as_bytes()), ("after.toml", after.as_bytes())]);
    let run = folder.run(&["diff", "before.toml", "after.toml", "-o", "csv"]).success();
    let told: Vec<&str> = run.stdout.lines().skip(1).collect();
    assert_eq!(
        told,
        [
            "ville,alice-martin,role,admin,unmanaged,,6",
            "ville,dora-blanc,joins,,unmanaged,,7",
            "ville,bob-petit,leaves,editor,,,7"
        ]
    );
    assert!(run.stderr.contains("1 organization is unmanaged in one of the two"), "{run}");
    let valid = folder.run(&["validate", "before.toml", "--json"]).success();
    assert!(valid.stderr.contains("1 organization is unmanaged"), "{valid}");
}
