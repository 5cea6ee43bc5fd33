//! The portal's clock, beside this machine's.

use jiff::fmt::rfc2822;
use jiff::{SignedDuration, Timestamp};
use reqwest::blocking::Response;
use reqwest::header::{AGE, DATE};

use super::client::Portal;
use super::error::Result;

impl Portal {
    /// How far the portal's clock is ahead of this machine's, to a second or two; `None` where its answer has no date.
    ///
    /// # Errors
    /// Whatever the call gives.
    pub fn clock_ahead(&self) -> Result<Option<SignedDuration>> {
        let sent = Timestamp::now();
        let response = self.get_once(&self.address(&["site"]), None)?;
        let half = Timestamp::now().duration_since(sent) / 2;
        Ok(date(&response).map(|date| date.duration_since(sent + half)))
    }
}

/// When the answer was given: one that a cache kept says how long ago that was.
fn date(response: &Response) -> Option<Timestamp> {
    let header = |name| response.headers().get(name).and_then(|value| value.to_str().ok());
    let date = rfc2822::parse(header(DATE)?).ok()?.timestamp();
    let age = header(AGE).and_then(|age| age.trim().parse().ok()).unwrap_or(0);
    date.checked_add(SignedDuration::from_secs(age)).ok()
}
