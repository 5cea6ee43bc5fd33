//! The listing that `requests list` and `invite list` share: all of a kind, of all my organizations or of some.

use clap::Args;

use super::Gathered;
use crate::commands::scope::Scope;
use crate::commands::unread;
use crate::commands::words::STATES;
use crate::context::Context;
use crate::messages::message;
use crate::report::{Note, Report};

/// Which of them.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    scope: Scope,
    #[arg(long, value_name = "STATUS", default_value = "pending", value_parser = STATES)]
    status: String,
}

/// The kind that is listed, its tables and its sentences.
pub struct Listing {
    pub invitations: bool,
    /// The keys of the listing's table where all are pending.
    pub table: &'static [&'static str],
    /// The keys of the listing's table with the state, where it is not always "pending".
    pub table_with_status: &'static [&'static str],
    /// Said where none is pending.
    pub none_pending: &'static str,
    /// Said where none is in the state asked for.
    pub none_fits: &'static str,
}

impl Arguments {
    /// Reads what the organizations hold, those named, all of mine or all of the portal.
    ///
    /// # Errors
    /// As [`super::gather_to_show`].
    pub fn gather(&self, listing: &Listing, context: &Context) -> anyhow::Result<Gathered> {
        let targets = self.scope.targets(context)?;
        super::gather_to_show(context, targets, &|request| {
            super::is_listed(request, listing.invitations, &self.status)
        })
    }

    /// Reports the records that were asked for, oldest first, with the notes on them.
    pub fn report(&self, gathered: &Gathered, listing: &Listing, context: &Context) -> Report {
        let mut rows = super::rows(&gathered.found, listing.invitations, &self.status, context);
        let total = rows.len();
        rows.truncate(context.limit().unwrap_or(usize::MAX));
        let (table, empty) = match self.status.as_str() {
            "pending" => (listing.table, listing.none_pending),
            _ => (listing.table_with_status, listing.none_fits),
        };
        let mut report = Report::list(super::Row::COLUMNS, &rows, message!(empty)).table(table);
        if rows.len() < total {
            report = report.note(Note::Say(message!("list-cut", shown = rows.len(), total = total)));
        }
        report.notes.extend(super::notes(&rows, &gathered.hidden));
        unread::marked(context, report, &gathered.unread)
    }
}
