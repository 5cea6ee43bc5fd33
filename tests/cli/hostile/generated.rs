//! Answers that nobody thought of, to all verbs, by the thousand: `tests/hostile` runs this.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::lies::{LIES, escaped};
use super::{Stage, watched};
use crate::answers::{READERS, WRITERS};
use crate::fault_proxy::{self, Fate, LISTENED};
use crate::support::portal::Portal;
use crate::support::world::World;

/// Numbers that are always the same for the same number.
#[derive(Clone)]
struct Dice(u64);

impl Dice {
    fn of(what: impl Hash) -> Self {
        let mut hasher = DefaultHasher::new();
        what.hash(&mut hasher);
        Self(hasher.finish() | 1)
    }

    fn throw(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(sides).unwrap()).unwrap()
    }

    fn one_of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.throw(all.len())].clone()
    }
}

fn strange(dice: &mut Dice, key: &str) -> Value {
    match dice.throw(14) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(-1),
        3 => json!(u64::MAX),
        4 => json!(1e300),
        5 => json!(""),
        6 => json!("../../x"),
        7 => json!([]),
        8 => json!({}),
        9 => json!([null, [], {}]),
        10 => json!(format!("a{key}b")),
        11 => json!("\u{1b}[2J\u{202e}\u{0}"),
        12 => json!("a".repeat(100_000)),
        _ => json!("000000000000000000000000"),
    }
}

/// Changes a few values of an answer, somewhere in it.
fn changed(value: &mut Value, dice: &mut Dice, key: &str) {
    match value {
        Value::Object(fields) if !fields.is_empty() && dice.throw(6) > 0 => {
            let name = dice.one_of(&fields.keys().cloned().collect::<Vec<_>>());
            if dice.throw(8) == 0 {
                fields.remove(&name);
            } else if let Some(value) = fields.get_mut(&name) {
                changed(value, dice, key);
            }
        }
        Value::Array(values) if !values.is_empty() && dice.throw(6) > 0 => {
            let place = dice.throw(values.len());
            match dice.throw(8) {
                0 => drop(values.remove(place)),
                1 => values.extend_from_within(place..=place),
                _ => changed(&mut values[place], dice, key),
            }
        }
        other => *other = strange(dice, key),
    }
}

/// An answer of the portal, with something else in it.
fn altered(answer: &[u8], mut dice: Dice, key: &str) -> Vec<u8> {
    let text = String::from_utf8_lossy(answer);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return answer.to_vec() };
    let Ok(mut value) = serde_json::from_str::<Value>(body) else { return answer.to_vec() };
    for _ in 0..=dice.throw(3) {
        changed(&mut value, &mut dice, key);
    }
    let mut body = value.to_string();
    if dice.throw(3) == 0 {
        body = body.replace(key, &escaped(key));
    }
    if dice.throw(10) == 0 {
        let cut = (0..=dice.throw(body.len() + 1)).rev().find(|place| body.is_char_boundary(*place));
        body.truncate(cut.unwrap_or(0));
    }
    let status = match dice.throw(6) {
        0 => dice.one_of(&["400 Bad", "403 Forbidden", "404 Not Found", "500 Broken", "200 OK", "302 Found"]),
        _ => head.lines().next().and_then(|line| line.split_once(' ')).map_or("200 OK", |(_, status)| status),
    };
    let head = match dice.throw(6) {
        0 => format!("Location: /{key}/\r\nRetry-After: {}\r\n", dice.throw(90)),
        1 => "Content-Type: text/html\r\n".to_owned(),
        _ => "Content-Type: application/json\r\n".to_owned(),
    };
    format!("HTTP/1.1 {status}\r\n{head}Content-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len())
        .into_bytes()
}

/// What becomes of a call of a case.
fn fate(case: usize, method: &str, path: &str, key: &str) -> Fate {
    // Whoever gets no further than the first calls meets no other lie: half of the cases let them pass.
    let is_first = ["/site/", "/me/"].iter().any(|first| path.ends_with(first));
    if is_first && case % 2 == 1 {
        return Fate::PassedOn;
    }
    let mut dice = Dice::of((case, method, path));
    // What comes drop by drop takes a second each time.
    match dice.throw(40) {
        0..=15 => {
            let key = key.to_owned();
            Fate::Rewritten(Box::new(move |answer| altered(&answer, dice, &key)))
        }
        16..=19 => loop {
            let lie = &LIES[dice.throw(LIES.len())];
            if !lie.is_slow || dice.throw(6) == 0 {
                return (lie.tell)(key, path);
            }
        },
        20 => Fate::Dropped,
        21 => Fate::AnswerLost,
        _ => Fate::PassedOn,
    }
}

#[test]
#[ignore = "by the thousand: tests/hostile runs it"]
#[expect(clippy::print_stdout, reason = "the figures are what it is run for")]
fn whatever_is_answered() {
    let cases: usize = std::env::var("UDATACTL_HOSTILE_CASES").map_or(300, |cases| cases.parse().unwrap());
    let first: usize = std::env::var("UDATACTL_HOSTILE_FIRST").map_or(0, |first| first.parse().unwrap());
    let (next, most, slowest) = (AtomicUsize::new(first), AtomicU64::new(0), AtomicU64::new(0));
    let wrong = Mutex::new(Vec::new());
    let codes = Mutex::new(std::collections::BTreeMap::<i32, usize>::new());
    let began = Instant::now();
    let fresh = || World::on(Portal::shared_or_left_out().unwrap());
    let work = || {
        let mut world = fresh();
        for done in 1.. {
            let case = next.fetch_add(1, Ordering::SeqCst);
            if case >= first + cases {
                return;
            }
            // A sandbox in which thousands of worlds were set up is slow.
            if done % 50 == 0 {
                world = fresh();
            }
            if case % 500 == 499 {
                println!("{} cases in {:?}", case + 1 - first, began.elapsed());
            }
            for name in ["state", "cache"] {
                fs::remove_dir_all(world.path(name)).ok();
            }
            let stage = Stage::set(&world);
            let key = stage.alice.token.clone();
            let own = key.clone();
            let root =
                fault_proxy::before(world.portal.base(), move |method, path| fate(case, method, path, &own));
            let lines: Vec<&str> = READERS.iter().chain(WRITERS).copied().collect();
            let line = lines[case % lines.len()];
            let seen = watched(&stage.command(&world, &root, line));
            most.fetch_max(seen.memory, Ordering::SeqCst);
            slowest.fetch_max(u64::try_from(seen.took.as_millis()).unwrap(), Ordering::SeqCst);
            *codes.lock().unwrap().entry(seen.run.code).or_default() += 1;
            let flaws = seen.flaws(&world, &key);
            if !flaws.is_empty() {
                let text = format!("case {case}, {line}: {}\n{}", flaws.join("; "), seen.run);
                println!("{}", text.chars().take(3_000).collect::<String>());
                wrong.lock().unwrap().push(text);
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(work);
        }
    });
    let listened = Duration::from_millis(LISTENED.load(Ordering::SeqCst));
    println!(
        "{cases} cases in {:?}: at most {} kB, a run of at most {} ms, a call of at most {listened:?}, exits {:?}",
        began.elapsed(),
        most.into_inner(),
        slowest.into_inner(),
        codes.into_inner().unwrap()
    );
    let wrong = wrong.into_inner().unwrap();
    assert!(wrong.is_empty(), "{} of {cases} cases", wrong.len());
    assert!(listened < Duration::from_secs(3), "a call of 1 s took {listened:?}");
}
