//! Rosters that are written are read back alike, and one is brought up to date without losing what people put into it.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::roster::reconcile::{LineIdentity, Nobody};
use crate::roster::{Account, CurrentMembers, Known, Meaning, Member, OrganizationName, Person, Request};
use crate::roster::{ContentReference, Role};

const HEAD: Head = Head { site: "https://ville.example/", comments: Vec::new(), say: &said };

fn said(remark: Remark) -> String {
    format!("{remark:?}")
}

fn id(number: usize) -> String {
    format!("64{number:022}")
}

fn person(number: usize, name: &str) -> Person {
    Person { id: id(number), slug: format!("person-{number}"), name: name.to_owned() }
}

fn member(number: usize, name: &str, role: Option<Role>) -> Member {
    Member {
        person: person(number, name),
        role,
        since: None,
        email: None,
        account: Account::Unknown,
        also: Vec::new(),
    }
}

fn invitation(person: Option<Person>, email: Option<&str>, role: Option<Role>) -> Request {
    Request {
        id: "r".into(),
        person,
        email: email.map(str::to_owned),
        account_email: None,
        invitation: true,
        status: "pending".into(),
        role,
        comment: None,
        created: Some("2026-11-03T10:00:00+00:00".into()),
        assignments: Vec::new(),
        account_deleted: false,
    }
}

fn current(members: Vec<Member>, requests: Option<Vec<Request>>) -> CurrentMembers {
    let organization = OrganizationName { id: id(0), slug: "ville".into(), name: "La \"Ville\" = 1".into() };
    let (assignments, others) = (Some(Vec::new()), BTreeMap::new());
    CurrentMembers { organization, members, damaged: 0, requests, assignments, others }
}

fn who(document: &Document, current: &CurrentMembers) -> Vec<LineIdentity> {
    let known = Known::of(current.everybody());
    let line = |entry: &Entry| {
        let meaning = match &entry.person {
            typed if typed.contains('@') => known.mailbox(typed, entry.name.as_deref()),
            typed if typed.len() == 24 => known.hex(typed),
            typed => known.slug(typed),
        };
        match meaning {
            Meaning::Certain(person) => LineIdentity::Person(person.clone()),
            Meaning::Probable(person) => LineIdentity::Probable { person: person.clone(), by_address: true },
            Meaning::Ambiguous(people) => LineIdentity::Ambiguous(people.into_iter().cloned().collect()),
            Meaning::Unknown if entry.person.contains('@') => LineIdentity::Address(entry.person.clone()),
            Meaning::Unknown => LineIdentity::Nobody(Nobody::Unknown),
        }
    };
    document.organizations[0].people.iter().map(line).collect()
}

fn part(document: &Document, current: &CurrentMembers) -> ExportedOrganization {
    ExportedOrganization { place: Some(0), current: current.clone(), who: who(document, current) }
}

fn document(text: &str) -> Document {
    read(text.into()).unwrap_or_else(|flaws| panic!("{flaws:?}\n{text}")).document
}

fn desired(document: &Document) -> BTreeMap<String, DesiredMembership> {
    let people = document.organizations.iter().flat_map(|organization| &organization.people);
    people.map(|entry| (entry.person.clone(), entry.desired.clone())).collect()
}

fn merged(text: &str, current: &CurrentMembers) -> merge::Merged {
    let document = document(text);
    merge(text, &document, &[part(&document, current)], &HEAD).expect("a shape to write into")
}

/// The memberships that an export of current members has to say, thought out anew.
fn expected(current: &CurrentMembers) -> BTreeMap<String, DesiredMembership> {
    let desired = |role: Option<Role>, mut assigned: Vec<ContentReference>| match role {
        None => DesiredMembership::Unmanaged { reason: "UnknownRole".into() },
        Some(Role::PartialEditor) => {
            assigned.sort();
            DesiredMembership::Member { role: Role::PartialEditor, assignments: Some(assigned) }
        }
        Some(role) => DesiredMembership::Member { role, assignments: None },
    };
    let invited = current.requests.iter().flatten().map(|request| {
        let key = request.person.as_ref().map(|person| person.id.clone()).or(request.email.clone());
        (key.expect("somebody"), desired(request.role, request.assignments.clone()))
    });
    let members = current
        .members
        .iter()
        .map(|member| (member.person.id.clone(), desired(member.role, current.assigned(&member.person.id))));
    invited.chain(members).collect()
}

