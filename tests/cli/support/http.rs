//! The smallest HTTP client that serves: one request, one connection, plain loopback. The tests look
//! at the portal through it, so that they never see it with the eyes of the client under test.

use std::io::{Read, Write};
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
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("not JSON ({error}): {self:?}"))
    }
}

/// Sends a request to `base` (`http://127.0.0.1:PORT`), as the owner of `key` if there is one.
pub fn send(base: &str, method: &str, path: &str, key: Option<&str>, body: Option<&Value>) -> Answer {
    let host = base.strip_prefix("http://").unwrap();
    let mut stream =
        TcpStream::connect(host).unwrap_or_else(|error| panic!("no test portal at {base}: {error}"));
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    let mut request = format!(
        "{method} {path} HTTP/1.1\r\nHost: {host}\r\nAccept: application/json\r\nConnection: close\r\n"
    );
    if let Some(key) = key {
        request += &format!("X-API-KEY: {key}\r\n");
    }
    if let Some(body) = body {
        let body = body.to_string();
        request += &format!("Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}", body.len());
    } else {
        request += "\r\n";
    }
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    assert!(!head.to_lowercase().contains("transfer-encoding: chunked"), "a chunked answer to {path}");
    let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap();
    Answer { status, head: head.to_owned(), body: body.to_owned() }
}
