//! One portal and how it is talked to: headers, time limits, redirects, retries, refusals.

use std::borrow::Cow;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::{Duration, Instant};

use reqwest::blocking::{Client, RequestBuilder, Response};
use reqwest::header::{ALLOW, HeaderValue, LOCATION};
use reqwest::{Method, StatusCode, Url};
use secrecy::ExposeSecret;
use serde::de::DeserializeOwned;

use super::again::{backoff, retry_after, worth_another_try};
use super::answer::Answer;
use super::calls::Call;
use super::connection;
use super::connection_failure::ConnectionFailure;
use super::description::{Capabilities, Description};
use super::error::{Error, ProxyFailure, Result};
use super::left_out::LeftOut;
use super::options::Options;
use super::pace::Pace;
use super::proxy::Transport;
use super::reply::{self, Reply};
use super::secret::masked_address;
use super::semaphore::Semaphore;
use super::unexpected_answer::{UnexpectedAnswer, field_of};

/// udata reads the key from this header (`udata/api/__init__.py`, `udata/auth/api_token.py`).
const KEY_HEADER: &str = "X-API-KEY";
pub(super) const MOST_REDIRECTS: usize = 5;

/// A portal that runs udata.
#[derive(Clone)]
pub struct Portal {
    pub(super) options: Options,
    pub(super) http: Client,
    pub(super) routes: OnceLock<Capabilities>,
    pub(super) described: OnceLock<Description>,
    /// Whether the address has shown to be a portal's.
    pub(super) proof: Arc<OnceLock<Result<()>>>,
    semaphore: Arc<Semaphore>,
    pace: Option<Arc<Pace>>,
    /// Held while a large answer is.
    large: Arc<Mutex<()>>,
    /// The key goes with each call, where there is one.
    pub(super) signs: bool,
    /// Writes are traced and not sent.
    pub(super) rehearses: bool,
    /// Lists are only shown: rows of another shape are left out.
    pub(super) shows: bool,
    pub(super) left_out: Arc<Mutex<Vec<LeftOut>>>,
}

