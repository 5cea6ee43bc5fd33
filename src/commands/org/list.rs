//! `org list`: my organizations with my role, or those of the portal.

use clap::Args;
use serde_json::Value;

use crate::commands::unread::{self, Several};
use crate::commands::{rights, scope, words};
use crate::context::Context;
use crate::failure::portal_failure;
use crate::membership;
use crate::messages::message;
use crate::report::{Note, Record, Report, record};
use udata_client::{Filter, Organization};
use udatactl_core::siret;
use udatactl_core::text;

/// Which organizations.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(long, conflicts_with = "portal")]
    mine: bool,
    #[arg(long)]
    portal: bool,
    #[arg(long, value_name = "TEXT")]
    search: Option<String>,
    #[arg(long, value_name = "BADGE")]
    badge: Option<String>,
    #[arg(long, value_name = "NUMBER")]
    siret: Option<String>,
    #[arg(long, conflicts_with = "one_admin")]
    no_admin: bool,
    #[arg(long)]
    one_admin: bool,
    #[arg(long, value_name = "FIELD", allow_hyphen_values = true, value_parser = words::ORGANIZATION_SORTS)]
    sort: Option<String>,
}

record! {
    /// An organization.
    pub struct Row {
        slug: String => shown(Slug("id")),
        name: String => shown(Text),
        role: Option<String> => shown(Token("role")),
        members: usize => shown(Count),
        badges: Vec<String> => shown(Tokens("badge")),
        id: String => more(Text),
        acronym: Option<String> => more(Text),
        siret: Option<String> => more(Text),
        administrators: usize => more(Count),
        datasets: Option<u64> => more(Count),
        created: Option<String> => more(Moment),
        page: Option<String> => more(Text),
    }
}

fn row(organization: &Organization, me: Option<&str>) -> Row {
    Row {
        id: organization.id.clone(),
        slug: organization.slug.clone(),
        name: organization.name.clone(),
        acronym: organization.acronym.clone(),
        siret: organization.business_number().map(str::to_owned),
        role: me.and_then(|me| rights::role(organization, me)).map(str::to_owned),
        members: membership::count(organization),
        administrators: rights::administrators(organization).count(),
        datasets: organization.metric("datasets"),
        badges: organization.badge_kinds(),
        created: organization.created_at.clone(),
        page: organization.page.clone(),
    }
}

/// Lists organizations: mine, unless something to look for, or `--portal`, makes it the portal's.
///
/// A lost key must never turn "mine" into "everybody's", so mine without a key is an error.
///
/// # Errors
/// Exit 4 for mine without a key; a page that fails.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let narrowed = arguments.search.is_some() || arguments.badge.is_some() || arguments.siret.is_some();
    let audited = arguments.no_admin || arguments.one_admin;
    if arguments.mine || !(narrowed || audited || arguments.portal) {
        return mine(arguments, context);
    }
    // Administrators are counted here and not by the portal: all pages are needed before any limit.
    let limit = context.limit();
    let filter = Filter {
        search: arguments.search.clone(),
        badge: arguments.badge.clone(),
        business_number_id: arguments.siret.as_deref().map(siret::compact),
        sort: arguments.sort.clone(),
        limit: if audited { None } else { limit },
        ..Filter::default()
    };
    let portal = context.portal()?;
    let me = context.me_if_signed_in()?.map(|me| me.id.as_str());
    // A portal has thousands: of each only the row is kept.
    let fitting = |organization: Organization| {
        (!audited || fits(arguments, &organization)).then(|| record(&row(&organization, me)))
    };
    let listed = portal.showing().organizations_as(&filter, fitting)?;
    let mut records: Vec<Record> = listed.entries.into_iter().flatten().collect();
    let total = if audited { records.len() } else { listed.total };
    let by_name = arguments.sort.as_deref().is_some_and(|field| field.trim_start_matches('-') == "name");
    if by_name {
        // The portal sorts by code points: capitals before the others, accents after z.
        let name =
            |record: &Record| text::fold(record.get("name").and_then(Value::as_str).unwrap_or_default());
        records.sort_by_cached_key(name);
        if arguments.sort.as_deref().is_some_and(|field| field.starts_with('-')) {
            records.reverse();
        }
    }
    let is_chosen_there = by_name && records.len() < total;
    records.truncate(limit.unwrap_or(usize::MAX));
    let report = cut(Report::list_of(Row::COLUMNS, records, message!("org-list-empty")), total);
    Ok(if is_chosen_there { report.note(Note::Say(message!("org-list-sorted-there"))) } else { report })
}

fn mine(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let me = context.me()?;
    let names = scope::mine(context)?;
    let cache = context.settings.name_cache();
    let read = context.read_each(&names, |portal, one| {
        let found = portal.listed_organization(&one.id).map_err(|error| portal_failure(&error))?;
        cache.keep_members(&membership::current_members(&found, None), false);
        Ok(found)
    })?;
    let Several { read: mut all, unread } = Several::of_known(&names, read)?;
    all.retain(|organization| fits(arguments, organization));
    sort(&mut all, arguments.sort.as_deref().unwrap_or("name"));
    let total = all.len();
    all.truncate(context.limit().unwrap_or(usize::MAX));
    let rows = all.into_iter().map(|organization| row(&organization, Some(&me.id)));
    let report = cut(Report::list(Row::COLUMNS, rows, message!("org-list-none-of-mine")), total);
    Ok(unread::marked(context, report, &unread))
}

fn sort(all: &mut [Organization], field: &str) {
    let (backwards, field) = field.strip_prefix('-').map_or((false, field), |field| (true, field));
    match field {
        "created" => all.sort_by_key(|organization| organization.created_at.clone()),
        "last_modified" => all.sort_by_key(|organization| organization.last_modified.clone()),
        "name" => all.sort_by_cached_key(|organization| text::fold(&organization.name)),
        metric => all.sort_by_key(|organization| organization.metric(metric)),
    }
    if backwards {
        all.reverse();
    }
}

fn fits(arguments: &Arguments, organization: &Organization) -> bool {
    let count = || rights::administrators(organization).count();
    let named = |searched: &String| {
        let name = text::fold(&format!(
            "{} {}",
            organization.name,
            organization.acronym.as_deref().unwrap_or_default()
        ));
        text::fold(searched).split(' ').all(|word| name.contains(word))
    };
    (!arguments.no_admin || count() == 0)
        && (!arguments.one_admin || count() == 1)
        && arguments.search.as_ref().is_none_or(named)
        && arguments.badge.as_ref().is_none_or(|kind| organization.badge_kinds().contains(kind))
        && arguments
            .siret
            .as_deref()
            .is_none_or(|number| organization.business_number() == Some(&siret::compact(number)))
}

/// A list that its limit cut says so.
fn cut(report: Report, total: usize) -> Report {
    let shown = report.records.len();
    if shown < total {
        report.note(Note::Say(message!("list-cut", shown = shown, total = total)))
    } else {
        report
    }
}
