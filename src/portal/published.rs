//! How much an organization has published, counted by the lists themselves: its own metrics go stale.

use serde::Deserialize;

use super::content::ContentKind;
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
        let count = |kind: ContentKind| match self.is_signed_in() {
            true => {
                let fields = if kind == ContentKind::Dataservice { "id,deleted_at" } else { "id,deleted" };
                let entries = self.content_as(organization, kind, fields, drop)?;
                Ok(entries.map(|entries| entries.len() as u64))
            }
            false => {
                let query = [("organization", organization), ("page_size", "1")];
                match self.read::<Total>(&[kind.route()], &query, Some("total")) {
                    Err(error) if kind == ContentKind::Dataservice && error.status() == Some(404) => Ok(None),
                    other => Ok(Some(other?.total)),
                }
            }
        };
        let dataservices = count(ContentKind::Dataservice)?;
        let [datasets, reuses] = [ContentKind::Dataset, ContentKind::Reuse].map(count);
        Ok(Published { datasets: datasets?.unwrap_or(0), reuses: reuses?.unwrap_or(0), dataservices })
    }
}
