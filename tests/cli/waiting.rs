//! Who waits sees that something is going on, and Ctrl-C says at once that it was heard; nothing of that stays on the screen.

use std::time::{Duration, Instant};

use crate::sandbox::{Home, Served};
use crate::support::run::Command;
use crate::support::terminal::Session;

const TOWN: &str = "ville-de-demonstration";

fn command(home: &Home, served: &Served, words: &str) -> Command {
    let command = home.plain().env("UDATACTL_TOKEN", "sandbox-camille").lang("fr");
    command.args(["-s", served.base()]).args(words.split(' '))
}

fn slow(home: &Home, rule: &str) -> Served {
    Served::start(home, &["--fail", &format!("slow=1200ms {rule}")])
}

fn has(lines: &[String], text: &str) -> bool {
    lines.iter().any(|line| line.contains(text))
}

#[test]
fn a_call_that_lasts_is_seen_and_leaves_nothing() {
    let home = Home::new();
    for columns in [40, 80, 120] {
        let served = slow(&home, "times=1 GET organizations/*");
        let show = command(&home, &served, &format!("org show {TOWN}"));
        let began = Instant::now();
        let mut session = Session::sized(&show, columns, "");
        session.expect_lines("what is read", |lines| has(lines, "Lecture des organisations…"));
        assert!(began.elapsed() < Duration::from_millis(1200), "{columns}: before its answer");
        assert_eq!(session.wait(), 0, "{session}");
        let lines = session.lines();
        assert!(!has(&lines, "Lecture"), "{columns}: {lines:#?}");
        let mut again = Session::sized(&show, columns, "");
        assert_eq!(again.wait(), 0, "{again}");
        assert_eq!(lines, again.lines(), "{columns}");
    }
}

#[test]
fn what_is_piped_or_quiet_shows_nothing_that_moves() {
    let home = Home::new();
    let slow = slow(&home, "GET organizations/*");
    let piped = command(&home, &slow, &format!("org show {TOWN}")).run().success();
    assert!(!piped.stderr.contains("Lecture"), "{piped}");
    let mut quiet = command(&home, &slow, &format!("org show {TOWN} -q")).terminal();
    assert_eq!(quiet.wait(), 0, "{quiet}");
    assert!(!quiet.screen().contains("Lecture"), "{quiet}");
}

#[test]
fn a_screen_reader_is_told_once_in_a_sentence() {
    let home = Home::new();
    let served = Served::start(&home, &["--fail", "slow=3s times=1 GET organizations/*"]);
    let mut session = command(&home, &served, &format!("org show {TOWN} --accessible")).terminal();
    assert_eq!(session.wait(), 0, "{session}");
    assert_eq!(session.screen().matches("Lecture des organisations…").count(), 1, "{session}");
    let raw = String::from_utf8_lossy(&session.raw()).into_owned();
    assert!(!raw.contains("\u{1b}[2K") && !raw.contains('\u{2807}'), "nothing is drawn anew: {raw:?}");
}

#[test]
fn ctrl_c_while_writing_is_heard_at_once_and_the_write_is_finished() {
    let home = Home::new();
    let served = slow(&home, "PUT organizations/*/member/*");
    let members =
        command(&home, &served, &format!("member list {TOWN} --role editor -o ids")).run().success();
    let ids: Vec<&str> = members.stdout.lines().take(2).collect();
    assert_eq!(ids.len(), 2, "{members}");
    let promote = command(&home, &served, &format!("member promote {TOWN} {} --yes", ids.join(" ")));
    let mut session = Session::sized(&promote, 80, "");
    session.expect_lines("the write", |lines| has(lines, "Écriture sur le portail…"));
    session.send_control('c');
    session.expect_lines("an answer", |lines| has(lines, "Interruption demandée"));
    assert_eq!(session.wait(), 130, "{session}");
    let lines = session.lines();
    assert!(!has(&lines, "Écriture") && !has(&lines, "Lecture"), "{lines:#?}");
    assert!(session.is_restored());
}

#[test]
fn ctrl_c_while_reading_leaves_at_once_and_nothing_on_the_screen() {
    let home = Home::new();
    let served = slow(&home, "GET organizations/*");
    let mut session = command(&home, &served, &format!("org show {TOWN}")).terminal();
    session.expect_lines("what is read", |lines| has(lines, "Lecture"));
    session.send_control('c');
    assert_eq!(session.wait(), 130, "{session}");
    assert!(!has(&session.lines(), "Lecture"), "{session}");
    assert!(session.is_restored());
}
