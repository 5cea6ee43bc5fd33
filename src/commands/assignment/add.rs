//! `assignment add`: lets a partial editor edit more.

use clap::Args;

use super::edit::{self, AssignmentEdit};
use crate::commands::subjects::Choice;
use crate::context::Context;
use crate::report::Report;

/// Who may edit what, and where.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG")]
    org: String,
    #[arg(value_name = "PERSON")]
    person: String,
    #[command(flatten)]
    choice: Choice,
}

/// Assigns the content.
///
/// # Errors
/// As [`edit::run`].
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    edit::run(context, &arguments.org, &arguments.person, &AssignmentEdit::Give(&arguments.choice))
}
