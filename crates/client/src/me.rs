//! Who the key belongs to (`udata/core/user/api.py`, `me/`).

use serde::Deserialize;

use super::client::Portal;
use super::error::Result;
use super::people::{Affiliation, identifier, nullable};

/// The account behind the key.
#[derive(Clone, Debug, Deserialize)]
pub struct Me {
    #[serde(deserialize_with = "identifier")]
    pub id: String,
    #[serde(default)]
    pub slug: String,
    #[serde(default, deserialize_with = "nullable")]
    pub first_name: String,
    #[serde(default, deserialize_with = "nullable")]
    pub last_name: String,
    #[serde(default)]
    pub email: Option<String>,
    /// `admin` marks an administrator of the whole portal.
    #[serde(default)]
    pub roles: Vec<String>,
    /// Never left out: who had none by mistake would be told that nobody waits for them.
    pub organizations: Vec<Affiliation>,
}

impl Me {
    /// First and last name.
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name).trim().to_owned()
    }

    /// True for an administrator of the whole portal.
    pub fn is_portal_administrator(&self) -> bool {
        self.roles.iter().any(|role| role == "admin")
    }
}

impl Portal {
    /// Reads the account behind the key.
    ///
    /// # Errors
    /// 401 with the portal's reason: no key, invalid, revoked, expired, or an account that is switched off.
    pub fn me(&self) -> Result<Me> {
        self.read(&["me"], &[], Some("id,slug,first_name,last_name,email,roles,organizations{id,slug,name}"))
    }
}
