//! The pace of calls to a service that takes so many a second: all threads of a run keep it together.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// When the next call may leave.
pub struct Pace {
    every: Duration,
    next: Mutex<Instant>,
}

impl Pace {
    /// A pace of at most so many calls in any second, at least one.
    pub fn new(calls_a_second: u32) -> Self {
        // A millisecond more than its share: the last call of a second would else be within it.
        let every = Duration::from_secs(1) / calls_a_second.max(1) + Duration::from_millis(1);
        Self { every, next: Mutex::new(Instant::now()) }
    }

    /// Waits until a call may leave, which is then the only one for a while.
    pub fn take_turn(&self) {
        while let Err(wait) = self.try_turn(Instant::now()) {
            std::thread::sleep(wait);
        }
    }

    /// Takes the turn at a moment, or tells how long it is until the next one.
    fn try_turn(&self, now: Instant) -> Result<(), Duration> {
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(wait) = next.checked_duration_since(now).filter(|wait| !wait.is_zero()) {
            return Err(wait);
        }
        *next = now + self.every;
        Ok(())
    }

    /// Holds everybody back for so long, because the service asked one of them to wait.
    pub fn hold(&self, pause: Duration) {
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        *next = (*next).max(Instant::now() + pause);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_second_has_more_calls_than_are_allowed() {
        let pace = Pace::new(7);
        let start = Instant::now();
        let moments = (0..3000).map(|millisecond| start + Duration::from_millis(millisecond));
        let taken: Vec<Instant> = moments.filter(|&moment| pace.try_turn(moment).is_ok()).collect();
        let most = taken.iter().map(|&first| {
            let within = |&&moment: &&Instant| moment >= first && moment - first < Duration::from_secs(1);
            taken.iter().filter(within).count()
        });
        assert_eq!(most.max(), Some(7), "in three seconds {} calls", taken.len());
    }

    #[test]
    fn a_wait_that_one_is_asked_for_is_everybodys() {
        let pace = Pace::new(1000);
        pace.hold(Duration::from_mins(1));
        let wait = pace.try_turn(Instant::now()).expect_err("held back");
        assert!(wait > Duration::from_secs(59), "{wait:?}");
        pace.hold(Duration::ZERO);
        assert!(pace.try_turn(Instant::now()).is_err(), "a shorter wait does not end it");
    }
}
