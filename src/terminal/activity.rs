//! What shows that something is going on: a line that moves, or a bar where it is known how much there is; for a screen reader
//! a sentence. It is on stderr, in the last line of the screen, and leaves nothing there.

use std::fmt;
use std::io::{self, Write as _};
use std::ops::Deref;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressState, ProgressStyle};

use super::last_line;

/// Fewer steps than this are over before a bar is seen.
const WORTH_A_BAR: usize = 8;
/// What takes less time than this is over before anybody wonders.
const SOON: Duration = Duration::from_millis(200);
/// What takes longer is told to a screen reader, in one sentence.
const LATE: Duration = Duration::from_secs(2);
/// A pause between two calls that is none.
const PAUSE: Duration = Duration::from_millis(400);
/// How often the line moves.
const STEP: Duration = Duration::from_millis(80);

/// How activity is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// As something that moves.
    Moving,
    /// As a sentence.
    Told,
    /// Not at all.
    Not,
}

/// The calls in flight, the bar of a longer job, and what is shown of them.
#[derive(Clone)]
pub struct Activity {
    shared: Arc<Shared>,
}

struct Shared {
    shown: Shown,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    calls: usize,
    /// What the last of them is about, in words.
    what: String,
    /// When the first of them began, and when the last one ended, without a pause in between.
    since: Option<Instant>,
    until: Option<Instant>,
    /// A longer job.
    bar: Option<ProgressBar>,
    /// What moves where there is none.
    spinner: Option<ProgressBar>,
    is_told: bool,
    /// Questions, and whoever else has the screen.
    holders: usize,
    /// Somebody looks after it.
    is_watched: bool,
    /// Nothing is shown any more.
    is_over: bool,
}

impl Activity {
    pub fn new(shown: Shown) -> Self {
        let shared = Shared { shown, state: Mutex::default(), changed: Condvar::new() };
        Self { shared: Arc::new(shared) }
    }

    /// Notes a call that begins; what it is about is asked for where it may be shown.
    pub fn begins(&self, what: impl FnOnce() -> String) {
        if self.shared.shown == Shown::Not {
            return;
        }
        let mut state = self.shared.state();
        let now = Instant::now();
        let goes_on = state.calls > 0 || state.until.is_some_and(|until| now - until < PAUSE);
        if !goes_on {
            (state.since, state.is_told) = (Some(now), false);
        }
        state.calls += 1;
        state.what = what();
        self.watch(&mut state);
    }

    /// Notes that a call has ended.
    pub fn ends(&self) {
        if self.shared.shown != Shown::Not {
            let mut state = self.shared.state();
            state.calls = state.calls.saturating_sub(1);
            state.until = Some(Instant::now());
        }
    }

    /// A bar of so many steps, until it is finished or dropped; it takes the place of what moves.
    pub fn bar(&self, total: usize, what: String) -> Progress {
        let bar = if self.shared.shown == Shown::Moving && total >= WORTH_A_BAR {
            ProgressBar::with_draw_target(Some(total as u64), last_line::target())
                .with_style(bar_style())
                .with_message(what)
        } else {
            ProgressBar::hidden()
        };
        if !bar.is_hidden() {
            let mut state = self.shared.state();
            clear(&mut state.spinner);
            bar.tick();
            state.bar = Some(bar.clone());
            self.watch(&mut state);
        }
        Progress { activity: self.clone(), bar }
    }

    /// Has somebody look after what is shown.
    fn watch(&self, state: &mut State) {
        if !state.is_watched {
            state.is_watched = true;
            let shared = Arc::clone(&self.shared);
            thread::spawn(move || shared.watch());
        }
        self.shared.changed.notify_all();
    }

    /// Does something with a stream while nothing moves on the screen.
    pub fn aside<T>(&self, act: impl FnOnce() -> T) -> T {
        if self.shared.shown != Shown::Moving {
            return act();
        }
        let mut state = self.shared.state();
        if state.calls == 0 {
            clear(&mut state.spinner);
        }
        match state.bar.as_ref().or(state.spinner.as_ref()) {
            Some(bar) => bar.suspend(act),
            None => act(),
        }
    }

    /// Keeps the screen free until this is dropped.
    pub fn hold(&self) -> Held<'_> {
        let mut state = self.shared.state();
        state.holders += 1;
        clear(&mut state.spinner);
        Held { activity: self }
    }

    /// Takes away what is shown, for good; true where there was something.
    pub fn end(&self) -> bool {
        let mut state = self.shared.state();
        state.is_over = true;
        let was_shown = state.bar.is_some() || state.spinner.is_some();
        let State { bar, spinner, .. } = &mut *state;
        clear(bar);
        clear(spinner);
        was_shown
    }
}

fn clear(bar: &mut Option<ProgressBar>) {
    if let Some(bar) = bar.take() {
        bar.finish_and_clear();
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Shows what there is to show, until nothing is to be shown any more. Nobody waits for it.
    fn watch(&self) {
        let mut state = self.state();
        while !state.is_over {
            let is_idle = state.calls == 0 && state.spinner.is_none() && state.bar.is_none();
            state = if is_idle {
                self.changed.wait(state).unwrap_or_else(PoisonError::into_inner)
            } else {
                state.step(self.shown);
                self.changed.wait_timeout(state, STEP).unwrap_or_else(PoisonError::into_inner).0
            };
        }
    }
}

impl State {
    fn step(&mut self, shown: Shown) {
        let is_going_on = self.calls > 0 || self.until.is_some_and(|until| until.elapsed() < PAUSE);
        let lasts = |time| self.since.is_some_and(|since| since.elapsed() >= time);
        if shown == Shown::Told {
            if self.calls > 0 && !self.is_told && self.holders == 0 && lasts(LATE) {
                self.is_told = true;
                write_line(&self.what);
            }
            return;
        }
        self.bar.take_if(|bar| bar.is_finished());
        match &self.bar {
            _ if self.holders > 0 => {}
            Some(bar) => bar.tick(),
            None if is_going_on && lasts(SOON) => {
                let spinner = self.spinner.get_or_insert_with(spinner);
                spinner.set_message(self.what.clone());
                spinner.tick();
            }
            None => clear(&mut self.spinner),
        }
    }
}

/// Writes a line to stderr.
pub fn write_line(text: &str) {
    // Nobody is left to tell when stderr itself is gone.
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// What moves while it is not known how long that lasts.
fn spinner() -> ProgressBar {
    let style = ProgressStyle::with_template("{spinner} {wide_msg}");
    ProgressBar::with_draw_target(None, last_line::target())
        .with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
}

/// A bar with how many there are, how fast it goes and how long it still takes.
fn bar_style() -> ProgressStyle {
    let rate = |state: &ProgressState, text: &mut dyn fmt::Write| {
        let a_second = state.per_sec();
        let (rate, unit) = if a_second < 1.0 { (a_second * 60.0, "min") } else { (a_second, "s") };
        let _ = write!(text, "{rate:.0}/{unit}");
    };
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {rate} {eta}");
    style.unwrap_or_else(|_| ProgressStyle::default_bar()).with_key("rate", rate)
}

/// A bar on the screen; it is gone once this is.
pub struct Progress {
    activity: Activity,
    bar: ProgressBar,
}

impl Deref for Progress {
    type Target = ProgressBar;

    fn deref(&self) -> &ProgressBar {
        &self.bar
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if !self.bar.is_hidden() {
            clear(&mut self.activity.shared.state().bar);
        }
    }
}

/// The screen, kept free of what moves.
pub struct Held<'a> {
    activity: &'a Activity,
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        self.activity.shared.state().holders -= 1;
    }
}
