//! My notifications (`udata/features/notifications/api.py`): only which organizations they are about.

use serde::Deserialize;

use super::error::Oddity;
use super::paging::Listed;
use super::{Error, Portal, Result};

#[derive(Deserialize)]
struct Notification {
    id: String,
    #[serde(default)]
    details: Option<Details>,
}

#[derive(Deserialize)]
struct Details {
    #[serde(default)]
    organization: Option<Named>,
    #[serde(default)]
    request_organization: Option<Named>,
}

#[derive(Deserialize)]
struct Named {
    id: String,
}

impl Portal {
    /// The ids of the organizations that my notifications are about. Before 14.3 they are a bare list of another kind,
    /// which names no answered request: none.
    ///
    /// # Errors
    /// Whatever the call gives.
    pub fn notified_organizations(&self) -> Result<Vec<String>> {
        let read: Result<Listed<Notification>> = self.read_pages(&["notifications"], &[], None, None, id_of);
        let entries = match read {
            Err(Error::Odd { oddity: Oddity::Shape(_), .. }) => Vec::new(),
            Err(error) if error.status() == Some(404) => Vec::new(),
            other => other?.entries,
        };
        let named = |details: Details| details.organization.or(details.request_organization);
        Ok(entries.into_iter().filter_map(|one| Some(named(one.details?)?.id)).collect())
    }
}

fn id_of(notification: &Notification) -> &str {
    &notification.id
}
