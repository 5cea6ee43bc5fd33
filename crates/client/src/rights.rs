//! The writes that change who may do what: one table. The client's own addresses are built from it, and a raw call may send
//! none of them (`reserved.rs`).
//!
//! The routes: `udata/core/organization/api.py`, `udata/core/user/api.py`, `udata/features/transfer/api.py`,
//! `udata/core/jobs/api.py`; `tests/portals/routes.txt` lists those of the newest udata.

use reqwest::Url;

use super::client::Portal;
use super::raw_method::RawMethod::{self, Delete, Patch, Post, Put};
use super::raw_method::Reserved::{
    self, AcceptInvitation, Account, AddMember, ApproveRequest, AskToJoin, Assign, CancelInvitation,
    DeleteAccount, DeleteOrganization, Job, Key, RefuseInvitation, RejectRequest, RemoveMember, SetRole,
    Transfer,
};

/// A route below `/api/1/`, a `*` for each name, and what each of its methods does.
#[derive(Debug)]
pub(super) struct Route {
    pattern: &'static str,
    writes: &'static [(RawMethod, Reserved)],
    /// Only these methods change rights, and nothing below it does.
    is_exact: bool,
}

/// Whatever is written there or below.
const fn whole(pattern: &'static str, writes: &'static [(RawMethod, Reserved)]) -> Route {
    Route { pattern, writes, is_exact: false }
}

const fn exact(pattern: &'static str, writes: &'static [(RawMethod, Reserved)]) -> Route {
    Route { pattern, writes, is_exact: true }
}

pub(super) static ASSIGNMENTS: Route = whole("organizations/*/member/*/assignments", &[(Put, Assign)]);
pub(super) static MEMBER: Route = whole(
    "organizations/*/member/*",
    &[(Post, AddMember), (Put, SetRole), (Patch, SetRole), (Delete, RemoveMember)],
);
pub(super) static MEMBERS: Route =
    whole("organizations/*/member", &[(Post, AddMember), (Put, SetRole), (Delete, RemoveMember)]);
pub(super) static ACCEPTANCE: Route = whole("organizations/*/membership/*/accept", &[(Post, ApproveRequest)]);
pub(super) static REFUSAL: Route = whole("organizations/*/membership/*/refuse", &[(Post, RejectRequest)]);
pub(super) static CANCELLATION: Route =
    whole("organizations/*/membership/*/cancel", &[(Post, CancelInvitation)]);
pub(super) static REQUESTS: Route = whole("organizations/*/membership", &[(Post, AskToJoin)]);
pub(super) static ORGANIZATION: Route = exact("organizations/*", &[(Delete, DeleteOrganization)]);
pub(super) static MY_REFUSAL: Route = whole("me/org_invitations/*/refuse", &[(Post, RefuseInvitation)]);
pub(super) static MY_ACCEPTANCE: Route = whole("me/org_invitations/*/accept", &[(Post, AcceptInvitation)]);

pub(super) static KEY: Route = whole("me/api_tokens/*", &[(Delete, Key)]);
pub(super) static KEYS: Route = whole("me/api_tokens", &[(Post, Key), (Delete, Key)]);
/// Before 16.
pub(super) static ONLY_KEY: Route = whole("me/apikey", &[(Post, Key), (Delete, Key)]);

/// All routes that change rights, the longer before those that they begin with; the last are the portal's own pages'
/// business.
pub(super) static ALL: [&Route; 20] = [
    &ASSIGNMENTS,
    &MEMBER,
    &MEMBERS,
    &ACCEPTANCE,
    &REFUSAL,
    &CANCELLATION,
    &REQUESTS,
    &ORGANIZATION,
    &MY_REFUSAL,
    &MY_ACCEPTANCE,
    &whole("org_invitations", &[(Post, AcceptInvitation)]),
    &KEY,
    &KEYS,
    &ONLY_KEY,
    &whole("users/*/rotate_password", &[(Post, Account)]),
    &exact("users/*", &[(Post, Account), (Put, Account), (Patch, Account), (Delete, DeleteAccount)]),
    &exact("users", &[(Post, Account)]),
    &exact("me", &[(Delete, DeleteAccount)]),
    &whole("transfer", &[(Post, Transfer)]),
    // A job deletes for good, or whatever else the portal's tasks do.
    &whole("workers/jobs", &[(Post, Job), (Put, Job), (Delete, Job)]),
];

impl Route {
    /// Tells what a write to these parts of a path does, where this is its route.
    pub(super) fn reserves(&self, method: RawMethod, parts: &[String]) -> Option<Reserved> {
        let meant = || self.writes.iter().find(|(known, _)| *known == method).map(|(_, reserved)| *reserved);
        if self.is_exact {
            return meant().filter(|_| self.ends(parts));
        }
        let begins = (0..parts.len()).any(|at| self.leads_through(&parts[at..]));
        // A method that the route does not have today may have come with a newer portal.
        begins.then(|| meant().or_else(|| self.writes.first().map(|(_, reserved)| *reserved)))?
    }

    /// True where the path ends as the pattern is.
    pub(super) fn ends(&self, parts: &[String]) -> bool {
        let words: Vec<&str> = self.pattern.split('/').collect();
        let last = parts.len().checked_sub(words.len()).map(|start| &parts[start..]);
        last.is_some_and(|last| words.iter().zip(last).all(|(word, part)| *word == "*" || word == part))
    }

    /// True where the words of the pattern come in this order, the first one first: rather one path too many.
    fn leads_through(&self, parts: &[String]) -> bool {
        let mut left = parts.iter();
        self.pattern.split('/').enumerate().all(|(index, word)| match word {
            "*" => left.next().is_some(),
            _ if index == 0 => left.next().is_some_and(|part| part == word),
            _ => left.any(|part| part == word),
        })
    }
}

impl Portal {
    /// The address of a route with these names in it, one for each `*`.
    pub(super) fn at(&self, route: &Route, names: &[&str]) -> Url {
        let mut names = names.iter();
        let part =
            |word: &'static str| if word == "*" { names.next().copied().unwrap_or_default() } else { word };
        let parts: Vec<&str> = route.pattern.split('/').map(part).collect();
        self.address(&parts)
    }
}

#[cfg(test)]
#[path = "rights_tests.rs"]
mod tests;
