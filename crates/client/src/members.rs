//! Members of an organization (`udata/core/organization/api.py`: `MemberAPI`, `MemberInviteAPI`).

use reqwest::{Method, Url};
use serde::Deserialize;
use serde_json::{Value, json};

use super::client::{Portal, without_slash};
use super::error::{Error, Feature, Result};
use super::people::{User, date};
use super::requests::AssignedSubject;
use super::rights;

/// A member: `user` is absent in an organization that simultaneous writes have damaged.
#[derive(Clone, Debug, Deserialize)]
pub struct Member {
    #[serde(default)]
    pub user: Option<User>,
    #[serde(default)]
    pub role: String,
    #[serde(default, deserialize_with = "date")]
    pub since: Option<String>,
}

/// Somebody to invite: an account by id, or an address.
#[derive(Clone, Copy, Debug)]
pub enum Invited<'a> {
    User(&'a str),
    Email(&'a str),
}

/// The outcome of inviting somebody.
#[derive(Clone, Debug)]
pub enum Arrival {
    /// The invitation's id.
    Invited(String),
    /// The id of an account that is a member at once: Portugal's fork adds those (`MemberInviteAPI.post` in
    /// amagovpt/udata-pt).
    Added(String),
}

impl Portal {
    fn member_address(&self, organization: &str, user: &str) -> Result<Url> {
        let mut url = self.at(&rights::MEMBER, &[organization, user]);
        // Before 10.8.2 the route has no slash at its end.
        if !self.routes_of(organization, user)?.member_slash {
            without_slash(&mut url);
        }
        Ok(url)
    }

    /// Gives a member a role. The role is always explicit: `{"role": null}` makes an editor of an administrator.
    ///
    /// # Errors
    /// 404 for somebody who is no member.
    pub fn set_role(&self, organization: &str, user: &str, role: &str) -> Result<()> {
        let url = self.member_address(organization, user)?;
        self.mind_routes(self.write(&Method::PUT, url, Some(&json!({"role": role})), false)).map(drop)
    }

    /// Lowers a member's role: the call of [`Portal::set_role`], held back by the switch for removals.
    ///
    /// # Errors
    /// 404 for somebody who is no member.
    pub fn lower_role(&self, organization: &str, user: &str, role: &str) -> Result<()> {
        let url = self.member_address(organization, user)?;
        self.mind_routes(self.write(&Method::PUT, url, Some(&json!({"role": role})), true)).map(drop)
    }

    /// Takes a member out of an organization. 204 is no proof: a `$pull` by value may have matched nothing.
    ///
    /// # Errors
    /// 404 for somebody who is no member.
    pub fn remove_member(&self, organization: &str, user: &str) -> Result<()> {
        let url = self.member_address(organization, user)?;
        self.mind_routes(self.write(&Method::DELETE, url, None, true)).map(drop)
    }

    /// Adds a member at once, on portals before 15 (`MemberAPI.post`).
    ///
    /// # Errors
    /// 409 for somebody who is a member already.
    pub fn add_member(&self, organization: &str, user: &str, role: &str) -> Result<()> {
        let url = self.member_address(organization, user)?;
        self.mind_routes(self.write(&Method::POST, url, Some(&json!({"role": role})), false)).map(drop)
    }

    /// Invites somebody, on portals from 15 on, and gives the outcome, where the answer says so.
    ///
    /// # Errors
    /// 400 for who is invited, has asked or is a member already; [`Error::Lacks`] on an older portal.
    pub fn invite(
        &self,
        organization: &str,
        invited: Invited,
        role: &str,
        comment: Option<&str>,
        assignments: &[AssignedSubject],
        any_member: &str,
    ) -> Result<Option<Arrival>> {
        if !self.routes_of(organization, any_member)?.invitations {
            return Err(Error::Lacks(Feature::Invitations));
        }
        let mut content = match invited {
            Invited::User(id) => json!({"user": id, "role": role}),
            Invited::Email(email) => json!({"email": email, "role": role}),
        };
        if let Some(comment) = comment {
            content["comment"] = json!(comment);
        }
        // Before 15.4 there are none: the field is only sent where it says something.
        if !assignments.is_empty() {
            content["assignments"] = json!(assignments);
        }
        let url = self.at(&rights::MEMBERS, &[organization]);
        let answer = self.mind_routes(self.write(&Method::POST, url, Some(&content), false))?;
        let text = |value: &Value| value.as_str().map(str::to_owned);
        Ok(if answer["kind"] == "invitation" {
            text(&answer["id"]).map(Arrival::Invited)
        } else {
            text(&answer["user"]["id"]).map(Arrival::Added)
        })
    }
}
