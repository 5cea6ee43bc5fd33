//! `requests list`: who asks to join, of all my organizations or of some.

use crate::commands::pending::list::Listing;
use crate::context::Context;
use crate::report::Report;

pub use crate::commands::pending::list::Arguments;

/// The keys of its table, unless a state was asked for.
pub const TABLE: &[&str] = &["who", "name", "organization", "created", "comment"];

const LISTING: Listing = Listing {
    invitations: false,
    table: TABLE,
    table_with_status: &["who", "name", "organization", "status", "created"],
    none_pending: "requests-list-empty",
    none_fits: "requests-list-none-fits",
};

/// Lists requests, oldest first.
///
/// # Errors
/// Exit 5 for an organization that was named and does not show its requests to me.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    Ok(arguments.report(&arguments.gather(&LISTING, context)?, &LISTING, context))
}
