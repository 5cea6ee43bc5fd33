//! `roster validate`: whether a file is a roster, without asking any portal.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::read;
use crate::context::Context;
use crate::message;
use crate::report::{Column, Kind, Note, Report};
use crate::roster::Role;
use crate::roster::document::{Entry, Wanted};

/// Which file.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

const COLUMNS: &[Column] = &[
    Column::shown("organization", Kind::Text),
    Column::shown("people", Kind::Count),
    Column::shown("admins", Kind::Count),
    Column::shown("absent", Kind::Count),
    Column::shown("line", Kind::Count),
];

#[derive(Serialize)]
struct Row<'a> {
    organization: &'a str,
    /// Those who should be members.
    people: usize,
    admins: usize,
    /// Those who should not.
    absent: usize,
    line: usize,
}

impl<'a> Row<'a> {
    fn of(wanted: &'a Wanted) -> Self {
        let count = |is_it: fn(Option<Role>) -> bool| {
            wanted.people.iter().map(Entry::role).filter(|role| is_it(*role)).count()
        };
        Self {
            organization: &wanted.organization,
            people: count(|role| role.is_some()),
            admins: count(|role| role == Some(Role::Admin)),
            absent: count(|role| role.is_none()),
            line: wanted.line,
        }
    }
}

/// Reads the roster, and says what it holds.
///
/// # Errors
/// Exit 2 with everything that is wrong with it, each with its line.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(COLUMNS)?;
    let reading = read::read(context, &arguments.file)?;
    let rows: Vec<Row> = reading.document.organizations.iter().map(Row::of).collect();
    let people: usize = rows.iter().map(|row| row.people + row.absent).sum();
    let mut report = Report::list(COLUMNS, &rows, message!("nothing-to-do"));
    report.notes.extend(read::detected(&reading));
    let file = arguments.file.display().to_string();
    let message = message!("roster-valid", file = file, organizations = rows.len(), people = people);
    Ok(report.note(Note::Say(message)))
}
