use proptest::prelude::*;

use super::*;
use crate::audit::rules::example::person;
use crate::roster::Role;

fn called(first: &str, last: &str) -> Person {
    let slug = text::fold(&format!("{first} {last}")).replace(' ', "-");
    Person { halves: [first, last].map(text::fold), mail: None, ..person(&slug, Role::Editor) }
}

#[test]
fn an_account_that_is_no_persons_is_told_by_its_name() {
    let organization = Called::new(&["Direction interministérielle du numérique", "DINUM"]);
    for (first, last) in [
        ("Robot", "Moissonneur"),
        ("Bot", "Sirene"),
        ("Contact", ""),
        ("CAMILLE", " "),
        ("", "Ville de Nulle-Part"),
        ("Contact", "Mairie"),
        ("Support", "Plateforme"),
        ("Équipe", "Géomatique"),
        ("Équipe", "Bal du Val"),
        ("Open Data", "Nulle-Part"),
        ("Nulle-Part", "OpenData"),
        ("open", "data"),
        ("Données", "Ouvertes"),
        ("Admin", "Val"),
        ("SIG", "Agglo du Val"),
        ("Service", "Informatique"),
        ("Service des", "Eaux"),
        ("Mairie de", "Nulle-Part"),
        ("Ville", "de Nulle-Part"),
        ("Webmaster", "2"),
        ("Data", "Team"),
        ("Direction interministérielle", "du Numérique"),
        ("Paul", "DINUM"),
    ] {
        assert!(looks_shared(&called(first, last), &organization), "{first} {last}");
    }
}

#[test]
fn a_person_who_is_called_a_little_like_a_function_is_a_person() {
    let organization = Called::new(&["Ville de Nulle-Part", "VNP"]);
    for (first, last) in [
        ("Jeanne", "Martin"),
        ("A.", "Petit"),
        ("Thi Mai", "Le"),
        ("Paul", "Bureau"),
        ("Louis", "Robot"),
        ("Marie", "Ville"),
        ("Jean", "Pole"),
        ("Jean", "de la Mairie"),
        ("Sigrid", "Adminet"),
        ("Yann", "Le Goff"),
        ("李", "伟"),
        ("Nadège ", " D'ASTIER"),
        ("Service-Marie", "Datan"),
    ] {
        assert!(!looks_shared(&called(first, last), &organization), "{first} {last}");
    }
}

#[test]
fn slugs_and_addresses_tell_too() {
    let shared = |slug: &str, mail: Option<&str>| {
        let mut person = Person { mail: mail.map(Into::into), ..called("Jeanne", "Martin") };
        person.person.slug = slug.into();
        looks_shared(&person, &Called::new(&[]))
    };
    assert!(shared("opendata", None) && shared("service-sig-2", None) && shared("open-data", None));
    assert!(shared("jeanne-martin", Some("contact@ville.example.org")));
    assert!(!shared("jeanne-martin", Some("je***@ville.example.org")));
    assert!(!shared("sigrid-data", None), "a person may be called so in part");
    assert!(!shared("42", None));
}

proptest! {
    #[test]
    fn case_accents_and_blanks_do_not_count(first in "[a-zé]{1,12}", last in "[a-zé]{1,12}", around in " {0,2}") {
        let organization = Called::new(&[last.as_str()]);
        let plain = looks_shared(&called(&first, &last), &organization);
        let loud = called(&format!("{around}{}", first.to_uppercase()), &format!("{}{around}", last.to_uppercase()));
        prop_assert_eq!(looks_shared(&loud, &organization), plain);
    }
}
