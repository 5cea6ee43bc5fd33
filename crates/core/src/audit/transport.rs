//! Who should be in the organization of an authority that publishes transport data. Only domains of addresses tell where
//! somebody works, so most of it is for a person to look at.

use super::people::Person;
use super::{Finding, mail};

/// The words of transport data, without accents.
const WORDS: &[&str] = &[
    "bus",
    "cars",
    "covoiturage",
    "gtfs",
    "mobilite",
    "mobilites",
    "netex",
    "siri",
    "tramway",
    "transport",
    "transports",
];

/// True where a text speaks of transport: a reason to suggest its rules, not to apply them.
pub fn speaks_of_it(text: &str) -> bool {
    let plain = text.to_lowercase().replace('é', "e");
    plain.split(|character: char| !character.is_alphanumeric()).any(|word| WORDS.contains(&word))
}

/// Finds what transport data asks of the members; `website` is the authority's.
pub fn members(people: &[Person], website: Option<&str>) -> Vec<Finding> {
    let house = website.and_then(mail::domain_of_page);
    vec![
        authority(people, house.as_deref()),
        Finding::unseen("transport-gis", Vec::new()),
        operator(people, house.as_deref()),
        Finding::unseen("transport-saeiv", Vec::new()),
    ]
}

/// Somebody of the authority: an address at its website's domain.
fn authority(people: &[Person], house: Option<&str>) -> Finding {
    let rule = "transport-authority";
    let Some(house) = house else { return Finding::unseen(rule, Vec::new()) };
    let is_of_house = |person: &&Person| person.house().is_some_and(|domain| mail::belongs(domain, house));
    let names: Vec<String> = people.iter().filter(is_of_house).map(|person| person.name.clone()).collect();
    if names.is_empty() { Finding::unseen(rule, names) } else { Finding::of(rule, true, names) }
}

/// Somebody of the operator: missing where all addresses are of one house, else for a person to look at.
fn operator(people: &[Person], house: Option<&str>) -> Finding {
    let rule = "transport-operator";
    let mut houses: Vec<&str> = people.iter().filter_map(Person::house).collect();
    houses.sort_unstable();
    houses.dedup();
    let is_all_known = !people.is_empty() && people.iter().all(|person| person.house().is_some());
    if is_all_known && houses.len() == 1 {
        return Finding::of(rule, false, Vec::new());
    }
    let is_other = |domain: &&&str| house.is_none_or(|house| !mail::belongs(domain, house));
    Finding::unseen(rule, houses.iter().filter(is_other).map(|domain| (*domain).to_owned()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::Verdict;
    use crate::audit::people::Seen;

    fn person(name: &str, domain: &str) -> Person {
        let mail = Some(format!("***@{domain}"));
        Person {
            name: name.into(),
            halves: Default::default(),
            administers: false,
            slug: name.into(),
            mail,
            seen: Seen::Hidden,
        }
    }

    #[test]
    fn transport_is_a_word_of_its_own() {
        assert!(speaks_of_it("Autorité organisatrice de la mobilité"));
        assert!(speaks_of_it("Horaires (GTFS)"));
        assert!(!speaks_of_it("Les sirices de la ville"));
    }

    #[test]
    fn domains_say_what_they_can() {
        let alone =
            members(&[person("a", "ville.fr"), person("b", "sig.ville.fr")], Some("https://ville.fr"));
        assert_eq!((alone[0].verdict, alone[0].about.len()), (Verdict::Good, 2));
        let one_house = members(&[person("a", "ville.fr")], Some("https://ville.fr"));
        assert_eq!(one_house[2].verdict, Verdict::Missing);
        let both = members(&[person("a", "ville.fr"), person("b", "bus.fr")], Some("https://ville.fr"));
        assert_eq!(
            (both[2].verdict, both[2].about.as_slice()),
            (Verdict::Unseen, ["bus.fr".to_owned()].as_slice())
        );
        let free = members(&[person("a", "gmail.com")], None);
        assert!(free.iter().all(|finding| finding.verdict == Verdict::Unseen));
    }
}
