//! The public metrics service beside a portal: how often what an organization publishes was seen and downloaded, month by
//! month. It is asked without key, by a client of its own.
//!
//! udata reads the same service (`udata/core/metrics/helpers.py`); data.gouv.fr's is in its front
//! (`datagouv-components/src/functions/api.ts` names its address).

use std::collections::HashSet;
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

/// The figures of a dataset in a month.
#[derive(Clone, Debug, Deserialize)]
pub struct MonthOfDataset {
    #[serde(rename = "dataset_id")]
    pub id: String,
    /// `2026-11`.
    #[serde(rename = "metric_month")]
    pub month: String,
    #[serde(default, rename = "monthly_visit")]
    pub views: Option<u64>,
    #[serde(default, rename = "monthly_download_resource")]
    pub downloads: Option<u64>,
}

/// The figures of an organization's datasets, month by month.
#[derive(Debug, Default)]
pub struct MonthsOfDatasets {
    /// The latest month first.
    pub rows: Vec<MonthOfDataset>,
    /// There are more than were read.
    pub is_cut: bool,
    /// The service gave some of them twice: it may have left others out.
    pub is_unsteady: bool,
}

#[derive(Deserialize)]
struct Page<T> {
    data: Vec<T>,
    #[serde(default)]
    links: Links,
}

#[derive(Default, Deserialize)]
struct Links {
    #[serde(default)]
    next: Option<String>,
}

/// The service gives no more in a page.
const PAGE_SIZE: usize = 50;
/// A year of a thousand and a half of datasets; so many calls are made for nobody who waits.
const MOST_ROWS: usize = 20_000;

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
        let url = self.months_of("organizations", id, months);
        Ok(self.0.read_address::<Page<MonthOfViews>>(url, None)?.data)
    }

    /// Reads the months of an organization's datasets from `oldest` (`2026-11`) on, as data.gouv.fr's front does
    /// (`createDatasetsForOrganizationMetricsUrl` in `datagouv-components/src/functions/metrics.ts`); `each` is told of a page.
    ///
    /// # Errors
    /// A page that fails.
    pub fn of_datasets(
        &self,
        organization: &str,
        oldest: &str,
        mut each: impl FnMut(usize),
    ) -> Result<MonthsOfDatasets> {
        let (mut read, mut seen) = (MonthsOfDatasets::default(), HashSet::new());
        for number in 1.. {
            let mut url = self.months_of("datasets", organization, PAGE_SIZE);
            url.query_pairs_mut().append_pair("page", &number.to_string());
            let page: Page<MonthOfDataset> = self.0.read_address(url, None)?;
            each(page.data.len());
            let is_last = page.links.next.is_none() || page.data.is_empty();
            let is_past = page.data.iter().any(|row| row.month.as_str() < oldest);
            for row in page.data.into_iter().filter(|row| row.month.as_str() >= oldest) {
                if seen.insert((row.id.clone(), row.month.clone())) {
                    read.rows.push(row);
                } else {
                    read.is_unsteady = true;
                }
            }
            if is_last || is_past {
                break;
            }
            if number * PAGE_SIZE >= MOST_ROWS {
                read.is_cut = true;
                break;
            }
        }
        Ok(read)
    }

    /// The address of an organization's months, the latest first.
    fn months_of(&self, what: &str, organization: &str, page_size: usize) -> Url {
        let mut url = self.0.site().clone();
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty().extend([what, "data", ""]);
        }
        url.query_pairs_mut().extend_pairs([
            ("organization_id__exact", organization),
            ("metric_month__sort", "desc"),
            ("page_size", &page_size.to_string()),
        ]);
        url
    }
}
