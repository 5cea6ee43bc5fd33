//! One verb, and what it shows in each format and language.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::thread;
use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use super::alike;
use crate::support::output::Output;
use crate::support::run::{self, Command};

/// The files beside which each verb is typed.
const FILES: [(&str, &str); 5] = [
    ("official.json", r#"{"environment": "sandbox", "api_key": "sandbox-camille"}"#),
    ("roster.toml", include_str!("roster.toml")),
    ("staff.csv", include_str!("staff.csv")),
    ("undecided.toml", include_str!("undecided.toml")),
    ("world.json", include_str!("world.json")),
];
/// What needs no portal.
const LOCAL: [&str; 5] = ["sandbox", "completion", "config", "man", "help"];
/// What stands for the only entry of the journal.
const ENTRY: &str = "ENTRY";
/// The formats of a result besides the table.
const FORMATS: [&str; 5] = ["plain", "json", "csv", "md", "ids"];
const LANGUAGES: [(&str, &str); 2] = [("en", "English"), ("fr", "French")];
/// What is shown of a text that another test holds as a whole.
const FIRST_LINES: usize = 12;

#[derive(Clone, Copy, PartialEq)]
enum Manner {
    /// Gives records, and writes nothing.
    Reads,
    /// Is only planned.
    Writes,
    /// Gives the same text for each format.
    Says,
    /// Goes on until it is interrupted.
    Serves,
}

#[derive(Clone, Copy)]
pub struct Screen {
    pub verb: &'static str,
    /// What follows the verb; `+` stands for a space within a word.
    rest: &'static str,
    manner: Manner,
    /// What is typed before.
    before: &'static [&'static str],
    by: &'static str,
    is_cut: bool,
    /// The key is that of a profile, not of the environment.
    is_kept: bool,
}

impl Screen {
    const fn new(verb: &'static str, rest: &'static str, manner: Manner) -> Self {
        Self { verb, rest, manner, before: &[], by: "camille", is_cut: false, is_kept: false }
    }

    pub const fn reads(verb: &'static str, rest: &'static str) -> Self {
        Self::new(verb, rest, Manner::Reads)
    }

    pub const fn writes(verb: &'static str, rest: &'static str) -> Self {
        Self::new(verb, rest, Manner::Writes)
    }

    pub const fn says(verb: &'static str, rest: &'static str) -> Self {
        Self::new(verb, rest, Manner::Says)
    }

    pub const fn serves(verb: &'static str, rest: &'static str) -> Self {
        Self::new(verb, rest, Manner::Serves)
    }

