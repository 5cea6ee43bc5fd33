//! `invite list`: whom all my organizations, or some, have invited.

use clap::Args;
use clap::builder::NonEmptyStringValueParser;

use crate::commands::pending::{self, STATES};
use crate::context::Context;
use crate::message;
use crate::report::{Column, Kind, Note, Report};

/// Which invitations.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG", value_parser = NonEmptyStringValueParser::new())]
    org: Vec<String>,
    #[arg(long, conflicts_with = "org")]
    all_orgs: bool,
    #[arg(long, value_name = "STATUS", default_value = "pending", value_parser = STATES)]
    status: String,
}

const COLUMNS: &[Column] = &[
    Column::shown("who", Kind::Text),
    Column::shown("name", Kind::Person),
    Column::shown("role", Kind::Token("role")),
    Column::shown("organization", Kind::Text),
    Column::shown("created", Kind::Moment),
    Column::more("comment", Kind::Text),
    Column::more("status", Kind::Token("state")),
    Column::more("id", Kind::Text),
    Column::more("slug", Kind::Text),
    Column::more("person_id", Kind::Text),
    Column::more("email", Kind::Text),
    Column::more("email_is_masked", Kind::Flag),
    Column::more("email_domain", Kind::Text),
    Column::more("age_days", Kind::Count),
    Column::more("assignments", Kind::Count),
    Column::more("account_deleted", Kind::Flag),
    Column::more("damaged", Kind::Flag),
    Column::more("organization_id", Kind::Text),
];

/// The same with the state in the table, where it is not always "pending".
const COLUMNS_WITH_STATUS: &[Column] = &[
    Column::shown("who", Kind::Text),
    Column::shown("role", Kind::Token("role")),
    Column::shown("organization", Kind::Text),
    Column::shown("status", Kind::Token("state")),
    Column::shown("created", Kind::Moment),
    Column::more("name", Kind::Person),
    Column::more("comment", Kind::Text),
    Column::more("id", Kind::Text),
    Column::more("slug", Kind::Text),
    Column::more("person_id", Kind::Text),
    Column::more("email", Kind::Text),
    Column::more("email_is_masked", Kind::Flag),
    Column::more("email_domain", Kind::Text),
    Column::more("age_days", Kind::Count),
    Column::more("assignments", Kind::Count),
    Column::more("account_deleted", Kind::Flag),
    Column::more("damaged", Kind::Flag),
    Column::more("organization_id", Kind::Text),
];

/// Lists invitations, oldest first.
///
/// # Errors
/// Exit 5 for an organization that was named and does not show its invitations to me.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let gathered = pending::gather(context, &arguments.org)?;
    pending::require_invitations(context, &gathered.organizations)?;
    let mut rows = pending::rows(&gathered.found, true, &arguments.status, context);
    let total = rows.len();
    rows.truncate(context.limit().unwrap_or(usize::MAX));
    let only_pending = arguments.status == "pending";
    let columns = if only_pending { COLUMNS } else { COLUMNS_WITH_STATUS };
    let empty = if only_pending { "invite-list-empty" } else { "invite-list-none-fits" };
    let mut report = Report::list(columns, &rows, message!(empty));
    if rows.len() < total {
        report = report.note(Note::Say(message!("list-cut", shown = rows.len(), total = total)));
    }
    report.notes.extend(pending::notes(&rows, &gathered.hidden));
    Ok(report)
}
