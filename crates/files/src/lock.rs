//! Locks of this machine: one process holds an organization against the others while it is written, or a file of ours
//! while it is changed. Whoever has to wait is told so, and not for ever.
//!
//! An organization is one document that the server rewrites whole: simultaneous writes lose people.

use std::fs::{File, FileTimes, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::{Duration, Instant, SystemTime};

use crate::private;

/// Why the organization could not be held.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("another process held it for {0} s")]
    Busy(u64),
    #[error("{path}: {cause}")]
    Unusable { path: PathBuf, cause: io::Error },
}

/// How long another process may hold a file of ours: none does for longer than it takes to write one.
pub const WAIT_LIMIT: Duration = Duration::from_secs(10);
/// A wait that is over by then is none that anybody notices.
const NOTICED: Duration = Duration::from_millis(500);

type Notice = Box<dyn Fn(&Path, Duration) + Send + Sync>;

/// The notice to whoever waits for a file of ours.
static NOTICE: OnceLock<Notice> = OnceLock::new();

/// Sets the notice of a wait for a file of ours, with the file and the longest that it takes, from here on. Only the
/// first counts.
pub fn tell_waits(notice: impl Fn(&Path, Duration) + Send + Sync + 'static) {
    let _ = NOTICE.set(Box::new(notice));
}

/// Holds a file of ours by its lock file, which is made where there is none, until the answer is dropped; the system lets
/// it go for who is killed.
///
/// # Errors
/// [`ErrorKind::TimedOut`] where another process does not let it go in time; the system's errors.
pub fn hold(path: &Path, limit: Duration) -> io::Result<File> {
    held(private::options().create(true).append(true).open(path)?, path, limit)
}

/// Holds the place of a file of somebody's that is read to be written again, as [`hold`] does: its directory, in which nothing
/// is left behind. Where a system locks no directories, a file in it is held.
///
/// # Errors
/// As [`hold`].
pub fn hold_place(path: &Path, limit: Duration) -> io::Result<File> {
    let directory = private::above(path);
    if cfg!(unix) {
        held(File::open(directory)?, path, limit)
    } else {
        hold(&directory.join(".udatactl.lock"), limit)
    }
}

fn held(file: File, path: &Path, limit: Duration) -> io::Result<File> {
    let say = || NOTICE.get().into_iter().for_each(|notice| notice(path, limit));
    match wait(&file, limit, NOTICED, say)? {
        Wait::InVain => Err(ErrorKind::TimedOut.into()),
        Wait::None | Wait::Over => Ok(file),
    }
}

/// An organization held by this process; the system lets it go even when the process is killed.
#[derive(Debug)]
pub struct OrganizationLock {
    file: File,
    before: Before,
}

/// The state in which the last process that held the organization left the lock file.
#[derive(Debug)]
enum Before {
    /// There was no such process.
    Nobody,
    LetGo(SystemTime),
    /// It was killed while it held it, or was waited for: it may just have written.
    Unclear,
}

