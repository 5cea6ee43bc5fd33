//! From what a file says to what is wanted: every row is judged here, whichever format it came in.

use std::collections::HashMap;

use super::flaw::{Flaw, Problem};
use super::lines::Lines;
use super::wanted::{DesiredMembership, Document, Entry, Wanted};
use super::words::filled;
use super::{naming, words};
use crate::roster::date::{self, NoDate};
use crate::roster::guard::Ceiling;
use crate::roster::people::ContentReference;
use crate::roster::role::Role;
use crate::text::is_like_an_id as is_id;

/// A roster file, not judged yet.
#[derive(Debug, Default)]
pub struct Draft {
    pub site: Option<String>,
    pub parts: Vec<OrganizationEntry>,
}

/// An organization's part of a roster file, not judged yet.
#[derive(Debug, Default)]
pub struct OrganizationEntry {
    pub line: usize,
    /// The byte at which it begins.
    pub at: usize,
    pub organization: Option<String>,
    pub min_admins: Option<String>,
    pub required_admins: Vec<String>,
    pub max_removals: Option<String>,
    pub unmanaged: Option<String>,
    pub rows: Vec<Row>,
}

/// A person's row of a roster file, not judged yet.
#[derive(Debug, Default)]
pub struct Row {
    pub line: usize,
    pub places: Places,
    pub person: Option<String>,
    /// The identifier settled beside the person.
    pub id: Option<String>,
    pub mail: Option<String>,
    pub name: Option<String>,
    /// A word for yes or no.
    pub new: Option<String>,
    pub role: Option<String>,
    /// The assignments; nothing where nothing is said of them.
    pub assignments: Option<Vec<String>>,
    pub until: Option<String>,
    pub absent: Option<String>,
    pub unmanaged: Option<String>,
}

/// Where what it says of somebody stands in the text, in bytes.
#[derive(Debug, Default)]
pub struct Places {
    pub row: usize,
    /// Where the values of its keys begin, as far as they are there.
    pub values: Vec<(&'static str, usize)>,
}

impl Places {
    /// Where the value of a key stands, or the row where it has none.
    pub fn of(&self, key: &str) -> usize {
        self.values.iter().find(|(known, _)| *known == key).map_or(self.row, |(_, place)| *place)
    }
}

/// Judges a draft; what is wrong goes to `flaws`.
pub fn judge(draft: Draft, lines: &Lines, flaws: &mut Vec<Flaw>) -> Document {
    if draft.parts.is_empty() && flaws.is_empty() {
        flaws.push(Flaw::at(0, Problem::Empty));
    }
    let mut seen: HashMap<String, usize> = HashMap::new();
    let organizations = draft.parts.into_iter().filter_map(|part| {
        let (line, at) = (part.line, part.at);
        let wanted = organization(part, lines, flaws)?;
        match seen.insert(wanted.organization.clone(), line) {
            Some(before) => {
                let organization = wanted.organization;
                flaws.push(lines.flaw(at, Problem::OrganizationTwice { organization, line: before }));
                None
            }
            None => Some(wanted),
        }
    });
    let organizations = organizations.collect();
    Document { site: draft.site, organizations }
}

fn organization(part: OrganizationEntry, lines: &Lines, flaws: &mut Vec<Flaw>) -> Option<Wanted> {
    let at = part.at;
    let Some(organization) = filled(part.organization) else {
        flaws.push(lines.flaw(at, Problem::Missing { key: "organization" }));
        return None;
    };
    if words::is_broken(&organization) {
        flaws.push(lines.flaw(at, Problem::LineBreak { key: "organization" }));
    }
    let mut number = |key: &'static str, text: Option<String>| -> Option<String> {
        let text = filled(text)?;
        let is_fine = match key {
            "min_admins" => text.parse::<usize>().is_ok(),
            _ => Ceiling::parse(&text).is_some(),
        };
        if !is_fine {
            flaws.push(lines.flaw(at, Problem::BadCount { key, text: text.clone() }));
        }
        is_fine.then_some(text)
    };
    let min_admins = number("min_admins", part.min_admins).and_then(|text| text.parse().ok());
    let max_removals = number("max_removals", part.max_removals).and_then(|text| Ceiling::parse(&text));
    let unmanaged = filled(part.unmanaged);
    if part.rows.is_empty() && unmanaged.is_none() {
        flaws.push(lines.flaw(at, Problem::Nobody { organization: organization.clone() }));
    }
    let mut seen: HashMap<String, (usize, Option<Role>)> = HashMap::new();
    let mut people = Vec::with_capacity(part.rows.len());
    for row in part.rows {
        let place = row.places.of("person");
        let Some(entry) = person(row, lines, flaws) else { continue };
        let role = entry.role();
        match seen.insert(naming::key(&entry), (entry.line, role)) {
            Some((line, before)) => {
                let person = entry.person;
                let is_alike = before == role;
                let twice = if is_alike {
                    Problem::Twice { person, line }
                } else {
                    Problem::TwoRoles { person, line }
                };
                flaws.push(lines.flaw(place, twice));
            }
            None => people.push(entry),
        }
    }
    Some(Wanted {
        line: part.line,
        organization,
        min_admins,
        required_admins: part
            .required_admins
            .into_iter()
            .filter_map(|required_admin| filled(Some(required_admin)))
            .collect(),
        max_removals,
        unmanaged,
        people,
    })
}

