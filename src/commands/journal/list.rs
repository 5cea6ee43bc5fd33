//! `journal list`: the writes of this machine, one a line, the newest last.

use clap::Args;
use clap::builder::NonEmptyStringValueParser;
use serde::Serialize;

use crate::context::Context;
use crate::failure::Failure;
use crate::journal::{Ending, Entry};
use crate::message;
use crate::portal::reference::is_id;
use crate::report::{Column, Kind, Note, Report};
use crate::settings;

/// Which writes.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(long, value_name = "ID", value_parser = NonEmptyStringValueParser::new())]
    org: Option<String>,
    #[arg(long, value_name = "DURATION", value_parser = NonEmptyStringValueParser::new())]
    since: Option<String>,
}

const COLUMNS: &[Column] = &[
    Column::shown("at", Kind::Moment),
    Column::shown("action", Kind::Token("action")),
    Column::shown("organization", Kind::Text),
    Column::shown("person", Kind::Text),
    Column::shown("result", Kind::Token("journal-result")),
    Column::more("before", Kind::Token("state")),
    Column::more("after", Kind::Token("state")),
    Column::more("request", Kind::Text),
    Column::more("site", Kind::Text),
    Column::more("as", Kind::Text),
    Column::more("http", Kind::Count),
    Column::more("waived", Kind::List),
    Column::more("run", Kind::Text),
];

#[derive(Serialize)]
struct Row {
    at: String,
    action: String,
    organization: Option<String>,
    person: Option<String>,
    request: Option<String>,
    before: Option<String>,
    after: Option<String>,
    /// `done`, `refused`, `unknown`, or `under_way` where no end was written.
    result: &'static str,
    http: Option<u16>,
    site: String,
    #[serde(rename = "as")]
    account: Option<String>,
    waived: Vec<String>,
    run: String,
}

fn row(entry: Entry) -> Row {
    let subject = entry.subject;
    Row {
        at: entry.at.to_string(),
        action: subject.action,
        organization: subject.organization,
        person: subject.person,
        request: subject.request,
        before: subject.before,
        after: subject.after,
        result: match entry.result {
            Some(Ending::Done) => "done",
            Some(Ending::Refused) => "refused",
            Some(Ending::Unknown) => "unknown",
            None => "under_way",
        },
        http: entry.http,
        site: subject.site,
        account: subject.account,
        waived: subject.waived,
        run: entry.run,
    }
}

/// Lists the writes of this machine.
///
/// # Errors
/// Exit 2 for a filter that can't be read; exit 1 for a journal that can't be.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    if let Some(org) = arguments.org.as_deref().filter(|org| !is_id(org)) {
        return Err(Failure::usage("not_an_id", message!("journal-org-is-no-id", typed = org))
            .try_command(format!("udatactl org show {org} --fields id"))
            .into());
    }
    let since = arguments.since.as_deref().map(|text| settings::duration("--since", text)).transpose()?;
    let earliest = since.and_then(|since| context.settings.now.checked_sub(since).ok());
    let history = context.journal.history()?;
    let mut entries = history.entries;
    entries.retain(|entry| {
        let about = entry.subject.organization.as_deref().unwrap_or_default();
        earliest.is_none_or(|earliest| entry.at >= earliest)
            && arguments.org.as_ref().is_none_or(|org| about.eq_ignore_ascii_case(org))
    });
    let total = entries.len();
    let cut = total.saturating_sub(context.limit().unwrap_or(usize::MAX));
    let rows: Vec<Row> = entries.into_iter().skip(cut).map(row).collect();
    let open = rows.iter().filter(|row| row.result == "under_way").count();
    let mut report = Report::list(COLUMNS, &rows, message!("journal-list-empty"));
    if cut > 0 {
        report = report.note(Note::Say(message!("list-cut", shown = rows.len(), total = total)));
    }
    if history.broken > 0 {
        report = report.note(Note::Warn(message!("journal-broken", count = history.broken)));
    }
    if open > 0 {
        report = report.note(Note::Warn(message!("journal-under-way", count = open)));
    }
    if context.settings.manner.verbosity > 0 {
        let path = context.journal.path().display().to_string();
        report = report.note(Note::Say(message!("journal-path", path = path)));
    }
    Ok(report)
}
