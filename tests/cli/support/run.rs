//! The real binary in an environment where nothing is inherited but PATH: a home of the world's own,
//! English unless said otherwise, no terminal, a hundred columns. No run outlives its limit.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::io::{Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::discreet;
use super::output::Output;
use super::pseudo;
use super::schema;
use super::terminal::Session;

#[derive(Clone)]
pub struct Command {
    program: OsString,
    args: Vec<OsString>,
    env: BTreeMap<OsString, OsString>,
    directory: PathBuf,
    stdin: Option<Vec<u8>>,
    limit: Duration,
    strangers: Vec<String>,
}

impl Command {
    /// `udatactl` at home in `directory`.
    pub fn new(directory: &Path) -> Self {
        let new = Self {
            program: env!("CARGO_BIN_EXE_udatactl").into(),
            args: Vec::new(),
            env: BTreeMap::new(),
            directory: directory.to_owned(),
            stdin: None,
            limit: Duration::from_mins(1),
            strangers: Vec::new(),
        };
        new.env("PATH", std::env::var_os("PATH").unwrap())
            .env("HOME", directory)
            .env("UDATACTL_CONFIG_DIR", directory.join("config"))
            .env("UDATACTL_STATE_DIR", directory.join("state"))
            .env("UDATACTL_CACHE_DIR", directory.join("cache"))
            .env("COLUMNS", "100")
            // A text is on the screen as it comes; `pager` asks for another.
            .env("PAGER", "cat")
            // What a test counts and fails is what its verb asks; `auth::warning` asks for this.
            .env("UDATACTL_NO_KEY_WARNING", "1")
            .lang("en")
    }

    /// Another program in the same place.
    pub fn program(mut self, program: &str) -> Self {
        self.program = program.into();
        self
    }

    pub fn args(mut self, args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Self {
        self.args.extend(args.into_iter().map(|arg| arg.as_ref().to_owned()));
        self
    }

    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.env.insert(name.into(), value.as_ref().to_owned());
        self
    }

    pub fn without_env(mut self, name: &str) -> Self {
        self.env.remove(OsStr::new(name));
        self
    }

    /// The language; English is the marked one, so that whatever is not of the catalogue shows.
    pub fn lang(self, language: &str) -> Self {
        self.env("UDATACTL_LANG", if language == "en" { pseudo::LANGUAGE } else { language })
    }

    /// Says which words of the portal or of the system a person will be shown, untranslated.
    pub fn strangers(mut self, words: &str) -> Self {
        self.strangers.push(words.to_owned());
        self
    }

    /// What a pipe brings; without it, stdin is empty.
    pub fn stdin(mut self, text: impl Into<Vec<u8>>) -> Self {
        self.stdin = Some(text.into());
        self
    }

    pub fn limit(mut self, limit: Duration) -> Self {
        self.limit = limit;
        self
    }

    /// The words of the command line, for a person to read.
    pub fn line(&self) -> String {
        let name = Path::new(&self.program).file_name().unwrap_or_default();
        let words = std::iter::once(name).chain(self.args.iter().map(OsString::as_os_str));
        words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
    }

    /// The standard library's command, `before` put in front of the program. Signals that whoever started the tests
    /// has ignored, as a shell does for what runs in the background, are not ignored by it.
    pub fn prepared(&self, before: &[&str]) -> std::process::Command {
        let mut command = std::process::Command::new("env");
        command.arg("--default-signal=HUP,INT,QUIT").args(before).arg(&self.program).args(&self.args);
        command.env_clear().envs(&self.env).current_dir(&self.directory);
        command
    }

    /// Starts it and returns at once; the caller waits, with [`finish`].
    pub fn start(&self) -> Child {
        let stdin = if self.stdin.is_some() { Stdio::piped() } else { Stdio::null() };
        let mut command = self.prepared(&[]);
        command.stdin(stdin).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        if let (Some(mut pipe), Some(text)) = (child.stdin.take(), self.stdin.clone()) {
            // A program that does not read its input is its own affair.
            thread::spawn(move || pipe.write_all(&text).ok());
        }
        child
    }

    #[track_caller]
    pub fn run(&self) -> Output {
        let raw = finish_raw(self.start(), &self.line(), self.limit);
        let words: Vec<String> = self.args.iter().map(|word| word.to_string_lossy().into_owned()).collect();
        pseudo::check(&raw, &words, &self.strangers);
        // What was typed may look so.
        let lacks_value = |word: &str| {
            let name = word.strip_prefix("{$").and_then(|rest| rest.split_once('}'));
            name.is_some_and(|(name, _)| {
                name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-')
            })
        };
        let is_whole = !raw.stderr.split_whitespace().any(lacks_value);
        assert!(is_whole || words.iter().any(|word| word.contains("{$")), "a sentence lacks a value: {raw}");
        if self.env.contains_key(OsStr::new("CI"))
            && !self.env.contains_key(OsStr::new("UDATACTL_SHOW_NAMES"))
        {
            discreet::check(&without_marks(raw.clone()), &words);
        }
        let output = without_marks(raw);
        if self.program == env!("CARGO_BIN_EXE_udatactl") {
            let format = self.env.get(OsStr::new("UDATACTL_OUTPUT")).and_then(|format| format.to_str());
            schema::check(&output, &words, format);
        }
        output
    }

    /// Starts it at a terminal.
    pub fn terminal(&self) -> Session {
        Session::start(self)
    }
}

/// Waits for a run, and kills it when its time is up.
#[track_caller]
pub fn finish(child: Child, line: &str, limit: Duration) -> Output {
    without_marks(finish_raw(child, line, limit))
}

fn without_marks(raw: Output) -> Output {
    Output { stdout: pseudo::take_marks_off(&raw.stdout), stderr: pseudo::take_marks_off(&raw.stderr), ..raw }
}

#[track_caller]
fn finish_raw(mut child: Child, line: &str, limit: Duration) -> Output {
    let end = Instant::now() + limit;
    let stdout = drain(child.stdout.take());
    let stderr = drain(child.stderr.take());
    let mut read = |pipe: Receiver<Vec<u8>>| {
        pipe.recv_timeout(end.saturating_duration_since(Instant::now())).unwrap_or_else(|_| {
            child.kill().ok();
            child.wait().ok();
            panic!("`{line}` was still running after {limit:?}")
        })
    };
    let (stdout, stderr) = (read(stdout), read(stderr));
    let status = child.wait().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the output is UTF-8");
    // French has no-break spaces where the tests are written with plain ones; data stays as it is.
    let plain = |text: String| text.replace('\u{a0}', " ");
    let (stdout, stderr) = (text(stdout), plain(text(stderr)));
    let stdout = if stdout.starts_with(['[', '{']) { stdout } else { plain(stdout) };
    Output { command: line.to_owned(), stdout, stderr, code: code(status) }
}

pub fn code(status: ExitStatus) -> i32 {
    status.code().unwrap_or_else(|| 128 + status.signal().unwrap_or_default())
}

fn drain(pipe: Option<impl Read + Send + 'static>) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut all = Vec::new();
        if let Some(mut pipe) = pipe {
            pipe.read_to_end(&mut all).ok();
        }
        sender.send(all).ok();
    });
    receiver
}
