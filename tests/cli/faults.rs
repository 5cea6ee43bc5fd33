//! Every verb that writes, with every fault: the answer to its write is a refusal, nonsense, late or lost. Each time the
//! program says in a sentence what is so, with a hint and the documented exit code; it never sends twice what must not
//! be; and what it says is what the portal holds, by an independent look.

use std::sync::{Arc, Mutex};
use std::thread;

use serde_json::{Value, json};

use crate::fault_proxy::{self, Fate};
use crate::support::held::Call;
use crate::support::output::Output;
use crate::support::portal::{self, Portal};
use crate::support::world::{Person, World};

mod batch;
mod fair;
mod french;
mod kinds;
mod reads;
pub mod verbs;

use kinds::{DONE, Fault, REFUSALS, SILENCES};
use verbs::{Doubt, Scene, VERBS, Verb};

/// What hangs over the portal: the call that is the verb's write, what becomes of it and of the reads, how often it came.
#[derive(Default)]
struct Strike {
    method: &'static str,
    path: String,
    write: Option<fn() -> Fate>,
    reads: Option<fn() -> Fate>,
    /// The reads are only struck once the write was.
    reads_after: bool,
    struck: usize,
    /// It came again, and nothing was read in between.
    blind: bool,
    read_since: bool,
}

type Shared = Arc<Mutex<Strike>>;

/// A way to the portal below a sky.
fn below(portal: &Portal) -> (String, Shared) {
    let strike = Shared::default();
    let seen = Arc::clone(&strike);
    let root = fault_proxy::before(portal.base(), move |method, path| {
        let mut strike = seen.lock().unwrap();
        let is_meant = match strike.path.strip_prefix('*') {
            Some(end) => path.ends_with(end),
            None => path == strike.path,
        };
        let fate = if method == strike.method && is_meant {
            strike.blind |= strike.struck > 0 && !strike.read_since;
            strike.read_since = false;
            strike.struck += 1;
            strike.write
        } else {
            strike.read_since |= method == "GET";
            // What shows the portal to be one comes through: without it nothing is sent at all.
            let is_struck =
                method == "GET" && path != "/api/1/site/" && (strike.struck > 0 || !strike.reads_after);
            strike.reads.filter(|_| is_struck)
        };
        fate.map_or(Fate::PassedOn, |fate| fate())
    });
    (root, strike)
}

/// What a cell of the table is to end with.
struct Expected {
    exit: i32,
    code: &'static str,
    state: &'static str,
    most_writes: usize,
}

fn expected(verb: &Verb, scene: &Scene, fault: &Fault) -> Expected {
    let state = if fault.done { scene.after } else { scene.before };
    let repeats = verb.doubt == Doubt::ReadAndRepeat && fault.leaves_doubt() && !fault.done;
    let most_writes = if repeats { 2 } else { 1 };
    let expected = |exit, code| Expected { exit, code, state, most_writes };
    // 404 and 410 are what is deleted already: that is what was wanted, and only the read shows otherwise.
    if let ("org delete, its content first", "404" | "410") = (verb.name, fault.name) {
        return expected(8, "partly");
    }
    match (fault.done, verb.doubt, verb.half) {
        (true, Doubt::ReadAndStop, _) => expected(8, "partly"),
        (true, Doubt::Read | Doubt::ReadAndRepeat, _) => expected(0, ""),
        (_, _, Some(half)) => expected(8, half),
        _ => expected(fault.exit, fault.code),
    }
}

/// Whether a cell of a table is tried: on a real udata, which is slow, one of four, so that each verb and each fault
/// still has its turn. A sandbox is held to answer alike by `contract`.
pub fn is_tried(row: usize, column: usize) -> bool {
    portal::tested().starts_with("sandbox") || (row + column).is_multiple_of(4)
}

#[test]
fn every_write_with_every_fault() {
    let own = own_portal!();
    let portal = &own;
    let cells = thread::scope(|scope| {
        let verbs = VERBS.iter().enumerate();
        let rows: Vec<_> =
            verbs.map(|(number, verb)| scope.spawn(move || row(portal, number, verb))).collect();
        rows.into_iter().flat_map(|row| row.join().unwrap()).collect::<Vec<_>>()
    });
    let wrong: Vec<String> = cells.iter().filter_map(|cell| cell.as_ref().err().cloned()).collect();
    let faults = REFUSALS.len() + SILENCES.len() + DONE.len();
    let columns = |row| (0..faults).filter(move |column| is_tried(row, *column));
    assert_eq!(cells.len(), (0..VERBS.len()).flat_map(columns).count());
    assert!(!kinds::was_followed_elsewhere(), "a redirect was followed to another host");
    assert!(wrong.is_empty(), "{} of {} cells:\n\n{}", wrong.len(), cells.len(), wrong.join("\n"));
}

