//! A real udata server under `tests/portals/`: one that is booted here, or one that somebody serves.
//!
//! The former ends when its stdin closes, that is with this process however it ends. A machine without Python 3.11 leaves
//! such tests out, loudly; with CI=true that is a failure like any other.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::OnceLock;

use serde_json::Value;

use super::abilities::Abilities;
use super::http;
use super::portal::left_out;
use super::world::Person;

pub struct Udata {
    base: String,
    pid: u32,
    booted: Option<Booted>,
}

struct Booted {
    child: Child,
    _stdin: ChildStdin,
    log: tempfile::NamedTempFile,
}

impl Udata {
    /// The server that `tests/portals/serve.py` has put at this address, what it can do, and its staff.
    pub fn at(base: &str) -> (Self, Abilities, Person) {
        Self::read(&http::send(base, "GET", "/__test__/portal", None, None).json(), None)
    }

    fn read(ready: &Value, booted: Option<Booted>) -> (Self, Abilities, Person) {
        let staff = serde_json::from_value(ready["users"]["staff"].clone()).unwrap();
        let can = serde_json::from_value(ready["abilities"].clone()).unwrap();
        let base = ready["base"].as_str().unwrap().to_owned();
        let pid = ready["pid"].as_u64().unwrap().try_into().unwrap();
        (Self { base, pid, booted }, can, staff)
    }

    /// A server with these options of `serve.py`, what it can do, and its staff.
    pub fn boot(version: &str, options: &[&str]) -> Option<(Self, Abilities, Person)> {
        let python = python(version)?;
        let log = tempfile::NamedTempFile::new().unwrap();
        let mut child = Command::new(python)
            .arg(portals().join("serve.py"))
            .args(["--threads", "--log"])
            .arg(log.path())
            // A real server has races by itself, as soon as it takes its time.
            .args(options.iter().map(|option| if *option == "--races" { "--latency" } else { option }))
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
        let booted = Self::read(&ready, Some(Booted { child, _stdin: stdin, log }));
        // udata makes its site when it is first asked for it; two who ask at once would break that, once in its life.
        http::send(booted.0.base(), "GET", "/api/1/site/", None, None);
        http::send(booted.0.base(), "POST", "/__test__/calls/clear", None, Some(&serde_json::json!({})));
        Some(booted)
    }

    pub fn base(&self) -> &str {
        &self.base
    }

    pub fn pid(&self) -> u32 {
        self.pid
    }

    /// Each request with its status, and the trace of each 500; where it was booted here.
    pub fn log(&self) -> String {
        self.booted
            .as_ref()
            .map_or_else(String::new, |booted| std::fs::read_to_string(booted.log.path()).unwrap())
    }

    /// A route under `/__test__/`: a GET, or a POST when there is something to send.
    pub fn harness(&self, path: &str, body: Option<Value>) -> Value {
        let method = if body.is_some() { "POST" } else { "GET" };
        let answer = http::send(&self.base, method, &format!("/__test__/{path}"), None, body.as_ref());
        assert_eq!(answer.status, 200, "{method} {path}: {}\n{}", answer.body, self.log());
        answer.json()
    }
}

impl Drop for Booted {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

fn portals() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/portals")
}

/// The Python that has udata, from `tests/portals/setup`; none where there is no Python 3.11.
fn python(version: &str) -> Option<&'static str> {
    static PYTHON: OnceLock<Option<String>> = OnceLock::new();
    let found = PYTHON.get_or_init(|| {
        let setup = Command::new(portals().join("setup")).arg(version).output().unwrap();
        let told = String::from_utf8_lossy(&setup.stderr);
        match setup.status.code() {
            Some(0) => Some(String::from_utf8(setup.stdout).unwrap().trim_end().to_owned()),
            Some(3) if std::env::var_os("CI").is_none_or(|ci| ci != "true") => {
                left_out(&format!("every test on a real portal. {told}"));
                None
            }
            _ => panic!("tests/portals/setup failed: {told}"),
        }
    });
    found.as_deref()
}
