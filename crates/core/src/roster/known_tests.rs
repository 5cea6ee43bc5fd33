use proptest::prelude::*;

use super::*;

fn person(id: &str, slug: &str, name: &str) -> Person {
    Person { id: id.into(), slug: slug.into(), name: name.into() }
}

const A: &str = "aaaaaaaaaaaaaaaaaaaaaaaa";
const B: &str = "bbbbbbbbbbbbbbbbbbbbbbbb";

#[test]
fn a_slug_that_is_another_ones_id_is_ambiguous() {
    let (ada, bob) = (person(A, B, "Ada Lovelace"), person(B, "bob-test", "Bob Test"));
    let both = [(&ada, None), (&bob, None)];
    let known = Known::of(both.into_iter());
    assert_eq!(known.hex(B), Meaning::Ambiguous(vec![&bob, &ada]));
    assert_eq!(known.hex(A), Meaning::Certain(&ada));
    assert_eq!(known.slug(B), Meaning::Certain(&ada));
    assert_eq!(known.id(B), Some(&bob));
    let known = Known::of([(&ada, None)].into_iter());
    assert_eq!(known.hex(B), Meaning::Certain(&ada));
}

#[test]
fn a_mask_means_somebody_only_with_the_name() {
    let (marc, marie) =
        (person(A, "marc-delattre", "Marc Delattre"), person(B, "marie-dupont", "Marie Dupont"));
    let known = Known::of(
        [(&marc, Some("ma***********@ville.fr")), (&marie, Some("ma**********@ville.fr"))].into_iter(),
    );
    let mailbox = |address, name| known.mailbox(address, name);
    assert_eq!(mailbox("marc.delattre@ville.fr", Some("DELATTRE Marc")), Meaning::Probable(&marc));
    assert_eq!(mailbox("marc.delattre@ville.fr", None), Meaning::Ambiguous(vec![&marc]));
    // She has the same first name: she may have married.
    assert_eq!(mailbox("marc.delatour@ville.fr", Some("Marc Delatour")), Meaning::Ambiguous(vec![&marc]));
    assert_eq!(mailbox("mathilde.brun@ville.fr", Some("Mathilde Brun")), Meaning::Unknown);
    assert_eq!(mailbox("marc.delattre@port.fr", Some("Marc Delattre")), Meaning::Unknown);
    // Who is on another line is not on this one, unless called so.
    let mut known = known;
    known.set_aside(&[A.to_owned()].into());
    assert_eq!(known.mailbox("marc.delattre@ville.fr", None), Meaning::Unknown);
    assert_eq!(known.mailbox("marc.delattre@ville.fr", Some("Marc Delattre")), Meaning::Probable(&marc));
}

#[test]
fn homonyms_behind_one_mask_are_ambiguous() {
    let (one, other) =
        (person(A, "marc-delattre", "Marc Delattre"), person(B, "marc-delattre-1", "Delattre Marc"));
    let mask = Some("ma***********@ville.fr");
    let known = Known::of([(&one, mask), (&other, mask)].into_iter());
    let found = known.mailbox("marc.delattre@ville.fr", Some("Marc Delattre"));
    assert_eq!(found, Meaning::Ambiguous(vec![&one, &other]));
    assert_eq!(known.name("marc  DELATTRE").len(), 2);
}

#[test]
fn an_address_shown_whole_is_certain_and_of_two_ambiguous() {
    let (one, other) = (person(A, "one", "One"), person(B, "other", "Other"));
    let known = Known::of([(&one, Some("A@b.fr")), (&one, Some("a@b.fr"))].into_iter());
    assert_eq!(known.mailbox("a@B.fr", Some("Another Name")), Meaning::Certain(&one));
    let known = Known::of([(&one, Some("a@b.fr")), (&other, Some("A@b.fr"))].into_iter());
    assert_eq!(known.mailbox("a@b.fr", None), Meaning::Ambiguous(vec![&one, &other]));
}

proptest! {
    /// Nothing is certain or probable that could mean somebody else there.
    #[test]
    fn nobody_but_the_one_who_is_meant(
        people in prop::collection::vec(("[ab]{24}", "([ab]{24}|bo|al)", "(Bo|Al) (Li|Um)", "(bo[ab]|al[ab]|b)@v[.]fr"), 1..8),
        hex in "[ab]{24}", chosen in 0usize..8, address in "(bo[ab]|al[ab]|b)@v[.]fr", name in "(Bo|Al) (Li|Um)", masked: bool,
    ) {
        let mut seen = HashSet::new();
        let all: Vec<(Person, String)> = people.into_iter().filter(|person| seen.insert(person.0.clone()))
            .map(|(id, slug, name, mail)| (person(&id, &slug, &name), if masked { address::mask(&mail) } else { mail }))
            .collect();
        let known = Known::of(all.iter().map(|(person, mail)| (person, Some(mail.as_str()))));
        let hex = all.get(chosen).map_or(hex, |(person, _)| if person.slug.len() == 24 { person.slug.clone() } else { person.id.clone() });
        let fits: Vec<&Person> = all.iter().map(|(person, _)| person).filter(|person| person.id == hex || person.slug == hex).collect();
        match known.hex(&hex) {
            Meaning::Certain(found) => prop_assert_eq!(fits, vec![found]),
            Meaning::Ambiguous(found) => prop_assert!(found.len() > 1 && found.len() == fits.len()),
            Meaning::Unknown => prop_assert!(fits.is_empty()),
            Meaning::Probable(_) => prop_assert!(false),
        }
        let fits: Vec<&Person> =
            all.iter().filter(|(_, shown)| shown.to_lowercase() == address || *shown == address::mask(&address)).map(|(one, _)| one).collect();
        match known.mailbox(&address, Some(&name)) {
            Meaning::Certain(found) => prop_assert_eq!(fits, vec![found]),
            Meaning::Probable(found) => {
                let called: Vec<&Person> = fits.into_iter().filter(|fit| is_named(fit, &name)).collect();
                prop_assert_eq!(called, vec![found]);
            }
            Meaning::Ambiguous(found) => prop_assert!(found.iter().all(|person| fits.contains(person))),
            Meaning::Unknown => prop_assert!(fits.iter().all(|fit| !is_named(fit, &name))),
        }
    }
}

#[test]
fn titles_and_a_comma_are_no_part_of_a_name() {
    for name in [
        "M. MARTIN, Jean",
        "Martin,Jean",
        "Monsieur Martin Jean",
        "Martin Jean (M.)",
        "Dr. Martin Jean",
        "martin jean",
    ] {
        assert_eq!(called(name), "martin jean", "{name}");
    }
    assert_eq!(called("Jean M"), "jean m");
    assert_eq!((called("M."), called("Mme")), ("m.".to_owned(), "mme".to_owned()));
    assert_eq!(called("Martin (Etalab)"), "martin (etalab)");
}
