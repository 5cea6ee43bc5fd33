//! `config unset`: takes a setting out of the file.

use super::change::{self, Row};
use super::named;
pub use super::named::Arguments;
use crate::context::Context;
use crate::report::Report;

/// Takes it out of what holds for all profiles or, with `--profile`, of one.
///
/// # Errors
/// Exit 2 for what is no setting, and where it does not stand there; exit 6 for an unknown profile; exit 9 where another
/// process holds the file.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let known = named::setting(&arguments.setting, context)?;
    let place = change::place(known, true, context)?;
    change::write(context, known, &place, None)
}
