//! What the portal's database holds and what was asked of it, as read past udata and past our client:
//! the tests' independent witness.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::world::Person;

#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Held {
    pub id: String,
    pub name: String,
    pub slug: String,
    pub acronym: Option<String>,
    pub description: Option<String>,
    pub url: Option<String>,
    pub business_number_id: Option<String>,
    pub badges: Vec<String>,
    pub created_at: Option<String>,
    pub deleted: Option<String>,
    pub members: Vec<HeldMember>,
    pub requests: Vec<HeldRequest>,
    pub assignments: Vec<HeldAssignment>,
}

#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct HeldMember {
    pub user: Option<String>,
    pub role: String,
    pub since: Option<String>,
}

/// A request to join, or an invitation (`kind`).
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct HeldRequest {
    pub id: String,
    pub user: Option<String>,
    pub email: Option<String>,
    pub kind: String,
    pub status: String,
    pub role: Option<String>,
    pub comment: Option<String>,
    pub refusal_comment: Option<String>,
    pub handled_by: Option<String>,
    pub created: Option<String>,
}

#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct HeldAssignment {
    pub user: String,
    pub class: String,
    pub id: String,
}

impl Held {
    pub fn role_of(&self, person: &Person) -> Option<String> {
        let mut theirs = self.members.iter().filter(|m| m.user.as_ref() == Some(&person.id));
        let role = theirs.next().map(|member| member.role.clone());
        assert!(theirs.next().is_none(), "{} is a member twice: {self:?}", person.slug);
        role
    }

    pub fn request(&self, id: &str) -> &HeldRequest {
        self.requests.iter().find(|r| r.id == id).unwrap_or_else(|| panic!("no request {id}: {self:?}"))
    }

    /// Everything this person asked or was asked, oldest first.
    pub fn requests_of(&self, person: &Person) -> Vec<&HeldRequest> {
        self.requests.iter().filter(|r| r.user.as_ref() == Some(&person.id)).collect()
    }

    pub fn members(&self) -> usize {
        self.members.len()
    }

    pub fn admins(&self) -> usize {
        self.members.iter().filter(|member| member.role == "admin").count()
    }
}

/// One API request, in order of arrival.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Call {
    pub method: String,
    pub path: String,
    pub query: String,
    /// None while it is being served.
    pub status: Option<u16>,
    /// The id of the key's owner.
    pub user: Option<String>,
    pub api_key: bool,
    /// In lower case: user-agent, accept, content-type, cookie, x-fields, authorization.
    pub headers: BTreeMap<String, String>,
    pub body: Value,
    /// Seconds since the portal booted, and how long it took.
    pub at: f64,
    pub seconds: Option<f64>,
}

impl Call {
    pub fn is_write(&self) -> bool {
        !matches!(self.method.as_str(), "GET" | "HEAD" | "OPTIONS")
    }

    /// Whether both were being served at the same moment.
    pub fn overlaps(&self, other: &Self) -> bool {
        let end = |call: &Self| call.at + call.seconds.unwrap_or(f64::INFINITY);
        self.at < end(other) && other.at < end(self)
    }
}

impl fmt::Display for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)?;
        if !self.query.is_empty() {
            write!(f, "?{}", self.query)?;
        }
        if !self.body.is_null() {
            write!(f, " {}", self.body)?;
        }
        self.status.map_or(Ok(()), |status| write!(f, " -> {status}"))
    }
}
