//! From what a file says to what is wanted: every row is judged here, whichever format it came in.

use std::collections::HashMap;

use jiff::civil::Date;

use super::flaw::{Flaw, Problem};
use super::{Document, Entry, Wanted, Wish, words};
use crate::roster::guard::Ceiling;
use crate::roster::{Assigned, Role, is_id};

/// What a file says, not judged yet.
#[derive(Debug, Default)]
pub struct Draft {
    pub site: Option<String>,
    pub parts: Vec<Part>,
}

/// What it says of one organization.
#[derive(Debug, Default)]
pub struct Part {
    pub line: usize,
    pub organization: Option<String>,
    pub min_admins: Option<String>,
    pub required_admins: Vec<String>,
    pub max_removals: Option<String>,
    pub unmanaged: Option<String>,
    pub rows: Vec<Row>,
}

/// What it says of somebody.
#[derive(Debug, Default)]
pub struct Row {
    pub line: usize,
    pub person: Option<String>,
    pub name: Option<String>,
    pub role: Option<String>,
    /// Nothing where nothing is said of them.
    pub assignments: Option<Vec<String>>,
    pub until: Option<String>,
    pub absent: Option<String>,
    pub unmanaged: Option<String>,
}

/// Judges it all; what is wrong goes to `flaws`.
pub fn judge(draft: Draft, flaws: &mut Vec<Flaw>) -> Document {
    if draft.parts.is_empty() && flaws.is_empty() {
        flaws.push(Flaw::at(0, Problem::Empty));
    }
    let mut seen: HashMap<String, usize> = HashMap::new();
    let organizations = draft.parts.into_iter().filter_map(|part| {
        let line = part.line;
        let wanted = organization(part, flaws)?;
        match seen.insert(wanted.organization.clone(), line) {
            Some(before) => {
                let organization = wanted.organization;
                flaws.push(Flaw::at(line, Problem::OrganizationTwice { organization, line: before }));
                None
            }
            None => Some(wanted),
        }
    });
    let organizations = organizations.collect();
    Document { site: draft.site, organizations }
}

fn organization(part: Part, flaws: &mut Vec<Flaw>) -> Option<Wanted> {
    let line = part.line;
    let Some(organization) = filled(part.organization) else {
        flaws.push(Flaw::at(line, Problem::Missing { key: "organization" }));
        return None;
    };
    let mut number = |key: &'static str, text: Option<String>| -> Option<String> {
        let text = filled(text)?;
        let is_fine = match key {
            "min_admins" => text.parse::<usize>().is_ok(),
            _ => Ceiling::parse(&text).is_some(),
        };
        if !is_fine {
            flaws.push(Flaw::at(line, Problem::BadCount { key, text: text.clone() }));
        }
        is_fine.then_some(text)
    };
    let min_admins = number("min_admins", part.min_admins).and_then(|text| text.parse().ok());
    let max_removals = number("max_removals", part.max_removals).and_then(|text| Ceiling::parse(&text));
    let unmanaged = filled(part.unmanaged);
    if part.rows.is_empty() && unmanaged.is_none() {
        flaws.push(Flaw::at(line, Problem::Nobody { organization: organization.clone() }));
    }
    let mut seen: HashMap<String, (usize, Option<Role>)> = HashMap::new();
    let mut people = Vec::with_capacity(part.rows.len());
    for row in part.rows {
        let Some(entry) = person(row, flaws) else { continue };
        let role = entry.role();
        match seen.insert(entry.person.to_lowercase(), (entry.line, role)) {
            Some((line, before)) => {
                let person = entry.person;
                let is_alike = before == role;
                let twice = if is_alike {
                    Problem::Twice { person, line }
                } else {
                    Problem::TwoRoles { person, line }
                };
                flaws.push(Flaw::at(entry.line, twice));
            }
            None => people.push(entry),
        }
    }
    Some(Wanted {
        line,
        organization,
        min_admins,
        required_admins: part.required_admins.into_iter().filter_map(|one| filled(Some(one))).collect(),
        max_removals,
        unmanaged,
        people,
    })
}

impl Entry {
    /// Why they are to be no member.
    pub fn absent(&self) -> Option<&str> {
        match &self.wish {
            Wish::Absent { reason } => Some(reason),
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
        match &self.wish {
            Wish::Member { role, .. } => Some(*role),
            Wish::Absent { .. } | Wish::Unmanaged { .. } => None,
        }
    }
}

fn person(row: Row, flaws: &mut Vec<Flaw>) -> Option<Entry> {
    let line = row.line;
    let before = flaws.len();
    let mut flaw = |problem| flaws.push(Flaw::at(line, problem));
    let Some(person) = filled(row.person) else {
        flaw(Problem::Missing { key: "person" });
        return None;
    };
    if person.contains('*') && person.contains('@') {
        flaw(Problem::Masked { text: person.clone() });
    }
    let until = filled(row.until).and_then(|text| {
        let date = date(&text);
        if date.is_none() {
            flaw(Problem::BadDate { text });
        }
        date
    });
    let assignments = row.assignments.map(|all| all.into_iter().filter_map(|one| filled(Some(one))));
    let assignments: Option<Vec<Assigned>> = assignments.map(|all| {
        let read = |text: String| {
            let assigned = assigned(&text);
            if assigned.is_none() {
                flaw(Problem::BadAssignment { text });
            }
            assigned
        };
        all.filter_map(read).collect()
    });
    let wish = match (filled(row.role), filled(row.absent), filled(row.unmanaged)) {
        (None, None, None) => Err(Problem::NoWish { person: person.clone() }),
        (None, Some(reason), None) => Ok(Wish::Absent { reason }),
        (None, None, Some(reason)) => Ok(Wish::Unmanaged { reason }),
        (Some(word), None, None) => match words::role(&word) {
            None => {
                let known = words::near(&word, Role::ALL.map(Role::word));
                Err(Problem::UnknownRole { word, known })
            }
            Some(role)
                if role != Role::PartialEditor && assignments.as_ref().is_some_and(|all| !all.is_empty()) =>
            {
                Err(Problem::NoPartialEditor { person: person.clone() })
            }
            Some(role) => Ok(Wish::Member { role, assignments }),
        },
        _ => Err(Problem::TwoWishes { person: person.clone() }),
    };
    match wish {
        Err(problem) => {
            flaw(problem);
            None
        }
        Ok(wish) if flaws.len() == before => Some(Entry {
            line,
            person,
            id: None,
            mail: None,
            name: filled(row.name),
            is_new: false,
            wish,
            until,
        }),
        Ok(_) => None,
    }
}

/// `2027-06-30`, or `30/06/2027` as spreadsheets write it in France.
fn date(text: &str) -> Option<Date> {
    text.parse().ok().or_else(|| Date::strptime("%d/%m/%Y", text).ok())
}

/// `Dataset:ID`, by udata's class.
pub fn assigned(text: &str) -> Option<Assigned> {
    let (class, id) = text.split_once(':')?;
    let class = ["Dataset", "Dataservice", "Reuse"]
        .into_iter()
        .find(|known| known.eq_ignore_ascii_case(class.trim()))?;
    let id = id.trim();
    is_id(id).then(|| Assigned { class: class.to_owned(), id: id.to_lowercase() })
}

/// The text without the spaces around it, no-break ones included; nothing where nothing is left.
fn filled(text: Option<String>) -> Option<String> {
    let text = text?;
    let trimmed =
        text.trim_matches(|letter: char| letter.is_whitespace() || "\u{feff}\u{200b}".contains(letter));
    (!trimmed.is_empty()).then(|| trimmed.to_owned())
}
