//! Ctrl-C: at once while reading or asking, after the write under way while writing.
//!
//! The terminal's settings are kept at the start and put back before leaving, since a prompt changes them.

use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread::Thread;
use std::time::Duration;

use crate::exit_status::ExitStatus;

/// How long a prompt that was about to change the terminal's settings gets to do so, before they are put back for good.
const SETTLING: Duration = Duration::from_millis(30);

/// Whether somebody asked to stop, shared with the signal handler.
#[derive(Clone, Default)]
pub struct Interruption {
    state: Arc<State>,
}

/// Gets true where a write is finished first, false where the run leaves at once; gives true where it has cleared a line of the
/// screen.
type Listener = Box<dyn Fn(bool) -> bool + Send + Sync>;

#[derive(Default)]
struct State {
    requested: Arc<AtomicBool>,
    writing: AtomicBool,
    /// Nobody is to leave but by the end of what runs.
    ends_by_itself: AtomicBool,
    /// Another program has the terminal, and Ctrl-C is meant for it.
    lent: AtomicBool,
    /// Who is told at once that somebody asked to stop.
    listener: Mutex<Option<Listener>>,
    /// Who waits for somebody to ask.
    waiting: OnceLock<Thread>,
    /// What there is to say to who stops a run at once.
    farewell: OnceLock<Box<dyn Fn() + Send + Sync>>,
}

impl Interruption {
    /// Installs the handler of SIGINT, SIGTERM and SIGHUP. The process has one: whoever asks again gets the same.
    pub fn watch() -> Self {
        static WATCHED: OnceLock<Interruption> = OnceLock::new();
        WATCHED.get_or_init(Self::install).clone()
    }

    fn install() -> Self {
        let interruption = Self::default();
        let state = Arc::clone(&interruption.state);
        let settings = TerminalSettings::keep();
        // Without a handler the system's own default stops the program, which is right too.
        let _ = ctrlc::set_handler(move || {
            if state.lent.load(Ordering::SeqCst) {
                return;
            }
            let first = !state.requested.swap(true, Ordering::SeqCst);
            if let Some(thread) = state.waiting.get() {
                thread.unpark();
            }
            let waits = first && state.writing.load(Ordering::SeqCst);
            if waits {
                state.tell(true);
            } else if !state.ends_by_itself.load(Ordering::SeqCst) {
                let is_clear = state.tell(false);
                // A prompt that is just being made on the other thread changes them after they were put back.
                settings.restore();
                settings.leave_question(is_clear);
                std::thread::sleep(SETTLING);
                settings.restore();
                state.farewell.get().into_iter().for_each(|say| say());
                leave();
            }
        });
        interruption
    }

    /// True once somebody asked to stop.
    pub fn requested(&self) -> bool {
        self.state.requested.load(Ordering::SeqCst)
    }

    /// The flag that is true once somebody asked to stop, for who waits elsewhere.
    pub fn sign(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.state.requested)
    }

    /// Waits until somebody asks to stop, which is how this ends and no interruption.
    pub fn wait(&self) {
        self.only_asks();
        let _ = self.state.waiting.set(std::thread::current());
        while !self.state.requested.swap(false, Ordering::SeqCst) {
            std::thread::park();
        }
    }

    /// Sets what is said to who stops a run at once, from here on. Only the first counts.
    pub fn before_leaving(&self, say: impl Fn() + Send + Sync + 'static) {
        let _ = self.state.farewell.set(Box::new(say));
    }

    /// Sets who is told at once that somebody asked to stop. Only the last counts.
    pub fn tell(&self, listener: impl Fn(bool) -> bool + Send + Sync + 'static) {
        *self.state.listener.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(listener));
    }

    /// Does something while another program has the terminal, for which Ctrl-C is meant then.
    pub fn lend<T>(&self, act: impl FnOnce() -> T) -> T {
        self.state.lent.store(true, Ordering::SeqCst);
        let done = act();
        self.state.lent.store(false, Ordering::SeqCst);
        done
    }

    /// From here on every Ctrl-C only asks to stop: what runs looks at [`Self::requested`], and cleans up.
    pub fn only_asks(&self) {
        self.state.ends_by_itself.store(true, Ordering::SeqCst);
    }

    /// From here on the first Ctrl-C only asks to stop: something is written, and how it ended will be said.
    pub fn writing(&self) {
        self.state.writing.store(true, Ordering::SeqCst);
    }
}

impl State {
    fn tell(&self, waits: bool) -> bool {
        let listener = self.listener.lock().unwrap_or_else(PoisonError::into_inner);
        listener.as_ref().is_some_and(|told| told(waits))
    }
}

/// Keeps a signal from every thread; to be called before there is a second one. A file that would become larger than is allowed
/// is then an error of the write (`EFBIG`) and no sudden death.
pub fn hold_signals_back() {
    #[cfg(unix)]
    {
        use nix::sys::signal::{SigSet, Signal};
        let _ = SigSet::from_iter([Signal::SIGXFSZ]).thread_block();
    }
}

#[expect(clippy::exit, reason = "a signal handler has nobody to return to")]
fn leave() -> ! {
    std::process::exit(ExitStatus::Interrupted as i32)
}

struct TerminalSettings {
    #[cfg(unix)]
    kept: Option<rustix::termios::Termios>,
}

impl TerminalSettings {
    fn keep() -> Self {
        Self {
            #[cfg(unix)]
            kept: rustix::termios::tcgetattr(std::io::stdin()).ok(),
        }
    }

    fn restore(&self) {
        #[cfg(unix)]
        if let Some(kept) = &self.kept {
            let _ = rustix::termios::tcsetattr(std::io::stdin(), rustix::termios::OptionalActions::Now, kept);
        }
    }

    fn leave_question(&self, is_clear: bool) {
        #[cfg(unix)]
        if self.kept.is_some() {
            let mut stderr = std::io::stderr();
            // A question has what is pasted marked; a bar hides the cursor.
            let _ = stderr.write_all(b"\x1b[?2004l\x1b[?25h");
            if !is_clear {
                let _ = stderr.write_all(b"\n");
            }
            let _ = stderr.flush();
        }
    }
}
