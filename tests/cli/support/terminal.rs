//! A run at a terminal of its own, 30 lines of 100 columns: what is on the screen, keys to press, and
//! whether the terminal was left as it was found. `setsid --ctty` makes it the controlling terminal, so
//! that Ctrl-C is the signal that a person sends.

use std::fs::File;
use std::io::{Read, Write};
use std::os::fd::OwnedFd;
use std::process::{Child, Stdio};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use nix::fcntl::OFlag;
use nix::pty::{grantpt, posix_openpt, ptsname_r, unlockpt};
use nix::sys::signal::{Signal, kill};
use nix::sys::termios::{LocalFlags, SetArg, Termios, tcgetattr, tcsetattr};
use nix::unistd::Pid;

use super::run::{Command, code};

const LIMIT: Duration = Duration::from_secs(20);

pub struct Session {
    line: String,
    child: Child,
    columns: u16,
    keyboard: File,
    /// Kept open, so that its settings can be read when everybody else has left.
    terminal: Option<File>,
    before: Termios,
    after: Option<Termios>,
    shown: Arc<Shown>,
    seen: usize,
}

#[derive(Default)]
struct Shown {
    bytes: Mutex<Vec<u8>>,
    more: Condvar,
}

impl Session {
    pub fn start(command: &Command) -> Self {
        Self::sized(command, 100, "")
    }

