//! Killed again and again, at moments that only a seed decides, and run again each time: the end is what is wanted, nobody
//! is asked twice, and whatever the portal heard was in the journal before.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use serde_json::Value;

use crate::fault_proxy::{self, Fate};
use crate::support::held::Call;
use crate::support::roster::toml;
use crate::support::run::{Command, finish};
use crate::support::world::{Organization, Person, World};

const LIMIT: Duration = Duration::from_mins(1);

/// Numbers that a seed decides (splitmix64); it is told where a test fails.
struct Dice {
    seed: u64,
    state: u64,
}

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % most
    }
}

impl Drop for Dice {
    fn drop(&mut self) {
        if thread::panicking() {
            std::io::stderr().write_all(format!("The seed was {}.\n", self.seed).as_bytes()).ok();
        }
    }
}

/// When a run is killed: so many calls later, of all or only of writes; and what becomes of that call.
#[derive(Clone, Copy, Debug)]
struct Moment {
    of_writes: bool,
    calls_before: u64,
    how: How,
}

#[derive(Clone, Copy, Debug)]
enum How {
    NeverArrives,
    ArrivesLate,
    BeforeTheAnswer,
    /// So many microseconds after it arrived, wherever the run is then.
    Later(u64),
}

impl Moment {
    fn any(dice: &mut Dice) -> Self {
        let of_writes = dice.below(6) > 0;
        let calls_before = if of_writes { dice.below(3) } else { dice.below(30) };
        let how = match dice.below(4) {
            0 => How::NeverArrives,
            1 => How::ArrivesLate,
            2 => How::BeforeTheAnswer,
            _ => How::Later(dice.below(12_000)),
        };
        Self { of_writes, calls_before, how }
    }
}

/// The run that is to be killed, and how many writes the portal will have heard of.
#[derive(Default)]
struct Doom {
    next: Option<(Pid, Moment)>,
    passed: usize,
}

fn sigkill(pid: Pid) {
    kill(pid, Signal::SIGKILL).ok();
}

/// The portal, where whoever's moment has come is killed.
fn deadly(world: &World, doom: &Arc<Mutex<Doom>>) -> String {
    let doom = Arc::clone(doom);
    fault_proxy::before(world.portal.base(), move |method, _| {
        let is_write = !matches!(method, "GET" | "OPTIONS");
        let mut doom = doom.lock().unwrap();
        let is_now = doom.next.as_mut().is_some_and(|(_, moment)| {
            let counts = is_write || !moment.of_writes;
            let is_now = counts && moment.calls_before == 0;
            moment.calls_before = moment.calls_before.saturating_sub(u64::from(counts));
            is_now
        });
        let Some((pid, moment)) = doom.next.take_if(|_| is_now) else {
            doom.passed += usize::from(is_write);
            return Fate::PassedOn;
        };
        let is_heard = is_write && !matches!(moment.how, How::NeverArrives);
        doom.passed += usize::from(is_heard);
        match moment.how {
            How::BeforeTheAnswer => return Fate::AnswerAfter(Box::new(move || sigkill(pid))),
            How::Later(time) => {
                thread::spawn(move || {
                    thread::sleep(Duration::from_micros(time));
                    sigkill(pid);
                });
            }
            How::NeverArrives => {
                sigkill(pid);
                return Fate::Dropped;
            }
            How::ArrivesLate => sigkill(pid),
        }
        Fate::PassedOn
    })
}

/// Ten changes in an organization: four who come, two who have asked (one as administrator), a promotion, a demotion and
/// two who go.
struct Town {
    org: Organization,
    people: Vec<Person>,
}

const WANTED: [(&str, &str); 12] = [
    ("", "editor"),
    ("", "admin"),
    ("", "editor"),
    ("", "admin"),
    ("asked", "editor"),
    ("asked", "admin"),
    ("editor", "admin"),
    ("admin", "editor"),
    ("editor", "-"),
    ("admin", "-"),
    ("editor", "editor"),
    ("admin", "admin"),
];

fn town(world: &World, alice: &Person) -> Town {
    let people = world.people(WANTED.len());
    let with = |has: &str| -> Vec<&Person> {
        people.iter().zip(WANTED).filter(|(_, (had, _))| *had == has).map(|(one, _)| one).collect()
    };
    let mut members = vec![(alice, "admin")];
    members
        .extend(["admin", "editor"].iter().flat_map(|role| with(role).into_iter().map(|one| (one, *role))));
    let org = world.organization("Ville", &members);
    with("asked").into_iter().for_each(|one| drop(world.request(&org, one, "Bonjour")));
    Town { org, people }
}

/// What the portal heard: method, organization, and whom it was about.
fn heard(call: &Call) -> String {
    let about = call.body["user"].as_str().map(str::to_owned);
    let parts: Vec<&str> = call.path.trim_matches('/').split('/').skip(2).collect();
    match (call.method.as_str(), &parts[..]) {
        ("POST", [_, org, "member"]) => format!("invite {org} {}", about.unwrap()),
        ("POST", [_, org, "member", user]) => format!("add {org} {user}"),
        ("POST", [_, org, "membership", request, "accept"]) => format!("approve {org} {request}"),
        ("PUT", [_, org, "member", user]) => format!("role {org} {user}"),
        ("DELETE", [_, org, "member", user]) => format!("remove {org} {user}"),
        _ => panic!("{call}"),
    }
}

