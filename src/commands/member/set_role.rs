//! `member set-role`: gives a member a role, whichever they have.

use std::slice;

use clap::Args;

use super::role_change::{RoleChange, RoleStep};
use crate::commands::change::guards::Guards;
use crate::commands::words;
use crate::context::Context;
use crate::report::Report;
use udatactl_core::roster::Role;

/// Who gets which role, and where.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG")]
    org: String,
    #[arg(value_name = "PERSON")]
    person: String,
    #[arg(value_name = "ROLE", value_parser = words::role())]
    role: Role,
    #[command(flatten)]
    guards: Guards,
}

/// Gives the role.
///
/// # Errors
/// As [`RoleChange::run`].
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let (people, step) = (slice::from_ref(&arguments.person), RoleStep::To(arguments.role));
    RoleChange { org: &arguments.org, people, guards: &arguments.guards, step }.run(context)
}
