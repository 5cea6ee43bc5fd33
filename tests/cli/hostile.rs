//! A portal that lies, or what stands in its place: whatever it answers, a run ends in its time, in little memory, with a
//! documented exit code, and never says the key.

use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use crate::answers::{READERS, WRITERS};
use crate::fault_proxy::{self, Fate};
use crate::support::output::Output;
use crate::support::roster::toml;
use crate::support::run::{Command, finish};
use crate::support::world::{Organization, Person, World};

mod generated;
mod lies;
mod pages;
mod size;
mod time;
mod words;

use lies::LIES;

/// What a process may hold at most, in kB.
const MOST_MEMORY: u64 = 200_000;
/// What documents promise, but for what nobody has thought of.
const DOCUMENTED: [i32; 11] = [0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

/// A run, how long it took and what it held at most, in kB.
pub struct Watched {
    pub run: Output,
    took: Duration,
    pub memory: u64,
}

pub fn watched(command: &Command) -> Watched {
    let began = Instant::now();
    let child = command.start();
    let status = format!("/proc/{}/status", child.id());
    let watch = thread::spawn(move || {
        let held = || {
            let status = fs::read_to_string(&status).ok()?;
            status
                .lines()
                .find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok())
        };
        let mut most = 0u64;
        while let Some(now) = held() {
            most = most.max(now);
            thread::sleep(Duration::from_millis(10));
        }
        most
    });
    let run = finish(child, &command.line(), Duration::from_mins(1));
    Watched { run, took: began.elapsed(), memory: watch.join().unwrap() }
}

/// True where a file below holds this text.
fn is_kept(directory: &Path, text: &str) -> bool {
    let entries = fs::read_dir(directory).into_iter().flatten().flatten().map(|entry| entry.path());
    let holds = |path: &Path| {
        let read = fs::read(path).unwrap_or_default();
        String::from_utf8_lossy(&read).contains(text)
    };
    entries.into_iter().any(|path| if path.is_dir() { is_kept(&path, text) } else { holds(&path) })
}

impl Watched {
    /// What no lie may bring about.
    fn flaws(&self, world: &World, key: &str) -> Vec<String> {
        let Self { run, memory, .. } = self;
        let kept = ["state", "cache", "config"].iter().any(|name| is_kept(&world.path(name), key));
        let flaws = [
            (!DOCUMENTED.contains(&run.code), format!("exit {}", run.code)),
            (run.stderr.contains("panicked"), "a panic".to_owned()),
            (run.stdout.contains(key) || run.stderr.contains(key), "the key is said".to_owned()),
            (kept, "the key is kept".to_owned()),
            (*memory > MOST_MEMORY, format!("{memory} kB")),
        ];
        flaws.into_iter().filter_map(|(is_so, flaw)| is_so.then_some(flaw)).collect()
    }
}

/// A town with somebody to act on in each way.
struct Stage {
    alice: Person,
    organization: Organization,
    words: Vec<(&'static str, String)>,
}

impl Stage {
    fn set(world: &World) -> Self {
        let [alice, bob, carol, dan, eve] = <[Person; 5]>::try_from(world.people(5)).unwrap();
        let members = [(&alice, "admin"), (&bob, "editor"), (&eve, "partial_editor")];
        let organization = world.organization("Ville", &members);
        let request = world.request(&organization, &carol, "Bonjour");
        let invitation = world.mail_invitation(&organization, "agent@ville.example", "editor");
        let roster = toml(&[(&organization.slug, &[(&alice.id, "admin"), (&dan.id, "editor")])]);
        fs::write(world.path("roster.toml"), roster).unwrap();
        let words = vec![
            ("ORG", organization.id.clone()),
            ("SLUG", organization.slug.clone()),
            ("NAME", organization.name.clone()),
            ("PERSON", bob.id.clone()),
            ("NOBODY", dan.id),
            ("REQUEST", request),
            ("INVITATION", invitation),
        ];
        Self { alice, organization, words }
    }

    /// A line of the tables, on the way to the portal at `root`.
    fn command(&self, world: &World, root: &str, line: &str) -> Command {
        let typed = |word: &str| {
            self.words.iter().fold(word.to_owned(), |word, (name, meant)| word.replace(name, meant))
        };
        let more = ["-o", "json", "--retries", "0", "--timeout", "1s", "-vv"];
        let command = world.command_as(&self.alice).env("UDATACTL_SITE", root);
        command.args(line.split(' ').map(typed)).args(more)
    }
}

#[test]
fn no_lie_is_worth_more_than_an_error() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let stage = Stage::set(&world);
    let before = world.holds(&stage.organization);
    let key = stage.alice.token.clone();
    let row = |lie: &lies::Lie| {
        let is_told = Arc::new(Mutex::new(fn_of_reads as fn(&str) -> bool));
        let (told, tell, own) = (Arc::clone(&is_told), lie.tell, key.clone());
        let root = fault_proxy::before(world.portal.base(), move |method, path| {
            if told.lock().unwrap()(method) { tell(&own, path) } else { Fate::PassedOn }
        });
        let mut wrong = Vec::new();
        let reads = READERS.iter().chain(WRITERS).map(|line| (line, fn_of_reads as fn(&str) -> bool));
        let writes = WRITERS.iter().map(|line| (line, fn_of_writes as fn(&str) -> bool));
        // What is true but for its words would be written.
        let of_all = if lie.is_harmless { READERS.len() } else { usize::MAX };
        let cells: Vec<_> = reads.chain(writes).take(of_all).enumerate().collect();
        for (number, (line, told)) in cells {
            // What is slow is told to some.
            let is_left_out = lie.is_slow && !(number + lie.name.len()).is_multiple_of(5);
            if is_left_out {
                continue;
            }
            *is_told.lock().unwrap() = told;
            let seen = watched(&stage.command(&world, &root, line));
            let mut flaws = seen.flaws(&world, &key);
            if !lie.is_harmless && seen.run.code == 0 {
                flaws.push("it is believed".to_owned());
            }
            if !flaws.is_empty() {
                wrong.push(format!("{line} × {}: {}\n{}", lie.name, flaws.join("; "), seen.run));
            }
        }
        wrong
    };
    let row = &row;
    let wrong: Vec<String> = thread::scope(|scope| {
        let rows: Vec<_> = LIES.iter().map(|lie| scope.spawn(move || row(lie))).collect();
        rows.into_iter().flat_map(|row| row.join().unwrap()).collect()
    });
    assert!(wrong.is_empty(), "{}:\n\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!((world.writes_by(&stage.alice), world.holds(&stage.organization)), (0, before));
    let listened = fault_proxy::LISTENED.load(std::sync::atomic::Ordering::SeqCst);
    assert!(listened < 3_000, "a call of 1 s took {listened} ms");
}

fn fn_of_reads(method: &str) -> bool {
    method == "GET"
}

fn fn_of_writes(method: &str) -> bool {
    !["GET", "OPTIONS"].contains(&method)
}
