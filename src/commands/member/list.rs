//! `member list`: who is a member, of one organization, several, or all of mine.

use clap::Args;
use clap::builder::NonEmptyStringValueParser;
use serde::Serialize;

use crate::commands::resolve;
use crate::context::Context;
use crate::failure::Failure;
use crate::message;
use crate::portal::{Member, Organization, User};
use crate::report::{Column, Kind, Note, Report, age};
use crate::settings;

/// Which members.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG", value_parser = NonEmptyStringValueParser::new())]
    org: Vec<String>,
    #[arg(long, conflicts_with = "org")]
    all_orgs: bool,
    #[arg(long, value_name = "ROLE", value_parser = ["admin", "editor", "partial_editor"])]
    role: Option<String>,
    #[arg(long, value_name = "DURATION", value_parser = NonEmptyStringValueParser::new())]
    dormant: Option<String>,
    #[arg(long)]
    never_seen: bool,
    #[arg(long, value_name = "DOMAIN", value_parser = NonEmptyStringValueParser::new())]
    domain: Option<String>,
    #[arg(long, value_name = "DOMAIN", value_parser = NonEmptyStringValueParser::new())]
    not_domain: Option<String>,
    #[arg(long, value_name = "FIELD", default_value = "name", value_parser = ["name", "role", "since", "last_seen"])]
    sort: String,
}

const COLUMNS: &[Column] = &[
    Column::shown("slug", Kind::Text),
    Column::shown("name", Kind::Text),
    Column::shown("role", Kind::Token("role")),
    Column::shown("email", Kind::Text),
    Column::shown("last_seen", Kind::Seen),
    Column::more("organization", Kind::Text),
    Column::more("since", Kind::Moment),
    Column::more("id", Kind::Text),
    Column::more("first_name", Kind::Text),
    Column::more("last_name", Kind::Text),
    Column::more("email_is_masked", Kind::Flag),
    Column::more("last_seen_visible", Kind::Flag),
    Column::more("damaged", Kind::Flag),
    Column::more("organization_id", Kind::Text),
];

/// The same with the organization in the table, for several.
const COLUMNS_OF_SEVERAL: &[Column] = &[
    Column::shown("organization", Kind::Text),
    Column::shown("slug", Kind::Text),
    Column::shown("name", Kind::Text),
    Column::shown("role", Kind::Token("role")),
    Column::shown("last_seen", Kind::Seen),
    Column::more("email", Kind::Text),
    Column::more("since", Kind::Moment),
    Column::more("id", Kind::Text),
    Column::more("first_name", Kind::Text),
    Column::more("last_name", Kind::Text),
    Column::more("email_is_masked", Kind::Flag),
    Column::more("last_seen_visible", Kind::Flag),
    Column::more("damaged", Kind::Flag),
    Column::more("organization_id", Kind::Text),
];

#[derive(Serialize)]
struct Row {
    organization: String,
    organization_id: String,
    id: Option<String>,
    slug: String,
    name: String,
    first_name: String,
    last_name: String,
    email: Option<String>,
    email_is_masked: bool,
    role: String,
    since: Option<String>,
    last_seen: Option<String>,
    /// False where the portal does not show it to whoever asks: then nothing is not "never".
    last_seen_visible: bool,
    /// A member without an account, left behind by simultaneous writes.
    damaged: bool,
}

fn row(organization: &Organization, member: &Member) -> Row {
    let user = member.user.clone().unwrap_or_default();
    Row {
        organization: organization.slug.clone(),
        organization_id: organization.id.clone(),
        id: member.user.as_ref().map(|user| user.id.clone()),
        name: user.name(),
        email_is_masked: user.email_is_masked(),
        slug: user.slug,
        first_name: user.first_name,
        last_name: user.last_name,
        email: user.email,
        role: member.role.clone(),
        since: member.since.clone(),
        last_seen: user.last_login_at,
        last_seen_visible: organization.permissions.is_some_and(|permissions| permissions.private),
        damaged: member.user.is_none(),
    }
}

/// Lists members.
///
/// # Errors
/// Exit 6 for an unknown organization; an organization that can't be read stops the list.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let organizations = if arguments.all_orgs {
        let mine = &context.me()?.organizations;
        let portal = context.signed_in()?;
        let read = portal.side_by_side(mine, |one| portal.organization(&one.id));
        read.into_iter().collect::<Result<Vec<_>, _>>()?
    } else if arguments.org.is_empty() {
        return Err(Failure::usage("missing_organization", message!("member-list-which"))
            .try_command("udatactl member list --all-orgs")
            .into());
    } else {
        resolve::organizations(context, &arguments.org)?
    };
    let dormant =
        arguments.dormant.as_deref().map(|text| settings::duration("--dormant", text)).transpose()?;
    let dormant_days = dormant.map(|duration| i64::try_from(duration.as_secs() / 86_400).unwrap_or(i64::MAX));
    let mut rows: Vec<Row> = Vec::new();
    let mut hidden = 0;
    for organization in &organizations {
        for member in &organization.members {
            let row = row(organization, member);
            if arguments.never_seen || dormant_days.is_some() {
                hidden += usize::from(!row.last_seen_visible);
            }
            if fits(arguments, context, dormant_days, member, &row) {
                rows.push(row);
            }
        }
    }
    sort(&mut rows, &arguments.sort);
    let columns = if organizations.len() > 1 { COLUMNS_OF_SEVERAL } else { COLUMNS };
    let damaged = rows.iter().filter(|row| row.damaged).count();
    let mut report = Report::list(columns, &rows, message!("member-list-empty"));
    if damaged > 0 {
        report = report.note(Note::Warn(message!("member-list-damaged", count = damaged)));
    }
    if hidden > 0 {
        report = report.note(Note::Warn(message!("member-list-hidden", count = hidden)));
    }
    Ok(report)
}

fn fits(arguments: &Arguments, context: &Context, dormant: Option<i64>, member: &Member, row: &Row) -> bool {
    let domain = member.user.as_ref().and_then(User::email_domain);
    let is = |wanted: &String| domain.is_some_and(|domain| domain.eq_ignore_ascii_case(wanted));
    let seen = row.last_seen.as_deref().and_then(age::parse);
    let asleep = |days: i64| {
        row.last_seen_visible && seen.is_none_or(|seen| age::days_between(seen, context.settings.now) >= days)
    };
    arguments.role.as_ref().is_none_or(|role| *role == row.role)
        && (!arguments.never_seen || (row.last_seen_visible && seen.is_none()))
        && dormant.is_none_or(asleep)
        && arguments.domain.as_ref().is_none_or(is)
        && !arguments.not_domain.as_ref().is_some_and(is)
}

fn sort(rows: &mut [Row], field: &str) {
    let rank = |role: &str| ["admin", "editor", "partial_editor"].iter().position(|known| *known == role);
    match field {
        "role" => rows.sort_by_key(|row| (rank(&row.role).unwrap_or(9), crate::text::fold(&row.name))),
        "since" => rows.sort_by_key(|row| row.since.clone()),
        "last_seen" => rows.sort_by_key(|row| row.last_seen.clone()),
        _ => rows.sort_by_key(|row| {
            (row.organization.clone(), crate::text::fold(&row.last_name), row.name.clone())
        }),
    }
}
