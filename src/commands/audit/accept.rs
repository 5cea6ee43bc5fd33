//! `audit accept`: findings written into a baseline, each for a reason and until a day.

use std::path::PathBuf;

use clap::Args;
use jiff::tz::TimeZone;

use super::baseline as accepted;
use crate::commands::once::each_once;
use crate::commands::{flaws, resolve};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::file;
use crate::messages::message;
use crate::report::{Note, Report, age, record};
use udatactl_core::audit::{Exception, Fingerprint, baseline};
use udatactl_core::roster::document::{Problem, decode};

/// Which findings, why, until when, and where that is written.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "FINDING", required = true)]
    finding: Vec<String>,
    #[arg(long, value_name = "DATE")]
    until: String,
    #[arg(long, value_name = "TEXT")]
    author: Option<String>,
    #[arg(long, value_name = "FILE")]
    baseline: PathBuf,
}

record! {
    /// A finding that was accepted.
    pub struct Row {
        fingerprint: String => shown(Text).cut(Middle),
        reason: String => shown(Text).cut(Lines),
        author: String => shown(Text),
        /// The last day on which it is accepted.
        until: String => shown(Date),
        file: String => more(Text),
        result: &'static str => shown(Token("result")),
    }
}

/// Adds the findings to the file, or to a new one; all of them, or none.
///
/// # Errors
/// Exit 2 without a reason, for what is no fingerprint, for a day that is none or past, for a file that is no baseline, and
/// where it has one of them already; exit 4 where nobody says who accepts it.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let path = &arguments.baseline;
    let Some(reason) = context.settings.reason.clone() else {
        return Err(Failure::new(Code::MissingArgument, message!("accept-why")).into());
    };
    let until = baseline::day(&arguments.until).map_err(|problem| bad(&problem))?;
    if until < context.settings.now.to_zoned(TimeZone::UTC).date() {
        return Err(Failure::new(Code::BadValue, message!("accept-past", day = age::day(until))).into());
    }
    let typed = resolve::listed(context, &arguments.finding)?;
    let findings = typed.iter().map(|typed| baseline::fingerprint(typed).map_err(|problem| bad(&problem)));
    let findings: Vec<Fingerprint> = each_once(findings.collect::<Result<Vec<_>, _>>()?);
    let author = match &arguments.author {
        Some(author) => author.clone(),
        None => context.me()?.name(),
    };
    // What another process adds meanwhile is not lost.
    let _held = (!context.settings.dry_run).then(|| file::hold(path)).transpose()?;
    let bytes = if path.exists() { file::bytes(path)? } else { Vec::new() };
    let known = baseline::read(bytes.clone()).map_err(|found| accepted::refused(context, path, &found))?;
    if let Some(twice) = findings.iter().find(|finding| known.has(finding)) {
        let message = message!("accept-twice", finding = &twice.text, file = path.display().to_string());
        return Err(Failure::new(Code::AlreadyAccepted, message).into());
    }
    let exception = |finding| Exception { finding, reason: reason.clone(), author: author.clone(), until };
    let exceptions: Vec<Exception> = findings.into_iter().map(exception).collect();
    // What was read is text.
    let (text, _) = decode(bytes).map_err(|flaw| accepted::refused(context, path, &[flaw]))?;
    let comments = [context.terminal.messages.say(&message!("accept-head"))];
    let written = baseline::add(&text, &comments, &exceptions).map_err(|baseline::Unwritable| {
        Failure::new(Code::BadBaseline, message!("accept-inline", file = path.display().to_string()))
    })?;
    if !context.settings.dry_run {
        file::replace(path, &written)?;
    }
    let rows = exceptions.into_iter().map(|exception| Row {
        fingerprint: exception.finding.text,
        reason: exception.reason,
        author: exception.author,
        until: exception.until.to_string(),
        file: path.display().to_string(),
        result: if context.settings.dry_run { "planned" } else { "changed" },
    });
    let report = Report::list(Row::COLUMNS, rows, message!("nothing-to-do"));
    Ok(if context.settings.dry_run {
        report.note(Note::Say(message!("dry-run-nothing-written")))
    } else {
        report
    })
}

fn bad(problem: &Problem) -> Failure {
    Failure::new(Code::BadValue, flaws::word(problem))
}
