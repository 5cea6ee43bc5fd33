//! The only file that reads stdin or writes stdout and stderr: results, notices, questions.
//!
//! stdout carries the result and nothing else; all that is said to a person goes to stderr.

use std::io::{self, IsTerminal, Read, Write};

use std::process::{Command, Stdio};
use std::sync::mpsc::RecvTimeoutError;
use std::time::Duration;

use anstyle::{AnsiColor, Style};
use console::Term;

use crate::discretion;
use crate::failure::{Code, Failure};
use crate::messages::{Message, Messages, message};
use udatactl_core::text;

mod activity;
mod asking;
mod block;
mod choice;
mod color;
mod editor;
mod keyboard;
mod last_line;
mod line;
mod pager;
mod question;

pub use activity::Progress;
use activity::{Activity, Shown, write_line};

/// The options of the terminal, from the person, the flags and the environment.
#[derive(Clone, Debug, Default)]
pub struct TerminalOptions {
    pub quiet: bool,
    pub verbosity: u8,
    pub accessible: bool,
    pub no_input: bool,
    /// Nobody is named in what many read.
    pub discreet: bool,
    /// `Some` where colour was asked for or refused, `None` to look at the stream.
    pub color: Option<bool>,
    /// Columns, where the environment names them.
    pub columns: Option<usize>,
    /// It can't go back to draw anew.
    pub is_dumb: bool,
    /// The command of the editor that the person chose.
    pub editor: Option<String>,
    pub pager: Pager,
}

/// The pager that somebody chose.
#[derive(Clone, Debug, Default)]
pub struct Pager {
    /// Its command; empty or `cat` where there is to be none.
    pub command: Option<String>,
    /// The environment says already how `less` behaves (`LESS`).
    pub has_options: bool,
    /// It says already which letters `less` knows (`LESSCHARSET`, `LESSCHARDEF`).
    pub has_charset: bool,
}

/// The person in front of us, or the pipe.
pub struct Terminal {
    pub messages: Messages,
    pub options: TerminalOptions,
    stdin: bool,
    stdout: bool,
    stderr: bool,
    activity: Activity,
}

/// The most that is read from stdin, in bytes.
const MOST_INPUT: u64 = 10_000_000;

/// How often a pause looks whether it is over.
const LOOK_UP: Duration = Duration::from_millis(50);

const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const ERROR: Style = AnsiColor::Red.on_default().bold();
const HINT: Style = AnsiColor::Cyan.on_default();

impl Terminal {
    /// Looks at the three streams.
    pub fn new(messages: Messages, options: TerminalOptions) -> Self {
        let stderr = io::stderr().is_terminal();
        let shown =
            match (stderr && !options.quiet && options.verbosity == 0, options.accessible || options.is_dumb)
            {
                (false, _) => Shown::Not,
                (true, false) => Shown::Moving,
                (true, true) => Shown::Told,
            };
        Self {
            messages,
            options,
            stdin: io::stdin().is_terminal(),
            stdout: io::stdout().is_terminal(),
            stderr,
            activity: Activity::new(shown),
        }
    }

    /// True where the result is read by a person and not by a pipe.
    pub fn result_is_for_a_person(&self) -> bool {
        self.stdout
    }

    /// True where what is said beside the result is read by a person here.
    pub fn speaks_to_a_person(&self) -> bool {
        self.stderr
    }

    /// True where a question can be asked: stdin and stderr are terminals and nobody said `--no-input`.
    pub fn can_ask(&self) -> bool {
        self.stdin && self.stderr && !self.options.no_input
    }

    /// The width of the terminal in columns, 80 where there is none.
    pub fn columns(&self) -> usize {
        let measured = || Term::stdout().size_checked().map(|(_, columns)| columns.into());
        self.options.columns.or_else(measured).unwrap_or(80).clamp(20, 1000)
    }

    /// True where the result may be coloured.
    pub fn colored_result(&self) -> bool {
        self.options.color.unwrap_or(self.stdout)
    }

    /// A page of help, broken for the screen that it is shown on; as it is in a pipe.
    pub fn fitted(&self, page: &str) -> String {
        if self.stdout { text::fitted(page, self.columns()) } else { page.to_owned() }
    }

    /// Writes a result to stdout.
    ///
    /// # Errors
    /// The stream's error; a closed pipe is told apart by its kind.
    pub fn result(&self, text: impl AsRef<[u8]>) -> io::Result<()> {
        self.activity.aside(|| {
            let mut stdout = io::stdout().lock();
            stdout.write_all(text.as_ref())?;
            stdout.flush()
        })
    }

    /// Says a sentence on stderr, unless quiet.
    pub fn say(&self, message: &Message) {
        self.show_change(&self.messages.say(message));
    }

    /// Says several lines of text that are already in words, unless quiet.
    pub fn show(&self, text: &str) {
        if !self.options.quiet {
            self.line(&self.prose(text));
        }
    }

