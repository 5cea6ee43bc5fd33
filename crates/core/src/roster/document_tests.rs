//! Rosters as people and spreadsheets write them, and whatever else may be in a file.

use proptest::prelude::*;

use super::*;
use crate::roster::{Ceiling, ContentReference, Role};

const TREE: &str = r#"
format = 1
[[roster]]
organization = "ville"
min_admins = 2
max_removals = "10%"
people = [
  { person = "640000000000000000010001", name = "Camille Roussel", role = "admin" }, # head
  { person = "paul-durand", role = "partial_editor", assignments = ["dataset:64000000000000000003000A"], until = 2027-06-30 },
  { person = "jeanne-martin", absent = "mutation" },
]
"#;

fn flaws(text: &str) -> Vec<(usize, Problem)> {
    let flaws = read(text.into()).expect_err("flaws");
    flaws.into_iter().map(|flaw| (flaw.line, flaw.problem)).collect()
}

fn document(text: &[u8]) -> Document {
    read(text.to_vec()).unwrap_or_else(|flaws| panic!("{flaws:?}")).document
}

#[test]
fn toml_says_who_should_be_what() {
    let read = document(TREE.as_bytes());
    let [ville] = &read.organizations[..] else { panic!("{read:?}") };
    assert_eq!((ville.line, &*ville.organization, ville.min_admins), (4, "ville", Some(2)));
    assert_eq!(ville.max_removals, Some(Ceiling::Percent(10)));
    let lines: Vec<(usize, Option<Role>)> =
        ville.people.iter().map(|entry| (entry.line, entry.role())).collect();
    assert_eq!(lines, [(8, Some(Role::Admin)), (9, Some(Role::PartialEditor)), (10, None)]);
    let assigned = ContentReference { class: "Dataset".into(), id: "64000000000000000003000a".into() };
    let desired = DesiredMembership::Member { role: Role::PartialEditor, assignments: Some(vec![assigned]) };
    assert_eq!((&ville.people[1].desired, ville.people[1].until), (&desired, "2027-06-30".parse().ok()));
    assert_eq!(ville.people[2].desired, DesiredMembership::Absent { reason: "mutation".into() });
}

