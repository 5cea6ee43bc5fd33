//! An organization as it is shown.

use serde::Serialize;

use crate::report::record;
use udata_client::{MembershipRequest, Permissions};

record! {
    /// An organization, as the account sees it.
    pub struct Row {
        pub name: String => shown(Text),
        pub acronym: Option<String> => shown(Text),
        pub slug: String => shown(Slug("id")),
        pub id: String => shown(Text),
        pub page: Option<String> => shown(Text),
        pub siret: Option<String> => shown(Text),
        pub badges: Vec<String> => shown(Tokens("badge")),
        /// What the portal's pages call a certified public service.
        pub certified_public_service: bool => shown(Flag),
        pub description: String => shown(Long),
        pub url: Option<String> => shown(Text),
        pub members: usize => shown(Count),
        /// Those who are not known to be gone.
        pub administrators: usize => shown(Count),
        pub administered_by: Vec<Administrator> => shown(List).whose("id"),
        pub datasets: Option<u64> => shown(Count),
        pub reuses: Option<u64> => shown(Count),
        pub dataservices: Option<u64> => shown(Count),
        /// Nothing for who may not see them.
        pub pending_requests: Option<usize> => shown(Count),
        pub pending_invitations: Option<usize> => shown(Count),
        /// My role, where I am a member.
        pub role: Option<String> => shown(Token("role")),
        /// `member`, `asked`, `invited` or `stranger`; nothing without a key, and for who is no member of a portal that
        /// does not tell.
        pub standing: Option<&'static str> => shown(Token("standing")),
        pub rights: Option<Vec<&'static str>> => shown(Tokens("right")),
        pub created: Option<String> => shown(Moment),
        pub last_modified: Option<String> => shown(Moment),
        pub deleted: Option<String> => shown(Moment),
        pub logo: Option<String> => shown(Text),
        /// Members without an account, left behind by simultaneous writes.
        pub damaged_members: usize => data(Count),
        /// Members who are listed more than once, left behind by simultaneous writes.
        pub doubled_members: usize => data(Count),
    }
}

/// Somebody who administers it.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
