//! `member list`: who is a member, of one organization, several, or all of mine.

use clap::Args;
use clap::builder::NonEmptyStringValueParser;
use jiff::Timestamp;
use serde::Serialize;

use crate::commands::resolve;
use crate::context::Context;
use crate::failure::Failure;
use crate::message;
use crate::messages::Message;
use crate::portal::{Member, Organization, User};
use crate::report::{Column, Kind, Note, Record, Report, age, record};
use crate::roster::Role;
use crate::{settings, text};

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
    Column::shown("name", Kind::Name),
    Column::shown("role", Kind::Token("role")),
    Column::shown("email", Kind::Text),
    Column::shown("last_seen", Kind::Seen),
    Column::more("organization", Kind::Text),
    Column::more("since", Kind::Moment),
    Column::more("id", Kind::Text),
    Column::more("first_name", Kind::PartOfName),
    Column::more("last_name", Kind::PartOfName),
    Column::more("email_is_masked", Kind::Flag),
    Column::more("last_seen_visible", Kind::Flag),
    Column::more("account", Kind::Token("account")),
    Column::more("damaged", Kind::Flag),
    Column::more("organization_id", Kind::Text),
];

/// The table of several organizations.
const TABLE_OF_SEVERAL: &[&str] = &["organization", "slug", "name", "role", "last_seen"];

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
    /// `active`, `deleted`, or `none` for a damaged member.
    account: &'static str,
    /// A member without an account, left behind by simultaneous writes.
    damaged: bool,
}

fn row(organization: &Organization, last_seen_visible: bool, member: Member) -> Row {
    let damaged = member.user.is_none();
    let user = member.user.unwrap_or_default();
    Row {
        organization: organization.slug.clone(),
        organization_id: organization.id.clone(),
        account: match damaged {
            true => "none",
            false if user.is_deleted() => "deleted",
            false => "active",
        },
        name: user.name(),
        email_is_masked: user.email_is_masked(),
        last_seen: user.last_seen().map(str::to_owned),
        id: (!damaged).then_some(user.id),
        slug: user.slug,
        first_name: user.first_name,
        last_name: user.last_name,
        email: user.email,
        role: member.role,
        since: member.since,
        last_seen_visible,
        damaged,
    }
}

/// Lists members.
///
/// # Errors
/// Exit 6 for an unknown organization; an organization that can't be read stops the list.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let dormant =
        arguments.dormant.as_deref().map(|text| settings::duration("--dormant", text)).transpose()?;
    let filter = Filter {
        arguments,
        seen_before: dormant.and_then(|duration| context.settings.now.checked_sub(duration).ok()),
        domain: arguments.domain.as_deref().map(bare),
        not_domain: arguments.not_domain.as_deref().map(bare),
    };
    let parts = parts(arguments, context, &filter)?;
    let several = parts.len() > 1;
    let empty = if parts.is_empty() { "member-list-nowhere" } else { "member-list-empty" };
    let hidden: usize = parts.iter().map(|part| part.hidden).sum();
    let without_address: usize = parts.iter().map(|part| part.without_address).sum();
    let damaged: usize = parts.iter().map(|part| part.damaged).sum();
    let mut found: Vec<(Place, Record)> = parts.into_iter().flat_map(|part| part.found).collect();
    found.sort_by(|(one, _), (other, _)| one.cmp(other));
    let total = found.len();
    found.truncate(context.limit().unwrap_or(usize::MAX));
    let shown = found.len();
    let records = found.into_iter().map(|(_, record)| record).collect();
    let mut report = Report::list_of(COLUMNS, records, Message::new(empty));
    if several {
        report = report.table(TABLE_OF_SEVERAL);
    }
    if shown < total {
        report = report.note(Note::Say(message!("list-cut", shown = shown, total = total)));
    }
    let counts = [
        ("member-list-damaged", damaged),
        ("member-list-hidden", hidden),
        ("member-list-without-address", without_address),
    ];
    for (key, count) in counts {
        if count > 0 {
            report = report.note(Note::Warn(message!(key, count = count)));
        }
    }
    Ok(report)
}

