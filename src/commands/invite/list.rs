//! `invite list`: whom all my organizations, or some, have invited.

use crate::commands::pending;
use crate::commands::pending::list::Listing;
use crate::context::Context;
use crate::report::Report;

pub use crate::commands::pending::list::Arguments;

/// The keys of its table, unless a state was asked for.
pub const TABLE: &[&str] = &["who", "name", "role", "organization", "created"];

const LISTING: Listing = Listing {
    invitations: true,
    table: TABLE,
    table_with_status: &["who", "role", "organization", "status", "created"],
    none_pending: "invite-list-empty",
    none_fits: "invite-list-none-fits",
};

/// Lists invitations, oldest first.
///
/// # Errors
/// Exit 5 for an organization that was named and does not show its invitations to me.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let gathered = arguments.gather(&LISTING, context)?;
    pending::require_invitations(context, &gathered.organizations)?;
    Ok(arguments.report(&gathered, &LISTING, context))
}
