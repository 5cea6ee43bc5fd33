//! `person find`: people by first and last name, slug, or address.

use clap::Args;

use crate::commands::resolve::{self, Noun, Reference};
use crate::context::Context;
use crate::messages::message;
use crate::report::{Note, Report, record};
use udata_client::User;

/// Whom to look for.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "TEXT", required = true)]
    text: Vec<String>,
}

record! {
    /// A person.
    pub struct Row {
        slug: String => shown(Slug("id")).whose("id"),
        name: String => shown(Text).whose("id"),
        domain: Option<String> => shown(Text),
        id: String => shown(Text).cut(Out),
        first_name: String => more(PartOfName),
        last_name: String => more(PartOfName),
        email: Option<String> => more(Mail),
        email_is_masked: bool => more(Flag),
    }
}

impl From<&User> for Row {
    fn from(user: &User) -> Self {
        Self {
            id: user.id.clone(),
            slug: user.slug.clone(),
            name: user.name(),
            first_name: user.first_name.clone(),
            last_name: user.last_name.clone(),
            domain: user.email_domain().map(str::to_owned),
            email: user.email.clone(),
            email_is_masked: user.email_is_masked(),
        }
    }
}

/// Looks for people.
///
/// # Errors
/// Exit 6 for an address, unless one administers the portal: nobody else may look by address.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let text = arguments.text.join(" ");
    let portal = context.portal()?;
    let (people, more) = match Reference::parse(&text, Noun::Person, portal.site()) {
        Reference::Address(mailbox) => (resolve::people_with_email(context, &mailbox.address)?, false),
        Reference::Name(text) | Reference::Slug(text) => {
            let found = portal.showing().people_called(&text)?;
            let more = found.total > found.entries.len();
            (found.entries, more)
        }
        _ => (vec![resolve::anyone(context, &text)?], false),
    };
    let mut rows: Vec<Row> = people.iter().map(Row::from).collect();
    rows.sort_by_cached_key(|row| {
        (udatactl_core::text::fold(&row.last_name), udatactl_core::text::fold(&row.name))
    });
    let total = rows.len();
    rows.truncate(context.limit().unwrap_or(usize::MAX));
    let mut report = Report::list(Row::COLUMNS, &rows, message!("person-find-empty", text = &text));
    if rows.len() < total {
        report = report.note(Note::Say(message!("list-cut", shown = rows.len(), total = total)));
    }
    if more {
        report = report.note(Note::Warn(message!("person-find-more")));
    }
    Ok(report)
}
