//! `requests show`: one request whole, with what helps to answer it.

use clap::Args;
use serde::Serialize;

use crate::commands::pending::{self, Row};
use crate::commands::resolve;
use crate::context::Context;
use crate::membership;
use crate::report::{Column, Kind, Report};

/// Which request.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG")]
    org: String,
    #[arg(value_name = "REQUEST")]
    request: String,
}

/// A request with what helps to answer it.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Whole {
    #[serde(flatten)]
    row: Row,
    /// The role of somebody who is a member already.
    member_as: Option<String>,
    /// Where else the person is a member, as the portal shows to everybody; nothing where that can't be read.
    other_organizations: Option<Vec<String>>,
    page: Option<String>,
}

impl Whole {
    /// Its own: those of a request in a list show less, and some of them otherwise.
    pub const COLUMNS: &'static [Column] = &[
        Column::shown("id", Kind::Text),
        Column::shown("name", Kind::Person).whose("person_id"),
        Column::shown("slug", Kind::Text).whose("person_id"),
        Column::shown("person_id", Kind::Text),
        Column::shown("email", Kind::Text),
        Column::shown("email_is_masked", Kind::Flag),
        Column::shown("organization", Kind::Slug("organization_id")),
        Column::shown("status", Kind::Token("state")),
        Column::shown("created", Kind::Moment),
        Column::shown("comment", Kind::Text),
        Column::shown("member_as", Kind::Token("role")),
        Column::shown("other_organizations", Kind::List),
        Column::shown("page", Kind::Text),
        Column::data("who", Kind::Text).whose("person_id"),
        Column::data("email_domain", Kind::Text),
        Column::data("organization_id", Kind::Text),
        Column::data("role", Kind::Token("role")),
        Column::data("age_days", Kind::Count),
        Column::data("assignments", Kind::Count),
        Column::data("account_deleted", Kind::Flag),
        Column::data("damaged", Kind::Flag),
    ];
}

/// Shows a request.
///
/// # Errors
/// Exit 5 for whoever may not see it, exit 6 for an unknown one.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let portal = context.signed_in()?;
    let organization = resolve::organization(context, &arguments.org)?;
    let requests = match portal.membership_requests(&organization.id) {
        Err(error) if error.is_hidden() => return Err(pending::not_shown(&organization).into()),
        other => other?,
    };
    let current = membership::current_members(&organization, Some(requests.clone()));
    let id = resolve::request(context, &current, resolve::Kind::Request, &arguments.request)?.id.clone();
    let Some(request) = requests.iter().find(|request| request.id == id) else { return Ok(Report::silent()) };
    let user = match &request.user {
        Some(user) => match portal.user(&user.id) {
            // A deleted account: its request stays.
            Err(error) if error.is_unknown() || error.is_gone() => None,
            other => Some(other?),
        },
        None => None,
    };
    let member = request.user.as_ref().and_then(|user| current.member(&user.id));
    let elsewhere = |affiliation: &&udata_client::people::Affiliation| affiliation.id != organization.id;
    let whole = Whole {
        row: pending::row(&membership::name(&organization), request, context),
        member_as: member.and_then(|member| member.role).map(|role| role.word().to_owned()),
        other_organizations: user.as_ref().map(|user| {
            user.organizations.iter().filter(elsewhere).map(|affiliation| affiliation.name.clone()).collect()
        }),
        page: user.and_then(|user| user.page),
    };
    let mut report = Report::single(Whole::COLUMNS, &whole);
    if request.is_pending() && member.is_none() {
        let answers = pending::how_to_answer(&membership::word(&organization), &whole.row.who);
        report.notes.extend(answers);
    }
    Ok(report)
}
