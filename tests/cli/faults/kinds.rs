//! What may become of a call: what is answered, whether the portal has done it, and what our program makes of it.

use std::net::TcpListener;
use std::sync::LazyLock;

use crate::fault_proxy::{Fate, answer, json};

/// Bad fault over one call.
pub struct Fault {
    pub name: &'static str,
    pub fate: fn() -> Fate,
    /// The portal has done what it was asked.
    pub done: bool,
    /// What the program ends with where nothing was done.
    pub exit: i32,
    pub code: &'static str,
    /// What the journal says of a write.
    pub ending: &'static str,
}

impl Fault {
    /// True where the answer does not tell whether it was done.
    pub fn leaves_doubt(&self) -> bool {
        self.ending == "unknown"
    }

    /// The code where it was a read: nothing but a write can be done without one knowing.
    pub fn code_of_a_read(&self) -> &'static str {
        match (self.code, (self.fate)()) {
            ("uncertain", Fate::Silence { .. } | Fate::Stalls) => "too_slow",
            ("uncertain", Fate::Altered(_)) => "odd_answer",
            ("uncertain", _) => "unreachable",
            (code, _) => code,
        }
    }

    /// True where nothing comes, so that the program has to give up by itself.
    pub fn is_slow(&self) -> bool {
        matches!((self.fate)(), Fate::Silence { .. } | Fate::Stalls)
    }
}

const fn refused(name: &'static str, fate: fn() -> Fate, exit: i32, code: &'static str) -> Fault {
    Fault { name, fate, done: false, exit, code, ending: "refused" }
}

const fn in_doubt(name: &'static str, fate: fn() -> Fate, code: &'static str) -> Fault {
    Fault { name, fate, done: false, exit: 9, code, ending: "unknown" }
}

const fn lie(name: &'static str, fate: fn() -> Fate) -> Fault {
    in_doubt(name, fate, "odd_answer")
}

const fn done(name: &'static str, fate: fn() -> Fate, code: &'static str) -> Fault {
    Fault { name, fate, done: true, exit: 9, code, ending: "unknown" }
}

/// Another host, which nobody is to call.
static ELSEWHERE: LazyLock<(TcpListener, String)> = LazyLock::new(|| {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    (listener, address)
});

/// Whether a redirect was followed to the other host.
pub fn was_followed_elsewhere() -> bool {
    ELSEWHERE.0.accept().is_ok()
}

fn redirect(to: &str) -> Fate {
    Fate::Instead(answer(&format!("308 Permanent Redirect\r\nLocation: {to}"), "text/html", PAGE))
}

const PAGE: &str = "<!doctype html><html><body><h1>Bad Gateway</h1></body></html>";
const SAID: &str = r#"{"message": "Test portal"}"#;

fn html(status: &str) -> String {
    answer(status, "text/html", PAGE)
}

