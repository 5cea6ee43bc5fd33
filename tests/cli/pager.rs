//! What is longer than the screen is shown page by page where a person reads it, and only there.

use crate::sandbox::Home;
use crate::support::run::Command;
use crate::support::terminal::Session;

/// A pager that shows where it begins and ends.
const MARKED: &str = "sh -c 'echo BEGIN; cat; echo END'";

fn command(home: &Home, words: &str) -> Command {
    home.command()
        .env("UDATACTL_TOKEN", "sandbox-camille")
        .lang("fr")
        .without_env("PAGER")
        .args(words.split(' '))
}

/// All that is shown at a terminal, and how it ends.
fn shown(command: &Command, columns: u16) -> (i32, String) {
    let mut session = Session::sized(command, columns, "");
    let code = session.wait();
    (code, session.screen())
}

const LONG: [&str; 4] = ["help environment", "member --help", "org list --portal", "audit people"];

#[test]
fn lists_and_help_that_are_longer_than_the_screen_are_paged() {
    let home = Home::new();
    for words in LONG {
        for columns in [40, 80, 120] {
            let (code, screen) = shown(&command(&home, words).env("PAGER", MARKED), columns);
            assert_eq!(code, 0, "{words}: {screen}");
            let paged = screen.contains("BEGIN") && screen.contains("END");
            let plain = shown(&command(&home, words).args(["--no-pager"]), columns).1;
            assert_eq!(paged, plain.lines().count() >= 30, "{words} at {columns}: {screen}");
        }
    }
    let short = shown(&command(&home, "org show ville-de-demonstration").env("PAGER", MARKED), 100);
    assert!(!short.1.contains("BEGIN"), "{}", short.1);
}

#[test]
fn nothing_is_paged_where_nobody_turns_pages() {
    let home = Home::new();
    let long = || command(&home, "help environment");
    let piped = long().env("PAGER", MARKED).run().success();
    assert!(!piped.stdout.contains("BEGIN"), "{piped}");
    let none: [(&str, Command); 8] = [
        ("a screen reader", long().env("PAGER", MARKED).args(["--accessible"])),
        ("the flag", long().env("PAGER", MARKED).args(["--no-pager"])),
        ("the flag, with help", command(&home, "member add --help --no-pager").env("PAGER", MARKED)),
        ("nobody answers", long().env("PAGER", MARKED).args(["--no-input"])),
        ("a script's format", command(&home, "org list --portal -o json").env("PAGER", MARKED)),
        ("cat", long().env("PAGER", MARKED).env("UDATACTL_PAGER", "cat")),
        ("set to nothing", long().env("PAGER", "")),
        ("ours is set to nothing", long().env("PAGER", MARKED).env("UDATACTL_PAGER", "")),
    ];
    for (why, command) in none {
        let (code, screen) = shown(&command, 80);
        assert_eq!(code, 0, "{why}: {screen}");
        assert!(!screen.contains("BEGIN") && screen.lines().count() > 30, "{why}: {screen}");
    }
}

#[test]
fn a_pager_that_is_missing_or_left_early_changes_nothing() {
    let home = Home::new();
    for pager in ["no-such-pager -R", "A=1 no-such-pager"] {
        let (code, screen) = shown(&command(&home, "help environment").env("UDATACTL_PAGER", pager), 80);
        assert_eq!(code, 0, "{screen}");
        assert!(screen.contains("UDATACTL_READ_ONLY") && screen.contains("NO_COLOR"), "{screen}");
    }
    let (code, screen) = shown(&command(&home, "help environment").env("UDATACTL_PAGER", "head -n 1"), 80);
    assert_eq!((code, screen.lines().count()), (0, 1), "{screen}");
    // What a verb ends with is said after the pager, and is its exit status.
    let (code, screen) = shown(
        &command(&home, "audit org ville-de-demonstration --fail-on warning")
            .env("UDATACTL_PAGER", "head -n 1"),
        40,
    );
    assert_eq!(code, 10, "{screen}");
}

#[test]
fn ctrl_c_is_meant_for_the_pager() {
    let home = Home::new();
    let pager =
        "sh -c 'trap \"echo HEARD; exit\" INT; echo READY; cat >/dev/null; while :; do sleep 0.1; done'";
    let mut session = command(&home, "help environment").env("PAGER", pager).terminal();
    session.expect("READY").send_control('c').expect("HEARD");
    assert_eq!(session.wait(), 0, "{session}");
    assert!(session.is_restored(), "{session}");
}

#[test]
fn no_key_goes_to_the_pager() {
    let home = Home::new();
    let pager = "sh -c 'echo key:$UDATACTL_TOKEN:'";
    let (_, screen) = shown(&command(&home, "help environment").env("PAGER", pager), 80);
    assert!(screen.contains("key::"), "{screen}");
}

#[test]
fn less_is_told_that_our_letters_are_utf_8_unless_somebody_told_it_another_charset() {
    let home = Home::new();
    let pager = "sh -c 'echo charset:$LESSCHARSET:'";
    let long = || command(&home, "help environment").env("PAGER", pager);
    let (_, screen) = shown(&long(), 80);
    assert!(screen.contains("charset:utf-8:"), "{screen}");
    let (_, screen) = shown(&long().env("LESSCHARSET", "latin1"), 80);
    assert!(screen.contains("charset:latin1:"), "{screen}");
    let (_, screen) = shown(&long().env("LESSCHARDEF", "8bcccbcc18b95.b"), 80);
    assert!(screen.contains("charset::"), "{screen}");
}

#[test]
fn the_first_pages_fit_a_narrow_terminal() {
    let home = Home::new();
    // What is indented and has no meaning beside it is an example, to be copied as it is.
    let is_cut = |line: &&str| line.trim_end().chars().count() > 40 && !line.starts_with("  udatactl");
    for words in [vec![], vec!["help"], vec!["org"], vec!["org", "show", "--help"]] {
        let command = home.plain().lang("fr").env("PAGER", "").without_env("COLUMNS").args(words);
        let (_, screen) = shown(&command, 40);
        assert_eq!(screen.lines().find(is_cut), None, "{screen}");
        assert!(screen.lines().count() > 5, "{screen}");
    }
    let welcome = home.plain().lang("fr").env("PAGER", "");
    let (_, screen) = shown(&welcome, 40);
    assert!(screen.contains("\n  udatactl org list\n      Voir mes organisations\n"), "{screen}");
}

#[test]
fn figures_of_months_stand_below_their_chart_where_there_is_no_room_beside() {
    let home = Home::new();
    let words = "org activity ville-de-demonstration --section metrics --no-pager";
    let (_, screen) = shown(&command(&home, words).without_env("COLUMNS"), 40);
    let lines: Vec<&str> = screen.lines().map(str::trim_end).collect();
    let chart = |line: &&&str| line.contains('▁') || line.contains('█');
    assert!(lines.iter().filter(chart).count() >= 4, "{screen}");
    assert!(lines.iter().filter(chart).all(|line| line.trim_start().chars().count() <= 13), "{screen}");
    assert_eq!(lines.iter().find(|line| line.chars().count() > 40), None, "{screen}");
}
