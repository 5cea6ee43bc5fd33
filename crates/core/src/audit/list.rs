//! Lists of people that are kept elsewhere: who has left, who is of the staff, whom a roster has. Whom a line means is found as
//! for rosters, and told here: certain, probable, or for a person to tell.

use std::collections::{HashMap, HashSet};

use super::beside::{Meant, Mention};
use super::certainty::Certainty;
use super::facts::{Contact, Facts, Person};
use crate::roster::document::{DesiredMembership, Wanted};
use crate::roster::reconcile::LineIdentity;
use crate::roster::{self, called, is_named, may_be_named, telling};
use crate::text;

/// A list of people.
#[derive(Clone, Debug, Default)]
pub struct PeopleList {
    lines: Vec<Listed>,
    /// The places of the lines that are about somebody who is called so, by each telling word.
    by_word: HashMap<String, Vec<usize>>,
    /// The addresses, folded.
    addresses: HashSet<String>,
}

/// A line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its number in the file.
    pub number: usize,
    /// What it says.
    pub text: String,
    pub address: Option<String>,
    pub name: Option<String>,
    /// Whatever tells what somebody may be called: the name, a slug, or what is before the `@`.
    pub hint: String,
}

impl PeopleList {
    /// The list of these lines.
    pub fn of(lines: Vec<Listed>) -> Self {
        let mut by_word: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, line) in lines.iter().enumerate() {
            for word in telling(&called(&line.hint)) {
                by_word.entry(word.to_owned()).or_default().push(place);
            }
        }
        let addresses = lines.iter().filter_map(|line| line.address.as_deref()).map(str::to_lowercase);
        Self { addresses: addresses.collect(), by_word, lines }
    }

    /// Its lines.
    pub fn lines(&self) -> &[Listed] {
        &self.lines
    }

    /// Tells whom it means of an organization, by who is behind each line there.
    pub fn meant(&self, facts: &Facts, who: &[LineIdentity]) -> Meant {
        let mut meant = Meant::default();
        let ids: HashSet<&str> = facts.people.iter().map(|person| person.person.id.as_str()).collect();
        let mut unmet: HashSet<usize> = HashSet::new();
        for (place, (line, who)) in self.lines.iter().zip(who).enumerate() {
            let (certainty, mut people): (Certainty, Vec<&str>) = match who {
                LineIdentity::Person(person) => (Certainty::Certain, vec![&person.id]),
                LineIdentity::Probable { person, .. } => (Certainty::Probable, vec![&person.id]),
                LineIdentity::Ambiguous(people) => {
                    (Certainty::Undecided, people.iter().map(|person| person.id.as_str()).collect())
                }
                LineIdentity::Address(_) | LineIdentity::Nobody(_) => {
                    let may_be = facts.people.iter().filter(|person| line.may_be(person));
                    (Certainty::Undecided, may_be.map(|person| person.person.id.as_str()).collect())
                }
            };
            people.retain(|id| ids.contains(id));
            if people.is_empty() {
                unmet.insert(place);
            }
            for id in people {
                let mention = Mention { line: line.number, text: line.text.clone(), certainty };
                meant.people.entry(id.to_owned()).or_default().push(mention);
            }
        }
        let is_alike = |person: &&Person| {
            !meant.people.contains_key(&person.person.id) && self.has_alike(&person.person.name, &unmet)
        };
        meant.alike = facts.people.iter().filter(is_alike).map(|person| person.person.id.clone()).collect();
        let contacts = facts.contacts.iter().flatten().filter(|contact| self.has(contact));
        meant.contacts = contacts.map(|contact| contact.id.clone()).collect();
        meant
    }

    /// True where a line among these may be about somebody of that name.
    fn has_alike(&self, name: &str, among: &HashSet<usize>) -> bool {
        let name = called(name);
        self.about(&name).any(|(place, line)| among.contains(&place) && are_alike(&name, &called(&line.hint)))
    }

    /// True where a line has the address or the name of a contact point.
    fn has(&self, contact: &Contact) -> bool {
        let one = roster::Person { id: String::new(), slug: String::new(), name: contact.name.clone() };
        let is_theirs = |line: &Listed| line.name.as_deref().is_some_and(|name| is_named(&one, name));
        contact.mail.as_ref().is_some_and(|mail| self.addresses.contains(&mail.to_lowercase()))
            || self.about(&called(&contact.name)).any(|(_, line)| is_theirs(line))
    }

    /// The lines that have a telling word of a folded name, with their places.
    fn about<'l>(&'l self, name: &'l str) -> impl Iterator<Item = (usize, &'l Listed)> {
        let places = telling(name).filter_map(|word| self.by_word.get(word)).flatten();
        places.filter_map(|place| Some((*place, self.lines.get(*place)?)))
    }
}

