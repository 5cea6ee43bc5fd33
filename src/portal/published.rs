//! What an organization has published, counted by the lists themselves: its own metrics go stale.

use serde::Deserialize;

use super::{Portal, Result};

/// How much an organization has published, as far as whoever asks may see it.
#[derive(Clone, Copy, Debug)]
pub struct Published {
    pub datasets: u64,
    pub reuses: u64,
    /// `None` on a portal without dataservices (before 9).
    pub dataservices: Option<u64>,
}

#[derive(Deserialize)]
struct Total {
    total: u64,
}

impl Portal {
    /// Counts what an organization has published.
    ///
    /// # Errors
    /// A count that the portal does not give.
    pub fn published(&self, organization: &str) -> Result<Published> {
        let total = |path: &str| -> Result<u64> {
            let query = [("organization", organization), ("page_size", "1")];
            Ok(self.read::<Total>(&[path], &query, Some("total"))?.total)
        };
        let dataservices = match total("dataservices") {
            Err(error) if error.status() == Some(404) => None,
            other => Some(other?),
        };
        Ok(Published { datasets: total("datasets")?, reuses: total("reuses")?, dataservices })
    }
}
