//! The roles that a portal knows (`udata/core/organization/api.py`: `OrgRolesAPI`).

use serde::Deserialize;

use super::client::Portal;
use super::error::Result;

/// A role, in the portal's words.
#[derive(Clone, Debug, Deserialize)]
pub struct OrganizationRole {
    pub id: String,
    #[serde(default)]
    pub label: String,
    /// From 17.9 on.
    #[serde(default)]
    pub description: Option<String>,
}

impl Portal {
    /// The portal's roles, labelled in the person's language.
    ///
    /// # Errors
    /// Whatever the call gives.
    pub fn roles(&self) -> Result<Vec<OrganizationRole>> {
        self.read(&["organizations", "roles"], &[], None)
    }
}
