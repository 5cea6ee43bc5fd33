//! `requests list`: who asks to join, of all my organizations or of some.

use crate::commands::pending;
use crate::commands::pending::list::Listing;
use crate::context::Context;
use crate::membership;
use crate::report::{Report, age};
use udata_client::MembershipRequest;

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
    let gathered = arguments.gather(&LISTING, context)?;
    let report = arguments.report(&gathered, &LISTING, context);
    let open = gathered.found.iter().filter(|(_, request)| {
        let request = membership::request(request);
        request.is_pending() && !request.invitation && !request.is_damaged() && !request.account_deleted
    });
    let asked = |request: &MembershipRequest| request.created.as_deref().and_then(age::parse);
    let Some((organization, request)) = open.min_by_key(|(_, request)| asked(request)) else {
        return Ok(report);
    };
    let who = pending::row(organization, request, context).who;
    Ok(pending::how_to_answer(&organization.word(), &who).into_iter().fold(report, Report::note))
}
