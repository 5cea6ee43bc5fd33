//! `assignment remove`: takes from a partial editor what they were assigned.

use clap::Args;

use super::edit::{self, AssignmentEdit};
use crate::commands::subjects::Choice;
use crate::context::Context;
use crate::report::Report;

/// Who may no longer edit what, and where.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG")]
    org: String,
    #[arg(value_name = "PERSON")]
    person: String,
    #[command(flatten)]
    choice: Choice,
    #[arg(long, value_name = "COUNT")]
    max_removals: Option<String>,
}

/// Takes the content away.
///
/// # Errors
/// As [`edit::run`].
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let edit = AssignmentEdit::Take(&arguments.choice, arguments.max_removals.as_deref());
    edit::run(context, &arguments.org, &arguments.person, &edit)
}