fn unauthorized(said: &str) -> Fate {
    json(
        "401 Unauthorized\r\nWWW-Authenticate: Bearer realm=\"uData\"",
        &format!(r#"{{"message": "{said}"}}"#),
    )
}

fn cut(mut answer: Vec<u8>) -> Vec<u8> {
    // A deletion has no body to cut: then the head is.
    let body = answer.windows(4).position(|four| four == b"\r\n\r\n").unwrap() + 4;
    let keep = if answer.len() > body { usize::midpoint(body, answer.len()) } else { body / 2 };
    answer.truncate(keep);
    answer
}

/// The whole body, and never the chunk that ends it.
fn without_end(answer: Vec<u8>) -> Vec<u8> {
    let text = String::from_utf8(answer).unwrap();
    let (_, body) = text.split_once("\r\n\r\n").unwrap();
    let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    match body.len() {
        0 => head.to_owned().into_bytes(),
        length => format!("{head}{length:x}\r\n{body}\r\n").into_bytes(),
    }
}

/// Answers that say no: nothing was done.
pub const REFUSALS: &[Fault] = &[
    refused("401, no key", || unauthorized("Please log in to access this page."), 4, "unauthorized"),
    refused("401, an invalid key", || unauthorized("Invalid API token"), 4, "token_invalid"),
    refused("401, a revoked key", || unauthorized("Revoked API token"), 4, "token_revoked"),
    refused("401, an expired key", || unauthorized("Expired API token"), 4, "token_expired"),
    refused("401, an inactive account", || unauthorized("Inactive user"), 4, "account_inactive"),
    refused("403", || json("403 Forbidden", SAID), 5, "not_allowed"),
    refused("404", || json("404 Not Found", SAID), 6, "not_found"),
    refused("409", || json("409 Conflict", SAID), 7, "refused"),
    refused("410", || json("410 Gone", r#"{"message": "Organization has been deleted"}"#), 6, "deleted"),
    refused("413", || json("413 Request Entity Too Large", SAID), 7, "too_large"),
    refused("415", || json("415 Unsupported Media Type", SAID), 7, "refused"),
    refused("423", || json("423 Locked", SAID), 9, "portal_read_only"),
    refused("a redirect to another host", || redirect(&ELSEWHERE.1), 9, "redirected"),
    refused("a redirect", || redirect("?again"), 9, "redirected"),
    refused("429", || json("429 Too Many Requests", r#"{"message": "200 per 1 hour"}"#), 9, "too_many_calls"),
    refused(
        "429 with Retry-After",
        || json("429 Too Many Requests\r\nRetry-After: 3600", SAID),
        9,
        "too_many_calls",
    ),
];

/// Answers that say nothing, or nothing sure; the portal has done nothing.
pub const SILENCES: &[Fault] = &[
    in_doubt(
        "500",
        || json("500 Internal Server Error", r#"{"message": "Internal Server Error"}"#),
        "portal_error",
    ),
    in_doubt("502 of a page", || Fate::Instead(html("502 Bad Gateway")), "odd_answer"),
    in_doubt(
        "503 with Retry-After",
        || json("503 Service Unavailable\r\nRetry-After: 1", SAID),
        "portal_error",
    ),
    in_doubt("200 of a page", || Fate::Instead(html("200 OK")), "odd_answer"),
    in_doubt(
        "200 without JSON",
        || Fate::Instead(answer("200 OK", "application/json", "{\"id\": ")),
        "odd_answer",
    ),
    in_doubt("a cut before the answer", || Fate::Dropped, "uncertain"),
    in_doubt("silence", || Fate::Silence { done: false }, "uncertain"),
    // What something between here and the portal says: whatever its status, it proves nothing.
    lie("401 of a page", || Fate::Instead(html("401 Unauthorized"))),
    lie("403 of a page", || Fate::Instead(html("403 Forbidden"))),
    lie("404 of a page", || Fate::Instead(html("404 Not Found"))),
    lie("405 of a page", || Fate::Instead(html("405 Method Not Allowed"))),
    lie("409 of a page", || Fate::Instead(html("409 Conflict"))),
    lie("410 of a page", || Fate::Instead(html("410 Gone"))),
    lie("413 of a page", || Fate::Instead(html("413 Request Entity Too Large"))),
    lie("429 of a page", || Fate::Instead(html("429 Too Many Requests"))),
    lie("403 of a sentence", || Fate::Instead(answer("403 Forbidden", "text/plain", "Access denied"))),
    lie("404 of nothing", || Fate::Instead(answer("404 Not Found", "application/json", ""))),
    lie("403 of other data", || json("403 Forbidden", r#"{"error": "blocked"}"#)),
    lie("422 without a word", || json("422 Unprocessable Content", "{}")),
];

/// The same of a portal that has done what it was asked.
pub const DONE: &[Fault] = &[
    done(
        "done, 500",
        || Fate::DoneThen(answer("500 Internal Server Error", "application/json", SAID)),
        "portal_error",
    ),
    done("done, 502 of a page", || Fate::DoneThen(html("502 Bad Gateway")), "odd_answer"),
    done("done, 404 of a page", || Fate::DoneThen(html("404 Not Found")), "odd_answer"),
    done("done, 200 of a page", || Fate::DoneThen(html("200 OK")), "odd_answer"),
    done("done, a cut before the answer", || Fate::AnswerLost, "uncertain"),
    done("done, a cut within the answer", || Fate::Altered(cut), "uncertain"),
    done("done, a cut after the answer", || Fate::Altered(without_end), "uncertain"),
    done("done, a stall within the answer", || Fate::Stalls, "uncertain"),
    done("done, silence", || Fate::Silence { done: true }, "uncertain"),
];
