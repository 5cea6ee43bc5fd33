//! A run that is killed, with no time to say anything: the journal tells what was under way, the organization is free,
//! and the same command run again does what is left and nothing twice.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use serde_json::Value;

use super::runs;
use crate::fault_proxy::{self, Fate};
use crate::support::run::{Command, finish};
use crate::support::world::{Organization, Person, World};

const LIMIT: Duration = Duration::from_mins(1);

/// The moment of a run that it is killed at.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Moment {
    /// Before any write, the organization already held.
    Reading,
    /// The first write is done and told, the second not begun: where there is a look before each write (G3).
    BetweenTwoWrites,
    /// The second write is written down and has left, and will never arrive.
    NeverArrives,
    /// The second write is done by the portal when nobody is there any more.
    ArrivesLate,
    /// The second write is done, and its end not written down.
    BeforeTheEnd,
    /// All is done, and the look after it under way.
    ReadingBack,
}

const MOMENTS: &[Moment] =
    &[Moment::Reading, Moment::NeverArrives, Moment::ArrivesLate, Moment::BeforeTheEnd, Moment::ReadingBack];

/// A portal where one call is held up at a moment; it goes on once the run is dead.
struct Held {
    site: String,
    reached: Receiver<()>,
    dead: Sender<()>,
}

impl Held {
    fn at(world: &World, moment: Moment, all_writes: usize) -> Self {
        let (tell, reached) = channel();
        let (dead, is_dead) = channel::<()>();
        let is_dead = Arc::new(Mutex::new(is_dead));
        let (writes, over) = (AtomicUsize::new(0), AtomicBool::new(false));
        let site = fault_proxy::before(world.portal.base(), move |method, path| {
            let is_read = matches!(method, "GET" | "OPTIONS");
            let number = writes.fetch_add(usize::from(!is_read), Ordering::SeqCst) + usize::from(!is_read);
            let is_now = match moment {
                Moment::Reading => is_read && path.ends_with("/membership/"),
                Moment::ReadingBack => is_read && number == all_writes,
                Moment::BetweenTwoWrites => is_read && number == 1,
                _ => !is_read && number == 2,
            };
            if !is_now || over.swap(true, Ordering::SeqCst) {
                return Fate::PassedOn;
            }
            let (tell, is_dead) = (tell.clone(), Arc::clone(&is_dead));
            let wait = move || {
                tell.send(()).ok();
                is_dead.lock().unwrap().recv_timeout(LIMIT).ok();
            };
            if moment == Moment::BeforeTheEnd {
                return Fate::AnswerAfter(Box::new(wait));
            }
            wait();
            if moment == Moment::NeverArrives { Fate::Dropped } else { Fate::PassedOn }
        });
        Self { site, reached, dead }
    }
}

/// What of the journal is told: action and result of each write.
fn journal(world: &World) -> Vec<(String, String)> {
    let records = world.anonymous().args(["journal", "list", "--json"]).run().success().json();
    let text = |record: &Value, key: &str| record[key].as_str().unwrap_or_default().to_owned();
    records.as_array().unwrap().iter().map(|one| (text(one, "action"), text(one, "result"))).collect()
}

/// Writes that the portal saw, and how often each.
fn seen(world: &World, by: &Person) -> BTreeMap<String, usize> {
    let mut seen = BTreeMap::new();
    for call in world.calls_by(by).iter().filter(|call| call.is_write()) {
        *seen.entry(format!("{} {} {}", call.method, call.path, call.body)).or_default() += 1;
    }
    seen
}