fn row(portal: &Portal, number: usize, verb: &Verb) -> Vec<Result<(), String>> {
    let world = World::on(portal.another());
    let (root, strike) = below(&world.portal);
    let mut untouched = None;
    let mut cell = |fault: &Fault| {
        let scene = untouched.take().unwrap_or_else(|| (verb.scene)(&world));
        let result = cell(&world, &root, &strike, verb, &scene, fault);
        untouched = Some(scene).filter(|_| !fault.done && verb.half.is_none());
        result
    };
    let columns = REFUSALS.iter().chain(SILENCES).chain(DONE).enumerate();
    columns.filter(|(column, _)| is_tried(number, *column)).map(|(_, fault)| cell(fault)).collect()
}

fn writes_of(world: &World, scene: &Scene) -> usize {
    world.calls_by(&scene.actor).into_iter().filter(Call::is_write).count()
}

fn cell(
    world: &World,
    root: &str,
    strike: &Shared,
    verb: &Verb,
    scene: &Scene,
    fault: &Fault,
) -> Result<(), String> {
    let expected = expected(verb, scene, fault);
    *strike.lock().unwrap() = Strike {
        method: scene.method,
        path: scene.path.clone(),
        write: Some(fault.fate),
        ..Strike::default()
    };
    let held = scene.organization.as_ref().map(|organization| world.holds(organization));
    let heard_before = writes_of(world, scene);
    let journal = world.path("state/journal.jsonl");
    scene.set_journal(world, root);
    let run = run(world, root, &scene.actor, &scene.words, fault.is_slow());
    let mut wrong = Vec::new();
    let mut check = |what: &str, found: Value, wanted: Value| {
        if found != wanted {
            wrong.push(format!("{what}: {found}, not {wanted}"));
        }
    };
    check("exit", json!(run.code), json!(expected.exit));
    if expected.exit != 0 {
        let error = error_of(&run);
        check("code", error["code"].clone(), json!(expected.code));
        check("says what to do next", json!(error["hint"].is_string()), json!(true));
    } else {
        check("stderr ends in an error", error_of(&run), Value::Null);
    }
    check("the key is shown", json!(run.stderr.contains(&scene.actor.token)), json!(false));
    check("one document or none", json!(documents(&run)), json!(true));
    check("says it in French", json!(french::leftovers(&prose(&run), STRANGERS)), json!([]));
    check("the portal holds", json!((scene.look)(world)), json!(expected.state));
    if let (false, None, Some(organization)) = (fault.done, verb.half, &scene.organization) {
        check(
            "anything else changed",
            json!(held.as_ref() != Some(&world.holds(organization))),
            json!(false),
        );
    }
    let Strike { struck, blind, .. } = std::mem::take(&mut *strike.lock().unwrap());
    check("sent again without a look", json!(blind), json!(false));
    check("writes sent", json!((1..=expected.most_writes).contains(&struck)), json!(true));
    let goes_on = verb.goes_on && fault.done;
    let wanted = usize::from(verb.half.is_some()) + usize::from(fault.done) + usize::from(goes_on);
    check("writes that the portal heard", json!(writes_of(world, scene) - heard_before), json!(wanted));
    let ending = match expected.most_writes == 2 && !fault.leaves_doubt() {
        _ if goes_on => "done",
        true => "undone",
        false => fault.ending,
    };
    check("the journal ends in", last_ending(&journal), json!(ending));
    if wrong.is_empty() {
        return Ok(());
    }
    Err(format!("{} × {} ({struck} sent): {}\n{run}", verb.name, fault.name, wrong.join("; ")))
}

/// The verb, in French and as JSON, through what stands before the portal.
fn run(world: &World, root: &str, actor: &Person, words: &[String], gives_up: bool) -> Output {
    let command = world.command_as(actor).lang("fr").env("UDATACTL_SITE", root);
    let command = command.args(words).args(["-o", "json"]);
    if gives_up { command.args(["--timeout", "3s"]) } else { command }.run()
}

/// Words of the portal's, of the system's and of data.
const STRANGERS: &[&str] = &["Test portal", "Internal Server Error"];

fn error_of(run: &Output) -> Value {
    let line = run.stderr.lines().next_back().unwrap_or_default();
    serde_json::from_str::<Value>(line).map_or(Value::Null, |mut line| line["error"].take())
}

/// All that a person reads of a run on stderr.
fn prose(run: &Output) -> String {
    let error = error_of(run);
    let lines = run.stderr.lines().filter(|line| !line.starts_with("{\"error\""));
    let told = ["message", "hint"].iter().filter_map(|key| error[key].as_str());
    lines.chain(told).collect::<Vec<_>>().join("\n")
}

/// One JSON document on stdout where there is a result, nothing on a failure that has none.
fn documents(run: &Output) -> bool {
    match run.code {
        0 | 8 => serde_json::from_str::<Value>(&run.stdout).is_ok(),
        _ => run.stdout.is_empty() || serde_json::from_str::<Value>(&run.stdout).is_ok(),
    }
}

/// What the journal says of the last write.
fn last_ending(journal: &std::path::Path) -> Value {
    let text = std::fs::read_to_string(journal).unwrap_or_default();
    let last = text.lines().next_back().and_then(|line| serde_json::from_str::<Value>(line).ok());
    last.unwrap_or_default()["result"].clone()
}
