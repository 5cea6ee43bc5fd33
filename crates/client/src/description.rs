//! A portal's description of its own routes, and what it can do with memberships.

use std::collections::HashMap;

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

/// The routes of a portal for memberships.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
pub struct Capabilities {
    /// `POST member/` invites (from 15 on).
    pub invitations: bool,
    /// `POST member/<user>/` adds at once (before 15).
    pub direct_add: bool,
    /// `member/<user>/` ends in a slash (from 10.8.2 on).
    pub member_slash: bool,
}

/// The description that a portal gives of itself (`udata/api/__init__.py`): its routes and their methods.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Description {
    pub(super) paths: HashMap<String, HashMap<String, IgnoredAny>>,
}

impl Description {
    /// Tells whether a route has a method, whatever its parameters are called, and with or without a slash at its end.
    pub(super) fn has(&self, method: &str, route: &str) -> bool {
        let parts = |path: &str| -> Vec<String> {
            let part = |part: &str| if part.starts_with('{') { String::new() } else { part.to_owned() };
            path.trim_matches('/').split('/').map(part).collect()
        };
        let wanted = parts(route);
        self.paths.iter().any(|(path, methods)| parts(path) == wanted && methods.contains_key(method))
    }
}
