//! `badge add`: gives an organization a badge.

use crate::context::Context;
use crate::report::Report;

use super::setting;

pub use setting::Arguments;

/// Gives the badge, unless the organization has it.
///
/// # Errors
/// As [`setting::run`].
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    setting::run(arguments, context, true)
}
