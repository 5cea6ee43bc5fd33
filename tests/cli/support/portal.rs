//! A real udata server under `tests/portals/`: booted once for all tests, or for one alone.
//!
//! The server ends when its stdin closes, that is with this process however it ends. A machine without
//! Python 3.11 leaves such tests out, loudly; with CI=true that is a failure like any other.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::OnceLock;

use serde::Deserialize;
use serde_json::{Value, json};

use super::held::Call;
use super::http;
use super::world::{Organization, Person};

/// What the udata under test can do, as its own code tells.
#[derive(Debug, Deserialize)]
pub struct Abilities {
    pub version: String,
    /// People are invited and accept; else they are added at once.
    pub invites: bool,
    /// The route of a member ends in a slash.
    pub member_slash: bool,
    /// An organization's lists come as CSV.
    pub exports: bool,
    pub partial_editors: bool,
    /// An account has keys that expire and can be revoked; else it has one.
    pub tokens: bool,
}

impl Abilities {
    /// The version as `auth status` gives it: `site/` names it from 12 on.
    pub fn shown_version(&self) -> &str {
        if self.is_at_least(12, 0) { &self.version } else { "before_12" }
    }

    /// Somebody may read about their own requests.
    pub fn tells_own_requests(&self) -> bool {
        self.is_at_least(10, 1)
    }

    /// ... also where an address without account is invited.
    pub fn tells_own_requests_beside_addresses(&self) -> bool {
        self.tells_own_requests() && (!self.invites || self.is_at_least(16, 4))
    }

    /// Addresses are shown to everybody, masked; before, members saw them whole and others not at all.
    pub fn masks_addresses(&self) -> bool {
        self.is_at_least(10, 0)
    }

    /// An organization carries its requests, for everybody to read.
    pub fn leaks_requests(&self) -> bool {
        self.is_at_least(16, 3) && !self.is_at_least(17, 1)
    }

    /// `serve.py --portugal` plays Portugal's portal on it.
    pub fn plays_portugal(&self) -> bool {
        self.is_at_least(16, 0) && !self.is_at_least(17, 0)
    }

    /// In read-only mode requests are refused too, and not only new organizations.
    pub fn holds_requests_back(&self) -> bool {
        self.is_at_least(10, 0)
    }

    /// Answered requests leave notifications that name the organization.
    pub fn notifies(&self) -> bool {
        self.is_at_least(15, 0)
    }

    /// Roles are described in the portal's words.
    pub fn describes_roles(&self) -> bool {
        self.is_at_least(17, 9)
    }

    /// The role below editor, or editor itself.
    pub fn lowest_role(&self) -> &'static str {
        if self.partial_editors { "partial_editor" } else { "editor" }
    }

    fn is_at_least(&self, major: u32, minor: u32) -> bool {
        let mut parts = self.version.split('.').map(|part| part.parse().unwrap());
        (parts.next().unwrap(), parts.next().unwrap()) >= (major, minor)
    }
}

pub struct Portal {
    base: String,
    pub can: Abilities,
    staff: Person,
    child: Child,
    _stdin: ChildStdin,
    log: tempfile::NamedTempFile,
}

