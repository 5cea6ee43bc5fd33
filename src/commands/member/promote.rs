//! `member promote`: gives members a higher role.

use super::ladder::Step;
use crate::context::Context;
use crate::report::Report;

pub use super::ladder::Arguments;

/// Moves each person one role up, or up to the role that is named.
///
/// # Errors
/// As [`Climb::run`](super::ladder::Climb::run).
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    arguments.climb(Step::Up, context)
}
