//! `requests list`: who asks to join, of all my organizations or of some.

use crate::commands::pending::list::Listing;
use crate::context::Context;
use crate::report::Report;

pub use crate::commands::pending::list::Arguments;

const LISTING: Listing = Listing {
    invitations: false,
    table: &["who", "name", "organization", "created", "comment"],
    table_with_status: &["who", "name", "organization", "status", "created"],
    none_pending: "requests-list-empty",
    none_fits: "requests-list-none-fits",
};

/// Lists requests, oldest first.
///
/// # Errors
/// Exit 5 for an organization that was named and does not show its requests to me.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    Ok(arguments.report(&arguments.gather(context)?, &LISTING, context))
}
