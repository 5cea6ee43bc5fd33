use super::*;
use proptest::prelude::*;

fn named(name: &str) -> Body<'_> {
    Body { name, ..Body::default() }
}

fn common(one: &Body, other: &Body) -> Vec<By> {
    compared(one)(other)
}

#[test]
fn names_are_alike_but_for_articles_and_kinds_of_body() {
    for (one, other) in [
        ("Ville de Lyon", "Mairie de Lyon"),
        ("Lyon", "Commune de LYON"),
        ("Communauté de communes du Pays d'Aix", "Pays d’Aix"),
        ("Communauté d'agglomération Sud Sainte-Baume", "Agglomération Sud Sainte Baume"),
        ("Câmara Municipal do Porto", "Município do Porto"),
        ("Le Mans", "Ville du Mans"),
        ("Conseil général de la Gironde", "Département de la Gironde"),
        ("Région Bretagne", "Conseil régional de Bretagne"),
        ("Agence Bio (AB)", "L'Agence bio"),
    ] {
        let with_acronym = Body { acronym: Some("AB"), ..named(one) };
        assert_eq!(common(&with_acronym, &named(other)), [By::SimilarName], "{one} / {other}");
    }
}

#[test]
fn a_place_has_one_body_of_each_kind() {
    for (one, other) in [
        ("Ville de Lyon", "Métropole de Lyon"),
        ("Saint-Étienne", "Saint-Étienne Métropole"),
        ("La Rochelle", "Communauté d'agglomération de La Rochelle"),
        ("Ville de Paris", "Département de Paris"),
        ("Région Réunion", "Département de la Réunion"),
        ("Ville de Lyon", "Ville de Lille"),
        ("Ville", "Mairie"),
        ("", " "),
    ] {
        assert_eq!(common(&named(one), &named(other)), [], "{one} / {other}");
    }
}

#[test]
fn the_folded_name_and_the_whole_number_are_certain() {
    let one = Body { siret: Some("216 901 231 00011"), ..named("Ville de Démonstration") };
    let other = Body { siret: Some("21690123100011"), ..named("ville\u{a0}de  Demonstration") };
    assert_eq!(common(&one, &other), [By::Siret, By::Name], "the SIREN says nothing more");
    let other = Body { siret: Some("21690123100029"), ..named("Musée") };
    assert_eq!(common(&one, &other), [By::Siren]);
    let zeros = Body { siret: Some("00000000000000"), ..named("Un") };
    assert_eq!(common(&zeros, &Body { name: "Deux", ..zeros }), [], "zeros are nobody's");
    let malformed = Body { siret: Some("2169012310é011"), ..named("Trois") };
    assert_eq!(common(&malformed, &Body { name: "Quatre", ..malformed }), []);
}

#[test]
fn an_acronym_is_another_s_or_its_whole_name() {
    let insee = Body { acronym: Some("INSEE"), ..named("Institut national") };
    assert_eq!(common(&insee, &Body { acronym: Some(" insee"), ..named("Statistiques") }), [By::Acronym]);
    assert_eq!(common(&insee, &named("Insee")), [By::Acronym]);
    assert_eq!(common(&named("Insee"), &insee), [By::Acronym]);
    let blank = Body { acronym: Some(" "), ..named("Ain") };
    assert_eq!(common(&blank, &Body { name: "Aisne", ..blank }), []);
}

#[test]
fn a_website_is_its_host_and_a_platform_is_nobody_s() {
    let at = |website| Body { website: Some(website), ..named(website) };
    assert_eq!(common(&at("https://www.Ville.fr/a"), &at("http://ville.fr:80/b")), [By::Website]);
    assert_eq!(common(&at("https://ville.fr/"), &at("https://data.ville.fr/")), []);
    assert_eq!(common(&at("https://www.facebook.com/a"), &at("https://www.facebook.com/b")), []);
}

fn places(group: &Group) -> Vec<usize> {
    group.members.iter().map(|member| member.place).collect()
}

#[test]
fn what_is_only_noted_joins_no_groups() {
    let site = Some("https://ville.fr/");
    let bodies = [
        Body { website: site, ..named("Ville de Lyon") },
        named("Mairie de Lyon"),
        Body { website: site, ..named("Musée") },
        named("musée"),
        Body { website: Some("https://x.fr"), ..named("Musee") },
        Body { website: Some("https://x.fr"), ..named("MUSÉE") },
        named("Seul"),
    ];
    let groups = groups(&bodies, &By::ALL);
    let told: Vec<(Certainty, Vec<usize>)> =
        groups.iter().map(|group| (group.certainty(), places(group))).collect();
    let expected = [
        (Certainty::Certain, vec![2, 3, 4, 5]),
        (Certainty::Probable, vec![0, 1]),
        (Certainty::Undecided, vec![0, 2]),
    ];
    assert_eq!(told, expected);
    let member = &groups[0].members[2];
    assert_eq!(member.by, [By::Name, By::Website].into(), "a note beside what is certain");
    assert_eq!(groups[0].members[0].by, [By::Name].into(), "its website is that of another group");
}

#[test]
fn only_what_is_asked_for_is_compared() {
    let bodies = [named("Lyon"), named("lyon"), named("Ville de Lyon")];
    assert_eq!(groups(&bodies, &[By::Name]).iter().map(places).collect::<Vec<_>>(), [vec![0, 1]]);
    assert_eq!(groups(&bodies, &[By::Siret]), []);
    assert_eq!(groups(&[], &By::ALL), []);
}

proptest! {
    #[test]
    fn each_shares_something_with_another_of_its_group(
        names in proptest::collection::vec("(Ville |Mairie |)[ab]{1,2}", 0..12),
    ) {
        let bodies: Vec<Body> = names.iter().map(|name| named(name)).collect();
        let groups = groups(&bodies, &By::ALL);
        let mut seen = BTreeSet::new();
        for group in &groups {
            prop_assert!(group.members.len() > 1);
            for member in &group.members {
                prop_assert!(seen.insert(member.place), "names alone put nobody into two groups");
                let others = group.members.iter().filter(|other| other.place != member.place);
                let shares = |other: &Member| {
                    common(&bodies[member.place], &bodies[other.place]).iter().any(|by| member.by.contains(by))
                };
                prop_assert!(others.clone().any(shares));
            }
        }
        for (one, name) in names.iter().enumerate() {
            for (other, their_name) in names.iter().enumerate().take(one) {
                if fold(name) == fold(their_name) {
                    prop_assert!(seen.contains(&one) && seen.contains(&other));
                }
            }
        }
    }
}
