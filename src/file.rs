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
    write_with(path, |path| std::fs::write(path, text))
}

/// Writes a text whole or not at all: whoever reads the file meanwhile reads what was there before.
///
/// # Errors
/// Exit 2 where that can't be done.
pub fn replace(path: &Path, text: impl AsRef<[u8]>) -> Result<(), Failure> {
    let bytes = text.as_ref();
    // What a link leads to is replaced, not the link.
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    if path.metadata().is_ok_and(|known| !known.is_file()) {
        return write_with(&path, |path| std::fs::write(path, bytes));
    }
    write_with(&path, |path| {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}.tmp", std::process::id()));
        let temporary = path.with_file_name(name);
        let written = std::fs::File::create_new(&temporary).and_then(|mut file| {
            if let Ok(known) = path.metadata() {
                file.set_permissions(known.permissions())?;
            }
            file.write_all(bytes)?;
            file.sync_all()?;
            std::fs::rename(&temporary, path)
        });
        if written.is_err() {
            let _ = std::fs::remove_file(&temporary);
        }
        written
    })
}

/// Writes a text to a new file that nobody else reads, and waits until the disk has it.
///
/// # Errors
/// Exit 2 where that can't be done, or the file is there already.
pub fn write_privately(path: &Path, text: &str) -> Result<(), Failure> {
    write_with(path, |path| {
        let mut options = OpenOptions::new();
        options.create_new(true).write(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()
    })
}

fn write_with(path: &Path, write: impl FnOnce(&Path) -> io::Result<()>) -> Result<(), Failure> {
    let directory = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(directory).and_then(|()| write(path)).map_err(|cause| {
        let path = path.display().to_string();
        let message = message!("failure-file-unwritable", path = path, cause = &cause);
        Failure::usage("file_unwritable", message)
    })
}

fn unreadable(path: &Path, cause: &io::Error) -> Failure {
    let message = message!("failure-file-unreadable", path = path.display().to_string(), cause = cause);
    Failure::usage("file_unreadable", message)
}
