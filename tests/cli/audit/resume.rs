//! An audit of many that was interrupted goes on with what it has read, and says what it would have said.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use super::parts::{is_about, organizations};
use super::written;
use crate::fault_proxy::{self, Fate};
use crate::support::output::Output;
use crate::support::run::{Command, finish};
use crate::support::world::{Organization, Person, World};

const LIMIT: Duration = Duration::from_mins(1);
const MINE: [&str; 7] =
    ["audit", "org", "--mine", "--only", "administration,waiting,discussions-answered", "--parallel", "2"];

/// Of two and four organizations at once, so many are read before the third part begins.
const READ: usize = 6;

/// What the portal does about some of the organizations.
#[derive(Clone, Copy)]
enum Mood {
    Fine,
    /// It answers about the first so many that it is asked about.
    SilentAfter(usize),
    /// It fails to tell who waits for an answer of this one.
    FailsAbout(usize),
}

/// Two dozen organizations behind a portal with moods.
struct Many<'w> {
    world: &'w World<'w>,
    alice: Person,
    organizations: Vec<Organization>,
    mood: Arc<Mutex<Mood>>,
    /// Those that a silent portal has answered about.
    told: Arc<Mutex<BTreeSet<usize>>>,
    /// Those that it was asked about: another test may forget the calls of a portal that it shares.
    asked: Arc<Mutex<BTreeSet<usize>>>,
    site: String,
    arrivals: Receiver<()>,
    /// The portal is silent as long as this is there.
    _silence: Sender<()>,
}

impl<'w> Many<'w> {
    fn of(world: &'w World<'w>) -> Self {
        let (alice, paul) = (world.person("Alice", "Martin"), world.person("Paul", "Durand"));
        let all = organizations(world, &alice, 24);
        for organization in &all[..2] {
            world.request(organization, &paul, "Bonjour");
        }
        let mood = Arc::new(Mutex::new(Mood::Fine));
        let told = Arc::new(Mutex::new(BTreeSet::new()));
        let asked = Arc::new(Mutex::new(BTreeSet::new()));
        let noted = Arc::clone(&asked);
        let (arrived, arrivals) = channel();
        let (silence, end) = channel();
        let end = Arc::new(Mutex::new(end));
        let (now, known, organizations) = (Arc::clone(&mood), Arc::clone(&told), all.clone());
        let rule = move |_: &str, path: &str| {
            let about = organizations.iter().position(|one| is_about(std::slice::from_ref(one), path));
            noted.lock().unwrap().extend(about);
            match (*now.lock().unwrap(), about) {
                (Mood::SilentAfter(most), Some(about)) => {
                    let mut told = known.lock().unwrap();
                    if told.contains(&about) || told.len() < most {
                        told.insert(about);
                        return Fate::PassedOn;
                    }
                    arrived.send(()).ok();
                    let end = Arc::clone(&end);
                    Fate::AnswerAfter(Box::new(move || {
                        end.lock().unwrap().recv().ok();
                    }))
                }
                (Mood::FailsAbout(one), Some(about)) if one == about && path.contains("membership") => {
                    fault_proxy::json("500 Internal Server Error", "{}")
                }
                _ => Fate::PassedOn,
            }
        };
        let site = fault_proxy::before(world.portal.base(), rule);
        Self { world, alice, organizations: all, mood, told, asked, site, arrivals, _silence: silence }
    }

    fn command(&self, more: &[&str]) -> Command {
        self.world.command_as(&self.alice).env("UDATACTL_SITE", &self.site).args(MINE).args(more)
    }

    fn run(&self, mood: Mood, more: &[&str]) -> Output {
        *self.mood.lock().unwrap() = mood;
        self.command(more).run()
    }

    /// Stops an audit by a signal once it has kept all that the portal answers.
    fn interrupted(&self, command: &Command, signal: Signal) -> Output {
        self.told.lock().unwrap().clear();
        *self.mood.lock().unwrap() = Mood::SilentAfter(READ);
        let child = command.start();
        self.arrivals.recv_timeout(LIMIT).unwrap();
        let lines = || String::from_utf8_lossy(&fs::read(self.file()).unwrap()).matches('\n').count();
        while lines() < 1 + READ {
            std::thread::yield_now();
        }
        kill(Pid::from_raw(child.id().try_into().unwrap()), signal).unwrap();
        let output = finish(child, &command.line(), LIMIT);
        *self.mood.lock().unwrap() = Mood::Fine;
        while self.arrivals.try_recv().is_ok() {}
        output
    }

