//! `sandbox tour`: the main job, shown.

use std::fs;
use std::path::PathBuf;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use super::Home;
use crate::support::run::{Command, code};

/// The tour, with a directory of its own for what is temporary.
fn tour(home: &Home) -> (Command, PathBuf) {
    let temporary = home.path().join("temporary");
    fs::create_dir_all(&temporary).unwrap();
    (home.plain().env("TMPDIR", &temporary).args(["sandbox", "tour"]), temporary)
}

fn is_empty(directory: &PathBuf) -> bool {
    fs::read_dir(directory).unwrap().count() == 0
}

/// What is typed in the tour, and what is not: the sentences of both languages are the catalogue's.
const TYPED: &str = "Archives de Démonstration sandbox zoe yann chloe journal names admin leave";

#[test]
fn it_runs_without_a_terminal_and_leaves_nothing() {
    for language in ["en", "fr"] {
        let home = Home::new();
        let (command, temporary) = tour(&home);
        let output = command.lang(language).strangers(TYPED).run().success();
        assert_eq!(output.stderr, "");
        assert!(is_empty(&temporary));
        assert!(!home.path().join("state").exists() && !home.path().join("config").exists());
    }
}

#[test]
fn what_it_proposes_afterwards_works() {
    let home = Home::new();
    let output = tour(&home).0.run().success();
    let proposed = output.stdout.lines().rev().take_while(|line| line.starts_with("  ")).map(str::trim);
    let mut count = 0;
    for line in proposed {
        let (key, words) = line.split_once(" -s sandbox ").unwrap();
        let key = key.strip_prefix("UDATACTL_TOKEN=").and_then(|rest| rest.split(' ').next());
        let command = home.command().args(words.split(' ')).args(["--dry-run"]);
        let command = match key {
            Some(key) => command.env("UDATACTL_TOKEN", key),
            None => command,
        };
        let mut session = command.terminal();
        if words.starts_with("requests approve") {
            session.expect("paul-durand").send(" ").send("\r");
        }
        let code = session.wait();
        assert_eq!(code, 0, "{line}\n{session}");
        count += 1;
    }
    assert_eq!(count, 3);
}

#[test]
fn the_environment_of_a_person_does_not_change_it() {
    let home = Home::new();
    let (command, temporary) = tour(&home);
    let command = command.env("UDATACTL_TOKEN", "nonsense").env("UDATACTL_READ_ONLY", "1");
    let command = command.env("UDATACTL_MIN_ADMINS", "5").env("UDATACTL_OUTPUT", "json");
    command.env("UDATACTL_NO_REMOVALS", "1").env("HTTP_PROXY", "nonsense").run().success();
    assert!(is_empty(&temporary));
}

#[test]
fn at_a_terminal_enter_goes_on() {
    let home = Home::new();
    let (command, temporary) = tour(&home);
    let mut session = command.lang("fr").terminal();
    session.expect("1. Trouver").expect("lignes-du-val").expect("[Entrée]");
    assert!(!session.screen().contains("2. "), "{session}");
    for step in 2..=12 {
        session.send_line("").expect(&format!("{step}. ")).expect("[Entrée]");
    }
    session.send_line("").expect("La visite est terminée");
    assert_eq!(session.wait(), 0, "{session}");
    assert!(is_empty(&temporary) && session.is_restored());
}

#[test]
fn with_yes_or_no_input_it_does_not_pause() {
    for flag in ["--yes", "--no-input"] {
        let home = Home::new();
        let (command, temporary) = tour(&home);
        let mut session = command.args([flag]).terminal();
        session.expect("The tour is over");
        assert_eq!(session.wait(), 0, "{session}");
        assert!(!session.screen().contains("[Enter]") && is_empty(&temporary), "{session}");
    }
}

#[test]
fn control_c_ends_it_and_leaves_nothing() {
    let home = Home::new();
    let (command, temporary) = tour(&home);
    let mut session = command.terminal();
    session.expect("[Enter]").send_line("").expect("2. ").expect("[Enter]");
    assert!(!is_empty(&temporary));
    session.send_control('c').expect("Interrupted");
    assert_eq!(session.wait(), 130, "{session}");
    assert!(is_empty(&temporary) && session.is_restored());
}

#[test]
fn a_signal_at_any_moment_ends_it_and_leaves_nothing() {
    let home = Home::new();
    let (command, temporary) = tour(&home);
    for pause in [5, 60, 150, 300] {
        let mut child = command.start();
        std::thread::sleep(std::time::Duration::from_millis(pause));
        kill(Pid::from_raw(child.id().cast_signed()), Signal::SIGTERM).unwrap();
        let mut output = child.stdout.take().unwrap();
        std::io::copy(&mut output, &mut std::io::sink()).unwrap();
        let ended = code(child.wait().unwrap());
        // Before a handler is there, the system's own default ends it; after the last step it has ended well.
        assert!([130, 143, 0].contains(&ended), "{pause} ms: {ended}");
        assert!(is_empty(&temporary), "{pause} ms");
    }
}