fn roles() -> impl Strategy<Value = Option<Role>> {
    prop::sample::select(vec![Some(Role::Admin), Some(Role::Editor), Some(Role::PartialEditor), None])
}

prop_compose! {
    /// Members 1 to 6, invitations of 5 to 8 and of two addresses; names are whatever people write.
    fn organizations()(
        members in prop::collection::btree_map(1..7_usize, (roles(), any::<String>()), 0..6),
        invited in prop::collection::btree_map(5..9_usize, roles(), 0..4),
        addresses in prop::sample::subsequence(vec!["+a=b@ville.fr", "'=x@ville.fr"], 0..3),
        assigned in prop::collection::vec((1..9_usize, 1..4_usize), 0..6),
    ) -> CurrentMembers {
        let members: Vec<Member> =
            members.into_iter().map(|(number, (role, name))| member(number, &name, role)).collect();
        let mut assignments: Vec<(String, ContentReference)> = assigned
            .into_iter()
            .map(|(whose, what)| (id(whose), ContentReference { class: "Reuse".into(), id: id(what) }))
            .collect();
        assignments.sort();
        assignments.dedup();
        let people = invited.into_iter().map(|(number, role)| invitation(Some(person(number, "=1+1; \"Ève\",\n")), None, role));
        let by_mail = addresses.into_iter().map(|address| invitation(None, Some(address), Some(Role::Editor)));
        let requests = people.chain(by_mail).collect();
        CurrentMembers { assignments: Some(assignments), ..current(members, Some(requests)) }
    }
}

proptest! {
    #[test]
    fn members_are_read_back_as_they_were_written(current in organizations()) {
        let text = toml(&HEAD, std::slice::from_ref(&current));
        let read = document(&text);
        prop_assert_eq!(desired(&read), expected(&current));
        prop_assert_eq!(read.organizations[0].unmanaged.is_some(), expected(&current).is_empty());
        prop_assert_eq!(text.lines().filter(|line| line.starts_with("  {")).count(), expected(&current).len());
        let again = merged(&text, &current);
        prop_assert_eq!(again, merge::Merged { text, ..Default::default() }, "there is nothing to bring up to date");
    }

    #[test]
    fn a_spreadsheet_is_read_back_as_it_was_written(current in organizations(), french: bool) {
        let text = csv(&HEAD, std::slice::from_ref(&current), french);
        let nothing = |desired: DesiredMembership| match desired {
            // An empty cell says nothing of them.
            DesiredMembership::Member { role, assignments: Some(all) } if all.is_empty() => DesiredMembership::Member { role, assignments: None },
            other => other,
        };
        let wanted: BTreeMap<String, DesiredMembership> =
            expected(&current).into_iter().map(|(key, desired)| (key, nothing(desired))).collect();
        prop_assert_eq!(desired(&document(&text)), wanted);
        let mut reader = ::csv::ReaderBuilder::new();
        let mut reader = reader.delimiter(if french { b';' } else { b',' }).from_reader(text.as_bytes());
        for record in reader.records() {
            for cell in &record.expect("a record") {
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{:?}", cell);
            }
        }
    }

    /// A merged roster says what a new export says, and keeps who is awaited by address.
    #[test]
    fn a_merge_brings_one_export_to_another(before in organizations(), after in organizations()) {
        let known = |current: &CurrentMembers| {
            let is_known = |role: Option<Role>| role.is_some();
            let members: Vec<Member> = current.members.iter().filter(|member| is_known(member.role)).cloned().collect();
            let requests = current.requests.iter().flatten().filter(|request| is_known(request.role)).cloned().collect();
            CurrentMembers { members, requests: Some(requests), ..current.clone() }
        };
        let (before, after) = (known(&before), known(&after));
        prop_assume!(!expected(&before).is_empty() && !expected(&after).is_empty());
        let merged = merged(&toml(&HEAD, &[before]), &after);
        let mut found = desired(&document(&merged.text));
        let wanted = expected(&after);
        found.retain(|key, _| wanted.contains_key(key) || !key.contains('@'));
        let nothing = |desired: BTreeMap<String, DesiredMembership>| -> Vec<(String, DesiredMembership)> {
            desired.into_iter().map(|(key, desired)| match desired {
                DesiredMembership::Member { role, assignments } => {
                    (key, DesiredMembership::Member { role, assignments: assignments.filter(|all| !all.is_empty()) })
                }
                other => (key, other),
            }).collect()
        };
        prop_assert_eq!(nothing(found), nothing(wanted));
    }
}

