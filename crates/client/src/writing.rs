//! Writes: sent once, and again only where the portal has provably not taken them.

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use reqwest::blocking::RequestBuilder;
use reqwest::{Method, StatusCode, Url};
use serde_json::Value;

use super::again::{backoff, turn_to_wait_for};
use super::client::{Portal, decode, redirect_target};
use super::connection;
use super::connection_failure::ConnectionFailure;
use super::error::{Error, Result, Switch};
use super::secret::masked_address;
use super::unexpected_answer::UnexpectedAnswer;

/// How often a write waits until the portal takes it, where the portal says when that is.
const MOST_TURNS: u32 = 3;
/// How soon a wait notices that somebody asked to stop.
const NOTICE: Duration = Duration::from_millis(50);

impl Portal {
    /// Sends a write, once; it is sent again only where it provably never left.
    ///
    /// # Errors
    /// [`Error::Uncertain`] when the write left and no answer came back.
    pub(super) fn write(
        &self,
        method: &Method,
        url: Url,
        content: Option<&Value>,
        removes: bool,
    ) -> Result<Value> {
        if self.options.read_only {
            return Err(Error::Held(Switch::ReadOnly));
        }
        if removes && self.options.no_removals {
            return Err(Error::Held(Switch::NoRemovals));
        }
        // udata wants JSON and a body on every POST (415 without, `udata/api/__init__.py`).
        self.send_write(method, url, |request| match content {
            Some(content) => request.json(content),
            None if method == Method::DELETE => request,
            None => request.json(&serde_json::json!({})),
        })
    }

    pub(super) fn send_write(
        &self,
        method: &Method,
        mut url: Url,
        prepare: impl Fn(RequestBuilder) -> RequestBuilder,
    ) -> Result<Value> {
        if !self.rehearses {
            url.query_pairs_mut().append_pair("lang", self.options.language);
        }
        self.send_once(method, url, prepare)
    }

    /// Sends a write to an address as it is: again only where it provably never left, or was turned away for now.
    pub(super) fn send_once(
        &self,
        method: &Method,
        url: Url,
        prepare: impl Fn(RequestBuilder) -> RequestBuilder,
    ) -> Result<Value> {
        if self.rehearses {
            log::debug!("{method} {url} -");
            return Ok(Value::Null);
        }
        self.prove()?;
        let _call = self.call(method, &url);
        let path = url.path().to_owned();
        let mut attempt = 0;
        let response = loop {
            let started = Instant::now();
            let result = self.signed(prepare(self.http.request(method.clone(), url.clone()))).send();
            self.trace(method.as_str(), &url, &result, started);
            match result {
                Ok(response) => match turn_to_wait_for(&response) {
                    Some(wait) if attempt < self.options.retries.min(MOST_TURNS) => {
                        self.wait_for_a_permit(wait)?;
                        attempt += 1;
                    }
                    _ => break response,
                },
                Err(error) if error.is_connect() || error.is_builder() => {
                    let error = connection::explain(&self.options, &error);
                    if attempt >= self.options.retries || !error.may_pass() {
                        return Err(error);
                    }
                    std::thread::sleep(backoff(attempt));
                    attempt += 1;
                }
                Err(error) => return Err(uncertain(method, &path, &error)),
            }
        };
        if response.status().is_redirection() {
            let target = redirect_target(&url, &response);
            let to = masked_address(target.as_str(), self.options.key.as_ref());
            return Err(Error::Redirected { path, to });
        }
        let response = self.refusal(&path, response)?;
        let status = response.status();
        let answer = self.reply(&path, response, |reply| match status {
            StatusCode::NO_CONTENT => Ok(Value::Null),
            _ => decode(&path, Some(reply.status), &reply.text),
        });
        match answer {
            Err(Error::Unexpected { kind: UnexpectedAnswer::CutShort(cause), .. }) => {
                Err(Error::Uncertain { method: method.to_string(), path, cause })
            }
            other => other,
        }
    }

    /// Waits until the portal takes writes again.
    fn wait_for_a_permit(&self, wait: Duration) -> Result<()> {
        let until = Instant::now() + wait;
        while let Some(left) = until.checked_duration_since(Instant::now()) {
            if self.options.stop.load(Ordering::SeqCst) {
                return Err(Error::Interrupted);
            }
            std::thread::sleep(left.min(NOTICE));
        }
        Ok(())
    }
}

fn uncertain(method: &Method, path: &str, error: &reqwest::Error) -> Error {
    Error::Uncertain {
        method: method.to_string(),
        path: path.to_owned(),
        cause: ConnectionFailure::of(error),
    }
}
