//! One membership write in flight for each organization, across all processes of this machine.
//!
//! An organization is one document that the server rewrites whole: simultaneous writes lose people.

use std::fs::{File, FileTimes, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

/// Why the organization could not be held.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("another process held it for {0} s")]
    Busy(u64),
    #[error("{path}: {cause}")]
    Unusable { path: PathBuf, cause: std::io::Error },
}

/// An organization held by this process; the system lets it go even when the process is killed.
#[derive(Debug)]
pub struct OrganizationLock {
    file: File,
    /// When a process of this machine last let it go.
    last_held: Option<SystemTime>,
}

impl OrganizationLock {
    /// Holds an organization of a portal, waiting up to `patience` for another process; `waiting` is called once when
    /// it has to wait.
    ///
    /// # Errors
    /// When the other process does not let go in time, or the file can't be made.
    pub fn acquire(
        directory: &Path,
        site: &str,
        organization: &str,
        patience: Duration,
        waiting: impl FnOnce(),
    ) -> Result<Self, Error> {
        let name: String =
            site.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' }).collect();
        let path = directory.join("locks").join(format!("{name}-{organization}.lock"));
        let unusable = |cause| Error::Unusable { path: path.clone(), cause };
        std::fs::create_dir_all(directory.join("locks")).map_err(unusable)?;
        let made = OpenOptions::new().create_new(true).append(true).open(&path);
        let is_new = made.is_ok();
        let file = match made {
            Ok(file) => file,
            Err(_) => OpenOptions::new().create(true).append(true).open(&path).map_err(unusable)?,
        };
        let started = Instant::now();
        let mut waiting = Some(waiting);
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::Error(cause)) => return Err(unusable(cause)),
                Err(TryLockError::WouldBlock) if started.elapsed() >= patience => {
                    return Err(Error::Busy(patience.as_secs()));
                }
                Err(TryLockError::WouldBlock) => {
                    if let Some(say) = waiting.take() {
                        say();
                    }
                    std::thread::sleep(Duration::from_millis(100));
                }
            }
        }
        let modified = || file.metadata().ok()?.modified().ok();
        let last_held = if is_new { None } else { modified() };
        Ok(Self { file, last_held })
    }

    /// True where a process of this machine held the organization after that moment, so that what was read before
    /// may be stale.
    pub fn was_held_since(&self, moment: SystemTime) -> bool {
        self.last_held.is_some_and(|held| held >= moment)
    }
}

impl Drop for OrganizationLock {
    fn drop(&mut self) {
        // The time tells the next process that something may have changed; the lock goes with the file.
        let _ = self.file.set_times(FileTimes::new().set_modified(SystemTime::now()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_holder_waits_and_gives_up() {
        let directory = tempfile::tempdir().expect("a directory");
        let hold = |patience| {
            let mut said = false;
            let lock =
                OrganizationLock::acquire(directory.path(), "https://a/", "o", patience, || said = true);
            (lock, said)
        };
        let (first, said) = hold(Duration::ZERO);
        assert!(first.is_ok() && !said);
        let (second, said) = hold(Duration::from_millis(150));
        assert!(matches!(second, Err(Error::Busy(_))) && said);
        let before = SystemTime::now();
        drop(first);
        let (third, _) = hold(Duration::ZERO);
        assert!(third.expect("free again").was_held_since(before));
    }
}
