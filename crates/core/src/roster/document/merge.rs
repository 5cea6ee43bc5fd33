//! A roster in TOML brought up to date, with its comments, its order and whatever it says of what is to come.

use std::collections::{HashMap, HashSet};

use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, Value};

use super::present::{Present, Remark, Someone, present};
use super::wanted::{DesiredMembership, Document, Entry, Wanted};
use super::writer;
use super::writer::Head;
use crate::roster::current_members::CurrentMembers;
use crate::roster::people::{Person, are_alike};
use crate::roster::reconcile::LineIdentity;
use crate::roster::role::Role;

/// A roster that was brought up to date.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Merged {
    pub text: String,
    /// Organizations that it did not have.
    pub organizations: usize,
    pub added: usize,
    /// People of whom something is written otherwise: whom the line names, the role, assignments, the name.
    pub updated: usize,
    /// The names of those who are no longer there.
    pub removed: Vec<String>,
    /// The texts of undecided lines, each with the people there who may be meant: they are on no line of their own.
    pub undecided: Vec<(String, Vec<Person>)>,
}

/// It is a roster, and has another shape than this can write into.
#[derive(Debug, PartialEq, Eq)]
pub struct Shape;

/// The current members, their place in the document, and who is behind each line there.
pub struct ExportedOrganization {
    /// None where the document does not have it.
    pub place: Option<usize>,
    pub current: CurrentMembers,
    pub who: Vec<LineIdentity>,
}

/// Brings the roster `text`, read as `document`, up to date with what is. Only who is meant for certain is written.
///
/// # Errors
/// Where an organization is not under `[[roster]]`, or its people are no list of `people`.
pub fn merge(
    text: &str,
    document: &Document,
    parts: &[ExportedOrganization],
    head: &Head,
) -> Result<Merged, Shape> {
    let mut tree: DocumentMut = text.parse().map_err(|_| Shape)?;
    let mut merging = Merging { merged: Merged::default(), head };
    let mut behind = String::new();
    for part in parts {
        let one = present(&part.current);
        if let Some((place, wanted)) =
            part.place.and_then(|place| Some((place, document.organizations.get(place)?)))
        {
            let tables = tree.get_mut("roster").and_then(Item::as_array_of_tables_mut).ok_or(Shape)?;
            merging.organization(tables.get_mut(place).ok_or(Shape)?, wanted, &one, &part.who)?;
        } else {
            merging.merged.organizations += 1;
            merging.merged.added += one.people.len();
            behind += &format!("\n{}", writer::organization(head, &one));
        }
    }
    let mut merged = merging.merged;
    merged.text = tree.to_string();
    if !behind.is_empty() {
        tree.get("roster").and_then(Item::as_array_of_tables).ok_or(Shape)?;
        let is_ended = merged.text.ends_with('\n');
        merged.text += if is_ended { "" } else { "\n" };
        merged.text += &behind;
    }
    Ok(merged)
}

struct Merging<'a> {
    merged: Merged,
    head: &'a Head<'a>,
}

impl Merging<'_> {
    fn organization(
        &mut self,
        table: &mut Table,
        wanted: &Wanted,
        one: &Present,
        who: &[LineIdentity],
    ) -> Result<(), Shape> {
        if wanted.unmanaged.is_some() {
            return Ok(());
        }
        if let Some(name) = table.get_mut("name").and_then(Item::as_value_mut) {
            put(name, text(&one.current.organization.name));
        }
        let people = table.get_mut("people").and_then(Item::as_array_mut).ok_or(Shape)?;
        let (whose, candidates) = matched(who, one);
        let asked: HashSet<&str> = one.asked.iter().map(|(person, _)| person.id.as_str()).collect();
        let mut gone = Vec::new();
        for (place, entry) in wanted.people.iter().enumerate() {
            let line = people.get_mut(place).and_then(Value::as_inline_table_mut).ok_or(Shape)?;
            let is_id = entry.identifier().is_some_and(|id| !asked.contains(id.as_str()));
            match whose.get(&place).and_then(|index| one.people.get(*index)) {
                Some(someone) => {
                    self.merged.updated += usize::from(self.line(line, entry, someone));
                }
                // Who has neither a membership nor an invitation has left; without the requests nobody can tell.
                None if is_id
                    && matches!(entry.desired, DesiredMembership::Member { .. })
                    && one.current.requests.is_some() =>
                {
                    gone.push(place);
                    self.merged.removed.push(entry.name.as_ref().unwrap_or(&entry.person).clone());
                }
                None => {}
            }
        }
        gone.into_iter().rev().for_each(|place| remove(people, place));
        for (entry, who) in wanted.people.iter().zip(who) {
            let people = match who {
                LineIdentity::Probable { person, .. } => std::slice::from_ref(person),
                LineIdentity::Ambiguous(people) => people,
                _ => continue,
            };
            self.merged.undecided.push((entry.person.clone(), people.to_vec()));
        }
        let known: HashSet<usize> = whose.into_values().chain(candidates).collect();
        for (_, someone) in one.people.iter().enumerate().filter(|(index, _)| !known.contains(index)) {
            let line = writer::line(self.head, someone).parse().map_err(|_| Shape)?;
            append(people, line, &writer::comment(self.head, someone));
            self.merged.added += 1;
        }
        if let Some(reason) =
            one.unmanaged.as_ref().filter(|_| people.is_empty() || one.current.requests.is_none())
        {
            table.insert("unmanaged", Item::Value(text(&(self.head.say)(reason.clone()))));
        }
        Ok(())
    }

    /// Brings a line up to date; true where that changed it. Who is to be absent or left alone is only named by id.
    fn line(&self, line: &mut InlineTable, entry: &Entry, someone: &Someone) -> bool {
        let before = line.to_string();
        let key = someone.word();
        if !entry.person.eq_ignore_ascii_case(&key) {
            set(line, "person", text(&key));
            if entry.person.contains('@') && !line.contains_key("mail") {
                set(line, "mail", text(&entry.person));
            }
            if let Some(name) = someone.name() {
                set(line, "name", text(name));
            }
        } else if let (Some(name), true) = (someone.name(), line.contains_key("name")) {
            set(line, "name", text(name));
        }
        // The identifier now says what settled the line.
        for key in ["id", "new"].into_iter().filter(|_| someone.person.is_some()) {
            if line.remove(key).is_some() {
                line.fmt();
            }
        }
        if let DesiredMembership::Member { role, assignments } = &entry.desired {
            match someone.role {
                None => {
                    drop(line.remove("role"));
                    drop(line.remove("assignments"));
                    set(line, "unmanaged", text(&(self.head.say)(Remark::UnknownRole)));
                    line.fmt();
                }
                Some(now) if now != *role => set(line, "role", text(now.word())),
                Some(_) => {}
            }
            match &someone.assignments {
                Some(all) if !are_alike(all, assignments.as_deref().unwrap_or_default()) => {
                    if let Ok(all) = writer::list(all).parse() {
                        set(line, "assignments", all);
                    }
                }
                None if someone.role != Some(Role::PartialEditor) && line.contains_key("assignments") => {
                    drop(line.remove("assignments"));
                    line.fmt();
                }
                _ => {}
            }
        }
        line.to_string() != before
    }
}