/// How often the journal says that each write began; every line is whole.
fn begun(world: &World) -> BTreeMap<String, usize> {
    let mut begun = BTreeMap::new();
    for line in std::fs::read_to_string(world.path("state/journal.jsonl")).unwrap().lines() {
        let line: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        if line["stage"] == "start" {
            let text = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
            let about = if line["action"] == "approve" { text("request") } else { text("person") };
            *begun.entry(format!("{} {} {about}", text("action"), text("organization"))).or_default() += 1;
        }
    }
    begun
}

struct Killing<'w> {
    world: &'w World<'w>,
    alice: &'w Person,
    command: Command,
    doom: Arc<Mutex<Doom>>,
    heard: BTreeMap<String, usize>,
}

impl Killing<'_> {
    /// One run, killed at that moment unless it ends before; true where it was killed.
    fn run(&mut self, moment: Option<Moment>) -> bool {
        self.world.portal.forget_calls();
        let child = self.command.start();
        let pid = Pid::from_raw(child.id().try_into().unwrap());
        *self.doom.lock().unwrap() = Doom { next: moment.map(|moment| (pid, moment)), passed: 0 };
        let run = finish(child, &self.command.line(), LIMIT);
        self.doom.lock().unwrap().next = None;
        assert!([0, 137].contains(&run.code), "{moment:?}: {run}");
        // What has left arrives, whoever has died.
        let end = Instant::now() + LIMIT;
        let arrived = loop {
            let writes: Vec<Call> = self
                .world
                .calls_by(self.alice)
                .into_iter()
                .filter(|call| call.is_write() && call.status.is_some())
                .collect();
            if writes.len() >= self.doom.lock().unwrap().passed {
                break writes;
            }
            assert!(Instant::now() < end, "{moment:?}: a write never arrived: {run}");
            thread::sleep(Duration::from_millis(1));
        };
        for call in &arrived {
            assert!(matches!(call.status, Some(200..=299)), "{moment:?}: {call}");
            *self.heard.entry(heard(call)).or_default() += 1;
        }
        run.code == 137
    }
}

/// Kills a run over ten organizations fifty times, with a hundred changes to make; on a real udata, which takes its time,
/// over two six times.
fn killed_again_and_again(seed: u64) {
    let portal = own_portal!();
    let world = world!(&portal);
    let (towns, kills) = if portal.can.is_sandbox { (10, 50) } else { (2, 6) };
    let mut dice = Dice { seed, state: seed };
    let alice = world.person("Alice", "Martin");
    let towns: Vec<Town> = (0..towns).map(|_| town(&world, &alice)).collect();
    let lines: Vec<Vec<(&str, &str)>> = towns
        .iter()
        .map(|town| {
            let wish = |role| if role == "-" { "absent = \"left\"" } else { role };
            town.people.iter().zip(WANTED).map(|(one, (_, role))| (one.id.as_str(), wish(role))).collect()
        })
        .collect();
    let parts: Vec<_> =
        towns.iter().zip(&lines).map(|(town, lines)| (town.org.id.as_str(), &lines[..])).collect();
    let doom = Arc::default();
    let site = deadly(&world, &doom);
    let command = world.roster(&alice, "apply", &toml(&parts), &["--confirm", "--max-removals", "30"]);
    let command = command.env("UDATACTL_SITE", &site);
    let mut killing = Killing { world: &world, alice: &alice, command, doom, heard: BTreeMap::new() };
    let (mut killed, mut among_writes) = (0, 0);
    while killed < kills {
        let moment = Moment::any(&mut dice);
        let was_killed = killing.run(Some(moment));
        killed += usize::from(was_killed);
        among_writes += usize::from(was_killed && moment.of_writes);
    }
    killing.run(None);
    assert!(among_writes > kills / 5, "only {among_writes} of {killed} kills were among writes");
    for Town { org, people } in &towns {
        let held = world.holds(org);
        for (person, (had, wanted)) in people.iter().zip(WANTED) {
            let requests = held.requests_of(person);
            let role = held.role_of(person);
            match (had, world.portal.can.invites) {
                ("", true) => {
                    let [one] = requests[..] else { panic!("asked twice: {held:?}") };
                    assert_eq!(
                        (one.status.as_str(), one.role.as_deref()),
                        ("pending", Some(wanted)),
                        "{held:?}"
                    );
                }
                _ => assert_eq!(role.as_deref().unwrap_or("-"), wanted, "{}: {held:?}", person.slug),
            }
        }
    }
    let begun = begun(&world);
    for (write, count) in &killing.heard {
        let noted = begun.get(write).or_else(|| begun.get(&write.replacen("remove", "cancel", 1))).copied();
        assert!(noted.unwrap_or(0) >= *count, "{write}: heard {count} times, in the journal {noted:?}");
        // What died before it was known to be done may be done once more, but for an invitation.
        assert!(*count == 1 || !write.starts_with("invite"), "{write}: {count}");
    }
    let told = world.anonymous().args(["journal", "list"]).run().success();
    assert!(!told.stderr.contains("damaged") && !told.stderr.contains("cut short"), "{told}");
}

#[test]
fn a_run_killed_at_many_moments_ends_as_wanted() {
    killed_again_and_again(20_261_121);
}

#[test]
fn a_run_killed_at_moments_of_chance_ends_as_wanted() {
    killed_again_and_again(std::process::id().into());
}
