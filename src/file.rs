//! Files that the command line names.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use same_file::Handle;

use crate::failure::{Code, Failure};
use crate::messages::{Message, message};
use udatactl_files::lock::{self, WAIT_LIMIT};
use udatactl_files::private;

/// The most that is read, in bytes.
const MOST: u64 = 100_000_000;

/// The bytes of a file, at most 100 MB.
///
/// # Errors
/// Exit 2 where it can't be read or holds more.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(MOST + 1).read_to_end(&mut bytes));
    if read.map_err(|cause| unreadable(path, &cause))? as u64 > MOST {
        Err(unreadable(path, &ErrorKind::FileTooLarge.into()))
    } else {
        Ok(bytes)
    }
}

/// The text of a file in UTF-8, at most 100 MB.
///
/// # Errors
/// Exit 2 where it can't be read or is no text.
pub fn text(path: &Path) -> Result<String, Failure> {
    String::from_utf8(bytes(path)?).map_err(|_| unreadable(path, &ErrorKind::InvalidData.into()))
}

/// Writes a page for everybody, and makes the directories above it.
///
/// # Errors
/// Exit 2 where that can't be done.
pub fn publish(path: &Path, text: &str) -> Result<(), Failure> {
    write_with(path, |path| {
        std::fs::create_dir_all(private::above(path))?;
        std::fs::write(path, text).inspect_err(|_| {
            let _ = std::fs::remove_file(path);
        })
    })
}

/// Writes a text whole or not at all, and makes the directories above it: whoever reads the file meanwhile reads what was
/// there before. A new file is its owner's alone; one that is there keeps its mode.
///
/// # Errors
/// Exit 2 where that can't be done.
pub fn replace(path: &Path, text: impl AsRef<[u8]>) -> Result<(), Failure> {
    let bytes = text.as_ref();
    // The file that a link leads to is replaced, not the link.
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    write_with(&path, |path| {
        std::fs::create_dir_all(private::above(path))?;
        match path.metadata() {
            Ok(known) if !known.is_file() => std::fs::write(path, bytes),
            _ => private::replace(path, bytes),
        }
    })
}

/// Writes a text to a new file in a directory below one of ours, and waits until the disk has it.
///
/// # Errors
/// Exit 2 where that can't be done, or the file is there already.
pub fn write_privately(path: &Path, text: &str) -> Result<(), Failure> {
    write_with(path, |path| {
        private::directory_below(private::above(path))?;
        private::create(path, text.as_bytes())
    })
}

/// Makes the directories above a file that is read to be written again, and holds its place against other processes of ours
/// until the answer is dropped; through a link, the place of the file that it leads to.
///
/// # Errors
/// Exit 2 where that can't be done; 9 where another process does not let it go in time.
pub fn hold(path: &Path) -> Result<File, Failure> {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let held =
        std::fs::create_dir_all(private::above(&path)).and_then(|()| lock::hold_place(&path, WAIT_LIMIT));
    held.map_err(|cause| match cause.kind() {
        ErrorKind::TimedOut => {
            let path = path.display().to_string();
            let message = message!("failure-file-held", path = path, seconds = WAIT_LIMIT.as_secs());
            Failure::new(Code::FileHeld, message).hint(Message::new("hint-try-later"))
        }
        _ => unwritable(&path, &cause),
    })
}

fn write_with(path: &Path, write: impl FnOnce(&Path) -> io::Result<()>) -> Result<(), Failure> {
    write(path).map_err(|cause| unwritable(path, &cause))
}

/// True where two names lead to one file, through whatever links; `-` is what the standard input reads.
pub fn is_same(path: &Path, other: &Path) -> bool {
    let handle =
        |path: &Path| if path.as_os_str() == "-" { Handle::stdin() } else { Handle::from_path(path) };
    matches!((handle(path), handle(other)), (Ok(one), Ok(other)) if one == other)
}

fn unwritable(path: &Path, cause: &io::Error) -> Failure {
    let message = message!("failure-file-unwritable", path = path.display().to_string(), cause = cause);
    Failure::new(Code::FileUnwritable, message)
}

/// The failure of a file that can't be read: exit 2.
pub fn unreadable(path: &Path, cause: &io::Error) -> Failure {
    let message = message!("failure-file-unreadable", path = path.display().to_string(), cause = cause);
    Failure::new(Code::FileUnreadable, message)
}
