//! `member promote`: gives members a higher role.

use super::role_change::RoleStep;
use crate::context::Context;
use crate::report::Report;

pub use super::role_change::Arguments;

/// Moves each person one role up, or up to the role that is named.
///
/// # Errors
/// As [`RoleChange::run`](super::role_change::RoleChange::run).
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    arguments.change_role(RoleStep::Up, context)
}