/// The parts of an address below `/api/1/`.
pub type Path<'a> = &'a [&'a str];

impl Portal {
    /// Sets the connection up; nothing is sent yet.
    ///
    /// # Errors
    /// A key for a portal that is neither https nor on this machine, or a bad file of authorities.
    pub fn open(options: Options) -> Result<Self> {
        let http = connection::open(&options)?;
        let semaphore = Arc::new(Semaphore::new(options.parallel));
        let pace = options.calls_a_second.map(|calls| Arc::new(Pace::new(calls)));
        Ok(Self {
            options,
            http,
            routes: OnceLock::new(),
            described: OnceLock::new(),
            proof: Arc::default(),
            semaphore,
            pace,
            large: Arc::default(),
            signs: true,
            rehearses: false,
            shows: false,
            left_out: Arc::default(),
        })
    }

    /// Shows an answer to the witness, where there is one.
    pub(super) fn witness(&self, text: &str) {
        if let Some(witness) = &self.options.witness
            && let Ok(answer) = serde_json::from_str(text)
        {
            witness(&answer);
        }
    }

    /// Tells whoever watches of a call that begins; it ends when this is dropped.
    pub(super) fn call(&self, method: &Method, url: &Url) -> Call {
        Call::begin(self.options.watch.clone(), method, url)
    }

    /// Gives a copy of the portal whose writes are only traced: for showing what a dry run would send. It cannot write.
    pub fn rehearsing(&self) -> Self {
        Self { rehearses: true, ..self.clone() }
    }

    /// Gives a copy of the portal for what is asked beside all else: nothing waits for it, and it tries once.
    #[must_use]
    pub fn aside(&self) -> Self {
        let options = Options { retries: 0, watch: None, ..self.options.clone() };
        Self { options, semaphore: Arc::new(Semaphore::new(1)), pace: None, ..self.clone() }
    }

    /// Gives a copy of the portal for lists that are only shown or exported as they are: rows of another shape are left
    /// out, and told by [`Portal::left_out`].
    #[must_use]
    pub fn showing(&self) -> Self {
        Self { shows: true, ..self.clone() }
    }

    /// The portal's root.
    pub fn site(&self) -> &Url {
        &self.options.site
    }

    /// True where a key is sent.
    pub fn is_signed_in(&self) -> bool {
        self.options.key.is_some()
    }

    /// The address of something below `/api/1/`, every part encoded, with the slash that udata's routes end in.
    pub fn address(&self, path: Path) -> Url {
        let mut url = self.options.site.clone();
        url.set_query(None);
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty().extend(["api", "1"]).extend(path).push("");
        }
        url
    }

    /// Reads JSON; `fields` is udata's mask (`X-Fields`), which shrinks what is sent.
    pub(super) fn read<T: DeserializeOwned>(
        &self,
        path: Path,
        query: &[(&str, &str)],
        fields: Option<&str>,
    ) -> Result<T> {
        let mut url = self.address(path);
        url.query_pairs_mut().extend_pairs(query);
        self.read_address(url, fields)
    }

    /// Reads JSON from an address of this portal.
    pub(super) fn read_address<T: DeserializeOwned>(&self, url: Url, fields: Option<&str>) -> Result<T> {
        let path = url.path().to_owned();
        self.get(url, fields, |reply| decode(&path, Some(reply.status), &reply.text))
    }

    /// Sends a GET that follows redirects on the same origin only, and is tried again where that can help; `make` takes
    /// the answer apart.
    pub(super) fn get<R>(
        &self,
        url: Url,
        fields: Option<&str>,
        make: impl FnOnce(Reply) -> Result<R>,
    ) -> Result<R> {
        self.prove()?;
        let permit = self.semaphore.acquire();
        let _reading = self.options.read_budget.reading();
        let _call = self.call(&Method::GET, &url);
        let make = |reply| {
            // What has come is taken apart while others are asked.
            drop(permit);
            make(reply)
        };
        self.get_whole(url, fields, make).map_err(|error| match error {
            Error::TooSlow { .. } if self.options.read_budget.left().is_none() => self.out_of_time(),
            other => other,
        })
    }

    fn get_whole<R>(
        &self,
        mut url: Url,
        fields: Option<&str>,
        make: impl FnOnce(Reply) -> Result<R>,
    ) -> Result<R> {
        let asks_in_a_language = |(name, _): (Cow<str>, _)| name == "lang";
        if !self.options.language.is_empty() && !url.query_pairs().any(asks_in_a_language) {
            url.query_pairs_mut().append_pair("lang", self.options.language);
        }
        for _ in 0..MOST_REDIRECTS {
            let response = self.get_once(&url, fields)?;
            if !response.status().is_redirection() {
                let response = self.refusal(url.path(), response)?;
                return self.reply(url.path(), response, make).map_err(|error| match error {
                    // An answer that stops half-way is as slow as one that never begins.
                    Error::Unexpected {
                        kind: UnexpectedAnswer::CutShort(ConnectionFailure::TimedOut),
                        ..
                    } => connection::too_slow(&self.options),
                    other => other,
                });
            }
            let mut target = redirect_target(&url, &response);
            let to = masked_address(target.as_str(), self.options.key.as_ref());
            if target.origin() != url.origin() || to != target.as_str() {
                return Err(Error::Redirected { path: url.path().to_owned(), to });
            }
            // A slug's 308 loses the query (udata/routing.py): carry it over.
            if target.query().is_none() {
                target.set_query(url.query());
            }
            url = target;
        }
        Err(Error::Redirected { path: url.path().to_owned(), to: url.to_string() })
    }

    pub(super) fn get_once(&self, url: &Url, fields: Option<&str>) -> Result<Response> {
        let mut attempt = 0;
        loop {
            let mut request = self.http.get(url.clone());
            if let Some(fields) = fields {
                request = request.header("X-Fields", fields);
            }
            if let Some(pace) = &self.pace {
                pace.take_turn();
            }
            let started = Instant::now();
            let result = self.signed(request).timeout(self.time_for_a_read()?).send();
            self.trace("GET", url, &result, started);
            let result = result.map_err(|error| connection::explain(&self.options, &error));
            let wait = match &result {
                Ok(response) => worth_another_try(response),
                Err(error) => error.may_pass().then_some(Duration::ZERO),
            };
            match wait {
                Some(wait) if attempt < self.options.retries => {
                    if let Some(pace) = &self.pace {
                        pace.hold(wait);
                    }
                    std::thread::sleep(wait + backoff(attempt));
                }
                _ => return result,
            }
            attempt += 1;
        }
    }

    /// Reads the methods that a route allows, from `OPTIONS`; `None` where the answer does not say, as behind some
    /// proxies.
    pub(super) fn allowed(&self, url: Url) -> Result<Option<Vec<String>>> {
        self.prove()?;
        let _reading = self.options.read_budget.reading();
        let _call = self.call(&Method::OPTIONS, &url);
        let time = self.time_for_a_read()?;
        let started = Instant::now();
        let result = self.signed(self.http.request(Method::OPTIONS, url.clone())).timeout(time).send();
        self.trace("OPTIONS", &url, &result, started);
        let response = result.map_err(|error| connection::explain(&self.options, &error))?;
        if !response.status().is_success() {
            return Ok(None);
        }
        let allow = response.headers().get(ALLOW).and_then(|value| value.to_str().ok());
        Ok(allow.map(|allow| allow.split(',').map(|method| method.trim().to_owned()).collect()))
    }

    fn time_for_a_read(&self) -> Result<Duration> {
        let left = self.options.read_budget.left().ok_or_else(|| self.out_of_time())?;
        Ok(self.options.timeout.min(left))
    }

    fn out_of_time(&self) -> Error {
        Error::OutOfTime { seconds: self.options.read_budget.limit.as_secs() }
    }

    /// Signs a call, and bounds it from its first byte to the last one of its answer: the client's own limit is for
    /// each part that comes.
    pub(super) fn signed(&self, request: RequestBuilder) -> RequestBuilder {
        let request = request.timeout(self.options.timeout);
        let key = self
            .options
            .key
            .as_ref()
            .filter(|_| self.signs)
            .and_then(|key| HeaderValue::from_str(key.expose_secret()).ok());
        match key {
            Some(mut key) => {
                key.set_sensitive(true);
                request.header(KEY_HEADER, key)
            }
            None => request,
        }
    }

    /// Passes a good answer on and turns any other into the API's refusal, or into what came in its place.
    pub(super) fn refusal(&self, path: &str, response: Response) -> Result<Response> {
        if response.status().is_success() {
            return Ok(response);
        }
        if let (StatusCode::PROXY_AUTHENTICATION_REQUIRED, Transport::Through(proxy)) =
            (response.status(), &self.options.transport)
        {
            let host = self.options.site.host_str().unwrap_or_default().to_owned();
            return Err(Error::Proxy {
                proxy: Box::new(proxy.clone()),
                host,
                why: ProxyFailure::WantsPassword,
            });
        }
        let status = response.status().as_u16();
        let retry_after = retry_after(&response);
        let unexpected = |kind| Error::Unexpected { path: path.to_owned(), status: Some(status), kind };
        let answer = reply::refusal(response, self.options.key.as_ref())
            .and_then(|text| Answer::read(status, path, &text, retry_after));
        Err(match (answer, retry_after) {
            (Ok(answer), _) => Error::Refused(answer),
            (Err(_), Some(seconds)) if status == StatusCode::SERVICE_UNAVAILABLE.as_u16() => {
                unexpected(UnexpectedAnswer::Away { seconds })
            }
            (Err(kind), _) => unexpected(kind),
        })
    }

    /// Reads an answer, shows it to the witness and lets `make` take it apart.
    pub(super) fn reply<R>(
        &self,
        path: &str,
        response: Response,
        make: impl FnOnce(Reply) -> Result<R>,
    ) -> Result<R> {
        Reply::read(path, response, self.options.key.as_ref(), &self.large, |reply| {
            self.witness(&reply.text);
            make(reply)
        })
    }

    /// Traces a call for `-v`: never a key, never a proxy's password.
    pub(super) fn trace(
        &self,
        method: &str,
        url: &Url,
        result: &std::result::Result<Response, reqwest::Error>,
        started: Instant,
    ) {
        let outcome = match result {
            Ok(response) => response.status().as_u16().to_string(),
            Err(_) => "-".to_owned(),
        };
        let transport = match &self.options.transport {
            Transport::Through(proxy) => format!(" via {proxy}"),
            Transport::System | Transport::Direct | Transport::At(_) => String::new(),
        };
        log::debug!("{method} {url} {outcome} {} ms{transport}", started.elapsed().as_millis());
    }
}

