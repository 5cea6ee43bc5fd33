//! What a list of people says, written as a roster, or into one that is there: with its comments, its order, and whatever else it
//! says.

use std::collections::HashMap;

use jiff::civil::Date;
use toml_edit::{DocumentMut, InlineTable, Item, Table, Value};

use super::merge::{Shape, append, set, text};
use super::wanted::{DesiredMembership, Document, Entry, Wanted};
use super::writer::{self, Head, quoted};
use crate::roster::address;
use crate::roster::known::in_any_order;
use crate::roster::people::OrganizationName;
use crate::roster::role::Role;

/// Somebody of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The account, where it is known for certain.
    pub id: Option<String>,
    pub mail: Option<String>,
    pub name: Option<String>,
    /// The name says better who is meant than the address does.
    pub by_name: bool,
    pub wish: Wish,
}

/// What a list wants of somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    Member {
        role: Role,
        until: Option<Date>,
    },
    /// Out, for this reason.
    Absent(String),
    /// As they are, for this reason: the list does not tell enough, or not yet.
    Unmanaged(String),
}

/// The people that a list has of an organization.
pub struct ImportedOrganization<'a> {
    pub organization: &'a OrganizationName,
    /// Its place in the roster that is merged into.
    pub place: Option<usize>,
    pub people: Vec<Imported>,
}

/// A roster with a list in it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Brought {
    pub text: String,
    pub added: usize,
    pub updated: usize,
    /// Those whom the roster names as members, and the list does not name at all.
    pub unlisted: Vec<String>,
    /// The people and organizations that somebody has said to leave as they are: the list changes nothing of them.
    pub kept: Vec<String>,
    /// Those whom the roster wanted to be absent, and who are members by the list.
    pub returned: Vec<String>,
}

impl Imported {
    /// The word that names them in a roster.
    pub fn word(&self) -> &str {
        let [first, second] = if self.by_name { [&self.name, &self.mail] } else { [&self.mail, &self.name] };
        let all = [&self.id, first, second];
        all.into_iter().flatten().next().map(String::as_str).unwrap_or_default()
    }

    /// The keys and values of their line.
    fn pairs(&self) -> Vec<(&'static str, String)> {
        let word = self.word();
        let mut pairs = vec![("person", word.to_owned())];
        pairs.extend(self.name.iter().filter(|name| *name != word).map(|name| ("name", name.clone())));
        pairs.extend(self.mail.iter().filter(|mail| *mail != word).map(|mail| ("mail", mail.clone())));
        pairs.extend(self.wish.pairs());
        pairs
    }

    fn line(&self) -> String {
        let pairs = self.pairs().into_iter().map(|(key, value)| format!("{key} = {}", quoted(&value)));
        format!("{{ {} }}", pairs.collect::<Vec<_>>().join(", "))
    }
}

impl Wish {
    fn pairs(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Member { role, until } => {
                let until = until.map(|until| ("until", until.to_string()));
                std::iter::once(("role", role.word().to_owned())).chain(until).collect()
            }
            Self::Absent(reason) => vec![("absent", reason.clone())],
            Self::Unmanaged(reason) => vec![("unmanaged", reason.clone())],
        }
    }

    /// True where the line says that already.
    fn is_said(&self, entry: &Entry) -> bool {
        match (self, &entry.desired) {
            (Self::Member { role, until }, DesiredMembership::Member { role: own, .. }) => {
                role == own && *until == entry.until
            }
            (Self::Absent(_), DesiredMembership::Absent { .. }) => true,
            (Self::Unmanaged(_), DesiredMembership::Unmanaged { .. }) => true,
            _ => false,
        }
    }
}

/// Writes a list as a roster.
pub fn imported(head: &Head, organizations: &[ImportedOrganization]) -> String {
    let mut written = writer::opening(head);
    for part in organizations {
        written += &format!("\n{}", organization(part));
    }
    written
}

fn organization(part: &ImportedOrganization) -> String {
    let OrganizationName { id, name, .. } = part.organization;
    let lines: String = part.people.iter().map(|one| format!("  {},\n", one.line())).collect();
    format!("[[roster]]\norganization = {}\nname = {}\npeople = [\n{lines}]\n", quoted(id), quoted(name))
}

/// Brings a list into the roster `text`, read as `document`. Nobody is taken out of it: who is on no line of the list stays. Where a line
/// says to leave somebody as they are, the reason tells `is_ours` whether a list has said so before.
///
/// # Errors
/// Where an organization is not under `[[roster]]`, or its people are no list of `people`.
pub fn bring(
    text: &str,
    document: &Document,
    organizations: &[ImportedOrganization],
    is_ours: &dyn Fn(&str) -> bool,
) -> Result<Brought, Shape> {
    let mut tree: DocumentMut = text.parse().map_err(|_| Shape)?;
    let mut brought = Brought::default();
    let mut behind = String::new();
    for part in organizations {
        let known = part.place.and_then(|place| Some((place, document.organizations.get(place)?)));
        if let Some((place, wanted)) = known {
            let tables = tree.get_mut("roster").and_then(Item::as_array_of_tables_mut).ok_or(Shape)?;
            brought.organization(tables.get_mut(place).ok_or(Shape)?, wanted, part, is_ours)?;
        } else {
            brought.added += part.people.len();
            behind += &format!("\n{}", organization(part));
        }
    }
    brought.text = tree.to_string();
    if !behind.is_empty() {
        let is_ended = brought.text.ends_with('\n');
        brought.text += if is_ended { "" } else { "\n" };
        brought.text += &behind;
    }
    Ok(brought)
}