impl Entry {
    /// Why they are to be no member.
    pub fn absent(&self) -> Option<&str> {
        match &self.desired {
            DesiredMembership::Absent { reason } => Some(reason),
            _ => None,
        }
    }

    /// The id that the line names somebody by.
    pub fn identifier(&self) -> Option<String> {
        let written = || self.person.strip_prefix("id:").unwrap_or(&self.person).trim();
        let id = self.id.as_deref().unwrap_or_else(written);
        is_id(id).then(|| id.to_lowercase())
    }

    /// The role that is wanted; none for who is to be absent, or is unmanaged.
    pub fn role(&self) -> Option<Role> {
        match &self.desired {
            DesiredMembership::Member { role, .. } => Some(*role),
            DesiredMembership::Absent { .. } | DesiredMembership::Unmanaged { .. } => None,
        }
    }
}

fn person(row: Row, lines: &Lines, flaws: &mut Vec<Flaw>) -> Option<Entry> {
    let line = row.line;
    let before = flaws.len();
    let places = row.places;
    let mut flaw = |key: &str, problem| flaws.push(lines.flaw(places.of(key), problem));
    let short = [
        ("person", &row.person),
        ("id", &row.id),
        ("mail", &row.mail),
        ("role", &row.role),
        ("until", &row.until),
    ];
    for (key, text) in short {
        if text.as_deref().is_some_and(words::is_broken) {
            flaw(key, Problem::LineBreak { key });
        }
    }
    let named = match naming::read(row.person, row.id, row.mail, row.name, row.new) {
        Ok(named) => named,
        Err((key, problem)) => {
            flaw(key, problem);
            return None;
        }
    };
    let person = named.person.clone();
    let until = filled(row.until).and_then(|text| match date::read(&text) {
        Ok(date) => Some(date),
        Err(NoDate { meant: Some(meant) }) => {
            flaw("until", Problem::ShortYear { text, meant });
            None
        }
        Err(NoDate { meant: None }) => {
            flaw("until", Problem::BadDate { text });
            None
        }
    });
    let assignments = row.assignments.map(|all| all.into_iter().filter_map(|text| filled(Some(text))));
    let assignments: Option<Vec<ContentReference>> = assignments.map(|all| {
        let read = |text: String| {
            let assigned = assigned(&text);
            if assigned.is_none() {
                flaw("assignments", Problem::BadAssignment { text });
            }
            assigned
        };
        all.filter_map(read).collect()
    });
    let desired = match (filled(row.role), filled(row.absent), filled(row.unmanaged)) {
        (None, None, None) => Err(Problem::NothingSaid { person: person.clone() }),
        (None, Some(reason), None) => Ok(DesiredMembership::Absent { reason }),
        (None, None, Some(reason)) => Ok(DesiredMembership::Unmanaged { reason }),
        (Some(word), None, None) => match Role::read(&word) {
            None => {
                let known = Role::near(&word).map(Role::word);
                Err(Problem::UnknownRole { word, known })
            }
            Some(role)
                if role != Role::PartialEditor && assignments.as_ref().is_some_and(|all| !all.is_empty()) =>
            {
                Err(Problem::NoPartialEditor { person: person.clone() })
            }
            Some(role) => Ok(DesiredMembership::Member { role, assignments }),
        },
        _ => Err(Problem::SaidTwice { person: person.clone() }),
    };
    match desired {
        Err(problem) => {
            flaw("role", problem);
            None
        }
        Ok(desired) if flaws.len() == before => Some(Entry {
            line,
            person,
            id: named.id,
            mail: named.mail,
            name: named.name,
            is_new: named.is_new,
            desired,
            until,
        }),
        Ok(_) => None,
    }
}

/// `Dataset:ID`, by udata's class.
pub fn assigned(text: &str) -> Option<ContentReference> {
    let (class, id) = text.split_once(':')?;
    let class = ["Dataset", "Dataservice", "Reuse"]
        .into_iter()
        .find(|known| known.eq_ignore_ascii_case(class.trim()))?;
    let id = id.trim();
    is_id(id).then(|| ContentReference { class: class.to_owned(), id: id.to_lowercase() })
}
