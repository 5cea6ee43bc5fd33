//! When the key in use ends: asked once a day at most, beside what the run is for, and told once a day. What is known is kept with
//! the state, under a number that tells nothing of the key.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;
use std::time::Duration;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

use udata_client::{ApiKey, Portal, Result};
use udatactl_files::{lock, private};

/// How long before its end a key is warned of.
const SOON: SignedDuration = SignedDuration::from_hours(14 * 24);
/// For how long what the portal said counts: a key's end is never moved, but an older portal may become a new one.
const KNOWN: SignedDuration = SignedDuration::from_hours(30 * 24);

/// True for a key that has not ended and will within 14 days.
pub fn ends_soon(end: Timestamp, now: Timestamp) -> bool {
    let left = end.duration_since(now);
    left > SignedDuration::ZERO && left <= SOON
}

/// What is known of a key.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
struct Known {
    asked: Timestamp,
    /// The portal answered: nothing below means that it never ends.
    answered: bool,
    ends: Option<Timestamp>,
    told: Option<Timestamp>,
}

/// A look at when a key ends, under way or done.
#[derive(Debug)]
pub struct Look {
    path: PathBuf,
    name: String,
    now: Timestamp,
    known: Known,
    answer: Option<Receiver<Option<Timestamp>>>,
}

impl Look {
    /// Begins to look: in what is kept, or on the portal where that was not asked today. Nothing is asked where that can't be
    /// noted, or another process is about it.
    pub fn begin(
        state: &Path,
        portal: &Portal,
        secret: &SecretString,
        read: fn(&str) -> Option<Timestamp>,
        now: Timestamp,
    ) -> Option<Self> {
        let path = state.join("keys.json");
        let text = format!("{} {}", portal.site(), secret.expose_secret());
        let name = format!("{:08x}", crc32fast::hash(text.as_bytes()));
        let mut look = Self { path, name, now, known: Known::default(), answer: None };
        private::directory(state).ok()?;
        look.change(|known, now| {
            let is_fresh = known.answered && now.duration_since(known.asked) < KNOWN;
            let asks = !is_fresh && !is_today(known.asked, now);
            if asks {
                known.asked = now;
            }
            asks
        })
        .ok()?
        .then(|| {
            let (sender, receiver) = sync_channel(1);
            let (portal, secret) = (portal.aside(), secret.clone());
            let asked = thread::Builder::new().spawn(move || {
                if let Ok(end) = ends(&portal, &secret, read) {
                    let _ = sender.send(end);
                }
            });
            look.answer = asked.is_ok().then_some(receiver);
        });
        Some(look)
    }

    /// Gives when the key ends, where that is soon and was not told today; waits so long for the portal's answer.
    pub fn end(self, wait: Duration) -> Option<Timestamp> {
        let answer = self.answer.as_ref().and_then(|answer| answer.recv_timeout(wait).ok());
        let ends = match answer {
            Some(ends) => ends,
            None => self.known.ends,
        };
        let is_due = ends.is_some_and(|end| ends_soon(end, self.now));
        let is_told = self.known.told.is_some_and(|told| is_today(told, self.now));
        let tells = is_due && !is_told;
        if answer.is_some() || tells {
            let mut look = self;
            let kept = look.change(|known, now| {
                if let Some(ends) = answer {
                    (known.answered, known.ends) = (true, ends);
                }
                known.told = if tells { Some(now) } else { known.told };
                true
            });
            // What can't be noted would be told by each run.
            kept.ok()?;
        }
        ends.filter(|_| tells)
    }

    /// Changes what is kept of the key, where `change` says that there is something to keep; gives what it says.
    fn change(&mut self, change: impl FnOnce(&mut Known, Timestamp) -> bool) -> std::io::Result<bool> {
        let _held = lock::hold(&self.path.with_extension("lock"), Duration::ZERO)?;
        let text = private::read(&self.path).unwrap_or_default();
        let mut all: BTreeMap<String, Known> = serde_json::from_slice(&text).unwrap_or_default();
        let known = all.entry(self.name.clone()).or_default();
        let is_changed = change(known, self.now);
        self.known = known.clone();
        if is_changed {
            all.retain(|_, known| self.now.duration_since(known.asked) < KNOWN + KNOWN);
            private::replace_soon(&self.path, &serde_json::to_vec(&all)?)?;
        }
        Ok(is_changed)
    }
}

/// When the key ends; nothing for never, and where the portal does not tell.
fn ends(
    portal: &Portal,
    secret: &SecretString,
    read: fn(&str) -> Option<Timestamp>,
) -> Result<Option<Timestamp>> {
    let keys = portal.api_keys_at_once()?;
    Ok(ApiKey::of(&keys, secret).and_then(|key| read(key.expires_at.as_deref()?)))
}

fn is_today(moment: Timestamp, now: Timestamp) -> bool {
    let day = |moment: Timestamp| moment.to_zoned(TimeZone::UTC).date();
    day(moment) == day(now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_ends_soon_for_the_last_fourteen_days() {
        let now: Timestamp = "2026-11-21T10:00:00Z".parse().expect("a moment");
        let soon = |text: &str| ends_soon(text.parse().expect("a moment"), now);
        assert!(soon("2026-11-21T10:00:01Z") && soon("2026-12-05T10:00:00Z"));
        assert!(
            !soon("2026-11-21T10:00:00Z") && !soon("2026-12-05T10:00:01Z") && !soon("2020-01-01T00:00:00Z")
        );
    }
}
