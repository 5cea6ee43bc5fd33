//! The metrics service beside data.gouv.fr (`github.com/datagouv/api-metrics`), as far as an organization's months go. It
//! has no keys: a request that brings one is a mistake of the client, and refused.

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde_json::{Map, Value, json};

use super::answer::Answer;
use super::moment::Moment;
use super::refusal::Refusal;
use super::request::Request;
use super::world::{Visits, World};

/// Where it is below the sandbox's root.
pub const ROOT: &str = "/metrics/api/";

/// `GET organizations/data/?organization_id__exact=`, the latest month first.
///
/// # Errors
/// 400 for a key, 404 for anything else.
pub fn answer(request: &Request, world: &World) -> Result<Answer, Refusal> {
    if request.key.is_some() {
        return Err(Refusal::message(400, "No key is to come here"));
    }
    if request.method != "GET" || request.parts != ["organizations", "data"] {
        return Err(Refusal::not_found());
    }
    let number = |name: &str, usual: usize| -> usize {
        request.parameter(name).and_then(|text| text.parse().ok()).unwrap_or(usual)
    };
    let (page, size) = (number("page", 1).max(1), number("page_size", 20).max(1));
    let id = request.parameter("organization_id__exact").unwrap_or_default();
    let rows =
        world.organizations.get(id).map(|organization| rows(id, &organization.visits)).unwrap_or_default();
    let total = rows.len();
    let data: Vec<Value> = rows.into_iter().skip((page - 1) * size).take(size).collect();
    Ok(Answer::ok(
        json!({"data": data, "links": {"next": null}, "meta": {"page": page, "page_size": size, "total": total}}),
    ))
}

/// A row for each month, the latest first.
fn rows(id: &str, visits: &Visits) -> Vec<Value> {
    let columns = [
        ("monthly_visit_dataset", &visits.datasets),
        ("monthly_download_resource", &visits.downloads),
        ("monthly_visit_reuse", &visits.reuses),
        ("monthly_visit_dataservice", &visits.dataservices),
    ];
    let months = columns.iter().map(|(_, figures)| figures.len()).max().unwrap_or(0);
    (0..months)
        .map(|ago| {
            let mut row = json!({"organization_id": id, "metric_month": month(ago)});
            for (name, figures) in columns {
                row[name] = json!(figures.iter().rev().nth(ago));
            }
            row
        })
        .collect()
}

/// The month so many months ago: `2026-11`.
fn month(ago: usize) -> String {
    let today = Timestamp::now().to_zoned(TimeZone::UTC);
    let this_month = today.first_of_month().unwrap_or(today);
    let month = this_month.saturating_sub(i64::try_from(ago).unwrap_or(i64::MAX).months());
    month.strftime("%Y-%m").to_string()
}

/// How much began in each of the last 13 months, as udata counts it (`get_stock_metrics`, `udata/core/metrics/helpers.py`).
pub fn by_months(began: &[Moment]) -> Value {
    let began: Vec<String> = began.iter().map(|moment| moment.as_udata()).collect();
    let count = |month: &String| began.iter().filter(|moment| moment.starts_with(month.as_str())).count();
    (0..13)
        .rev()
        .map(month)
        .map(|month| (month.clone(), json!(count(&month))))
        .collect::<Map<String, Value>>()
        .into()
}
