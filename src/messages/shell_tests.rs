//! A real shell reads back what was meant.

#![cfg(unix)]

use std::process::Command as Process;

use proptest::prelude::*;

use crate::messages::{Language, Messages, message};
use udatactl_core::text::shell::{Command, quoted, split, unquoted};
use udatactl_core::text::{self, is_unsafe};

/// Slugs, names, paths and profiles as nobody should call them.
fn hostile() -> impl Strategy<Value = String> {
    let harm = prop::sample::select(vec![
        "'",
        "\"",
        " ",
        "  ",
        "$(touch /tmp/owned)",
        "`id`",
        "\n",
        "\r",
        "\t",
        "-",
        "--",
        "--all",
        "!",
        "!!",
        "\\",
        "%",
        "%s",
        "%%",
        "\\012",
        "~",
        "*",
        "?",
        "[a]",
        "{a,b}",
        "#",
        "&",
        ";",
        "|",
        ">",
        "<",
        "=",
        "$HOME",
        "${x}",
        "é",
        "日本",
        "\u{202e}",
        "\u{1b}[2J",
        "\u{a0}",
        "\u{2028}",
        "e\u{301}",
        "ville",
        "id:",
        "a.toml",
        "/",
        "..",
    ]);
    let part = prop_oneof![4 => harm.prop_map(str::to_owned), 1 => "[^\0]{0,4}"];
    // A line end at the end is what no shell keeps.
    prop::collection::vec(part, 0..6).prop_map(|parts| parts.concat().trim_end_matches('\n').to_owned())
}

/// The words that `sh` gives the program of a command, as it stands in a sentence of ours.
fn read_by_sh(command: &Command) -> Vec<String> {
    let said = Messages::new(Language::English).say(&message!("hint-run", command = command.clone()));
    let (_, shown) = said.split_once('`').expect("a command");
    let (shown, _) = shown.rsplit_once('`').expect("its end");
    assert!(!shown.chars().any(is_unsafe) && !shown.contains('`'), "{shown:?}");
    // A command stays whole when it is wrapped for a terminal.
    assert!(text::prose(&said, 30).contains(shown), "{shown}");
    let script = format!("udatactl() {{ for word do printf '%s\\0' \"$word\"; done; }}; {shown}");
    let output = Process::new("sh").arg("-c").arg(&script).output().expect("sh");
    assert!(output.status.success() && output.stderr.is_empty(), "{script}: {output:?}");
    let words = String::from_utf8(output.stdout).expect("text");
    words.split_terminator('\0').map(str::to_owned).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn sh_reads_back_what_was_meant(one in hostile(), other in hostile(), flag in hostile()) {
        let command = Command::new("member demote {} {} --yes", &[&one, &other]).with("--to", Some(&flag));
        let read = read_by_sh(&command);
        // Flags with their values, and the operands, whichever stand behind `--`.
        let (mut operands, mut value, mut left) = (Vec::new(), None, read.iter());
        while let Some(word) = left.next() {
            match word.as_str() {
                "--" => operands.extend(left.by_ref().cloned()),
                "--yes" => {}
                "--to" => value = left.next().cloned(),
                word if word.starts_with("--to=") => value = Some(word["--to=".len()..].to_owned()),
                word => {
                    prop_assert!(!word.starts_with('-'), "{:?}", read);
                    operands.push(word.to_owned());
                }
            }
        }
        prop_assert_eq!(operands, ["member", "demote", &one, &other], "{}", command);
        prop_assert_eq!(value, Some(flag), "{}", command);
    }

    #[test]
    fn a_word_is_read_back_here_as_by_a_shell(word in hostile()) {
        prop_assert_eq!(unquoted(&quoted(&word)), word.clone());
        let command = format!("udatactl x {} y", quoted(&word));
        let found = split(&command);
        prop_assert_eq!(found, ["udatactl", "x", &word, "y"]);
    }
}

#[test]
fn what_is_usual_stays_as_people_write_it() {
    let command =
        Command::new("member set-role {} {} {}", &["ville", "id:534fff80a3a7292c64a77f02", "editor"]);
    assert_eq!(command.to_string(), "udatactl member set-role ville id:534fff80a3a7292c64a77f02 editor");
    assert_eq!(Command::new("org show {}", &["-rf"]).to_string(), "udatactl org show -- -rf");
    let search = Command::new("org list --search {} --all", &["--x y"]);
    assert_eq!(search.to_string(), "udatactl org list --search='--x y' --all");
    assert_eq!(Command::from("udatactl org list --mine").to_string(), "udatactl org list --mine");
    assert_eq!(quoted("-a`"), "\"$(printf '\\055a\\140')\"");
    assert_eq!(quoted("it's"), "'it'\\''s'");
    assert_eq!(quoted("a`b\n\u{202e}"), "\"$(printf 'a\\140b\\012\\342\\200\\256')\"");
}
