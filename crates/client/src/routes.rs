//! Which routes this portal has, seen from `OPTIONS` or its own description and never from its version, and remembered
//! for a day.

use super::client::{Portal, without_slash};
use super::description::{Capabilities, Description};
use super::error::{Error, Feature, Result};
use super::rights;

/// The name under which the routes are remembered.
const ROUTES: &str = "routes";

/// The routes of udata today: a portal that is older refuses them, and nothing is done.
const TODAY: Capabilities = Capabilities { invitations: true, direct_add: false, member_slash: true };

/// What some portals lack, as a stable word, with a route that it is known by.
const PARTS: [(&str, &str, &str); 8] = [
    ("invitations", "get", "/me/org_invitations/"),
    ("assignments", "get", "/organizations/{org}/assignments/"),
    ("keys", "get", "/me/api_tokens/"),
    ("notifications", "get", "/notifications/"),
    ("read_notifications", "post", "/notifications/{notification}/read/"),
    ("notification_settings", "get", "/notifications/settings/"),
    ("contacts", "get", "/organizations/{org}/contacts/"),
    ("harvesters", "get", "/harvest/sources/"),
];

impl Portal {
    /// What this portal lacks of what others have, as stable words: `invitations`, `assignments`, `keys`, `notifications`,
    /// `read_notifications`, `notification_settings`, `contacts`, `harvesters`; `None` where it does not describe itself.
    pub fn lacks(&self) -> Option<Vec<&'static str>> {
        let described = self.description()?;
        let is_lacking = |(_, method, route): &&(&str, &str, &str)| !described.has(method, route);
        Some(PARTS.iter().filter(is_lacking).map(|(word, _, _)| *word).collect())
    }

    /// Finds the portal's routes. A catch-all answers `GET` to any path, so only the other methods mean something; the
    /// organization and the person must exist, since an unknown one is 404 to `OPTIONS` too.
    ///
    /// # Errors
    /// When the portal does not answer.
    pub fn routes_of(&self, organization: &str, member: &str) -> Result<Capabilities> {
        if let Some(routes) = self.routes.get() {
            return Ok(*routes);
        }
        let place = self.remembered(ROUTES);
        let remembered = place.recall().and_then(|text| serde_json::from_slice(&text).ok());
        let routes = if let Some(routes) = remembered {
            routes
        } else {
            let detected = self.detect_routes(organization, member)?;
            if let Some(text) = detected.and_then(|routes| serde_json::to_vec(&routes).ok()) {
                place.keep(&text);
            }
            detected.unwrap_or(TODAY)
        };
        Ok(*self.routes.get_or_init(|| routes))
    }

    /// Finds the routes from `OPTIONS`, or else from the description; `None` where neither says.
    fn detect_routes(&self, organization: &str, member: &str) -> Result<Option<Capabilities>> {
        let has = |methods: &[String], method: &str| methods.iter().any(|found| found == method);
        let invitation = self.allowed(self.at(&rights::MEMBERS, &[organization]))?;
        let one_member = self.allowed(self.at(&rights::MEMBER, &[organization, member]))?;
        Ok(match (invitation, one_member) {
            // No udata lets anybody PUT there: what answers is a proxy, about any address alike.
            (Some(invitation), Some(one_member)) if !has(&invitation, "PUT") => {
                let member_slash = has(&one_member, "PUT");
                Some(Capabilities {
                    invitations: has(&invitation, "POST"),
                    direct_add: has(&one_member, "POST") || !member_slash,
                    member_slash,
                })
            }
            _ => self.described_routes(),
        })
    }

    /// Reads the routes from `swagger.json`, which has some hundred kilobytes: for where a proxy keeps `OPTIONS` to
    /// itself.
    fn described_routes(&self) -> Option<Capabilities> {
        let described = self.description()?;
        let adds = "/organizations/{org}/member/{user}";
        Some(Capabilities {
            invitations: described.has("post", "/organizations/{org}/member/"),
            direct_add: described.has("post", adds),
            member_slash: described.paths.contains_key(&format!("{adds}/")),
        })
    }

    /// The portal's description, read once, where it can be.
    fn description(&self) -> Option<&Description> {
        if let Some(known) = self.described.get() {
            return Some(known);
        }
        let mut url = self.address(&["swagger.json"]);
        without_slash(&mut url);
        let described: Description = self.read_address(url, None).ok()?;
        described.has("get", "/organizations/").then(|| self.described.get_or_init(|| described))
    }

    /// True where a call failed because this portal has no such route: it says so itself or, before 12, where it answers
    /// with a page as any other server would, does not describe it.
    pub(super) fn is_lacking(&self, error: &Error, method: &str, route: &str) -> bool {
        let is_undescribed = || self.description().is_some_and(|described| !described.has(method, route));
        error.says_no_route() || (error.may_say_no_route() && is_undescribed())
    }

    /// Gives [`Error::Lacks`] of the feature where the portal lacks its route, and else the error itself.
    pub(super) fn lacking(&self, error: Error, method: &str, route: &str, feature: Feature) -> Error {
        if self.is_lacking(&error, method, route) { Error::Lacks(feature) } else { error }
    }

    /// Passes an answer of a membership route on. One that does not exist shows that the portal has changed since its
    /// routes were looked at: they are looked at again the next time.
    pub(super) fn mind_routes<T>(&self, answer: Result<T>) -> Result<T> {
        let is_elsewhere = match &answer {
            Err(Error::Redirected { .. } | Error::Unexpected { .. }) => true,
            Err(error) => error.says_no_route(),
            Ok(_) => false,
        };
        if is_elsewhere {
            self.remembered(ROUTES).forget();
        }
        answer
    }
}