    /// The organizations that a silent portal has not answered about.
    fn others(&self) -> Vec<usize> {
        let told = self.told.lock().unwrap();
        (0..self.organizations.len()).filter(|index| !told.contains(index)).collect()
    }

    /// Runs it on a portal that is fine; about which organizations that was asked, by their place.
    fn asked(&self, more: &[&str]) -> (Output, Vec<usize>) {
        self.asked.lock().unwrap().clear();
        let output = self.run(Mood::Fine, more);
        (output, self.asked.lock().unwrap().iter().copied().collect())
    }

    /// The files of what audits have read.
    fn files(&self) -> Vec<PathBuf> {
        let all = fs::read_dir(self.world.path("state/audits")).into_iter().flatten();
        all.map(|entry| entry.unwrap().path()).collect()
    }

    /// The only one.
    fn file(&self) -> PathBuf {
        let [file] = &self.files()[..] else { panic!("{:?}", self.files()) };
        file.clone()
    }
}

fn all() -> Vec<usize> {
    (0..24).collect()
}

#[test]
fn what_was_interrupted_goes_on_and_says_the_same() {
    let world = world!();
    let many = Many::of(&world);
    for (signal, format) in [(Signal::SIGINT, "json"), (Signal::SIGINT, "jsonl"), (Signal::SIGKILL, "csv")] {
        let format = ["-o", format, "--fail-on", "note"];
        let whole = many.run(Mood::Fine, &format).exits(10);
        assert!(many.files().is_empty(), "nothing is left of what ended");
        let stopped = many.interrupted(&many.command(&format), signal);
        let mode = many.file().metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        if signal == Signal::SIGINT {
            let stopped = stopped.exits(130);
            assert!(stopped.stderr.contains("6 organizations were read"), "{stopped}");
            let rest = "'administration,waiting,discussions-answered' --parallel 2";
            let command = format!("`udatactl audit org --mine --only {rest} {} --resume`", format.join(" "));
            assert!(stopped.stderr.contains(&command), "{stopped}");
        }
        let (resumed, asked) = many.asked(&[&format[..], &["--resume"]].concat());
        let resumed = resumed.exits(10);
        assert_eq!(asked, many.others(), "{resumed}");
        assert_eq!(resumed.stdout, whole.stdout);
        assert!(resumed.stderr.contains("6 organizations were read already"), "{resumed}");
        let end = |output: &Output| output.stderr.lines().last().map(str::to_owned);
        assert_eq!(end(&resumed), end(&whole));
        assert!(many.files().is_empty());
    }
}

/// Names are kept out of the log of a CI, also of those whom only the run before has met.
#[test]
fn who_was_met_before_is_not_named_in_a_log() {
    let world = world!();
    let many = Many::of(&world);
    let plain = ["-o", "plain", "--fields", "organization,rule,finding,subject_name"];
    let command = |more: &[&str]| many.command(&plain).args(more).env("CI", "true");
    let whole = command(&[]).run().success();
    many.interrupted(&many.command(&plain), Signal::SIGINT);
    let resumed = command(&["--resume"]).run().success();
    assert!(resumed.stderr.contains("6 organizations were read already"), "{resumed}");
    assert_eq!(resumed.stdout, whole.stdout);
    assert!(!resumed.stdout.contains("Durand"), "{resumed}");
}

#[test]
fn what_could_not_be_read_is_read_again() {
    let world = world!();
    let many = Many::of(&world);
    let whole = many.run(Mood::Fine, &["-o", "json"]).success();
    let failed = many.run(Mood::FailsAbout(3), &["-o", "json", "--retries", "0"]).exits(8);
    assert!(
        failed.stderr.contains("23 organizations were read") && failed.stderr.contains("--resume"),
        "{failed}"
    );
    let (resumed, asked) = many.asked(&["-o", "json", "--retries", "0", "--resume"]);
    assert_eq!(asked, [3], "{resumed}");
    assert_eq!(resumed.success().stdout, whole.stdout);
}

#[test]
fn a_portal_that_is_gone_ends_the_run_and_what_was_read_is_kept() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let all: Vec<Organization> =
        (0..120).map(|index| world.organization(&format!("V{index:03}"), &[(&alice, "admin")])).collect();
    let (first, others) = (all[..5].to_vec(), all[5..].to_vec());
    let site = fault_proxy::before(world.portal.base(), move |_, path| {
        if is_about(&others, path) { Fate::Dropped } else { Fate::PassedOn }
    });
    let rules = ["--mine", "--only", "administration", "--parallel", "5", "--retries", "0", "-o", "jsonl"];
    let command = world.command_as(&alice).env("UDATACTL_SITE", site).args(["audit", "org"]).args(rules);
    let gone = command.run().exits(9);
    assert_eq!(gone.stdout.lines().count(), first.len(), "{gone}");
    assert!(gone.stderr.contains("5 organizations were read") && gone.stderr.contains("--resume"), "{gone}");
}

