//! Who administers an organization and who belongs to it.

pub use super::person::{Person, Seen};
use super::{Finding, mail, shared};

/// An organization outlives the account of one person.
const ENOUGH_ADMINISTRATORS: usize = 2;
/// The days after which somebody may well have left.
pub const A_YEAR: i64 = 365;

impl Person {
    /// True for who was not seen for a year, as far as that can be seen.
    pub fn is_away(&self) -> bool {
        match self.seen {
            Seen::Hidden => false,
            Seen::Never => true,
            Seen::Days(days) => days >= A_YEAR,
        }
    }

    fn domain(&self) -> Option<&str> {
        self.mail.as_deref()?.rsplit_once('@').map(|(_, domain)| domain)
    }

    /// The domain, where it is not a free provider's.
    pub fn house(&self) -> Option<&str> {
        self.domain().filter(|domain| !mail::is_free(domain))
    }
}

/// Whether anybody is left who administers an organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Administration {
    /// Nobody administers it.
    Nobody,
    /// Nobody of those who do was seen for a year.
    Away,
    /// When they were seen is not shown to who asks.
    Hidden,
    Active,
}

/// Whether anybody is left: who can't be seen counts neither as there nor as gone.
pub fn administration(people: &[Person]) -> Administration {
    let administrators = || people.iter().filter(|person| person.administers);
    let is_hidden = |person: &Person| person.seen == Seen::Hidden;
    if administrators().next().is_none() {
        Administration::Nobody
    } else if administrators().all(Person::is_away) {
        Administration::Away
    } else if administrators().all(|person| is_hidden(person) || person.is_away()) {
        Administration::Hidden
    } else {
        Administration::Active
    }
}

/// I administer it; nothing can be said without an account.
pub fn administered_by_me(role: Option<Option<&str>>) -> Finding {
    match role {
        None => Finding::unseen("administered-by-me", Vec::new()),
        Some(role) => Finding::of("administered-by-me", role == Some("admin"), Vec::new()),
    }
}

/// Somebody is left where one goes.
pub fn two_administrators(people: &[Person]) -> Finding {
    let names = names(people, |person| person.administers);
    Finding::of("two-administrators", names.len() >= ENOUGH_ADMINISTRATORS, names)
}

/// No administrator writes from an address that anybody can have.
pub fn professional_mails(people: &[Person]) -> Finding {
    let rule = "professional-mails";
    let administrators = || people.iter().filter(|person| person.administers);
    let free: Vec<String> = administrators()
        .filter_map(|person| {
            person
                .domain()
                .filter(|domain| mail::is_free(domain))
                .map(|domain| format!("{} ({domain})", person.name))
        })
        .collect();
    if free.is_empty() && administrators().any(|person| person.mail.is_none()) {
        return Finding::unseen(rule, names(people, |person| person.administers && person.mail.is_none()));
    }
    Finding::against(rule, free)
}

/// Every account is a person's: one that several share says of nothing who did it. `organization` is what it is called.
pub fn named_accounts(people: &[Person], organization: &[&str]) -> Finding {
    Finding::against("named-accounts", names(people, |person| shared::looks_shared(person, organization)))
}

/// A member writes from an address of the body itself. That of its website is one; whether another is, only its team
/// can tell. Nobody is of it where all have addresses that anybody can have.
pub fn mail_of_the_body(people: &[Person], website: Option<&str>) -> Finding {
    let rule = "mail-of-the-body";
    let house = website.and_then(mail::domain_of_page);
    let is_of_it = |domain: &str| house.as_deref().is_some_and(|house| mail::belongs(domain, house));
    let mut houses: Vec<&str> = people.iter().filter_map(Person::house).collect();
    houses.sort_unstable();
    houses.dedup();
    let listed = |houses: Vec<&str>| houses.into_iter().map(str::to_owned).collect();
    if houses.iter().any(|domain| is_of_it(domain)) {
        return Finding::of(
            rule,
            true,
            listed(houses.into_iter().filter(|domain| is_of_it(domain)).collect()),
        );
    }
    let is_all_free = !people.is_empty() && people.iter().all(|person| person.domain().is_some());
    if houses.is_empty() && is_all_free {
        Finding::of(rule, false, Vec::new())
    } else {
        Finding::unseen(rule, listed(houses))
    }
}

