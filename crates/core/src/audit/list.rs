//! Lists of people that are kept elsewhere: who has left, who is of the staff, whom a roster has. Whom a line of them means is
//! found as for rosters: certain, probable, or for a person to tell.

use std::collections::HashMap;

use super::certainty::Certainty;
use super::facts::{Facts, Person};
use crate::roster::document::{DesiredMembership, Entry, Wanted};
use crate::roster::{Known, Meaning, OrganizationName, address, is_id};
use crate::text;

/// A list of people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PeopleList {
    people: Vec<Listed>,
}

/// Somebody on a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The line as it was written.
    pub text: String,
    /// An id or a slug.
    word: Option<String>,
    mail: Option<String>,
    name: Option<String>,
}

/// Somebody whom a list means, how surely, and the lines that do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match<'a> {
    pub person: &'a Person,
    pub certainty: Certainty,
    pub lines: Vec<String>,
}

impl Listed {
    /// Reads a line: an id, a slug, an address with or without a name, or a name; `None` for what can be nobody, such as an
    /// address of which only a part is shown.
    pub fn read(line: &str) -> Option<Self> {
        let line = text::trimmed(line);
        let listed = |word, mail, name| Some(Self { text: line.to_owned(), word, mail, name });
        if line.contains('@') {
            let mailbox = address::read(line).filter(|mailbox| !address::is_mask(&mailbox.address))?;
            return listed(None, Some(mailbox.address), mailbox.name);
        }
        let bare = line.strip_prefix("id:").or_else(|| line.strip_prefix("slug:")).unwrap_or(line);
        let is_word = |text: &str| text.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
        match bare {
            "" => None,
            // A slug has a dash or stands by itself; one word may be a name as well.
            word if is_word(word) => {
                listed(Some(word.to_owned()), None, (!is_id(word)).then(|| word.to_owned()))
            }
            name => listed(None, None, Some(name.to_owned())),
        }
    }

    fn of(entry: &Entry) -> Option<Self> {
        let own = Self::read(&entry.person);
        let mail = entry.mail.clone().or_else(|| own.as_ref()?.mail.clone());
        let name = entry.name.clone().or_else(|| own.as_ref()?.name.clone());
        let word = entry.id.clone().or_else(|| own?.word);
        let is_somebody = word.is_some() || mail.is_some() || name.is_some();
        is_somebody.then(|| Self { text: entry.person.clone(), word, mail, name })
    }

    /// Whom it means among these.
    fn meaning<'k>(&self, known: &Known<'k>) -> Meaning<'k> {
        if let Some(word) = &self.word {
            let meant = if is_id(word) { known.hex(word) } else { known.slug(word) };
            if meant != Meaning::Unknown {
                return meant;
            }
        }
        match &self.mail {
            Some(mail) => known.mailbox(mail, self.name.as_deref()),
            None => self.name.as_deref().map_or(Meaning::Unknown, |name| known.named(name)),
        }
    }

    /// Whether it may mean somebody of whom only the domain of the address is shown.
    fn may_be(&self, person: &Person) -> bool {
        let Some((_, domain)) = self.mail.as_deref().and_then(|mail| mail.rsplit_once('@')) else {
            return false;
        };
        let shown = person.mail.as_deref();
        let is_open = shown.is_none_or(|mail| {
            mail.starts_with('*') && person.domain().is_some_and(|own| own.eq_ignore_ascii_case(domain))
        });
        let may_be_called = self.name.as_deref();
        is_open && may_be_called.is_none_or(|name| crate::roster::may_be_named(&person.person, name))
    }
}

impl PeopleList {
    /// Reads a list.
    ///
    /// # Errors
    /// The lines that can be nobody.
    pub fn read<'t>(lines: impl Iterator<Item = &'t str>) -> Result<Self, Vec<String>> {
        let (mut people, mut wrong) = (Vec::new(), Vec::new());
        for line in lines {
            match Listed::read(line) {
                Some(listed) => people.push(listed),
                None => wrong.push(line.to_owned()),
            }
        }
        if wrong.is_empty() { Ok(Self { people }) } else { Err(wrong) }
    }

    /// True where somebody on the list has this address or this name.
    pub fn has(&self, mail: Option<&str>, name: &str) -> bool {
        let is_same = |one: &str, other: &str| !one.is_empty() && text::fold(one) == text::fold(other);
        self.people.iter().any(|listed| {
            listed.mail.as_deref().zip(mail).is_some_and(|(one, other)| is_same(one, other))
                || listed.name.as_deref().is_some_and(|own| is_same(own, name))
        })
    }

    /// The lines as they were written.
    pub fn lines(&self) -> impl ExactSizeIterator<Item = &str> {
        self.people.iter().map(|listed| listed.text.as_str())
    }

    /// The members whom the list means, each once, in the order of the members.
    pub fn among<'f>(&self, facts: &'f Facts) -> Vec<Match<'f>> {
        let known = known(facts);
        let mut found: HashMap<&str, (Certainty, Vec<String>)> = HashMap::new();
        let mut note = |id: &'f str, certainty: Certainty, text: &String| {
            let entry = found.entry(id).or_insert((certainty, Vec::new()));
            if certainty < entry.0 {
                entry.0 = certainty;
            }
            entry.1.push(text.clone());
        };
        let by_id: HashMap<&str, &Person> =
            facts.people.iter().map(|person| (person.person.id.as_str(), person)).collect();
        let id = |id: &str| by_id.get_key_value(id).map(|(id, _)| *id);
        for listed in &self.people {
            let meant = listed.meaning(&known);
            let certainty = match meant {
                Meaning::Certain(_) => Certainty::Certain,
                Meaning::Probable(_) => Certainty::Probable,
                Meaning::Ambiguous(_) | Meaning::Unknown => Certainty::Undecided,
            };
            let people = meant.people();
            for person in &people {
                if let Some(id) = id(&person.id) {
                    note(id, certainty, &listed.text);
                }
            }
            if people.is_empty() {
                for person in facts.people.iter().filter(|person| listed.may_be(person)) {
                    note(&person.person.id, Certainty::Undecided, &listed.text);
                }
            }
        }
        let matched = |person: &'f Person| {
            let (certainty, lines) = found.remove(person.person.id.as_str())?;
            Some(Match { person, certainty, lines })
        };
        facts.people.iter().filter_map(matched).collect()
    }
}

