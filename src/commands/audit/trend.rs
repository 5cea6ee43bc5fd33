//! `audit trend`: how many of what there were, snapshot by snapshot.

use clap::Args;
use jiff::Timestamp;

use super::folder::{Folder, Kept};
use super::past::{self, Chosen};
use crate::context::Context;
use crate::exit_status::ExitStatus;
use crate::failure::Failure;
use crate::messages::message;
use crate::report::{Note, Report, record};
use crate::settings;
use udatactl_core::audit::history::{Counts, Entry, Header};

mod counted;

pub use counted::Trend;
use counted::counted;

/// Which snapshots, and what of them.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG")]
    org: Vec<String>,
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
}

record! {
    /// What one snapshot counts.
    pub struct Row {
        /// The day it was made on.
        taken: String => shown(Date),
        organizations: u64 => shown(Count),
        members: u64 => shown(Count),
        administrators: u64 => shown(Count),
        /// Organizations that nobody administers who is known to be able to.
        without_administrator: u64 => shown(Count),
        /// Requests and invitations that wait, where they are shown.
        pending: u64 => shown(Count),
        /// Organizations that could not be read.
        organizations_unread: u64 => shown(Count),
        scope: &'static str => more(Token("scope")),
        requests: u64 => more(Count),
        invitations: u64 => more(Count),
        /// Organizations whose requests and invitations are not shown.
        pending_unseen: u64 => more(Count),
        /// Organizations that the portal said were deleted.
        deleted: u64 => more(Count),
        at: String => more(Moment),
        file: String => more(Text),
    }
}

/// Counts what the snapshots of this machine tell of this portal, the oldest first.
///
/// # Errors
/// Exit 2 for a date that can't be read; exit 8 where a snapshot can't be, with the others.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let since = arguments.since.as_deref();
    let since = since.map(|text| settings::since("--since", text, context.settings.now)).transpose()?;
    let chosen = Chosen::all(context, &arguments.org)?;
    let (mut rows, mut asked) = (Vec::new(), Vec::new());
    let mut failures: Vec<Failure> = Vec::new();
    for kept in Folder::of(context).all()? {
        if since.is_some_and(|since: Timestamp| kept.at < since) {
            continue;
        }
        match row(context, &kept, &chosen) {
            Ok(None) => {}
            Ok(Some((row, header))) => {
                rows.push(row);
                asked.push((header.scope, header.account, header.asked));
            }
            Err(failure) => failures.push(failure),
        }
    }
    let mut report = Report::list(Row::COLUMNS, &rows, message!("audit-trend-empty"));
    let is_mixed = asked.windows(2).any(|pair| pair[0] != pair[1]);
    if is_mixed && chosen.is_empty() {
        report = report.note(Note::Say(message!("audit-trend-mixed")));
    }
    let mut failures = failures.into_iter();
    report.failure = failures.next().map(|first| {
        let all = failures.fold(first, |failure, other| failure.hint(other.message));
        if rows.is_empty() { all } else { all.ending(ExitStatus::Partly) }
    });
    Ok(report)
}

/// The row of one snapshot; nothing where it is of another portal, or has none of the organizations.
fn row(context: &Context, kept: &Kept, chosen: &[Chosen]) -> Result<Option<(Row, Header)>, Failure> {
    let Some(mut opened) = past::open_kept(context, kept)? else { return Ok(None) };
    let is_meant = |entry: &Entry| chosen.is_empty() || chosen.iter().any(|one| one.is(entry));
    let counts = counted(&mut opened, is_meant)?;
    if !chosen.is_empty() && counts == Counts::default() {
        return Ok(None);
    }
    let row = Row {
        taken: past::day(opened.header.at),
        scope: opened.header.scope.word(),
        organizations: counts.organizations,
        members: counts.members,
        administrators: counts.administrators,
        without_administrator: counts.without_administrator,
        pending: counts.requests + counts.invitations,
        organizations_unread: counts.unread,
        requests: counts.requests,
        invitations: counts.invitations,
        pending_unseen: counts.pending_unseen,
        deleted: counts.deleted,
        at: opened.header.at.to_string(),
        file: opened.name,
    };
    Ok(Some((row, opened.header)))
}
