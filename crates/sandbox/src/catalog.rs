//! The CSV of all organizations (`udata/core/organization/csv.py`, `udata/core/csv.py`), as a portal gives it whose
//! `EXPORT_CSV_MODELS` is empty: made anew for each request. What would narrow it is not heeded here.

use serde_json::{Map, Value, json};

use super::answer::{Answer, Body};
use super::request_context::{RequestContext, Result};
use super::views;
use super::world::{Id, Organization};

/// The columns with metrics, of which one is there twice.
const METRICS: [&str; 13] = [
    "metric.dataservices",
    "metric.dataservices_by_months",
    "metric.datasets",
    "metric.datasets_by_months",
    "metric.datasets_followers_by_months",
    "metric.datasets_reuses_by_months",
    "metric.members",
    "metric.reuses",
    "metric.reuses_by_months",
    "metric.reuses_followers_by_months",
    "metric.dataservices",
    "metric.followers",
    "metric.views",
];

/// `GET site/organizations.csv`.
pub fn show(context: &RequestContext) -> Result {
    let mut found: Vec<(&Id, &Organization)> =
        context.world.organizations.iter().filter(|(_, one)| one.deleted.is_none()).collect();
    found.sort_by_key(|(_, one)| std::cmp::Reverse(one.created_at));
    let empty = Organization::default();
    let headings =
        columns(context, &Id::default(), &empty).into_iter().map(|(name, _)| json!(name)).collect();
    let rows = found.into_iter().map(|(id, one)| columns(context, id, one).into_iter().map(|(_, cell)| cell));
    let lines = std::iter::once(headings).chain(rows.map(Iterator::collect)).map(line).collect();
    Ok(Answer { status: 200, body: Body::Csv(lines), headers: Vec::new() }.into())
}

/// The columns of an organization, and what stands in them.
fn columns(context: &RequestContext, id: &Id, one: &Organization) -> Vec<(&'static str, Value)> {
    let metrics: Map<String, Value> = views::metrics(context, id, one);
    let page =
        format!("{}{}/organizations/{}", context.request.root, views::pages(context.generation()), one.slug);
    let mut columns = vec![
        ("id", json!(id)),
        ("name", json!(one.name)),
        ("acronym", json!(one.acronym)),
        ("slug", json!(one.slug)),
        ("url", json!(page)),
        ("description", json!(one.description)),
        ("logo", views::logo(context, one, "-100")),
        ("badges", json!(one.badges.join(","))),
        ("created_at", json!(one.created_at.naive())),
        ("last_modified", json!(one.last_modified.naive())),
        ("business_number_id", json!(one.business_number_id)),
        ("members_count", json!(one.members.len())),
        ("downloads", json!(0)),
    ];
    let metric = |column: &'static str| {
        let value = column.strip_prefix("metric.").and_then(|name| metrics.get(name));
        (column, value.cloned().unwrap_or(json!(0)))
    };
    columns.extend(METRICS.map(metric));
    columns
}

/// A line as Python's `csv` writes it: only numbers stand without quotes.
fn line(cells: Vec<Value>) -> String {
    let cell = |cell: &Value| match cell {
        Value::Number(number) => number.to_string(),
        Value::String(text) => format!("\"{}\"", text.replace('"', "\"\"")),
        Value::Null => "\"\"".to_owned(),
        other => format!("\"{}\"", other.to_string().replace('"', "'")),
    };
    cells.iter().map(cell).collect::<Vec<_>>().join(";") + "\r\n"
}