impl OrganizationLock {
    /// Holds an organization, waiting up to `limit` for another process; `waiting` is called once when it has to wait.
    /// Its identifier alone names it: however the portal's address is written, it is the same organization.
    ///
    /// # Errors
    /// When the other process does not let go in time, or the file can't be made.
    pub fn acquire(
        directory: &Path,
        organization: &str,
        limit: Duration,
        waiting: impl FnOnce(),
    ) -> Result<Self, Error> {
        let locks = directory.join("locks");
        let path = locks.join(format!("{}.lock", organization.to_lowercase()));
        let unusable = |cause| Error::Unusable { path: path.clone(), cause };
        private::directory_below(&locks).map_err(unusable)?;
        let made = private::options().create_new(true).append(true).open(&path);
        let is_new = made.is_ok();
        let mut file = match made {
            Ok(file) => file,
            Err(_) => private::options().create(true).append(true).open(&path).map_err(unusable)?,
        };
        let waited = match wait(&file, limit, Duration::ZERO, waiting).map_err(unusable)? {
            Wait::InVain => return Err(Error::Busy(limit.as_secs())),
            wait => wait == Wait::Over,
        };
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

/// A lock of an organization that is held now, or that was left by a killed process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The organization's identifier.
    pub organization: String,
    /// False where no process has it any more: the next one that wants it takes it.
    pub is_held: bool,
}

/// The locks in this directory that are held, or that a killed process left. Nothing is made, and nothing waited for.
///
/// # Errors
/// The system's errors; a directory that is not there has no locks.
pub fn marked(directory: &Path) -> io::Result<Vec<Marked>> {
    let entries = match std::fs::read_dir(directory.join("locks")) {
        Err(cause) if cause.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut marked = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let Some(organization) = path.file_stem().and_then(|name| name.to_str()) else { continue };
        if path.metadata()?.len() > 0 {
            marked.push(Marked { organization: organization.to_owned(), is_held: is_held(&path)? });
        }
    }
    marked.sort_by(|one, other| one.organization.cmp(&other.organization));
    Ok(marked)
}

/// True where another process holds this lock file.
///
/// # Errors
/// The system's errors; a file that is not there is held by nobody.
pub fn is_held(path: &Path) -> io::Result<bool> {
    let file = match private::options().read(true).open(path) {
        Err(cause) if cause.kind() == ErrorKind::NotFound => return Ok(false),
        file => file?,
    };
    match file.try_lock_shared() {
        Err(TryLockError::WouldBlock) => Ok(true),
        Err(TryLockError::Error(cause)) if !has_no_locks(&cause) => Err(cause),
        _ => Ok(false),
    }
}

/// How a wait for a lock went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wait {
    None,
    Over,
    /// Another process still has it.
    InVain,
}

/// Waits for a lock; says so once, where it takes longer than `silent`.
fn wait(file: &File, limit: Duration, silent: Duration, waiting: impl FnOnce()) -> io::Result<Wait> {
    let started = Instant::now();
    let mut waiting = Some(waiting);
    let mut went = Wait::None;
    loop {
        match file.try_lock() {
            Err(TryLockError::Error(cause)) if !has_no_locks(&cause) => return Err(cause),
            Err(TryLockError::WouldBlock) if started.elapsed() >= limit => return Ok(Wait::InVain),
            Err(TryLockError::WouldBlock) => {
                went = Wait::Over;
                if started.elapsed() >= silent
                    && let Some(say) = waiting.take()
                {
                    say();
                }
                std::thread::sleep(LOOK_AGAIN.min(limit));
            }
            // Some network file systems have no locks: then two writers at once are a risk to take.
            Ok(()) | Err(TryLockError::Error(_)) => return Ok(went),
        }
    }
}

/// How often whoever waits looks again.
const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// True for what systems say of a file system without locks.
fn has_no_locks(cause: &io::Error) -> bool {
    #[cfg(unix)]
    if [rustix::io::Errno::NOLCK, rustix::io::Errno::BADF]
        .iter()
        .any(|errno| cause.raw_os_error() == Some(errno.raw_os_error()))
    {
        return true;
    }
    cause.kind() == ErrorKind::Unsupported
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
        let hold = |limit| {
            let mut said = false;
            let lock = OrganizationLock::acquire(directory.path(), "o", limit, || said = true);
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
        let seen = || marked(directory.path()).expect("read");
        assert_eq!(seen(), [Marked { organization: "o".into(), is_held: true }]);
        drop(third);
        assert_eq!(seen(), []);
        let later = SystemTime::now() + Duration::from_secs(1);
        assert!(!hold(Duration::ZERO).0.expect("free").was_held_since(later));
    }

    #[test]
    fn what_a_killed_process_left_is_not_trusted() {
        let directory = tempfile::tempdir().expect("a directory");
        let hold = || OrganizationLock::acquire(directory.path(), "o", Duration::ZERO, || ());
        let first = hold().expect("free");
        let later = SystemTime::now() + Duration::from_secs(1);
        assert!(!first.was_held_since(later));
        let OrganizationLock { file, .. } = &first;
        let handle = file.try_clone().expect("a second handle");
        std::mem::forget(first);
        handle.unlock().expect("unlocked, as the system does for a killed process");
        let left = marked(directory.path()).expect("read");
        assert_eq!(left, [Marked { organization: "o".into(), is_held: false }]);
        assert!(hold().expect("free").was_held_since(later));
    }
}
