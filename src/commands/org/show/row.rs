//! An organization as it is shown.

use serde::Serialize;

use udata_client::{MembershipRequest, Permissions};

#[derive(Serialize)]
pub struct Row {
    pub id: String,
    pub slug: String,
    pub name: String,
    pub acronym: Option<String>,
    pub description: String,
    pub siret: Option<String>,
    pub badges: Vec<String>,
    /// True for an organization that the portal's pages call a certified public service.
    pub certified_public_service: bool,
    pub url: Option<String>,
    pub page: Option<String>,
    pub logo: Option<String>,
    pub members: usize,
    /// Members without an account, left behind by simultaneous writes.
    pub damaged_members: usize,
    /// Members who are listed more than once, left behind by simultaneous writes.
    pub doubled_members: usize,
    /// The administrators who are not known to be gone.
    pub administrators: usize,
    pub administered_by: Vec<Administrator>,
    pub datasets: Option<u64>,
    pub reuses: Option<u64>,
    pub dataservices: Option<u64>,
    /// `None` for who may not see them.
    pub pending_requests: Option<usize>,
    pub pending_invitations: Option<usize>,
    /// My role, where I am a member.
    pub role: Option<String>,
    /// `member`, `asked`, `invited` or `stranger`; `None` without a key, and for who is no member of a portal that
    /// does not tell.
    pub standing: Option<&'static str>,
    pub rights: Option<Vec<&'static str>>,
    pub created: Option<String>,
    pub last_modified: Option<String>,
    pub deleted: Option<String>,
}

#[derive(Serialize)]
pub struct Administrator {
    pub id: String,
    pub slug: String,
    pub name: String,
    /// `active`, `deleted`, `switched_off`; `unknown` without a key, since nobody was looked up.
    pub account: &'static str,
}

/// Where I stand towards the organization.
pub struct Mine<'a> {
    pub role: Option<&'a str>,
    pub permissions: Permissions,
    pub account: &'a str,
    /// All requests and invitations where I may see them, else my own; `None` where the portal does not tell.
    pub requests: Option<Vec<MembershipRequest>>,
}
