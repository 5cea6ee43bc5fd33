//! `journal list`: the writes of this machine, one a line, the newest last.

use std::collections::{BTreeSet, HashMap};

use clap::Args;
use clap::builder::NonEmptyStringValueParser;
use serde::Serialize;

use crate::commands::resolve;
use crate::context::Context;
use crate::journal::Entry;
use crate::messages::message;
use crate::report::{Column, Kind, Note, Report};
use crate::settings;
use udata_client::path::is_id;

/// Which writes.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(long, value_name = "ORG", value_parser = NonEmptyStringValueParser::new())]
    org: Option<String>,
    #[arg(long, value_name = "DURATION", value_parser = NonEmptyStringValueParser::new())]
    since: Option<String>,
    #[arg(long, value_name = "PERSON", value_parser = NonEmptyStringValueParser::new())]
    person: Option<String>,
    #[arg(long, value_name = "RUN", value_parser = NonEmptyStringValueParser::new())]
    run: Option<String>,
    #[arg(long, value_name = "ACTION", value_parser = ACTIONS)]
    action: Vec<String>,
    #[arg(long, value_name = "RESULT", value_parser = RESULTS)]
    result: Vec<String>,
    #[arg(long)]
    names: bool,
}

/// The words of the journal for what was done.
const ACTIONS: [&str; 24] = [
    "accept",
    "add",
    "api",
    "approve",
    "ask",
    "assign",
    "badge-add",
    "badge-remove",
    "cancel",
    "certify-request",
    "create",
    "delete",
    "delete_content",
    "invite",
    "logo",
    "read",
    "recover",
    "refuse",
    "reject",
    "remove",
    "restore",
    "role",
    "unassign",
    "update",
];
/// How a write ended; `under_way` where no end was written.
const RESULTS: [&str; 6] = ["done", "refused", "unknown", "undone", "not_done", "under_way"];

const COLUMNS: &[Column] = &[
    Column::shown("id", Kind::Text),
    Column::shown("at", Kind::Moment),
    Column::shown("action", Kind::Token("action")),
    Column::shown("organization", Kind::Text),
    Column::shown("person", Kind::Text),
    Column::shown("result", Kind::Token("journal-result")),
    Column::more("organization_name", Kind::Text),
    Column::more("person_name", Kind::Text).whose("person"),
    Column::more("before", Kind::Token("state")),
    Column::more("after", Kind::Token("state")),
    Column::more("request", Kind::Text),
    Column::more("content", Kind::Text),
    Column::more("assignments", Kind::List),
    Column::more("site", Kind::Text),
    Column::more("as", Kind::Text),
    Column::more("http", Kind::Count),
    Column::more("waived", Kind::List),
    Column::more("reason", Kind::Text),
    Column::more("run", Kind::Text),
    Column::more("number", Kind::Count),
];

const TABLE_WITH_NAMES: &[&str] =
    &["id", "at", "action", "organization_name", "person_name", "after", "result"];

#[derive(Serialize)]
struct Row {
    id: String,
    at: String,
    action: String,
    organization: Option<String>,
    person: Option<String>,
    /// The organization's name as the portal gives it today, where it was asked.
    organization_name: Option<String>,
    person_name: Option<String>,
    request: Option<String>,
    content: Option<String>,
    assignments: Vec<String>,
    before: Option<String>,
    after: Option<String>,
    /// The result as [`Entry::word`] has it.
    result: &'static str,
    http: Option<u16>,
    site: String,
    #[serde(rename = "as")]
    account: Option<String>,
    waived: Vec<String>,
    /// Why the run was made.
    reason: Option<String>,
    run: String,
    number: usize,
}

fn row(entry: Entry) -> Row {
    let id = entry.id();
    let result = entry.word();
    let subject = entry.subject;
    Row {
        id,
        at: entry.at.to_string(),
        action: subject.action,
        organization: subject.organization,
        person: subject.person,
        organization_name: None,
        person_name: None,
        request: subject.request,
        content: subject.content,
        assignments: subject.assignments,
        before: subject.before,
        after: subject.after,
        result,
        http: entry.http,
        site: subject.site,
        account: subject.account,
        waived: subject.waived,
        reason: entry.reason,
        run: entry.run,
        number: entry.number,
    }
}

