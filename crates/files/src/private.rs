//! Our own files on this machine: only their owner reads them, no link among them is followed, and what takes the place
//! of another is whole or not there.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

use tempfile::NamedTempFile;

/// Makes one of our directories where there is none, with those above it. One that is there keeps its mode: it may be
/// shared.
///
/// # Errors
/// The system's errors.
pub fn directory(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Makes a directory below one of ours where there is none; a person may have put ours elsewhere as a whole and not in
/// part.
///
/// # Errors
/// The system's errors; a link in its place is one.
pub fn directory_below(path: &Path) -> io::Result<()> {
    directory(path)?;
    if path.symlink_metadata()?.is_symlink() { Err(io::ErrorKind::NotADirectory.into()) } else { Ok(()) }
}

/// How a file of ours is opened, for whoever says what for. A link in its place is an error.
#[cfg_attr(not(unix), allow(unused_mut, reason = "modes and links are of Unix"))]
pub fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600).custom_flags(rustix::fs::OFlags::NOFOLLOW.bits().cast_signed());
    }
    options
}

/// Reads all that a file of ours holds.
///
/// # Errors
/// The system's errors; a link in its place is one.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    options().read(true).open(path)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Writes a file of ours at once or not at all, and waits until the disk has it. A file that is there keeps its mode; a
/// link in its place is replaced, not followed.
///
/// # Errors
/// The system's errors: then what was there before is there still.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    keep(prepare(path, bytes)?, path)
}

/// Writes what [`replace`] would put in the place of a file, beside it: the disk has it. It is gone again unless it is
/// kept.
///
/// # Errors
/// The system's errors.
pub fn prepare(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let new = written(path, bytes)?;
    new.as_file().sync_all()?;
    Ok(new)
}

/// Writes a file that is nobody's but ours at once or not at all, and waits until the disk has it: it is its owner's
/// alone from then on, whatever mode it had.
///
/// # Errors
/// As [`replace`].
pub fn renew(path: &Path, bytes: &[u8]) -> io::Result<()> {
    finish(written(path, bytes)?, path)
}

/// Writes a file of ours as [`replace`] does, without waiting for the disk: for what may be lost with the machine.
///
/// # Errors
/// As [`replace`].
pub fn replace_soon(path: &Path, bytes: &[u8]) -> io::Result<()> {
    keep(written(path, bytes)?, path)
}

/// Writes a new file of ours, whole or not at all, and waits until the disk has it.
///
/// # Errors
/// The system's errors, and where there is something of that name already.
pub fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    finish_new(written(path, bytes)?, path)
}

/// Begins a new file beside another, of a name that nobody can guess; gone again unless it is kept. It is its owner's
/// alone whatever the umask.
///
/// # Errors
/// The system's errors.
pub fn begin(path: &Path) -> io::Result<NamedTempFile> {
    let new = tempfile::Builder::new().prefix(".udatactl-").tempfile_in(above(path))?;
    #[cfg(unix)]
    new.as_file().set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    Ok(new)
}

/// Puts what was written since [`begin`] in the place of a file, as [`renew`] does; a link there is replaced, not followed.
///
/// # Errors
/// The system's errors: then what was there before is there still.
pub fn finish(new: NamedTempFile, path: &Path) -> io::Result<()> {
    new.as_file().sync_all()?;
    new.persist(path).map(drop).map_err(|error| error.error)
}

/// Puts what was written since [`begin`] where there is nothing yet.
///
/// # Errors
/// The system's errors, and where there is something of that name already.
pub fn finish_new(new: NamedTempFile, path: &Path) -> io::Result<()> {
    new.as_file().sync_all()?;
    new.persist_noclobber(path).map(drop).map_err(|error| error.error)
}

fn written(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut new = begin(path)?;
    new.write_all(bytes)?;
    Ok(new)
}

/// Puts what was written beside a file in its place.
///
/// # Errors
/// The system's errors.
pub fn keep(new: NamedTempFile, path: &Path) -> io::Result<()> {
    if let Ok(known) = path.symlink_metadata()
        && known.is_file()
    {
        new.as_file().set_permissions(known.permissions())?;
    }
    new.persist(path).map(drop).map_err(|error| error.error)
}

/// Who may do what with a file; `None` where a system has no such bits, and a file of the person's is theirs by inheritance.
///
/// # Errors
/// The system's errors.
pub fn mode(file: &File) -> io::Result<Option<u32>> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        Ok(Some(file.metadata()?.permissions().mode() & 0o7777))
    }
    #[cfg(not(unix))]
    {
        let _ = file;
        Ok(None)
    }
}

/// Finds out whether so many bytes can be written in a directory of ours or, where there is none yet, where it would be made.
/// Nothing is left there.
///
/// # Errors
/// The system's errors.
pub fn try_room(directory: &Path, bytes: usize) -> io::Result<()> {
    let is_there = |path: &&Path| path.symlink_metadata().is_ok();
    let place = directory.ancestors().find(is_there).unwrap_or(Path::new("."));
    let mut file = tempfile::tempfile_in(place)?;
    file.write_all(&vec![0; bytes])?;
    file.sync_all()
}

/// The directory that a file is in.
pub fn above(path: &Path) -> &Path {
    path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
