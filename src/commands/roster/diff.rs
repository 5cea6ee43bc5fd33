//! `roster diff`: who joined, left or changed between two rosters, without asking any portal.

use std::path::PathBuf;

use clap::Args;

use super::read;
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::messages::message;
use crate::report::{Note, Report, record};
use udatactl_core::roster::difference::{self, Difference, Word};

/// Which files.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "BEFORE")]
    before: PathBuf,
    #[arg(value_name = "AFTER")]
    after: PathBuf,
    #[arg(long)]
    exit_code: bool,
}

record! {
    /// A person whom two rosters have differently.
    pub struct Row<'a> {
        organization: &'a str => shown(Text).cut(Middle),
        person: &'a str => shown(Text).cut(Middle),
        difference: &'static str => shown(Token("difference")),
        before: Option<&'static str> => shown(Token("state")),
        after: Option<&'static str> => shown(Token("state")),
        name: Option<&'a str> => more(Text),
        /// In the file that has the person, the second where both have.
        line: usize => more(Count),
    }
}

impl<'a> From<Difference<'a>> for Row<'a> {
    fn from(one: Difference<'a>) -> Self {
        let difference = match one.word {
            Word::Joins => "joins",
            Word::Leaves => "leaves",
            Word::Role => "role",
            Word::Assignments => "assignments",
        };
        Self {
            organization: one.organization,
            person: &one.entry.person,
            difference,
            before: one.before,
            after: one.after,
            name: one.entry.name.as_deref(),
            line: one.entry.line,
        }
    }
}

/// Compares two rosters.
///
/// # Errors
/// Exit 2 for a file that is no roster.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let before = read::read(context, &arguments.before)?.document;
    let after = read::read(context, &arguments.after)?.document;
    let rows: Vec<Row> = difference::between(&before, &after).into_iter().map(Row::from).collect();
    let mut report = Report::list(Row::COLUMNS, &rows, message!("roster-alike"));
    let unmanaged = difference::unmanaged(&before, &after).len();
    if unmanaged > 0 {
        report = report.note(Note::Say(message!("roster-not-compared", count = unmanaged)));
    }
    if !rows.is_empty() {
        let count = |word: &str| rows.iter().filter(|row| row.difference == word).count();
        let message = message!("roster-differs", joins = count("joins"), leaves = count("leaves"))
            .with("changes", rows.len() - count("joins") - count("leaves"));
        report = report.note(Note::Say(message));
        if arguments.exit_code {
            let message = message!("findings-missing", count = rows.len());
            report.failure = Some(Failure::new(Code::Findings, message));
        }
    }
    Ok(report)
}
