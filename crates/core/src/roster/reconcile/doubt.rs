//! Whom lines may mean besides: whether one means nobody for certain, whether two mean one, and which address is whose.

use std::collections::{HashMap, HashSet};

use super::line::{Line, LineIdentity, Nobody, Twice};
use crate::roster::address;
use crate::roster::current_members::CurrentMembers;
use crate::roster::known::Known;
use crate::roster::people::Person;

/// The people who are there and whom no line names, and what the portal hides of their addresses: a line by an address
/// may be theirs.
pub struct Unnamed<'a> {
    known: Known<'a>,
    /// True where the portal shows nothing of one address at least.
    hidden: bool,
    /// The domains of addresses, where the portal shows them.
    domains: HashSet<String>,
}

impl<'a> Unnamed<'a> {
    pub fn of(current: &'a CurrentMembers, named: &HashSet<&str>) -> Self {
        let members = current.members.iter().map(|member| (&member.person, member.email.as_deref()));
        let waiting = current.requests.iter().flatten().filter(|request| request.is_pending());
        let waiting =
            waiting.filter_map(|request| Some((request.person.as_ref()?, request.account_email.as_deref())));
        let unnamed: Vec<(&Person, Option<&str>)> =
            members.chain(waiting).filter(|(person, _)| !named.contains(person.id.as_str())).collect();
        let known = Known::of(unnamed.iter().copied());
        let mut all = Self { known, hidden: false, domains: HashSet::new() };
        for (_, shown) in unnamed {
            match shown {
                None => all.hidden = true,
                Some(shown) if shown.starts_with('*') => all.domains.extend(domain(shown)),
                Some(_) => {}
            }
        }
        all
    }

    pub fn may_have(&self, address: &str, name: Option<&str>) -> bool {
        self.hidden
            || self.known.has_mask(address)
            || domain(address).is_some_and(|domain| self.domains.contains(&domain))
            // They may have another address by now.
            || name.is_some_and(|name| !self.known.name(name).is_empty())
    }
}

fn domain(address: &str) -> Option<String> {
    address.rsplit_once('@').map(|(_, domain)| domain.to_lowercase())
}

/// True for a line that means nobody for certain. Whose account is closed is known; and an address that fits nobody's is
/// nobody's, unless somebody there may have it.
pub fn is_in_doubt(line: &Line, unnamed: &Unnamed, invitations: bool) -> bool {
    match &line.who {
        LineIdentity::Person(_) => !line.is_certain,
        LineIdentity::Nobody(Nobody::Closed) => false,
        // Where there are no invitations, nothing comes of an address.
        LineIdentity::Address(_) if !invitations => true,
        LineIdentity::Address(_) if line.entry.is_new => false,
        LineIdentity::Address(address) => unnamed.may_have(address, line.entry.name.as_deref()),
        LineIdentity::Probable { .. } | LineIdentity::Ambiguous(_) | LineIdentity::Nobody(_) => true,
    }
}

/// Everybody who is behind a line, or may be: of them nobody is taken for one who is not listed.
pub fn ids(who: &LineIdentity) -> impl Iterator<Item = &str> {
    let people = match who {
        LineIdentity::Person(person) | LineIdentity::Probable { person, .. } => std::slice::from_ref(person),
        LineIdentity::Ambiguous(people) => people,
        LineIdentity::Address(_) | LineIdentity::Nobody(_) => &[],
    };
    people.iter().map(|person| person.id.as_str())
}

/// Who is only probable may be named by another line, too.
pub fn twice(lines: &[Line]) -> Vec<Twice> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut found = Vec::new();
    for line in lines {
        let (key, name) = match &line.who {
            LineIdentity::Person(person) => (person.id.clone(), &person.name),
            LineIdentity::Address(address) => (address.to_lowercase(), address),
            _ => continue,
        };
        if let Some(before) = seen.insert(key, line.entry.line) {
            found.push(Twice { name: name.clone(), lines: (before, line.entry.line) });
        }
    }
    found
}

/// The addresses that lines say. One of which an account is known is that account's line's: an invitation that was sent to it
/// before is theirs too.
pub struct Addresses(HashMap<String, usize>);

impl Addresses {
    pub fn of(lines: &[Line]) -> Self {
        let mut said = HashMap::new();
        for address in lines.iter().filter_map(written) {
            *said.entry(address).or_default() += 1;
        }
        Self(said)
    }

    pub fn contains(&self, address: &str) -> bool {
        self.0.contains_key(&address.to_lowercase())
    }

    /// The address of a line; nothing where another line says the same beside somebody else.
    pub fn get(&self, line: &Line) -> Option<String> {
        let is_own = |address: &String| {
            matches!(line.who, LineIdentity::Address(_)) || self.0.get(address) == Some(&1)
        };
        written(line).filter(is_own)
    }
}

fn written(line: &Line) -> Option<String> {
    let address = match &line.who {
        LineIdentity::Address(address) => Some(address.clone()),
        _ => address::read(&line.entry.person)
            .map(|mailbox| mailbox.address)
            .or_else(|| line.entry.mail.clone()),
    };
    address.map(|address| address.to_lowercase())
}
