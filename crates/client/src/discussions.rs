//! Discussions about what an organization publishes (`udata/core/discussions/api.py`, `models.py`).

use serde::Deserialize;

use super::client::Portal;
use super::error::Result;
use super::people::{User, date, identifier, nullable};

/// A discussion, with who said something when; what was said is not read.
#[derive(Clone, Debug, Deserialize)]
pub struct Discussion {
    #[serde(deserialize_with = "identifier")]
    pub id: String,
    #[serde(default, deserialize_with = "nullable")]
    pub title: String,
    #[serde(default, deserialize_with = "date")]
    pub created: Option<String>,
    #[serde(default, deserialize_with = "date")]
    pub closed: Option<String>,
    #[serde(default)]
    pub subject: Option<DiscussionSubject>,
    #[serde(default)]
    pub self_web_url: Option<String>,
    /// The messages: the first opens the discussion.
    #[serde(default, rename = "discussion")]
    pub messages: Vec<Message>,
}

/// The subject of a discussion, by its class (`Dataset`) and id.
#[derive(Clone, Debug, Deserialize)]
pub struct DiscussionSubject {
    #[serde(default, deserialize_with = "nullable")]
    pub class: String,
    #[serde(default, deserialize_with = "nullable")]
    pub id: String,
}

/// A message of a discussion, without what it says.
#[derive(Clone, Debug, Deserialize)]
pub struct Message {
    #[serde(default, deserialize_with = "date")]
    pub posted_on: Option<String>,
    /// `None` for an account that is gone.
    #[serde(default)]
    pub posted_by: Option<User>,
    /// The organization in whose name it was posted.
    #[serde(default)]
    pub posted_by_organization: Option<Voice>,
}

/// An organization in whose name somebody speaks.
#[derive(Clone, Debug, Deserialize)]
pub struct Voice {
    #[serde(deserialize_with = "identifier")]
    pub id: String,
}

const READ: &str = "id,title,created,closed,subject,self_web_url,\
    discussion{posted_on,posted_by{id,slug,first_name,last_name},posted_by_organization{id}}";

impl Portal {
    /// Reads the open discussions about what an organization publishes, the latest first. 6.0 ignores the filters:
    /// closed ones are left out again here.
    ///
    /// # Errors
    /// 404 for an unknown organization.
    pub fn open_discussions(&self, organization: &str) -> Result<Vec<Discussion>> {
        let query = [("org", organization), ("closed", "false")];
        let read = self.read_pages(&["discussions"], &query, Some(READ), None, id_of)?;
        Ok(read.entries.into_iter().filter(|discussion: &Discussion| discussion.closed.is_none()).collect())
    }
}

fn id_of(discussion: &Discussion) -> &str {
    &discussion.id
}
