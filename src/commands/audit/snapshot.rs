//! `audit snapshot`: who is what in organizations today, in a file, since no portal remembers it.

use std::io::{self, BufWriter, ErrorKind, Seek};
use std::path::Path;
use std::time::Duration;

use clap::Args;
use jiff::Timestamp;

use super::file::is_snapshot;
use super::folder::{Folder, Kept};
use super::observe::{Observed, Wanted, observe};
use crate::commands::out::Out;
use crate::commands::scope::Scope;
use crate::commands::{resolve, unread};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::messages::message;
use crate::report::{Note, Report, record};
use crate::settings;
use udatactl_core::audit::history::Counts;
use udatactl_files::private;

/// Which organizations, and where to.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    scope: Scope,
    #[command(flatten)]
    out: Out,
    #[arg(long, value_name = "DURATION", conflicts_with = "out")]
    keep: Option<String>,
}

record! {
    /// A snapshot that is written.
    pub struct Row {
        file: String => shown(Text).cut(Middle),
        organizations: u64 => shown(Count),
        members: Option<u64> => shown(Count),
        administrators: Option<u64> => shown(Count),
        /// Requests and invitations that wait, where they are shown.
        pending: Option<u64> => shown(Count),
        /// Organizations that could not be read.
        organizations_unread: Option<u64> => shown(Count),
        result: &'static str => shown(Token("result")),
        at: String => more(Moment),
        scope: &'static str => more(Token("scope")),
        without_administrator: Option<u64> => more(Count),
        /// Organizations whose requests and invitations are not shown.
        pending_unseen: Option<u64> => more(Count),
        /// The days that snapshots are kept; nothing for one that `--out` names.
        keep_days: Option<u64> => more(Count),
        /// The files that were older, and went or would go.
        removed: Vec<String> => more(List),
    }
}

/// Reads the organizations, writes their lines, and removes the snapshots that are older than they are kept.
///
/// # Errors
/// Exit 2 for a file that can't be written or a duration that can't be read, 4 for mine without a key, 6 for organizations
/// that are not found; exit 8 where some could not be read, with lines that say so.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let keep = keep(arguments, context)?;
    if let Some(path) = arguments.out.path() {
        require_no_link(path)?;
    }
    let list: Vec<&Path> = arguments.scope.file().into_iter().collect();
    arguments.out.require_free(context, &list, is_snapshot)?;
    let wanted = match arguments.scope.typed(context)? {
        Some(typed) => Wanted::Typed(typed),
        None if arguments.scope.is_portal() => Wanted::Portal,
        None => Wanted::Mine,
    };
    let folder = Folder::of(context);
    let path = arguments.out.path().map_or_else(|| folder.place(context), Path::to_owned);
    let expired = match keep {
        Some(keep) if arguments.out.path().is_none() => expired(context, &folder, keep)?,
        _ => Vec::new(),
    };
    let name = path.display().to_string();
    let mut row = Row {
        file: name,
        organizations: 0,
        members: None,
        administrators: None,
        pending: None,
        organizations_unread: None,
        result: "planned",
        at: context.settings.now.to_string(),
        scope: match wanted {
            Wanted::Portal => "portal",
            Wanted::Typed(_) => "named",
            _ => "mine",
        },
        without_administrator: None,
        pending_unseen: None,
        keep_days: keep.map(|keep| keep.as_secs() / 86_400),
        removed: expired.iter().map(|kept| kept.path.display().to_string()).collect(),
    };
    if context.settings.dry_run {
        row.organizations = count(context, &wanted)?;
        let report = Report::single(Row::COLUMNS, &row).note(Note::Say(message!("dry-run-nothing-written")));
        return Ok(with_removed(report, &row.removed, "snapshot-would-remove"));
    }
    if arguments.out.path().is_none() {
        folder.make().map_err(|cause| unwritable(&path, &cause))?;
    }
    let observed = write(context, &wanted, &path, arguments.out.path().is_some())?;
    for kept in &expired {
        remove(kept)?;
    }
    put(&mut row, observed.counts);
    let report = with_removed(Report::single(Row::COLUMNS, &row), &row.removed, "snapshot-removed");
    Ok(unread::marked(context, report, &observed.unread))
}