/// Who is on which line, nobody on two, and who may be on an undecided one.
fn matched(who: &[LineIdentity], one: &Present) -> (HashMap<usize, usize>, Vec<usize>) {
    let ids: HashMap<&str, usize> = one
        .people
        .iter()
        .enumerate()
        .filter_map(|(index, one)| Some((one.person?.id.as_str(), index)))
        .collect();
    let keys: HashMap<String, usize> =
        one.people.iter().enumerate().map(|(index, one)| (one.key.to_lowercase(), index)).collect();
    let (mut whose, mut taken, mut candidates) = (HashMap::new(), HashSet::new(), Vec::new());
    for (place, who) in who.iter().enumerate() {
        let found = match who {
            LineIdentity::Person(person) => ids.get(person.id.as_str()),
            LineIdentity::Address(address) => keys.get(&address.to_lowercase()),
            LineIdentity::Probable { person, .. } => {
                candidates.extend(ids.get(person.id.as_str()));
                None
            }
            LineIdentity::Ambiguous(people) => {
                candidates.extend(people.iter().filter_map(|person| ids.get(person.id.as_str())));
                None
            }
            LineIdentity::Nobody(_) => None,
        };
        if let Some(index) = found.filter(|index| taken.insert(**index)) {
            whose.insert(place, *index);
        }
    }
    (whose, candidates)
}

pub(super) fn text(text: &str) -> Value {
    writer::quoted(text).parse().unwrap_or_else(|_| text.into())
}

/// Another value with the spaces and comments of the one before; the same one is left as it is written.
fn put(value: &mut Value, new: Value) {
    if value.as_str().is_none() || value.as_str() != new.as_str() {
        let decor = value.decor().clone();
        *value = new;
        *value.decor_mut() = decor;
    }
}

pub(super) fn set(line: &mut InlineTable, key: &str, new: Value) {
    if let Some(value) = line.get_mut(key) {
        put(value, new);
    } else {
        line.insert(key, new);
        line.fmt();
    }
}

/// Takes a line out with what is behind it; the comments above it stay.
fn remove(people: &mut Array, place: usize) {
    let Some(gone) = people.get_mut(place) else { return };
    let (before, after) = (prefix(gone).to_owned(), suffix(gone));
    people.remove(place);
    let below = match people.get(place) {
        Some(next) => prefix(next).to_owned(),
        None => after + people.trailing().as_str().unwrap_or_default(),
    };
    let kept = match (before.rsplit_once('\n'), below.find('\n')) {
        (Some((above, _)), Some(end)) => format!("{above}{}", &below[end..]),
        (None, Some(end)) => below[end..].to_owned(),
        (_, None) if place < people.len() || before.contains('#') => before,
        (_, None) => below,
    };
    match people.get_mut(place) {
        Some(next) => next.decor_mut().set_prefix(kept),
        None => people.set_trailing(kept),
    }
}

/// Puts a line at the end, with what is said behind it.
pub(super) fn append(people: &mut Array, mut line: Value, comment: &str) {
    let mut behind = people.iter_mut().last().map(suffix).unwrap_or_default();
    behind += people.trailing().as_str().unwrap_or_default();
    line.decor_mut().set_prefix(format!("{}\n  ", behind.trim_end()));
    people.push_formatted(line);
    people.set_trailing_comma(true);
    people.set_trailing(format!("{comment}\n"));
}

fn prefix(value: &Value) -> &str {
    value.decor().prefix().and_then(|prefix| prefix.as_str()).unwrap_or_default()
}

/// Takes off the text between a value and the comma or bracket behind it.
fn suffix(value: &mut Value) -> String {
    let found = value.decor().suffix().and_then(|suffix| suffix.as_str()).unwrap_or_default().to_owned();
    value.decor_mut().set_suffix("");
    found
}
