//! `badge list`: the badges of a portal, and which of them an organization has.

use clap::Args;
use clap::builder::NonEmptyStringValueParser;
use serde::Serialize;

use crate::commands::resolve;
use crate::context::Context;
use crate::messages::message;
use crate::report::{Column, Kind, Report};

/// Which organization, if any.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG", value_parser = NonEmptyStringValueParser::new())]
    org: Option<String>,
}

const COLUMNS: &[Column] = &[
    Column::shown("kind", Kind::Text),
    Column::shown("label", Kind::Text),
    Column::shown("awarded", Kind::Flag),
];

/// The columns where no organization was named.
const COLUMNS_OF_THE_PORTAL: &[Column] = &[COLUMNS[0], COLUMNS[1]];

#[derive(Serialize)]
struct Row {
    kind: String,
    /// The label, in the portal's words.
    label: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    awarded: Option<bool>,
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
    let columns = if held.is_some() { COLUMNS } else { COLUMNS_OF_THE_PORTAL };
    Ok(Report::list(columns, rows.collect::<Vec<_>>(), message!("badge-list-empty")))
}
