//! `org list`: my organizations with my role, or those of the portal.

use clap::Args;
use clap::builder::NonEmptyStringValueParser;
use serde::Serialize;

use crate::context::Context;
use crate::message;
use crate::portal::{Filter, Organization};
use crate::report::{Column, Kind, Note, Report};

/// Which organizations.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(long)]
    mine: bool,
    #[arg(long, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new())]
    search: Option<String>,
    #[arg(long, value_name = "BADGE", value_parser = NonEmptyStringValueParser::new())]
    badge: Option<String>,
    #[arg(long, value_name = "NUMBER", value_parser = NonEmptyStringValueParser::new())]
    siret: Option<String>,
    #[arg(long, conflicts_with = "one_admin")]
    no_admin: bool,
    #[arg(long)]
    one_admin: bool,
    #[arg(long, value_name = "FIELD", allow_hyphen_values = true, value_parser = NonEmptyStringValueParser::new())]
    sort: Option<String>,
}

const COLUMNS: &[Column] = &[
    Column::shown("slug", Kind::Text),
    Column::shown("name", Kind::Text),
    Column::shown("role", Kind::Token("role")),
    Column::shown("members", Kind::Count),
    Column::shown("badges", Kind::Tokens("badge")),
    Column::more("id", Kind::Text),
    Column::more("acronym", Kind::Text),
    Column::more("siret", Kind::Text),
    Column::more("administrators", Kind::Count),
    Column::more("datasets", Kind::Count),
    Column::more("created", Kind::Moment),
    Column::more("page", Kind::Text),
];

#[derive(Serialize)]
struct Row {
    id: String,
    slug: String,
    name: String,
    acronym: Option<String>,
    siret: Option<String>,
    role: Option<String>,
    members: usize,
    administrators: usize,
    datasets: Option<u64>,
    badges: Vec<String>,
    created: Option<String>,
    page: Option<String>,
}

fn row(one: &Organization, me: Option<&str>) -> Row {
    let mine = one
        .members
        .iter()
        .find(|member| me.is_some() && member.user.as_ref().map(|user| user.id.as_str()) == me);
    Row {
        id: one.id.clone(),
        slug: one.slug.clone(),
        name: one.name.clone(),
        acronym: one.acronym.clone(),
        siret: one.business_number_id.clone(),
        role: mine.map(|member| member.role.clone()),
        members: one.members.len(),
        administrators: administrators(one),
        datasets: one.metric("datasets"),
        badges: one.badge_kinds(),
        created: one.created_at.clone(),
        page: one.page.clone(),
    }
}

/// Administrators with an account: the damaged and the invited do not count.
fn administrators(one: &Organization) -> usize {
    one.members.iter().filter(|member| member.role == "admin" && member.user.is_some()).count()
}

/// Lists organizations: mine where a key is at hand and nothing else is asked, else the portal's.
///
/// # Errors
/// Exit 4 for mine without a key; a page that fails.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let narrowed = arguments.search.is_some() || arguments.badge.is_some() || arguments.siret.is_some();
    let audited = arguments.no_admin || arguments.one_admin;
    if arguments.mine
        || !(narrowed || audited || arguments.sort.is_some() || context.settings.limit.is_some())
    {
        return mine(arguments, context);
    }
    // Administrators are counted here and not by the portal: all pages are needed before any limit.
    let limit = context.limit();
    let filter = Filter {
        search: arguments.search.clone(),
        badge: arguments.badge.clone(),
        business_number_id: arguments.siret.clone(),
        sort: arguments.sort.clone(),
        limit: if audited { None } else { limit },
        ..Filter::default()
    };
    let mut listed = context.portal()?.organizations(&filter)?;
    if audited {
        listed.entries.retain(|one| fits(arguments, one));
        listed.total = listed.entries.len();
        listed.entries.truncate(limit.unwrap_or(usize::MAX));
    }
    let rows: Vec<Row> = listed.entries.iter().map(|one| row(one, None)).collect();
    let report = Report::list(COLUMNS, &rows, message!("org-list-empty"));
    Ok(cut(report, rows.len(), listed.total))
}

fn mine(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let me = context.me()?;
    let portal = context.signed_in()?;
    let read = portal.side_by_side(&me.organizations, |one| portal.listed_organization(&one.id));
    let mut all = read.into_iter().collect::<Result<Vec<_>, _>>()?;
    all.retain(|one| fits(arguments, one));
    all.sort_by_key(|one| one.name.to_lowercase());
    let total = all.len();
    all.truncate(context.limit().unwrap_or(usize::MAX));
    let rows: Vec<Row> = all.iter().map(|one| row(one, Some(&me.id))).collect();
    let report = Report::list(COLUMNS, &rows, message!("org-list-none-of-mine"));
    Ok(cut(report, rows.len(), total))
}

fn fits(arguments: &Arguments, one: &Organization) -> bool {
    let count = administrators(one);
    let contains = |text: &String| crate::text::fold(&one.name).contains(&crate::text::fold(text));
    (!arguments.no_admin || count == 0)
        && (!arguments.one_admin || count == 1)
        && arguments.search.as_ref().is_none_or(contains)
        && arguments.badge.as_ref().is_none_or(|kind| one.badge_kinds().contains(kind))
        && arguments.siret.as_ref().is_none_or(|number| one.business_number_id.as_ref() == Some(number))
}

/// A list that its limit cut says so.
fn cut(report: Report, shown: usize, total: usize) -> Report {
    if shown < total {
        report.note(Note::Say(message!("list-cut", shown = shown, total = total)))
    } else {
        report
    }
}
