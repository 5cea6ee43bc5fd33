//! The public metrics service beside a portal: how often what an organization publishes was seen and downloaded, month by
//! month. It is asked without key, by a client of its own.
//!
//! udata reads the same service (`udata/core/metrics/helpers.py`); data.gouv.fr's is in its front
//! (`datagouv-components/src/functions/api.ts` names its address).

use std::time::Duration;

use reqwest::Url;
use serde::Deserialize;

use super::client::Portal;
use super::error::Result;
use super::options::Options;

/// A figure of the service that is late is none: the rest of the report does not wait for it.
const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// The figures of an organization in a month.
#[derive(Clone, Debug, Deserialize)]
pub struct MonthOfViews {
    /// `2026-11`.
    #[serde(rename = "metric_month")]
    pub month: String,
    #[serde(default, rename = "monthly_visit_dataset")]
    pub datasets: Option<u64>,
    #[serde(default, rename = "monthly_download_resource")]
    pub downloads: Option<u64>,
    #[serde(default, rename = "monthly_visit_reuse")]
    pub reuses: Option<u64>,
    #[serde(default, rename = "monthly_visit_dataservice")]
    pub dataservices: Option<u64>,
}

#[derive(Deserialize)]
struct Page {
    data: Vec<MonthOfViews>,
}

/// The service at an address; what `options` say of the portal's key and language does not go there.
///
/// # Errors
/// When the connection can't be set up.
pub fn open(options: Options, address: Url) -> Result<MetricsService> {
    let timeout = options.timeout.min(LONGEST_WAIT);
    let apart =
        Options { site: address, key: None, language: "", timeout, retries: 0, cache: None, ..options };
    Ok(MetricsService(Portal::open(apart)?))
}

/// A metrics service of a portal.
pub struct MetricsService(Portal);

impl MetricsService {
    /// Reads the last months of an organization, the latest first; fewer where it is younger or nobody came.
    ///
    /// # Errors
    /// Whatever the call gives.
    pub fn of_organization(&self, id: &str, months: usize) -> Result<Vec<MonthOfViews>> {
        let mut url = self.0.site().clone();
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty().extend(["organizations", "data", ""]);
        }
        let months = months.to_string();
        url.query_pairs_mut().extend_pairs([
            ("organization_id__exact", id),
            ("metric_month__sort", "desc"),
            ("page_size", &months),
        ]);
        Ok(self.0.read_address::<Page>(url, None)?.data)
    }
}
