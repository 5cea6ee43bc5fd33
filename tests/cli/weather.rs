//! Every verb that writes, in every weather: the answer to its write is a refusal, nonsense, late or lost. Each time the
//! program says in a sentence what is so, with a hint and the documented exit code; it never sends twice what must not
//! be; and what it says is what the portal holds, by an independent look.

use std::sync::{Arc, Mutex};
use std::thread;

use serde_json::{Value, json};

use crate::refusing::{self, Fate};
use crate::support::output::Output;
use crate::support::portal::Portal;
use crate::support::world::World;

mod french;
mod kinds;
mod verbs;

use kinds::{DONE, REFUSALS, SILENCES, Weather};
use verbs::{Doubt, Scene, VERBS, Verb};

/// What hangs over the portal: the call that is struck, what becomes of it, and how often it came.
#[derive(Default)]
struct Sky {
    method: &'static str,
    path: String,
    fate: Option<fn() -> Fate>,
    struck: usize,
}

type Shared = Arc<Mutex<Sky>>;

/// A way to the portal below a sky.
fn below(portal: &Portal) -> (String, Shared) {
    let sky = Shared::default();
    let seen = Arc::clone(&sky);
    let root = refusing::before(portal.base(), move |method, path| {
        let mut sky = seen.lock().unwrap();
        let is_meant = match sky.path.strip_prefix('*') {
            Some(end) => path.ends_with(end),
            None => path == sky.path,
        };
        if method != sky.method || !is_meant {
            return Fate::PassedOn;
        }
        sky.struck += 1;
        sky.fate.map_or(Fate::PassedOn, |fate| fate())
    });
    (root, sky)
}

/// What a cell of the table is to end with.
struct Expected {
    exit: i32,
    code: &'static str,
    state: &'static str,
    most_writes: usize,
}

fn expected(verb: &Verb, scene: &Scene, weather: &Weather) -> Expected {
    let state = if weather.done { scene.after } else { scene.before };
    let repeats = verb.doubt == Doubt::ReadAndRepeat && weather.leaves_doubt() && !weather.done;
    let most_writes = if repeats { 2 } else { 1 };
    let expected = |exit, code| Expected { exit, code, state, most_writes };
    match (weather.done, verb.doubt, verb.half) {
        (true, Doubt::ReadAndStop, _) => expected(8, "partly"),
        (true, Doubt::Read | Doubt::ReadAndRepeat, _) => expected(0, ""),
        (_, _, Some(half)) => expected(8, half),
        _ => expected(weather.exit, weather.code),
    }
}

#[test]
fn every_write_in_every_weather() {
    let portal = own_portal!();
    let cells = thread::scope(|scope| {
        let rows: Vec<_> = VERBS.iter().map(|verb| scope.spawn(|| row(&portal, verb))).collect();
        rows.into_iter().flat_map(|row| row.join().unwrap()).collect::<Vec<_>>()
    });
    let wrong: Vec<String> = cells.iter().filter_map(|cell| cell.as_ref().err().cloned()).collect();
    assert_eq!(cells.len(), VERBS.len() * (REFUSALS.len() + SILENCES.len() + DONE.len()));
    assert!(wrong.is_empty(), "{} of {} cells:\n\n{}", wrong.len(), cells.len(), wrong.join("\n"));
}

fn row(portal: &Portal, verb: &Verb) -> Vec<Result<(), String>> {
    let world = World::on(portal);
    let (root, sky) = below(portal);
    let all = REFUSALS.iter().chain(SILENCES).chain(DONE);
    all.map(|weather| cell(&world, &root, &sky, verb, weather)).collect()
}

fn cell(world: &World, root: &str, sky: &Shared, verb: &Verb, weather: &Weather) -> Result<(), String> {
    let scene = (verb.scene)(world);
    let expected = expected(verb, &scene, weather);
    *sky.lock().unwrap() =
        Sky { method: scene.method, path: scene.path.clone(), fate: Some(weather.fate), struck: 0 };
    let held = scene.organization.as_ref().map(|organization| world.holds(organization));
    let journal = world.path("state/journal.jsonl");
    std::fs::remove_file(&journal).ok();
    let command = world.command_as(&scene.actor).lang("fr").env("UDATACTL_SITE", root).args(&scene.words);
    let command = command.args(["-o", "json", "--retries", "0"]);
    let run = if weather.is_slow() { command.args(["--timeout", "3s"]) } else { command }.run();
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
    check("one document or none", json!(documents(&run)), json!(true));
    check("says it in French", json!(french::leftovers(&prose(&run), STRANGERS)), json!([]));
    check("the portal holds", json!((scene.look)(world)), json!(expected.state));
    if let (false, None, Some(organization)) = (weather.done, verb.half, &scene.organization) {
        check(
            "anything else changed",
            json!(held.as_ref() != Some(&world.holds(organization))),
            json!(false),
        );
    }
    let struck = sky.lock().unwrap().struck;
    check("writes sent", json!((1..=expected.most_writes).contains(&struck)), json!(true));
    let heard = world.calls_by(&scene.actor).into_iter().filter(|call| call.is_write()).count();
    let others = usize::from(verb.half.is_some());
    let wanted = others + usize::from(weather.done);
    let after_it = heard.saturating_sub(wanted);
    check("writes that the portal heard", json!(after_it), json!(0));
    check("the journal's endings", endings(&journal), json!(weather.ending));
    if wrong.is_empty() {
        return Ok(());
    }
    Err(format!("{} × {} ({struck} sent): {}\n{run}", verb.name, weather.name, wrong.join("; ")))
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
fn endings(journal: &std::path::Path) -> Value {
    let text = std::fs::read_to_string(journal).unwrap_or_default();
    let lines = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap_or_default());
    let last = lines.last().unwrap_or_default();
    last["result"].clone()
}
