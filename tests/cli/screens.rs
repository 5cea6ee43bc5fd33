//! What each verb shows, whole: one screen of it in each format, in both languages, on the sandbox of `--site sandbox`.
//!
//! What is shown is in `snapshots/NOUN-VERB.snap`. A change is accepted by
//! `INSTA_UPDATE=always cargo test --test cli screens::`.

use std::collections::BTreeSet;
use std::fs;
use std::panic;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::support::run::Command;

mod alike;
mod screen;
mod verbs;

use screen::Screen;
use verbs::SCREENS;

/// The verbs of the program, as the pages of its manual name them.
fn verbs_of_the_program() -> BTreeSet<String> {
    let home = tempfile::tempdir().unwrap();
    Command::new(home.path()).args(["man", "manual"]).run().success();
    let pages =
        fs::read_dir(home.path().join("manual/man1")).unwrap().map(|entry| entry.unwrap().file_name());
    let stems: BTreeSet<String> = pages
        .filter_map(|name| Some(name.to_str()?.strip_prefix("udatactl-")?.strip_suffix(".1")?.to_owned()))
        .collect();
    let is_noun = |stem: &String| stems.iter().any(|other| other.starts_with(&format!("{stem}-")));
    stems.iter().filter(|stem| !is_noun(stem)).cloned().collect()
}

/// The name of each verb and what it shows, in the order of the table.
fn texts() -> Vec<(String, String)> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut texts = Vec::new();
        while let Some(screen) = SCREENS.get(next.fetch_add(1, Ordering::Relaxed)) {
            texts.push((screen.name(), screen.text()));
        }
        texts
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..4).map(|_| scope.spawn(work)).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    })
}

/// Ends the test where something is here and not there, or the other way round, and says what.
#[track_caller]
fn assert_same(one: &BTreeSet<String>, other: &BTreeSet<String>, what: &str) {
    let apart: Vec<&str> = one.symmetric_difference(other).map(String::as_str).collect();
    assert!(apart.is_empty(), "{what}: {}", apart.join(", "));
}

#[test]
fn each_verb_shows_what_is_written_down() {
    let mut settings = insta::Settings::new();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let _bound = settings.bind_to_scope();
    let differing: Vec<String> = texts()
        .into_iter()
        .filter(|(name, text)| panic::catch_unwind(|| insta::assert_snapshot!(name.as_str(), text)).is_err())
        .map(|(name, _)| name)
        .collect();
    assert!(differing.is_empty(), "these show something else: {}", differing.join(", "));

    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/snapshots");
    let names = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().file_name());
    let kept = names.filter_map(|name| Some(name.to_str()?.strip_suffix(".snap")?.to_owned())).collect();
    assert_same(&kept, &SCREENS.iter().map(Screen::name).collect(), "files of snapshots/ without a screen");
}

#[test]
fn each_verb_has_a_screen_and_nothing_else_has() {
    let screens: BTreeSet<String> = SCREENS.iter().map(Screen::name).collect();
    assert_eq!(screens.len(), SCREENS.len(), "a verb has two screens");
    assert_same(&verbs_of_the_program(), &screens, "verbs without a screen, or screens without a verb");
}

/// The verbs that make documents.
const DOCUMENTED: [&str; 2] = ["audit org", "audit portal"];

#[test]
fn a_document_is_refused_by_every_verb_that_makes_none() {
    for (screen, format) in SCREENS.iter().zip(["html", "junit", "openmetrics"].iter().cycle()) {
        let (home, output) = screen.asked_for(format);
        if DOCUMENTED.contains(&screen.verb) {
            output.success();
            continue;
        }
        let output = output.exits(2);
        let said = format!("`-o {format}` is made by ");
        assert!(output.stderr.contains(&said) && output.stdout.is_empty(), "{}: {output}", screen.verb);
        let left: Vec<_> = ["state", "config", "cache"].map(|name| home.path().join(name)).into();
        assert!(left.iter().all(|path| !path.exists()), "{}: something was done", screen.verb);
    }
}