/// Kills a run of `words` at each moment, runs it again, and looks.
fn killed_and_run_again(
    moments: &[Moment],
    words: &[&str],
    make: impl Fn(&World, &Person) -> (Organization, Vec<Person>, Vec<String>),
    all_writes: usize,
    is_done: impl Fn(&World, &Organization, &Person) -> bool,
) {
    for &moment in moments.iter().cycle().take(moments.len() * runs()) {
        let world = world!();
        let alice = world.person("Alice", "Martin");
        let (organization, people, targets) = make(&world, &alice);
        let held = Held::at(&world, moment, all_writes);
        let line = [words[0], words[1], organization.slug.as_str(), "--yes", "--json"];
        let command: Command = world.command_as(&alice).env("UDATACTL_SITE", &held.site);
        let command = command.args(line).args(&words[2..]).args(&targets);
        let child = command.start();
        held.reached.recv_timeout(LIMIT).expect("the moment");
        let lock = std::fs::read_dir(world.path("state/locks")).unwrap().next().unwrap().unwrap().path();
        assert_eq!(std::fs::read_to_string(&lock).unwrap(), "held", "{moment:?}");
        kill(Pid::from_raw(child.id().try_into().unwrap()), Signal::SIGKILL).unwrap();
        finish(child, &command.line(), LIMIT).exits(137);
        let told = journal(&world);
        let results: Vec<&str> = told.iter().map(|(_, result)| result.as_str()).collect();
        match moment {
            Moment::Reading => assert_eq!(results, [""; 0], "{moment:?}"),
            Moment::BetweenTwoWrites => assert_eq!(results, ["done"], "{moment:?}"),
            Moment::ReadingBack => assert_eq!(results, vec!["done"; all_writes], "{moment:?}"),
            _ => assert_eq!(results, ["done", "under_way"], "{moment:?}: {told:?}"),
        }
        held.dead.send(()).unwrap();
        let late = || seen(&world, &alice).len() == 2;
        while moment == Moment::ArrivesLate && !late() {
            std::thread::sleep(Duration::from_millis(5));
        }
        let again = command.run().success();
        assert!(!again.stderr.contains("Another udatactl"), "{moment:?}: it was held: {again}");
        assert!(
            again.json().as_array().unwrap().iter().all(|one| one["verified"] == true),
            "{moment:?}: {again}"
        );
        for person in &people {
            assert!(is_done(&world, &organization, person), "{moment:?}, {}: {again}", person.slug);
        }
        let seen = seen(&world, &alice);
        assert_eq!(seen.len(), all_writes, "{moment:?}: {seen:?}");
        assert!(seen.values().all(|count| *count == 1), "{moment:?}: something was done twice: {seen:?}");
        let under_way = journal(&world).iter().filter(|(_, result)| result == "under_way").count();
        assert_eq!(under_way, usize::from(results.contains(&"under_way")), "{moment:?}: it stays told");
        let settle = world.command_as(&alice).env("UDATACTL_SITE", &held.site);
        settle.args(["journal", "settle", "--json"]).run().success();
        let settled = journal(&world)[..results.len()].last().map(|(_, result)| result.clone());
        let wanted = match moment {
            Moment::Reading => None,
            Moment::NeverArrives => Some("not_done"),
            _ => Some("done"),
        };
        assert_eq!(settled.as_deref(), wanted, "{moment:?}: {told:?}");
    }
}

/// An organization of members; they are the targets.
fn members(world: &World, alice: &Person) -> (Organization, Vec<Person>, Vec<String>) {
    let people = world.people(3);
    let mut members = vec![(alice, "admin")];
    members.extend(people.iter().map(|person| (person, "editor")));
    let slugs = people.iter().map(|person| person.slug.clone()).collect();
    (world.organization("Ville", &members), people, slugs)
}

/// An organization that people have asked to join; their requests are the targets.
fn requests(world: &World, alice: &Person) -> (Organization, Vec<Person>, Vec<String>) {
    let people = world.people(3);
    let organization = world.organization("Ville", &[(alice, "admin")]);
    let requests = people.iter().map(|person| world.request(&organization, person, "Bonjour")).collect();
    (organization, people, requests)
}

#[test]
fn g20_approvals() {
    killed_and_run_again(MOMENTS, &["requests", "approve"], requests, 3, |world, organization, person| {
        world.holds(organization).role_of(person).as_deref() == Some("editor")
    });
}

#[test]
fn g20_approvals_of_two_writes() {
    killed_and_run_again(
        MOMENTS,
        &["requests", "approve", "--role", "admin"],
        requests,
        6,
        |world, organization, person| world.holds(organization).role_of(person).as_deref() == Some("admin"),
    );
}

#[test]
fn g20_promotions() {
    killed_and_run_again(MOMENTS, &["member", "promote"], members, 3, |world, organization, person| {
        world.holds(organization).role_of(person).as_deref() == Some("admin")
    });
}

#[test]
fn g20_removals() {
    killed_and_run_again(MOMENTS, &["member", "remove"], members, 3, |world, organization, person| {
        world.holds(organization).role_of(person).is_none()
    });
}

#[test]
fn g20_removals_of_administrators() {
    let administrators = |world: &World, alice: &Person| {
        let people = world.people(3);
        let members: Vec<_> = std::iter::once(alice).chain(&people).map(|person| (person, "admin")).collect();
        let slugs = people.iter().map(|person| person.slug.clone()).collect();
        (world.organization("Ville", &members), people, slugs)
    };
    killed_and_run_again(
        &[Moment::BetweenTwoWrites],
        &["member", "remove"],
        administrators,
        3,
        |world, organization, person| world.holds(organization).role_of(person).is_none(),
    );
}

#[test]
fn g20_invitations_never_leave_twice() {
    let strangers = |world: &World, alice: &Person| {
        let people = world.people(3);
        let slugs = people.iter().map(|person| person.slug.clone()).collect();
        (world.organization("Ville", &[(alice, "admin")]), people, slugs)
    };
    killed_and_run_again(MOMENTS, &["member", "add"], strangers, 3, |world, organization, person| {
        let held = world.holds(organization);
        matches!(held.requests_of(person).as_slice(), [one] if one.status == "pending" && one.kind == "invitation")
    });
}