impl Portal {
    /// The one portal of this test binary.
    pub fn shared() -> &'static Self {
        Self::shared_or_left_out().expect("this machine has no Python 3.11")
    }

    pub fn shared_or_left_out() -> Option<&'static Self> {
        static SHARED: OnceLock<Option<Portal>> = OnceLock::new();
        SHARED.get_or_init(|| Self::own_or_left_out(&[])).as_ref()
    }

    /// A portal for one test, with further options of `serve.py`; ends when dropped.
    pub fn own(options: &[&str]) -> Self {
        Self::own_or_left_out(options).expect("this machine has no Python 3.11")
    }

    pub fn own_or_left_out(options: &[&str]) -> Option<Self> {
        python().map(|python| Self::boot(python, options))
    }

    fn boot(python: &str, options: &[&str]) -> Self {
        let log = tempfile::NamedTempFile::new().unwrap();
        let mut child = Command::new(python)
            .arg(portals().join("serve.py"))
            .args(["--threads", "--log"])
            .arg(log.path())
            .args(options)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(File::options().append(true).open(log.path()).unwrap())
            .spawn()
            .unwrap();
        let stdin = child.stdin.take().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let Ok(ready) = serde_json::from_str::<Value>(&line) else {
            let told = std::fs::read_to_string(log.path()).unwrap();
            panic!("the test portal did not boot:\n{told}");
        };
        let staff = serde_json::from_value(ready["users"]["staff"].clone()).unwrap();
        let can = serde_json::from_value(ready["abilities"].clone()).unwrap();
        let base = ready["base"].as_str().unwrap().to_owned();
        Self { base, can, staff, child, _stdin: stdin, log }
    }

    /// The path of a member, from the root on, for a call of the test's own.
    pub fn member_path(&self, organization: &Organization, person: &Person) -> String {
        let slash = if self.can.member_slash { "/" } else { "" };
        format!("/api/1/organizations/{}/member/{}{slash}", organization.id, person.id)
    }

    /// Its root, `http://127.0.0.1:PORT`: what `UDATACTL_SITE` takes.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Somebody with every right on this portal.
    pub fn staff(&self) -> &Person {
        &self.staff
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// What the server wrote: each request with its status, and the trace of each 500.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.log.path()).unwrap()
    }

    /// A plain API call, `path` from the root on: `/api/1/…`.
    pub fn api(&self, method: &str, path: &str, by: Option<&Person>, body: Option<Value>) -> http::Answer {
        http::send(&self.base, method, path, by.map(|person| person.token.as_str()), body.as_ref())
    }

    /// A harness route, under `/__test__/`: a GET, or a POST when there is something to send.
    pub fn harness(&self, path: &str, body: Option<Value>) -> Value {
        let method = if body.is_some() { "POST" } else { "GET" };
        body.iter().for_each(know);
        let answer = http::send(&self.base, method, &format!("/__test__/{path}"), None, body.as_ref());
        assert_eq!(answer.status, 200, "{method} {path}: {}\n{}", answer.body, self.log());
        let answer = answer.json();
        if body.is_some() {
            know(&answer);
        }
        answer
    }

    /// Every API call since the last [`Portal::forget_calls`]; for a portal of one's own.
    pub fn calls(&self) -> Vec<Call> {
        self.calls_where("")
    }

    pub fn calls_where(&self, query: &str) -> Vec<Call> {
        serde_json::from_value(self.harness(&format!("calls?{query}"), None)).unwrap()
    }

    pub fn forget_calls(&self) {
        self.harness("calls/clear", Some(json!({})));
    }

    /// The mails that would have left: `to`, `subject`, `body`.
    pub fn mails(&self) -> Vec<Value> {
        serde_json::from_value(self.harness("mails", None)).unwrap()
    }

    /// `{"read_only": true}` or `{"latency": 20}` (milliseconds for each database operation).
    pub fn mode(&self, mode: Value) {
        self.harness("mode", Some(mode));
    }
}

impl Drop for Portal {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

fn portals() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/portals")
}

/// The udata that the tests run on.
pub fn version() -> String {
    std::env::var("UDATACTL_TEST_UDATA").unwrap_or_else(|_| "17.18.0".to_owned())
}

/// The Python that has udata, from `tests/portals/setup`; none where there is no Python 3.11.
fn python() -> Option<&'static str> {
    static PYTHON: OnceLock<Option<String>> = OnceLock::new();
    let found = PYTHON.get_or_init(|| {
        let setup = Command::new(portals().join("setup")).arg(version()).output().unwrap();
        let told = String::from_utf8_lossy(&setup.stderr);
        match setup.status.code() {
            Some(0) => Some(String::from_utf8(setup.stdout).unwrap().trim_end().to_owned()),
            Some(3) if std::env::var_os("CI").is_none_or(|ci| ci != "true") => {
                // Past the capture of the test runner: nobody reads what a passing test says.
                let told = format!("LEFT OUT: every test on a real portal. {told}");
                std::io::stderr().write_all(told.as_bytes()).ok();
                None
            }
            _ => panic!("tests/portals/setup failed: {told}"),
        }
    });
    found.as_deref()
}

/// Makes the names and comments of what is put into the portal known as data.
fn know(value: &Value) {
    const TEXTS: [&str; 9] =
        ["name", "first_name", "last_name", "slug", "email", "comment", "title", "acronym", "description"];
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(text) if TEXTS.contains(&name.as_str()) => super::pseudo::know(text),
                    other => know(other),
                }
            }
        }
        Value::Array(values) => values.iter().for_each(know),
        _ => {}
    }
}
