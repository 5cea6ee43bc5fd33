//! The figures of the metrics service, which udata itself does not keep.

use serde::{Deserialize, Serialize};

/// How often what an organization publishes was seen and downloaded, month by month; the last is this month.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Visits {
    pub datasets: Vec<u64>,
    pub downloads: Vec<u64>,
    pub reuses: Vec<u64>,
    pub dataservices: Vec<u64>,
}

impl Visits {
    /// Nothing was counted.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
