//! One's own invitations (`udata/core/user/api.py`, `me/org_invitations/`, from 15 on).

use reqwest::Method;
use serde::Deserialize;

use super::client::Portal;
use super::error::{Feature, Result};
use super::people::{Affiliation, date, identifier};
use super::requests::AssignedSubject;
use super::rights::{self, Route};

/// An invitation that I have received and not yet answered.
#[derive(Clone, Debug, Deserialize)]
pub struct ReceivedInvitation {
    #[serde(deserialize_with = "identifier")]
    pub id: String,
    pub organization: Affiliation,
    #[serde(default)]
    pub role: Option<String>,
    #[serde(default)]
    pub comment: Option<String>,
    #[serde(default, deserialize_with = "date")]
    pub created: Option<String>,
    /// From 15.4 on: what a partial editor is invited to edit.
    #[serde(default)]
    pub assignments: Option<Vec<AssignedSubject>>,
}

impl Portal {
    /// Reads my pending invitations.
    ///
    /// # Errors
    /// [`Error::Lacks`](super::error::Error::Lacks) before 15.
    pub fn received_invitations(&self) -> Result<Vec<ReceivedInvitation>> {
        self.read(&["me", "org_invitations"], &[], None)
            .map_err(|error| self.lacking(error, "get", "/me/org_invitations/", Feature::Invitations))
    }

    /// Accepts an invitation of mine.
    ///
    /// # Errors
    /// 404 for one that is not mine, 400 for one that is answered or cancelled.
    pub fn accept_invitation(&self, invitation: &str) -> Result<()> {
        self.answer_invitation(&rights::MY_ACCEPTANCE, invitation)
    }

    /// Refuses an invitation of mine.
    ///
    /// # Errors
    /// As [`Portal::accept_invitation`].
    pub fn refuse_invitation(&self, invitation: &str) -> Result<()> {
        self.answer_invitation(&rights::MY_REFUSAL, invitation)
    }

    fn answer_invitation(&self, answer: &Route, invitation: &str) -> Result<()> {
        let url = self.at(answer, &[invitation]);
        self.write(&Method::POST, url, None, false).map(drop)
    }
}
