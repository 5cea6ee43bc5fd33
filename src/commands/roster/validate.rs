//! `roster validate`: whether a file is a roster, without asking any portal.

use std::path::PathBuf;

use clap::Args;

use super::read;
use crate::context::Context;
use crate::messages::message;
use crate::report::{Note, Report, record};
use udatactl_core::roster::Role;
use udatactl_core::roster::document::{DesiredMembership, Entry, Wanted};

/// Which file.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

record! {
    /// An organization of the roster.
    pub struct Row<'a> {
        organization: &'a str => shown(Text).cut(Middle),
        /// Those who should be members.
        people: usize => shown(Count),
        admins: usize => shown(Count),
        /// Those who should not.
        absent: usize => shown(Count),
        /// Those for whom nothing is planned.
        unmanaged: usize => shown(Count),
        line: usize => shown(Count),
    }
}

impl<'a> Row<'a> {
    fn of(wanted: &'a Wanted) -> Self {
        let count = |is_it: fn(&Entry) -> bool| wanted.people.iter().filter(|entry| is_it(entry)).count();
        Self {
            organization: &wanted.organization,
            people: count(|entry| entry.role().is_some()),
            admins: count(|entry| entry.role() == Some(Role::Admin)),
            absent: count(|entry| matches!(entry.desired, DesiredMembership::Absent { .. })),
            unmanaged: match wanted.unmanaged {
                Some(_) => wanted.people.len(),
                None => count(|entry| matches!(entry.desired, DesiredMembership::Unmanaged { .. })),
            },
            line: wanted.line,
        }
    }
}

/// Reads the roster, and says what it holds.
///
/// # Errors
/// Exit 2 with everything that is wrong with it, each with its line.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let reading = read::read(context, &arguments.file)?;
    let rows: Vec<Row> = reading.document.organizations.iter().map(Row::of).collect();
    let people: usize =
        reading.document.organizations.iter().map(|organization| organization.people.len()).sum();
    let mut report = Report::list(Row::COLUMNS, &rows, message!("nothing-to-do"));
    report.notes.extend(read::detected(&reading));
    let unmanaged =
        reading.document.organizations.iter().filter(|organization| organization.unmanaged.is_some()).count();
    if unmanaged > 0 {
        report = report.note(Note::Say(message!("roster-unmanaged", count = unmanaged)));
    }
    let file = arguments.file.display().to_string();
    let message = message!("roster-valid", file = file, organizations = rows.len(), people = people);
    Ok(report.note(Note::Say(message)))
}