/// Every member was seen within a year.
pub fn seen_within_a_year(people: &[Person]) -> Finding {
    let rule = "seen-within-a-year";
    if !people.is_empty() && people.iter().all(|person| person.seen == Seen::Hidden) {
        return Finding::unseen(rule, Vec::new());
    }
    Finding::against(rule, names(people, Person::is_away))
}

fn names(people: &[Person], keep: impl Fn(&Person) -> bool) -> Vec<String> {
    people.iter().filter(|person| keep(person)).map(|person| person.name.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::Verdict;
    use proptest::prelude::*;

    fn person(slug: &str, mail: Option<&str>, seen: Seen) -> Person {
        let mail = mail.map(Into::into);
        Person {
            name: slug.into(),
            halves: Default::default(),
            administers: true,
            slug: slug.into(),
            mail,
            seen,
        }
    }

    #[test]
    fn the_mail_of_the_body_is_that_of_its_website_or_to_be_checked() {
        let at = |domain: &str| person("a", Some(&format!("***@{domain}")), Seen::Hidden);
        let says = |people: &[Person]| {
            let found = mail_of_the_body(people, Some("https://www.ville.fr/"));
            (found.verdict, found.about)
        };
        assert_eq!(
            says(&[at("gmail.com"), at("mail.ville.fr")]),
            (Verdict::Good, vec!["mail.ville.fr".into()])
        );
        assert_eq!(says(&[at("agglo.fr"), at("gmail.com")]), (Verdict::Unseen, vec!["agglo.fr".into()]));
        assert_eq!(says(&[at("gmail.com")]), (Verdict::Missing, vec![]));
        assert_eq!(says(&[at("gmail.com"), person("b", None, Seen::Hidden)]), (Verdict::Unseen, vec![]));
        assert_eq!(says(&[]), (Verdict::Unseen, vec![]));
    }

    #[test]
    fn an_unseen_mail_is_not_a_good_one() {
        let free = person("a", Some("***@gmail.com"), Seen::Hidden);
        let hidden = person("b", None, Seen::Hidden);
        let fine = person("c", Some("***@ville.example.org"), Seen::Hidden);
        let says = |people: &[Person]| professional_mails(people).verdict;
        assert_eq!(says(std::slice::from_ref(&fine)), Verdict::Good);
        assert_eq!(says(&[fine, hidden.clone()]), Verdict::Unseen);
        assert_eq!(professional_mails(&[hidden, free]).about, ["a (gmail.com)"]);
    }

    #[test]
    fn nobody_is_away_who_cannot_be_seen() {
        let says = |seen| seen_within_a_year(&[person("a", None, seen)]).verdict;
        assert_eq!(says(Seen::Hidden), Verdict::Unseen);
        assert_eq!(says(Seen::Never), Verdict::Missing);
        assert_eq!(says(Seen::Days(364)), Verdict::Good);
        assert_eq!(says(Seen::Days(365)), Verdict::Missing);
    }

    #[test]
    fn an_organization_is_left_alone_once_nobody_comes_any_more() {
        let says = |seen: &[Seen]| {
            let people: Vec<Person> = seen.iter().map(|&seen| person("a", None, seen)).collect();
            administration(&people)
        };
        assert_eq!(says(&[]), Administration::Nobody);
        assert_eq!(says(&[Seen::Never, Seen::Days(400)]), Administration::Away);
        assert_eq!(says(&[Seen::Hidden, Seen::Days(400)]), Administration::Hidden);
        assert_eq!(says(&[Seen::Hidden, Seen::Days(3)]), Administration::Active);
        let editor = Person { administers: false, ..person("a", None, Seen::Days(1)) };
        assert_eq!(administration(&[editor]), Administration::Nobody);
    }

    proptest! {
        #[test]
        fn only_administrators_count(roles in proptest::collection::vec(any::<bool>(), 0..8)) {
            let people: Vec<Person> = roles
                .iter()
                .map(|&administers| Person { administers, ..person("a", None, Seen::Hidden) })
                .collect();
            let finding = two_administrators(&people);
            let count = roles.iter().filter(|&&administers| administers).count();
            prop_assert_eq!(finding.about.len(), count);
            prop_assert_eq!(finding.verdict == Verdict::Good, count >= 2);
        }
    }
}
