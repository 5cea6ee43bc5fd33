//! One membership write in flight for each organization, across all processes of this machine.
//!
//! An organization is one document that the server rewrites whole: simultaneous writes lose people.

use std::fs::{File, FileTimes, OpenOptions, TryLockError};
use std::io::Write;
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
    before: Before,
}

/// What the lock file told about the last process that held the organization.
#[derive(Debug)]
enum Before {
    /// There was none.
    Nobody,
    LetGo(SystemTime),
    /// It was killed while it held it, or was waited for: it may just have written.
    Unclear,
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
        let mut file = match made {
            Ok(file) => file,
            Err(_) => OpenOptions::new().create(true).append(true).open(&path).map_err(unusable)?,
        };
        let waited = wait(&file, patience, waiting, unusable)?;
        let metadata = file.metadata().map_err(unusable)?;
        let before = match metadata.modified() {
            _ if is_new && !waited => Before::Nobody,
            Ok(moment) if !waited && metadata.len() == 0 => Before::LetGo(moment),
            _ => Before::Unclear,
        };
        // The mark is wiped when the organization is let go: one that is found was left by a killed process.
        file.write_all(b"held").map_err(unusable)?;
        Ok(Self { file, before })
    }

    /// True where a process of this machine may have held the organization after that moment, so that what was read
    /// since may be stale.
    pub fn was_held_since(&self, moment: SystemTime) -> bool {
        match self.before {
            Before::Nobody => false,
            Before::LetGo(at) => at >= moment,
            Before::Unclear => true,
        }
    }
}

/// Holds a file that is nothing but a lock, waiting up to `patience` for another process; `waiting` is called once when
/// it has to wait. The system lets it go with the file.
///
/// # Errors
/// As [`OrganizationLock::acquire`].
pub fn hold(path: &Path, patience: Duration, waiting: impl FnOnce()) -> Result<File, Error> {
    let unusable = |cause| Error::Unusable { path: path.to_owned(), cause };
    let file = OpenOptions::new().create(true).append(true).open(path).map_err(unusable)?;
    wait(&file, patience, waiting, unusable)?;
    Ok(file)
}

/// Waits for the lock; true where another process had it.
fn wait(
    file: &File,
    patience: Duration,
    waiting: impl FnOnce(),
    unusable: impl Fn(std::io::Error) -> Error,
) -> Result<bool, Error> {
    let started = Instant::now();
    let mut waiting = Some(waiting);
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(waiting.is_none()),
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
}

impl Drop for OrganizationLock {
    fn drop(&mut self) {
        // The time tells the next process that something may have changed; the lock goes with the file.
        let _ = self.file.set_len(0);
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
        let third = third.expect("free again");
        assert!(third.was_held_since(before));
        drop(third);
        let later = SystemTime::now() + Duration::from_secs(1);
        assert!(!hold(Duration::ZERO).0.expect("free").was_held_since(later));
    }

    #[test]
    fn what_a_killed_process_left_is_not_trusted() {
        let directory = tempfile::tempdir().expect("a directory");
        let hold = || OrganizationLock::acquire(directory.path(), "https://a/", "o", Duration::ZERO, || ());
        let first = hold().expect("free");
        let later = SystemTime::now() + Duration::from_secs(1);
        assert!(!first.was_held_since(later));
        let OrganizationLock { file, .. } = &first;
        let handle = file.try_clone().expect("a second handle");
        std::mem::forget(first);
        handle.unlock().expect("unlocked, as the system does for a killed process");
        assert!(hold().expect("free").was_held_since(later));
    }
}
