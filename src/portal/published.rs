//! How many harvesters an organization has (`udata/harvest/api.py`).

use serde::Deserialize;

use super::{Portal, Result};

#[derive(Deserialize)]
struct Harvester {
    id: String,
    #[serde(default)]
    organization: Option<Owner>,
}

#[derive(Deserialize)]
struct Owner {
    id: String,
}

impl Portal {
    /// How many harvesters an organization has; `None` on a portal that does not harvest. Until 16 the filter is called
    /// `owner`; the name that a portal does not know is ignored, so both are sent and the answer is checked
    /// (`udata/harvest/api.py`).
    ///
    /// # Errors
    /// A page that fails.
    pub fn count_harvesters(&self, organization: &str) -> Result<Option<usize>> {
        let query = [("organization", organization), ("owner", organization)];
        let fields = Some("id,organization{id}");
        let is_own = |one: Harvester| one.organization.is_some_and(|owner| owner.id == organization);
        match self.read_pages_as(&["harvest", "sources"], &query, fields, None, |one| &one.id, is_own) {
            Err(error) if error.status() == Some(404) => Ok(None),
            other => Ok(Some(other?.entries.into_iter().filter(|own| *own).count())),
        }
    }
}
