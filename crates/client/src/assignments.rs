//! Assignments: the content that partial editors may edit, from udata 15.4 on (`udata/core/organization/assignment.py`;
//! `AssignmentListAPI` and `MemberAssignmentsAPI` in `api.py`).

use reqwest::Method;
use serde::Deserialize;
use serde_json::json;

use super::client::Portal;
use super::error::Result;
use super::people::{User, date};
use super::requests::AssignedSubject;
use super::rights;

/// An assignment: content that a member may edit.
#[derive(Clone, Debug, Deserialize)]
pub struct Assignment {
    pub user: User,
    pub subject: AssignedSubject,
    #[serde(default, rename = "created_at", deserialize_with = "date")]
    pub since: Option<String>,
}

impl Portal {
    /// Reads the assignments of everybody in an organization: the server does not page them.
    ///
    /// # Errors
    /// 403 for who is no administrator of it; before 15.4 there is no such list.
    pub fn assignments(&self, organization: &str) -> Result<Vec<Assignment>> {
        self.read(&["organizations", organization, "assignments"], &[], None)
    }

    /// Gives a partial editor this whole list, instead of the one they have; `removes` where it lacks some of that.
    ///
    /// # Errors
    /// 400 for who is no partial editor, and for what the organization does not publish.
    pub fn assign(
        &self,
        organization: &str,
        user: &str,
        all: &[AssignedSubject],
        removes: bool,
    ) -> Result<()> {
        let url = self.at(&rights::ASSIGNMENTS, &[organization, user]);
        self.write(&Method::PUT, url, Some(&json!(all)), removes).map(drop)
    }
}
