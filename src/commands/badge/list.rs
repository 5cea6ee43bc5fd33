//! `badge list`: the badges of a portal, and which of them an organization has.

use clap::Args;

use crate::commands::resolve;
use crate::context::Context;
use crate::messages::message;
use crate::report::{Column, Report, record};

/// Which organization, if any.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG")]
    org: Option<String>,
}

/// The same where no organization was named.
const COLUMNS_OF_THE_PORTAL: &[Column] = &[Row::COLUMNS[0], Row::COLUMNS[1]];

record! {
    /// A badge of the portal, and whether the organization has it.
    pub struct Row {
        kind: String => shown(Text).cut(Never),
        /// In the portal's words.
        label: String => shown(Text),
        #[serde(skip_serializing_if = "Option::is_none")]
        awarded: Option<bool> => shown(Flag),
    }
}

/// Lists the kinds of badges; needs no key.
///
/// # Errors
/// Exit 6 for an unknown organization.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let organization = arguments.org.as_deref().map(|org| resolve::organization(context, org)).transpose()?;
    let held = organization.map(|organization| organization.badge_kinds());
    let rows = context.portal()?.badge_kinds()?.into_iter().map(|(kind, label)| {
        let awarded = held.as_ref().map(|held| held.contains(&kind));
        Row { kind, label, awarded }
    });
    let columns = if held.is_some() { Row::COLUMNS } else { COLUMNS_OF_THE_PORTAL };
    Ok(Report::list(columns, rows.collect::<Vec<_>>(), message!("badge-list-empty")))
}
