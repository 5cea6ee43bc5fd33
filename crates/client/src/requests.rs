//! Membership requests and invitations of an organization: one list on the server (`MembershipRequestAPI`).

use reqwest::Method;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::client::Portal;
use super::error::Result;
use super::people::{User, date, identifier};
use super::rights::{self, Route};

/// A request to join or, with `kind` `invitation`, an invitation.
#[derive(Clone, Debug, Deserialize)]
pub struct MembershipRequest {
    #[serde(deserialize_with = "identifier")]
    pub id: String,
    /// Absent for an invitation by address, and in a damaged request.
    #[serde(default)]
    pub user: Option<User>,
    #[serde(default)]
    pub email: Option<String>,
    /// `request` or `invitation`; before 15 there are only requests.
    #[serde(default = "request")]
    pub kind: String,
    pub status: String,
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

/// Something that a partial editor may edit.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub struct AssignedSubject {
    pub class: String,
    pub id: String,
}

fn request() -> String {
    "request".to_owned()
}

impl MembershipRequest {
    /// True for an invitation, which must never be accepted or refused as a request.
    pub fn is_invitation(&self) -> bool {
        self.kind == "invitation"
    }

    /// True while nobody has answered.
    pub fn is_pending(&self) -> bool {
        self.status == "pending"
    }
}

impl Portal {
    /// Reads all requests and invitations of an organization, answered ones too: the server does not page them.
    ///
    /// # Errors
    /// 403 for whoever may not see them (from 15 on, all but its administrators).
    pub fn membership_requests(&self, organization: &str) -> Result<Vec<MembershipRequest>> {
        self.read_list(&["organizations", organization, "membership"], &[], None)
    }

    /// Reads one's own requests and invitations in an organization; `None` where the portal does not tell: before 10.1,
    /// which refuses, and from 15.0 to 16.3, which fails where somebody without an account is invited
    /// (`MembershipRequestAPI.get`).
    ///
    /// # Errors
    /// Whatever else the call gives.
    pub fn own_membership_requests(
        &self,
        organization: &str,
        me: &str,
    ) -> Result<Option<Vec<MembershipRequest>>> {
        let path = ["organizations", organization, "membership"];
        let read = || self.read::<Vec<MembershipRequest>>(&path, &[("user", me)], None);
        let mut found = match read() {
            Err(error) if error.is_hidden() => return Ok(None),
            Err(error) if error.is_broken() => match read() {
                // That failure is about pending ones, and comes each time.
                Err(again) if again.is_broken() => {
                    let others = [("user", me), ("status", "refused")];
                    return self.read::<Vec<IgnoredAny>>(&path, &others, None).map(|_| None);
                }
                other => other?,
            },
            other => other?,
        };
        // Before 10.1 the filter is ignored, and a member sees everybody's.
        found.retain(|request| request.user.as_ref().is_some_and(|user| user.id == me));
        Ok(Some(found))
    }

    /// Asks to join: the portal mails every administrator.
    ///
    /// # Errors
    /// 400 for a member or somebody invited; 423 where the portal is read-only.
    pub fn ask_to_join(&self, organization: &str, comment: &str) -> Result<()> {
        let url = self.at(&rights::REQUESTS, &[organization]);
        self.write(&Method::POST, url, Some(&json!({"comment": comment})), false).map(drop)
    }

    /// Accepts a request: the person becomes an editor, whatever was asked.
    /// Who is a member already is shown as one, which is what was wanted.
    ///
    /// # Errors
    /// 403, 404.
    pub fn accept_request(&self, organization: &str, request: &str) -> Result<()> {
        match self.answer(&rights::ACCEPTANCE, organization, request, None, false) {
            Err(error) if error.is_member_already() => Ok(()),
            other => other,
        }
    }

    /// Refuses a request. The comment goes to the person by mail; before 17.16 the portal insists on one.
    ///
    /// # Errors
    /// 403, 404.
    pub fn refuse_request(&self, organization: &str, request: &str, comment: &str) -> Result<()> {
        self.answer(&rights::REFUSAL, organization, request, Some(comment), true)
    }

    /// Takes an invitation back.
    ///
    /// # Errors
    /// 400 for one that is no longer pending.
    pub fn cancel_invitation(&self, organization: &str, invitation: &str) -> Result<()> {
        self.answer(&rights::CANCELLATION, organization, invitation, None, true)
    }

    fn answer(
        &self,
        answer: &Route,
        organization: &str,
        request: &str,
        comment: Option<&str>,
        removes: bool,
    ) -> Result<()> {
        let url = self.at(answer, &[organization, request]);
        let content = comment.map(|comment| json!({"comment": comment}));
        self.write(&Method::POST, url, content.as_ref(), removes).map(drop)
    }
}
