//! `badge remove`: takes a badge from an organization.

use crate::context::Context;
use crate::report::Report;

use super::setting;

pub use setting::Arguments;

/// Takes the badge, where the organization has it.
///
/// # Errors
/// As [`setting::run`].
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    setting::run(arguments, context, false)
}
