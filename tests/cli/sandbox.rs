//! The sandbox as people and programs meet it: `--site sandbox`, and the verbs of `sandbox`.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout};
use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use serde_json::Value;

use crate::support::pseudo;
use crate::support::run::{self, Command};

mod door;
mod export;
mod faults;
mod reset;
mod serve;
mod site;
mod together;
mod tour;

/// The first world, as it is written down.
const FIRST: &str = include_str!("../../crates/sandbox/src/first.json");

/// A home of its own, without a keyring or a portal.
pub struct Home(tempfile::TempDir);

impl Home {
    pub fn new() -> Self {
        pseudo::know(FIRST);
        Self(tempfile::tempdir().unwrap())
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    fn state(&self) -> std::path::PathBuf {
        self.path().join("state/sandbox.json")
    }

    /// `udatactl` here.
    pub fn plain(&self) -> Command {
        Command::new(self.path()).env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/dev/null/bus")
    }

    /// `udatactl --site sandbox` here.
    pub fn command(&self) -> Command {
        self.plain().args(["--site", "sandbox"])
    }

    /// The slugs of what somebody is a member of.
    fn organizations(&self, key: &str) -> Vec<String> {
        let listed = self.command().env("UDATACTL_TOKEN", key).args(["org", "list", "--json"]).run();
        let listed = listed.success().json();
        listed.as_array().unwrap().iter().map(|one| one["slug"].as_str().unwrap().to_owned()).collect()
    }
}

/// A run of `sandbox serve -o json`, and what it said at once.
pub struct Served {
    child: Child,
    document: Value,
    _stdout: BufReader<ChildStdout>,
}

impl Served {
    pub fn start(home: &Home, arguments: &[&str]) -> Self {
        let command = home.plain().args(["sandbox", "serve", "-o", "json"]).args(arguments);
        let mut child = command.start();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        let document = serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line:?}"));
        Self { child, document, _stdout: stdout }
    }

    pub fn base(&self) -> &str {
        self.document["site"].as_str().unwrap().trim_end_matches('/')
    }

    /// A signal, and how it ends then.
    fn end(mut self, signal: Signal) -> i32 {
        kill(Pid::from_raw(self.child.id().cast_signed()), signal).unwrap();
        for _ in 0..400 {
            if let Some(status) = self.child.try_wait().unwrap() {
                return run::code(status);
            }
            std::thread::sleep(Duration::from_millis(25));
        }
        panic!("{signal} does not end it");
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
