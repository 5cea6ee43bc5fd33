use super::*;
use crate::roster::document;

const ANA: &str = "5f4d00000000000000000001";
const BEN: &str = "5f4d00000000000000000002";

fn city() -> OrganizationName {
    OrganizationName { id: "5f4d0000000000000000000a".into(), slug: "ville".into(), name: "Ville".into() }
}

fn one(id: Option<&str>, mail: &str, name: &str, wish: Wish) -> Imported {
    Imported {
        id: id.map(str::to_owned),
        mail: Some(mail.into()),
        name: Some(name.into()),
        by_name: false,
        wish,
    }
}

fn role(role: Role) -> Wish {
    Wish::Member { role, until: None }
}

fn read(text: &str) -> Document {
    document::read(text.as_bytes().to_vec()).expect("a roster").document
}

fn brought(text: &str, people: Vec<Imported>) -> Brought {
    let organization = city();
    let part = ImportedOrganization { organization: &organization, place: Some(0), people };
    bring(text, &read(text), &[part], &|reason| reason == "ours").expect("a roster")
}

#[test]
fn a_list_becomes_a_roster() {
    let organization = city();
    let until = Some("2027-06-30".parse().expect("a day"));
    let people = vec![
        one(Some(ANA), "ana@ville.example", "Ana Roy", Wish::Member { role: Role::Admin, until }),
        one(None, "ben@ville.example", "Ben", Wish::Absent("parti".into())),
        Imported {
            id: None,
            mail: None,
            name: Some("no A12".into()),
            by_name: false,
            wish: Wish::Unmanaged("?".into()),
        },
    ];
    let head = Head { site: "https://a.example/", comments: Vec::new(), say: &|_| String::new() };
    let text = imported(&head, &[ImportedOrganization { organization: &organization, place: None, people }]);
    let people = &read(&text).organizations[0].people;
    assert_eq!((people[0].person.as_str(), people[0].until), (ANA, until));
    assert_eq!(people[0].mail.as_deref(), Some("ana@ville.example"));
    assert_eq!(people[1].person, "ben@ville.example");
    assert!(matches!(people[1].desired, DesiredMembership::Absent { .. }));
    assert_eq!(people[2].person, "no A12");
}

#[test]
fn a_list_brought_in_again_changes_nothing() {
    let roster = format!(
        "# Ours\nformat = 1\n[[roster]]\norganization = \"5f4d0000000000000000000a\"\npeople = [\n  # the first\n  \
         {{ person = \"{ANA}\", role = \"editor\", assignments = [] }}, # kept\n  {{ person = \"ben@ville.example\", id = \"{BEN}\", \
         role = \"editor\" }},\n  {{ person = \"Cyd\", role = \"editor\" }},\n]\n"
    )
    .replace(", assignments = []", "");
    let people = || {
        vec![
            one(Some(ANA), "ana@ville.example", "Ana Roy", role(Role::Admin)),
            one(None, "Ben@ville.example", "Ben", Wish::Absent("parti".into())),
            one(None, "dee@ville.example", "Dee", role(Role::Editor)),
        ]
    };
    let first = brought(&roster, people());
    assert_eq!((first.added, first.updated), (1, 2), "{}", first.text);
    assert_eq!(first.unlisted, ["Cyd"]);
    for kept in ["# Ours", "# the first", "# kept", BEN] {
        assert!(first.text.contains(kept), "{kept}: {}", first.text);
    }
    let wanted = read(&first.text);
    let people_there = &wanted.organizations[0].people;
    assert_eq!(people_there[0].role(), Some(Role::Admin));
    assert!(people_there[1].absent().is_some() && people_there[1].role().is_none());
    let second = brought(&first.text, people());
    assert_eq!((second.text.as_str(), second.added, second.updated), (first.text.as_str(), 0, 0));
}

#[test]
fn who_has_an_account_by_now_is_named_by_it() {
    let roster = "format = 1\n[[roster]]\norganization = \"ville\"\npeople = [{ person = \"ana@ville.example\", new = true, role = \"editor\" }]\n";
    let text = brought(roster, vec![one(Some(ANA), "ana@ville.example", "Ana", role(Role::Editor))]).text;
    let entry = &read(&text).organizations[0].people[0];
    assert_eq!((entry.id.as_deref(), entry.is_new), (Some(ANA), false), "{text}");
}

#[test]
fn a_name_that_two_lines_have_is_neither() {
    let roster = "format = 1\n[[roster]]\norganization = \"ville\"\npeople = [{ person = \"a@a.example\", name = \"Ana Roy\", role = \"editor\" }, { person = \"b@a.example\", name = \"Roy Ana\", role = \"editor\" }]\n";
    let nameless = Imported {
        id: None,
        mail: None,
        name: Some("Ana Roy".into()),
        by_name: false,
        wish: role(Role::Admin),
    };
    assert_eq!(brought(roster, vec![nameless]).added, 1);
}

#[test]
fn what_somebody_has_said_by_hand_is_kept_or_told() {
    let roster = format!(
        "format = 1\n[[roster]]\norganization = \"ville\"\npeople = [{{ person = \"{ANA}\", name = \"Ana\", unmanaged = \"the head\" }}, \
         {{ person = \"{BEN}\", name = \"Ben\", unmanaged = \"ours\" }}, {{ person = \"cyd@a.example\", name = \"Cyd\", absent = \"gone\" }}, \
         {{ person = \"dee@a.example\", id = \"5f4d00000000000000000003\", role = \"admin\" }}]\n"
    );
    let people = vec![
        one(Some(ANA), "a@a.example", "Ana", role(Role::Editor)),
        one(Some(BEN), "b@a.example", "Ben", role(Role::Editor)),
        one(None, "cyd@a.example", "Cyd", role(Role::Editor)),
        // Another account than the one that was settled on.
        one(Some("5f4d00000000000000000004"), "dee@a.example", "Dee", Wish::Absent("gone".into())),
    ];
    let brought = brought(&roster, people);
    assert_eq!((&*brought.kept, &*brought.returned), (&["Ana".to_owned()][..], &["Cyd".to_owned()][..]));
    assert_eq!((brought.added, brought.updated), (1, 2), "{}", brought.text);
    let wanted = read(&brought.text).organizations.remove(0).people;
    assert!(matches!(wanted[0].desired, DesiredMembership::Unmanaged { .. }));
    assert_eq!(
        [wanted[1].role(), wanted[2].role(), wanted[3].role()],
        [Some(Role::Editor), Some(Role::Editor), Some(Role::Admin)]
    );
}
