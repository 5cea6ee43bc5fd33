//! What a lying portal answers, whatever it was asked.

use std::io::Write;
use std::sync::LazyLock;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::fault_proxy::{Fate, answer, json};

pub struct Lie {
    pub name: &'static str,
    /// From the key and the path of a call.
    pub tell: fn(&str, &str) -> Fate,
    pub is_slow: bool,
    /// Nothing false is in it.
    pub is_harmless: bool,
}

const fn lie(name: &'static str, tell: fn(&str, &str) -> Fate) -> Lie {
    Lie { name, tell, is_slow: false, is_harmless: false }
}

const fn slow(name: &'static str, tell: fn(&str, &str) -> Fate) -> Lie {
    Lie { is_slow: true, ..lie(name, tell) }
}

const fn harmless(name: &'static str, tell: fn(&str, &str) -> Fate) -> Lie {
    Lie { is_harmless: true, ..lie(name, tell) }
}

pub const LIES: &[Lie] = &[
    slow("drop by drop", |_, _| drips(&answer("200 OK", "application/json", &" ".repeat(9_000)))),
    slow("a refusal, drop by drop", |_, _| {
        drips(&answer("403 Forbidden", "application/json", &" ".repeat(9_000)))
    }),
    slow("headers without end", |_, _| drips(&format!("HTTP/1.1 200 OK\r\nX-A: {}", "a".repeat(9_000)))),
    lie("a flood of headers", |_, _| {
        Fate::Bytes(format!("HTTP/1.1 200 OK\r\n{}\r\n{{}}", "X-A: b\r\n".repeat(50_000)).into_bytes())
    }),
    lie("no HTTP", |_, _| Fate::Bytes(b"SSH-2.0-OpenSSH_9.6\r\n".to_vec())),
    lie("a length that is none", |_, _| {
        Fate::Bytes(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n{}".to_vec())
    }),
    lie("chunks that are none", |_, _| {
        Fate::Bytes(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffff\r\n{}".to_vec())
    }),
    lie("gzip that is none", |_, _| {
        Fate::Bytes(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}".to_vec())
    }),
    lie("no text", |_, _| Fate::Bytes([&b"HTTP/1.1 200 OK\r\n\r\n\""[..], &[0xff, 0xfe, b'"']].concat())),
    slow("millions of empty objects in some kilobytes", |_, _| inflated(&OBJECTS)),
    slow("spaces without end in some kilobytes", |_, _| inflated(&SPACES)),
    lie("lists in lists", |_, _| json("200 OK", &"[".repeat(200_000))),
    lie("objects in objects", |_, _| json("200 OK", &r#"{"id":"#.repeat(100_000))),
    lie("a refusal of megabytes", |_, _| {
        json("403 Forbidden", &format!(r#"{{"message": "{}"}}"#, "a".repeat(3_000_000)))
    }),
    lie("the key, in a refusal", |key, _| {
        json("403 Forbidden", &format!(r#"{{"message": "No {key}.", "errors": {{"{key}": ["{key}"]}}}}"#))
    }),
    lie("the key, in a refusal's escapes", |key, _| {
        let spelled = escaped(key);
        json(
            "400 Bad Request",
            &format!(r#"{{"message": "{spelled}", "errors": {{"a{spelled}": "{spelled}"}}}}"#),
        )
    }),
    lie("the key, where it redirects to", |key, _| {
        Fate::Instead(answer(&format!("302 Found\r\nLocation: /api/1/me/?key={key}"), "text/html", ""))
    }),
    lie("the key, where it redirects to, in percent signs", |key, _| {
        let spelled: String = key.bytes().map(|byte| format!("%{byte:02x}")).collect();
        Fate::Instead(answer(
            &format!("307 Moved\r\nLocation: /{spelled}/?{spelled}#{spelled}"),
            "text/html",
            "",
        ))
    }),
    lie("the key, in the name of another host", |key, _| {
        Fate::Instead(answer(&format!("302 Found\r\nLocation: https://{key}.example/{key}"), "text/html", ""))
    }),
    harmless("the key, in every text", |key, _| {
        let key = escaped(key);
        Fate::Rewritten(Box::new(move |answer| in_every_text(&answer, &key)))
    }),
    lie("another scheme", |_, _| to("file:///etc/passwd")),
    lie("no scheme at all", |_, _| to("javascript:alert(1)")),
    lie("a circle", |_, path| to(path)),
    lie("an open page of this portal", |_, _| to("/en/login")),
    lie("a network that wants a sign-in", |_, _| {
        Fate::Instead(answer("511 Network Authentication Required", "text/html", "<html>"))
    }),
    lie("a page of a network", |_, _| Fate::Instead(answer("200 OK", "text/html", "<html>"))),
    lie("come back tomorrow", |_, _| {
        json("503 Service Unavailable\r\nRetry-After: 86400", r#"{"message": "Not now"}"#)
    }),
    lie("come back in a thousand years", |_, _| {
        json("429 Too Many\r\nRetry-After: 18446744073709551615", r#"{"message": "Not now"}"#)
    }),
    lie("a status that is none", |_, _| Fate::Bytes(b"HTTP/1.1 999 Strange\r\n\r\n{}".to_vec())),
    lie("numbers of any size", |_, _| {
        json("200 OK", r#"{"id": 1e999, "total": 99999999999999999999, "data": [1e-999, -0]}"#)
    }),
    lie("halves of letters", |_, _| json("403 Forbidden", r#"{"message": "\ud800 \udfff"}"#)),
];

fn to(place: &str) -> Fate {
    Fate::Instead(answer(&format!("302 Found\r\nLocation: {place}"), "text/html", "<html>"))
}

fn drips(answer: &str) -> Fate {
    Fate::Drips { answer: answer.as_bytes().to_vec(), done: false }
}

/// A text as JSON may spell it.
pub fn escaped(text: &str) -> String {
    text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect()
}

/// Puts a text before each text of an answer that is no identifier, and keeps its length right.
fn in_every_text(answer: &[u8], said: &str) -> Vec<u8> {
    let text = String::from_utf8_lossy(answer);
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let mut body = body.to_owned();
    for field in ["name", "title", "first_name", "last_name", "comment", "description", "label", "acronym"] {
        body = body.replace(&format!("\"{field}\": \""), &format!("\"{field}\": \"{said}"));
        body = body.replace(&format!("\"{field}\":\""), &format!("\"{field}\":\"{said}"));
    }
    let own = |line: &&str| !line.to_lowercase().starts_with("content-length:");
    let head: Vec<&str> = head.lines().filter(own).collect();
    format!("{}\r\nContent-Length: {}\r\n\r\n{body}", head.join("\r\n"), body.len()).into_bytes()
}

/// An answer whose body was packed.
pub fn inflated(packed: &[u8]) -> Fate {
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: {}\r\n\r\n",
        packed.len()
    );
    Fate::Bytes([head.as_bytes(), packed].concat())
}

/// So many times this, between these, packed.
pub fn packed(first: &str, one: &str, count: usize, last: &str) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(first.as_bytes()).unwrap();
    let some = one.repeat(1_000);
    for _ in 0..count / 1_000 {
        packed.write_all(some.as_bytes()).unwrap();
    }
    packed.write_all(last.as_bytes()).unwrap();
    packed.finish().unwrap()
}

static OBJECTS: LazyLock<Vec<u8>> = LazyLock::new(|| packed("{\"data\":[", "{},", 9_000_000, "{}]}"));
static SPACES: LazyLock<Vec<u8>> = LazyLock::new(|| packed("[", " ", 60_000_000, "]"));
