//! A portal that refuses some calls and passes all others on: what a test needs to see half of a change fail.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// What becomes of a call, by method and path.
pub enum Fate {
    PassedOn,
    /// This is answered, and the portal hears nothing.
    Instead(String),
    /// The portal does it, and the answer is lost.
    AnswerLost,
    /// The portal does it, and the answer waits for this.
    AnswerAfter(Box<dyn FnOnce() + Send>),
    /// The connection ends before the portal hears of it.
    Dropped,
    /// This is answered, byte for byte.
    Bytes(Vec<u8>),
    /// The portal does it where it is to, and this is answered, a byte now and then, for as long as the caller listens.
    Drips {
        answer: Vec<u8>,
        done: bool,
    },
    /// The portal does it, and its answer is rewritten on the way.
    Rewritten(Box<dyn FnOnce(Vec<u8>) -> Vec<u8> + Send>),
    /// The portal does it, and its answer is changed on the way.
    Altered(fn(Vec<u8>) -> Vec<u8>),
    /// The portal does it, and this is answered.
    DoneThen(String),
    /// The portal does it, and the end of its answer does not come until the caller gives up.
    Stalls,
    /// No answer comes, whether or not the portal does it, until the caller gives up.
    Silence {
        done: bool,
    },
}

/// By method, path and query.
pub type Rule = dyn Fn(&str, &str, &str) -> Fate + Send + Sync;

/// The root of such a portal before `base`; it serves as long as the test runs.
pub fn before(base: &str, rule: impl Fn(&str, &str) -> Fate + Send + Sync + 'static) -> String {
    listen(base, move |method, path, _| rule(method, path))
}

/// The root of a portal of which there is nothing but these answers.
pub fn querying(rule: impl Fn(&str, &str, &str) -> Fate + Send + Sync + 'static) -> String {
    listen("", rule)
}

fn listen(base: &str, rule: impl Fn(&str, &str, &str) -> Fate + Send + Sync + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let root = format!("http://{}", listener.local_addr().unwrap());
    let (host, rule): (_, Arc<Rule>) = (base.trim_start_matches("http://").to_owned(), Arc::new(rule));
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (host, rule) = (host.clone(), Arc::clone(&rule));
            thread::spawn(move || serve(stream, &host, rule.as_ref()));
        }
    });
    root
}

/// Refuses the calls of which that is true, with the portal's own kind of answer.
pub fn refuse(
    status: &'static str,
    refused: impl Fn(&str, &str) -> bool + Send + Sync + 'static,
) -> impl Fn(&str, &str) -> Fate + Send + Sync {
    move |method, path| {
        if refused(method, path) { json(status, r#"{"message": "Test portal"}"#) } else { Fate::PassedOn }
    }
}

/// An answer with a JSON body.
pub fn json(status: &str, body: &str) -> Fate {
    Fate::Instead(answer(status, "application/json", body))
}

/// An answer, whole; `status` may go on with further headers.
pub fn answer(status: &str, kind: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    )
}

/// Serves one call, whatever it comes through.
pub fn serve(mut stream: impl Read + Write, host: &str, rule: &Rule) -> Option<()> {
    let mut request = Vec::new();
    let mut part = [0; 4096];
    let end = loop {
        let length = stream.read(&mut part).ok().filter(|length| *length > 0)?;
        request.extend_from_slice(&part[..length]);
        if let Some(end) = request.windows(4).position(|window| window == b"\r\n\r\n") {
            break end + 4;
        }
    };
    let head = String::from_utf8_lossy(&request[..end]).into_owned();
    let header = |name: &str| {
        let line = head.lines().find(|line| line.to_lowercase().starts_with(name))?;
        Some(line.split_once(':')?.1.trim().to_owned())
    };
    let length: usize = header("content-length:").and_then(|length| length.parse().ok()).unwrap_or(0);
    while request.len() < end + length {
        let read = stream.read(&mut part).ok().filter(|read| *read > 0)?;
        request.extend_from_slice(&part[..read]);
    }
    let mut words = head.split(' ');
    let (method, target) = (words.next()?, words.next()?);
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let answer = match rule(method, path, query) {
        Fate::Instead(answer) => answer.into_bytes(),
        Fate::Bytes(answer) => answer,
        Fate::Drips { answer, done } => {
            if done {
                passed_on(&head, &request[end..], host)?;
            }
            return drip(&mut stream, &answer);
        }
        Fate::Rewritten(change) => change(passed_on(&head, &request[end..], host)?),
        Fate::PassedOn => passed_on(&head, &request[end..], host)?,
        Fate::AnswerLost => {
            passed_on(&head, &request[end..], host)?;
            return None;
        }
        Fate::AnswerAfter(wait) => {
            let answer = passed_on(&head, &request[end..], host)?;
            wait();
            answer
        }
        Fate::Dropped => return None,
        Fate::Altered(change) => change(passed_on(&head, &request[end..], host)?),
        Fate::DoneThen(answer) => {
            passed_on(&head, &request[end..], host)?;
            answer.into_bytes()
        }
        Fate::Stalls => {
            let answer = passed_on(&head, &request[end..], host)?;
            stream.write_all(&answer[..answer.len() - 1]).ok()?;
            return until_gone(&mut stream);
        }
        Fate::Silence { done } => {
            if done {
                passed_on(&head, &request[end..], host)?;
            }
            return until_gone(&mut stream);
        }
    };
    stream.write_all(&answer).and_then(|()| stream.flush()).ok()
}

/// How long the most patient caller listened to what came drop by drop, in milliseconds.
pub static LISTENED: AtomicU64 = AtomicU64::new(0);

fn drip(stream: &mut impl Write, answer: &[u8]) -> Option<()> {
    let began = Instant::now();
    let body = answer.windows(4).position(|four| four == b"\r\n\r\n").map_or(0, |end| end + 4);
    stream.write_all(&answer[..body]).ok()?;
    for byte in &answer[body..] {
        if stream.write_all(&[*byte]).and_then(|()| stream.flush()).is_err() {
            break;
        }
        thread::sleep(Duration::from_millis(20));
        let listened = u64::try_from(began.elapsed().as_millis()).unwrap();
        LISTENED.fetch_max(listened, Ordering::SeqCst);
    }
    None
}

fn until_gone(stream: &mut impl Read) -> Option<()> {
    let mut part = [0; 64];
    while stream.read(&mut part).is_ok_and(|length| length > 0) {}
    None
}

fn passed_on(head: &str, body: &[u8], host: &str) -> Option<Vec<u8>> {
    let own = |line: &&str| {
        let line = line.to_lowercase();
        !line.is_empty() && !line.starts_with("host:") && !line.starts_with("connection:")
    };
    let mut request: String = head.lines().filter(own).map(|line| format!("{line}\r\n")).collect();
    request += &format!("Host: {host}\r\nConnection: close\r\n\r\n");
    let mut portal = TcpStream::connect(host).ok()?;
    portal.write_all(request.as_bytes()).ok()?;
    portal.write_all(body).ok()?;
    let mut answer = Vec::new();
    portal.read_to_end(&mut answer).ok()?;
    Some(answer)
}
