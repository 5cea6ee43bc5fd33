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

/// The service gives no more in a page.
const LARGEST_PAGE: usize = 50;
/// Where it is below the sandbox's root.
pub const ROOT: &str = "/metrics/api/";

/// `GET organizations/data/?organization_id__exact=`, and the same of `datasets`, the latest month first.
///
/// # Errors
/// 400 for a key, 404 for anything else.
pub fn answer(request: &Request, world: &World) -> Result<Answer, Refusal> {
    if request.key.is_some() {
        return Err(Refusal::message(400, "No key is to come here"));
    }
    let is_of_datasets = match request.parts.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        _ if request.method != "GET" => return Err(Refusal::not_found()),
        ["organizations", "data"] => false,
        ["datasets", "data"] => true,
        _ => return Err(Refusal::not_found()),
    };
    let number = |name: &str, usual: usize| -> usize {
        request.parameter(name).and_then(|text| text.parse().ok()).unwrap_or(usual)
    };
    let (page, size) = (number("page", 1).max(1), number("page_size", 20).clamp(1, LARGEST_PAGE));
    let id = request.parameter("organization_id__exact").unwrap_or_default();
    let organization = world.organizations.get(id);
    let rows = match organization {
        Some(_) if is_of_datasets => of_datasets(world, id),
        Some(organization) => rows(id, &organization.visits),
        None => Vec::new(),
    };
    let total = rows.len();
    let data: Vec<Value> = rows.into_iter().skip((page - 1) * size).take(size).collect();
    let next = (page * size < total).then(|| format!("{}{}?page={}", request.root, request.path, page + 1));
    Ok(Answer::ok(
        json!({"data": data, "links": {"next": next}, "meta": {"page": page, "page_size": size, "total": total}}),
    ))
}

/// A row for each month of each dataset, the latest month first.
fn of_datasets(world: &World, organization: &str) -> Vec<Value> {
    let own = || world.datasets.iter().filter(|(_, one)| one.organization == organization);
    let months = own().map(|(_, one)| one.visits.datasets.len()).max().unwrap_or(0);
    let row = |ago: usize, id: &str, visits: &Visits| {
        let views = visits.datasets.iter().rev().nth(ago)?;
        Some(json!({
            "dataset_id": id, "organization_id": organization, "metric_month": month(ago), "monthly_visit": views,
            "monthly_download_resource": visits.downloads.iter().rev().nth(ago),
        }))
    };
    (0..months).flat_map(|ago| own().filter_map(move |(id, one)| row(ago, id, &one.visits))).collect()
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
