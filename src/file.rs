//! Files that the command line names.

use std::fs::OpenOptions;
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

use crate::failure::Failure;
use crate::message;

/// The most that is read, in bytes.
const MOST: u64 = 100_000_000;

/// The bytes of a file, at most 100 MB.
///
/// # Errors
/// Exit 2 where it can't be read or holds more.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = std::fs::File::open(path).and_then(|file| file.take(MOST + 1).read_to_end(&mut bytes));
    match read.map_err(|cause| unreadable(path, &cause))? as u64 > MOST {
        true => Err(unreadable(path, &ErrorKind::FileTooLarge.into())),
        false => Ok(bytes),
    }
}

/// The text of a file in UTF-8, at most 100 MB.
///
/// # Errors
/// Exit 2 where it can't be read or is no text.
pub fn text(path: &Path) -> Result<String, Failure> {
    String::from_utf8(bytes(path)?).map_err(|_| unreadable(path, &ErrorKind::InvalidData.into()))
}

/// Writes a text, and makes the directories above it.
///
/// # Errors
/// Exit 2 where that can't be done.
pub fn write(path: &Path, text: &str) -> Result<(), Failure> {
    write_with(OpenOptions::new(), path, text)
}

/// The same, for nobody else on this machine to read where the file is a new one.
///
/// # Errors
/// As [`write()`].
pub fn write_private(path: &Path, text: &str) -> Result<(), Failure> {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    write_with(options, path, text)
}

fn write_with(mut options: OpenOptions, path: &Path, text: &str) -> Result<(), Failure> {
    let directory = path.parent().unwrap_or(Path::new("."));
    let mut write = || {
        std::fs::create_dir_all(directory)?;
        options.create(true).write(true).truncate(true).open(path)?.write_all(text.as_bytes())
    };
    write().map_err(|cause| {
        let path = path.display().to_string();
        let message = message!("failure-file-unwritable", path = path, cause = &cause);
        Failure::usage("file_unwritable", message)
    })
}

fn unreadable(path: &Path, cause: &io::Error) -> Failure {
    let message = message!("failure-file-unreadable", path = path.display().to_string(), cause = cause);
    Failure::usage("file_unreadable", message)
}
