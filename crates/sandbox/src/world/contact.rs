//! A contact point, as the world holds it.

use serde::{Deserialize, Serialize};

use super::field::Id;

/// A contact point of an organization (`udata/core/contact_point/models.py`).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct ContactPoint {
    pub organization: Id,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact_form: Option<String>,
    pub role: String,
}

impl Default for ContactPoint {
    fn default() -> Self {
        Self { organization: Id::new(), name: None, email: None, contact_form: None, role: "contact".into() }
    }
}
