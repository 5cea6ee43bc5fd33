//! A call that may never return, given a limited time in a thread of its own.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

use super::error::{Cause, Error};

/// How long to wait for a keyring, and whom to tell when a window may be asking.
pub struct KeyringTimeout<'a> {
    pub limit: Duration,
    pub notice_after: Duration,
    pub notice: &'a dyn Fn(),
}

impl KeyringTimeout<'_> {
    /// Gives the answer of `call`, or `KeyringSilent`; then its thread is left to itself until the process ends, since
    /// nothing can stop it.
    pub(super) fn wait_for<T: Send + 'static>(
        &self,
        call: impl FnOnce() -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let (sender, answer) = sync_channel(1);
        thread::Builder::new()
            .name("keyring".to_owned())
            .spawn(move || {
                let outcome = catch_unwind(AssertUnwindSafe(call));
                // Nobody listens any more when the time is over.
                let _ = sender.send(outcome.unwrap_or_else(|_| Err(broken("it panicked"))));
            })
            .map_err(|error| broken(&error.to_string()))?;

        let quiet = self.notice_after.min(self.limit);
        let mut outcome = answer.recv_timeout(quiet);
        if matches!(outcome, Err(RecvTimeoutError::Timeout)) && quiet < self.limit {
            (self.notice)();
            outcome = answer.recv_timeout(self.limit.saturating_sub(quiet));
        }
        match outcome {
            Ok(result) => result,
            Err(RecvTimeoutError::Timeout) => Err(Error::KeyringSilent { waited: self.limit }),
            Err(RecvTimeoutError::Disconnected) => Err(broken("its thread ended")),
        }
    }
}

fn broken(how: &str) -> Error {
    Error::KeyringRefused { source: Cause(how.to_owned()) }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::time::Instant;

    use super::*;

    fn wait(limit: u64, notice_after: u64, call_takes: u64) -> (Result<(), Error>, u32) {
        let told = Cell::new(0);
        let outcome = KeyringTimeout {
            limit: Duration::from_millis(limit),
            notice_after: Duration::from_millis(notice_after),
            notice: &|| told.set(told.get() + 1),
        }
        .wait_for(move || {
            thread::sleep(Duration::from_millis(call_takes));
            Ok(())
        });
        (outcome, told.get())
    }

    #[test]
    fn a_quick_answer_comes_without_a_notice() {
        assert!(matches!(wait(5000, 2000, 0), (Ok(()), 0)));
    }

    #[test]
    fn a_slow_answer_comes_after_one_notice() {
        assert!(matches!(wait(5000, 20, 200), (Ok(()), 1)));
    }

    #[test]
    fn no_answer_is_an_error_at_the_limit() {
        let start = Instant::now();
        let (outcome, told) = wait(100, 20, 3000);
        assert!(matches!(outcome, Err(Error::KeyringSilent { .. })));
        assert_eq!(told, 1);
        assert!(start.elapsed() < Duration::from_secs(2));
    }

    #[test]
    fn no_notice_that_would_come_after_the_limit() {
        assert!(matches!(wait(50, 2000, 3000), (Err(Error::KeyringSilent { .. }), 0)));
    }
}
