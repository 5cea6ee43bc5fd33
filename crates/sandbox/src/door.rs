//! Who is let in, and with how much: the sandbox's keys can be guessed, and any page in a browser can send it requests.

use std::net::IpAddr;
use std::time::Duration;

use http_body_util::{BodyExt, LengthLimitError, Limited};
use hyper::body::{Body, Incoming};
use hyper::header::HOST;
use hyper::http::request::Parts;
use hyper::server::conn::http1::Builder;
use hyper_util::rt::TokioTimer;

use super::refusal::Refusal;

/// So long may the head of a request take, and so long its body.
const WAIT_LIMIT: Duration = Duration::from_secs(10);
/// The first line and the headers of a request.
const LONGEST_HEAD: usize = 64 * 1024;
const MOST_HEADERS: usize = 64;
/// The largest body: more than any logo that udata takes.
const LARGEST_BODY: usize = 8 * 1024 * 1024;

/// Reads requests within limits, whoever sends them.
pub fn careful() -> Builder {
    let mut builder = Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(WAIT_LIMIT)
        .max_buf_size(LONGEST_HEAD)
        .max_headers(MOST_HEADERS);
    builder
}

/// Lets in a request that calls this machine by a name that is nobody else's: a page on the web can have its own name
/// lead here.
///
/// # Errors
/// 421 for a request without such a name.
pub fn look_at(head: &Parts) -> Result<(), Refusal> {
    let said = head.headers.get_all(HOST).iter().map(|host| host.to_str().unwrap_or_default());
    let hosts: Vec<&str> =
        said.chain(head.uri.authority().map(hyper::http::uri::Authority::as_str)).collect();
    if !hosts.is_empty() && hosts.iter().all(|host| is_here(host)) {
        return Ok(());
    }
    let sentence =
        "This sandbox answers only to localhost, 127.0.0.1 and [::1]: this call names another host.";
    Err(Refusal::message(421, sentence))
}

/// True for `localhost`, what ends in it, and the addresses of loopback, with any port.
fn is_here(host: &str) -> bool {
    let is_port = |port: &str| !port.is_empty() && port.bytes().all(|digit| digit.is_ascii_digit());
    let name = match host.rsplit_once(':') {
        Some((name, port)) if is_port(port) => name,
        _ => host,
    };
    let bare = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name);
    let name = name.to_ascii_lowercase();
    name == "localhost"
        || name.ends_with(".localhost")
        || bare.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// Reads the body of a request.
///
/// # Errors
/// 413 for one that is too large, 408 for one that takes too long, 400 for one that breaks off.
pub async fn body(body: Incoming) -> Result<Vec<u8>, Refusal> {
    let too_large = || Refusal::message(413, "The data value transmitted exceeds the capacity limit.");
    // A length that is announced need not be waited for.
    if body.size_hint().lower() > LARGEST_BODY as u64 {
        return Err(too_large());
    }
    let reading = Limited::new(body, LARGEST_BODY).collect();
    match tokio::time::timeout(WAIT_LIMIT, reading).await {
        Ok(Ok(body)) => Ok(body.to_bytes().to_vec()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(too_large()),
        Ok(Err(_)) => Err(Refusal::message(400, "The request broke off.")),
        Err(_) => Err(Refusal::message(408, "The request took too long.")),
    }
}
