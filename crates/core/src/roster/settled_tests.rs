use proptest::prelude::*;

use super::*;

const ID: &str = "64aaaaaaaaaaaaaaaaaaaaaa";

fn with(text: &str, decisions: &[Decision]) -> String {
    let reading = read(text.into()).unwrap_or_else(|flaws| panic!("{flaws:?}\n{text}"));
    settle(&reading, decisions).unwrap_or_else(|_| panic!("a layout to write into\n{text}"))
}

fn person(person: usize) -> Decision {
    Decision { place: LinePosition { organization: 0, person }, settled: Settled::Person(ID.to_owned()) }
}

fn new(person: usize) -> Decision {
    Decision { place: LinePosition { organization: 0, person }, settled: Settled::New }
}

#[test]
fn a_roster_in_toml_keeps_all_else() {
    let text = "# the team\nformat = 1\n[[roster]]\norganization = \"ville\" # ours\npeople = [\n  \
        { person = \"a@b.fr\", role = \"editor\" }, # a\n  # those to come\n  { person = \"c@d.fr\", role = \"admin\" },\n]\n";
    let found = with(text, &[person(0), new(1)]);
    let a = format!("{{ person = \"a@b.fr\", role = \"editor\", id = \"{ID}\" }}");
    let c = "{ person = \"c@d.fr\", role = \"admin\", new = true }";
    let wanted = text
        .replace("{ person = \"a@b.fr\", role = \"editor\" }", &a)
        .replace("{ person = \"c@d.fr\", role = \"admin\" }", c);
    assert_eq!(found, wanted);
    let tables =
        "[[roster]]\norganization = \"ville\"\n[[roster.people]]\nperson = \"a@b.fr\"\nrole = \"editor\"\n";
    assert_eq!(with(tables, &[person(0)]), format!("{tables}id = \"{ID}\"\n"));
}

#[test]
fn a_roster_in_csv_gets_the_columns_it_lacks() {
    let text =
        "organisation;courriel;rôle\r\nville;a@b.fr;éditeur\r\nville;\"c@d.fr\";admin\r\nville;e@f.fr;admin";
    assert_eq!(
        with(text, &[person(1), new(2)]),
        format!(
            "organisation;courriel;rôle;id;nouveau\r\nville;a@b.fr;éditeur\r\nville;\"c@d.fr\";admin;{ID}\r\n\
             ville;e@f.fr;admin;;x"
        )
    );
    let text = "organization,person,role,id,name\nville,a@b.fr,editor,,Ada\nville,c@d.fr,admin\n";
    assert_eq!(
        with(text, &[person(0), new(1)]),
        format!(
            "organization,person,role,id,name,new\nville,a@b.fr,editor,{ID},Ada\nville,c@d.fr,admin,,,x\n"
        )
    );
    let text = "sep=;\n# people\norganization;person;role;;\n\nville;a@b.fr;editor;;\n";
    assert_eq!(
        with(text, &[person(0)]),
        format!("sep=;\n# people\norganization;person;role;;;id\n\nville;a@b.fr;editor;;;{ID}\n")
    );
}

proptest! {
    #[test]
    fn what_is_settled_is_read_back_and_nothing_else_is_another(
        people in prop::collection::vec(("[a-z]{3}@b[.]fr", "[A-Z][a-z]{2}( \"\"x\"\")?", 0u8..3), 1..6),
        columns in prop::sample::select(vec!["", "id", "new", "id;nouveau", "note"]),
        quoted: bool, carriage: bool, ended: bool,
    ) {
        prop_assume!(people.iter().map(|person| &person.0).collect::<std::collections::BTreeSet<_>>().len() == people.len());
        let columns = if columns == "note" { String::new() } else { columns.split(';').filter(|column| !column.is_empty()).map(|column| format!(";{column}")).collect() };
        let rows: Vec<String> = people.iter().map(|(mail, name, _)| {
            let mail = if quoted { format!("\"{mail}\"") } else { mail.clone() };
            format!("ville;{mail};editor;\"{name}\"")
        }).collect();
        let end = if carriage { "\r\n" } else { "\n" };
        let text = format!("organization;mail;role;name{columns}{end}{}{}", rows.join(end), if ended { end } else { "" });
        let decisions: Vec<Decision> = people.iter().enumerate().filter_map(|(index, (.., how))| match how {
            0 => None,
            1 => Some(Decision { place: LinePosition { organization: 0, person: index }, settled: Settled::Person(format!("{index:024}")) }),
            _ => Some(new(index)),
        }).collect();
        let before = read(text.clone().into()).expect("a roster").document;
        let after = read(with(&text, &decisions).into()).expect("a roster").document;
        for (index, (old, now)) in before.organizations[0].people.iter().zip(&after.organizations[0].people).enumerate() {
            let how = people[index].2;
            let id = (how == 1).then(|| format!("{index:024}"));
            prop_assert_eq!(&Entry { id, is_new: how == 2, ..old.clone() }, now);
        }
    }
}

#[test]
fn a_plan_holds_no_reason_why_somebody_leaves() {
    let toml = "[[roster]]\norganization = \"ville\"\npeople = [\n  { person = \"a\", absent = \"ill\" }, # a\n  \
        { person = \"b\", unmanaged = \"a robot\" },\n]\n[[roster]]\norganization = \"port\"\nunmanaged = \"not mine\"\n";
    let csv = "organization;person;role;absent;unmanaged\nville;a;;\"ill; very\";\nville;b;;;a robot\nport;;;;not mine\n";
    for text in [toml, csv] {
        let reading = read(text.into()).expect("a roster");
        let blank = without_reasons(&reading).expect("a layout to write into");
        for reason in ["ill", "robot", "not mine"] {
            assert!(!blank.replace("ville", "").contains(reason), "{blank}");
        }
        let again = read(blank.clone().into()).expect("a roster");
        let shape = |reading: &Reading| -> Vec<(usize, String)> {
            let people = reading.document.organizations.iter().flat_map(|organization| &organization.people);
            people.map(|entry| (entry.line, entry.person.clone())).collect()
        };
        assert_eq!(shape(&again), shape(&reading), "{blank}");
    }
}