impl Brought {
    fn organization(
        &mut self,
        table: &mut Table,
        wanted: &Wanted,
        part: &ImportedOrganization,
        is_ours: &dyn Fn(&str) -> bool,
    ) -> Result<(), Shape> {
        // Who says that an organization is left alone says it of its people.
        if wanted.unmanaged.is_some() {
            self.kept.push(part.organization.name.clone());
            return Ok(());
        }
        let people = table.get_mut("people").and_then(Item::as_array_mut).ok_or(Shape)?;
        let whose = matched(wanted, &part.people);
        for (place, one) in part.people.iter().enumerate() {
            if let Some(line) = whose.get(&place) {
                let entry = wanted.people.get(*line).ok_or(Shape)?;
                let line = people.get_mut(*line).and_then(Value::as_inline_table_mut).ok_or(Shape)?;
                let called = || entry.name.as_ref().unwrap_or(&entry.person).clone();
                match (&entry.desired, &one.wish) {
                    (DesiredMembership::Unmanaged { reason }, _) if !is_ours(reason) => {
                        self.kept.push(called());
                        continue;
                    }
                    (DesiredMembership::Absent { .. }, Wish::Member { .. }) => self.returned.push(called()),
                    _ => {}
                }
                self.updated += usize::from(update(line, entry, one));
            } else {
                append(people, one.line().parse().map_err(|_| Shape)?, "");
                self.added += 1;
            }
        }
        let is_named = |line: usize| whose.values().any(|known| *known == line);
        let unlisted = wanted.people.iter().enumerate().filter(|(line, entry)| {
            !is_named(*line) && matches!(entry.desired, DesiredMembership::Member { .. })
        });
        self.unlisted.extend(unlisted.map(|(_, entry)| entry.name.as_ref().unwrap_or(&entry.person).clone()));
        Ok(())
    }
}

/// The line of each person of the list: by the account, then by the address, and where there is neither by the name.
fn matched(wanted: &Wanted, people: &[Imported]) -> HashMap<usize, usize> {
    let by_id = index(wanted, Entry::identifier);
    let by_mail = index(wanted, |entry| {
        let written = address::read(&entry.person).map(|mailbox| mailbox.address);
        written.or_else(|| entry.mail.clone()).map(|mail| mail.to_lowercase())
    });
    let by_name = index(wanted, |entry| {
        let written = Some(&entry.person).filter(|text| !text.contains('@') && entry.identifier().is_none());
        entry.name.as_ref().or(written).map(|name| in_any_order(name))
    });
    let mut found = HashMap::new();
    let mut taken = Vec::new();
    for (place, one) in people.iter().enumerate() {
        // A text that several lines have tells none of them.
        let of_id = || by_id.get(one.id.as_ref()?).copied()?;
        let of_mail = || by_mail.get(&one.mail.as_ref()?.to_lowercase()).copied()?;
        let of_name = || by_name.get(&in_any_order(one.name.as_ref()?)).copied()?;
        let line = of_id().or_else(|| match (&one.id, &one.mail) {
            (None, Some(_)) if one.by_name => of_name().or_else(of_mail),
            (None, None) => of_name(),
            _ => of_mail(),
        });
        let is_somebody_else = |line: &usize| {
            let settled = wanted.people.get(*line).and_then(Entry::identifier);
            settled.is_some() && one.id.is_some() && settled != one.id
        };
        if let Some(line) = line.filter(|line| !taken.contains(line) && !is_somebody_else(line)) {
            taken.push(line);
            found.insert(place, line);
        }
    }
    found
}

/// The place of each key; nothing for one that several lines have.
fn index(wanted: &Wanted, key: impl Fn(&Entry) -> Option<String>) -> HashMap<String, Option<usize>> {
    let mut places = HashMap::new();
    for (place, entry) in wanted.people.iter().enumerate() {
        if let Some(key) = key(entry) {
            places.entry(key).and_modify(|known| *known = None).or_insert(Some(place));
        }
    }
    places
}

/// Brings a line up to date; true where that changed it. What it says besides stays, assignments of who stays a partial editor too.
fn update(line: &mut InlineTable, entry: &Entry, one: &Imported) -> bool {
    let before = line.to_string();
    if !one.wish.is_said(entry) {
        for key in ["role", "until", "absent", "unmanaged"] {
            let is_kept = one.wish.pairs().iter().any(|(known, _)| *known == key);
            if !is_kept {
                drop(line.remove(key));
            }
        }
        if !matches!(one.wish, Wish::Member { role: Role::PartialEditor, .. }) {
            drop(line.remove("assignments"));
        }
        for (key, value) in one.wish.pairs() {
            set(line, key, text(&value));
        }
        line.fmt();
    }
    // Who had only an address may have an account by now.
    let is_settled = entry.identifier().is_some();
    if let Some(id) = one.id.as_ref().filter(|_| !is_settled) {
        set(line, "id", text(id));
        drop(line.remove("new"));
        line.fmt();
    }
    line.to_string() != before
}

#[cfg(test)]
#[path = "imported_tests.rs"]
mod tests;