#[test]
fn a_spreadsheet_says_the_same_in_any_separator_encoding_and_language() {
    let english = "organization,person,name,role,assignments,until,absent\n\
        ville,640000000000000000010001,Camille Roussel,admin,,,\n\
        ville,paul-durand,,partial_editor,Dataset:64000000000000000003000a,2027-06-30,\n\
        ville,jeanne-martin,,,,,mutation\n";
    let french = "Organisation;Personne;Nom;Rôle;Assignations;Jusqu’au;Absent\r\n\
        ville;640000000000000000010001;Camille Roussel;Administratrice;;;\r\n\
        ville;\u{a0}paul-durand\u{a0};;Éditeur partiel;Dataset:64000000000000000003000a;30/06/2027;\r\n\
        \r\nville;jeanne-martin;;;;;mutation\r\n";
    let wide: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(french.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let windows: Vec<u8> = french
        .replace('’', "'")
        .chars()
        .map(|character| u8::try_from(u32::from(character)).expect("a letter of Windows-1252"))
        .collect();
    let wanted: Vec<DesiredMembership> = document(TREE.as_bytes())
        .organizations
        .remove(0)
        .people
        .into_iter()
        .map(|entry| entry.desired)
        .collect();
    let tabs = english.replace(',', "\t");
    for text in [english.as_bytes(), tabs.as_bytes(), french.as_bytes(), &wide, &windows] {
        let read = document(text);
        let people = &read.organizations[0].people;
        assert_eq!(people.iter().map(|person| person.desired.clone()).collect::<Vec<_>>(), wanted);
        assert_eq!(people[1].person, "paul-durand");
    }
    let lines: Vec<usize> =
        document(french.as_bytes()).organizations[0].people.iter().map(|entry| entry.line).collect();
    assert_eq!(lines, [2, 3, 5]);
}

#[test]
fn each_mistake_is_told_with_its_line() {
    let text = r#"
sit = "x"
[[roster]]
organization = "ville"
min_admins = "two"
people = [
  { person = "a", role = "admim" },
  { person = "b", role = "admin", absent = "left" },
  { person = "c" },
  { person = "d", role = "editor" },
  { person = "D", role = "admin" },
  { person = "ja***@ville.fr", role = "editor" },
  { person = "e", role = "editor", until = "soon" },
  { role = "editor" },
  { person = 12, role = "editor" },
  { person = "f", role = "editor", assignments = ["Dataset:640000000000000000030001"] },
]
[[roster]]
organization = "ville"
people = []
"#;
    let owned = str::to_owned;
    let (masked, assigned) = (owned("ja***@ville.fr"), Problem::NoPartialEditor { person: owned("f") });
    assert_eq!(
        flaws(text),
        [
            (2, Problem::UnknownKey { key: owned("sit"), known: Some("site") }),
            (4, Problem::BadCount { key: "min_admins", text: owned("two") }),
            (7, Problem::UnknownRole { word: owned("admim"), known: Some("admin") }),
            (8, Problem::SaidTwice { person: owned("b") }),
            (9, Problem::NothingSaid { person: owned("c") }),
            (11, Problem::TwoRoles { person: owned("D"), line: 10 }),
            (12, Problem::Masked { text: masked }),
            (13, Problem::BadDate { text: owned("soon") }),
            (14, Problem::Missing { key: "person" }),
            (15, Problem::Kind { key: "person", wanted: "text" }),
            (15, Problem::Missing { key: "person" }),
            (16, assigned),
            (19, Problem::Nobody { organization: owned("ville") }),
            (19, Problem::OrganizationTwice { organization: owned("ville"), line: 4 }),
        ]
    );
}

#[test]
fn a_file_that_says_nothing_is_no_roster() {
    for text in ["", "\n\n", "# nobody\n", "format = 1\n", "organization,person,role\n", "\u{feff}"] {
        assert_eq!(flaws(text)[0].1, Problem::Empty, "{text:?}");
    }
    assert_eq!(flaws("roster = []\nformat = 1")[0].1, Problem::Empty);
    let nobody = Problem::Nobody { organization: "ville".into() };
    assert_eq!(flaws("[[roster]]\norganization = \"ville\"\n"), [(2, nobody)]);
}

#[test]
fn what_is_unmanaged_is_said_of_an_organization_or_of_somebody() {
    let tree = "[[roster]]\norganization = \"ville\"\nunmanaged = \"hidden\"\n[[roster]]\norganization = \"port\"\n\
        people = [{ person = \"a\", unmanaged = \"odd\" }]\n";
    let sheet = "organisation;personne;rôle;non géré\nville;;;hidden\nport;a;;odd\n";
    for text in [tree, sheet] {
        let read = document(text.as_bytes());
        let [ville, port] = &read.organizations[..] else { panic!("{read:?}") };
        assert_eq!((ville.unmanaged.as_deref(), ville.people.len()), (Some("hidden"), 0));
        let desired: Vec<&DesiredMembership> = port.people.iter().map(|entry| &entry.desired).collect();
        assert_eq!(
            (port.unmanaged.as_deref(), desired),
            (None, vec![&DesiredMembership::Unmanaged { reason: "odd".into() }])
        );
    }
    let both = "organization,person,role,unmanaged\nville,a,admin,odd\nville,,editor,\nville,,,\n";
    let missing = Problem::Missing { key: "person" };
    assert_eq!(
        flaws(both),
        [(2, Problem::SaidTwice { person: "a".into() }), (3, missing.clone()), (4, missing)]
    );
}

#[test]
fn what_does_not_parse_says_nothing_at_all() {
    let text = TREE.replace("\"mutation\"", "mutation\"");
    assert!(
        flaws(&text).iter().all(|(line, problem)| *line >= 10 && matches!(problem, Problem::Syntax { .. }))
    );
    assert_eq!(flaws("format = 2")[0], (1, Problem::Format { found: "2".into() }));
    let heading = |heading: &str, known| Problem::UnknownColumn { heading: heading.into(), known };
    let found = flaws("organization;person;roles;role;role\nville;a;;admin;\n");
    assert_eq!(
        found,
        [(1, heading("roles", Some("role"))), (1, Problem::ColumnTwice { heading: "role".into() })]
    );
    assert_eq!(flaws("personne;role\na;admin\n")[0], (1, Problem::NoColumn { column: "organization" }));
}

proptest! {
    #[test]
    fn any_bytes_are_a_roster_or_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read(bytes);
    }

    #[test]
    fn a_roster_with_something_changed_is_read_or_refused(at in 0..TREE.len(), character in any::<char>(), cut in any::<bool>()) {
        let mut text: String = TREE.chars().take(at).collect();
        text.push(character);
        if !cut {
            text.extend(TREE.chars().skip(at + 1));
        }
        let _ = read(text.into());
    }

    /// Whatever a spreadsheet holds: nobody is twice in an organization, and who is wanted has a role or a reason.
    #[test]
    fn a_spreadsheet_that_is_read_has_each_person_once(
        rows in prop::collection::vec(("[ab]?", "[a-d]?", prop::sample::select(vec!["admin", "éditeur", "", "x"]), "[ x]?"), 0..12),
    ) {
        let mut text = "organisation;personne;rôle;absent\n".to_owned();
        for (organization, person, role, absent) in &rows {
            text += &format!("{organization};{person};{role};{absent}\n");
        }
        if let Ok(reading) = read(text.into()) {
            for organization in &reading.document.organizations {
                let mut people: Vec<&String> = organization.people.iter().map(|entry| &entry.person).collect();
                people.sort();
                people.dedup();
                prop_assert_eq!(people.len(), organization.people.len());
                prop_assert!(!people.is_empty());
            }
            let read: usize = reading.document.organizations.iter().map(|organization| organization.people.len()).sum();
            let filled = rows.iter().filter(|row| !format!("{}{}{}{}", row.0, row.1, row.2, row.3).trim().is_empty());
            prop_assert_eq!(read, filled.count(), "no row is dropped in silence");
        }
    }
}