/// What is listed of one organization, and what can't be told to fit.
#[derive(Default)]
struct Part {
    found: Vec<(Place, Record)>,
    damaged: usize,
    hidden: usize,
    without_address: usize,
}

/// The members that fit, of each organization; made while the next organizations are read.
fn parts(arguments: &Arguments, context: &Context, filter: &Filter) -> anyhow::Result<Vec<Part>> {
    if arguments.all_orgs {
        let mine = &context.me()?.organizations;
        let read = context
            .read_each(mine, |portal, one| portal.organization(&one.id).map(|found| part(found, filter)))?;
        return Ok(read.into_iter().collect::<Result<_, _>>()?);
    }
    if arguments.org.is_empty() {
        return Err(Failure::usage("missing_organization", message!("member-list-which"))
            .try_command("udatactl member list --all-orgs")
            .into());
    }
    let found = resolve::organizations(context, &arguments.org)?;
    Ok(found.into_iter().map(|organization| part(organization, filter)).collect())
}

fn part(mut organization: Organization, filter: &Filter) -> Part {
    let mut part = Part::default();
    let last_seen_visible = organization.shows_last_seen();
    for member in std::mem::take(&mut organization.members) {
        let domain = member.user.as_ref().and_then(User::email_domain).map(str::to_lowercase);
        let row = row(&organization, last_seen_visible, member);
        if !filter.fits(domain.as_deref(), &row) {
            continue;
        }
        if filter.asks_when_seen() && !row.last_seen_visible {
            part.hidden += 1;
        } else if filter.asks_for_domain() && row.email.is_none() {
            part.without_address += 1;
        } else {
            part.damaged += usize::from(row.damaged);
            part.found.push((place(&row, &filter.arguments.sort), record(&row)));
        }
    }
    part
}

/// A domain as typed, without the `@` that people put before it.
fn bare(domain: &str) -> String {
    domain.trim_start_matches('@').to_lowercase()
}

/// Which members are wanted. What can't be seen neither fits nor fails: it is counted and said.
struct Filter<'a> {
    arguments: &'a Arguments,
    seen_before: Option<Timestamp>,
    domain: Option<String>,
    not_domain: Option<String>,
}

impl Filter<'_> {
    fn asks_when_seen(&self) -> bool {
        self.seen_before.is_some() || self.arguments.never_seen
    }

    fn asks_for_domain(&self) -> bool {
        self.domain.is_some() || self.not_domain.is_some()
    }

    fn fits(&self, domain: Option<&str>, row: &Row) -> bool {
        let seen = row.last_seen.as_deref().and_then(age::parse);
        let unseen = !row.last_seen_visible;
        self.arguments.role.as_ref().is_none_or(|role| *role == row.role)
            && (!self.arguments.never_seen || unseen || seen.is_none())
            && self.seen_before.is_none_or(|moment| unseen || seen.is_none_or(|seen| seen <= moment))
            && self.domain.as_ref().is_none_or(|wanted| domain.is_none_or(|found| found == wanted))
            && self.not_domain.as_ref().is_none_or(|other| domain.is_none_or(|found| found != other))
    }
}

/// Where a row stands in the list: by a field, then by organization and name.
type Place = (String, String, [String; 2], Option<String>);

fn place(row: &Row, field: &str) -> Place {
    let rank = |role: &str| Role::parse(role).map_or(9, |role| 2 - role as u8);
    let first = match field {
        "role" => rank(&row.role).to_string(),
        "since" => row.since.clone().unwrap_or_default(),
        "last_seen" => row.last_seen.clone().unwrap_or_default(),
        _ => row.organization.clone(),
    };
    let name = [text::fold(&row.last_name), text::fold(&row.first_name)];
    (first, row.organization.clone(), name, row.id.clone())
}
