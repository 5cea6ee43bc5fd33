//! `contact list`: the contact points of all my organizations, or of some.

use clap::Args;

use crate::commands::scope::{Of, Scope};
use crate::commands::unread::{self, Several};
use crate::context::Context;
use crate::failure::portal_failure;
use crate::messages::message;
use crate::report::{Note, Report, record};
use udata_client::ContactPoint;
use udatactl_core::text::shell::Command;

/// Whose.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    scope: Scope,
}

/// The table of one organization.
const TABLE_OF_ONE: &[&str] = &["name", "email", "contact_form", "role"];

record! {
    /// A contact point.
    pub struct Row<'a> {
        /// Nothing where it has none, from 17.18 on.
        name: Option<&'a str> => shown(Text),
        email: Option<&'a str> => shown(Mail),
        /// The page with a form to write to whom it is; no answer tells it before 10.
        contact_form: Option<&'a str> => shown(Text).cut(Middle),
        /// Nothing before 10, where they have none.
        role: Option<&'a str> => shown(Token("contact-role")),
        organization: String => shown(Slug("organization_id")),
        id: &'a str => more(Text),
        organization_id: &'a str => more(Text),
    }
}

/// Lists contact points, those of an organization in the portal's order.
///
/// # Errors
/// Exit 4 for mine without a key, 7 on a portal without contact points; exit 8 where some of several organizations could
/// not be read.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let targets = arguments.scope.targets(context)?;
    let read: Several<Of<Vec<ContactPoint>>> = targets.each(context, |portal, organization| {
        portal.all_contact_points(&organization.id).map_err(|error| portal_failure(&error))
    })?;
    let Several { read, unread } = read;
    let of_one = read.len() == 1 && unread.is_empty();
    let all =
        read.iter().flat_map(|(organization, points)| points.iter().map(move |one| (organization, one)));
    let mut rows: Vec<Row> = all
        .map(|(organization, one)| Row {
            name: Some(one.name.as_str()).filter(|name| !name.is_empty()),
            email: one.email.as_deref(),
            contact_form: one.contact_form.as_deref(),
            role: one.role.as_deref(),
            organization: organization.slug.clone(),
            id: &one.id,
            organization_id: &organization.id,
        })
        .collect();
    let total = rows.len();
    rows.truncate(context.limit().unwrap_or(usize::MAX));
    let mut report = Report::list(Row::COLUMNS, &rows, message!("contact-list-empty"));
    if let [(organization, points)] = &read[..]
        && of_one
    {
        report = report.table(TABLE_OF_ONE);
        if points.is_empty() {
            let command = Command::new("contact add {}", &[&organization.word()]);
            report = report.note(Note::Hint(message!("contact-how-to-add", command = command)));
        }
    }
    if rows.len() < total {
        report = report.note(Note::Say(message!("list-cut", shown = rows.len(), total = total)));
    }
    Ok(unread::marked(context, report, &unread))
}