/// Writes what a roster says of an organization into what was read of it: until when people stay, and which role those who are
/// invited are to have. Only who is certain or probable is meant.
pub fn note_roster(facts: &mut Facts, wanted: &Wanted) {
    let mut until = HashMap::new();
    let mut roles = HashMap::new();
    let known = known(facts);
    for entry in &wanted.people {
        let DesiredMembership::Member { role, .. } = &entry.desired else { continue };
        let Some(listed) = Listed::of(entry) else { continue };
        if let (Some(date), Meaning::Certain(person) | Meaning::Probable(person)) =
            (entry.until, listed.meaning(&known))
        {
            until.insert(person.id.clone(), date);
        }
        if let Some(mail) = &listed.mail {
            roles.insert(mail.to_lowercase(), *role);
        }
        if let Some(word) = &listed.word {
            roles.insert(word.clone(), *role);
        }
    }
    for person in &mut facts.people {
        person.until = until.get(&person.person.id).copied();
    }
    for waiting in facts.waiting.iter_mut().flatten().filter(|waiting| waiting.invitation) {
        let by_account = waiting.person.as_ref().and_then(|id| roles.get(id));
        let listed = by_account.or_else(|| roles.get(&waiting.name.to_lowercase()));
        waiting.listed = listed.copied().filter(|role| waiting.role.is_some_and(|offered| offered != *role));
    }
}

/// True where a roster's organization is this one: by its id, its slug or its name.
pub fn is_of(wanted: &Wanted, name: &OrganizationName) -> bool {
    let word = wanted.organization.as_str();
    word == name.id || word == name.slug || text::fold(word) == text::fold(&name.name)
}

fn known(facts: &Facts) -> Known<'_> {
    Known::of(facts.people.iter().map(|person| (&person.person, person.mail.as_deref())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::rules::example::{administrator, facts};

    fn member(id: &str, name: &str, mail: Option<&str>) -> Person {
        let mut person = Person { mail: mail.map(str::to_owned), ..administrator(id) };
        person.person.name = name.into();
        person
    }

    fn told(list: &str, people: Vec<Person>) -> Vec<(String, Certainty)> {
        let list = PeopleList::read(list.lines()).expect("a list");
        let facts = facts(people);
        let found = list.among(&facts);
        found.into_iter().map(|found| (found.person.person.slug.clone(), found.certainty)).collect()
    }

    #[test]
    fn whom_a_line_means_is_certain_probable_or_undecided() {
        let people = || {
            vec![
                member("ana", "Ana Lopes", Some("an*******@example.org")),
                member("bea", "Béa Petit", Some("bea.petit@example.org")),
                member("cyd", "Cyd Roy", Some("***@example.org")),
            ]
        };
        let one = |line: &str| told(line, people());
        assert_eq!(one("BEA.PETIT@example.org"), [("bea".into(), Certainty::Certain)]);
        assert_eq!(one("ana"), [("ana".into(), Certainty::Certain)]);
        assert_eq!(one("Lopes Ana <ana.lopes@example.org>"), [("ana".into(), Certainty::Probable)]);
        assert_eq!(one("petit béa"), [("bea".into(), Certainty::Probable)]);
        assert_eq!(
            one("ana.lopes@example.org"),
            [("ana".into(), Certainty::Undecided)],
            "the mask fits others, too"
        );
        assert_eq!(one("cyd.roy@example.org"), [("cyd".into(), Certainty::Undecided)]);
        assert_eq!(one("Somebody Else <s.else@example.org>"), []);
        assert_eq!(one("s.else@other.example"), []);
        assert_eq!(one("ana\nLopes Ana <ana.lopes@example.org>"), [("ana".into(), Certainty::Certain)]);
    }

    #[test]
    fn what_can_be_nobody_is_told() {
        let wrong = PeopleList::read("ana\nca***@example.org\na@b.fr c@d.fr".lines()).expect_err("flaws");
        assert_eq!(wrong, ["ca***@example.org", "a@b.fr c@d.fr"]);
    }
}
