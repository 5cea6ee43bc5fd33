//! `person show`: one person, and where they are a member.

use clap::Args;
use serde::Serialize;

use crate::commands::resolve;
use crate::context::Context;
use crate::membership;
use crate::messages::message;
use crate::report::{Note, Report, record};
use udata_client::{Organization, if_given};

/// Whom to show.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "PERSON")]
    person: String,
}

record! {
    /// A person, and where they are a member.
    pub struct Row {
        slug: String => shown(Slug("id")).whose("id"),
        name: String => shown(Text).whose("id"),
        id: String => shown(Text),
        /// `active`, `switched_off` or `deleted`.
        account: &'static str => shown(Token("account")),
        email: Option<String> => shown(Mail),
        page: Option<String> => more(Text),
        /// Slugs, for people and for formats without nesting; `organizations` has it all.
        admin_of: Vec<String> => more(List),
        editor_of: Vec<String> => more(List),
        partial_editor_of: Vec<String> => more(List),
        /// Where the role is another one, or could not be read.
        member_of: Vec<String> => more(List),
        first_name: String => data(PartOfName),
        last_name: String => data(PartOfName),
        deleted: Option<String> => data(Moment),
        email_is_masked: bool => data(Flag),
        organizations: Vec<Membership> => data(List),
    }
}

/// An organization of which they are a member.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Membership {
    id: String,
    slug: String,
    name: String,
    role: Option<String>,
    since: Option<String>,
}

/// Shows a person.
///
/// # Errors
/// Exit 6 for nobody or several, and for an account that is closed, unless one administers the portal.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let user = resolve::anyone(context, &arguments.person)?;
    let read = context.read_each(&user.organizations, |portal, one| portal.listed_organization(&one.id))?;
    let read = read.into_iter().map(if_given).collect::<Result<Vec<_>, _>>()?;
    let unread = read.iter().filter(|organization| organization.is_none()).count();
    let organizations: Vec<Membership> = user
        .organizations
        .iter()
        .zip(read)
        .map(|(one, read)| {
            let membership = read.and_then(|organization| belonging(&organization, &user.id));
            Membership {
                id: one.id.clone(),
                slug: one.slug.clone(),
                name: one.name.clone(),
                role: membership.as_ref().map(|(role, _)| role.clone()),
                since: membership.and_then(|(_, since)| since),
            }
        })
        .collect();
    let of = |is: &dyn Fn(Option<&str>) -> bool| -> Vec<String> {
        let there = organizations.iter().filter(|organization| is(organization.role.as_deref()));
        there.map(|membership| membership.slug.clone()).collect()
    };
    let known = ["admin", "editor", "partial_editor"];
    let row = Row {
        account: membership::told(&user).word(),
        name: user.name(),
        email_is_masked: user.email_is_masked(),
        admin_of: of(&|role| role == Some(known[0])),
        editor_of: of(&|role| role == Some(known[1])),
        partial_editor_of: of(&|role| role == Some(known[2])),
        member_of: of(&|role| role.is_none_or(|role| !known.contains(&role))),
        id: user.id,
        slug: user.slug,
        first_name: user.first_name,
        last_name: user.last_name,
        deleted: user.deleted,
        email: user.email,
        page: user.page,
        organizations,
    };
    let mut report = Report::single(Row::COLUMNS, &row);
    if row.organizations.is_empty() {
        report = report.note(Note::Say(message!("person-show-nowhere", person = &row.name)));
    }
    if unread > 0 {
        report = report.note(Note::Warn(message!("person-show-unread", count = unread)));
    }
    Ok(report)
}

/// The role of somebody in an organization, and since when.
fn belonging(organization: &Organization, id: &str) -> Option<(String, Option<String>)> {
    let theirs = |member: &&udata_client::Member| member.user.as_ref().is_some_and(|user| user.id == id);
    let member = organization.members.iter().find(theirs)?;
    Some((member.role.clone(), member.since.clone()))
}
