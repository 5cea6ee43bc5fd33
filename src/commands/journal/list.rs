//! `journal list`: the writes of this machine, one a line, the newest last.

use std::collections::{BTreeSet, HashMap};

use clap::Args;

use crate::commands::resolve;
use crate::context::Context;
use crate::journal::Entry;
use crate::messages::message;
use crate::report::{Format, Note, Record, Report, age, record};
use crate::settings;
use udata_client::path::is_id;

/// Which writes.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(long, value_name = "ORG")]
    org: Option<String>,
    #[arg(long, value_name = "DURATION")]
    since: Option<String>,
    #[arg(long, value_name = "PERSON")]
    person: Option<String>,
    #[arg(long, value_name = "RUN")]
    run: Option<String>,
    #[arg(long, value_name = "ACTION", value_parser = ACTIONS)]
    action: Vec<String>,
    #[arg(long, value_name = "RESULT", value_parser = RESULTS)]
    result: Vec<String>,
    #[arg(long)]
    names: bool,
}

/// The words of the journal for what was done.
const ACTIONS: [&str; 27] = [
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
    "key-create",
    "key-replace",
    "key-revoke",
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

const TABLE_WITH_NAMES: &[&str] =
    &["id", "at", "action", "organization_name", "person_name", "after", "result"];

record! {
    /// A write to the portal.
    pub struct Row {
        id: String => shown(Text).cut(Never),
        at: String => shown(Moment),
        action: String => shown(Token("action")),
        organization: Option<String> => shown(Text).cut(Middle),
        person: Option<String> => shown(Text).cut(Middle),
        /// How it ended: `done`, `refused`, `unknown`, `undone`, `not_done` or `under_way`.
        result: &'static str => shown(Token("journal-result")),
        /// As the portal gives it today, where it was asked.
        organization_name: Option<String> => more(Text).cut(Out),
        person_name: Option<String> => more(Text).whose("person"),
        before: Option<String> => more(Token("state")),
        after: Option<String> => more(Token("state")),
        request: Option<String> => more(Text),
        content: Option<String> => more(Text),
        assignments: Vec<String> => more(List),
        site: String => more(Text),
        r#as: Option<String> => more(Text),
        http: Option<u16> => more(Count),
        waived: Vec<String> => more(List),
        /// Why the run was made.
        reason: Option<String> => more(Text),
        run: String => more(Text),
        number: usize => more(Count),
    }
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
        r#as: subject.account,
        waived: subject.waived,
        reason: entry.reason,
        run: entry.run,
        number: entry.number,
    }
}

/// The latest changes to this portal that may still hold, the newest first: the identifier of each, and a line that says when
/// what was done to whom and where.
///
/// # Errors
/// Exit 1 for a journal that can't be read.
pub fn latest(context: &Context, most: usize) -> anyhow::Result<Vec<(String, String)>> {
    let mut rows = Vec::new();
    for entry in context.journal.newest()? {
        let entry = entry?;
        if entry.may_hold() && context.settings.is_here(&entry.subject.site) {
            rows.push(row(entry));
        }
        if rows.len() == most {
            break;
        }
    }
    name_all(context, &mut rows)?;
    let messages = &context.terminal.messages;
    let said = |row: Row| {
        let when = age::parse(&row.at).map(|at| messages.say(&age::ago(at, context.settings.now)));
        let action = messages.find_key(&format!("action-{}", row.action)).unwrap_or(row.action);
        let parts = [when, Some(action), row.person_name, row.organization_name];
        (row.id, parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
    };
    Ok(rows.into_iter().map(said).collect())
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
    let is_asked = |entry: &Entry| {
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
    };
    let (mut report, found) = match (arguments.names, context.view().format) {
        (true, _) => {
            let (mut rows, found) = read(context, is_asked, row)?;
            name_all(context, &mut rows)?;
            (list(rows.iter().map(record).collect()).table(TABLE_WITH_NAMES), found)
        }
        (false, Format::Ids) => {
            context.require_fields(Row::COLUMNS)?;
            let (ids, found) = read(context, is_asked, |entry| entry.id() + "\n")?;
            let empty = list(Vec::new()).empty.filter(|_| ids.is_empty());
            (Report { empty, ..Report::text(ids.concat()) }, found)
        }
        (false, _) => {
            let (records, found) = read(context, is_asked, |entry| record(&row(entry)))?;
            (list(records), found)
        }
    };
    let Found { shown, total, open, broken: damaged } = found;
    if !arguments.names && shown > 0 && context.terminal.result_is_for_a_person() {
        report = report.note(Note::Hint(message!("journal-hint-names")));
    }
    if shown < total {
        report = report.note(Note::Say(message!("list-cut", shown = shown, total = total)));
    }
    if let Some(note) = broken(&damaged) {
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

fn list(records: Vec<Record>) -> Report {
    Report::list_of(Row::COLUMNS, records, message!("journal-list-empty"))
}

/// What the journal has of what was asked for.
#[derive(Default)]
struct Found {
    /// How many are shown, of so many.
    shown: usize,
    total: usize,
    /// How many of those that are shown have no end.
    open: usize,
    /// The damaged lines of the journal.
    broken: Vec<usize>,
}

/// The newest entries that are asked for, the newest last, as what `turn` makes of each: a long journal is read to its
/// beginning, but only what is shown is held.
fn read<T>(
    context: &Context,
    is_asked: impl Fn(&Entry) -> bool,
    turn: impl Fn(Entry) -> T,
) -> anyhow::Result<(Vec<T>, Found)> {
    let limit = context.limit().unwrap_or(usize::MAX);
    let mut newest = context.journal.newest()?;
    let (mut shown, mut found) = (Vec::new(), Found::default());
    for entry in newest.by_ref() {
        let entry = entry?;
        if !is_asked(&entry) {
            continue;
        }
        found.total += 1;
        if shown.len() < limit {
            found.open += usize::from(entry.result.is_none());
            shown.push(turn(entry));
        }
    }
    shown.reverse();
    found.shown = shown.len();
    found.broken = newest.broken()?;
    Ok((shown, found))
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
    let here = || rows.iter().filter(|row| context.settings.is_here(&row.site));
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
