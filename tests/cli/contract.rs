//! The contract: the same raw requests to the sandbox and to a real udata of the same generation get the same answers.
//!
//! The requests are stories in `contract/*.txt`, each in a small world of its own (`story.rs` says how they are written).
//! Answers are made neutral (`neutral.rs`) and compared whole. What differs must be listed, with its reason, in
//! `contract/differences.txt`; what is listed must differ.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

use differences::Differences;
use real::Real;
use sandbox::Sandbox;
use serde_json::Value;
use story::Story;

use crate::support::portal::version;

mod differences;
mod neutral;
mod real;
mod sandbox;
mod story;
mod telling;

/// The real version, and the generation of the sandbox that imitates it.
const PAIRS: [(&str, &str); 3] = [("17.18.0", "17"), ("15.4.1", "15"), ("14.13.0", "14")];

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

/// The generation that imitates the version under test; other versions have none.
fn generation() -> Option<&'static str> {
    let version = version();
    PAIRS.iter().find(|(real, _)| *real == version).map(|(_, generation)| *generation)
}

/// The answers of a side to each case of a story, neutral, in the order of the cases.
trait Side {
    fn tell(&mut self, story: &Story) -> Vec<Value>;
}

#[test]
fn the_sandbox_answers_as_udata_does() {
    let Some(generation) = generation() else { return };
    let portal = own_portal!();
    let stories = stories(generation);
    let (mut real, mut sandbox) = (Real::new(&portal), Sandbox::new(generation));
    let mut differences = Differences::read(&directory().join("differences.txt"), &version());
    let mut count = 0;
    let mut wrong = Vec::new();
    for story in &stories {
        let (theirs, ours) = (real.tell(story), sandbox.tell(story));
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
    let told = format!("contract: udata {}: {count} cases, {} differ and are listed\n", version(), differences.count());
    std::io::stderr().write_all(told.as_bytes()).unwrap();
    assert!(wrong.is_empty(), "{} of {count} cases (udata | sandbox):\n{}", wrong.len(), wrong.join("\n"));
}

/// Every case is sent once under its name, so that an exception means one answer.
#[test]
fn no_two_cases_have_one_name() {
    for (_, generation) in PAIRS {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for case in stories(generation).iter().flat_map(|story| &story.cases) {
            *seen.entry(case.name.clone()).or_default() += 1;
        }
        let twice: Vec<&String> = seen.iter().filter(|(_, times)| **times > 1).map(|(name, _)| name).collect();
        assert!(twice.is_empty(), "{twice:#?}");
    }
}

/// Writes down what the real server answers, under `target/contract/VERSION/`: what a handler is written from.
#[test]
#[ignore = "it writes a record and compares nothing"]
fn record() {
    let Some(generation) = generation() else { return };
    let portal = own_portal!();
    let records = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/contract").join(version());
    std::fs::create_dir_all(&records).unwrap();
    let mut real = Real::new(&portal);
    for story in stories(generation) {
        let answers = real.tell(&story);
        let told = story.cases.iter().zip(&answers);
        let told: Vec<String> =
            told.map(|(case, answer)| format!("{}\n{}\n", case.name, neutral::text(answer))).collect();
        std::fs::write(records.join(format!("{}.txt", story.name)), told.join("\n")).unwrap();
    }
}
