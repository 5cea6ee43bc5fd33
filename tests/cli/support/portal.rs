//! The portal under test: a sandbox, or with `UDATACTL_TEST_UDATA=VERSION` a real udata server.
//!
//! A sandbox starts in milliseconds, so each world has one of its own; a real udata is booted once for all tests, or
//! for one alone.

use std::io::Write;
use std::ops::Deref;
use std::sync::OnceLock;

use serde_json::{Value, json};

use super::abilities::Abilities;
use super::held::{Call, Held};
use super::http;
use super::sandbox::Sandbox;
use super::udata::Udata;
use super::world::{Organization, Person};

pub struct Portal {
    pub can: Abilities,
    staff: Person,
    server: Server,
}

enum Server {
    Sandbox(Box<Sandbox>),
    Udata(Udata),
}

/// A portal that is somebody else's, or one's own.
pub enum Place<'p> {
    Shared(&'p Portal),
    Own(Box<Portal>),
}

impl Deref for Place<'_> {
    type Target = Portal;

    fn deref(&self) -> &Portal {
        match self {
            Self::Shared(portal) => portal,
            Self::Own(portal) => portal,
        }
    }
}

impl<'p> From<&'p Portal> for Place<'p> {
    fn from(portal: &'p Portal) -> Self {
        Self::Shared(portal)
    }
}

impl<'p> From<&'p Place<'_>> for Place<'p> {
    fn from(place: &'p Place<'_>) -> Self {
        Self::Shared(place)
    }
}

/// What the tests run on: `sandbox`, `sandbox-15`, `sandbox-14`, the version of a real udata, or where one is served.
pub fn tested() -> String {
    std::env::var("UDATACTL_TEST_UDATA").unwrap_or_else(|_| "sandbox".to_owned())
}

impl Portal {
    /// A portal that other tests may be on, too.
    pub fn shared_or_left_out() -> Option<Place<'static>> {
        static SHARED: OnceLock<Option<Portal>> = OnceLock::new();
        if tested().starts_with("sandbox") {
            return Self::own_or_left_out(&[]).map(|own| Place::Own(Box::new(own)));
        }
        let start = || match tested() {
            base if base.starts_with("http") => Some(Self::at(&base)),
            version => Self::of(&version, &[]),
        };
        SHARED.get_or_init(start).as_ref().map(Place::Shared)
    }

    /// A portal for one test; ends when dropped. Its options, in milliseconds and calls an hour for each route:
    /// `--read-only`, `--latency MS`, `--races MS` (others write while a call is served), `--portugal CALLS`; of sandboxes
    /// alone, `--fail RULE`.
    pub fn own_or_left_out(options: &[&str]) -> Option<Self> {
        Self::of(&tested(), options)
    }

    /// The one that `tests/portals/serve.py` serves at this address.
    fn at(base: &str) -> Self {
        let (udata, can, staff) = Udata::at(base);
        Self { can, staff, server: Server::Udata(udata) }
    }

    /// A portal of the kind that [`tested`] gives; none of one's own where somebody serves one.
    pub fn of(tested: &str, options: &[&str]) -> Option<Self> {
        let (server, can, staff) = if tested.starts_with("sandbox") {
            let (sandbox, can, staff) = Sandbox::start(tested, options);
            (Server::Sandbox(Box::new(sandbox)), can, staff)
        } else if tested.starts_with("http") {
            left_out("a test with a portal of its own");
            return None;
        } else {
            let (udata, can, staff) = Udata::boot(tested, options)?;
            (Server::Udata(udata), can, staff)
        };
        Some(Self { can, staff, server })
    }

    /// A further sandbox, or this very portal where another one would be slow to boot.
    pub fn another(&self) -> Place<'_> {
        match &self.server {
            Server::Sandbox(_) => Place::Own(Box::new(Self::own_or_left_out(&[]).unwrap())),
            Server::Udata(_) => Place::Shared(self),
        }
    }

    /// The path of a member, from the root on, for a call of the test's own.
    pub fn member_path(&self, organization: &Organization, person: &Person) -> String {
        let slash = if self.can.member_slash { "/" } else { "" };
        format!("/api/1/organizations/{}/member/{}{slash}", organization.id, person.id)
    }

    /// Its root, `http://127.0.0.1:PORT`: what `UDATACTL_SITE` takes.
    pub fn base(&self) -> &str {
        match &self.server {
            Server::Sandbox(sandbox) => sandbox.base(),
            Server::Udata(udata) => udata.base(),
        }
    }

    /// Somebody with every right on this portal.
    pub fn staff(&self) -> &Person {
        &self.staff
    }

    pub fn pid(&self) -> u32 {
        match &self.server {
            Server::Sandbox(sandbox) => sandbox.pid(),
            Server::Udata(udata) => udata.pid(),
        }
    }

    /// Where a sandbox keeps its world.
    pub fn state_file(&self) -> &str {
        match &self.server {
            Server::Sandbox(sandbox) => sandbox.stage().path().to_str().unwrap(),
            Server::Udata(_) => panic!("a real udata has no such file"),
        }
    }

    /// What the server wrote to its log.
    pub fn log(&self) -> String {
        match &self.server {
            Server::Sandbox(sandbox) => sandbox.log(),
            Server::Udata(udata) => udata.log(),
        }
    }

    /// A plain API call, `path` from the root on: `/api/1/…`.
    pub fn api(&self, method: &str, path: &str, by: Option<&Person>, body: Option<Value>) -> http::Answer {
        http::send(self.base(), method, path, by.map(|person| person.token.as_str()), body.as_ref())
    }

    /// Sets the stage, as the routes of `tests/portals/stage.py` do, or looks at it where nothing is given.
    pub fn harness(&self, path: &str, body: Option<Value>) -> Value {
        body.iter().for_each(know);
        let is_change = body.is_some();
        let answer = match &self.server {
            Server::Sandbox(sandbox) => sandbox.harness(path, body),
            Server::Udata(udata) => udata.harness(path, body),
        };
        if is_change {
            know(&answer);
        }
        answer
    }

    /// A look at what is held of an organization, from any thread.
    pub fn witness(&self, organization: &Organization) -> Box<dyn Fn() -> Held + Send + Sync> {
        let route = format!("organization/{}", organization.id);
        let held = |told| serde_json::from_value(told).unwrap();
        match &self.server {
            Server::Sandbox(sandbox) => {
                let stage = sandbox.stage().clone();
                Box::new(move || held(stage.harness(&route, None)))
            }
            Server::Udata(udata) => {
                let base = udata.base().to_owned();
                let path = format!("/__test__/{route}");
                Box::new(move || held(http::send(&base, "GET", &path, None, None).json()))
            }
        }
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

    /// The mails that would have left, where a portal writes any: `to`, `subject`, `body`.
    pub fn mails(&self) -> Vec<Value> {
        serde_json::from_value(self.harness("mails", None)).unwrap()
    }

    /// `{"read_only": true}` or `{"calls": 200}`, from now on.
    pub fn mode(&self, mode: Value) {
        self.harness("mode", Some(mode));
    }
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

/// Tells it past the capture of the test runner: nobody reads what a passing test says.
pub fn left_out(what: &str) {
    std::io::stderr().write_all(format!("LEFT OUT: {}\n", what.trim_end()).as_bytes()).ok();
}