impl Listed {
    /// Whether it may mean somebody of whom only the domain of the address is shown.
    fn may_be(&self, person: &Person) -> bool {
        let Some((_, domain)) = self.address.as_deref().and_then(|mail| mail.rsplit_once('@')) else {
            return false;
        };
        let shown = person.mail.as_deref();
        let is_open = shown.is_none_or(|mail| {
            mail.starts_with('*') && person.domain().is_some_and(|own| own.eq_ignore_ascii_case(domain))
        });
        is_open && self.name.as_deref().is_none_or(|name| may_be_named(&person.person, name))
    }
}

/// True where each telling word of the shorter of two folded names is, but for slips, in the other.
fn are_alike(one: &str, other: &str) -> bool {
    let [mut one, mut other] = [one, other].map(|name| telling(name).collect::<Vec<_>>());
    if one.len() > other.len() {
        std::mem::swap(&mut one, &mut other);
    }
    one.iter().all(|word| other.iter().any(|known| text::is_near(word, known)))
}

/// Writes what a roster says of an organization into what was read of it, by who is behind each line there: until when people
/// stay, and which role those who are invited are to have. Only who is certain or probable is meant.
pub fn note_roster(facts: &mut Facts, wanted: &Wanted, who: &[LineIdentity]) {
    for (entry, who) in wanted.people.iter().zip(who) {
        let DesiredMembership::Member { role, .. } = &entry.desired else { continue };
        let (id, certainty) = match who {
            LineIdentity::Person(person) => (Some(&person.id), Certainty::Certain),
            LineIdentity::Probable { person, .. } => (Some(&person.id), Certainty::Probable),
            _ => (None, Certainty::Undecided),
        };
        for person in facts.people.iter_mut().filter(|person| Some(&person.person.id) == id) {
            person.until = entry.until.map(|until| (until, certainty)).or(person.until);
        }
        for waiting in facts.waiting.iter_mut().flatten().filter(|waiting| waiting.invitation) {
            let is_theirs = match (&waiting.person, who) {
                (Some(person), _) => Some(&person.id) == id,
                (None, LineIdentity::Address(address)) => {
                    waiting.address.as_ref().is_some_and(|own| own.to_lowercase() == address.to_lowercase())
                }
                (None, _) => false,
            };
            if is_theirs {
                waiting.listed = Some(*role).filter(|role| waiting.role.is_some_and(|own| own != *role));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::rules::example::{administrator, facts};
    use crate::roster::reconcile::Nobody;

    fn named(number: usize, name: &str) -> Listed {
        Listed { number, text: name.into(), address: None, name: Some(name.into()), hint: name.into() }
    }

    #[test]
    fn who_resembles_a_line_that_means_nobody_is_no_certain_stranger() {
        let called = |name: &str| {
            let mut person = administrator(&name.to_lowercase().replace(' ', "-"));
            person.person.name = name.into();
            person
        };
        let facts =
            facts(["Hugo Lefort", "Jeanne Martin", "Camille Roussel", "Paul Martin"].map(called).into());
        let list = ["LEFOTR Hugo", "Jeanne Martin-Dupont", "Camille", "Paule Rey"];
        let list = PeopleList::of(list.iter().enumerate().map(|(place, name)| named(place, name)).collect());
        let nobody = vec![LineIdentity::Nobody(Nobody::Name); 4];
        let alike = |who: &[LineIdentity]| {
            let mut alike: Vec<String> = list.meant(&facts, who).alike.into_iter().collect();
            alike.sort();
            alike
        };
        assert_eq!(alike(&nobody), ["id-camille-roussel", "id-hugo-lefort", "id-jeanne-martin"]);
        let mut who = nobody;
        who[0] = LineIdentity::Person(facts.people[3].person.clone());
        assert_eq!(
            alike(&who),
            ["id-camille-roussel", "id-jeanne-martin"],
            "that line is about somebody else"
        );
    }

    #[test]
    fn an_address_may_mean_whoever_shows_none() {
        let mut hidden = administrator("cyd");
        hidden.mail = Some("***@example.org".into());
        let shown = Person { mail: Some("an*******@example.org".into()), ..administrator("ana") };
        let facts = facts(vec![hidden, shown]);
        let meant = |address: &str| {
            let line = Listed { address: Some(address.into()), name: None, ..named(1, "x") };
            let who = [LineIdentity::Address(address.into())];
            PeopleList::of(vec![line]).meant(&facts, &who).people.into_keys().collect::<Vec<_>>()
        };
        assert_eq!(meant("cyd.roy@example.org"), ["id-cyd"]);
        assert_eq!(meant("cyd.roy@other.example"), [""; 0]);
    }
}
