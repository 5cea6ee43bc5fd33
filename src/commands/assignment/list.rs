//! `assignment list`: who may edit what, in one organization or several.

use std::collections::HashMap;

use clap::Args;

use super::editors;
use crate::commands::change::require_administrator;
use crate::commands::known_role::require_role;
use crate::commands::scope::{Targets, Wide};
use crate::commands::subjects::{self, Assignable};
use crate::commands::unread::{self, Several};
use crate::commands::{resolve, rights};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::membership;
use crate::messages::{Message, message};
use crate::report::{Note, Record, Report, record};
use udata_client::{AssignedSubject, Organization};
use udatactl_core::roster::{Person, Role};

/// The organization, and the person; or several organizations.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG")]
    org: Option<String>,
    #[arg(value_name = "PERSON")]
    person: Option<String>,
    #[command(flatten)]
    wide: Wide,
}

/// The table of several organizations.
const TABLE_OF_SEVERAL: &[&str] = &["organization", "person", "kind", "title", "id"];

record! {
    /// Something that is assigned to somebody.
    pub struct Row<'a> {
        person: String => shown(Text).whose("person_id").cut(Middle),
        kind: String => shown(Token("content-kind")),
        /// Nothing for what is deleted, which is still assigned.
        title: Option<&'a str> => shown(Text),
        id: &'a str => shown(Text).cut(Never),
        slug: Option<&'a str> => more(Text),
        page: Option<&'a str> => more(Text),
        since: Option<&'a str> => more(Moment),
        name: &'a str => more(Text).whose("person_id"),
        person_id: &'a str => more(Text),
        organization: &'a str => more(Slug("organization_id")),
        organization_id: &'a str => more(Text),
    }
}

/// What is assigned in an organization, and who has nothing.
#[derive(Default)]
struct Assigned {
    rows: Vec<Record>,
    without: Vec<String>,
    has_editors: bool,
}

/// Lists the assignments, by person.
///
/// # Errors
/// Exit 2 where no organization is named or asked for; exit 5 for who is no administrator there, 6 for who is no member, 7
/// on a portal without partial editors; exit 8 where some of several could not be read.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    context.signed_in()?;
    let Some(typed) = &arguments.org else { return of_several(arguments, context) };
    let organization = resolve::organization(context, typed)?;
    require_administrator(context, &organization)?;
    let current = membership::current_members(&organization, None);
    let people: Vec<&Person> = match &arguments.person {
        Some(typed) => vec![editors::one(context, &current, typed)?],
        None => editors::all(context, &current)?,
    };
    let assigned = assigned(context, &organization, &people)?;
    let empty = if people.is_empty() { "assignment-no-editors" } else { "assignment-list-empty" };
    Ok(report(context, assigned, message!(empty, organization = &organization.name)))
}

fn of_several(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    if !arguments.wide.is_given() {
        return Err(Failure::new(Code::MissingOrganization, message!("member-list-which"))
            .try_command("udatactl assignment list --mine")
            .into());
    }
    let (targets, mut hidden) = arguments.wide.targets(context, &[])?.open_to_me(context)?;
    let me = context.me()?;
    let Several { read, unread } = targets.organizations(context, |_, organization| {
        if !rights::of(&organization, me).members {
            return match &targets {
                Targets::Known(_) => Ok(None),
                Targets::Typed(_) => {
                    let message = message!("failure-not-administrator", organization = &organization.name);
                    Err(rights::refused(&organization, message))
                }
            };
        }
        let current = membership::current_members(&organization, None);
        let people: Vec<&Person> = editors::among(&current).collect();
        assigned(context, &organization, &people).map(Some).map_err(|error| Failure::explain(&error))
    })?;
    let mut whole = Assigned::default();
    for (name, part) in read {
        let Some(part) = part else {
            hidden.push(name);
            continue;
        };
        whole.has_editors |= part.has_editors;
        whole.rows.extend(part.rows);
        let word = name.word();
        whole.without.extend(part.without.into_iter().map(|person| format!("{person} · {word}")));
    }
    if !whole.has_editors {
        require_role(context, Role::PartialEditor)?;
    }
    let mut report = report(context, whole, Message::new("assignment-list-empty")).table(TABLE_OF_SEVERAL);
    if !hidden.is_empty() {
        report = report.note(Note::Warn(message!("assignment-list-hidden", count = hidden.len())));
    }
    Ok(unread::marked(context, report, &unread))
}

fn assigned(context: &Context, organization: &Organization, people: &[&Person]) -> anyhow::Result<Assigned> {
    let assignments =
        if people.is_empty() { Vec::new() } else { context.signed_in()?.assignments(&organization.id)? };
    let all =
        if assignments.is_empty() { Vec::new() } else { subjects::all(context, organization, &assignments)? };
    let known: HashMap<&AssignedSubject, &Assignable> =
        all.iter().map(|assignable| (&assignable.assigned, assignable)).collect();
    let mut found = Assigned { has_editors: !people.is_empty(), ..Assigned::default() };
    for person in people {
        let before = found.rows.len();
        for one in assignments.iter().filter(|assignment| assignment.user.id == person.id) {
            let content = known.get(&one.subject).and_then(|subject| subject.content.as_ref());
            found.rows.push(record(&Row {
                person: person.word(),
                name: &person.name,
                person_id: &person.id,
                kind: one.subject.class.to_lowercase(),
                title: content.map(|content| content.title.as_str()),
                slug: content.map(|content| content.slug.as_str()),
                page: content.and_then(|content| content.page.as_deref()),
                id: &one.subject.id,
                since: one.since.as_deref(),
                organization: &organization.slug,
                organization_id: &organization.id,
            }));
        }
        if found.rows.len() == before {
            found.without.push(format!("{} ({})", person.name, person.word()));
        }
    }
    Ok(found)
}

fn report(context: &Context, assigned: Assigned, empty: Message) -> Report {
    let Assigned { mut rows, without, .. } = assigned;
    let total = rows.len();
    rows.truncate(context.limit().unwrap_or(usize::MAX));
    let shown = rows.len();
    let mut report = Report::list_of(Row::COLUMNS, rows, empty);
    if shown < total {
        report = report.note(Note::Say(message!("list-cut", shown = shown, total = total)));
    }
    if !without.is_empty() {
        let (count, people) = (without.len(), without);
        report = report.note(Note::Say(message!("assignment-without", count = count, people = people)));
    }
    report
}