/// Lists the writes of this machine.
///
/// # Errors
/// Exit 2 for a filter that can't be read, 6 for an organization or a person that is not found; exit 1 for a journal that can't be
/// read.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let org = match arguments.org.as_deref() {
        // Without the portal, and for an organization that is deleted.
        Some(org) if is_id(org) => Some(org.to_lowercase()),
        Some(org) => Some(resolve::organization(context, org)?.id),
        None => None,
    };
    let person = match arguments.person.as_deref() {
        // Without the portal, and for an account that is deleted.
        Some(person) if is_id(person) => Some(person.to_lowercase()),
        Some(person) => Some(resolve::anyone(context, person)?.id),
        None => None,
    };
    let since = |text| settings::since("--since", text, context.settings.now);
    let earliest = arguments.since.as_deref().map(since).transpose()?;
    let history = context.journal.history()?;
    let mut entries = history.entries;
    entries.retain(|entry| {
        let subject = &entry.subject;
        let is = |asked: &Option<String>, found: &Option<String>| asked.is_none() || asked == found;
        let among =
            |asked: &[String], found: &str| asked.is_empty() || asked.iter().any(|text| text == found);
        earliest.is_none_or(|earliest| entry.at >= earliest)
            && is(&org, &subject.organization)
            && is(&person, &subject.person)
            && arguments.run.as_ref().is_none_or(|run| *run == entry.run)
            && among(&arguments.action, &subject.action)
            && among(&arguments.result, entry.word())
    });
    let total = entries.len();
    let cut = total.saturating_sub(context.limit().unwrap_or(usize::MAX));
    let mut rows: Vec<Row> = entries.into_iter().skip(cut).map(row).collect();
    let open = rows.iter().filter(|row| row.result == "under_way").count();
    if arguments.names {
        name_all(context, &mut rows)?;
    }
    let mut report = Report::list(COLUMNS, &rows, message!("journal-list-empty"));
    if arguments.names {
        report = report.table(TABLE_WITH_NAMES);
    } else if !rows.is_empty() && context.terminal.result_is_for_a_person() {
        report = report.note(Note::Hint(message!("journal-hint-names")));
    }
    if cut > 0 {
        report = report.note(Note::Say(message!("list-cut", shown = rows.len(), total = total)));
    }
    if let Some(note) = broken(&history.broken) {
        report = report.note(note);
    }
    if open > 0 {
        report = report
            .note(Note::Warn(message!("journal-under-way", count = open)))
            .note(Note::Hint(message!("journal-hint-settle", command = "udatactl journal settle")));
    }
    if context.settings.terminal.verbosity > 0 {
        let path = context.journal.path().display().to_string();
        report = report.note(Note::Say(message!("journal-path", path = path)));
    }
    Ok(report)
}

/// Names the damaged lines, where there are some.
fn broken(lines: &[usize]) -> Option<Note> {
    let named: Vec<String> = lines.iter().take(10).map(usize::to_string).collect();
    let more = lines.len() - named.len();
    let message = || message!("journal-broken", count = lines.len(), lines = named.join(", "), more = more);
    (!lines.is_empty()).then(|| Note::Warn(message()))
}

/// Gives names to the ids on this portal; what it does not show any more keeps its id.
fn name_all(context: &Context, rows: &mut [Row]) -> anyhow::Result<()> {
    let site = context.settings.site.as_str();
    let here = || rows.iter().filter(|row| row.site == site);
    let organizations = here().filter_map(|row| Some((row.organization.clone()?, true)));
    let people = here().filter_map(|row| Some((row.person.clone()?, false)));
    let ids: Vec<(String, bool)> = organizations.chain(people).collect::<BTreeSet<_>>().into_iter().collect();
    let names = context.read_each(&ids, |portal, (id, is_organization)| match is_organization {
        true => portal.organization(id).map(|organization| organization.name),
        false => portal.user(id).map(|user| user.name()),
    })?;
    let known: HashMap<&String, &String> =
        ids.iter().zip(&names).filter_map(|((id, _), name)| Some((id, name.as_ref().ok()?))).collect();
    let named = |id: &Option<String>| id.as_ref().map(|id| (*known.get(id).unwrap_or(&id)).clone());
    for row in rows {
        row.organization_name = named(&row.organization);
        row.person_name = named(&row.person);
    }
    Ok(())
}