#[test]
fn without_the_flag_it_begins_anew_and_tells_of_it() {
    let world = world!();
    let many = Many::of(&world);
    many.interrupted(&many.command(&["-o", "json"]), Signal::SIGKILL);
    let (anew, asked) = many.asked(&["-o", "json"]);
    assert_eq!(asked, all());
    assert!(
        anew.stderr.contains("6 organizations were read since") && anew.stderr.contains("--resume`"),
        "{anew}"
    );
    assert!(many.files().is_empty());
    let nothing = many.run(Mood::Fine, &["-o", "json", "--resume"]).success();
    assert!(nothing.stderr.contains("Nothing is kept of such an audit"), "{nothing}");
    let other_rules = many.world.command_as(&many.alice).env("UDATACTL_SITE", &many.site);
    many.interrupted(&many.command(&["-o", "json"]), Signal::SIGKILL);
    let few = other_rules.args(["audit", "org", "--mine", "--only", "life", "--resume", "-o", "json"]).run();
    assert!(few.stderr.contains("Nothing is kept of such an audit"), "{few}");
}

#[test]
fn a_list_goes_on_too_and_a_policy_may_have_changed_meanwhile() {
    let world = world!();
    let many = Many::of(&world);
    let slugs = many.organizations.iter().map(|one| format!("{}\n", one.slug)).collect::<String>();
    let list = written(&world, "list.txt", &slugs);
    let policy = written(&world, "policy.toml", "[severity]\ntwo-administrators = \"error\"\n");
    let command = |more: &[&str]| {
        let asked = ["audit", "org", "--file", &list, "--only", "administration", "-o", "json"];
        many.world.command_as(&many.alice).env("UDATACTL_SITE", &many.site).args(asked).args(more)
    };
    let whole = command(&["--policy", &policy]).run().success();
    many.interrupted(&command(&["--parallel", "1"]), Signal::SIGKILL);
    many.asked.lock().unwrap().clear();
    let resumed = command(&["--policy", &policy, "--resume"]).run().success();
    let asked: Vec<usize> = many.asked.lock().unwrap().iter().copied().collect();
    assert_eq!(asked, many.others());
    assert_eq!(resumed.stdout, whole.stdout);
    assert!(resumed.stdout.contains("\"error\""), "as the policy of now has it: {resumed}");
}

#[test]
fn a_file_that_is_cut_damaged_or_old_is_never_half_believed() {
    let world = world!();
    let many = Many::of(&world);
    let resume = ["-o", "json", "--resume"];
    let whole = many.run(Mood::Fine, &["-o", "json"]).success();
    many.interrupted(&many.command(&["-o", "json"]), Signal::SIGKILL);
    let file = many.file();
    let text = fs::read(&file).unwrap();
    let with = |text: &[u8]| {
        fs::write(&file, text).unwrap();
        let (resumed, asked) = many.asked(&resume);
        assert_eq!(resumed.stdout, whole.stdout, "{resumed}");
        (resumed.success().stderr, asked.len())
    };
    let (said, asked) = with(&text[..text.len() - 9]);
    assert!(asked == 24 - 5 && said.contains("5 organizations were read already"), "{said}");
    let mut damaged = text.clone();
    let middle = text.len() / 2;
    damaged[middle] ^= 2;
    let (said, asked) = with(&damaged);
    assert!(asked == 24 && said.contains("is damaged"), "{said}");
    fs::write(&file, &text).unwrap();
    let long_ago = SystemTime::now() - Duration::from_hours(25);
    fs::File::options().append(true).open(&file).unwrap().set_modified(long_ago).unwrap();
    let (resumed, asked) = many.asked(&resume);
    assert!(asked == all() && resumed.stderr.contains("Nothing is kept of such an audit"), "{resumed}");
}

#[test]
fn where_nothing_can_be_kept_the_audit_goes_on() {
    let world = world!();
    let many = Many::of(&world);
    fs::create_dir(world.path("state")).unwrap();
    std::os::unix::fs::symlink(world.path("."), world.path("state/audits")).unwrap();
    let run = many.run(Mood::Fine, &["-o", "json"]).success();
    assert!(run.stderr.contains("What is read can't be kept"), "{run}");
    let few =
        world.command_as(&many.alice).args(["audit", "org", &many.organizations[0].slug]).run().success();
    assert!(!few.stderr.contains("can't be kept"), "few are read again: {few}");
}
