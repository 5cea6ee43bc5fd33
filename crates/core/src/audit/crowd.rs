//! Who is what in several organizations: one entry for each account, however many rows and organizations it has.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::Timestamp;

use super::facts::{Person, Seen};
use super::shared;
use crate::roster::{Account, Role};

/// A person as one organization tells of them.
#[derive(Clone, Debug)]
pub struct Told {
    pub person: Person,
    /// The portal's word for the role there.
    pub role: String,
    /// When they were last seen, as the portal writes it.
    pub last_seen: Option<String>,
}

/// An account with all that organizations tell of it.
#[derive(Clone, Debug)]
pub struct Someone {
    pub id: String,
    pub person: Person,
    pub account: Account,
    pub last_seen: Option<String>,
    /// The role in each organization, by its place.
    pub roles: BTreeMap<usize, String>,
    pub looks_shared: bool,
    pub marks: BTreeSet<Mark>,
    /// The accounts that have the same name.
    pub namesakes: Vec<String>,
}

/// What sets somebody apart, the most pressing first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// The account is gone.
    Left,
    /// Not seen for long, as far as it can be seen.
    Dormant,
    /// The account looks like that of several people, or of none.
    Shared,
    /// Another account has the same name.
    Namesake,
    /// A member of all that were read, where more than one was.
    Everywhere,
    /// A member of one alone of several that were read.
    NowhereElse,
}

impl Mark {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Left, Self::Dormant, Self::Shared, Self::Namesake, Self::Everywhere, Self::NowhereElse];

    /// The word for scripts and for the catalogue.
    pub fn word(self) -> &'static str {
        match self {
            Self::Everywhere => "everywhere",
            Self::NowhereElse => "nowhere_else",
            Self::Left => "left",
            Self::Dormant => "dormant",
            Self::Shared => "shared",
            Self::Namesake => "namesake",
        }
    }
}

/// An organization that was read: what it is called, and its members.
#[derive(Clone, Debug)]
pub struct Place {
    /// The name and the acronym.
    pub called: Vec<String>,
    pub members: Vec<Told>,
}

/// Gathers the people of all places, each account once, those with the most organizations first, then by name. Who was not
/// seen for so many days is dormant.
pub fn gathered(places: Vec<Place>, dormant: i64, now: Timestamp) -> Vec<Someone> {
    let count = places.len();
    let mut people: Vec<Someone> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for (place, Place { called, members }) in places.into_iter().enumerate() {
        let called: Vec<&str> = called.iter().map(String::as_str).collect();
        let called = shared::Called::new(&called);
        for told in members {
            let looks_shared = shared::looks_shared(&told.person, &called);
            let at = *known.entry(told.person.person.id.clone()).or_insert_with(|| {
                people.push(Someone::of(&told));
                people.len() - 1
            });
            people[at].add(place, told, looks_shared);
        }
    }
    find_namesakes(&mut people);
    for someone in &mut people {
        someone.mark(count, dormant, now);
    }
    people.sort_by_cached_key(|someone| {
        let [first, last] = someone.person.halves.clone();
        (usize::MAX - someone.roles.len(), last, first, someone.id.clone())
    });
    people
}

impl Someone {
    fn of(told: &Told) -> Self {
        Self {
            id: told.person.person.id.clone(),
            person: told.person.clone(),
            account: told.person.account,
            last_seen: None,
            roles: BTreeMap::new(),
            looks_shared: false,
            marks: BTreeSet::new(),
            namesakes: Vec::new(),
        }
    }

    /// First and last name, or what stands for them.
    pub fn name(&self) -> String {
        self.person.person.name.clone()
    }

    /// True where at least one place shows when they were last seen.
    pub fn is_seen(&self) -> bool {
        self.person.seen != Seen::Hidden
    }

    /// In how many organizations they have that role.
    pub fn count(&self, role: Role) -> usize {
        self.roles.values().filter(|word| Role::parse(word) == Some(role)).count()
    }

    fn add(&mut self, place: usize, told: Told, looks_shared: bool) {
        self.looks_shared |= looks_shared;
        self.account = match (self.account, told.person.account) {
            (Account::Unknown, told) => told,
            (known, Account::Unknown | Account::Active) => known,
            (_, gone) => gone,
        };
        self.person.seen = match (self.person.seen, told.person.seen) {
            (Seen::At(one), Seen::At(other)) => Seen::At(one.max(other)),
            (moment @ Seen::At(_), _) | (_, moment @ Seen::At(_)) => moment,
            (Seen::Never, _) | (_, Seen::Never) => Seen::Never,
            (Seen::Hidden, Seen::Hidden) => Seen::Hidden,
        };
        self.last_seen = self.last_seen.take().max(told.last_seen);
        self.person.mail = self.person.mail.take().or(told.person.mail);
        let role = self.roles.entry(place).or_insert_with(|| told.role.clone());
        if Role::parse(&told.role) > Role::parse(role) {
            *role = told.role;
        }
    }

    fn mark(&mut self, places: usize, dormant: i64, now: Timestamp) {
        let is_dormant = self.person.is_away(dormant, now);
        let marks = [
            (Mark::Everywhere, places > 1 && self.roles.len() == places),
            (Mark::NowhereElse, places > 1 && self.roles.len() == 1),
            (Mark::Left, self.account.is_gone()),
            (Mark::Dormant, is_dormant && !self.account.is_gone()),
            (Mark::Shared, self.looks_shared && !self.account.is_gone()),
            (Mark::Namesake, !self.namesakes.is_empty()),
        ];
        self.marks = marks.into_iter().filter(|(_, is_so)| *is_so).map(|(mark, _)| mark).collect();
    }
}

/// Of an account that is gone the name is no longer anybody's.
fn find_namesakes(people: &mut [Someone]) {
    let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, someone) in people.iter().enumerate().filter(|(_, someone)| !someone.account.is_gone()) {
        let name = someone.person.halves.join(" ");
        if !name.trim().is_empty() {
            by_name.entry(name).or_default().push(at);
        }
    }
    for alike in by_name.into_values().filter(|alike| alike.len() > 1) {
        let ids: Vec<String> = alike.iter().map(|&at| people[at].id.clone()).collect();
        for (nth, at) in alike.into_iter().enumerate() {
            let others = ids.iter().enumerate().filter(|(other, _)| *other != nth);
            people[at].namesakes = others.map(|(_, id)| id.clone()).collect();
        }
    }
}

#[cfg(test)]
#[path = "crowd_tests.rs"]
mod tests;