/// Takes the slash off the end of an address, for the routes of old portals.
pub(super) fn without_slash(url: &mut Url) {
    if let Ok(mut segments) = url.path_segments_mut() {
        segments.pop_if_empty();
    }
}

pub(super) fn redirect_target(url: &Url, response: &Response) -> Url {
    let location = response.headers().get(LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    url.join(location).unwrap_or_else(|_| url.clone())
}

/// Decodes a good answer; `status` is that of the answer, for telling.
pub(super) fn decode<T: DeserializeOwned>(path: &str, status: Option<u16>, text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|cause| {
        let kind = match UnexpectedAnswer::of(text, &cause) {
            // Only now is it worth a second look.
            UnexpectedAnswer::Shape(_) => {
                let place = place_of::<T>(text);
                UnexpectedAnswer::Shape(if place == "." { String::new() } else { place })
            }
            other => other,
        };
        Error::Unexpected { path: path.to_owned(), status, kind }
    })
}

/// Finds the field and the row that have another shape; `.` where it is the whole.
pub(super) fn place_of<T: DeserializeOwned>(text: &str) -> String {
    let read = serde_path_to_error::deserialize::<_, T>(&mut serde_json::Deserializer::from_str(text));
    read.err().map(|error| field_of(&error)).unwrap_or_default()
}
