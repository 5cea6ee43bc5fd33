//! Current members written as a roster: TOML for git, CSV for spreadsheets, as they are read back.

use super::csv_reader;
use super::present::{Present, Remark, Someone, day, present};
use super::wanted::FORMAT;
use super::words::{COLUMNS, Column};
use crate::roster::account::Account;
use crate::roster::current_members::CurrentMembers;
use crate::roster::people::{ContentReference, OrganizationName};
use crate::text::clean;

/// The head of a roster: all that stands above the organizations.
pub struct Head<'a> {
    pub site: &'a str,
    /// Comments, a line each.
    pub comments: Vec<String>,
    /// The catalogue's words.
    pub say: &'a dyn Fn(Remark) -> String,
}

/// Writes current members as TOML: an organization each, a person a line.
pub fn toml(head: &Head, organizations: &[CurrentMembers]) -> String {
    let mut written = opening(head);
    for current in organizations {
        written += &format!("\n{}", organization(head, &present(current)));
    }
    written
}

/// An organization with its people.
pub fn organization(head: &Head, one: &Present) -> String {
    let name = &one.current.organization;
    let mut written =
        format!("[[roster]]\norganization = {}\nname = {}\n", quoted(&name.id), quoted(&name.name));
    if let Some(reason) = &one.unmanaged {
        written += &format!("unmanaged = {}\n", quoted(&(head.say)(reason.clone())));
    }
    written += "people = [\n";
    if one.current.damaged > 0 {
        written += &format!("  # {}\n", clean(&(head.say)(Remark::Damaged(one.current.damaged))));
    }
    for (person, request) in &one.asked {
        let remark = Remark::Asked(&person.name, &person.id, day(request));
        written += &format!("  # {}\n", clean(&(head.say)(remark)));
    }
    for someone in &one.people {
        written += &format!("  {},{}\n", line(head, someone), comment(head, someone));
    }
    written + "]\n"
}

/// Somebody of whom a roster wants one thing, and why.
pub struct Wished<'a> {
    /// `id`, or `mail` of who has no account.
    pub key: &'static str,
    pub named: &'a str,
    pub name: &'a str,
    /// `absent` or `unmanaged`.
    pub wish: &'static str,
    pub reason: String,
}

/// Writes what is wanted of some people of each organization, and of nobody else.
pub fn wishes(head: &Head, organizations: &[(&OrganizationName, Vec<Wished>)]) -> String {
    let mut written = opening(head);
    for (organization, people) in organizations {
        written += &format!(
            "\n[[roster]]\norganization = {}\nname = {}\npeople = [\n",
            quoted(&organization.id),
            quoted(&organization.name)
        );
        for one in people {
            let name = Some(("name", one.name)).filter(|(_, name)| *name != one.named);
            let pairs = [Some((one.key, one.named)), name, Some((one.wish, &one.reason))];
            let pair = |(key, text): (&str, &str)| format!("{key} = {}", quoted(text));
            let pairs: Vec<String> = pairs.into_iter().flatten().map(pair).collect();
            written += &format!("  {{ {} }},\n", pairs.join(", "));
        }
        written += "]\n";
    }
    written
}

/// The comments and keys above the organizations.
pub fn opening(head: &Head) -> String {
    let comments: String = head.comments.iter().map(|comment| format!("# {}\n", clean(comment))).collect();
    format!("{comments}format = {FORMAT}\nsite = {}\n", quoted(head.site))
}

/// Somebody as an inline table.
pub fn line(head: &Head, someone: &Someone) -> String {
    let mut pairs = vec![("person", quoted(&someone.word()))];
    pairs.extend(someone.name().map(|name| ("name", quoted(name))));
    pairs.extend(someone.mail.map(|mail| ("mail", quoted(mail))));
    match someone.role {
        Some(role) => pairs.push(("role", quoted(role.word()))),
        None => pairs.push(("unmanaged", quoted(&(head.say)(Remark::UnknownRole)))),
    }
    pairs.extend(someone.assignments.as_deref().map(|all| ("assignments", list(all))));
    let pairs: Vec<String> = pairs.into_iter().map(|(key, value)| format!("{key} = {value}")).collect();
    format!("{{ {} }}", pairs.join(", "))
}

