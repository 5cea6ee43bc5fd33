//! Colours: beside a sign or a word that says the same, and only where somebody sees them.

use crate::sandbox::Home;
use crate::support::run::Command;

const TOWN: &str = "ville-de-demonstration";

fn command(home: &Home, words: &str) -> Command {
    let command = home.command().env("UDATACTL_TOKEN", "sandbox-camille").lang("fr");
    command.args(words.replace("TOWN", TOWN).split(' '))
}

/// What is sent to a terminal until the question, which is answered with no.
fn asked(command: &Command) -> String {
    let mut session = command.terminal();
    session.expect("[o/N]").send_line("n");
    assert_eq!(session.wait(), 11, "{session}");
    String::from_utf8_lossy(&session.raw()).into_owned()
}

#[test]
fn signs_of_changes_have_the_colour_of_what_they_mean() {
    let home = Home::new();
    for (words, sign) in [
        ("member promote TOWN marc-delattre", "\u{1b}[1m\u{1b}[33m~\u{1b}[0m Marc"),
        ("member remove TOWN marc-delattre", "\u{1b}[1m\u{1b}[31m-\u{1b}[0m retirer"),
        ("member add TOWN zoe-lambert", "\u{1b}[1m\u{1b}[32m+\u{1b}[0m inviter"),
        ("org update TOWN --acronym VD", "\u{1b}[1m\u{1b}[33m~\u{1b}[0m Sigle"),
    ] {
        let shown = asked(&command(&home, words));
        assert!(shown.contains(sign), "{words}: {shown:?}");
        let plain = asked(&command(&home, words).env("NO_COLOR", "1"));
        assert!(!plain.contains("\u{1b}[3"), "{words}: {plain:?}");
    }
    let planned =
        command(&home, "member promote TOWN marc-delattre -n -o table --color always").run().success();
    assert!(planned.stdout.contains("\u{1b}[33m~ rôle"), "{:?}", planned.stdout);
    let piped = command(&home, "member promote TOWN marc-delattre -n -o table").run().success();
    assert!(!piped.stdout.contains('\u{1b}') && !piped.stderr.contains('\u{1b}'), "{piped}");
}

#[test]
fn what_cannot_be_taken_back_is_red_and_headings_of_help_are_bold() {
    let home = Home::new();
    let mut session = command(&home, "org delete TOWN").terminal();
    session.expect("Saisissez").send_control('c');
    assert_eq!(session.wait(), 130, "{session}");
    let raw = String::from_utf8_lossy(&session.raw()).into_owned();
    assert!(raw.contains("\u{1b}[1m\u{1b}[31mL'organisation sera supprimée"), "{raw:?}");
    for words in ["member add --help", "help member add", "help"] {
        let mut session = command(&home, words).terminal();
        assert_eq!(session.wait(), 0, "{session}");
        let raw = String::from_utf8_lossy(&session.raw()).into_owned();
        assert!(raw.contains("\u{1b}[1mUtilisation"), "{words}: {raw:?}");
        let piped = command(&home, words).run().success();
        assert!(!piped.stdout.contains('\u{1b}'), "{words}: {piped}");
    }
}
