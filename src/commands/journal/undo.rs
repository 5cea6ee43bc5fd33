//! `journal undo`: takes a change of memberships back that this machine made.

use clap::Args;

use crate::commands::change::guards::Guards;
use crate::commands::change::{self, Actor, MembershipEdit};
use crate::commands::consent::Stake;
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::journal::{Entry, WriteOutcome};
use crate::membership;
use crate::messages::message;
use crate::report::Report;
use udatactl_core::text::shell::Command;

mod back;
mod instead;

/// The beginning of an identifier that is long enough to mean it.
const SHORTEST: usize = 4;

/// Which entry of the journal.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ID")]
    id: String,
    #[command(flatten)]
    guards: Guards,
}

/// Plans the changes that take an entry back, from what the portal holds today, and carries them out like any change.
///
/// # Errors
/// Exit 3 for what can't be undone and for what was changed since, 6 for an entry that is not there, 2 for one of
/// another portal; else those of the change.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let entry = &find(context, &arguments.id)?;
    if !context.settings.is_here(&entry.subject.site) {
        let here = context.settings.site.as_str();
        let site = &entry.subject.site;
        let message = message!("journal-undo-elsewhere", id = entry.id(), site = site, here = here);
        let failure = Failure::new(Code::AnotherPortal, message);
        return Err(failure.try_command(Command::new("-s {} journal undo {}", &[site, &entry.id()])).into());
    }
    match entry.result {
        Some(WriteOutcome::Refused) => return Ok(change::nothing(message!("journal-undo-refused"))),
        Some(WriteOutcome::NotDone) => return Ok(change::nothing(message!("journal-undo-not-done"))),
        _ => {}
    }
    let organization = match entry.subject.organization.as_deref() {
        Some(organization) if back::is_membership(&entry.subject.action) => organization,
        _ => return Err(instead::failure(&entry.subject).into()),
    };
    let mut edit = MembershipEdit::begin(context, organization, Actor::Administrator, Stake::Derived)?;
    if back::needs_assignments(&entry.subject) {
        let portal = context.signed_in()?;
        edit.current.assignments = Some(membership::assignments(portal, &edit.organization.id)?);
    }
    let changes = back::changes(context, &edit.current, entry)?;
    if entry.subject.action == "approve" && changes.iter().any(|change| !change.action.is_nothing()) {
        context.terminal.say(&message!("journal-undo-approval"));
    }
    let policy = edit.policy(&arguments.guards)?;
    edit.carry_out(changes, &policy)
}

/// The entry that an identifier, its beginning, or a run and a number name.
fn find(context: &Context, typed: &str) -> anyhow::Result<Entry> {
    let typed = typed.trim();
    let beginning = typed.to_lowercase();
    let (mut named, mut found) = (None, Vec::new());
    for entry in context.journal.newest()? {
        let entry = entry?;
        if entry.long_id().eq_ignore_ascii_case(typed) {
            named = Some(entry);
        } else if entry.id().starts_with(&beginning) {
            found.push(entry);
        }
    }
    if let Some(entry) = named {
        return Ok(entry);
    }
    match found.len() {
        1 if typed.len() >= SHORTEST => Ok(found.remove(0)),
        0 | 1 => {
            let message = message!("journal-undo-unknown", typed = typed);
            let failure = Failure::new(Code::UnknownEntry, message);
            Err(failure.try_command("udatactl journal list").into())
        }
        _ => {
            let named = |entry: &Entry| format!("{} · {} · {}", entry.id(), entry.long_id(), entry.at);
            let names: Vec<String> = found.iter().rev().map(named).collect();
            let message = message!("journal-undo-ambiguous", typed = typed, candidates = names);
            Err(Failure::new(Code::Ambiguous, message).into())
        }
    }
}
