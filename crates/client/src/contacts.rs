//! Contact points of an organization: where the public writes to (`udata/core/contact_point/api.py`, from 9 on).

use serde::Deserialize;

use super::client::Portal;
use super::error::Result;
use super::people::{identifier, nullable};

/// A contact point.
#[derive(Clone, Debug, Deserialize)]
pub struct ContactPoint {
    #[serde(deserialize_with = "identifier")]
    pub id: String,
    #[serde(default, deserialize_with = "nullable")]
    pub name: String,
    #[serde(default)]
    pub email: Option<String>,
}

impl Portal {
    /// Reads the contact points of an organization; `None` on a portal without them.
    ///
    /// # Errors
    /// A page that fails.
    pub fn contact_points(&self, organization: &str) -> Result<Option<Vec<ContactPoint>>> {
        let path = ["organizations", organization, "contacts"];
        match self.read_pages(&path, &[], Some("id,name,email"), None, id_of) {
            Err(error) if self.is_lacking(&error, "get", "/organizations/{org}/contacts/") => Ok(None),
            other => Ok(Some(other?.entries)),
        }
    }
}

fn id_of(contact: &ContactPoint) -> &str {
    &contact.id
}
