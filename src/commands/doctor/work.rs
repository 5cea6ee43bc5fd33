//! What this machine has written, and what is being written: the journal, and the locks.

use std::collections::BTreeMap;

use super::finding::Finding;
use crate::commands::journal::settle;
use crate::context::Context;
use crate::failure;
use crate::journal;
use crate::messages::{Message, message};
use udatactl_core::text::shell::Command;
use udatactl_files::lock::{self, Marked};

/// Writes of which nobody knows how they ended, damaged lines, and locks.
pub fn findings(context: &Context) -> Vec<Finding> {
    let journal = match read(context) {
        Ok(findings) => findings,
        Err(error) => vec![Finding::failing("journal", failure::journal_failure(&error))],
    };
    journal.into_iter().chain([locks(context)]).collect()
}

fn read(context: &Context) -> Result<Vec<Finding>, journal::Error> {
    let history = context.journal.history()?;
    let path = context.journal.path().display().to_string();
    let shown = context.settings.shown(context.journal.path());
    let mut open: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, entry) in history.undecided().filter(|(_, entry)| settle::is_open(entry)) {
        *open.entry(&entry.subject.site).or_default() += 1;
    }
    let mut findings: Vec<Finding> =
        open.iter().map(|(site, count)| unsettled(context, site, *count)).collect();
    let broken = context.journal.newest()?.broken()?;
    if !broken.is_empty() {
        let said = message!("doctor-journal-damaged", count = broken.len(), path = &shown);
        findings.push(Finding::warning("journal", said).mended_by("udatactl journal list").value(&path));
    }
    if findings.is_empty() {
        let count = history.entries().len();
        let said = message!("doctor-journal", count = count, path = shown);
        findings.push(Finding::good("journal", said).value(path));
    }
    Ok(findings)
}

fn unsettled(context: &Context, site: &str, count: usize) -> Finding {
    let said = message!("doctor-unsettled", count = count, site = site);
    let settle = if context.settings.is_here(site) {
        Command::new("journal settle", &[])
    } else {
        Command::new("journal settle --site {}", &[site])
    };
    Finding::warning("journal", said).mended_by(settle).value(count.to_string()).about(site)
}

/// The locks that another process has now. One that was left by a killed process holds nobody up.
fn locks(context: &Context) -> Finding {
    let places = &context.settings.places;
    let state = &places.state;
    let files = [
        places.configuration.join("profiles.lock"),
        state.join("sandbox.lock"),
        context.journal.path().with_extension("lock"),
    ];
    let marked = match lock::marked(state) {
        Ok(marked) => marked,
        Err(cause) => {
            let path = context.settings.shown(&state.join("locks"));
            let said = message!("doctor-locks-unreadable", path = path, cause = &cause);
            return Finding::warning("locks", said);
        }
    };
    let (held, left): (Vec<Marked>, Vec<Marked>) = marked.into_iter().partition(|one| one.is_held);
    let held = held.into_iter().map(|one| one.organization);
    let files = files.iter().filter(|path| lock::is_held(path).unwrap_or(false));
    let held: Vec<String> = held.chain(files.map(|path| context.settings.shown(path))).collect();
    if !held.is_empty() {
        return Finding::warning("locks", message!("doctor-locks-held", locks = held.join(", ")))
            .value(held.join(" "));
    }
    if left.is_empty() {
        return Finding::good("locks", Message::new("doctor-locks-free"));
    }
    Finding::good("locks", message!("doctor-locks-left", count = left.len()))
}