    pub const fn after(mut self, before: &'static [&'static str]) -> Self {
        self.before = before;
        self
    }

    /// Typed by somebody else than Camille.
    pub const fn by(mut self, by: &'static str) -> Self {
        self.by = by;
        self
    }

    /// Typed by who has signed in before, and has no key in the environment.
    pub const fn at_home(mut self) -> Self {
        self.is_kept = true;
        self
    }

    /// Only the first lines are shown.
    pub const fn cut(mut self) -> Self {
        self.is_cut = true;
        self
    }

    /// The verb as files are named: `member-list`.
    pub fn name(&self) -> String {
        self.verb.replace(' ', "-")
    }

    /// All that it shows, one output after the other.
    pub fn text(&self) -> String {
        let home = tempfile::tempdir().unwrap();
        for (name, text) in FILES {
            fs::write(home.path().join(name), text).unwrap();
        }
        // The first world comes about in the first run, whose dates are a moment later than that run.
        for line in ["auth status"].iter().chain(self.before) {
            self.command(home.path(), "en", &typed(line)).run().success();
        }
        let rest = self.rest.replace(ENTRY, &self.entry(home.path()));
        let outputs: Vec<(String, Output)> = self
            .shown()
            .into_iter()
            .map(|(heading, language, options)| {
                let typed = typed(&format!("{} {rest} {options}", self.verb));
                let command = self.command(home.path(), language, &typed);
                let output =
                    if self.manner == Manner::Serves { interrupted(&command) } else { command.run() };
                (heading, alike::alike(Output { command: line(&typed), ..output }, home.path()))
            })
            .collect();
        let first = outputs[0].1.clone();
        let parts = outputs.iter().enumerate().map(|(number, (heading, output))| {
            self.part(heading, output, if number == 0 { None } else { Some(&first) })
        });
        parts.collect::<Vec<_>>().join("\n")
    }

    /// What it says where it is asked for a format, in a home where nothing was done before.
    pub fn asked_for(&self, format: &str) -> (tempfile::TempDir, Output) {
        let home = tempfile::tempdir().unwrap();
        for (name, text) in FILES {
            fs::write(home.path().join(name), text).unwrap();
        }
        let words = typed(&format!("{} {} -o {format}", self.verb, self.rest));
        let output = self.command(home.path(), "en", &words).run();
        (home, output)
    }

    /// The heading of each output, its language and what asks for its format.
    fn shown(&self) -> Vec<(String, &'static str, String)> {
        let table = |(code, language): (&'static str, &str)| match self.manner {
            Manner::Says => (language.to_owned(), code, String::new()),
            Manner::Writes => (format!("table, {language}"), code, "--dry-run -o table".to_owned()),
            Manner::Reads | Manner::Serves => (format!("table, {language}"), code, "-o table".to_owned()),
        };
        let others: Vec<(String, &str, String)> = match self.manner {
            Manner::Says => Vec::new(),
            Manner::Writes => vec![("json".to_owned(), "en", "--dry-run -o json".to_owned())],
            Manner::Reads | Manner::Serves => {
                FORMATS.map(|format| (format.to_owned(), "en", format!("-o {format}"))).into()
            }
        };
        LANGUAGES.into_iter().map(table).chain(others).collect()
    }

    /// The identifier of the only entry of the journal, where it is typed.
    fn entry(&self, home: &Path) -> String {
        if !self.rest.contains(ENTRY) {
            return String::new();
        }
        let listed = self.command(home, "en", &typed("journal list -o ids")).run().success();
        listed.stdout.trim().to_owned()
    }

    fn command(&self, home: &Path, language: &str, typed: &[String]) -> Command {
        let key = format!("sandbox-{}", self.by);
        let command = Command::new(home)
            .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/dev/null/bus")
            .env("UDATACTL_LANG", language)
            .env("UDATACTL_TOKEN", &key)
            .env("COLUMNS", "80")
            .stdin(key)
            .args(typed);
        if self.is_kept { command.without_env("UDATACTL_TOKEN") } else { command }
    }

    /// A heading, what was typed, and what came of it; what is as in the first output is not said again.
    fn part(&self, heading: &str, output: &Output, first: Option<&Output>) -> String {
        let rule = "=".repeat(80 - heading.len() - 5);
        let mut part = format!("=== {heading} {rule}\n$ {}\n", output.command);
        for (name, of) in [("stdout", stdout as fn(&Output) -> &str), ("stderr", stderr)] {
            let text = of(output);
            if text.is_empty() {
                continue;
            }
            if first.is_some_and(|first| of(first) == text) {
                part.push_str(&format!("--- {name} as in the first\n"));
            } else {
                part.push_str(&format!("--- {name}\n{}", self.lines(text)));
            }
        }
        format!("{part}--- exit {}\n", output.code)
    }

    fn lines(&self, text: &str) -> String {
        let most = if self.is_cut { FIRST_LINES } else { usize::MAX };
        text.lines().take(most).map(|line| format!("{line}\n")).collect()
    }
}

fn stdout(output: &Output) -> &str {
    &output.stdout
}

fn stderr(output: &Output) -> &str {
    &output.stderr
}

/// The words of a line, as a shell would give them, with the portal before them.
fn typed(line: &str) -> Vec<String> {
    let is_local = LOCAL.iter().any(|noun| line.starts_with(noun));
    let portal = if is_local { "" } else { "-s sandbox " };
    format!("{portal}{line}").split_whitespace().map(|word| word.replace('+', " ")).collect()
}

/// What a person types for these words.
fn line(words: &[String]) -> String {
    let quoted = |word: &String| if word.contains(' ') { format!("\"{word}\"") } else { word.to_owned() };
    std::iter::once("udatactl".to_owned()).chain(words.iter().map(quoted)).collect::<Vec<_>>().join(" ")
}

/// Ends a run as soon as it has said something.
fn interrupted(command: &Command) -> Output {
    let mut child = command.start();
    let mut stdout = child.stdout.take().unwrap();
    let mut said = vec![0];
    let length = stdout.read(&mut said).unwrap();
    said.truncate(length);
    kill(Pid::from_raw(child.id().cast_signed()), Signal::SIGINT).unwrap();
    for _ in 0..400 {
        if let Some(status) = child.try_wait().unwrap() {
            let mut stderr = String::new();
            stdout.read_to_end(&mut said).unwrap();
            child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
            let [stdout, stderr] =
                [String::from_utf8(said).unwrap(), stderr].map(|text| text.replace('\u{a0}', " "));
            return Output { command: command.line(), stdout, stderr, code: run::code(status) };
        }
        thread::sleep(Duration::from_millis(25));
    }
    child.kill().unwrap();
    panic!("`{}` goes on after SIGINT", command.line());
}
