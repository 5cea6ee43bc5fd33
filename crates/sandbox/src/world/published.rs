//! The content that organizations publish, as the world holds it.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::field::{Id, is_false};
use super::visits::Visits;
use crate::moment::Moment;

/// A dataset, a dataservice or a reuse.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Published {
    pub title: String,
    pub slug: String,
    pub organization: Id,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    #[serde(skip_serializing_if = "is_false")]
    pub private: bool,
    pub created_at: Moment,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archived: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deleted: Option<Moment>,
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub metrics: Map<String, Value>,
    /// udata's findings about a dataset's quality (`udata/core/dataset/models.py`).
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub quality: Map<String, Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub resources: Vec<Resource>,
    /// The contact points that it shows; a reuse has none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contact_points: Vec<Id>,
    /// How often a dataset was seen and its files downloaded, month by month.
    #[serde(skip_serializing_if = "Visits::is_empty")]
    pub visits: Visits,
}

/// A file of a dataset.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Resource {
    /// A UUID.
    pub id: String,
    pub title: String,
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub metrics: Map<String, Value>,
}

impl Published {
    /// Everybody sees it.
    pub fn is_visible(&self) -> bool {
        !self.private && self.archived.is_none() && self.deleted.is_none()
    }
}