/// For how long those of this machine are kept; nothing for a file elsewhere.
fn keep(arguments: &Arguments, context: &Context) -> Result<Option<Duration>, Failure> {
    if arguments.out.path().is_some() {
        return Ok(None);
    }
    let typed = arguments.keep.as_deref().map(|text| settings::days("--keep", text)).transpose()?;
    let kept = match typed {
        Some(typed) => Some(typed),
        None => context.settings.keep_snapshots.clone()?,
    };
    kept.map_or_else(|| settings::days("--keep", settings::SNAPSHOTS_KEPT), Ok).map(Some)
}

/// A file elsewhere is written beside itself and put in its place, which would take a link away, or a device.
fn require_no_link(path: &Path) -> Result<(), Failure> {
    match path.symlink_metadata() {
        Ok(known) if !known.is_file() => Err(Failure::new(
            Code::FileUnwritable,
            message!("snapshot-no-file", path = path.display().to_string()),
        )),
        _ => Ok(()),
    }
}

fn expired(context: &Context, folder: &Folder, keep: Duration) -> Result<Vec<Kept>, Failure> {
    let limit = context.settings.now.checked_sub(keep).unwrap_or(Timestamp::UNIX_EPOCH);
    Ok(folder.all()?.into_iter().filter(|kept| kept.at < limit).collect())
}

fn remove(kept: &Kept) -> Result<(), Failure> {
    match std::fs::remove_file(&kept.path) {
        // Another run removed it.
        Err(cause) if cause.kind() != ErrorKind::NotFound => Err(unwritable(&kept.path, &cause)),
        _ => Ok(()),
    }
}

/// Writes the file whole, or not at all.
fn write(context: &Context, wanted: &Wanted, path: &Path, replaces: bool) -> anyhow::Result<Observed> {
    let failed = |cause: &io::Error| unwritable(path, cause);
    // What has no name is gone with the run, however it ends.
    let aside = tempfile::tempfile_in(private::above(path)).map_err(|cause| failed(&cause))?;
    let (out, observed) = observe(context, wanted, BufWriter::new(aside), &failed)?;
    let mut aside = out.into_inner().map_err(|error| failed(error.error()))?;
    let copied = aside.rewind().and_then(|()| private::begin(path)).and_then(|mut new| {
        io::copy(&mut aside, &mut new)?;
        Ok(new)
    });
    let new = copied.map_err(|cause| failed(&cause))?;
    let finish = if replaces { private::finish } else { private::finish_new };
    finish(new, path).map_err(|cause| failed(&cause))?;
    Ok(observed)
}

fn unwritable(path: &Path, cause: &io::Error) -> Failure {
    let message = message!("failure-file-unwritable", path = path.display().to_string(), cause = cause);
    Failure::new(Code::FileUnwritable, message)
}

/// How many organizations would be read.
fn count(context: &Context, wanted: &Wanted) -> anyhow::Result<u64> {
    let known = match wanted {
        Wanted::Typed(typed) => resolve::organizations(context, typed)?.len(),
        _ => wanted.names(context)?.map_or(0, |names| names.len()),
    };
    Ok(u64::try_from(known).unwrap_or(u64::MAX))
}

fn put(row: &mut Row, counts: Counts) {
    row.result = "changed";
    row.organizations = counts.organizations;
    row.members = Some(counts.members);
    row.administrators = Some(counts.administrators);
    row.pending = Some(counts.requests + counts.invitations);
    row.organizations_unread = Some(counts.unread);
    row.without_administrator = Some(counts.without_administrator);
    row.pending_unseen = Some(counts.pending_unseen);
}

fn with_removed(report: Report, removed: &[String], key: &'static str) -> Report {
    if removed.is_empty() {
        return report;
    }
    report.note(Note::Say(message!(key, count = removed.len(), files = removed.to_vec())))
}
