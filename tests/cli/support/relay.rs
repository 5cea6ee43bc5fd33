//! What stands between the program and a sandbox, and notes each call that passes: bytes go through as they come.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Instant;

use serde_json::Value;

use super::held::Call;

const KEPT_HEADERS: [&str; 6] =
    ["user-agent", "accept", "content-type", "cookie", "x-fields", "authorization"];

/// A call, and the key it came with.
#[derive(Clone)]
pub struct Noted {
    pub call: Call,
    pub key: Option<String>,
}

/// A call under way.
type Shared = Arc<Mutex<Noted>>;

pub struct Relay {
    address: SocketAddr,
    base: String,
    line: Arc<Line>,
}

struct Line {
    portal: Mutex<SocketAddr>,
    calls: Mutex<Vec<Shared>>,
    began: Instant,
    over: AtomicBool,
}

impl Relay {
    pub fn before(portal: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let line = Arc::new(Line {
            portal: Mutex::new(portal),
            calls: Mutex::default(),
            began: Instant::now(),
            over: AtomicBool::new(false),
        });
        let serving = Arc::clone(&line);
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                if serving.over.load(Ordering::SeqCst) {
                    return;
                }
                let line = Arc::clone(&serving);
                thread::spawn(move || line.serve(&client));
            }
        });
        Self { address, base: format!("http://{address}"), line }
    }

    pub fn base(&self) -> &str {
        &self.base
    }

    /// From now on, calls go there.
    pub fn turn_to(&self, portal: SocketAddr) {
        *self.line.portal.lock().unwrap() = portal;
    }

    /// Every call, in order of arrival.
    pub fn calls(&self) -> Vec<Noted> {
        self.line.calls.lock().unwrap().iter().map(|noted| noted.lock().unwrap().clone()).collect()
    }

    pub fn forget_calls(&self) {
        self.line.calls.lock().unwrap().clear();
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        self.line.over.store(true, Ordering::SeqCst);
        // So that it hears of it.
        TcpStream::connect(self.address).ok();
    }
}

impl Line {
    /// Passes on what one client asks, call by call, until either side ends.
    fn serve(&self, client: &TcpStream) -> Option<()> {
        let mut portal = TcpStream::connect(*self.portal.lock().unwrap()).ok()?;
        client.set_nodelay(true).ok()?;
        portal.set_nodelay(true).ok()?;
        let under_way: Arc<Mutex<Option<Shared>>> = Arc::default();
        let (answers, caller, current) =
            (portal.try_clone().ok()?, client.try_clone().ok()?, Arc::clone(&under_way));
        let began = self.began;
        thread::spawn(move || pass_back(answers, caller, &current, began));
        let mut client = BufReader::new(client);
        while let Some((request, noted)) = self.next_call(&mut client) {
            *under_way.lock().unwrap() = noted;
            if portal.write_all(&request).is_err() {
                break;
            }
        }
        portal.shutdown(Shutdown::Write).ok()
    }

    /// The next call whole, noted if it is one of the API; none at the client's end.
    fn next_call(&self, client: &mut impl BufRead) -> Option<(Vec<u8>, Option<Shared>)> {
        let mut request = Vec::new();
        let mut lines = Vec::new();
        loop {
            let start = request.len();
            let length = client.read_until(b'\n', &mut request).ok()?;
            let line = String::from_utf8_lossy(&request[start..]).trim_end().to_owned();
            match (length, line.is_empty()) {
                (0, _) => return None,
                (_, true) => break,
                _ => lines.push(line),
            }
        }
        let headers: BTreeMap<String, String> = lines[1..]
            .iter()
            .filter_map(|line| line.split_once(':'))
            .map(|(name, value)| (name.to_lowercase(), value.trim().to_owned()))
            .collect();
        let length = headers.get("content-length").map_or(0, |length| length.parse().unwrap());
        let mut body = vec![0; length];
        client.read_exact(&mut body).ok()?;
        let noted = self.note(&lines[0], headers, &body);
        request.extend(body);
        Some((request, noted))
    }

    fn note(&self, first: &str, mut headers: BTreeMap<String, String>, body: &[u8]) -> Option<Shared> {
        let mut words = first.split(' ');
        let (method, target) = (words.next()?, words.next()?);
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        if !path.starts_with("/api/") {
            return None;
        }
        let key = headers.remove("x-api-key");
        headers.retain(|name, _| KEPT_HEADERS.contains(&name.as_str()));
        let call = Call {
            method: method.to_owned(),
            path: decoded(path),
            query: query.to_owned(),
            status: None,
            user: None,
            api_key: key.is_some(),
            headers,
            body: serde_json::from_slice(body).unwrap_or(Value::Null),
            at: self.began.elapsed().as_secs_f64(),
            seconds: None,
        };
        let noted = Arc::new(Mutex::new(Noted { call, key }));
        self.calls.lock().unwrap().push(Arc::clone(&noted));
        Some(noted)
    }
}

/// Passes answers back, each part of one noted before the caller has it.
fn pass_back(
    mut portal: TcpStream,
    mut client: TcpStream,
    under_way: &Mutex<Option<Shared>>,
    began: Instant,
) {
    let mut part = [0; 16_384];
    while let Ok(length @ 1..) = portal.read(&mut part) {
        if let Some(noted) = &*under_way.lock().unwrap() {
            let call = &mut noted.lock().unwrap().call;
            call.status = call.status.or_else(|| status(&part[..length]));
            call.seconds = Some(began.elapsed().as_secs_f64() - call.at);
        }
        if client.write_all(&part[..length]).is_err() {
            break;
        }
    }
    portal.shutdown(Shutdown::Both).ok();
    client.shutdown(Shutdown::Both).ok();
}

/// The status of an answer that begins so: `HTTP/1.1 200 OK`.
fn status(beginning: &[u8]) -> Option<u16> {
    std::str::from_utf8(beginning.get(9..12)?).ok()?.parse().ok()
}

/// A path without `%`.
fn decoded(path: &str) -> String {
    let mut parts = path.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        match part.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                bytes.extend(part.bytes().skip(2));
            }
            None => bytes.extend(format!("%{part}").bytes()),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