#[test]
fn every_heading_in_french_is_read_back() {
    for column in &words::COLUMNS {
        assert_eq!(words::column(column.french), Some(column.key));
        assert_eq!(words::column(column.key), Some(column.key));
    }
}

const KEPT: &str = r#"# the team
format = 1

[[roster]]   # the town
organization = "ville"
min_admins = 2
people = [
  # the head
  { person = "640000000000000000000001", name = "Old Name", role = "admin", until = 2027-06-30 }, # a
  { person = "640000000000000000000002", role = 'editor' },  # b, who has left
  # those to come
  { person = "person-3", role = "editor" }, # c
  { person = "alice@ville.fr", role = "editor" },
  { person = "new@ville.fr", role = "editor" },
  { person = "640000000000000000000004", absent = "moved" }, # d
]
# the end
"#;

#[test]
fn a_merge_keeps_what_people_wrote() {
    let mut alice = member(5, "Alice", Some(Role::Admin));
    alice.email = Some("al***@ville.fr".into());
    let members = vec![
        member(1, "New Name", Some(Role::Editor)),
        member(3, "Carol", Some(Role::Editor)),
        member(4, "Dora", Some(Role::Admin)),
        alice.clone(),
    ];
    let current = current(members, Some(vec![invitation(Some(person(6, "Élise")), None, Some(Role::Admin))]));
    let found = merged(KEPT, &current);
    let wanted = r#"# the team
format = 1

[[roster]]   # the town
organization = "ville"
min_admins = 2
people = [
  # the head
  { person = "640000000000000000000001", name = "New Name", role = "editor", until = 2027-06-30 }, # a
  # those to come
  { person = "640000000000000000000003", role = "editor", name = "Carol" }, # c
  { person = "alice@ville.fr", role = "editor" },
  { person = "new@ville.fr", role = "editor" },
  { person = "640000000000000000000004", absent = "moved" }, # d
  { person = "640000000000000000000006", name = "Élise", role = "admin" }, # Invited("2026-11-03")
]
# the end
"#;
    assert_eq!(found.text, wanted);
    assert_eq!((found.added, found.updated, found.removed), (1, 2, vec![id(2)]));
    let undecided = vec![("alice@ville.fr".to_owned(), vec![alice.person])];
    assert_eq!(found.undecided, undecided);
    assert_eq!(
        merged(wanted, &current),
        merge::Merged { text: wanted.to_owned(), undecided, ..Default::default() }
    );
}

#[test]
fn lines_come_and_go_in_whatever_layout() {
    let (one, two, nine) = ("A1", "A2", "A9");
    let line = |name: &str| {
        let number = name[1..].parse().expect("a number");
        format!("{{ person = \"{}\", role = \"editor\" }}", id(number))
    };
    let with = |layout: &str| {
        let people =
            [one, two, nine].iter().fold(layout.to_owned(), |text, name| text.replace(name, &line(name)));
        format!("[[roster]]\norganization = \"ville\"\npeople = [{people}]\n")
    };
    let of = |numbers: &[usize]| {
        let members = numbers.iter().map(|number| member(*number, "X", Some(Role::Editor)));
        current(members.collect(), Some(Vec::new()))
    };
    for (before, after) in [
        ("A9, A1", "A1"),
        ("A1, A9", "A1"),
        ("A1, A9,", "A1,"),
        ("\n  A1,\n  A9\n", "\n  A1\n"),
        ("\n  A1, # a\n  A9 # i\n", "\n  A1 # a\n"),
        ("\n  A9, # i\n  A1 # a\n", "\n  A1 # a\n"),
        ("\n  # all\n  A9,\n  # one\n  A1,\n", "\n  # all\n  # one\n  A1,\n"),
        ("\n  A1,\n  # all\n  A9", "\n  A1\n  # all\n  "),
    ] {
        let (before, after) = (with(before), with(after));
        assert_eq!(merged(&before, &of(&[1])).text, after, "{before}");
    }
    for (before, after) in [
        ("A1", "A1,\n  B\n"),
        ("A1, ", "A1,\n  B\n"),
        ("\n  A1\n", "\n  A1,\n  B\n"),
        ("\n  A1, # a\n  # end\n", "\n  A1, # a\n  # end\n  B\n"),
    ] {
        let new = format!("{{ person = \"{}\", name = \"X\", role = \"editor\" }},", id(2));
        assert_eq!(merged(&with(before), &of(&[1, 2])).text, with(after).replace('B', &new), "{before}");
    }
}

