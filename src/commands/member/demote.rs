//! `member demote`: gives members a lower role.

use super::ladder::Step;
use crate::context::Context;
use crate::report::Report;

pub use super::ladder::Arguments;

/// Moves each person one role down, or down to the role that is named.
///
/// # Errors
/// As [`Climb::run`](super::ladder::Climb::run).
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    arguments.climb(Step::Down, context)
}
