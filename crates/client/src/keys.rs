//! My API keys (`udata/core/user/api.py`, `me/api_tokens/`, from 16 on).

use serde::Deserialize;

use super::client::Portal;
use super::error::Result;
use super::people::{date, identifier, nullable};

/// A key, without what opens the portal.
#[derive(Clone, Debug, Deserialize)]
pub struct ApiKey {
    #[serde(deserialize_with = "identifier")]
    pub id: String,
    #[serde(default)]
    pub name: Option<String>,
    /// The beginning of the key.
    #[serde(default)]
    pub token_prefix: Option<String>,
    #[serde(default, deserialize_with = "date")]
    pub created_at: Option<String>,
    #[serde(default, deserialize_with = "date")]
    pub last_used_at: Option<String>,
    /// The programs that called with it; not before 17.
    #[serde(default, deserialize_with = "nullable")]
    pub user_agents: Vec<String>,
    #[serde(default, deserialize_with = "date")]
    pub expires_at: Option<String>,
}

impl Portal {
    /// Reads my keys, the expired ones too; `None` before 16, where an account has one that never expires.
    ///
    /// # Errors
    /// Whatever the call gives.
    pub fn api_keys(&self) -> Result<Option<Vec<ApiKey>>> {
        match self.read(&["me", "api_tokens"], &[], None) {
            Err(error) if self.is_lacking(&error, "get", "/me/api_tokens/") => Ok(None),
            other => other.map(Some),
        }
    }
}
