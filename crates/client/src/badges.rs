//! Badges of organizations: everybody sees them, the portal's own staff gives and takes them (`udata/core/badges/api.py`).

use std::collections::BTreeMap;

use reqwest::Method;
use serde_json::json;

use super::client::Portal;
use super::error::{Error, Result};
use super::unexpected_answer::UnexpectedAnswer;

impl Portal {
    /// Reads the badges that organizations may have here: kind and label, in the language of the call.
    ///
    /// # Errors
    /// Whatever the call gives.
    pub fn badge_kinds(&self) -> Result<BTreeMap<String, String>> {
        let kinds: BTreeMap<String, String> = self.read(&["organizations", "badges"], &[], None)?;
        // Any object of texts looks like one of badges: that of a firewall, too.
        if ["error", "message"].iter().any(|key| kinds.contains_key(*key)) {
            let path = self.address(&["organizations", "badges"]).path().to_owned();
            return Err(Error::Unexpected {
                path,
                status: None,
                kind: UnexpectedAnswer::Shape("no badges".to_owned()),
            });
        }
        Ok(kinds)
    }

    /// Gives an organization a badge; the portal mails its members from 15 on.
    ///
    /// # Errors
    /// 403 for who is not of the staff; 400 for an unknown kind.
    pub fn add_badge(&self, organization: &str, kind: &str) -> Result<()> {
        let url = self.address(&["organizations", organization, "badges"]);
        self.write(&Method::POST, url, Some(&json!({"kind": kind})), false).map(drop)
    }

    /// Takes a badge from an organization.
    ///
    /// # Errors
    /// 403 for who is not of the staff; 404 where it has none of this kind.
    pub fn remove_badge(&self, organization: &str, kind: &str) -> Result<()> {
        let url = self.address(&["organizations", organization, "badges", kind]);
        self.write(&Method::DELETE, url, None, true).map(drop)
    }
}
