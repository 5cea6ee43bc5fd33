//! `assignment copy`: lets a partial editor edit what another one may; they keep what they have.

use clap::Args;

use super::edit::{self, AssignmentEdit};
use crate::context::Context;
use crate::report::Report;

/// From whom to whom, and where.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG")]
    org: String,
    #[arg(value_name = "FROM")]
    from: String,
    #[arg(value_name = "TO")]
    to: String,
}

/// Assigns the content.
///
/// # Errors
/// As [`edit::run`].
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    edit::run(context, &arguments.org, &arguments.to, &AssignmentEdit::AsMuchAs(&arguments.from))
}
