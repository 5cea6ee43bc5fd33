//! `notification digest`: what waits for me across all my organizations. Made for cron: silent where nothing waits.

use clap::Args;

use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::messages::message;
use crate::report::{self, Format, Note, Report, age};
use crate::settings;
use udatactl_core::audit::digest::{What, has_waited};

mod gather;
pub mod gathered;

use gathered::{Gathered, Row};

/// The age below which things are too young to be told.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(long, value_name = "DURATION")]
    older_than: Option<String>,
}

const TABLE_WITH_KEYS: &[&str] = &["what", "about", "organization", "since", "expires_at"];

/// Reads all my organizations side by side, my invitations and my keys.
///
/// # Errors
/// Exit 4 without a key; exit 8 where something could not be read, with all that could.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let age = arguments.older_than.as_deref().map(|text| settings::days("--older-than", text)).transpose()?;
    let Gathered { mut rows, lost, unread } = gather::all(context)?;
    let now = context.settings.now;
    let seconds = age.map_or(0, |age| age.as_secs());
    rows.retain(|row| {
        let since = row.since.as_deref().and_then(age::parse);
        row.what == What::Key || has_waited(since, seconds, now)
    });
    rows.sort_by_cached_key(|row| (row.what, row.moment()));
    if rows.is_empty() && lost.is_empty() && context.view().format != Format::Json {
        let quiet = Report::silent();
        let is_read = context.terminal.result_is_for_a_person();
        return Ok(if is_read { quiet.note(Note::Say(message!("digest-nothing"))) } else { quiet });
    }
    for row in &mut rows {
        row.command = row.command.take().map(|command| context.terminal.messages.command(&command));
    }
    let records = rows.iter().map(report::record).collect();
    let mut report = Report { columns: Row::COLUMNS, records, verbatim: None, ..Report::silent() };
    if rows.iter().any(|row| row.what == What::Key) {
        report = report.table(TABLE_WITH_KEYS);
    }
    for (what, key, command) in [
        (What::Request, "digest-answer-requests", "udatactl requests list"),
        (What::InvitationReceived, "digest-answer-invitations", "udatactl invite inbox"),
        (What::InvitationSent, "digest-look-at-invitations", "udatactl invite list"),
    ] {
        if rows.iter().any(|row| row.what == what) {
            report = report.note(Note::Hint(message!(key, command = command)));
        }
    }
    if !lost.is_empty() {
        let message = message!("digest-partly", count = lost.len());
        let failure = Failure::new(Code::PartlyRead, message);
        report.failure = Some(Failure { organizations: unread, ..failure });
    }
    report.notes.extend(lost.into_iter().map(Note::Warn));
    Ok(report)
}