/// The comment behind somebody's line, with a space before it.
pub fn comment(head: &Head, someone: &Someone) -> String {
    let gone = match someone.account {
        Account::Deleted => Some(Remark::Deleted),
        Account::SwitchedOff => Some(Remark::SwitchedOff),
        Account::Active | Account::Unknown => None,
    };
    let remarks = someone.invited.map(Remark::Invited).into_iter().chain(gone);
    let said: Vec<String> = remarks.map(|remark| clean(&(head.say)(remark))).collect();
    if said.is_empty() { String::new() } else { format!(" # {}", said.join(", ")) }
}

/// Assignments as a list.
pub fn list(all: &[ContentReference]) -> String {
    let all: Vec<String> = all.iter().map(|reference| quoted(&reference.to_string())).collect();
    format!("[{}]", all.join(", "))
}

/// A text of TOML, on one line and without what acts on a terminal.
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", clean(text).replace('\\', "\\\\").replace('"', "\\\""))
}

/// Writes current members as CSV: a person a line, and one of nobody that says why an organization is unmanaged. In
/// French with semicolons, as French spreadsheets read it.
pub fn csv(head: &Head, organizations: &[CurrentMembers], french: bool) -> String {
    let mut writer = csv::WriterBuilder::new();
    if french {
        writer.delimiter(b';').terminator(csv::Terminator::CRLF);
    }
    let mut writer = writer.from_writer(if french { "\u{feff}".as_bytes().to_vec() } else { Vec::new() });
    // Writing to memory does not fail, and every record has as many cells as there are columns.
    let _ = writer.write_record(headings(french));
    for current in organizations {
        let one = present(current);
        let mut rows: Vec<Vec<(&str, String)>> = Vec::new();
        rows.extend(one.unmanaged.as_ref().map(|reason| vec![("unmanaged", (head.say)(reason.clone()))]));
        rows.extend(one.people.iter().map(|someone| cells(head, someone)));
        for mut row in rows {
            row.push(("organization", current.organization.id.clone()));
            row.push(("organization_name", current.organization.name.clone()));
            let cell = |key: &str| row.iter().find(|(known, _)| *known == key).map(|(_, text)| clean(text));
            let _ = writer.write_record(
                columns().map(|column| csv_reader::neutral(&cell(column.key).unwrap_or_default())),
            );
        }
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

fn headings(french: bool) -> impl Iterator<Item = &'static str> {
    columns().map(move |column| if french { column.french } else { column.key })
}

/// True for a sheet with the headings of an export.
pub fn is_sheet_of_ours(text: &str) -> bool {
    let first = text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default();
    [(true, ';'), (false, ',')]
        .iter()
        .any(|(french, separator)| first.split(*separator).eq(headings(*french)))
}

/// The columns of an export: who is there needs nothing settled.
fn columns() -> impl Iterator<Item = &'static Column> {
    COLUMNS.iter().filter(|column| !matches!(column.key, "id" | "new"))
}

fn cells(head: &Head, someone: &Someone) -> Vec<(&'static str, String)> {
    let mut cells = vec![("person", someone.word())];
    cells.extend(someone.name().map(|name| ("name", name.to_owned())));
    cells.extend(someone.mail.map(|mail| ("mail", mail.to_owned())));
    match someone.role {
        Some(role) => cells.push(("role", role.word().to_owned())),
        None => cells.push(("unmanaged", (head.say)(Remark::UnknownRole))),
    }
    let assigned = someone.assignments.iter().flatten().map(ContentReference::to_string).collect::<Vec<_>>();
    cells.push(("assignments", assigned.join(" ")));
    cells
}
