//! `--help` of every command, in every language: an example, a text for each flag, nothing left in clap's own words.

use std::collections::BTreeSet;
use std::process::{Command, Output};

/// A run; French has no-break spaces where these tests are written with plain ones.
fn udatactl(language: &str, arguments: &[&str]) -> Output {
    let mut output = Command::new(env!("CARGO_BIN_EXE_udatactl"))
        .args(arguments)
        .env_clear()
        .env("HOME", "/nonexistent")
        .env("UDATACTL_LANG", language)
        .env("COLUMNS", "200")
        .output()
        .expect("the binary runs");
    for stream in [&mut output.stdout, &mut output.stderr] {
        *stream = String::from_utf8_lossy(stream).replace('\u{a0}', " ").into_bytes();
    }
    output
}

fn help(language: &str, path: &[&str]) -> String {
    let arguments: Vec<&str> = path.iter().copied().chain(["--help"]).collect();
    let output = udatactl(language, &arguments);
    assert_eq!(output.status.code(), Some(0), "{path:?}: {}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty(), "help is a result");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The names under the heading of the commands.
fn subcommands(help: &str) -> Vec<String> {
    let section = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let lines = section.take_while(|line| line.starts_with("  "));
    lines.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

/// Every command, each as its path.
fn tree() -> Vec<Vec<String>> {
    let mut found: Vec<Vec<String>> = vec![Vec::new()];
    let mut next = 0;
    while let Some(path) = found.get(next).cloned() {
        let words: Vec<&str> = path.iter().map(String::as_str).collect();
        for name in subcommands(&help("en", &words)) {
            let mut inner = path.clone();
            inner.push(name);
            found.push(inner);
        }
        next += 1;
    }
    found
}

#[test]
fn every_command_has_a_text_an_example_and_a_word_for_each_flag() {
    let tree = tree();
    assert!(tree.len() > 30, "the tree has {} commands", tree.len());
    for path in &tree {
        let words: Vec<&str> = path.iter().map(String::as_str).collect();
        for (language, examples) in [("en", "Examples:"), ("fr", "Exemples :")] {
            let text = help(language, &words);
            let is_verb = subcommands(&help("en", &words)).is_empty();
            assert!(
                text.lines().next().is_some_and(|line| !line.is_empty()),
                "{path:?} has no text in {language}"
            );
            assert!(!text.lines().next().unwrap_or_default().ends_with('.'), "{path:?}: no full stop");
            if is_verb {
                let example = format!("udatactl {}", path.join(" "));
                let shown = text.split(examples).nth(1).is_some_and(|part| part.contains(&example));
                assert!(shown, "{path:?} has no example in {language}:\n{text}");
            }
            let before = text.split(examples).next().unwrap_or_default();
            for line in before.lines().filter(|line| line.trim_start().starts_with(['-', '<', '['])) {
                let described = line.trim().split("  ").filter(|part| !part.is_empty()).count() > 1;
                assert!(described, "{path:?} in {language}: nothing is said of {line}");
            }
        }
    }
}

#[test]
fn french_help_has_no_english_heading() {
    for path in tree() {
        let words: Vec<&str> = path.iter().map(String::as_str).collect();
        let text = help("fr", &words);
        for english in [
            "Usage:",
            "Options:",
            "Commands:",
            "Arguments:",
            "Examples:",
            "[default",
            "[possible",
            "[aliases",
        ] {
            assert!(!text.contains(english), "{path:?} has {english}:\n{text}");
        }
    }
}

/// The lines of a help text; a list of values that goes on below is one line.
fn whole_lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        match lines.last_mut() {
            Some(open) if open.matches('[').count() > open.matches(']').count() => {
                *open += " ";
                *open += line.trim_start();
            }
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

#[test]
fn every_word_of_help_comes_from_the_catalogue() {
    for path in tree() {
        let words: Vec<&str> = path.iter().map(String::as_str).collect();
        for line in whole_lines(&help("en-XA", &words)).iter().filter(|line| !line.contains(" udatactl ")) {
            let line = line.trim_start();
            // Names of commands, flags and values are not translated.
            let described = line.split_once("  ").map_or(line, |(_, text)| text);
            let prose: String = described.split(['[', ']', '<', '>', '`']).step_by(2).collect();
            let unmarked = prose.split_whitespace().find(|word| {
                let letters = word.chars().filter(char::is_ascii_lowercase).count();
                letters > 1 && !word.starts_with('-') && !word.contains('/')
            });
            assert_eq!(unmarked, None, "{path:?}: {line}");
        }
    }
}

#[test]
fn arguments_are_explained_in_the_order_of_the_usage() {
    for path in tree() {
        let words: Vec<&str> = path.iter().map(String::as_str).collect();
        let help = help("en", &words);
        let section = help.lines().skip_while(|line| *line != "Arguments:").skip(1);
        let explained: Vec<&str> = section
            .take_while(|line| !line.is_empty())
            .filter(|line| line.starts_with("  <") || line.starts_with("  ["))
            .filter_map(|line| line.split_whitespace().next())
            .collect();
        let usage = help.lines().find(|line| line.starts_with("Usage:")).expect("a usage");
        let places: Vec<usize> = explained.iter().map(|name| usage.find(name).expect("a place")).collect();
        assert!(places.is_sorted(), "{path:?}: {explained:?} {usage}");
    }
}

#[test]
fn the_version_is_one_line() {
    let output = udatactl("fr", &["--version"]);
    let expected = format!("udatactl {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(String::from_utf8_lossy(&output.stdout), expected);
}

/// What goes to stderr, of a run that ends with exit 2.
fn refused(language: &str, arguments: &[&str]) -> String {
    let output = udatactl(language, arguments);
    assert_eq!((output.status.code(), output.stdout.is_empty()), (Some(2), true), "{arguments:?}");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn the_name_alone_says_where_to_begin() {
    for language in ["fr", "en"] {
        let bare = udatactl(language, &[]);
        assert_eq!(bare.status.code(), Some(0));
        let shown = String::from_utf8(bare.stdout).expect("UTF-8");
        assert!(
            shown.lines().count() < 24 && shown.lines().all(|line| line.chars().count() <= 80),
            "{shown}"
        );
        let commands: Vec<&str> =
            shown.lines().filter_map(|line| line.strip_prefix("  udatactl ")?.split("  ").next()).collect();
        assert!(commands.len() > 8, "{shown}");
        for command in commands {
            let words: Vec<&str> =
                command.split(' ').filter(|word| word.starts_with(char::is_lowercase)).collect();
            let help = udatactl(language, &[&words[..], &["--help"]].concat());
            assert_eq!(help.status.code(), Some(0), "{command}");
        }
    }
}

#[test]
fn a_noun_alone_lists_its_verbs_and_is_a_slip() {
    let verbs = refused("fr", &["membre"]);
    assert!(verbs.contains("  set-role  ") && verbs.contains("`udatactl member --help`"), "{verbs}");
    assert!(!verbs.contains("--proxy"), "{verbs}");
    let told = refused("fr", &["member", "-o", "json"]);
    let last: serde_json::Value = serde_json::from_str(told.lines().last().expect("a line")).expect("JSON");
    assert_eq!(last["error"]["message"], "`udatactl member` attend une commande.");
}

#[test]
fn the_short_help_has_what_is_the_command_s_own() {
    let short = |arguments: &[&str]| String::from_utf8(udatactl("fr", arguments).stdout).expect("UTF-8");
    let [own, whole] = ["-h", "--help"].map(|flag| short(&["org", "list", flag]));
    assert!(own.contains("--siret") && own.contains("Exemples") && !own.contains("--proxy"), "{own}");
    assert!(whole.contains("--siret") && whole.contains("Exemples") && whole.contains("--proxy"), "{whole}");
    let commands = short(&["-h"]);
    assert!(commands.contains("  journal  ") && !commands.contains("--proxy"), "{commands}");
}

#[test]
fn a_verb_without_its_noun_is_answered_with_the_commands() {
    let answered = refused("fr", &["rejoindre", "ville"]);
    assert!(answered.contains("Essayez : `udatactl org join`"), "{answered}");
    let answered = refused("en", &["export"]);
    assert!(
        answered.contains("`udatactl roster export`") && !answered.contains("Did you mean"),
        "{answered}"
    );
    for far in [&["zjoint"][..], &["org", "list", "--tout"], &["org", "fusionner"], &["wrosters-of"]] {
        let answered = refused("fr", far);
        assert!(!answered.contains("Vouliez-vous dire"), "{far:?}: {answered}");
    }
}

#[test]
fn help_and_version_open_no_file_of_ours() {
    let place = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("help-opens-no-file");
    std::fs::create_dir_all(&place).expect("a directory");
    std::fs::write(place.join("profiles.toml"), "no profiles").expect("a file");
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_udatactl"));
        command.args(arguments).env_clear().env("HOME", &place).env("UDATACTL_LANG", "fr");
        command.envs(["CONFIG", "STATE", "CACHE"].map(|which| (format!("UDATACTL_{which}_DIR"), &place)));
        let output = command.output().expect("the binary runs");
        (output.status.code(), output.stderr.is_empty())
    };
    assert_ne!(run(&["org", "list"]).0, Some(0), "what opens the file complains");
    for arguments in [&["--version"][..], &["--help"], &["member", "add", "--help"], &[]] {
        assert_eq!(run(arguments), (Some(0), true), "{arguments:?}");
    }
    assert_eq!(std::fs::read_dir(&place).expect("a directory").count(), 1, "nothing was written");
}

#[test]
fn a_mistyped_command_names_the_right_one_in_both_languages() {
    for (language, sentence, hint) in [
        ("en", "Error: There is no command “membr”.", "→ Did you mean member?"),
        ("fr", "Erreur : La commande « membr » n'existe pas.", "→ Vouliez-vous dire member ?"),
    ] {
        let output = udatactl(language, &["membr", "list"]);
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2));
        assert!(output.stdout.is_empty());
        assert!(stderr.contains(sentence) && stderr.contains(hint), "{stderr}");
    }
}

#[test]
fn an_empty_value_is_never_everything() {
    for arguments in
        [&["member", "list", ""][..], &["--site", "", "org", "list"], &["member", "remove", "o", ""]]
    {
        let output = udatactl("fr", arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(
            String::from_utf8_lossy(&output.stderr).contains("Une valeur vide ne veut jamais dire « tout ».")
        );
    }
}

#[test]
fn misuse_is_a_json_document_for_a_script() {
    let output = udatactl("fr", &["org", "list", "--nonsense", "-o", "json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty(), "no document on an error");
    let stderr = String::from_utf8_lossy(&output.stderr);
    let document: serde_json::Value =
        serde_json::from_str(stderr.lines().last().expect("a line")).expect("JSON");
    assert_eq!(document["error"]["code"], "usage");
    assert_eq!(document["error"]["exit"], 2);
    assert_eq!(document["error"]["message"], "L'option --nonsense n'existe pas ici.");
}

#[test]
fn an_unknown_language_is_said_in_english() {
    let output = udatactl("en", &["org", "list", "--lang", "zz"]);
    assert_eq!(output.status.code(), Some(2));
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(stderr.contains("udatactl does not speak “zz”. There are: fr, en."), "{stderr}");
}

#[test]
fn a_misuse_names_values_in_the_language_of_the_help() {
    for (language, words) in [("en", "--role <ROLE>"), ("fr", "--role <RÔLE>")] {
        let output = udatactl(language, &["member", "list", "ville", "--role", "x"]);
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(stderr.contains(words) && stderr.contains("admin, editor, partial_editor"), "{stderr}");
    }
}

#[test]
fn completion_offers_the_rules_of_an_audit_and_what_mends_what_they_find() {
    let words = |current: &str, path: &[&str]| -> Vec<String> {
        let path = [&["audit", "org"], path].concat();
        offered("fr", current, &path).into_iter().map(|(word, _)| word).collect()
    };
    assert_eq!(words("=", &["--mend-as"]), ["roster", "script"]);
    assert_eq!(words("=", &["--mend-as", "roster", "departs.toml", "--mend-as"]), ["script"]);
    assert!(words("=--", &["--mend-as", "roster", "departs.toml"]).contains(&"--mend-as".to_owned()));
    assert_eq!(words("=", &["--fail-on"]), ["error", "warning", "note", "unseen"]);
    assert_eq!(words("=--fail-on=error,", &[]).last().map(String::as_str), Some("--fail-on=error,unseen"));
    let rules = udatactl("fr", &["audit", "rules", "-o", "ids"]);
    let rules = String::from_utf8(rules.stdout).expect("UTF-8");
    for flag in ["--only", "--ignore"] {
        let found = offered("fr", "=", &["audit", "org", flag]);
        let names: Vec<&str> = found.iter().map(|(word, _)| word.as_str()).collect();
        assert!(rules.lines().all(|rule| names.contains(&rule)) && names.contains(&"people"), "{names:?}");
        assert!(found.iter().all(|(_, said)| !said.is_empty()), "{found:?}");
    }
}

/// The words and the texts that completion offers after a command and the beginning of a word.
fn offered(language: &str, current: &str, path: &[&str]) -> Vec<(String, String)> {
    let arguments: Vec<&str> = ["__complete", current].into_iter().chain(path.iter().copied()).collect();
    let output = udatactl(language, &arguments);
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let parts = text.lines().map(|line| line.split_once('\t').expect("a word and a text"));
    parts.map(|(word, said)| (word.to_owned(), said.to_owned())).collect()
}

#[test]
fn completion_offers_the_commands_and_flags_of_the_help_in_its_words() {
    let tree = tree();
    for path in &tree {
        let words: Vec<&str> = path.iter().map(String::as_str).collect();
        let help = whole_lines(&help("fr", &words)).join("\n");
        let flags = offered("fr", "=--", &words);
        let shown: Vec<String> = help
            .lines()
            .filter_map(|line| line.split_once("--").filter(|(before, _)| before.len() <= 6))
            .filter_map(|(_, flag)| flag.split([' ', '[', '=', '.']).next())
            .map(|flag| format!("--{flag}"))
            .collect();
        let names: BTreeSet<&String> = flags.iter().map(|(name, _)| name).collect();
        assert_eq!(names, shown.iter().collect(), "{words:?}");
        let inner = tree.iter().filter(|one| one.len() == path.len() + 1 && one.starts_with(path));
        let inner: Vec<&String> = inner.filter_map(|one| one.last()).collect();
        let commands = if inner.is_empty() { Vec::new() } else { offered("fr", "=", &words) };
        assert_eq!(commands.iter().map(|(name, _)| name).collect::<Vec<_>>(), inner, "{words:?}");
        for (name, said) in flags.iter().chain(&commands) {
            assert!(!said.is_empty() && help.contains(said.as_str()), "{words:?}: {name}: {said}");
        }
    }
    let english = offered("en", "=rem", &["member"]);
    assert!(
        english.contains(&("remove".to_owned(), "Remove people from an organization".to_owned())),
        "{english:?}"
    );
}

#[test]
fn completion_knows_where_a_word_stands() {
    let words = |current: &str, path: &[&str]| -> Vec<String> {
        offered("fr", current, path).into_iter().map(|(word, _)| word).collect()
    };
    let roles = ["admin", "editor", "partial_editor"];
    assert_eq!(words("=", &["member", "set-role", "ville", "jeanne"]), roles);
    // Aliases, flags before and between, values apart and joined.
    assert_eq!(
        words("=", &["--lang", "fr", "members", "-qn", "set-role", "-o", "json", "ville", "jeanne"]),
        roles
    );
    assert_eq!(words("=", &["member", "add", "ville", "--role"]), roles);
    assert_eq!(words("=--role=ed", &["member", "add"]), roles.map(|role| format!("--role={role}")));
    assert_eq!(
        words("=acronym,u", &["org", "update", "ville", "--unset"]),
        ["acronym,acronym", "acronym,siret", "acronym,url"]
    );
    assert_eq!(words("=", &["badges", "list", "--fields"]), ["kind", "label", "awarded"]);
    assert_eq!(
        words("=--fields=label,", &["badge", "list"]),
        ["--fields=label,kind", "--fields=label,awarded"]
    );
    assert!(words("=", &["api", "--fields"]).is_empty() && words("=", &["--fields"]).is_empty());
    assert!(words("=", &["-o"]).contains(&"jsonl".to_owned()));
    assert_eq!(words("=", &["--lang"]), ["fr", "en"]);
    assert!(words("=--", &["member", "list", "--role", "admin"]).iter().all(|flag| flag != "--role"));
    assert!(words("=--", &["member", "remove", "--"]).is_empty(), "after -- no word is a flag");
    assert!(words("=", &["nonsense"]).is_empty() && words("=", &["--nonsense", "nonsense"]).is_empty());
    assert!(words("=-", &["completion"]).contains(&"--help".to_owned()));
    assert_eq!(words("=", &["completion"]), ["bash", "zsh", "fish", "powershell", "install"]);
    for path in [&["org", "update", "ville", "--logo"][..], &["audit", "org", "--mend-as", "roster"]] {
        let files = udatactl("fr", &[&["__complete", "="], path].concat());
        assert_eq!(String::from_utf8_lossy(&files.stdout), ":files\n", "{path:?}");
    }
    let nothing = udatactl("fr", &["__complete"]);
    assert!(nothing.status.success() && nothing.stdout.is_empty() && nothing.stderr.is_empty());
}
