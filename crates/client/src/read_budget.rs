//! How long all reads of a run may take together: a portal that answers each call just in time would hold an organization
//! for hours.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The time in which something is being read, by however many at once; what a person takes to answer is none of it.
#[derive(Debug)]
pub struct ReadBudget {
    pub limit: Duration,
    clock: Mutex<Clock>,
}

#[derive(Debug, Default)]
struct Clock {
    under_way: usize,
    since: Option<Instant>,
    spent: Duration,
}

/// A read under way, until it is dropped.
pub struct Reading<'a>(&'a ReadBudget);

impl ReadBudget {
    /// Makes a budget for a whole run.
    pub fn new(limit: Duration) -> Self {
        Self { limit, clock: Mutex::default() }
    }

    /// Begins a read.
    pub fn reading(&self) -> Reading<'_> {
        let mut clock = self.clock.lock().unwrap_or_else(PoisonError::into_inner);
        clock.under_way += 1;
        clock.since.get_or_insert_with(Instant::now);
        Reading(self)
    }

    /// The time that is left; `None` once it is used up.
    pub fn left(&self) -> Option<Duration> {
        let clock = self.clock.lock().unwrap_or_else(PoisonError::into_inner);
        let spent = clock.spent + clock.since.map_or(Duration::ZERO, |since| since.elapsed());
        self.limit.checked_sub(spent).filter(|left| !left.is_zero())
    }
}

impl Drop for Reading<'_> {
    fn drop(&mut self) {
        let mut clock = self.0.clock.lock().unwrap_or_else(PoisonError::into_inner);
        clock.under_way -= 1;
        if clock.under_way == 0 {
            let spent = clock.since.take().map_or(Duration::ZERO, |since| since.elapsed());
            clock.spent += spent;
        }
    }
}