#[test]
fn who_may_be_on_an_undecided_line_is_neither_written_into_it_nor_listed_besides() {
    let text = |people: &str| format!("[[roster]]\norganization = \"ville\"\npeople = [{people}]\n");
    let with = |number: usize, mail: &str| Member {
        email: Some(mail.into()),
        ..member(number, "Xavier Xu", Some(Role::Editor))
    };
    let alice = "{ person = \"alice@ville.fr\", role = \"editor\" }";
    let found = |people: &str, members: &[Member]| {
        let merged = merged(&text(people), &current(members.to_vec(), Some(Vec::new())));
        (merged.undecided.len(), merged.added, merged.updated)
    };
    let (one, two) = (with(1, "al***@ville.fr"), with(2, "al***@ville.fr"));
    for line in [
        alice.to_owned(),
        alice.replace("role = \"editor\"", "absent = \"left\""),
        alice.replace("role", "name = \"Xavier Xu\", role"),
    ] {
        assert_eq!(found(&line, std::slice::from_ref(&one)), (1, 0, 0), "{line}");
        assert_eq!(found(&line, &[one.clone(), two.clone()]), (1, 0, 0), "{line}");
    }
    assert_eq!(found(alice, &[with(1, "***@ville.fr")]), (0, 1, 0), "the domain alone is anybody's");
    let named = alice.replace("role", "name = \"Somebody Else\", role");
    assert_eq!(found(&named, &[one]), (0, 1, 0), "somebody who is called otherwise");
}

#[test]
fn what_is_not_seen_is_unmanaged_and_nobody_is_taken_out() {
    let hidden = current(vec![member(1, "A", Some(Role::Admin))], None);
    let text = toml(&HEAD, std::slice::from_ref(&hidden));
    assert_eq!(document(&text).organizations[0].unmanaged.as_deref(), Some("Hidden"));
    let text = format!(
        "[[roster]]\norganization = \"ville\"\npeople = [{{ person = \"{}\", role = \"editor\" }}]\n",
        id(9)
    );
    let found = merged(&text, &hidden);
    let read = document(&found.text);
    assert_eq!((read.organizations[0].people.len(), found.removed), (2, Vec::new()));
    assert!(read.organizations[0].unmanaged.is_some());
    assert_eq!(merged(&found.text, &hidden).text, found.text, "what is unmanaged stays as it is");
}

#[test]
fn a_merge_writes_only_into_what_it_knows() {
    let line = format!("{{ person = \"{}\", role = \"admin\" }}", id(1));
    let of = current(vec![member(1, "A", Some(Role::Admin))], Some(Vec::new()));
    for text in [
        format!("roster = [{{ organization = \"ville\", people = [{line}] }}]\n"),
        format!(
            "[[roster]]\norganization = \"ville\"\n[[roster.people]]\nperson = \"{}\"\nrole = \"admin\"\n",
            id(1)
        ),
    ] {
        let document = document(&text);
        let refused = merge(&text, &document, &[part(&document, &of)], &HEAD);
        assert_eq!(refused, Err(merge::Shape), "{text}");
    }
    let other = "format = 1\n[[roster]]\norganization = \"port\"\nunmanaged = \"x\"";
    let part = ExportedOrganization { place: None, current: of, who: Vec::new() };
    let found = merge(other, &document(other), &[part], &HEAD).expect("a roster");
    assert_eq!((found.organizations, found.added), (1, 1));
    assert!(found.text.starts_with(other) && document(&found.text).organizations.len() == 2);
}
