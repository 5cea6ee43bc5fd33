//! The smallest HTTP client that serves: one request, one connection, plain loopback. The tests look
//! at the portal through it, so that they never see it with the eyes of the client under test.

use std::io::{ErrorKind, Read, Result, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::Value;

#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    /// A header, by its name.
    pub fn header(&self, name: &str) -> Option<&str> {
        let pairs = self.head.lines().filter_map(|line| line.split_once(':'));
        pairs.into_iter().find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("not JSON ({error}): {self:?}"))
    }
}

/// Sends a request to `base` (`http://127.0.0.1:PORT`), as the owner of `key` if there is one.
pub fn send(base: &str, method: &str, path: &str, key: Option<&str>, body: Option<&Value>) -> Answer {
    attempt(base, method, path, key, body)
        .unwrap_or_else(|error| panic!("no answer to {method} {path} from the portal at {base}: {error}"))
}

/// The same, where nobody may answer, or not to the end.
///
/// # Errors
/// As [`exchange`].
pub fn attempt(
    base: &str,
    method: &str,
    path: &str,
    key: Option<&str>,
    body: Option<&Value>,
) -> Result<Answer> {
    let mut headers = Vec::new();
    if let Some(key) = key {
        headers.push(("X-API-KEY", key));
    }
    if body.is_some() {
        headers.push(("Content-Type", "application/json"));
    }
    let body = body.map(|body| body.to_string().into_bytes());
    exchange(base, method, path, &headers, body.as_deref())
}

/// Sends a request with these headers and this body, besides what every request has.
///
/// # Errors
/// When there is no connection, or it closes before the answer is whole.
pub fn exchange(
    base: &str,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: Option<&[u8]>,
) -> Result<Answer> {
    let host = base.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(host)?;
    stream.set_read_timeout(Some(Duration::from_mins(1)))?;
    let mut request = format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n");
    if headers.iter().all(|(name, _)| *name != "Accept") {
        request += "Accept: application/json\r\n";
    }
    for (name, value) in headers {
        request += &format!("{name}: {value}\r\n");
    }
    if let Some(body) = body {
        request += &format!("Content-Length: {}\r\n", body.len());
    }
    request += "\r\n";
    stream.write_all(&[request.as_bytes(), body.unwrap_or_default()].concat())?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    let (head, body) = answer.split_once("\r\n\r\n").ok_or(ErrorKind::UnexpectedEof)?;
    let is_chunked = head.to_lowercase().contains("transfer-encoding: chunked");
    let body = if is_chunked { joined(body).ok_or(ErrorKind::UnexpectedEof)? } else { body.to_owned() };
    let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap();
    let answer = Answer { status, head: head.to_owned(), body };
    let announced: Option<usize> = answer.header("content-length").and_then(|length| length.parse().ok());
    if announced.is_none_or(|length| answer.body.len() == length || method == "HEAD") {
        Ok(answer)
    } else {
        Err(ErrorKind::UnexpectedEof.into())
    }
}

/// The chunks of a body together; nothing where the last one is missing.
fn joined(mut rest: &str) -> Option<String> {
    let mut body = String::new();
    loop {
        let (length, chunks) = rest.split_once("\r\n")?;
        let length = usize::from_str_radix(length, 16).ok()?;
        if length == 0 {
            return Some(body);
        }
        let (chunk, after) = chunks.split_at_checked(length)?;
        body += chunk;
        rest = after.strip_prefix("\r\n")?;
    }
}
