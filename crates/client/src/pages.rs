//! A portal's information about itself (`udata/core/site/api.py`), and the addresses of its pages (`udata/uris.py`,
//! cdata's routes).

use reqwest::Url;
use serde::Deserialize;

use super::client::Portal;
use super::error::Result;
use super::site::is_sandbox;

/// The answer of `site/`.
#[derive(Clone, Debug, Deserialize)]
pub struct Site {
    /// Required: whatever answers here without it is no portal.
    #[serde(rename = "id")]
    _id: String,
    #[serde(default)]
    pub title: Option<String>,
    /// The version of udata, from 12 on.
    #[serde(default)]
    pub version: Option<String>,
}

impl Portal {
    /// Reads the portal's title and udata version.
    ///
    /// # Errors
    /// Whatever the call gives.
    pub fn site_information(&self) -> Result<Site> {
        self.read(&["site"], &[], None)
    }

    /// True where organizations carry a French SIRET: the portals of data.gouv.fr, and the sandbox.
    pub fn is_french(&self) -> bool {
        self.is_of_data_gouv() || is_sandbox(self.site())
    }

    fn is_of_data_gouv(&self) -> bool {
        self.site().host_str().is_some_and(|host| host == "data.gouv.fr" || host.ends_with(".data.gouv.fr"))
    }

    /// Where a person writes to the staff of data.gouv.fr; other portals name no such page.
    pub fn support_page(&self) -> Option<&'static str> {
        self.is_of_data_gouv().then_some("https://support.data.gouv.fr/")
    }

    /// Where a person asks for a certification of data.gouv.fr; other portals name no such page.
    pub fn certification_page(&self) -> Option<&'static str> {
        self.is_of_data_gouv().then_some("https://support.data.gouv.fr/help/datagouv/certification")
    }

    /// The page of an organization.
    pub fn organization_page(&self, slug: &str) -> Url {
        self.page(&["organizations", slug])
    }

    /// The page of a person.
    pub fn person_page(&self, slug: &str) -> Url {
        self.page(&["users", slug])
    }

    /// The page on which a person makes an account (`SECURITY_REGISTER_URL`, `udata/settings.py`; cdata's route too).
    pub fn register_page(&self) -> Url {
        self.page(&["register"])
    }

    /// The page on which a person makes an API key.
    pub fn key_page(&self) -> Url {
        self.page(&["admin", "me", "profile"])
    }

    fn page(&self, path: &[&str]) -> Url {
        let mut url = self.site().clone();
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty().extend(path);
        }
        url
    }
}
