//! The warning that the key in use ends soon, once a day.

use std::time::Duration;

use crate::credentials::{Key, Origin};
use crate::key_expiry::Look;
use crate::messages::message;
use crate::report::age;
use udata_client::Portal;
use udatactl_core::text::shell::Command;

use super::Context;

/// How long a run that is done waits for the portal to say when the key ends, once a day.
const PATIENCE: Duration = Duration::from_millis(300);

impl Context {
    /// From here on a portal that is opened is asked when the key ends, beside all else.
    pub fn watch_key(&self) {
        let _ = self.watches.set(());
    }

    /// Begins to look when the key ends, once the portal is open.
    pub(super) fn look_at_key(&self, portal: &Portal) {
        let settings = &self.settings;
        let is_watched = self.watches.get().is_some() && settings.key_warning && !self.terminal.options.quiet;
        let key = self.key.get().and_then(Option::as_ref).filter(|key| key.origin != Origin::Sandbox);
        if let Some(Key { secret, .. }) = key.filter(|_| is_watched) {
            let state = &settings.places.state;
            let look = Look::begin(state, portal, secret, age::parse, settings.now);
            *self.look.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = look;
        }
    }

    /// Warns where the key ends soon and today nobody was warned of it. A run that failed waits for nothing.
    pub fn warn_of_key(&self, has_failed: bool) {
        let look = self.look.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take();
        let wait = if has_failed { Duration::ZERO } else { PATIENCE };
        let Some(end) = look.and_then(|look| look.end(wait)) else { return };
        let (key, command) = if self.settings.key.is_none() {
            ("key-ends-soon", Command::new("auth token rotate", &[]))
        } else {
            ("key-ends-soon-elsewhere", Command::new("auth token create --help", &[]))
        };
        let days = age::days_between(self.settings.now, end);
        let site = self.settings.site.as_str();
        let message = message!(key, site = site, day = age::day_of(end), count = days, command = command);
        self.terminal.warn(&message);
    }
}
