//! Several reads at once, in order, as many in flight as the person allows.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::Portal;

impl Portal {
    /// Runs a read for each item, at most `--parallel` at once, and gives the results in the order of the items.
    ///
    /// # Panics
    /// When a read panics.
    pub fn side_by_side<I: Sync, R: Send>(&self, items: &[I], read: impl Fn(&I) -> R + Sync) -> Vec<R> {
        let workers = (2 * self.options.parallel).clamp(1, items.len().max(1));
        let next = AtomicUsize::new(0);
        let work = || {
            let mut done = Vec::new();
            loop {
                let index = next.fetch_add(1, Ordering::Relaxed);
                match items.get(index) {
                    Some(item) => done.push((index, read(item))),
                    None => return done,
                }
            }
        };
        let mut results = if workers == 1 {
            work()
        } else {
            std::thread::scope(|scope| {
                let threads: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
                threads
                    .into_iter()
                    .flat_map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
                    .collect::<Vec<_>>()
            })
        };
        results.sort_by_key(|(index, _)| *index);
        results.into_iter().map(|(_, result)| result).collect()
    }
}
