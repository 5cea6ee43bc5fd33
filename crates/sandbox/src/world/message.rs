//! Messages that arrived at the support desk, as the world holds them.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::moment::Moment;

/// A message to the portal's team.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SupportMessage {
    pub received: Moment,
    pub content: Value,
    /// The headers that came with it and say who somebody is: there should be none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub credentials: Vec<String>,
}
