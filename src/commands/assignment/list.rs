//! `assignment list`: who may edit what.

use std::collections::HashMap;

use clap::Args;
use clap::builder::NonEmptyStringValueParser;

use super::editors;
use crate::commands::change::require_administrator;
use crate::commands::resolve;
use crate::commands::subjects::{self, Assignable};
use crate::context::Context;
use crate::membership;
use crate::messages::message;
use crate::report::{Note, Report, record};
use udata_client::AssignedSubject;
use udatactl_core::roster::Person;

/// The organization, and the person.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG", value_parser = NonEmptyStringValueParser::new())]
    org: String,
    #[arg(value_name = "PERSON", value_parser = NonEmptyStringValueParser::new())]
    person: Option<String>,
}

record! {
    /// Something that is assigned to somebody.
    pub struct Row<'a> {
        person: String => shown(Text).whose("person_id"),
        kind: String => shown(Token("content-kind")),
        /// Nothing for what is deleted, which is still assigned.
        title: Option<&'a str> => shown(Text),
        id: &'a str => shown(Text),
        slug: Option<&'a str> => more(Text),
        page: Option<&'a str> => more(Text),
        since: Option<&'a str> => more(Moment),
        name: &'a str => more(Text).whose("person_id"),
        person_id: &'a str => more(Text),
    }
}

/// Lists the assignments, by person.
///
/// # Errors
/// Exit 5 for who is no administrator there, 6 for who is no member, 7 on a portal without partial editors.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let portal = context.signed_in()?;
    let organization = resolve::organization(context, &arguments.org)?;
    require_administrator(context, &organization)?;
    let current = membership::current_members(&organization, None);
    let people: Vec<&Person> = match &arguments.person {
        Some(typed) => vec![editors::one(context, &current, typed)?],
        None => editors::all(context, &current)?,
    };
    let assignments = if people.is_empty() { Vec::new() } else { portal.assignments(&organization.id)? };
    let all = if assignments.is_empty() {
        Vec::new()
    } else {
        subjects::all(context, &organization, &assignments)?
    };
    let known: HashMap<&AssignedSubject, &Assignable> =
        all.iter().map(|assignable| (&assignable.assigned, assignable)).collect();
    let mut rows = Vec::new();
    let mut without = Vec::new();
    for person in &people {
        let before = rows.len();
        for one in assignments.iter().filter(|assignment| assignment.user.id == person.id) {
            let content = known.get(&one.subject).and_then(|subject| subject.content.as_ref());
            rows.push(Row {
                person: person.word(),
                name: &person.name,
                person_id: &person.id,
                kind: one.subject.class.to_lowercase(),
                title: content.map(|content| content.title.as_str()),
                slug: content.map(|content| content.slug.as_str()),
                page: content.and_then(|content| content.page.as_deref()),
                id: &one.subject.id,
                since: one.since.as_deref(),
            });
        }
        if rows.len() == before {
            without.push(format!("{} ({})", person.name, person.word()));
        }
    }
    let total = rows.len();
    rows.truncate(context.limit().unwrap_or(usize::MAX));
    let empty = if people.is_empty() { "assignment-no-editors" } else { "assignment-list-empty" };
    let mut report = Report::list(Row::COLUMNS, &rows, message!(empty, organization = &organization.name));
    if rows.len() < total {
        report = report.note(Note::Say(message!("list-cut", shown = rows.len(), total = total)));
    }
    if !without.is_empty() {
        let (count, people) = (without.len(), without);
        report = report.note(Note::Say(message!("assignment-without", count = count, people = people)));
    }
    Ok(report)
}
