//! A sandbox as the portal under test: `udatactl sandbox serve` with a state file, behind a relay that notes the calls.
//!
//! It is killed when it is dropped, and by the system (`setpriv`) when the thread that started it ends.

use std::fs::File;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::Mutex;

use serde_json::{Value, json};

use super::abilities::Abilities;
use super::relay::{Noted, Relay};
use super::run::Command;
use super::stage::Stage;
use super::world::Person;

pub struct Sandbox {
    options: Mutex<Vec<String>>,
    process: Mutex<Process>,
    relay: Relay,
    stage: Stage,
    home: tempfile::TempDir,
}

impl Sandbox {
    /// One of the generation that `tested` names (`sandbox-15`), with these options of `Portal`'s; what it can do, and
    /// its staff.
    pub fn start(tested: &str, options: &[&str]) -> (Self, Abilities, Person) {
        let (generation, version) = match (tested, options.contains(&"--portugal")) {
            (_, true) => ("pt", "16.0.0"),
            ("sandbox", _) => ("17", "17.18.0"),
            ("sandbox-15", _) => ("15", "15.4.1"),
            ("sandbox-14", _) => ("14", "14.13.0"),
            _ => panic!("UDATACTL_TEST_UDATA={tested} is no sandbox"),
        };
        let home = tempfile::tempdir().unwrap();
        let stage = Stage::new(&home.path().join("world.json"), generation);
        let staff = json!({
            "first_name": "Portal", "last_name": "Staff", "email": "staff@example.org", "sysadmin": true,
        });
        let staff = stage.harness("people", Some(json!({"people": [staff]})))[0].clone();
        let options = options.iter().map(|option| match *option {
            "--portugal" => "--calls".to_owned(),
            option => option.to_owned(),
        });
        let options: Vec<String> =
            options.chain(["--generation".to_owned(), generation.to_owned()]).collect();
        let process = Process::start(home.path(), &options, stage.path());
        let relay = Relay::before(process.address);
        let (options, process) = (Mutex::new(options), Mutex::new(process));
        let sandbox = Self { options, process, relay, stage, home };
        (sandbox, Abilities::of_sandbox(version), serde_json::from_value(staff).unwrap())
    }

    pub fn base(&self) -> &str {
        self.relay.base()
    }

    pub fn stage(&self) -> &Stage {
        &self.stage
    }

    pub fn pid(&self) -> u32 {
        self.process.lock().unwrap().child.id()
    }

    pub fn log(&self) -> String {
        std::fs::read_to_string(log(self.home.path())).unwrap()
    }

    /// What is known of the calls is the relay's, what is there the state file's.
    pub fn harness(&self, route: &str, given: Option<Value>) -> Value {
        match (route.split_once('?'), given) {
            (Some(("calls", query)), None) => self.calls(query),
            (None, Some(_)) if route == "calls/clear" => {
                self.relay.forget_calls();
                json!({})
            }
            (None, Some(_)) if route == "reset" => {
                self.stage.reset();
                if self.options.lock().unwrap().iter().any(|option| option == "--read-only") {
                    self.restart(&json!({"read_only": false}));
                }
                json!({})
            }
            (None, Some(mode)) if route == "mode" => {
                self.restart(&mode);
                json!({})
            }
            (_, given) => self.stage.harness(route, given),
        }
    }

    /// The calls that name one of `org=`, made by one of `user=`, where given.
    fn calls(&self, query: &str) -> Value {
        let pairs: Vec<_> = query.split('&').filter_map(|pair| pair.split_once('=')).collect();
        let all =
            |name: &str| pairs.iter().filter(|(key, _)| *key == name).map(|(_, value)| *value).collect();
        let (parts, users): (Vec<&str>, Vec<&str>) = (all("org"), all("user"));
        let calls = self.relay.calls().into_iter().filter_map(|Noted { mut call, key }| {
            call.user = key.and_then(|key| self.stage.owner(&key));
            let is_about = parts.is_empty() || parts.iter().any(|part| call.path.contains(part));
            let is_by = users.is_empty() || call.user.as_deref().is_some_and(|user| users.contains(&user));
            (is_about && is_by).then(|| serde_json::to_value(call).unwrap())
        });
        calls.collect()
    }

    /// Goes on in another mode, with the same world.
    fn restart(&self, mode: &Value) {
        let mut options = self.options.lock().unwrap();
        for (name, value) in mode.as_object().unwrap() {
            let flag = format!("--{}", name.replace('_', "-"));
            if let Some(place) = options.iter().position(|option| *option == flag) {
                let has_value = flag != "--read-only";
                options.drain(place..=place + usize::from(has_value));
            }
            match value {
                Value::Bool(false) => {}
                Value::Bool(true) => options.push(flag),
                value => options.extend([flag, value.to_string()]),
            }
        }
        let mut process = self.process.lock().unwrap();
        *process = Process::start(self.home.path(), &options, self.stage.path());
        self.relay.turn_to(process.address);
    }
}

fn log(home: &Path) -> PathBuf {
    home.join("log")
}

/// One run of `sandbox serve`.
struct Process {
    child: Child,
    address: SocketAddr,
}

impl Process {
    fn start(home: &Path, options: &[String], state: &Path) -> Self {
        let command = Command::new(home).args(["sandbox", "serve", "-o", "json", "--state"]).args([state]);
        let mut child = command
            .args(options)
            .prepared(&["setpriv", "--pdeathsig", "KILL"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(File::options().create(true).append(true).open(log(home)).unwrap())
            .spawn()
            .unwrap();
        let told = serde_json::Deserializer::from_reader(child.stdout.take().unwrap());
        let Some(Ok(ready)) = told.into_iter::<Value>().next() else {
            child.kill().ok();
            child.wait().ok();
            panic!("the sandbox did not start:\n{}", std::fs::read_to_string(log(home)).unwrap());
        };
        let port = ready["port"].as_u64().and_then(|port| u16::try_from(port).ok()).unwrap();
        Self { child, address: SocketAddr::from(([127, 0, 0, 1], port)) }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
