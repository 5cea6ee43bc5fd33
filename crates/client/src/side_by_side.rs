//! Several things at once, in order; of reads as many in flight as the person allows.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::client::Portal;

impl Portal {
    /// Runs a read for each item, and gives the results in the order of the items. There are more workers than permits,
    /// which hold the requests in flight to `--parallel`: an answer that has come is decoded meanwhile.
    ///
    /// # Panics
    /// When a read panics.
    pub fn side_by_side<I: Sync, R: Send>(&self, items: &[I], read: impl Fn(&I) -> R + Sync) -> Vec<R> {
        side_by_side(2 * self.options.parallel, items, read)
    }
}

/// Does something with each item, so many at once, and gives the results in the order of the items.
///
/// # Panics
/// When the work on an item panics.
pub fn side_by_side<I: Sync, R: Send>(workers: usize, items: &[I], work: impl Fn(&I) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let turns = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            match items.get(index) {
                Some(item) => done.push((index, work(item))),
                None => return done,
            }
        }
    };
    let workers = workers.clamp(1, items.len().max(1));
    let done = if workers == 1 {
        turns()
    } else {
        std::thread::scope(|scope| {
            let threads: Vec<_> = (0..workers).map(|_| scope.spawn(turns)).collect();
            threads
                .into_iter()
                .flat_map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
                .collect::<Vec<_>>()
        })
    };
    let mut results: Vec<Option<R>> = items.iter().map(|_| None).collect();
    for (index, result) in done {
        results[index] = Some(result);
    }
    results.into_iter().flatten().collect()
}
