use super::*;
use crate::audit::rules::example::{self, ago, now};
use crate::text::fold;

fn told(id: &str, name: [&str; 2], role: &str) -> Told {
    let person = crate::roster::Person { id: id.to_owned(), slug: id.to_owned(), name: name.join(" ") };
    let person = Person {
        person,
        halves: name.map(fold),
        role: Role::parse(role),
        mail: None,
        seen: Seen::Hidden,
        account: Account::Unknown,
        ..example::person(id, Role::Editor)
    };
    Told { person, role: role.to_owned(), last_seen: None }
}

fn seen(told: Told, seen: Seen) -> Told {
    Told { person: Person { seen, ..told.person }, ..told }
}

fn place(members: Vec<Told>) -> Place {
    Place { called: vec!["Ville de Démonstration".to_owned()], members }
}

fn words(someone: &Someone) -> Vec<&'static str> {
    someone.marks.iter().map(|mark| mark.word()).collect()
}

#[test]
fn an_account_is_one_person_in_all_places_and_rows() {
    let [alice, bob] = [["Alice", "Martin"], ["Bob", "Petit"]];
    let places = vec![
        place(vec![told("a", alice, "editor"), told("a", alice, "admin"), told("b", bob, "editor")]),
        place(vec![told("a", alice, "admin"), told("a", alice, "editor")]),
    ];
    let people = gathered(places, 365, now());
    let all: Vec<_> = people.iter().map(|one| (one.id.as_str(), one.roles.len(), words(one))).collect();
    assert_eq!(all, [("a", 2, vec!["everywhere"]), ("b", 1, vec!["nowhere_else"])]);
    assert_eq!(
        (people[0].count(Role::Admin), people[1].count(Role::Admin)),
        (2, 0),
        "the higher of two rows"
    );
}

#[test]
fn where_one_was_read_nobody_is_everywhere_or_nowhere_else() {
    let people = gathered(vec![place(vec![told("a", ["Alice", "Martin"], "admin")])], 365, now());
    assert_eq!(words(&people[0]), Vec::<&str>::new());
}

#[test]
fn what_one_place_shows_is_known_and_what_none_shows_is_not() {
    let alice = || told("a", ["Alice", "Martin"], "admin");
    let says = |one, other| {
        let people =
            gathered(vec![place(vec![seen(alice(), one)]), place(vec![seen(alice(), other)])], 365, now());
        (people[0].is_seen(), people[0].marks.contains(&Mark::Dormant))
    };
    assert_eq!(says(Seen::Hidden, Seen::Hidden), (false, false));
    assert_eq!(says(Seen::Hidden, Seen::Never), (true, true));
    assert_eq!(says(Seen::At(ago(365)), Seen::Hidden), (true, true));
    assert_eq!(says(Seen::At(ago(400)), Seen::At(ago(364))), (true, false));
    assert_eq!(says(Seen::Never, Seen::At(ago(3))), (true, false));
}

#[test]
fn one_name_of_two_accounts_is_marked_and_never_merged() {
    let places = vec![place(vec![
        told("a", ["Zoé", "Élan"], "admin"),
        told("b", ["zoe ", "ELAN"], "editor"),
        told("c", ["Zoé", "Élan-Roux"], "editor"),
        told("d", ["", ""], "editor"),
        told("e", ["", " "], "editor"),
    ])];
    let people = gathered(places, 365, now());
    let of = |id: &str| people.iter().find(|one| one.id == id).expect("one of them");
    assert_eq!((&of("a").namesakes, &of("b").namesakes), (&vec!["b".to_owned()], &vec!["a".to_owned()]));
    assert!(["c", "d", "e"].iter().all(|id| of(id).namesakes.is_empty()), "no name is nobody's");
}

#[test]
fn who_has_left_is_nothing_else() {
    let gone = |id| {
        let told = seen(told(id, ["DELETED", "DELETED"], "admin"), Seen::Never);
        Told { person: Person { account: Account::Deleted, ..told.person }, ..told }
    };
    let places = vec![place(vec![gone("a"), gone("b"), told("c", ["Service", "SIG"], "editor")])];
    let people = gathered(places, 365, now());
    let of = |id: &str| words(people.iter().find(|one| one.id == id).expect("one of them"));
    assert_eq!((of("a"), of("b"), of("c")), (vec!["left"], vec!["left"], vec!["shared"]));
}
