//! The contract: the same raw requests to the sandbox and to a real udata of the same generation get the same answers.
//!
//! The requests are stories in `contract/*.txt`, each in a small world of its own (`story.rs` says how they are written).
//! Answers are made neutral (`neutral.rs`) and compared whole. What differs must be listed, with its reason, in
//! `contract/differences.txt`; what is listed must differ.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

use differences::Differences;
use neutral::Neutral;
use serde_json::json;
use story::{Case, Story};

use crate::support::http::Answer;
use crate::support::portal::{Portal, tested};

mod differences;
mod neutral;
mod staging;
mod story;
mod telling;

/// A real version, the sandbox that imitates it, and its generation.
struct Pair {
    real: &'static str,
    sandbox: &'static str,
    generation: &'static str,
}

const PAIRS: [Pair; 3] = [
    Pair { real: "17.18.0", sandbox: "sandbox", generation: "17" },
    Pair { real: "15.4.1", sandbox: "sandbox-15", generation: "15" },
    Pair { real: "14.13.0", sandbox: "sandbox-14", generation: "14" },
];

/// The pair that what is tested belongs to; other versions are imitated by no sandbox.
fn pair() -> Option<Pair> {
    let tested = tested();
    PAIRS.into_iter().find(|pair| tested == pair.real || tested == pair.sandbox)
}

fn directory() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cli/contract")
}

/// The stories, as far as they are told on this generation.
fn stories(generation: &str) -> Vec<Story> {
    let files = std::fs::read_dir(directory()).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = files
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .filter(|path| path.file_name().is_none_or(|name| name != "differences.txt"))
        .collect();
    files.sort();
    files.iter().map(|path| Story::read(path, generation)).collect()
}

#[test]
fn the_sandbox_answers_as_udata_does() {
    let Some(pair) = pair() else { return };
    let Some(real) = Portal::of(pair.real, &[]) else { return };
    let sandbox = Portal::of(pair.sandbox, &[]).unwrap();
    let mut differences = Differences::read(&directory().join("differences.txt"), pair.real);
    let (mut count, mut wrong) = (0, Vec::new());
    for story in stories(pair.generation) {
        let theirs = staging::stage(&real, &story).tell(&story);
        let ours = staging::stage(&sandbox, &story).tell(&story);
        for (case, (theirs, ours)) in story.cases.iter().zip(theirs.iter().zip(&ours)) {
            count += 1;
            let different = neutral::differences(theirs, ours);
            match (differences.lists(&case.name), different.is_empty()) {
                (true, true) => wrong.push(format!("{}\n    is listed, and no longer differs", case.name)),
                (false, false) => wrong.push(format!("{}\n    {}", case.name, different.join("\n    "))),
                _ => {}
            }
        }
    }
    wrong.extend(differences.unknown().into_iter().map(|name| format!("no such case: {name}")));
    let listed = differences.count();
    let told = format!("contract: udata {}: {count} cases, {listed} differ and are listed\n", pair.real);
    std::io::stderr().write_all(told.as_bytes()).unwrap();
    assert!(wrong.is_empty(), "{} of {count} cases (udata | sandbox):\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn answers_are_alike_but_for_what_no_two_portals_share() {
    let neutral = |base: &str, id: &str, date: &str, role: &str| {
        let body = json!({
            "id": id, "page": format!("{base}/organizations/ville"), "since": date, "members": [{"user": id, "role": role}],
        });
        let answer = Answer { status: 200, head: String::new(), body: body.to_string() };
        let case = Case::read("alice GET me/").unwrap();
        Neutral::new(base).answer(&case, &answer)
    };
    let first =
        neutral("http://127.0.0.1:1", "534fff80a3a7292c64a77f02", "2026-11-21T10:00:00.5+00:00", "admin");
    let (base, id, date) = ("http://127.0.0.1:22", "000000000000000000000001", "2020-01-01T00:00:00+00:00");
    assert_eq!(neutral::differences(&first, &neutral(base, id, date, "admin")), Vec::<String>::new());
    let naive = neutral(base, id, "2020-01-01T00:00:00", "admin");
    assert_eq!(neutral::differences(&first, &naive), ["/body/since: \"(date)\" | \"(date without offset)\""]);
    let other = neutral(base, id, date, "editor");
    assert_eq!(neutral::differences(&first, &other), ["/body/members/0/role: \"admin\" | \"editor\""]);
}

/// Every case is sent once under its name, so that an exception means one answer.
#[test]
fn no_two_cases_have_one_name() {
    for pair in PAIRS {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for case in stories(pair.generation).iter().flat_map(|story| &story.cases) {
            *seen.entry(case.name.clone()).or_default() += 1;
        }
        let twice: Vec<&String> =
            seen.iter().filter(|(_, times)| **times > 1).map(|(name, _)| name).collect();
        assert!(twice.is_empty(), "{twice:#?}");
    }
}

/// Writes down what the real server answers, under `target/contract/VERSION/`: what a handler is written from.
#[test]
#[ignore = "it writes a record and compares nothing"]
fn record() {
    let Some(pair) = pair() else { return };
    let Some(real) = Portal::of(pair.real, &[]) else { return };
    let records = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/contract").join(pair.real);
    std::fs::create_dir_all(&records).unwrap();
    for story in stories(pair.generation) {
        let answers = staging::stage(&real, &story).tell(&story);
        let told = story.cases.iter().zip(&answers);
        let told: Vec<String> =
            told.map(|(case, answer)| format!("{}\n{}\n", case.name, neutral::text(answer))).collect();
        std::fs::write(records.join(format!("{}.txt", story.name)), told.join("\n")).unwrap();
    }
}