    /// Prose as a terminal shows it best: broken between words.
    fn prose(&self, text: &str) -> String {
        if self.stderr { text::prose(text, self.columns()) } else { text.to_owned() }
    }

    /// Warns on stderr, also when quiet.
    pub fn warn(&self, message: &Message) {
        self.prefixed(WARNING, "prefix-warning", message);
    }

    /// Says an error on stderr, also when quiet.
    pub fn error(&self, message: &Message) {
        self.prefixed(ERROR, "prefix-error", message);
    }

    /// Says what to do next, unless quiet.
    pub fn hint(&self, message: &Message) {
        if !self.options.quiet {
            self.prefixed(HINT, "prefix-hint", message);
        }
    }

    /// Writes a line to stderr as it is: a machine's line, a trace.
    pub fn line(&self, text: &str) {
        self.activity.aside(|| write_line(text));
    }

    fn prefixed(&self, style: Style, prefix: &'static str, message: &Message) {
        let prefix = self.messages.say(&Message::new(prefix));
        let text = self.prose(&format!("{prefix} {}", self.messages.say(message)));
        match text.strip_prefix(prefix.as_str()) {
            Some(rest) if self.colors_stderr() => {
                self.line(&format!("{style}{prefix}{style:#}{rest}"));
            }
            _ => self.line(&text),
        }
    }

    /// Waits for Enter, or until `stopped` says so.
    pub fn pause(&self, message: &Message, stopped: impl Fn() -> bool) {
        let _held = self.activity.hold();
        let (sender, pressed) = std::sync::mpsc::channel();
        let mut stderr = io::stderr().lock();
        let _ = write!(stderr, "{}", self.messages.say(message)).and_then(|()| stderr.flush());
        drop(stderr);
        // Reading is not cut by a signal: who waits here looks up now and then.
        std::thread::spawn(move || sender.send(io::stdin().read_line(&mut String::new())));
        while let Err(RecvTimeoutError::Timeout) = pressed.recv_timeout(LOOK_UP) {
            if stopped() {
                self.line("");
                return;
            }
        }
    }

    /// Lets a program of ours say all that it says on this stdout, and read nothing.
    pub fn lend(&self, command: &mut Command) {
        command.stdin(Stdio::null()).stdout(Stdio::inherit()).stderr(Stdio::from(io::stdout()));
    }

    /// A bar that counts reads for a person who waits; nothing for a pipe, a screen reader, or a few reads.
    pub fn progress(&self, total: usize) -> Progress {
        self.progress_of(total, &Message::new("progress-reading"))
    }

    /// Makes a bar that counts something else than reads, in words, as [`Self::progress`] does.
    pub fn progress_of(&self, total: usize, what: &Message) -> Progress {
        self.activity.bar(total, self.messages.say(what))
    }

    /// Notes a call that begins: whoever waits for it sees what it is about.
    pub fn call_begins(&self, what: &Message) {
        self.activity.begins(|| self.messages.say(what));
    }

    /// Notes that a call has ended.
    pub fn call_ends(&self) {
        self.activity.ends();
    }

    /// Takes away what shows that something is going on, for good; true where there was something.
    pub fn rest(&self) -> bool {
        self.activity.end()
    }

    /// Reads stdin to its end.
    ///
    /// # Errors
    /// A usage failure where it can't be read or holds more than 10 MB: what was cut would mean something else.
    pub fn read_input(&self) -> Result<Vec<u8>, Failure> {
        let mut bytes = Vec::new();
        match io::stdin().lock().take(MOST_INPUT + 1).read_to_end(&mut bytes) {
            Ok(_) if bytes.len() as u64 > MOST_INPUT => {
                let message = message!("failure-input-too-large", megabytes = MOST_INPUT / 1_000_000);
                Err(Failure::new(Code::InputTooLarge, message))
            }
            Ok(_) => Ok(bytes),
            Err(cause) => Err(unreadable(&cause)),
        }
    }

    /// Stdin as it comes, for what is never held whole.
    pub fn input(&self) -> impl Read {
        io::stdin().lock()
    }

    /// Reads stdin to its end, as text.
    ///
    /// # Errors
    /// As [`Self::read_input`], and for what is no UTF-8.
    pub fn read_text(&self) -> Result<String, Failure> {
        String::from_utf8(self.read_input()?).map_err(|_| unreadable(&io::ErrorKind::InvalidData.into()))
    }
}

fn unreadable(cause: &io::Error) -> Failure {
    Failure::new(Code::InputUnreadable, message!("failure-input-unreadable", cause = cause))
}

/// Writes a line of the trace to stderr; a discreet one names nobody.
pub fn trace_line(text: &str, discreet: bool) {
    let text = if discreet { discretion::veiled_path(text) } else { text::clean(text) };
    let _ = writeln!(io::stderr().lock(), "{text}");
}