    /// Starts it at a terminal of so many columns, below what a shell command writes first.
    pub fn sized(command: &Command, columns: u16, first: &str) -> Self {
        // Not openpty(3): a run that another thread starts meanwhile must not inherit our ends.
        let master = posix_openpt(OFlag::O_RDWR | OFlag::O_NOCTTY | OFlag::O_CLOEXEC).unwrap();
        grantpt(&master).unwrap();
        unlockpt(&master).unwrap();
        let terminal = File::options().read(true).write(true).open(ptsname_r(&master).unwrap()).unwrap();
        let before = tcgetattr(&terminal).unwrap();
        let keyboard = File::from(OwnedFd::from(master));
        let shown = Arc::new(Shown::default());
        watch(keyboard.try_clone().unwrap(), Arc::clone(&shown));
        let sized = format!(r#"stty rows 30 cols {columns}; {first} exec "$@""#);
        let end = || Stdio::from(terminal.try_clone().unwrap());
        let child = command
            .clone()
            .env("TERM", "xterm-256color")
            .prepared(&["setsid", "--ctty", "sh", "-c", &sized, "sh"])
            .stdin(end())
            .stdout(end())
            .stderr(end())
            .spawn()
            .unwrap();
        let line = command.line();
        Self { line, child, columns, keyboard, terminal: Some(terminal), before, after: None, shown, seen: 0 }
    }

    /// All that was shown so far, without escape sequences.
    pub fn screen(&self) -> String {
        String::from_utf8_lossy(&plain(&self.shown.bytes.lock().unwrap())).into_owned()
    }

    /// All that was shown so far, as it was sent.
    pub fn raw(&self) -> Vec<u8> {
        self.shown.bytes.lock().unwrap().clone()
    }

    /// The lines of the screen as it stands, without the empty ones below.
    pub fn lines(&self) -> Vec<String> {
        let mut screen = vt100::Parser::new(30, self.columns, 0);
        screen.process(&self.raw());
        let text = super::pseudo::take_marks_off(&screen.screen().contents()).replace('\u{a0}', " ");
        text.lines().map(|line| line.trim_end().to_owned()).collect()
    }

    /// Waits until the lines of the screen are as they should be.
    #[track_caller]
    pub fn expect_lines(&mut self, what: &str, are_right: impl Fn(&[String]) -> bool) -> Vec<String> {
        let end = Instant::now() + LIMIT;
        loop {
            let lines = self.lines();
            if are_right(&lines) {
                return lines;
            }
            assert!(Instant::now() < end, "{what}: {lines:#?}");
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Waits until `text` is shown, after what was expected before.
    #[track_caller]
    pub fn expect(&mut self, text: &str) -> &mut Self {
        let end = Instant::now() + LIMIT;
        loop {
            let ended = self.child.try_wait().unwrap().is_some();
            let bytes = self.shown.bytes.lock().unwrap();
            let shown = plain(&bytes);
            let rest = &shown[self.seen.min(shown.len())..];
            if let Some(at) = rest.windows(text.len()).position(|window| window == text.as_bytes()) {
                self.seen += at + text.len();
                break;
            }
            let pause = Duration::from_millis(if ended { 200 } else { 50 });
            let length = bytes.len();
            let (bytes, _) = self.shown.more.wait_timeout(bytes, pause).unwrap();
            let silent = bytes.len() == length;
            drop(bytes);
            if silent && (ended || Instant::now() > end) {
                let why = if ended { "it ended" } else { "it is silent" };
                panic!("{text:?} was not shown, {why}:\n{self}");
            }
        }
        self
    }

    pub fn send(&mut self, keys: &str) -> &mut Self {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self
    }

    /// `text`, then Enter.
    pub fn send_line(&mut self, text: &str) -> &mut Self {
        self.send(&format!("{text}\r"))
    }

    /// `send_control('c')` is Ctrl-C.
    pub fn send_control(&mut self, letter: char) -> &mut Self {
        let code = letter.to_ascii_uppercase() as u8 & 0x1f;
        self.send(&char::from(code).to_string())
    }

    /// Whether keys are echoed now; after [`Session::wait`], as it was left.
    pub fn echo_is_on(&self) -> bool {
        self.settings().local_flags.contains(LocalFlags::ECHO)
    }

    /// Waits until the program hides what is typed: to be called before typing a secret.
    #[track_caller]
    pub fn expect_hidden(&mut self) -> &mut Self {
        let end = Instant::now() + LIMIT;
        while self.echo_is_on() {
            assert!(Instant::now() < end, "what is typed is not hidden:\n{self}");
            thread::sleep(Duration::from_millis(5));
        }
        self
    }

    /// Stops the run as Ctrl-Z does, puts the terminal back as a shell does for its own line, and lets the run go on as `fg`
    /// does.
    #[track_caller]
    pub fn stop_and_go_on(&mut self) -> &mut Self {
        let process = Pid::from_raw(self.child.id().try_into().unwrap());
        let stat = format!("/proc/{process}/stat");
        let is_stopped = || std::fs::read_to_string(&stat).unwrap().contains(") T ");
        // Not SIGTSTP: a run without a shell above it is not stopped by that.
        kill(process, Signal::SIGSTOP).unwrap();
        let end = Instant::now() + LIMIT;
        while !is_stopped() {
            assert!(Instant::now() < end, "it does not stop:\n{self}");
            thread::sleep(Duration::from_millis(2));
        }
        tcsetattr(self.terminal.as_ref().unwrap(), SetArg::TCSANOW, &self.before).unwrap();
        assert!(self.echo_is_on());
        kill(process, Signal::SIGCONT).unwrap();
        self
    }

    /// Whether the settings of the terminal are what they were before the run.
    pub fn is_restored(&self) -> bool {
        self.settings() == self.before
    }

    fn settings(&self) -> Termios {
        match (&self.terminal, &self.after) {
            (Some(terminal), _) => tcgetattr(terminal).unwrap(),
            (None, Some(after)) => after.clone(),
            (None, None) => unreachable!("the terminal closes in wait()"),
        }
    }

    /// Waits for the end; the exit code.
    #[track_caller]
    pub fn wait(&mut self) -> i32 {
        let end = Instant::now() + LIMIT;
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(Instant::now() < end, "it does not end:\n{self}");
            thread::sleep(Duration::from_millis(5));
        };
        self.after = Some(self.settings());
        self.terminal = None;
        // With the last end closed, the watching thread lets go of what it was given.
        let closed = Instant::now() + Duration::from_secs(1);
        while Arc::strong_count(&self.shown) > 1 && Instant::now() < closed {
            thread::sleep(Duration::from_millis(1));
        }
        code(status)
    }
}

impl std::fmt::Display for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "$ {}\n--- screen\n{}\n---", self.line, self.screen())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

fn watch(mut screen: File, shown: Arc<Shown>) {
    thread::spawn(move || {
        let mut part = [0; 4096];
        // The end of a terminal is an error, EIO.
        while let Ok(length @ 1..) = screen.read(&mut part) {
            shown.bytes.lock().unwrap().extend_from_slice(&part[..length]);
            shown.more.notify_all();
        }
    });
}

/// Without carriage returns and escape sequences, a last incomplete one included.
fn plain(bytes: &[u8]) -> Vec<u8> {
    let mut text = Vec::new();
    let mut rest = bytes.iter().copied();
    while let Some(byte) = rest.next() {
        match byte {
            b'\r' => {}
            0x1b if rest.next() == Some(b'[') => {
                rest.find(|end| (0x40..=0x7e).contains(end));
            }
            0x1b => {}
            _ => text.push(byte),
        }
    }
    // A letter that is only half there yet stays for the next look.
    let whole = text.utf8_chunks().next().map_or("", |chunk| chunk.valid());
    // French has no-break spaces where the tests are written with plain ones.
    super::pseudo::take_marks_off(whole).replace('\u{a0}', " ").into_bytes()
}
