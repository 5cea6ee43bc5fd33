//! How the portal of a run is reached.

use std::sync::Arc;

use secrecy::SecretString;

use super::Settings;
use super::address::site;
use crate::failure::Failure;
use crate::profiles::Profile;
use udata_client::{Options, is_sandbox};

impl Settings {
    /// True where the profile has a key: the portal gave it, and knew it.
    fn has_signed_in(&self) -> bool {
        let is_here = |profile: &Profile| site(&profile.site).is_ok_and(|site| site == self.site);
        self.profile.as_ref().is_some_and(|profile| profile.has_key && is_here(profile))
    }

    /// How the portal is reached, with this key.
    ///
    /// # Errors
    /// A usage failure for a proxy that can't be understood.
    pub fn connection(&self, key: Option<SecretString>) -> Result<Options, Failure> {
        let agent = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));
        Ok(Options {
            key,
            is_proved: is_sandbox(&self.site) || self.has_signed_in(),
            language: self.language.code(),
            timeout: self.timeout,
            read_budget: Arc::clone(&self.read_budget),
            retries: self.retries,
            parallel: self.parallel,
            transport: self.transport.clone()?,
            authorities: self.authorities.clone(),
            read_only: self.read_only,
            no_removals: self.no_removals,
            cache: Some(self.places.cache.clone()),
            ..Options::new(self.site.clone(), agent)
        })
    }
}
