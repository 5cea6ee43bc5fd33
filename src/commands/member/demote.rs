//! `member demote`: gives members a lower role.

use super::role_change::RoleStep;
use crate::context::Context;
use crate::report::Report;

pub use super::role_change::Arguments;

/// Moves each person one role down, or down to the role that is named.
///
/// # Errors
/// As [`RoleChange::run`](super::role_change::RoleChange::run).
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    arguments.change_role(RoleStep::Down, context)
}
