//! Which routes this portal has, seen from `OPTIONS` and never from its version, and remembered for a day.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use super::{Portal, Result};

/// A day: a portal's routes change when it is upgraded.
const FRESH: Duration = Duration::from_secs(86_400);

/// What the portal can do with memberships.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
pub struct Routes {
    /// `POST member/` invites (from 15 on).
    pub invitations: bool,
    /// `POST member/<user>/` adds at once (before 15).
    pub direct_add: bool,
    /// `member/<user>/` ends in a slash (from 10.8.2 on).
    pub member_slash: bool,
}

/// Those of udata today: a portal that is older refuses them, and nothing is done.
const TODAY: Routes = Routes { invitations: true, direct_add: false, member_slash: true };

impl Portal {
    /// The portal's routes. A catch-all answers `GET` to any path, so only the other methods mean something; the
    /// organization and the person must exist, since an unknown one is 404 to `OPTIONS` too.
    ///
    /// # Errors
    /// When the portal does not answer.
    pub fn routes_of(&self, organization: &str, member: &str) -> Result<Routes> {
        if let Some(routes) = self.routes.get() {
            return Ok(*routes);
        }
        let file = self.options.cache.as_deref().map(|directory| self.routes_file(directory));
        let remembered = file.as_deref().and_then(remembered);
        let routes = match remembered {
            Some(routes) => routes,
            None => match (self.detect_routes(organization, member)?, &file) {
                (Some(routes), Some(file)) => {
                    remember(file, routes);
                    routes
                }
                (detected, _) => detected.unwrap_or(TODAY),
            },
        };
        Ok(*self.routes.get_or_init(|| routes))
    }

    /// `None` where the answers do not say.
    fn detect_routes(&self, organization: &str, member: &str) -> Result<Option<Routes>> {
        let has = |methods: &[String], method: &str| methods.iter().any(|found| found == method);
        let invitation = self.allowed(self.address(&["organizations", organization, "member"]))?;
        let member_methods =
            self.allowed(self.address(&["organizations", organization, "member", member]))?;
        let (Some(invitation), Some(member_methods)) = (invitation, member_methods) else { return Ok(None) };
        let member_slash = has(&member_methods, "PUT");
        Ok(Some(Routes {
            invitations: has(&invitation, "POST"),
            direct_add: has(&member_methods, "POST") || !member_slash,
            member_slash,
        }))
    }

    fn routes_file(&self, directory: &Path) -> PathBuf {
        let name: String = self
            .site()
            .as_str()
            .chars()
            .map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' })
            .collect();
        directory.join(format!("routes-{name}.json"))
    }
}

fn remembered(file: &Path) -> Option<Routes> {
    let age = SystemTime::now().duration_since(file.metadata().ok()?.modified().ok()?).ok()?;
    if age > FRESH {
        return None;
    }
    serde_json::from_slice(&std::fs::read(file).ok()?).ok()
}

/// Writes the file whole or not at all; a cache that can't be written costs two calls the next time.
fn remember(file: &Path, routes: Routes) {
    let _ = (|| {
        let directory = file.parent()?;
        std::fs::create_dir_all(directory).ok()?;
        let temporary = file.with_extension(format!("{}.tmp", std::process::id()));
        std::fs::write(&temporary, serde_json::to_vec(&routes).ok()?).ok()?;
        std::fs::rename(&temporary, file).ok()
    })();
}
